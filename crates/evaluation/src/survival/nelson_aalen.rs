//! Nelson-Aalen: the cumulative hazard, with the error of its sum.

use super::kaplan_meier::Curve;
use crate::numbers::normal;

/// The cumulative hazard after one distinct duration.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hazard {
    /// The duration.
    pub time: f64,
    /// Sum of d / n up to it.
    pub hazard: f64,
    /// Sum of d / n squared up to it: its variance.
    pub variance: f64,
}

impl Hazard {
    /// Standard error.
    pub fn standard_error(&self) -> f64 {
        self.variance.sqrt()
    }

    /// The interval, symmetric on the log scale; none before the first event.
    pub fn interval(&self, level: f64) -> Option<(f64, f64)> {
        let factor = libm::exp(normal::critical(level) * self.standard_error() / self.hazard);
        (self.hazard > 0.0).then(|| (self.hazard / factor, self.hazard * factor))
    }
}

/// The cumulative hazard of a group, from its curve's counts.
pub fn cumulative_hazard(curve: &Curve) -> Vec<Hazard> {
    let (mut hazard, mut variance) = (0.0, 0.0);
    let step = |step: &super::Step| {
        let (n, d) = (f64::from(step.at_risk), f64::from(step.events));
        hazard += d / n;
        variance += d / (n * n);
        Hazard { time: step.time, hazard, variance }
    };
    curve.steps.iter().map(step).collect()
}
