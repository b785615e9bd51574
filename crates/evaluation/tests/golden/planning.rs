//! Golden values of power, of corrections for many tests, and of Dunnett's critical values.

use crate::book::{BOUNDARY, Book, CLOSED, ITERATED};
use evaluation::multiplicity::{Correction, corrected, dunnett_critical, dunnett_p};
use evaluation::power::{Groups, events_needed, log_rank_power, power, size_needed, smallest_fall};

fn groups(size: f64, ratio: f64, base: f64) -> Groups {
    Groups { size, control_size: ratio * size, base, alpha: 0.05 }
}

#[test]
fn planning() {
    let mut book = Book::open("planning");
    book.check("power 200", power(&groups(200.0, 1.0, 0.5), 0.1).unwrap(), CLOSED);
    book.check("power 61", power(&groups(61.0, 1.0, 0.5), 0.05).unwrap(), CLOSED);
    book.check("power 61 610", power(&groups(61.0, 10.0, 0.5), 0.09).unwrap(), CLOSED);
    book.check("power 30 300", power(&groups(30.0, 10.0, 0.5), 0.05).unwrap(), CLOSED);
    for base in [0.25, 0.35, 0.5] {
        let found = smallest_fall(&groups(61.0, 10.0, base), 0.8).unwrap().unwrap();
        book.check(&format!("smallest fall 61 {base}"), found, ITERATED);
    }
    for size in [30.0, 200.0, 400.0, 1000.0] {
        let found = smallest_fall(&groups(size, 10.0, 0.5), 0.8).unwrap().unwrap();
        book.check(&format!("smallest fall {size}"), found, ITERATED);
    }
    assert_eq!(smallest_fall(&groups(10.0, 10.0, 0.1), 0.8), Ok(None));
    book.check("size needed", size_needed(0.5, 0.05, 10.0, (0.05, 0.8)).unwrap(), ITERATED);
    book.check("events needed", events_needed(0.8, 0.5, (0.05, 0.8)).unwrap(), CLOSED);
    book.check("log-rank power", log_rank_power(300.0, 0.8, 0.3, 0.05).unwrap(), CLOSED);
    let p = [0.01, 0.02, 0.03, 0.04, 0.05, 0.2, 0.9, 0.001];
    for (word, correction) in [
        ("bonferroni", Correction::Bonferroni),
        ("holm", Correction::Holm),
        ("hochberg", Correction::Hochberg),
        ("BH", Correction::BenjaminiHochberg),
    ] {
        for (at, value) in corrected(&p, correction).unwrap().into_iter().enumerate() {
            book.check(&format!("{word} {}", at + 1), value, CLOSED);
        }
    }
    for arms in 2..=4 {
        let found = dunnett_critical(&vec![0.5; arms], 0.025, false).unwrap();
        book.check(&format!("dunnett one-sided {arms}"), found, BOUNDARY);
    }
    // The value of our own notes, to ten digits.
    assert!((dunnett_critical(&[0.5; 2], 0.025, false).unwrap() - 2.212_135_093_0).abs() < 5e-11);
    book.check("dunnett two-sided 3", dunnett_critical(&[0.5; 3], 0.05, true).unwrap(), BOUNDARY);
    book.check("dunnett unequal", dunnett_critical(&[0.3, 0.5, 0.6], 0.025, false).unwrap(), BOUNDARY);
    book.check("dunnett p", dunnett_p(&[2.1, 0.0, 1.0], &[0.5; 3], false).unwrap()[0], BOUNDARY);
    book.close();
}
