//! Golden values of Rosenbaum's bounds, E-values and the chance that an arm is best.

use crate::book::{Book, CLOSED, ITERATED};
use evaluation::arms::{Arm, Prior, Wanted, chance_best};
use evaluation::sensitivity::{binary_bounds, e_value, signed_rank_bounds};

#[test]
fn sensitivity() {
    let mut book = Book::open("sensitivity");
    let differences = [
        22.0, 5.0, 23.0, -1.0, 18.0, 25.0, 13.0, 47.0, 15.0, 16.0, 6.0, 1.0, 2.0, 7.0, 0.0, 4.0, -9.0, -3.0, 36.0,
        25.0, 1.0, 16.0, 42.0, 30.0, 25.0, 23.0, 32.0, 17.0, 9.0, -3.0, 60.0, 14.0, 14.0,
    ];
    for gamma in [1.0, 1.5, 2.0, 3.0, 4.0, 5.0] {
        let found = signed_rank_bounds(&differences, gamma).unwrap();
        book.check(&format!("signed rank upper {gamma}"), found.upper, CLOSED);
        book.check(&format!("signed rank lower {gamma}"), found.lower, CLOSED);
    }
    for gamma in [1.0, 1.5, 2.0, 3.0] {
        let found = binary_bounds(40.0, 30.0, gamma).unwrap();
        book.check(&format!("pairs upper {gamma}"), found.upper, CLOSED);
        book.check(&format!("pairs lower {gamma}"), found.lower, CLOSED);
    }
    book.check("pairs many", binary_bounds(1000.0, 600.0, 1.2).unwrap().upper, CLOSED);
    let of = |ratio: f64| e_value(ratio, 0.5 * ratio, 2.0 * ratio).unwrap().estimate;
    for ratio in [3.9, 1.8, 0.72, 0.95] {
        book.check(&format!("e {ratio}"), of(ratio), CLOSED);
    }
    book.close();
}

#[test]
fn arms() {
    let mut book = Book::open("arms");
    let (jeffreys, uniform) = (Prior { events: 0.5, others: 0.5 }, Prior { events: 1.0, others: 1.0 });
    let lowest = Wanted::Lowest;
    let four = [(12.0, 30.0), (9.0, 30.0), (15.0, 30.0), (8.0, 30.0)];
    let rossi = [(48.0, 216.0), (66.0, 216.0)];
    for (name, seen, prior, wanted) in [
        ("four", &four[..], jeffreys, lowest),
        ("four highest", &four[..], jeffreys, Wanted::Highest),
        ("uniform", &rossi[..], uniform, lowest),
        ("jeffreys", &rossi[..], jeffreys, lowest),
        ("unequal", &[(0.0, 10.0), (3.0, 25.0), (40.0, 400.0)][..], jeffreys, lowest),
        ("large", &[(5200.0, 20_000.0), (5100.0, 20_000.0)][..], uniform, lowest),
    ] {
        let arms: Vec<Arm> = seen.iter().map(|(events, size)| Arm { events: *events, size: *size }).collect();
        for (at, chance) in chance_best(&arms, prior, wanted).unwrap().into_iter().enumerate() {
            book.check(&format!("{name} {}", at + 1), chance, ITERATED);
        }
    }
    book.close();
}
