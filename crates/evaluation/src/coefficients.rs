//! A fitted model's coefficients as a table: estimate, standard error, test and interval.

use crate::numbers::matrix::Matrix;
use crate::numbers::{gamma, normal};

/// One row of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Coefficient {
    /// The covariate's name.
    pub name: String,
    /// The estimate on the model's own scale (log hazard, log odds, log time).
    pub estimate: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Estimate over standard error.
    pub z: f64,
    /// Two-sided p value of `z` under the normal.
    pub p: f64,
    /// Lower end of the interval.
    pub lower: f64,
    /// Upper end of the interval.
    pub upper: f64,
}

impl Coefficient {
    /// The estimate and the ends of its interval as ratios: hazard, odds, rate or time ratio.
    pub fn ratio(&self) -> (f64, f64, f64) {
        (libm::exp(self.estimate), libm::exp(self.lower), libm::exp(self.upper))
    }
}

/// The table of these estimates with the errors of this covariance, at this level.
pub(crate) fn table(names: &[String], estimates: &[f64], covariance: &Matrix, level: f64) -> Vec<Coefficient> {
    let reach = normal::critical(level);
    let row = |(at, (name, &estimate)): (usize, (&String, &f64))| {
        let standard_error = covariance.at(at, at).sqrt();
        let z = estimate / standard_error;
        Coefficient {
            name: name.clone(),
            estimate,
            standard_error,
            z,
            p: normal::two_sided(z),
            lower: estimate - reach * standard_error,
            upper: estimate + reach * standard_error,
        }
    };
    names.iter().zip(estimates).enumerate().map(row).collect()
}

/// A chi-squared test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChiSquared {
    /// The statistic.
    pub statistic: f64,
    /// Its degrees of freedom.
    pub degrees: f64,
    /// Probability of this or more where nothing differs.
    pub p: f64,
}

impl ChiSquared {
    pub(crate) fn new(statistic: f64, degrees: f64) -> Self {
        Self { statistic, degrees, p: gamma::chi_squared_upper(statistic, degrees) }
    }
}
