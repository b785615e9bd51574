//! Golden values of group-sequential boundaries and of alpha spending.

use crate::book::{BOUNDARY, Book};
use evaluation::sequential::{Design, Shape, Spending, boundaries};

#[test]
fn sequential() {
    let mut book = Book::open("sequential");
    let shapes = [
        ("pocock", Shape::Pocock),
        ("obrien_fleming", Shape::OBrienFleming),
        ("wang_tsiatis", Shape::WangTsiatis(0.25)),
        ("spending_obrien_fleming", Shape::Spending(Spending::OBrienFleming)),
        ("spending_pocock", Shape::Spending(Spending::Pocock)),
        ("spending_power", Shape::Spending(Spending::Power(2.0))),
        ("spending_hsd", Shape::Spending(Spending::HwangShihDeCani(-4.0))),
        ("spending_hsd_high", Shape::Spending(Spending::HwangShihDeCani(1.0))),
    ];
    let evenly = |looks: u32| (1..=looks).map(|look| f64::from(look) / f64::from(looks)).collect::<Vec<f64>>();
    let looks = [("2", evenly(2)), ("3", evenly(3)), ("5", evenly(5)), ("uneven", vec![0.3, 0.7, 1.0])];
    for (name, shape) in shapes {
        for (sided, alpha) in [(1, 0.025), (2, 0.05)] {
            for (word, information) in &looks {
                let design = Design { information: information.clone(), alpha, two_sided: sided == 2, shape };
                let found = boundaries(&design).unwrap();
                for (at, (z, spent)) in found.upper.iter().zip(&found.spent).enumerate() {
                    let is_spending = matches!(shape, Shape::Spending(_));
                    // One-sided the package is good to 3e-8 itself; the recursion in R says which of us is right.
                    let allowed = if sided == 1 { 5e-8 } else { BOUNDARY };
                    book.check(&format!("{name} {sided} {word} {}", at + 1), *z, allowed);
                    if is_spending && at + 1 < information.len() {
                        book.check(&format!("{name} {sided} {word} spent {}", at + 1), *spent, allowed);
                    }
                    if is_spending && matches!(*word, "5" | "uneven") {
                        book.check(&format!("recursion {name} {sided} {word} {}", at + 1), *z, 1e-10);
                    }
                }
            }
        }
    }
    let of = |information: Vec<f64>| {
        let design = Design { information, alpha: 0.05, two_sided: true, shape: Shape::OBrienFleming };
        boundaries(&design).unwrap().drift_for(0.8).unwrap()
    };
    book.check("inflation", (of(evenly(3)) / of(vec![1.0])).powi(2), 1e-7);
    book.close();
}
