//! Work in pieces: every piece of a block is scored alone, so that threads may share them and the answer stays the same.

use super::{Flag, Gate, Hot, Scorer, Weighed};
use crate::blocking::{Blocks, Work};
use crate::compare::{Pair, Sides};
use crate::in_order::in_order;
use crate::people::People;

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

/// Everything that scoring needs, worked out once for all blocks of a run.
pub(crate) struct Kernel<'a> {
    scorer: &'a Scorer,
    sides: Sides<'a>,
    gate: Gate,
    /// What the gate reads of each record on the left.
    lefts: Vec<Hot>,
    /// And on the right; none where both are one file.
    rights: Option<Vec<Hot>>,
    threads: usize,
}

impl<'a> Kernel<'a> {
    /// A kernel for pairs that weigh `floor` or more.
    pub(crate) fn new(scorer: &'a Scorer, sides: Sides<'a>, within: bool, floor: f64, threads: usize) -> Self {
        let gate = Gate::new(scorer, &sides, floor);
        let hots = |people: &People| (0..people.len()).map(|row| gate.hot(&sides, people, row)).collect::<Vec<Hot>>();
        let (lefts, rights) = (hots(sides.left), (!within).then(|| hots(sides.right)));
        Self { scorer, sides, gate, lefts, rights, threads }
    }

    /// Scores the pairs of some blocks that no earlier rule has made. The order is that of the work.
    pub(crate) fn score(&self, blocks: &Blocks<'_>) -> Vec<Scored> {
        let of_row = self.rights.as_ref().unwrap_or(&self.lefts);
        // Put into the order of the blocks, so that each block is read in one go.
        let hots: Vec<Hot> = blocks.right.iter().map(|row| hot(of_row, *row)).collect();
        in_order(&blocks.work, self.threads, |work| self.piece(blocks, &hots, work))
    }

    fn piece(&self, blocks: &Blocks<'_>, hots: &[Hot], work: &Work) -> Vec<Scored> {
        let mut found = Vec::new();
        let right_hots = hots.get(work.right.clone()).unwrap_or_default();
        let right_rows = blocks.right.get(work.right.clone()).unwrap_or_default();
        for (at, left) in work.left.clone().zip(blocks.left.get(work.left.clone()).unwrap_or_default()) {
            let row = *left as usize;
            let lead = self.gate.lead(self.scorer, &self.sides, row, hot(&self.lefts, *left));
            let from = if work.within { at + 1 - work.right.start } else { 0 };
            let hots = right_hots.get(from..).unwrap_or_default();
            for (hot, right) in hots.iter().zip(right_rows.get(from..).unwrap_or_default()) {
                if !self.gate.passes(&lead, hot) {
                    continue;
                }
                let pair = Pair { left: row, right: *right as usize };
                if !blocks.is_new(&self.sides, pair) {
                    continue;
                }
                let weighed = self.scorer.weigh(&self.sides, pair);
                if weighed.weight >= blocks.floor {
                    found.push(Scored { left: *left, right: *right, weighed });
                }
            }
        }
        found
    }
}

fn hot(hots: &[Hot], row: u32) -> Hot {
    hots.get(row as usize).copied().unwrap_or_default()
}
