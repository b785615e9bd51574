//! Golden values of two by two tables and matched pairs.

use crate::book::{Book, CLOSED, ITERATED};
use evaluation::two_by_two::{TwoByTwo, mcnemar, measures};

#[test]
fn two_by_two() {
    let mut book = Book::open("two_by_two");
    for [events, size, control_events, control_size] in
        [[48.0, 216.0, 66.0, 216.0], [9.0, 61.0, 143.0, 610.0], [1.0, 12.0, 7.0, 11.0], [30.0, 30.0, 25.0, 31.0]]
    {
        let found = measures(&TwoByTwo { events, size, control_events, control_size }, 0.95).unwrap();
        let name = format!("{events} {size} {control_events} {control_size}");
        let mut ends = |word: &str, lower: f64, upper: f64, tolerance: f64| {
            book.check(&format!("{name} {word}lower"), lower, tolerance);
            book.check(&format!("{name} {word}upper"), upper, tolerance);
        };
        if events < size {
            ends("wilson ", found.rate.lower, found.rate.upper, CLOSED);
            let odds = found.odds_ratio.unwrap();
            ends("odds ", odds.lower, odds.upper, CLOSED);
            let conditional = found.conditional_odds_ratio;
            ends("conditional ", conditional.lower, conditional.upper, ITERATED);
        } else {
            assert_eq!(found.odds_ratio, None);
            assert_eq!(found.conditional_odds_ratio.upper, f64::INFINITY);
        }
        ends("newcombe ", found.difference.lower, found.difference.upper, CLOSED);
        ends("wald ", found.difference_wald.lower, found.difference_wald.upper, CLOSED);
        ends("exact ", found.rate_exact.lower, found.rate_exact.upper, CLOSED);
        let ratio = found.ratio.unwrap();
        ends("ratio ", ratio.lower, ratio.upper, CLOSED);
        book.check(&format!("{name} ratio"), ratio.estimate, CLOSED);
        if let Some(odds) = found.odds_ratio {
            book.check(&format!("{name} odds"), odds.estimate, CLOSED);
            book.check(&format!("{name} conditional"), found.conditional_odds_ratio.estimate, ITERATED);
        }
        book.check(&format!("{name} chi2"), found.chi_squared.unwrap().statistic, CLOSED);
        book.check(&format!("{name} chi2 corrected"), found.chi_squared_corrected.unwrap().statistic, CLOSED);
        book.check(&format!("{name} fisher"), found.fisher_p, CLOSED);
    }
    let test = mcnemar(515.0, 290.0).unwrap();
    book.check("mcnemar", test.chi_squared.statistic, CLOSED);
    book.check("mcnemar corrected", test.corrected.statistic, CLOSED);
    book.check("mcnemar exact", test.exact_p, CLOSED);
    book.close();
}
