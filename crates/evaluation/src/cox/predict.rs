//! Prediction: the share of people with given covariates who are expected to be without the event.

use super::Ties;
use super::fit::CoxFit;
use super::increments::increments;
use crate::EvaluationError;
use crate::columns::{check_finite, check_length};
use crate::numbers::matrix::dot;
use crate::survival::{IntervalScale, Step};

/// The predicted curve at one event time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Predicted {
    /// The duration.
    pub time: f64,
    /// Cumulative hazard up to it.
    pub hazard: f64,
    /// Variance of the cumulative hazard.
    pub variance: f64,
}

impl Predicted {
    /// Share without the event.
    pub fn survival(&self) -> f64 {
        libm::exp(-self.hazard)
    }

    /// Standard error of the share.
    pub fn standard_error(&self) -> f64 {
        self.survival() * self.variance.sqrt()
    }

    /// Interval of the share.
    pub fn interval(&self, scale: IntervalScale, level: f64) -> Option<(f64, f64)> {
        let (survival, greenwood) = (self.survival(), self.variance);
        Step { time: self.time, at_risk: 0, events: 0, censored: 0, survival, greenwood }.interval(scale, level)
    }
}

impl CoxFit {
    /// The curve of somebody with these covariates (in the order of the model) in this stratum.
    ///
    /// The baseline follows the model's ties (Efron's or Breslow's increments); the variance adds that of the
    /// coefficients (Tsiatis; R's `survfit`).
    pub fn predict(&self, covariates: &[f64], stratum: u32) -> Result<Vec<Predicted>, EvaluationError> {
        if self.ties == Ties::Exact {
            return Err(EvaluationError::Undefined { why: "exact ties have no baseline hazard" });
        }
        check_length("covariates of the prediction", covariates.len(), self.sorted.width)?;
        check_finite("covariates of the prediction", covariates)?;
        let place = self.sorted.stratum_of.iter().position(|number| *number == stratum);
        let place = place.ok_or_else(|| EvaluationError::EmptyArm { arm: format!("stratum {stratum}") })?;
        let width = self.sorted.width;
        let x: Vec<f64> =
            (0..width).map(|j| (covariates[j] - self.sorted.centres[j]) / self.sorted.scales[j]).collect();
        let ratio = libm::exp(dot(&x, &self.beta));
        let strata = increments(&self.sorted, &self.beta, self.ties);
        let baseline = &strata[place];
        let mut variance = 0.0;
        let step = |(at, &time): (usize, &f64)| {
            variance += baseline.variance[at];
            let hazard = baseline.cumulative[at + 1];
            let moved = &baseline.cumulative_moved[(at + 1) * width..(at + 2) * width];
            let pull: Vec<f64> = moved.iter().zip(&x).map(|(moved, x)| moved - x * hazard).collect();
            let variance = ratio * ratio * (variance + self.standard_covariance.quadratic(&pull));
            Predicted { time, hazard: hazard * ratio, variance }
        };
        Ok(baseline.times.iter().enumerate().map(step).collect())
    }
}
