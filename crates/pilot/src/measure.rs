//! What is measured once every gate is open: rate, frequency and time to the first reoffence, each with its interval.

use evaluation::cox::{self, CoxModel, Ties};
use evaluation::glm::{self, Family, GlmModel};
use evaluation::matching::{Effect, weighted_effect};
use evaluation::sensitivity::{EValue, binary_bounds, e_value};
use evaluation::survival::Durations;
use evaluation::{Covariate, EvaluationError};

use crate::compare::{CompareError, Compared};
use crate::gates::{FEWEST, Opened};
use crate::maturity::{self, days_between};
use crate::people::{People, PeopleError};
use crate::protocol::{Outcome, Protocol};

/// A ratio with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ratio {
    /// The ratio.
    pub estimate: f64,
    /// Lower end of the interval.
    pub lower: f64,
    /// Upper end of the interval.
    pub upper: f64,
}

/// Everything measured of one comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct Measures {
    /// The primary outcome: shares from 0 to 1.
    pub rate: Effect,
    /// Share of those who took part over that of the comparison group; none where one is 0.
    pub ratio: Option<Ratio>,
    /// How strong something unseen would have to be.
    pub e_value: Option<EValue>,
    /// Proven reoffences a person.
    pub frequency: Option<Effect>,
    /// Days to the first offence of those who reoffended, where both groups have 30 such people.
    pub days_to_first: Option<Effect>,
    /// Hazard of the first offence within the year, by Cox with robust errors.
    pub hazard: Option<Ratio>,
    /// For pairs: by how much odds of taking part may differ within a pair before chance could be the reason.
    pub unseen: Option<Unseen>,
}

/// Rosenbaum's bound for pairs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unseen {
    /// Pairs in which one had the outcome.
    pub differing: f64,
    /// Of these, pairs in which the one who took part fared better.
    pub favourable: f64,
    /// The largest gamma at which the upper p value is still at most alpha, to a hundredth; none where it is not at 1.
    pub gamma: Option<f64>,
}

/// Measures the comparison. The outcomes are read here and nowhere before.
pub fn measure(
    opened: &Opened,
    (people, protocol): (&People, &Protocol),
    compared: &Compared,
    level: f64,
) -> Result<Measures, CompareError> {
    // The proof of open gates is asked for, not looked into.
    let _ = opened;
    let outcome = outcomes(people, protocol, &compared.rows)?;
    let weights = &compared.matched.weights;
    let rate = weighted_effect(&compared.treated, &outcome, weights, level)?;
    let ratio = ratio(compared, &outcome, level);
    let e_value = ratio.and_then(|ratio| e_value(ratio.estimate, ratio.lower, ratio.upper).ok());
    let frequency = frequency(people, protocol, compared)?;
    let frequency = frequency.and_then(|counts| weighted_effect(&compared.treated, &counts, weights, level).ok());
    Ok(Measures {
        rate,
        ratio,
        e_value,
        frequency,
        days_to_first: days_to_first(people, protocol, compared, level),
        hazard: hazard(people, protocol, compared, level),
        unseen: unseen(protocol, compared, &outcome),
    })
}

/// The primary outcome of people who are due.
pub fn outcomes(people: &People, protocol: &Protocol, rows: &[usize]) -> Result<Vec<f64>, PeopleError> {
    let of = |row: &usize| {
        let person = people.rows.get(*row);
        let column = match &protocol.outcome {
            Outcome::YesOrNo { column, .. } => column,
            Outcome::ProvenReoffending { offence, .. } => offence,
        };
        let missing = || PeopleError::Missing { column: column.clone(), row: row + 1 };
        person.and_then(|person| person.outcome(protocol)).ok_or_else(missing)
    };
    rows.iter().map(of).collect()
}

/// A ratio of weighted shares by a Poisson model with robust errors.
fn ratio(compared: &Compared, outcome: &[f64], level: f64) -> Option<Ratio> {
    let counted = counted(compared);
    let pick = |values: &[f64]| counted.iter().filter_map(|at| values.get(*at).copied()).collect::<Vec<f64>>();
    let took_part: Vec<f64> = compared.treated.iter().map(|treated| f64::from(u8::from(*treated))).collect();
    let (outcome, took_part, weights) = (pick(outcome), pick(&took_part), pick(&compared.matched.weights));
    let covariates = [Covariate { name: "took part", values: &took_part }];
    let model = GlmModel {
        outcome_name: "outcome",
        outcome: &outcome,
        covariates: &covariates,
        exposure: None,
        weights: Some(&weights),
    };
    let fit = glm::fit(&model, Family::Poisson, glm::Errors::Hc0, level).ok()?;
    fit.coefficients.get(1).map(exponential)
}

