//! The pooled effect, what a new place should expect, and each place's effect drawn towards the others.

use super::effect_size::Study;
use super::tau::{Method, interval, tau_squared, weighted};
use crate::ColumnName::Part;
use crate::EvaluationError;
use crate::coefficients::ChiSquared;
use crate::columns::{NEAREST, check_each, check_finite, check_level};
use crate::numbers::{normal, student};

/// One study's effect, drawn towards the mean by how little it says on its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Shrunken {
    /// The study's name.
    pub name: String,
    /// Its effect as it reported it.
    pub reported: f64,
    /// Its weight in the mean, of 1.
    pub weight: f64,
    /// Its effect given all studies (best linear unbiased prediction).
    pub estimate: f64,
    /// Standard error of that.
    pub standard_error: f64,
}

/// Studies pooled.
#[derive(Debug, Clone, PartialEq)]
pub struct Pooled {
    /// How tau squared was found.
    pub method: Method,
    /// Studies.
    pub studies: usize,
    /// The mean effect.
    pub estimate: f64,
    /// Its standard error, by Hartung and Knapp where asked for.
    pub standard_error: f64,
    /// Two-sided p value of no effect on average.
    pub p: f64,
    /// Lower end of the mean's interval.
    pub lower: f64,
    /// Upper end of the mean's interval.
    pub upper: f64,
    /// Where the true effect of a new place lies, at the same level.
    pub prediction: (f64, f64),
    /// Variance of true effects.
    pub tau_squared: f64,
    /// Its interval by the profile of Q.
    pub tau_squared_interval: (f64, f64),
    /// Cochran's test that true effects are all the same.
    pub heterogeneity: ChiSquared,
    /// Share of the variation between studies that is not chance.
    pub i_squared: f64,
    /// Each study.
    pub each: Vec<Shrunken>,
}

/// Pools two studies or more.
///
/// With `hartung_knapp` the error is scaled by how effects really vary, and intervals are by t with one degree less
/// than studies; with [`Method::Fixed`] there is nothing to scale, so it must be false.
pub fn pool(studies: &[Study], method: Method, hartung_knapp: bool, level: f64) -> Result<Pooled, EvaluationError> {
    check_level(level)?;
    check(studies)?;
    if hartung_knapp && method == Method::Fixed {
        return Err(EvaluationError::Undefined { why: "Hartung and Knapp's error is for random effects" });
    }
    let degrees = (studies.len() - 1) as f64;
    let tau2 = tau_squared(studies, method)?;
    let (at_zero, at) = (weighted(studies, 0.0), weighted(studies, tau2));
    let scale = if hartung_knapp { at.q / degrees } else { 1.0 };
    let variance = scale / at.weight;
    let standard_error = variance.sqrt();
    if standard_error == 0.0 {
        return Err(EvaluationError::Undefined { why: "effects are all the same, so Hartung and Knapp's error is 0" });
    }
    let z = at.mean / standard_error;
    let (p, reach) = if hartung_knapp {
        (student::two_sided(z, degrees), student::critical(level, degrees))
    } else {
        (normal::two_sided(z), normal::critical(level))
    };
    let further = reach * (variance + tau2).sqrt();
    let squares: f64 = studies.iter().map(|study| study.variance.powi(-2)).sum();
    let typical = degrees * at_zero.weight / (at_zero.weight * at_zero.weight - squares);
    let i_squared = match method {
        Method::Fixed => ((at_zero.q - degrees) / at_zero.q).max(0.0),
        _ => tau2 / (tau2 + typical),
    };
    let each = |study: &Study| {
        let share = tau2 / (tau2 + study.variance);
        Shrunken {
            name: study.name.clone(),
            reported: study.effect,
            weight: 1.0 / (study.variance + tau2) / at.weight,
            estimate: share * study.effect + (1.0 - share) * at.mean,
            standard_error: (share * study.variance + (1.0 - share).powi(2) * variance).sqrt(),
        }
    };
    Ok(Pooled {
        method,
        studies: studies.len(),
        estimate: at.mean,
        standard_error,
        p,
        lower: at.mean - reach * standard_error,
        upper: at.mean + reach * standard_error,
        prediction: (at.mean - further, at.mean + further),
        tau_squared: tau2,
        tau_squared_interval: interval(studies, level),
        heterogeneity: ChiSquared::new(at_zero.q, degrees),
        i_squared,
        each: studies.iter().map(each).collect(),
    })
}

pub(super) fn check(studies: &[Study]) -> Result<(), EvaluationError> {
    if studies.len() < 2 {
        return Err(EvaluationError::OneGroup { found: studies.len() });
    }
    let one = |study: &Study, because| EvaluationError::One { name: study.name.clone(), because: Box::new(because) };
    let effects: Vec<f64> = studies.iter().map(|study| study.effect).collect();
    let variances: Vec<f64> = studies.iter().map(|study| study.variance).collect();
    let checked = check_finite(Part("effect"), &effects).and_then(|()| {
        check_each(Part("variance"), &variances, "above 0, and at least 1e-75", |variance| variance >= NEAREST)
    });
    checked.map_err(|refused| match refused.row().and_then(|row| studies.get(row - 1)) {
        Some(study) => one(study, refused),
        None => refused,
    })
}
