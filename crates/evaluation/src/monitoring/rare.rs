//! Rare events: days between them, or people between them, instead of tiny counts.

use super::xmr::{ChartOptions, xmr};
use crate::ColumnName::Part;
use crate::EvaluationError;
use crate::columns::check_each;
use crate::monitoring::Improvement;

/// Centre and limits of a chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The centre line.
    pub centre: f64,
    /// Lower limit, 0 or more.
    pub lower: f64,
    /// Upper limit: a longer gap than this is a signal that the event has become rarer.
    pub upper: f64,
}

/// Nelson's power: gaps to this are nearly normal (1994).
const POWER: f64 = 3.6;

/// A t chart of times between events, each above 0: XmR limits of the gaps to the power 1 / 3.6, carried back.
pub fn t_chart(gaps: &[f64]) -> Result<Limits, EvaluationError> {
    check_each(Part("gaps"), gaps, "above 0", |gap| gap > 0.0)?;
    let near_normal: Vec<f64> = gaps.iter().map(|gap| libm::pow(*gap, 1.0 / POWER)).collect();
    let options = ChartOptions { screened: false, baseline: None, improvement: Improvement::Neutral, target: None };
    let chart = xmr(&near_normal, &options)?;
    let back = |value: f64| if value > 0.0 { libm::pow(value, POWER) } else { 0.0 };
    Ok(Limits { centre: back(chart.mean), lower: back(chart.lower), upper: back(chart.upper) })
}

/// A g chart of people between events, whole numbers of 0 or more: three geometric standard deviations (Benneyan 2001).
pub fn g_chart(gaps: &[f64]) -> Result<Limits, EvaluationError> {
    check_each(Part("gaps"), gaps, "a whole number of 0 or more", |gap| gap >= 0.0 && gap.fract() == 0.0)?;
    if gaps.is_empty() {
        return Err(EvaluationError::Empty);
    }
    let mean = gaps.iter().sum::<f64>() / gaps.len() as f64;
    let reach = 3.0 * (mean * (mean + 1.0)).sqrt();
    Ok(Limits { centre: mean, lower: (mean - reach).max(0.0), upper: mean + reach })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_have_limits() {
        let found = g_chart(&[10.0, 20.0, 30.0, 40.0]).unwrap();
        assert!((found.centre - 25.0).abs() < 1e-12 && found.lower == 0.0);
        assert!((found.upper - (25.0 + 3.0 * 650.0_f64.sqrt())).abs() < 1e-12);
        let found = t_chart(&[30.0; 5]).unwrap();
        assert!((found.centre - 30.0).abs() < 1e-9 && (found.upper - 30.0).abs() < 1e-9);
        let found = t_chart(&[5.0, 60.0, 20.0, 90.0, 33.0, 12.0]).unwrap();
        assert!(found.lower < 5.0 && found.upper > 90.0);
        assert!(t_chart(&[0.0, 1.0]).is_err() && g_chart(&[0.5]).is_err());
    }
}
