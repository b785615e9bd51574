//! Balance: how alike the two groups are, before and after.

use crate::ColumnName::Part;
use crate::columns::{check_covariates, check_length};
use crate::{Covariate, EvaluationError};

/// By whose spread a difference of means is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Spread {
    /// The treated's, before matching: for the effect on the treated.
    #[default]
    Treated,
    /// The root of the mean of both variances, before matching: for the effect on everybody.
    Pooled,
}

/// One covariate in both groups.
#[derive(Debug, Clone, PartialEq)]
pub struct Balance {
    /// Its name.
    pub name: String,
    /// Weighted mean of the treated.
    pub treated_mean: f64,
    /// Weighted mean of the comparison group.
    pub control_mean: f64,
    /// Standardised mean difference: the difference over the spread before matching (0.1 is 10 %).
    pub difference: f64,
    /// Treated over comparison variance; none where a group does not vary.
    pub variance_ratio: Option<f64>,
}

struct Moments {
    mean: f64,
    variance: f64,
}

/// Weighted mean, and variance by R's reliability weights.
fn moments(values: &[f64], treated: &[bool], weights: Option<&[f64]>, arm: bool) -> Moments {
    let weight = |row: usize| weights.map_or(1.0, |weights| weights[row]);
    let rows = || (0..values.len()).filter(|row| treated[*row] == arm);
    let sum: f64 = rows().map(weight).sum();
    let squares: f64 = rows().map(|row| weight(row) * weight(row)).sum();
    let mean = rows().map(|row| weight(row) * values[row]).sum::<f64>() / sum;
    let spread: f64 = rows().map(|row| weight(row) * (values[row] - mean).powi(2)).sum();
    Moments { mean, variance: spread * sum / (sum * sum - squares) }
}

/// Balance of each covariate under these weights; without weights, before matching.
pub fn balance(
    treated: &[bool],
    covariates: &[Covariate<'_>],
    weights: Option<&[f64]>,
    spread: Spread,
) -> Result<Vec<Balance>, EvaluationError> {
    check_covariates(covariates, treated.len())?;
    super::score::check_arms(treated)?;
    if let Some(weights) = weights {
        check_length(Part("weights"), weights.len(), treated.len())?;
    }
    let of = |covariate: &Covariate<'_>| {
        let moments = |weights, arm| moments(covariate.values, treated, weights, arm);
        let (first, second) = (moments(weights, true), moments(weights, false));
        let before = moments(None, true).variance;
        let whole = match spread {
            Spread::Treated => before,
            Spread::Pooled => 0.5 * (before + moments(None, false).variance),
        };
        let apart = first.mean - second.mean;
        let ratio = first.variance / second.variance;
        Balance {
            name: covariate.name.to_owned(),
            treated_mean: first.mean,
            control_mean: second.mean,
            difference: if apart == 0.0 { 0.0 } else { apart / whole.sqrt() },
            variance_ratio: (ratio.is_finite() && ratio > 0.0).then_some(ratio),
        }
    };
    Ok(covariates.iter().map(of).collect())
}

/// How many equally weighted rows of an arm these weights are worth: the sum squared over the sum of squares.
pub fn effective_size(treated: &[bool], weights: &[f64], arm: bool) -> f64 {
    let (mut sum, mut squares) = (0.0, 0.0);
    for (_, weight) in treated.iter().zip(weights).filter(|(treated, _)| **treated == arm) {
        sum += weight;
        squares += weight * weight;
    }
    sum * sum / squares
}
