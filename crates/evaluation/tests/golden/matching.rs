//! Golden values of matching, weighting, balance and difference in differences.

use crate::book::{Book, CLOSED, Columns, ITERATED};
use evaluation::Covariate;
use evaluation::differences::{self, Panel};
use evaluation::glm::Errors;
use evaluation::matching::{
    Augmented, Estimand, Matched, Nearest, Order, Spread, augmented, balance, cells, effective_size, log_odds, nearest,
    paired_effect, propensity, radius, regression_adjusted, spread_of, subclasses, weighted_effect, weights,
};

/// The pilot with its fitted scores.
struct Pilot {
    treated: Vec<bool>,
    outcome: Vec<f64>,
    names: [&'static str; 4],
    columns: Vec<Vec<f64>>,
    care: Vec<u32>,
    site: Vec<u32>,
    score: Vec<f64>,
    logit: Vec<f64>,
}

impl Pilot {
    fn open(book: &mut Book) -> Self {
        let pilot = Columns::open("pilot");
        let names = ["age", "prior", "care", "score"];
        let columns = names.iter().map(|name| pilot.numbers(name)).collect();
        let mut this = Self {
            treated: pilot.flags("treat"),
            outcome: pilot.numbers("hours"),
            names,
            columns,
            care: pilot.whole("care"),
            site: pilot.whole("site"),
            score: Vec::new(),
            logit: Vec::new(),
        };
        let fit = propensity(&this.treated, &this.covariates()).unwrap();
        for coefficient in &fit.coefficients {
            book.check(&format!("score {}", coefficient.name), coefficient.estimate, ITERATED);
        }
        (this.logit, this.score) = (log_odds(&fit.fitted), fit.fitted);
        book.check("sd score", spread_of(&this.score), ITERATED);
        book.check("sd logit", spread_of(&this.logit), ITERATED);
        this
    }

    fn covariates(&self) -> Vec<Covariate<'_>> {
        self.names.iter().zip(&self.columns).map(|(name, values)| Covariate { name, values }).collect()
    }

    fn check(&self, book: &mut Book, name: &str, matched: &Matched) {
        let effect = weighted_effect(&self.treated, &self.outcome, &matched.weights, 0.95).unwrap();
        book.check(&format!("{name} matched"), matched.matched as f64, 0.0);
        book.check(&format!("{name} controls"), matched.controls as f64, 0.0);
        book.check(&format!("{name} ess"), effective_size(&self.treated, &matched.weights, false), CLOSED);
        book.check(&format!("{name} effect"), effect.estimate, 2e-12);
        book.check(&format!("{name} se"), effect.standard_error, CLOSED);
        if !matched.pairs.is_empty() {
            let hash = matched.pairs.iter().map(|pair| f64::from(pair.0 + 1) * f64::from(pair.1 + 1)).sum();
            book.check(&format!("{name} hash"), hash, 0.0);
        }
    }

    fn nearest(&self, score: &[f64], (order, caliper): (Order, f64), replacement: bool, ratio: usize) -> Matched {
        let caliper = caliper.is_finite().then(|| caliper * spread_of(score));
        nearest(&self.treated, score, None, Nearest { order, replacement, caliper, ratio }).unwrap()
    }
}

