//! One study's effect with its variance, from its table.

use crate::EvaluationError;
use crate::two_by_two::TwoByTwo;

/// On which scale studies are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Log odds ratio.
    OddsRatio,
    /// Log ratio of shares.
    RiskRatio,
    /// Difference of shares.
    RiskDifference,
}

/// A study's effect.
#[derive(Debug, Clone, PartialEq)]
pub struct Study {
    /// Its name.
    pub name: String,
    /// Its effect.
    pub effect: f64,
    /// The effect's variance, above 0.
    pub variance: f64,
}

/// The effect of a table. Where a cell is empty, a half is added to each cell of that table (metafor's `to = "only0"`).
pub fn from_table(name: &str, table: &TwoByTwo, measure: Measure) -> Result<Study, EvaluationError> {
    let (a, b) = (table.events, table.size - table.events);
    let (c, d) = (table.control_events, table.control_size - table.control_events);
    if [a, b, c, d].iter().any(|cell| !(cell.is_finite() && *cell >= 0.0)) {
        return Err(EvaluationError::Undefined { why: "events are from 0 to the size" });
    }
    for (size, arm) in [(table.size, "the group"), (table.control_size, "the comparison group")] {
        if size == 0.0 {
            return Err(EvaluationError::EmptyArm { arm: format!("{arm} of {name}") });
        }
    }
    let added = if [a, b, c, d].contains(&0.0) { 0.5 } else { 0.0 };
    let (a, b, c, d) = (a + added, b + added, c + added, d + added);
    let (n1, n2) = (a + b, c + d);
    let (effect, variance) = match measure {
        Measure::OddsRatio => (libm::log(a * d / (b * c)), 1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d),
        Measure::RiskRatio => (libm::log(a / n1 / (c / n2)), 1.0 / a - 1.0 / n1 + 1.0 / c - 1.0 / n2),
        Measure::RiskDifference => (a / n1 - c / n2, a * b / (n1 * n1 * n1) + c * d / (n2 * n2 * n2)),
    };
    Ok(Study { name: name.to_owned(), effect, variance })
}
