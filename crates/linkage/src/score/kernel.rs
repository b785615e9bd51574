//! Work in pieces: every piece of a block is scored alone, so that threads may share them and the answer stays the same.

use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Flag, Gate, Hot, Scorer, Weighed};
use crate::blocking::Blocks;
use crate::compare::{Pair, Sides};

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

/// A piece of a block: so many of its left records with all of its right ones.
#[derive(Debug, Clone)]
pub(crate) struct Work {
    pub(crate) left: Range<usize>,
    pub(crate) right: Range<usize>,
    /// The left records are among the right ones: only pairs in order count.
    pub(crate) within: bool,
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

/// Does every piece of work on some threads and puts the answers together in order.
pub(crate) fn in_order<T: Send, W: Sync>(work: &[W], threads: usize, piece: impl Fn(&W) -> Vec<T> + Sync) -> Vec<T> {
    if threads <= 1 || work.len() <= 1 {
        return work.iter().flat_map(&piece).collect();
    }
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Vec<T>)>> = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..threads.min(work.len()) {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(work) = work.get(at) else { break };
                    let found = piece(work);
                    if !found.is_empty()
                        && let Ok(mut done) = done.lock()
                    {
                        done.push((at, found));
                    }
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().flat_map(|(_, found)| found).collect()
}
