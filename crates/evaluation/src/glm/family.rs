//! What is known of each family: mean, variance, likelihood and deviance at a linear predictor.

use core::f64::consts::PI;

/// The family of the outcome, with its link.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Family {
    /// 0 or 1, log odds.
    Binomial,
    /// A count, log mean.
    Poisson,
    /// An overdispersed count, log mean; the dispersion is fitted.
    NegativeBinomial,
    /// A number, its mean.
    Gaussian,
}

/// A family with its dispersion known: what one row adds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Known {
    Binomial,
    Poisson,
    /// Variance mean + mean^2 / theta.
    NegativeBinomial(f64),
    Gaussian,
}

/// What one row adds to the likelihood, at its linear predictor.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    /// The part of the log likelihood that the coefficients change.
    pub(super) value: f64,
    /// Its slope.
    pub(super) slope: f64,
    /// Its negative curvature, observed.
    pub(super) observed: f64,
}

impl Known {
    pub(super) fn row(self, y: f64, eta: f64) -> Row {
        match self {
            Self::Binomial => {
                // One exponential serves mean, variance and likelihood, without loss at either end.
                let small = libm::exp(-eta.abs());
                let share = 1.0 / (1.0 + small);
                let mean = if eta >= 0.0 { share } else { small * share };
                let value = y * eta - eta.max(0.0) - libm::log1p(small);
                Row { value, slope: y - mean, observed: small * share * share }
            }
            Self::Poisson => {
                let mean = libm::exp(eta);
                Row { value: y * eta - mean, slope: y - mean, observed: mean }
            }
            Self::NegativeBinomial(theta) => {
                let mean = libm::exp(eta);
                let ratio = 1.0 / (1.0 + mean / theta);
                Row {
                    value: y * eta - (y + theta) * libm::log1p(mean / theta),
                    slope: (y - mean) * ratio,
                    observed: mean * (1.0 + y / theta) * ratio * ratio,
                }
            }
            Self::Gaussian => {
                let left = y - eta;
                Row { value: -0.5 * left * left, slope: left, observed: 1.0 }
            }
        }
    }

    /// Expected curvature: the weight of iterated least squares.
    pub(super) fn expected(self, eta: f64) -> f64 {
        match self {
            Self::NegativeBinomial(theta) => {
                let mean = libm::exp(eta);
                mean / (1.0 + mean / theta)
            }
            other => other.row(0.0, eta).observed,
        }
    }

    pub(super) fn mean(self, eta: f64) -> f64 {
        match self {
            Self::Binomial if eta >= 0.0 => 1.0 / (1.0 + libm::exp(-eta)),
            Self::Binomial => libm::exp(eta) / (1.0 + libm::exp(eta)),
            Self::Poisson | Self::NegativeBinomial(_) => libm::exp(eta),
            Self::Gaussian => eta,
        }
    }

    /// What a row adds to the deviance.
    pub(super) fn deviance(self, y: f64, mean: f64) -> f64 {
        let log_ratio = |y: f64, mean: f64| if y > 0.0 { y * libm::log(y / mean) } else { 0.0 };
        match self {
            Self::Binomial => -2.0 * if y == 1.0 { libm::log(mean) } else { libm::log1p(-mean) },
            Self::Poisson => 2.0 * (log_ratio(y, mean) - (y - mean)),
            Self::NegativeBinomial(theta) => {
                2.0 * (log_ratio(y, mean) - (y + theta) * libm::log((y + theta) / (mean + theta)))
            }
            Self::Gaussian => (y - mean) * (y - mean),
        }
    }

    /// The part of a row's log likelihood that `row` leaves out.
    pub(super) fn constant(self, y: f64) -> f64 {
        match self {
            Self::Binomial | Self::Gaussian => 0.0,
            Self::Poisson => -libm::lgamma(y + 1.0),
            Self::NegativeBinomial(theta) => rising(theta, y) - libm::lgamma(y + 1.0) - y * libm::log(theta),
        }
    }
}

/// log(gamma(theta + y) / gamma(theta)) for whole y, without cancellation at large theta.
pub(super) fn rising(theta: f64, y: f64) -> f64 {
    if y < 200.0 {
        return (0..y as u32).map(|k| libm::log(theta + f64::from(k))).sum();
    }
    libm::lgamma(theta + y) - libm::lgamma(theta)
}

/// Log likelihood of a linear model at its best variance.
pub(super) fn gaussian_log_likelihood(rows: f64, squares: f64) -> f64 {
    -0.5 * rows * (libm::log(2.0 * PI * squares / rows) + 1.0)
}
