//! Golden values of accelerated failure time models.

use crate::book::{Book, CLOSED, Columns, ITERATED};
use evaluation::Covariate;
use evaluation::aft::{Distribution, fit};
use evaluation::survival::Durations;

fn check(book: &mut Book, (name, columns): (&str, &Columns), (time, event): (&str, &str), covariates: &[&str]) {
    let (time, event) = (columns.numbers(time), columns.flags(event));
    let values: Vec<Vec<f64>> = covariates.iter().map(|name| columns.numbers(name)).collect();
    let covariates: Vec<Covariate<'_>> =
        covariates.iter().zip(&values).map(|(name, values)| Covariate { name, values }).collect();
    for (word, distribution) in [
        ("weibull", Distribution::Weibull),
        ("exponential", Distribution::Exponential),
        ("lognormal", Distribution::LogNormal),
        ("loglogistic", Distribution::LogLogistic),
    ] {
        let found = fit(Durations { time: &time, event: &event }, &covariates, distribution, 0.95).unwrap();
        for coefficient in &found.coefficients {
            let quantity = format!("{name} {word} {}", coefficient.name);
            book.check(&format!("{quantity} coef"), coefficient.estimate, ITERATED);
            book.check(&format!("{quantity} se"), coefficient.standard_error, ITERATED);
        }
        book.check(&format!("{name} {word} loglik"), found.log_likelihood, CLOSED);
        book.check(&format!("{name} {word} null"), found.null_log_likelihood, CLOSED);
    }
}

#[test]
fn aft() {
    let mut book = Book::open("aft");
    let covariates = ["fin", "age", "race", "wexp", "mar", "paro", "prio"];
    check(&mut book, ("rossi", &Columns::open("rossi")), ("week", "arrest"), &covariates);
    let covariates = ["treat", "age", "prior", "score"];
    check(&mut book, ("pilot", &Columns::open("pilot")), ("exact_days", "exact_event"), &covariates);
    book.close();
}
