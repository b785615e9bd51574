//! What a pilot of this size can show alone, and what a pool of such pilots can.

use evaluation::EvaluationError;
use evaluation::power::{self, Groups, Pilots};

use crate::protocol::Protocol;

/// What can be shown, with shares from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Power {
    /// People who took part and are analysed.
    pub size: f64,
    /// Comparison people that the weights are worth.
    pub control_size: f64,
    /// The share expected without the pilot, as the protocol says.
    pub base: f64,
    /// The change that would matter, as the protocol says.
    pub change: f64,
    /// The chance that this pilot alone tells it from none.
    pub alone: f64,
    /// The smallest change that this pilot alone would notice with the protocol's power; none where it would notice none.
    pub smallest: Option<f64>,
    /// Pilots of the protocol's pool.
    pub pool: usize,
    /// The chance that the pool tells it from none.
    pub pooled: f64,
    /// The same if true effects differ between pilots as the protocol says.
    pub pooled_spread: Option<f64>,
    /// Pilots of this size needed for the protocol's power; none beyond 100,000.
    pub needed: Option<usize>,
}

/// Works it out before any outcome is read: only sizes and the protocol count.
pub fn power(protocol: &Protocol, size: f64, control_size: f64) -> Result<Power, EvaluationError> {
    let analysis = &protocol.analysis;
    let share = analysis.base_points / 100.0;
    // A hoped-for rise of a share is a fall of the share without it.
    let base = if protocol.fall_is_hoped_for() { share } else { 1.0 - share };
    let change = analysis.change_points / 100.0;
    let each = Groups { size: size.max(1.0), control_size: control_size.max(1.0), base, alpha: analysis.alpha };
    let alike = Pilots { each, fall: change, spread: 0.0 };
    let spread = Pilots { spread: analysis.spread_points / 100.0, ..alike };
    let has_spread = analysis.spread_points > 0.0;
    Ok(Power {
        size,
        control_size,
        base: share,
        change,
        alone: power::power(&each, change)?,
        smallest: power::smallest_fall(&each, analysis.power)?,
        pool: analysis.pool,
        pooled: power::pooled_power(&alike, analysis.pool)?,
        pooled_spread: has_spread.then(|| power::pooled_power(&spread, analysis.pool)).transpose()?,
        needed: power::pilots_needed(&alike, analysis.power)?,
    })
}
