//! The error distributions: log density and log survival with two derivatives.

use core::f64::consts::PI;

use crate::numbers::normal;

/// The distribution of the time until the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distribution {
    /// Weibull; shape is 1 / scale.
    Weibull,
    /// Exponential: Weibull with scale 1.
    Exponential,
    /// Log-normal.
    LogNormal,
    /// Log-logistic.
    LogLogistic,
}

/// A value with its first and second derivative.
#[derive(Debug, Clone, Copy)]
pub(super) struct Curve {
    pub(super) value: f64,
    pub(super) slope: f64,
    pub(super) bend: f64,
}

impl Distribution {
    /// Log density of the standardised error.
    pub(super) fn log_density(self, z: f64) -> Curve {
        match self {
            Self::Weibull | Self::Exponential => {
                let hazard = libm::exp(z);
                Curve { value: z - hazard, slope: 1.0 - hazard, bend: -hazard }
            }
            Self::LogNormal => Curve { value: -0.5 * z * z - 0.5 * libm::log(2.0 * PI), slope: -z, bend: -1.0 },
            Self::LogLogistic => {
                let (p, log) = logistic(z);
                Curve { value: z - 2.0 * log, slope: 1.0 - 2.0 * p, bend: -2.0 * p * (1.0 - p) }
            }
        }
    }

    /// Log survival of the standardised error.
    pub(super) fn log_survival(self, z: f64) -> Curve {
        match self {
            Self::Weibull | Self::Exponential => {
                let hazard = libm::exp(z);
                Curve { value: -hazard, slope: -hazard, bend: -hazard }
            }
            Self::LogNormal => {
                let tail = normal::upper_tail(z);
                let hazard = if tail > 0.0 { normal::density(z) / tail } else { z + 1.0 / z };
                let value = if tail > 0.0 { libm::log(tail) } else { -0.5 * z * z - libm::log(z * (2.0 * PI).sqrt()) };
                Curve { value, slope: -hazard, bend: -hazard * (hazard - z) }
            }
            Self::LogLogistic => {
                let (p, log) = logistic(z);
                Curve { value: -log, slope: -p, bend: -p * (1.0 - p) }
            }
        }
    }
}

/// 1 / (1 + exp(-z)) and log(1 + exp(z)), without loss at either end.
fn logistic(z: f64) -> (f64, f64) {
    let small = libm::exp(-z.abs());
    let share = 1.0 / (1.0 + small);
    (if z >= 0.0 { share } else { small * share }, z.max(0.0) + libm::log1p(small))
}
