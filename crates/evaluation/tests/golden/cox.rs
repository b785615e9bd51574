//! Golden values of Cox models: ties, strata, spells, errors, tests and prediction.

use crate::book::{Book, CLOSED, Columns, ITERATED};
use evaluation::Covariate;
use evaluation::cox::{CoxFit, CoxModel, Errors, Ties, TimeScale, fit};
use evaluation::survival::{Durations, IntervalScale};

const SEVEN: [&str; 7] = ["fin", "age", "race", "wexp", "mar", "paro", "prio"];

/// A model on named columns of a table.
struct Model<'a> {
    columns: &'a Columns,
    entry: Option<&'a str>,
    time: &'a str,
    event: &'a str,
    covariates: &'a [&'a str],
    strata: Option<&'a str>,
    weights: Option<&'a str>,
}

impl Model<'_> {
    fn fit(&self, ties: Ties, errors: Errors<'_>) -> CoxFit {
        let (time, event) = (self.columns.numbers(self.time), self.columns.flags(self.event));
        let entry = self.entry.map(|name| self.columns.numbers(name));
        let weights = self.weights.map(|name| self.columns.numbers(name));
        let strata = self.strata.map(|name| self.columns.whole(name));
        let values: Vec<Vec<f64>> = self.covariates.iter().map(|name| self.columns.numbers(name)).collect();
        let covariates: Vec<Covariate<'_>> =
            self.covariates.iter().zip(&values).map(|(name, values)| Covariate { name, values }).collect();
        let model = CoxModel {
            durations: Durations { time: &time, event: &event },
            entry: entry.as_deref(),
            covariates: &covariates,
            strata: strata.as_deref(),
            weights: weights.as_deref(),
        };
        fit(&model, ties, errors, 0.95).unwrap()
    }
}

fn check(book: &mut Book, name: &str, fit: &CoxFit) {
    for coefficient in &fit.coefficients {
        book.check(&format!("{name} {} coef", coefficient.name), coefficient.estimate, ITERATED);
        book.check(&format!("{name} {} se", coefficient.name), coefficient.standard_error, ITERATED);
    }
    book.check(&format!("{name} null"), fit.null_log_likelihood, CLOSED);
    book.check(&format!("{name} loglik"), fit.log_likelihood, CLOSED);
}

fn check_zph(book: &mut Book, name: &str, fit: &CoxFit, scale: TimeScale) {
    let test = fit.proportional_hazards(scale).unwrap();
    for each in &test.each {
        book.check(&format!("{name} {}", each.name), each.test.statistic, ITERATED);
    }
    book.check(&format!("{name} GLOBAL"), test.global.statistic, ITERATED);
}

fn check_rossi(book: &mut Book) {
    let rossi = Columns::open("rossi");
    let model = Model {
        columns: &rossi,
        entry: None,
        time: "week",
        event: "arrest",
        covariates: &SEVEN,
        strata: None,
        weights: None,
    };
    for (name, ties) in [("efron", Ties::Efron), ("breslow", Ties::Breslow), ("exact", Ties::Exact)] {
        let fit = model.fit(ties, Errors::Model);
        check(book, &format!("rossi {name}"), &fit);
        book.check(&format!("rossi {name} lr"), fit.likelihood_ratio.statistic, ITERATED);
        book.check(&format!("rossi {name} score"), fit.score.statistic, ITERATED);
        book.check(&format!("rossi {name} wald"), fit.wald.statistic, ITERATED);
    }
    let efron = model.fit(Ties::Efron, Errors::Model);
    let concordance = efron.concordance();
    book.check("rossi c", concordance.c, CLOSED);
    book.check("rossi c se", concordance.standard_error, CLOSED);
    for (name, scale) in [
        ("km", TimeScale::KaplanMeier),
        ("identity", TimeScale::Identity),
        ("rank", TimeScale::Rank),
        ("log", TimeScale::Log),
    ] {
        check_zph(book, &format!("rossi zph {name}"), &efron, scale);
    }
    let person = [0.0, 22.0, 1.0, 0.0, 0.0, 1.0, 3.0];
    let predicted = efron.predict(&person, 0).unwrap();
    for time in [20.0, 52.0] {
        let at = predicted.iter().rfind(|step| step.time <= time).unwrap();
        let (lower, upper) = at.interval(IntervalScale::Log, 0.95).unwrap();
        book.check(&format!("rossi predict {time}"), at.survival(), ITERATED);
        book.check(&format!("rossi predict se {time}"), at.standard_error(), ITERATED);
        book.check(&format!("rossi predict lower {time}"), lower, ITERATED);
        book.check(&format!("rossi predict upper {time}"), upper, ITERATED);
    }
    let last = model.fit(Ties::Breslow, Errors::Model).predict(&person, 0).unwrap().pop().unwrap();
    book.check("rossi breslow predict 52", last.survival(), ITERATED);
    book.check("rossi breslow predict se 52", last.standard_error(), ITERATED);
    let robust = model.fit(Ties::Efron, Errors::Robust);
    check(book, "rossi robust", &robust);
    book.check("rossi robust wald", robust.wald.statistic, ITERATED);
    let cluster: Vec<u32> = (0..432).map(|row| row % 40).collect();
    check(book, "rossi clustered", &model.fit(Ties::Efron, Errors::Clustered(&cluster)));
    check(book, "rossi breslow robust", &model.fit(Ties::Breslow, Errors::Robust));
}

