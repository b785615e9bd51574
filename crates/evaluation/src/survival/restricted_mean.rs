//! Restricted mean survival time: the mean time without the event within a horizon, and its difference between arms.

use super::kaplan_meier::{Curve, checked_level};
use crate::EvaluationError;
use crate::columns::check_setting;
use crate::numbers::normal;

/// The restricted mean of one group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RestrictedMean {
    /// Mean time without the event within the horizon, in the unit of the durations.
    pub mean: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Lower end of the interval.
    pub lower: f64,
    /// Upper end of the interval.
    pub upper: f64,
}

/// Restricted means of every group, and how the second differs from the first where there are two.
#[derive(Debug, Clone, PartialEq)]
pub struct RestrictedMeans {
    /// The horizon.
    pub horizon: f64,
    /// One for each group.
    pub groups: Vec<RestrictedMean>,
    /// Second group less the first, with its interval; none unless there are two,
    /// one of them with an event.
    pub difference: Option<RestrictedMean>,
    /// Two-sided p value of the difference.
    pub p: Option<f64>,
}

/// Restricted means up to `horizon`, which every curve must reach: by follow-up, or by nobody being left.
///
/// Variance: sum over events of (area to the right)^2 d / (n (n - d)) (Klein and Moeschberger 4.5.3; R's survRM2).
pub fn restricted_means(curves: &[Curve], horizon: f64, level: f64) -> Result<RestrictedMeans, EvaluationError> {
    let level = checked_level(level)?;
    check_setting("horizon", horizon, "above 0", |horizon| horizon > 0.0)?;
    let reach = normal::critical(level);
    let with_ends = |mean: f64, variance: f64| {
        let standard_error = variance.sqrt();
        RestrictedMean {
            mean,
            standard_error,
            lower: mean - reach * standard_error,
            upper: mean + reach * standard_error,
        }
    };
    let mut groups = Vec::new();
    for curve in curves {
        let reached = curve.steps.last().is_some_and(|step| step.time >= horizon || step.survival == 0.0);
        check_setting("horizon", horizon, "within the follow-up of every group", |_| reached)?;
        let (mean, variance) = area(curve, horizon);
        groups.push(with_ends(mean, variance));
    }
    let difference = match groups.as_slice() {
        [first, second] => {
            let variance = first.standard_error.powi(2) + second.standard_error.powi(2);
            // Nobody had the event within the horizon: nothing to compare.
            (variance > 0.0).then(|| with_ends(second.mean - first.mean, variance))
        }
        _ => None,
    };
    let p = difference.map(|difference| normal::two_sided(difference.mean / difference.standard_error));
    Ok(RestrictedMeans { horizon, groups, difference, p })
}

fn area(curve: &Curve, horizon: f64) -> (f64, f64) {
    let steps: Vec<_> = curve.steps.iter().filter(|step| step.events > 0 && step.time <= horizon).collect();
    let (mut right, mut variance) = (0.0, 0.0);
    let mut end = horizon;
    for step in steps.iter().rev() {
        right += step.survival * (end - step.time);
        end = step.time;
        let (n, d) = (f64::from(step.at_risk), f64::from(step.events));
        if n > d {
            variance += right * right * d / (n * (n - d));
        }
    }
    (right + end, variance)
}