fn check_matches(book: &mut Book, pilot: &Pilot) {
    for (scale, score) in [("score", &pilot.score), ("logit", &pilot.logit)] {
        for (word, order) in [("row", Order::Row), ("largest", Order::Largest), ("smallest", Order::Smallest)] {
            for caliper in [0.2, 0.05] {
                let matched = pilot.nearest(score, (order, caliper), false, 1);
                pilot.check(book, &format!("nearest {scale} {word} {caliper}"), &matched);
            }
        }
    }
    let matched = pilot.nearest(&pilot.score, (Order::Row, f64::INFINITY), false, 1);
    pilot.check(book, "nearest none", &matched);
    let paired = paired_effect(&pilot.outcome, &matched.pairs, 0.95).unwrap();
    book.check("paired se", paired.standard_error, CLOSED);
    book.check("paired p", paired.p, ITERATED);
    let covariates = pilot.covariates();
    let before = balance(&pilot.treated, &covariates, None, Spread::Treated).unwrap();
    let pooled = balance(&pilot.treated, &covariates, None, Spread::Pooled).unwrap();
    let after = balance(&pilot.treated, &covariates, Some(&matched.weights), Spread::Treated).unwrap();
    for ((before, pooled), after) in before.iter().zip(&pooled).zip(&after) {
        book.check(&format!("balance {} before", before.name), before.difference, CLOSED);
        book.check(&format!("balance {} before pooled", before.name), pooled.difference, CLOSED);
        book.check(&format!("balance {} after", before.name), after.difference, 1e-11);
        book.check(&format!("balance {} ratio", before.name), after.variance_ratio.unwrap(), CLOSED);
    }
    pilot.check(book, "replacement 0.1", &pilot.nearest(&pilot.logit, (Order::Row, 0.1), true, 1));
    pilot.check(book, "ratio 2", &pilot.nearest(&pilot.logit, (Order::Largest, 0.2), false, 2));
    pilot.check(book, "replacement ratio 3", &pilot.nearest(&pilot.logit, (Order::Row, 0.2), true, 3));
    let spread = spread_of(&pilot.logit);
    let rule = Nearest { order: Order::Largest, replacement: false, caliper: Some(0.2 * spread), ratio: 1 };
    let matched = nearest(&pilot.treated, &pilot.logit, Some(&pilot.care), rule).unwrap();
    pilot.check(book, "exact care", &matched);
    pilot.check(book, "radius 0.1", &radius(&pilot.treated, &pilot.logit, None, 0.1 * spread).unwrap());
    let matched = radius(&pilot.treated, &pilot.logit, Some(&pilot.site), 0.2 * spread).unwrap();
    pilot.check(book, "radius exact site", &matched);
    let cell: Vec<u32> = pilot.site.iter().zip(&pilot.care).map(|(site, care)| 2 * site + care).collect();
    pilot.check(book, "cells", &cells(&pilot.treated, &cell).unwrap());
    let cell = subclasses(&pilot.treated, &pilot.score, 5).unwrap();
    pilot.check(book, "subclasses", &cells(&pilot.treated, &cell).unwrap());
}

fn check_weights(book: &mut Book, pilot: &Pilot) {
    for (name, estimand) in
        [("treated", Estimand::Treated), ("everybody", Estimand::Everybody), ("overlap", Estimand::Overlap)]
    {
        let weights = weights(&pilot.treated, &pilot.score, estimand).unwrap();
        let effect = weighted_effect(&pilot.treated, &pilot.outcome, &weights, 0.95).unwrap();
        book.check(&format!("weights {name} effect"), effect.estimate, ITERATED);
        book.check(&format!("weights {name} se"), effect.standard_error, ITERATED);
        book.check(&format!("weights {name} ess"), effective_size(&pilot.treated, &weights, false), ITERATED);
    }
    let covariates = pilot.covariates();
    let (treated, outcome) = (pilot.treated.as_slice(), pilot.outcome.as_slice());
    let input = Augmented { treated, outcome, score: &pilot.score, covariates: &covariates };
    for (name, estimand) in [("treated", Estimand::Treated), ("everybody", Estimand::Everybody)] {
        let effect = augmented(&input, estimand, 0.95).unwrap();
        book.check(&format!("augmented {name} effect"), effect.estimate, ITERATED);
        book.check(&format!("augmented {name} se"), effect.standard_error, ITERATED);
        book.check(&format!("regression {name}"), regression_adjusted(&input, estimand).unwrap(), ITERATED);
    }
}

fn check_differences(book: &mut Book) {
    let panel = Columns::open("panel");
    let (outcome, treated, after) = (panel.numbers("outcome"), panel.flags("treated"), panel.flags("after"));
    let (unit, period) = (panel.whole("unit"), panel.whole("period"));
    let mut input =
        Panel { outcome: &outcome, treated: &treated, after: &after, covariates: &[], unit_and_period: None };
    for (name, errors) in [("se", Errors::Model), ("HC1", Errors::Hc1), ("clustered", Errors::ClusteredSmall(&unit))] {
        let found = differences::fit(&input, errors, 0.95).unwrap();
        book.check("did effect", found.effect.estimate, ITERATED);
        book.check(&format!("did {name}"), found.effect.standard_error, ITERATED);
    }
    input.unit_and_period = Some((&unit, &period));
    let found = differences::fit(&input, Errors::Clustered(&unit), 0.95).unwrap();
    book.check("two-way effect", found.effect.estimate, ITERATED);
    book.check("two-way se", found.effect.standard_error, ITERATED);
    book.check("two-way p", found.effect.p, ITERATED);
    assert!(differences::fit(&input, Errors::Hc1, 0.95).is_err());
}

#[test]
fn matching() {
    let mut book = Book::open("matching");
    let pilot = Pilot::open(&mut book);
    check_matches(&mut book, &pilot);
    check_weights(&mut book, &pilot);
    check_differences(&mut book);
    book.close();
}
