//! Golden values of logistic, Poisson, negative binomial and linear models, with every kind of error.

use crate::book::{Book, CLOSED, Columns, ITERATED};
use evaluation::Covariate;
use evaluation::glm::{Errors, Family, GlmFit, GlmModel, area_under_curve, brier, fit};

/// A model on named columns of a table.
struct Model<'a> {
    columns: &'a Columns,
    outcome: &'a str,
    covariates: &'a [&'a str],
    exposure: Option<&'a str>,
    weights: Option<&'a str>,
    family: Family,
}

impl Model<'_> {
    fn fit(&self, errors: Errors<'_>) -> GlmFit {
        let outcome = self.columns.numbers(self.outcome);
        let exposure = self.exposure.map(|name| self.columns.numbers(name));
        let weights = self.weights.map(|name| self.columns.numbers(name));
        let values: Vec<Vec<f64>> = self.covariates.iter().map(|name| self.columns.numbers(name)).collect();
        let covariates: Vec<Covariate<'_>> =
            self.covariates.iter().zip(&values).map(|(name, values)| Covariate { name, values }).collect();
        let model = GlmModel {
            outcome_name: self.outcome,
            outcome: &outcome,
            covariates: &covariates,
            exposure: exposure.as_deref(),
            weights: weights.as_deref(),
        };
        fit(&model, self.family, errors, 0.95).unwrap()
    }
}

fn check(book: &mut Book, name: &str, fit: &GlmFit) {
    for coefficient in &fit.coefficients {
        book.check(&format!("{name} {} coef", coefficient.name), coefficient.estimate, ITERATED);
    }
    check_errors(book, name, fit);
}

fn check_errors(book: &mut Book, name: &str, fit: &GlmFit) {
    for coefficient in &fit.coefficients {
        book.check(&format!("{name} {} se", coefficient.name), coefficient.standard_error, ITERATED);
    }
}

fn check_totals(book: &mut Book, name: &str, fit: &GlmFit) {
    book.check(&format!("{name} loglik"), fit.log_likelihood, CLOSED);
    book.check(&format!("{name} deviance"), fit.deviance, CLOSED);
    book.check(&format!("{name} null"), fit.null_deviance, CLOSED);
    book.check(&format!("{name} aic"), fit.aic, CLOSED);
}

fn check_kinds(book: &mut Book, name: &str, model: &Model<'_>) {
    let site = model.columns.whole("site");
    for (kind, errors) in [
        ("HC0", Errors::Hc0),
        ("HC1", Errors::Hc1),
        ("HC2", Errors::Hc2),
        ("HC3", Errors::Hc3),
        ("clustered", Errors::Clustered(&site)),
        ("clustered small", Errors::ClusteredSmall(&site)),
    ] {
        check(book, &format!("{name} {kind}"), &model.fit(errors));
    }
}

fn check_logistic(book: &mut Book, pilot: &Columns) {
    let model = Model {
        columns: pilot,
        outcome: "again",
        covariates: &["treat", "age", "prior", "care", "score"],
        exposure: None,
        weights: None,
        family: Family::Binomial,
    };
    let fit = model.fit(Errors::Model);
    check(book, "logistic", &fit);
    check_totals(book, "logistic", &fit);
    let outcome = pilot.numbers("again");
    book.check("logistic auc", area_under_curve(&outcome, &fit.fitted).unwrap(), CLOSED);
    book.check("logistic brier", brier(&outcome, &fit.fitted), ITERATED);
    check_kinds(book, "logistic", &model);
    let model = Model { covariates: &["treat", "prior"], weights: Some("months"), ..model };
    check(book, "weighted", &model.fit(Errors::Hc0));
    let rossi = Columns::open("rossi");
    let covariates = ["fin", "age", "race", "wexp", "mar", "paro", "prio"];
    let model = Model { columns: &rossi, outcome: "arrest", covariates: &covariates, weights: None, ..model };
    let fit = model.fit(Errors::Model);
    check(book, "rossi logistic", &fit);
    check_totals(book, "rossi logistic", &fit);
}

fn check_counts(book: &mut Book, pilot: &Columns) {
    let mut model = Model {
        columns: pilot,
        outcome: "count",
        covariates: &["treat", "age", "prior", "score"],
        exposure: Some("months"),
        weights: None,
        family: Family::Poisson,
    };
    let fit = model.fit(Errors::Model);
    check(book, "poisson", &fit);
    check_totals(book, "poisson", &fit);
    check_kinds(book, "poisson", &model);
    model.family = Family::NegativeBinomial;
    let fit = model.fit(Errors::Model);
    check(book, "negbin", &fit);
    let (theta, error) = fit.theta.unwrap();
    book.check("negbin theta", theta, ITERATED);
    book.check("negbin theta se", error, ITERATED);
    book.check("negbin loglik", fit.log_likelihood, CLOSED);
    book.check("negbin deviance", fit.deviance, ITERATED);
    check_errors(book, "negbin HC0", &model.fit(Errors::Hc0));
    let site = pilot.whole("site");
    check_errors(book, "negbin clustered", &model.fit(Errors::Clustered(&site)));
}

#[test]
fn glm() {
    let pilot = Columns::open("pilot");
    let mut book = Book::open("glm");
    check_logistic(&mut book, &pilot);
    check_counts(&mut book, &pilot);
    let model = Model {
        columns: &pilot,
        outcome: "hours",
        covariates: &["treat", "prior", "score"],
        exposure: None,
        weights: None,
        family: Family::Gaussian,
    };
    let fit = model.fit(Errors::Model);
    check(&mut book, "linear", &fit);
    book.check("linear loglik", fit.log_likelihood, CLOSED);
    book.check("linear aic", fit.aic, CLOSED);
    book.check("linear sigma2", fit.residual_variance.unwrap(), CLOSED);
    book.check("linear treat p", fit.coefficients[1].p, ITERATED);
    book.check("linear treat lower", fit.coefficients[1].lower, ITERATED);
    book.check("linear treat upper", fit.coefficients[1].upper, ITERATED);
    check_kinds(&mut book, "linear", &model);
    book.close();
}
