//! XmR charts as the NHS's Making Data Count draws them (R's NHSRplotthedots).

use super::signals::{Improvement, Meaning, Signal, signals};
use crate::ColumnName::Part;
use crate::EvaluationError;
use crate::columns::{check_finite, check_setting};

/// Points fewer than this have trial limits.
const TRIAL_BELOW: usize = 12;
/// Limits lie this many average moving ranges from the mean.
const LIMIT: f64 = 2.66;
/// A moving range this many averages wide is screened out.
const SCREEN: f64 = 3.267;

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChartOptions {
    /// Whether extreme moving ranges are left out of the limits: the default of NHSRplotthedots.
    pub screened: bool,
    /// Mean and limits come from the first points alone; none takes all.
    pub baseline: Option<usize>,
    /// Which way is better.
    pub improvement: Improvement,
    /// The target, where there is one.
    pub target: Option<f64>,
}

/// Whether the process will meet its target by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assurance {
    /// It will always meet it.
    ConsistentlyPassing,
    /// It will never meet it.
    ConsistentlyFailing,
    /// It will sometimes, by chance.
    HitOrMiss,
}

/// One point.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Its value.
    pub value: f64,
    /// Every rule that it is part of.
    pub signals: Vec<Signal>,
    /// What they mean together.
    pub meaning: Meaning,
}

/// A chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The mean.
    pub mean: f64,
    /// Lower process limit.
    pub lower: f64,
    /// Upper process limit.
    pub upper: f64,
    /// Two thirds of the way to the lower limit.
    pub near_lower: f64,
    /// Two thirds of the way to the upper limit.
    pub near_upper: f64,
    /// Average moving range that the limits rest on.
    pub average_range: f64,
    /// The points.
    pub points: Vec<Point>,
    /// Fewer than 12 points: limits are on trial.
    pub trial_limits: bool,
    /// Against the target; none without one, or where no direction is better.
    pub assurance: Option<Assurance>,
}

/// Draws the chart of values in order of time; two or more.
pub fn xmr(values: &[f64], options: &ChartOptions) -> Result<Chart, EvaluationError> {
    check_finite(Part("values"), values)?;
    if options.baseline.is_none() && values.len() < 2 {
        return Err(EvaluationError::Undefined { why: "a chart needs two values or more" });
    }
    let based = options.baseline.unwrap_or(values.len());
    check_setting("points of the baseline", based as f64, "from 2 to all points", |based| {
        based >= 2.0 && based <= values.len() as f64
    })?;
    let base = &values[..based];
    let mean = base.iter().sum::<f64>() / based as f64;
    let ranges: Vec<f64> = base.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect();
    let average = |ranges: &[f64]| ranges.iter().sum::<f64>() / ranges.len() as f64;
    let mut average_range = average(&ranges);
    if options.screened && average_range > 0.0 {
        let kept: Vec<f64> = ranges.iter().copied().filter(|range| *range < SCREEN * average_range).collect();
        average_range = average(&kept);
    }
    let (reach, near) = (LIMIT * average_range, LIMIT * average_range * 2.0 / 3.0);
    let (lower, upper) = (mean - reach, mean + reach);
    let (near_lower, near_upper) = (mean - near, mean + near);
    let found = signals(values, mean, (lower, upper), (near_lower, near_upper));
    let point = |(value, signals): (&f64, Vec<Signal>)| {
        let meaning = Meaning::of(&signals, *value > mean, options.improvement);
        Point { value: *value, signals, meaning }
    };
    Ok(Chart {
        mean,
        lower,
        upper,
        near_lower,
        near_upper,
        average_range,
        points: values.iter().zip(found).map(point).collect(),
        trial_limits: values.len() < TRIAL_BELOW,
        assurance: options.target.and_then(|target| assurance(target, (lower, upper), options.improvement)),
    })
}

fn assurance(target: f64, (lower, upper): (f64, f64), improvement: Improvement) -> Option<Assurance> {
    let above = lower > target;
    let below = upper < target;
    match improvement {
        Improvement::Neutral => None,
        Improvement::Increase if above => Some(Assurance::ConsistentlyPassing),
        Improvement::Increase if below => Some(Assurance::ConsistentlyFailing),
        Improvement::Decrease if below => Some(Assurance::ConsistentlyPassing),
        Improvement::Decrease if above => Some(Assurance::ConsistentlyFailing),
        Improvement::Increase | Improvement::Decrease => Some(Assurance::HitOrMiss),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(screened: bool) -> ChartOptions {
        ChartOptions { screened, baseline: None, improvement: Improvement::Increase, target: None }
    }

    /// The vignette of NHSRplotthedots on deviations: it prints 1.94, -0.72 and 4.6.
    #[test]
    fn screening_narrows_the_limits() {
        let mut values = vec![1.0, 2.0, 1.0, 2.0, 10.0];
        values.extend((0..13).map(|at| if at % 2 == 0 { 1.0 } else { 2.0 }));
        values.truncate(18);
        let chart = xmr(&values, &options(true)).unwrap();
        for (found, expected) in [(chart.mean, 1.944_444_4), (chart.lower, -0.715_555_6), (chart.upper, 4.604_444_4)] {
            assert!((found - expected).abs() < 1e-7, "{found}");
        }
        assert_eq!(chart.points[4].signals, [Signal::OutsideLimit]);
        assert_eq!(chart.points[4].meaning, Meaning::Improvement);
        assert!(chart.points.iter().enumerate().all(|(at, point)| at == 4 || point.signals.is_empty()));
        let wide = xmr(&values, &options(false)).unwrap();
        assert!((wide.lower + 3.062_614_4).abs() < 1e-7 && (wide.upper - 6.951_503_3).abs() < 1e-7);
        assert!(!wide.trial_limits);
    }

    #[test]
    fn targets_and_baselines() {
        let values = [10.0, 11.0, 10.0, 11.0, 10.0, 11.0, 30.0];
        let mut options = options(true);
        (options.baseline, options.target) = (Some(6), Some(5.0));
        let chart = xmr(&values, &options).unwrap();
        assert!((chart.mean - 10.5).abs() < 1e-12 && chart.trial_limits);
        assert_eq!(chart.assurance, Some(Assurance::ConsistentlyPassing));
        options.target = Some(10.0);
        assert_eq!(xmr(&values, &options).unwrap().assurance, Some(Assurance::HitOrMiss));
        options.improvement = Improvement::Decrease;
        options.target = Some(5.0);
        assert_eq!(xmr(&values, &options).unwrap().assurance, Some(Assurance::ConsistentlyFailing));
        assert!(xmr(&[1.0], &self::options(true)).is_err());
    }
}
