//! The chance of crossing each boundary, look by look, at any true effect.

use crate::EvaluationError;
use crate::columns::{check_each, check_length, check_setting};
use crate::numbers::normal;
use crate::numbers::quadrature::GaussLegendre;

/// Beyond this many standard deviations a normal density is below double precision.
const FAR: f64 = 9.5;
/// Points of a panel.
const POINTS: usize = 24;

/// Operating characteristics at one true effect.
#[derive(Debug, Clone, PartialEq)]
pub struct Operating {
    /// Expected z at full information.
    pub drift: f64,
    /// Chance of crossing upwards at each look, for the first time.
    pub upper: Vec<f64>,
    /// Chance of crossing downwards at each look, for the first time; all 0 in a one-sided design.
    pub lower: Vec<f64>,
    /// Chance of crossing upwards or downwards at any look.
    pub crossing: f64,
    /// Expected information at the end, as a share of full information.
    pub expected_information: f64,
}

/// The density of z among those still going, at the points of a quadrature rule.
#[derive(Debug, Clone)]
pub(super) struct Going {
    information: f64,
    drift: f64,
    /// Point, weight times density.
    points: Vec<(f64, f64)>,
}

impl Going {
    /// Before the first look.
    pub(super) fn start(drift: f64) -> Self {
        Self { information: 0.0, drift, points: vec![(0.0, 1.0)] }
    }

    /// Chance of being above `upper` at the next look, and below `lower`.
    pub(super) fn leaving(&self, information: f64, lower: f64, upper: f64) -> (f64, f64) {
        let (root, step) = (information.sqrt(), information - self.information);
        let (before, spread) = (self.information.sqrt(), step.sqrt());
        let (mut above, mut below) = (0.0, 0.0);
        for (z, weight) in &self.points {
            let moved = z * before + self.drift * step;
            above += weight * normal::upper_tail((upper * root - moved) / spread);
            if lower > f64::NEG_INFINITY {
                below += weight * normal::lower_tail((lower * root - moved) / spread);
            }
        }
        (above, below)
    }

    /// Those between the boundaries at the next look.
    pub(super) fn next(&self, information: f64, lower: f64, upper: f64, rule: &GaussLegendre) -> Self {
        let (root, step) = (information.sqrt(), information - self.information);
        let (before, spread) = (self.information.sqrt(), step.sqrt());
        let mean = self.drift * root;
        let (from, to) = (lower.max(mean - FAR), upper.min(mean + FAR));
        let mut points = Vec::new();
        if from < to {
            // Panels no wider than the narrowest thing in the integrand: the step that led here.
            let width = (spread / root).min(1.0);
            let panels = ((to - from) / width).ceil().max(1.0);
            for panel in 0..panels as usize {
                let start = from + (to - from) * panel as f64 / panels;
                let half = 0.5 * (to - from) / panels;
                for (x, weight) in &rule.points {
                    let z = start + half * (1.0 + x);
                    let density: f64 = (self.points.iter())
                        .map(|(u, mass)| {
                            let moved = u * before + self.drift * step;
                            mass * normal::density((z * root - moved) / spread)
                        })
                        .sum();
                    points.push((z, half * weight * density * root / spread));
                }
            }
        }
        Self { information, drift: self.drift, points }
    }
}

pub(super) fn rule() -> GaussLegendre {
    GaussLegendre::new(POINTS)
}

/// The chances at a true effect whose expected z at full information is `drift`.
///
/// `information` rises to 1; `lower` is none for a one-sided design.
pub fn operating(
    information: &[f64],
    upper: &[f64],
    lower: Option<&[f64]>,
    drift: f64,
) -> Result<Operating, EvaluationError> {
    check_information(information)?;
    check_length("upper", upper.len(), information.len())?;
    check_each("upper", upper, "a number", |_| true)?;
    if let Some(lower) = lower {
        check_length("lower", lower.len(), information.len())?;
        check_each("lower", lower, "a number", |_| true)?;
        if lower.iter().zip(upper).any(|(lower, upper)| lower > upper) {
            return Err(EvaluationError::Undefined { why: "a lower boundary above the upper" });
        }
    }
    let rule = rule();
    let mut going = Going::start(drift);
    let mut found = Operating { drift, upper: Vec::new(), lower: Vec::new(), crossing: 0.0, expected_information: 0.0 };
    let mut left = 1.0;
    for (look, (&share, &upper)) in information.iter().zip(upper).enumerate() {
        let lower = lower.map_or(f64::NEG_INFINITY, |lower| lower[look]);
        let (above, below) = going.leaving(share, lower, upper);
        let stopping = if look + 1 == information.len() { left } else { above + below };
        found.expected_information += stopping * share;
        left -= above + below;
        found.upper.push(above);
        found.lower.push(below);
        found.crossing += above + below;
        if look + 1 < information.len() {
            going = going.next(share, lower, upper, &rule);
        }
    }
    Ok(found)
}

pub(super) fn check_information(information: &[f64]) -> Result<(), EvaluationError> {
    check_setting("looks", information.len() as f64, "from 1 to 100", |looks| (1.0..=100.0).contains(&looks))?;
    check_each("information", information, "above 0 and at most 1", |share| share > 0.0 && share <= 1.0)?;
    let rising = information.windows(2).all(|pair| pair[0] < pair[1]);
    if rising && information.last() == Some(&1.0) {
        Ok(())
    } else {
        Err(EvaluationError::Undefined { why: "information must rise and end at 1" })
    }
}
