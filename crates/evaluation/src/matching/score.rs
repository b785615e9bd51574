//! The propensity score: how likely each person was to take part, given what was known before.

use crate::glm::{self, Errors, Family, GlmFit, GlmModel};
use crate::{Covariate, EvaluationError};

/// The scale on which scores are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// The probability itself.
    Score,
    /// Its log odds: tells apart people near 0 and 1.
    Logit,
}

/// Fits the score by logistic regression; `fitted` is the score.
pub fn propensity(treated: &[bool], covariates: &[Covariate<'_>]) -> Result<GlmFit, EvaluationError> {
    let outcome: Vec<f64> = treated.iter().map(|treated| f64::from(u8::from(*treated))).collect();
    let model = GlmModel { outcome_name: "treatment", outcome: &outcome, covariates, exposure: None, weights: None };
    check_arms(treated)?;
    let mut fit = glm::fit(&model, Family::Binomial, Errors::Model, 0.95)?;
    // People at the same distance on either side differ only by rounding: R's order of operations, so that such a tie
    // falls as it does there.
    let beta = fit.estimates();
    for (row, fitted) in fit.fitted.iter_mut().enumerate() {
        let eta =
            covariates.iter().zip(&beta[1..]).fold(beta[0], |sum, (column, beta)| sum + beta * column.values[row]);
        fit.linear_predictor[row] = eta;
        if eta.abs() < 30.0 {
            let odds = libm::exp(eta);
            *fitted = odds / (1.0 + odds);
        }
    }
    Ok(fit)
}

/// The log odds of each score, log(e / (1 - e)): computed from the score as it was rounded, so that whoever has only
/// the scores finds the same matches.
pub fn log_odds(score: &[f64]) -> Vec<f64> {
    score.iter().map(|e| libm::log(e / (1.0 - e))).collect()
}

/// Standard deviation of a column (n - 1): the unit of calipers.
pub fn spread_of(values: &[f64]) -> f64 {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    (values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (n - 1.0)).sqrt()
}

pub(super) fn check_arms(treated: &[bool]) -> Result<(), EvaluationError> {
    for (arm, name) in [(true, "the treated"), (false, "the comparison group")] {
        if !treated.contains(&arm) {
            return Err(EvaluationError::EmptyArm { arm: name.to_owned() });
        }
    }
    Ok(())
}
