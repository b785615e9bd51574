//! Golden values of competing events.

use crate::book::{Book, CLOSED, Columns, ITERATED};
use evaluation::Covariate;
use evaluation::competing::{Endings, FineGrayModel, fine_gray, gray, incidence};
use evaluation::survival::Groups;

#[test]
fn competing() {
    let mut book = Book::open("competing");
    let pilot = Columns::open("pilot");
    let (days, cause) = (pilot.numbers("days"), pilot.whole("cause"));
    let endings = Endings { time: &days, cause: &cause };
    for number in [1, 2] {
        let curve = incidence(endings, number).unwrap();
        for time in [28.0, 182.0, 364.0] {
            let step = curve.at(time).unwrap();
            book.check(&format!("cause {number} {time} share"), step.share, CLOSED);
            book.check(&format!("cause {number} {time} variance"), step.variance, CLOSED);
        }
    }
    let exact = pilot.numbers("exact_days");
    let event = pilot.flags("exact_event");
    let seen: Vec<u32> = cause.iter().zip(&event).map(|(cause, event)| if *event { *cause } else { 0 }).collect();
    let curve = incidence(Endings { time: &exact, cause: &seen }, 1).unwrap();
    book.check("exact cause 1 200 share", curve.at(200.0).unwrap().share, CLOSED);
    book.check("exact cause 1 200 variance", curve.at(200.0).unwrap().variance, CLOSED);
    let (tier, names) = pilot.codes("tier");
    let treat = pilot.whole("treat");
    let arms = ["without".to_owned(), "with".to_owned()];
    for number in [1, 2] {
        let test = gray(endings, number, Groups { of: &tier, names: &names }).unwrap();
        book.check(&format!("gray tier {number}"), test.statistic, 1e-11);
        let test = gray(endings, number, Groups { of: &treat, names: &arms }).unwrap();
        book.check(&format!("gray treat {number}"), test.statistic, 1e-11);
    }
    let names = ["treat", "age", "prior", "score"];
    let values = names.map(|name| pilot.numbers(name));
    let covariates: Vec<Covariate<'_>> =
        names.iter().zip(&values).map(|(name, values)| Covariate { name, values }).collect();
    for cause in [1, 2] {
        let fit = fine_gray(&FineGrayModel { endings, cause, covariates: &covariates }, 0.95).unwrap();
        for coefficient in &fit.coefficients {
            book.check(&format!("crr {cause} {} coef", coefficient.name), coefficient.estimate, ITERATED);
            book.check(&format!("crr {cause} {} se", coefficient.name), coefficient.standard_error, ITERATED);
        }
        book.check(&format!("crr {cause} loglik"), fit.log_likelihood, CLOSED);
        book.check(&format!("crr {cause} null"), fit.null_log_likelihood, CLOSED);
        let predicted = fit.predict(&[1.0, 22.0, 3.0, 0.2]).unwrap();
        let at = predicted.iter().rfind(|step| step.0 <= 182.0).unwrap();
        book.check(&format!("crr {cause} predict"), at.1, ITERATED);
    }
    book.close();
}
