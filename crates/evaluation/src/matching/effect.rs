//! The effect in matched or weighted people: a difference of means with its error.

use crate::ColumnName::Part;
use crate::EvaluationError;
use crate::columns::{check_each, check_finite, check_length, check_level};
use crate::glm::PERFECT;
use crate::numbers::{normal, student};

/// A difference of means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effect {
    /// Mean of the treated.
    pub treated_mean: f64,
    /// Weighted mean of the comparison group.
    pub control_mean: f64,
    /// Treated less comparison.
    pub estimate: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Two-sided p value.
    pub p: f64,
    /// Lower end of the interval.
    pub lower: f64,
    /// Upper end of the interval.
    pub upper: f64,
}

/// An error of exactly 0 would make any difference certain.
pub(super) fn varies(standard_error: f64) -> Result<f64, EvaluationError> {
    let why = "the outcome does not vary in either arm";
    if standard_error > 0.0 { Ok(standard_error) } else { Err(EvaluationError::Undefined { why }) }
}

/// Weighted means compared, with the robust error (HC0) of a weighted regression on the arm alone.
///
/// The weights are taken as known: where they were fitted this errs on the safe side for weighting by the score.
pub fn weighted_effect(
    treated: &[bool],
    outcome: &[f64],
    weights: &[f64],
    level: f64,
) -> Result<Effect, EvaluationError> {
    check_level(level)?;
    check_length(Part("outcome"), outcome.len(), treated.len())?;
    check_length(Part("weights"), weights.len(), treated.len())?;
    check_finite(Part("outcome"), outcome)?;
    check_each(Part("weights"), weights, "0 or more", |weight| weight >= 0.0)?;
    let arm = |arm: bool, name: &str| {
        let rows = || treated.iter().zip(outcome).zip(weights).filter(move |((treated, _), _)| **treated == arm);
        let sum: f64 = rows().map(|(_, weight)| weight).sum();
        if sum == 0.0 {
            return Err(EvaluationError::EmptyArm { arm: name.to_owned() });
        }
        let mean = rows().map(|((_, y), weight)| weight * y).sum::<f64>() / sum;
        let squares: f64 = rows().map(|((_, y), weight)| (weight * (y - mean)).powi(2)).sum();
        let whole: f64 = rows().map(|((_, y), weight)| (weight * y).powi(2)).sum();
        // Where all are alike, what is left is rounding.
        Ok((mean, if squares <= PERFECT * whole { 0.0 } else { squares / (sum * sum) }))
    };
    let ((treated_mean, first), (control_mean, second)) =
        (arm(true, "the treated")?, arm(false, "the comparison group")?);
    let standard_error = varies((first + second).sqrt())?;
    let estimate = treated_mean - control_mean;
    let reach = normal::critical(level) * standard_error;
    let p = normal::two_sided(estimate / standard_error);
    Ok(Effect {
        treated_mean,
        control_mean,
        estimate,
        standard_error,
        p,
        lower: estimate - reach,
        upper: estimate + reach,
    })
}

/// Pairs compared by their differences, with Student's t on one less than pairs; for one-to-one matches in which
/// nobody stands for two.
pub fn paired_effect(outcome: &[f64], pairs: &[(u32, u32)], level: f64) -> Result<Effect, EvaluationError> {
    check_level(level)?;
    check_finite(Part("outcome"), outcome)?;
    let n = pairs.len() as f64;
    if pairs.len() < 2 {
        return Err(EvaluationError::TooFewRows { coefficients: 1, rows: pairs.len() });
    }
    let of = |row: u32| outcome[row as usize];
    let treated_mean = pairs.iter().map(|pair| of(pair.0)).sum::<f64>() / n;
    let control_mean = pairs.iter().map(|pair| of(pair.1)).sum::<f64>() / n;
    let estimate = pairs.iter().map(|pair| of(pair.0) - of(pair.1)).sum::<f64>() / n;
    let squares: f64 = pairs.iter().map(|pair| (of(pair.0) - of(pair.1) - estimate).powi(2)).sum();
    let whole: f64 = pairs.iter().map(|pair| of(pair.0).powi(2) + of(pair.1).powi(2)).sum();
    let squares = if squares <= PERFECT * whole { 0.0 } else { squares };
    let standard_error = varies((squares / (n - 1.0) / n).sqrt())?;
    let p = student::two_sided(estimate / standard_error, n - 1.0);
    let reach = student::critical(level, n - 1.0) * standard_error;
    Ok(Effect {
        treated_mean,
        control_mean,
        estimate,
        standard_error,
        p,
        lower: estimate - reach,
        upper: estimate + reach,
    })
}
