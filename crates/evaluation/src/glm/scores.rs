//! How well fitted probabilities foretell: area under the curve and Brier's score.

use crate::EvaluationError;
use crate::columns::check_length;

/// The chance that somebody with the outcome was given the higher probability; equal ones count half.
pub fn area_under_curve(outcome: &[f64], fitted: &[f64]) -> Result<f64, EvaluationError> {
    check_length("fitted", fitted.len(), outcome.len())?;
    let mut order: Vec<usize> = (0..outcome.len()).collect();
    order.sort_unstable_by(|left, right| fitted[*left].total_cmp(&fitted[*right]));
    let (mut ranks, mut with) = (0.0, 0.0);
    let mut from = 0;
    while from < order.len() {
        let mut to = from;
        while to < order.len() && fitted[order[to]] == fitted[order[from]] {
            to += 1;
        }
        let rank = 0.5 * (from + 1 + to) as f64;
        for row in &order[from..to] {
            if outcome[*row] == 1.0 {
                ranks += rank;
                with += 1.0;
            }
        }
        from = to;
    }
    let without = outcome.len() as f64 - with;
    if with == 0.0 || without == 0.0 {
        return Err(EvaluationError::Undefined { why: "everybody has the same outcome" });
    }
    Ok((ranks - 0.5 * with * (with + 1.0)) / (with * without))
}

/// Mean squared difference of outcome and probability.
pub fn brier(outcome: &[f64], fitted: &[f64]) -> f64 {
    let squares: f64 = outcome.iter().zip(fitted).map(|(y, p)| (y - p) * (y - p)).sum();
    squares / outcome.len() as f64
}
