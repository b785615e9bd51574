//! Augmented weighting: right if either the score or the outcome's model is right.

use super::effect::{Effect, varies};
use super::score::check_arms;
use super::weighting::Estimand;
use crate::ColumnName::Part;
use crate::columns::{check_each, check_finite, check_length, check_level};
use crate::glm::{GlmModel, least_squares};
use crate::numbers::matrix::dot;
use crate::numbers::normal;
use crate::{Covariate, EvaluationError};

/// What the augmented estimate is made of.
#[derive(Debug, Clone, Copy)]
pub struct Augmented<'a> {
    /// Who took part.
    pub treated: &'a [bool],
    /// The outcome.
    pub outcome: &'a [f64],
    /// The score of each row, between 0 and 1.
    pub score: &'a [f64],
    /// Covariates of the outcome's linear model, which is fitted in each arm.
    pub covariates: &'a [Covariate<'a>],
}

impl Augmented<'_> {
    fn check(&self, level: f64) -> Result<(), EvaluationError> {
        check_level(level)?;
        check_length(Part("outcome"), self.outcome.len(), self.treated.len())?;
        check_finite(Part("outcome"), self.outcome)?;
        check_length(Part("score"), self.score.len(), self.treated.len())?;
        check_each(Part("score"), self.score, "between 0 and 1", |score| score > 0.0 && score < 1.0)?;
        check_arms(self.treated)
    }
}

/// The outcome expected of every row by the linear model of one arm.
fn expected(input: &Augmented<'_>, arm: bool) -> Result<Vec<f64>, EvaluationError> {
    let of_arm = |values: &[f64]| -> Vec<f64> {
        values.iter().zip(input.treated).filter(|(_, treated)| **treated == arm).map(|(value, _)| *value).collect()
    };
    let outcome = of_arm(input.outcome);
    let columns: Vec<Vec<f64>> = input.covariates.iter().map(|covariate| of_arm(covariate.values)).collect();
    let covariates: Vec<Covariate<'_>> = (input.covariates.iter().zip(&columns))
        .map(|(covariate, values)| Covariate { name: covariate.name, values })
        .collect();
    let model =
        GlmModel { outcome_name: "outcome", outcome: &outcome, covariates: &covariates, exposure: None, weights: None };
    let beta = least_squares(&model)?;
    let row = |row: usize| {
        let x: Vec<f64> = input.covariates.iter().map(|covariate| covariate.values[row]).collect();
        beta[0] + dot(&beta[1..], &x)
    };
    Ok((0..input.treated.len()).map(row).collect())
}

/// The augmented estimate for those who took part, or for everybody; its error is that of its influence function.
pub fn augmented(input: &Augmented<'_>, estimand: Estimand, level: f64) -> Result<Effect, EvaluationError> {
    input.check(level)?;
    let n = input.treated.len() as f64;
    let without = expected(input, false)?;
    let (pulls, means) = match estimand {
        Estimand::Everybody => {
            let with = expected(input, true)?;
            let row = |row: usize| {
                let (y, e) = (input.outcome[row], input.score[row]);
                let treated = input.treated[row];
                let first = with[row] + if treated { (y - with[row]) / e } else { 0.0 };
                let second = without[row] + if treated { 0.0 } else { (y - without[row]) / (1.0 - e) };
                (first, second)
            };
            let rows: Vec<(f64, f64)> = (0..input.treated.len()).map(row).collect();
            let first = rows.iter().map(|row| row.0).sum::<f64>() / n;
            let second = rows.iter().map(|row| row.1).sum::<f64>() / n;
            let pulls: Vec<f64> = rows.iter().map(|row| row.0 - row.1 - (first - second)).collect();
            (pulls, (first, second))
        }
        Estimand::Treated => {
            let share = input.treated.iter().filter(|treated| **treated).count() as f64 / n;
            let row = |row: usize| {
                let (y, e) = (input.outcome[row], input.score[row]);
                if input.treated[row] { (y, without[row]) } else { (0.0, e / (1.0 - e) * (y - without[row])) }
            };
            let rows: Vec<(f64, f64)> = (0..input.treated.len()).map(row).collect();
            let first = rows.iter().map(|row| row.0).sum::<f64>() / n / share;
            let second = rows.iter().map(|row| row.1).sum::<f64>() / n / share;
            let pull = |(row, treated): (&(f64, f64), &bool)| {
                let own = if *treated { first - second } else { 0.0 };
                (row.0 - row.1 - own) / share
            };
            (rows.iter().zip(input.treated).map(pull).collect(), (first, second))
        }
        Estimand::Overlap => {
            return Err(EvaluationError::Undefined {
                why: "the augmented estimate is for the treated or for everybody",
            });
        }
    };
    // For everybody the terms are a sample, whose variance has n - 1; for the treated the sum of squares stands alone.
    effect(&pulls, means, level, estimand == Estimand::Everybody)
}

fn effect(
    pulls: &[f64],
    (treated_mean, control_mean): (f64, f64),
    level: f64,
    sample_variance: bool,
) -> Result<Effect, EvaluationError> {
    let n = pulls.len() as f64;
    let divisor = n * if sample_variance { n - 1.0 } else { n };
    let estimate = treated_mean - control_mean;
    let standard_error = varies((pulls.iter().map(|pull| pull * pull).sum::<f64>() / divisor).sqrt())?;
    let reach = normal::critical(level) * standard_error;
    let p = normal::two_sided(estimate / standard_error);
    let (lower, upper) = (estimate - reach, estimate + reach);
    Ok(Effect { treated_mean, control_mean, estimate, standard_error, p, lower, upper })
}

/// The effect by the outcome's linear models alone, without an error: for the specification curve.
pub fn regression_adjusted(input: &Augmented<'_>, estimand: Estimand) -> Result<f64, EvaluationError> {
    input.check(0.95)?;
    let without = expected(input, false)?;
    let count = |keep: &dyn Fn(usize) -> bool| (0..input.treated.len()).filter(|row| keep(*row)).count() as f64;
    match estimand {
        Estimand::Treated => {
            let rows = |row: &usize| input.treated[*row];
            let sum: f64 = (0..input.treated.len()).filter(rows).map(|row| input.outcome[row] - without[row]).sum();
            Ok(sum / count(&|row| input.treated[row]))
        }
        Estimand::Everybody => {
            let with = expected(input, true)?;
            let sum: f64 = with.iter().zip(&without).map(|(with, without)| with - without).sum();
            Ok(sum / with.len() as f64)
        }
        Estimand::Overlap => {
            Err(EvaluationError::Undefined { why: "regression adjustment is for the treated or for everybody" })
        }
    }
}
