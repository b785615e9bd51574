//! Aalen-Johansen: the share that has had one event, while others shut it out.

use super::Endings;
use crate::EvaluationError;
use crate::numbers::normal;

/// The share after one event of the cause.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IncidenceStep {
    /// The duration.
    pub time: f64,
    /// At risk just before it.
    pub at_risk: u32,
    /// Events of the cause at it.
    pub events: u32,
    /// Share that has had the event of the cause.
    pub share: f64,
    /// Its variance (Aalen 1978, as R's cmprsk).
    pub variance: f64,
}

impl IncidenceStep {
    /// Standard error of the share.
    pub fn standard_error(&self) -> f64 {
        self.variance.sqrt()
    }

    /// The interval, symmetric on the scale of log(-log(share)), which has none where the share is 0 or 1.
    pub fn interval(&self, level: f64) -> Option<(f64, f64)> {
        if self.share <= 0.0 || self.share > 1.0 - 1e-12 {
            return None;
        }
        let log = libm::log(self.share);
        let reach = normal::critical(level) * self.standard_error() / (self.share * -log);
        Some((libm::exp(log * libm::exp(reach)), libm::exp(log * libm::exp(-reach))))
    }
}

/// The share's curve.
#[derive(Debug, Clone, PartialEq)]
pub struct Incidence {
    /// The cause.
    pub cause: u32,
    /// One step for each distinct duration with an event of the cause.
    pub steps: Vec<IncidenceStep>,
}

impl Incidence {
    /// The last step at or before this duration; none before the first.
    pub fn at(&self, time: f64) -> Option<&IncidenceStep> {
        let after = self.steps.partition_point(|step| step.time <= time);
        self.steps.get(after.checked_sub(1)?)
    }
}

/// The share that has had this cause's event.
pub fn incidence(endings: Endings<'_>, cause: u32) -> Result<Incidence, EvaluationError> {
    endings.check_columns()?;
    if cause == 0 {
        return Err(EvaluationError::NoEvents);
    }
    let order = endings.order();
    let mut sums = Sums { survival: 1.0, share: 0.0, square: 0.0, cross: 0.0, inverse: 0.0 };
    let mut steps = Vec::new();
    let mut from = 0;
    while from < order.len() {
        let time = endings.time[order[from] as usize] + 0.0;
        let mut to = from;
        let (mut events, mut others) = (0_u32, 0_u32);
        while to < order.len() && endings.time[order[to] as usize] + 0.0 == time {
            match endings.cause[order[to] as usize] {
                0 => {}
                number if number == cause => events += 1,
                _ => others += 1,
            }
            to += 1;
        }
        let at_risk = (order.len() - from) as u32;
        sums.add(f64::from(at_risk), f64::from(events), f64::from(others));
        if events > 0 {
            steps.push(IncidenceStep { time, at_risk, events, share: sums.share, variance: sums.variance() });
        }
        from = to;
    }
    Ok(Incidence { cause, steps })
}

/// Running sums: the variance at t is a quadratic in the share at t, so three sums carry it.
struct Sums {
    survival: f64,
    share: f64,
    square: f64,
    cross: f64,
    inverse: f64,
}

impl Sums {
    fn add(&mut self, at_risk: f64, events: f64, others: f64) {
        if events + others == 0.0 {
            return;
        }
        let before = self.survival;
        self.survival = before * (at_risk - events - others) / at_risk;
        self.share += before * events / at_risk;
        // Finite population correction for several events at once.
        let noise = |count: f64| {
            let tied = if count > 1.0 { 1.0 - (count - 1.0) / (at_risk - 1.0) } else { 1.0 };
            before * before * tied * count / (at_risk * at_risk)
        };
        let inverse = if self.survival > 0.0 { 1.0 / self.survival } else { 0.0 };
        if others > 0.0 && self.survival > 0.0 {
            self.collect(self.share * inverse, inverse, noise(others));
        }
        if events > 0.0 {
            self.collect(1.0 + self.share * inverse, inverse, noise(events));
        }
    }

    fn collect(&mut self, pull: f64, inverse: f64, noise: f64) {
        self.square += pull * pull * noise;
        self.cross += pull * inverse * noise;
        self.inverse += inverse * inverse * noise;
    }

    fn variance(&self) -> f64 {
        (self.square + self.share * self.share * self.inverse - 2.0 * self.share * self.cross).max(0.0)
    }
}