fn exponential(coefficient: &evaluation::Coefficient) -> Ratio {
    let (estimate, lower, upper) = coefficient.ratio();
    Ratio { estimate, lower, upper }
}

/// Places in the comparison of those who count.
fn counted(compared: &Compared) -> Vec<usize> {
    let weights = compared.matched.weights.iter().enumerate();
    weights.filter(|(_, weight)| **weight > 0.0).map(|(at, _)| at).collect()
}

fn frequency(people: &People, protocol: &Protocol, compared: &Compared) -> Result<Option<Vec<f64>>, PeopleError> {
    let Outcome::ProvenReoffending { count: Some(column), .. } = &protocol.outcome else { return Ok(None) };
    let of = |row: &usize| {
        let count = people.rows.get(*row).and_then(|person| person.count);
        count.map(f64::from).ok_or_else(|| PeopleError::Missing { column: column.clone(), row: row + 1 })
    };
    compared.rows.iter().map(of).collect::<Result<Vec<f64>, _>>().map(Some)
}

fn days_to_first(people: &People, protocol: &Protocol, compared: &Compared, level: f64) -> Option<Effect> {
    if !matches!(protocol.outcome, Outcome::ProvenReoffending { .. }) {
        return None;
    }
    let (mut treated, mut days, mut weights) = (Vec::new(), Vec::new(), Vec::new());
    for ((row, took_part), weight) in compared.rows.iter().zip(&compared.treated).zip(&compared.matched.weights) {
        let person = people.rows.get(*row)?;
        if *weight > 0.0 && maturity::reoffended(person.start, person.offence) {
            treated.push(*took_part);
            days.push(f64::from(days_between(person.start, person.offence?.0)));
            weights.push(*weight);
        }
    }
    let enough = |arm: bool| treated.iter().filter(|treated| **treated == arm).count() >= FEWEST;
    if !(enough(true) && enough(false)) {
        return None;
    }
    weighted_effect(&treated, &days, &weights, level).ok()
}

fn hazard(people: &People, protocol: &Protocol, compared: &Compared, level: f64) -> Option<Ratio> {
    if !matches!(protocol.outcome, Outcome::ProvenReoffending { .. }) {
        return None;
    }
    let (mut time, mut event, mut took_part, mut weights) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for at in counted(compared) {
        let person = people.rows.get(*compared.rows.get(at)?)?;
        let watched = maturity::watched(person.start, person.offence, people.cut)?;
        time.push(f64::from(watched.days));
        event.push(watched.offended);
        took_part.push(f64::from(u8::from(*compared.treated.get(at)?)));
        weights.push(*compared.matched.weights.get(at)?);
    }
    let model = CoxModel {
        durations: Durations { time: &time, event: &event },
        entry: None,
        covariates: &[Covariate { name: "took part", values: &took_part }],
        strata: None,
        weights: Some(&weights),
    };
    let fit = cox::fit(&model, Ties::Efron, cox::Errors::Robust, level).ok()?;
    fit.coefficients.first().map(exponential)
}

/// Rosenbaum's bound, where people stand in pairs.
fn unseen(protocol: &Protocol, compared: &Compared, outcome: &[f64]) -> Option<Unseen> {
    let rule = &protocol.comparison;
    if compared.matched.pairs.is_empty() || rule.replacement || rule.ratio != 1 {
        return None;
    }
    let (mut differing, mut favourable) = (0.0, 0.0);
    let better = if protocol.fall_is_hoped_for() { 0.0 } else { 1.0 };
    for (first, second) in &compared.matched.pairs {
        let of = |at: u32| outcome.get(usize::try_from(at).unwrap_or(usize::MAX)).copied();
        let (first, second) = (of(*first)?, of(*second)?);
        if first.to_bits() != second.to_bits() {
            differing += 1.0;
            favourable += f64::from(u8::from(first.to_bits() == f64::to_bits(better)));
        }
    }
    let holds = |hundredths: u32| -> Result<bool, EvaluationError> {
        let gamma = f64::from(hundredths) / 100.0;
        Ok(binary_bounds(differing, favourable, gamma)?.upper <= protocol.analysis.alpha)
    };
    let (mut low, mut high) = (100, 10_000);
    if !holds(low).ok()? {
        return Some(Unseen { differing, favourable, gamma: None });
    }
    while high - low > 1 {
        let middle = u32::midpoint(low, high);
        if holds(middle).ok()? { low = middle } else { high = middle }
    }
    Some(Unseen { differing, favourable, gamma: Some(f64::from(low) / 100.0) })
}