fn check_pilot(book: &mut Book) {
    let pilot = Columns::open("pilot");
    let covariates = ["treat", "age", "prior", "score"];
    let mut model = Model {
        columns: &pilot,
        entry: None,
        time: "exact_days",
        event: "exact_event",
        covariates: &covariates,
        strata: Some("site"),
        weights: None,
    };
    let fit = model.fit(Ties::Efron, Errors::Model);
    check(book, "pilot strata", &fit);
    let concordance = fit.concordance();
    book.check("pilot strata c", concordance.c, CLOSED);
    book.check("pilot strata c se", concordance.standard_error, CLOSED);
    check_zph(book, "pilot strata zph", &fit, TimeScale::KaplanMeier);
    (model.time, model.event, model.strata) = ("days", "event", Some("care"));
    let site = pilot.whole("site");
    check(book, "pilot weeks clustered", &model.fit(Ties::Efron, Errors::Clustered(&site)));
    let covariates = ["treat", "prior"];
    let model = Model { covariates: &covariates, strata: None, weights: Some("months"), ..model };
    check(book, "weighted efron", &model.fit(Ties::Efron, Errors::Robust));
    check(book, "weighted breslow", &model.fit(Ties::Breslow, Errors::Robust));
}

fn check_spells(book: &mut Book) {
    let spells = Columns::open("spells");
    let person = spells.whole("person");
    let covariates = ["x", "support"];
    let mut model = Model {
        columns: &spells,
        entry: Some("start"),
        time: "stop",
        event: "event",
        covariates: &covariates,
        strata: None,
        weights: None,
    };
    let fit = model.fit(Ties::Efron, Errors::Clustered(&person));
    check(book, "andersen-gill", &fit);
    book.check("andersen-gill c", fit.concordance().c, CLOSED);
    let fit = model.fit(Ties::Efron, Errors::Model);
    check(book, "spells model", &fit);
    check_zph(book, "spells zph", &fit, TimeScale::KaplanMeier);
    let predicted = fit.predict(&[0.5, 1.0], 0).unwrap();
    let at = predicted.iter().rfind(|step| step.time <= 60.0).unwrap();
    book.check("spells predict 60", at.survival(), ITERATED);
    book.check("spells predict 60 se", at.standard_error(), ITERATED);
    model.strata = Some("spell");
    check(book, "pwp", &model.fit(Ties::Efron, Errors::Clustered(&person)));
    let (start, stop) = (spells.numbers("start"), spells.numbers("stop"));
    let from: Vec<f64> = start.iter().map(|start| (start / 7.0).floor()).collect();
    let to: Vec<f64> = stop.iter().zip(&from).map(|(stop, from)| (stop / 7.0).ceil().max(from + 1.0)).collect();
    let gap: Vec<f64> = stop.iter().zip(&start).map(|(stop, start)| stop - start).collect();
    let (event, spell) = (spells.flags("event"), spells.whole("spell"));
    let (x, support) = (spells.numbers("x"), spells.numbers("support"));
    let covariates = [Covariate { name: "x", values: &x }, Covariate { name: "support", values: &support }];
    let in_weeks = Durations { time: &to, event: &event };
    let model =
        CoxModel { durations: in_weeks, entry: Some(&from), covariates: &covariates, strata: None, weights: None };
    check(book, "exact entry", &evaluation::cox::fit(&model, Ties::Exact, Errors::Model, 0.95).unwrap());
    let durations = Durations { time: &gap, event: &event };
    let model = CoxModel { durations, entry: None, covariates: &covariates, strata: Some(&spell), weights: None };
    check(book, "pwp gap", &evaluation::cox::fit(&model, Ties::Efron, Errors::Clustered(&person), 0.95).unwrap());
}

#[test]
fn cox() {
    let mut book = Book::open("cox");
    check_rossi(&mut book);
    check_pilot(&mut book);
    check_spells(&mut book);
    book.close();
}
