//! The specification curve: the same question asked in every defensible way, so that no one answer is picked.

use super::augmented::{Augmented, augmented, regression_adjusted};
use super::effect::{paired_effect, weighted_effect};
use super::nearest::{Nearest, Order, nearest};
use super::radius::radius;
use super::score::{Scale, log_odds, propensity, spread_of};
use super::weighting::{Estimand, weights};
use crate::{Covariate, EvaluationError};

/// One way of asking, with its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Specification {
    /// What was done, in words.
    pub name: String,
    /// The estimate.
    pub estimate: f64,
    /// Its interval; none where the method has none here.
    pub interval: Option<(f64, f64)>,
    /// Treated people in it.
    pub treated: usize,
}

/// Calipers in standard deviations of the score.
const CALIPERS: [f64; 4] = [0.2, 0.1, 0.05, 0.02];

/// Every combination of order, scale and caliper, with replacement and by radius, and every weighting; a
/// specification under which nobody is matched is left out. Lowest estimate first.
pub fn specification_curve(
    treated: &[bool],
    outcome: &[f64],
    covariates: &[Covariate<'_>],
    level: f64,
) -> Result<Vec<Specification>, EvaluationError> {
    let fitted = propensity(treated, covariates)?;
    let logit = log_odds(&fitted.fitted);
    let mut found = Vec::new();
    for (scale, score, word) in [(Scale::Score, &fitted.fitted, "score"), (Scale::Logit, &logit, "logit")] {
        let spread = spread_of(score);
        let calipers = CALIPERS.iter().map(|share| Some(*share)).chain((scale == Scale::Score).then_some(None));
        for caliper in calipers {
            matched(treated, outcome, (score, spread, word), caliper, (&mut found, level))?;
        }
    }
    for (estimand, word) in
        [(Estimand::Treated, "the treated"), (Estimand::Everybody, "everybody"), (Estimand::Overlap, "the overlap")]
    {
        let weights = weights(treated, &fitted.fitted, estimand)?;
        let effect = weighted_effect(treated, outcome, &weights, level)?;
        let (estimate, interval) = (effect.estimate, Some((effect.lower, effect.upper)));
        let everybody = treated.iter().filter(|treated| **treated).count();
        found.push(Specification { name: format!("weighted, {word}"), estimate, interval, treated: everybody });
        if estimand == Estimand::Overlap {
            continue;
        }
        let input = Augmented { treated, outcome, score: &fitted.fitted, covariates };
        let effect = augmented(&input, estimand, level)?;
        let (estimate, interval) = (effect.estimate, Some((effect.lower, effect.upper)));
        found.push(Specification { name: format!("augmented, {word}"), estimate, interval, treated: everybody });
        let estimate = regression_adjusted(&input, estimand)?;
        found.push(Specification { name: format!("regression, {word}"), estimate, interval: None, treated: everybody });
    }
    found.sort_by(|left, right| left.estimate.total_cmp(&right.estimate));
    Ok(found)
}

fn matched(
    treated: &[bool],
    outcome: &[f64],
    (score, spread, scale): (&[f64], f64, &str),
    caliper: Option<f64>,
    (found, level): (&mut Vec<Specification>, f64),
) -> Result<(), EvaluationError> {
    let within = caliper.map_or_else(|| "no caliper".to_owned(), |caliper| format!("caliper {caliper} SD"));
    let width = caliper.map(|caliper| caliper * spread);
    for (order, replacement, word) in [
        (Order::Row, false, "nearest, row order"),
        (Order::Largest, false, "nearest, largest first"),
        (Order::Row, true, "nearest, with replacement"),
    ] {
        let rule = Nearest { order, replacement, caliper: width, ratio: 1 };
        let matched = match nearest(treated, score, None, rule) {
            Ok(matched) => matched,
            Err(EvaluationError::NobodyMatched) => continue,
            Err(refused) => return Err(refused),
        };
        let effect = if replacement || matched.pairs.len() < 2 {
            weighted_effect(treated, outcome, &matched.weights, level)
        } else {
            paired_effect(outcome, &matched.pairs, level)
        };
        // Too few, or too alike, for an error: no specification.
        let effect = match effect {
            Ok(effect) => effect,
            Err(EvaluationError::Undefined { .. }) => continue,
            Err(refused) => return Err(refused),
        };
        let name = format!("{word}, {scale}, {within}");
        let (estimate, interval) = (effect.estimate, Some((effect.lower, effect.upper)));
        found.push(Specification { name, estimate, interval, treated: matched.matched });
    }
    if let Some(width) = width {
        match radius(treated, score, None, width) {
            Ok(matched) => {
                let effect = match weighted_effect(treated, outcome, &matched.weights, level) {
                    Ok(effect) => effect,
                    Err(EvaluationError::Undefined { .. }) => return Ok(()),
                    Err(refused) => return Err(refused),
                };
                let (estimate, interval) = (effect.estimate, Some((effect.lower, effect.upper)));
                let name = format!("radius, {scale}, {within}");
                found.push(Specification { name, estimate, interval, treated: matched.matched });
            }
            Err(EvaluationError::NobodyMatched) => {}
            Err(refused) => return Err(refused),
        }
    }
    Ok(())
}
