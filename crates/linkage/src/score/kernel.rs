//! Work in pieces: every piece of a block is scored alone, so that threads may share them and the answer stays the same.

use super::{Flag, Gate, Hot, Scorer, Weighed};
use crate::blocking::{Blocks, Work};
use crate::compare::{Pair, Sides};
use crate::in_order::in_order;

/// A pair that weighs as much as the floor or more.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scored {
    pub(crate) left: u32,
    pub(crate) right: u32,
    pub(crate) weighed: Weighed,
}

impl Scored {
    /// What the pair weighs, held down where it looks like twins.
    pub(crate) fn weight(&self, twin: f64) -> f64 {
        match self.weighed.flag {
            Some(Flag::Twin) => self.weighed.weight.min(twin),
            _ => self.weighed.weight,
        }
    }
}

/// Scores the pairs of some blocks that no earlier rule has made. The order is that of the work, whatever the threads.
pub(crate) fn score(
    scorer: &Scorer,
    sides: &Sides<'_>,
    blocks: &Blocks<'_>,
    gate: &Gate,
    threads: usize,
) -> Vec<Scored> {
    let hots: Vec<Hot> = blocks.right.iter().map(|row| gate.hot(sides, sides.right, *row as usize)).collect();
    let piece = |work: &Work| {
        let mut found = Vec::new();
        let right_hots = hots.get(work.right.clone()).unwrap_or_default();
        let right_rows = blocks.right.get(work.right.clone()).unwrap_or_default();
        for (at, left) in work.left.clone().zip(blocks.left.get(work.left.clone()).unwrap_or_default()) {
            let row = *left as usize;
            let lead = gate.lead(scorer, sides, row, gate.hot(sides, sides.left, row));
            let from = if work.within { at + 1 - work.right.start } else { 0 };
            let hots = right_hots.get(from..).unwrap_or_default();
            for (hot, right) in hots.iter().zip(right_rows.get(from..).unwrap_or_default()) {
                if !gate.passes(&lead, hot) {
                    continue;
                }
                let pair = Pair { left: row, right: *right as usize };
                if !blocks.is_new(sides, pair) {
                    continue;
                }
                let weighed = scorer.weigh(sides, pair);
                if weighed.weight >= blocks.floor {
                    found.push(Scored { left: *left, right: *right, weighed });
                }
            }
        }
        found
    };
    in_order(&blocks.work, threads, piece)
}
