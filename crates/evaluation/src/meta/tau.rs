//! How much true effects vary between places: tau squared.

use super::effect_size::Study;
use crate::EvaluationError;
use crate::numbers::gamma::chi_squared_upper;
use crate::numbers::root::bracketed;

/// How tau squared is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    /// Taken as 0: one effect common to all.
    Fixed,
    /// DerSimonian and Laird's moments.
    DerSimonianLaird,
    /// Paule and Mandel's: generalised Q equals its degrees of freedom.
    PauleMandel,
    /// Restricted maximum likelihood: the default.
    #[default]
    Reml,
}

/// Weighted sums at one tau squared.
pub(super) struct Weighted {
    pub(super) weight: f64,
    pub(super) mean: f64,
    /// Sum of weights times squared distances from the mean.
    pub(super) q: f64,
}

pub(super) fn weighted(studies: &[Study], tau2: f64) -> Weighted {
    let weight: f64 = studies.iter().map(|study| 1.0 / (study.variance + tau2)).sum();
    let mean = studies.iter().map(|study| study.effect / (study.variance + tau2)).sum::<f64>() / weight;
    let q = studies.iter().map(|study| (study.effect - mean).powi(2) / (study.variance + tau2)).sum();
    Weighted { weight, mean, q }
}

pub(super) fn tau_squared(studies: &[Study], method: Method) -> Result<f64, EvaluationError> {
    let degrees = (studies.len() - 1) as f64;
    match method {
        Method::Fixed => Ok(0.0),
        Method::DerSimonianLaird => {
            let at_zero = weighted(studies, 0.0);
            let squares: f64 = studies.iter().map(|study| study.variance.powi(-2)).sum();
            Ok(((at_zero.q - degrees) / (at_zero.weight - squares / at_zero.weight)).max(0.0))
        }
        Method::PauleMandel => Ok(q_equals(studies, degrees)),
        Method::Reml => reml(studies),
    }
}

/// The tau squared at which generalised Q equals `target`; 0 where it is smaller already.
fn q_equals(studies: &[Study], target: f64) -> f64 {
    if weighted(studies, 0.0).q <= target {
        return 0.0;
    }
    let mut high = 1.0;
    while weighted(studies, high).q > target {
        high *= 4.0;
    }
    bracketed(0.0, high, |tau2| weighted(studies, tau2).q - target)
}

/// Interval of tau squared by the profile of Q (Viechtbauer 2007).
pub(super) fn interval(studies: &[Study], level: f64) -> (f64, f64) {
    let degrees = (studies.len() - 1) as f64;
    let outside = 0.5 * (1.0 - level);
    let quantile = |upper: f64| bracketed(0.0, 1e6, |x| chi_squared_upper(x, degrees) - upper);
    (q_equals(studies, quantile(outside)), q_equals(studies, quantile(1.0 - outside)))
}

/// Slope of the restricted log likelihood in tau squared, and the expected information.
fn slope(studies: &[Study], tau2: f64) -> (f64, f64) {
    let at = weighted(studies, tau2);
    let (mut squares, mut cubes, mut distances) = (0.0, 0.0, 0.0);
    for study in studies {
        let weight = 1.0 / (study.variance + tau2);
        squares += weight * weight;
        cubes += weight * weight * weight;
        distances += weight * weight * (study.effect - at.mean).powi(2);
    }
    let slope = 0.5 * (distances - at.weight + squares / at.weight);
    let information = 0.5 * (squares - 2.0 * cubes / at.weight + (squares / at.weight).powi(2));
    (slope, information)
}

fn reml(studies: &[Study]) -> Result<f64, EvaluationError> {
    // Fisher's scoring finds the neighbourhood, bracketing the last bits.
    let mut tau2 = tau_squared(studies, Method::DerSimonianLaird)?;
    for _ in 0..200 {
        let (slope, information) = slope(studies, tau2);
        let next = (tau2 + slope / information).max(0.0);
        let moved = (next - tau2).abs();
        tau2 = next;
        if moved <= 1e-7 * tau2 {
            break;
        }
    }
    if tau2 == 0.0 {
        return Ok(0.0);
    }
    let of = |tau2: f64| slope(studies, tau2).0;
    let (low, high) = (tau2 * (1.0 - 1e-3), tau2 * (1.0 + 1e-3));
    if of(low) > 0.0 && of(high) < 0.0 {
        Ok(bracketed(low, high, of))
    } else {
        Err(EvaluationError::NotConverged { what: "restricted maximum likelihood", iterations: 200 })
    }
}
