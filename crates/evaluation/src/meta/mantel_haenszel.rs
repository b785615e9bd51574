//! Mantel and Haenszel's pooled ratios: for sparse tables, where single effects have no variance to speak of.

use super::effect_size::{Measure, check};
use crate::EvaluationError;
use crate::columns::check_level;
use crate::numbers::normal;
use crate::two_by_two::TwoByTwo;

/// A pooled effect.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MantelHaenszel {
    /// The effect: of a ratio its logarithm.
    pub estimate: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Two-sided p value.
    pub p: f64,
    /// Lower end of the interval.
    pub lower: f64,
    /// Upper end of the interval.
    pub upper: f64,
}

/// Pools tables. Variances: Robins, Breslow and Greenland (1986) for odds, Greenland and Robins (1985) for ratios,
/// Sato, Greenland and Robins (1989) for differences.
pub fn mantel_haenszel(tables: &[TwoByTwo], measure: Measure, level: f64) -> Result<MantelHaenszel, EvaluationError> {
    check_level(level)?;
    if tables.is_empty() {
        return Err(EvaluationError::Empty);
    }
    let mut sums = [0.0; 6];
    for (at, table) in tables.iter().enumerate() {
        check(table, at + 1)?;
        for (sum, term) in sums.iter_mut().zip(terms(table, measure)) {
            *sum += term;
        }
    }
    let [r, s, first, second, third, _] = sums;
    let (estimate, variance) = match measure {
        Measure::OddsRatio => {
            (libm::log(r / s), first / (2.0 * r * r) + second / (2.0 * r * s) + third / (2.0 * s * s))
        }
        Measure::RiskRatio => (libm::log(r / s), first / (r * s)),
        Measure::RiskDifference => (r / s, (r / s * first + second) / (s * s)),
    };
    if !(estimate.is_finite() && variance.is_finite() && variance > 0.0) {
        return Err(EvaluationError::Undefined { why: "no table has the outcome in both arms" });
    }
    let standard_error = variance.sqrt();
    let reach = normal::critical(level) * standard_error;
    let p = normal::two_sided(estimate / standard_error);
    Ok(MantelHaenszel { estimate, standard_error, p, lower: estimate - reach, upper: estimate + reach })
}

/// What a table adds to numerator, denominator and the variance's sums.
fn terms(table: &TwoByTwo, measure: Measure) -> [f64; 6] {
    let (a, n1, c, n2) = (table.events, table.size, table.control_events, table.control_size);
    let (b, d, n) = (n1 - a, n2 - c, n1 + n2);
    match measure {
        Measure::OddsRatio => {
            let (r, s) = (a * d / n, b * c / n);
            let (p, q) = ((a + d) / n, (b + c) / n);
            [r, s, p * r, p * s + q * r, q * s, 0.0]
        }
        Measure::RiskRatio => [a * n2 / n, c * n1 / n, (n1 * n2 * (a + c) - a * c * n) / (n * n), 0.0, 0.0, 0.0],
        Measure::RiskDifference => {
            let p = (n1 * n1 * c - n2 * n2 * a + n1 * n2 * (n2 - n1) / 2.0) / (n * n);
            let q = (a * (n2 - c) + c * (n1 - a)) / (2.0 * n);
            [(a * n2 - c * n1) / n, n1 * n2 / n, p, q, 0.0, 0.0]
        }
    }
}
