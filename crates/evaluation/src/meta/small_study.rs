//! Whether small studies report larger effects: Egger's regression.

use super::effect_size::Study;
use super::pooled::check;
use crate::EvaluationError;
use crate::numbers::student;

/// Egger's test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SmallStudy {
    /// How much the effect grows with its standard error.
    pub slope: f64,
    /// Standard error of the slope.
    pub standard_error: f64,
    /// Slope over its error.
    pub t: f64,
    /// Two-sided p value, with two degrees less than studies.
    pub p: f64,
    /// The effect that an infinitely large study would report.
    pub limit: f64,
}

/// Regresses effects on their standard errors, weighted by precision (Egger 1997; metafor's `regtest(model = "lm")`).
/// Three studies or more, with different errors.
pub fn egger(studies: &[Study]) -> Result<SmallStudy, EvaluationError> {
    check(studies)?;
    if studies.len() < 3 {
        return Err(EvaluationError::TooFewRows { coefficients: 2, rows: studies.len() });
    }
    let rows = || studies.iter().map(|study| (1.0 / study.variance, study.variance.sqrt(), study.effect));
    let weight: f64 = rows().map(|(w, ..)| w).sum();
    let (x_mean, y_mean) =
        (rows().map(|(w, x, _)| w * x).sum::<f64>() / weight, rows().map(|(w, _, y)| w * y).sum::<f64>() / weight);
    let spread: f64 = rows().map(|(w, x, _)| w * (x - x_mean).powi(2)).sum();
    if spread < 1e-20 * weight * x_mean * x_mean {
        return Err(EvaluationError::Constant { column: "standard error".into() });
    }
    let slope = rows().map(|(w, x, y)| w * (x - x_mean) * (y - y_mean)).sum::<f64>() / spread;
    let limit = y_mean - slope * x_mean;
    let degrees = (studies.len() - 2) as f64;
    let residual: f64 = rows().map(|(w, x, y)| w * (y - limit - slope * x).powi(2)).sum();
    let standard_error = (residual / degrees / spread).sqrt();
    if standard_error == 0.0 {
        return Err(EvaluationError::Undefined { why: "effects lie on a line, so its error is 0" });
    }
    let t = slope / standard_error;
    Ok(SmallStudy { slope, standard_error, t, p: student::two_sided(t, degrees), limit })
}
