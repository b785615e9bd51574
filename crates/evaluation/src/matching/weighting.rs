//! Inverse probability weights: everybody stays, and counts by how unlikely their arm was.

use crate::ColumnName::Part;
use crate::EvaluationError;
use crate::columns::{check_each, check_length};

/// Whose mean effect is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Estimand {
    /// Those who took part.
    Treated,
    /// Everybody.
    Everybody,
    /// Those who might as well have been in either arm.
    Overlap,
}

/// The weight of each row.
pub fn weights(treated: &[bool], score: &[f64], estimand: Estimand) -> Result<Vec<f64>, EvaluationError> {
    check_length(Part("score"), score.len(), treated.len())?;
    check_each(Part("score"), score, "between 0 and 1", |score| score > 0.0 && score < 1.0)?;
    super::score::check_arms(treated)?;
    let weight = |(treated, e): (&bool, &f64)| match (estimand, treated) {
        (Estimand::Treated, true) => 1.0,
        (Estimand::Treated, false) => e / (1.0 - e),
        (Estimand::Everybody, true) => 1.0 / e,
        (Estimand::Everybody, false) => 1.0 / (1.0 - e),
        (Estimand::Overlap, true) => 1.0 - e,
        (Estimand::Overlap, false) => *e,
    };
    Ok(treated.iter().zip(score).map(weight).collect())
}
