//! CUSUM: small lasting changes, found by adding up.

use crate::ColumnName::Part;
use crate::EvaluationError;
use crate::columns::{check_finite, check_setting};
use crate::numbers::normal;
use crate::numbers::quadrature::GaussLegendre;

/// Both sums at each point.
#[derive(Debug, Clone, PartialEq)]
pub struct Cusum {
    /// Sum of what lies above the target by more than the slack, never below 0.
    pub high: Vec<f64>,
    /// Sum of what lies below it, never below 0.
    pub low: Vec<f64>,
    /// Points at which a sum exceeds the threshold, counted from 0.
    pub signals: Vec<usize>,
}

/// Sums of standardised values (target 0, standard deviation 1), with their slack k and threshold h.
pub fn cusum(values: &[f64], slack: f64, threshold: f64) -> Result<Cusum, EvaluationError> {
    check_finite(Part("values"), values)?;
    check(slack, threshold)?;
    let (mut high, mut low) = (0.0_f64, 0.0_f64);
    let mut found = Cusum { high: Vec::new(), low: Vec::new(), signals: Vec::new() };
    for (at, value) in values.iter().enumerate() {
        high = (high + value - slack).max(0.0);
        low = (low - value - slack).max(0.0);
        found.high.push(high);
        found.low.push(low);
        if high > threshold || low > threshold {
            found.signals.push(at);
        }
    }
    Ok(found)
}

fn check(slack: f64, threshold: f64) -> Result<(), EvaluationError> {
    check_setting("slack", slack, "0 or more", |slack| slack >= 0.0)?;
    check_setting("threshold", threshold, "above 0, at most 50", |threshold| threshold > 0.0 && threshold <= 50.0)
}

/// Mean number of points until a signal, if the true mean is `shift`: two-sided, or of the high sum alone.
///
/// Page's integral equation, solved at the points of a quadrature rule.
pub fn average_run_length(slack: f64, threshold: f64, shift: f64, two_sided: bool) -> Result<f64, EvaluationError> {
    check(slack, threshold)?;
    check_setting("shift", shift, "from -10 to 10", |shift| shift.abs() <= 10.0)?;
    let high = one_sided(slack - shift, threshold)?;
    if !two_sided {
        return Ok(high);
    }
    let low = one_sided(slack + shift, threshold)?;
    Ok(1.0 / (1.0 / high + 1.0 / low))
}

/// Run length from 0 where each step adds a normal less `slack`.
fn one_sided(slack: f64, threshold: f64) -> Result<f64, EvaluationError> {
    let points = 32 + 6 * threshold.ceil() as usize;
    let rule = GaussLegendre::new(points);
    let half = 0.5 * threshold;
    let at = |x: f64| half * (1.0 + x);
    // Unknowns: the run length from 0, then from each point.
    let size = points + 1;
    let mut rows = vec![vec![0.0; size + 1]; size];
    for (row, line) in rows.iter_mut().enumerate() {
        let z = if row == 0 { 0.0 } else { at(rule.points[row - 1].0) };
        line[0] = -normal::lower_tail(slack - z);
        for (column, (x, weight)) in rule.points.iter().enumerate() {
            line[column + 1] = -half * weight * normal::density(at(*x) + slack - z);
        }
        line[row] += 1.0;
        line[size] = 1.0;
    }
    let undefined = EvaluationError::Undefined { why: "this chart would practically never signal" };
    solved(rows).filter(|length| length.is_finite() && *length >= 1.0 - 1e-9 && *length < 1e12).ok_or(undefined)
}

/// The first unknown of linear equations, by elimination with the largest pivot.
fn solved(mut rows: Vec<Vec<f64>>) -> Option<f64> {
    let size = rows.len();
    for column in 0..size {
        let pivot =
            (column..size).max_by(|left, right| rows[*left][column].abs().total_cmp(&rows[*right][column].abs()))?;
        rows.swap(column, pivot);
        if rows[column][column] == 0.0 {
            return None;
        }
        let own = rows[column].clone();
        for line in rows.iter_mut().skip(column + 1) {
            let factor = line[column] / own[column];
            for (cell, own) in line.iter_mut().zip(&own).skip(column) {
                *cell -= factor * own;
            }
        }
    }
    let mut x = vec![0.0; size];
    for row in (0..size).rev() {
        let known: f64 = (row + 1..size).map(|column| rows[row][column] * x[column]).sum();
        x[row] = (rows[row][size] - known) / rows[row][row];
    }
    x.first().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of our own notes.
    #[test]
    fn run_lengths() {
        for (threshold, shift, expected) in [(4.0, 0.0, 167.683_789), (5.0, 0.0, 465.443_506), (5.0, 1.0, 10.375_969_9)]
        {
            let found = average_run_length(0.5, threshold, shift, true).unwrap();
            assert!((found / expected - 1.0).abs() < 3e-9, "{threshold} {shift}: {found}");
        }
    }

    #[test]
    fn a_lasting_shift_is_found() {
        let mut values = vec![0.2, -0.3, 0.1, -0.1];
        values.extend([1.5; 5]);
        let found = cusum(&values, 0.5, 4.0).unwrap();
        assert_eq!(found.signals, [8]);
        assert!((found.high[8] - 5.0).abs() < 1e-12 && found.low[8] == 0.0);
    }
}
