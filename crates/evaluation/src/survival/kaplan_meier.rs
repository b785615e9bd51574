//! Kaplan-Meier: the share that has not yet had the event, with Greenwood's error.

use super::timeline::Timeline;
use crate::EvaluationError;
use crate::columns::check_level;
use crate::numbers::normal;

/// On which scale an interval is symmetric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum IntervalScale {
    /// log(-log S): stays within 0 and 1; the default.
    #[default]
    LogLog,
    /// log S: what R prints unless told otherwise; the upper end is cut at 1.
    Log,
    /// S itself, cut at 0 and 1.
    Plain,
}

/// The curve at one distinct duration.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The duration.
    pub time: f64,
    /// At risk just before it.
    pub at_risk: u32,
    /// Events at it.
    pub events: u32,
    /// Censored at it.
    pub censored: u32,
    /// Share without the event after it.
    pub survival: f64,
    /// Greenwood's sum d / (n (n - d)) up to it: the variance of log S.
    pub greenwood: f64,
}

impl Step {
    /// Standard error of the share; 0 once nobody is left.
    pub fn standard_error(&self) -> f64 {
        if self.survival == 0.0 { 0.0 } else { self.survival * self.greenwood.sqrt() }
    }

    /// The interval of the share; none where nobody is left and Greenwood's error is undefined.
    pub fn interval(&self, scale: IntervalScale, level: f64) -> Option<(f64, f64)> {
        let s = self.survival;
        if s == 0.0 {
            return None;
        }
        if self.greenwood == 0.0 {
            return Some((s, s));
        }
        let reach = normal::critical(level) * self.greenwood.sqrt();
        Some(match scale {
            IntervalScale::LogLog => {
                let log = libm::log(s);
                let factor = libm::exp(reach / -log);
                (libm::exp(log * factor), libm::exp(log / factor))
            }
            IntervalScale::Log => (s * libm::exp(-reach), (s * libm::exp(reach)).min(1.0)),
            IntervalScale::Plain => ((s - s * reach).max(0.0), (s + s * reach).min(1.0)),
        })
    }
}

/// The curve of one group.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// Rows.
    pub rows: u32,
    /// One step for each distinct duration of the group, in rising order.
    pub steps: Vec<Step>,
}

impl Curve {
    /// Events in all.
    pub fn events(&self) -> u32 {
        self.steps.iter().map(|step| step.events).sum()
    }

    /// The last step at or before this duration; none before the first.
    pub fn at(&self, time: f64) -> Option<&Step> {
        let after = self.steps.partition_point(|step| step.time <= time);
        self.steps.get(after.checked_sub(1)?)
    }

    /// The duration by which a share `p` has had the event: the first at which the curve falls below `1 - p`; where it
    /// runs exactly at `1 - p`, the middle of that stretch (R's rule). None where it stays above.
    pub fn quantile(&self, p: f64) -> Option<f64> {
        self.crossing(p, |step| Some(step.survival))
    }

    /// The interval of a quantile: where the ends of the curve's interval cross; an end that never crosses is none.
    pub fn quantile_interval(&self, p: f64, scale: IntervalScale, level: f64) -> (Option<f64>, Option<f64>) {
        (
            self.crossing(p, |step| step.interval(scale, level).map(|ends| ends.0)),
            self.crossing(p, |step| step.interval(scale, level).map(|ends| ends.1)),
        )
    }

    fn crossing(&self, p: f64, height: impl Fn(&Step) -> Option<f64>) -> Option<f64> {
        let target = 1.0 - p;
        let tolerance = 1e-12;
        let steps = || self.steps.iter().filter(|step| step.events > 0);
        let first = steps().find(|step| height(step).is_some_and(|height| height <= target + tolerance))?;
        let exactly = height(first).is_some_and(|height| (height - target).abs() <= tolerance);
        if !exactly {
            return Some(first.time);
        }
        let next = steps().find(|step| height(step).is_some_and(|height| height < target - tolerance));
        let end = next.map_or_else(|| self.steps.last().map(|step| step.time), |step| Some(step.time));
        Some(0.5 * (first.time + end?))
    }
}

/// The curve of each group, in the groups' order.
pub fn curves(timeline: &Timeline) -> Vec<Curve> {
    let mut curves: Vec<Curve> = timeline.sizes().iter().map(|&rows| Curve { rows, steps: Vec::new() }).collect();
    timeline.walk(|moment| {
        for (group, curve) in curves.iter_mut().enumerate() {
            let (at_risk, events, censored) = (moment.at_risk[group], moment.events[group], moment.censored[group]);
            if events + censored == 0 {
                continue;
            }
            let (mut survival, mut greenwood) =
                curve.steps.last().map_or((1.0, 0.0), |step| (step.survival, step.greenwood));
            if events > 0 {
                let (n, d) = (f64::from(at_risk), f64::from(events));
                survival *= (n - d) / n;
                greenwood += d / (n * (n - d));
            }
            curve.steps.push(Step { time: moment.time, at_risk, events, censored, survival, greenwood });
        }
    });
    curves
}

/// Refuses a level that makes no interval; the curve's own methods take any.
pub(crate) fn checked_level(level: f64) -> Result<f64, EvaluationError> {
    check_level(level).map(|()| level)
}
