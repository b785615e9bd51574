//! Golden values of power, of corrections for many tests, and of Dunnett's critical values.

use crate::book::{BOUNDARY, Book, CLOSED, ITERATED};
use evaluation::multiplicity::{Correction, Dunnett, corrected};
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
    let test = |shares, two_sided, degrees| Dunnett { shares, two_sided, degrees };
    for arms in 2..=4 {
        let shares = vec![0.5; arms];
        let found = Dunnett { shares: &shares, two_sided: false, degrees: None }.critical(0.025).unwrap();
        book.check(&format!("dunnett one-sided {arms}"), found, BOUNDARY);
    }
    // The value of our own notes, to ten digits.
    assert!((test(&[0.5; 2], false, None).critical(0.025).unwrap() - 2.212_135_093_0).abs() < 5e-11);
    book.check("dunnett two-sided 3", test(&[0.5; 3], true, None).critical(0.05).unwrap(), BOUNDARY);
    book.check("dunnett unequal", test(&[0.3, 0.5, 0.6], false, None).critical(0.025).unwrap(), BOUNDARY);
    book.check("dunnett p", test(&[0.5; 3], false, None).p(&[2.1, 0.0, 1.0]).unwrap()[0], BOUNDARY);
    for degrees in [1.0, 2.0, 5.0, 20.0, 120.0] {
        let of = |two_sided| test(&[0.5; 3], two_sided, Some(degrees));
        book.check(&format!("dunnett t one-sided {degrees}"), of(false).critical(0.05).unwrap(), BOUNDARY);
        book.check(&format!("dunnett t two-sided {degrees}"), of(true).critical(0.05).unwrap(), BOUNDARY);
        book.check(&format!("dunnett t p {degrees}"), of(true).p(&[2.5, 0.5, -1.0]).unwrap()[0], BOUNDARY);
    }
    book.check(
        "dunnett t unequal 12",
        test(&[0.3, 0.5, 0.6], false, Some(12.0)).p(&[2.0, 1.0, 0.3]).unwrap()[1],
        BOUNDARY,
    );
    let found = test(&[0.5; 3], true, Some(20.0)).critical(0.05).unwrap();
    // The package draws at random; its answer is good to a millionth.
    book.check("dunnett t qmvt 20", found, 1e-6);
    book.close();
}
