//! Patterns of levels and how many pairs show each: millions of pairs show a few thousand patterns.

use hashbrown::HashTable;

use super::{Ground, TrainingSize};
use crate::blocking::{Blocks, Keys, Rule, Rules, Sorted, Work};
use crate::compare::Pair;
use crate::in_order::in_order;

/// Patterns with their counts.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    counts: HashTable<(u64, u64)>,
}

const fn spread(pattern: u64) -> u64 {
    let mixed = pattern.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ mixed >> 32
}

impl Patterns {
    fn add(&mut self, pattern: u64, count: u64) {
        match self.counts.find_mut(spread(pattern), |(other, _)| *other == pattern) {
            Some((_, counted)) => *counted += count,
            None => {
                self.counts.insert_unique(spread(pattern), (pattern, count), |(pattern, _)| spread(*pattern));
            }
        }
    }

    /// Every pattern with its count, in the order of patterns.
    pub(super) fn sorted(&self) -> Vec<(u64, u64)> {
        let mut all: Vec<(u64, u64)> = self.counts.iter().copied().collect();
        all.sort_unstable();
        all
    }

    /// How many pairs.
    pub(super) fn total(&self) -> u64 {
        self.counts.iter().map(|(_, count)| count).sum()
    }

    /// For each code of a comparison's levels how many pairs.
    pub(super) fn levels(&self, comparison: usize) -> [u64; 16] {
        let mut levels = [0; 16];
        for (pattern, count) in &self.counts {
            if let Some(level) = levels.get_mut((pattern >> (4 * comparison) & 15) as usize) {
                *level += count;
            }
        }
        levels
    }

    fn gathered(pieces: Vec<(u64, u64)>) -> Self {
        let mut all = Self::default();
        for (pattern, count) in pieces {
            all.add(pattern, count);
        }
        all
    }
}

fn pattern(ground: &Ground<'_>, pair: Pair) -> u64 {
    let levels = ground.comparers.iter().enumerate();
    levels.fold(0, |pattern, (at, comparer)| pattern | (comparer.level(ground.sides, pair) as u64) << (4 * at))
}

/// The number of a counted sequence that looks like chance: splitmix64.
const fn chance(seed: u64, at: u64) -> u64 {
    let mut mixed = seed.wrapping_add(at.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ mixed >> 31
}

/// A place below `most`.
fn place(chance: u64, most: usize) -> usize {
    let place = (u128::from(chance) * most as u128) >> 64;
    usize::try_from(place).unwrap_or(0)
}

/// Patterns of pairs taken at random from all there are.
pub(super) fn at_random(ground: &Ground<'_>, size: TrainingSize) -> Patterns {
    const PIECE: u64 = 1 << 16;
    let (lefts, rights) = (ground.sides.left.len(), ground.sides.right.len());
    let pieces: Vec<u64> = (0..size.random_pairs.div_ceil(PIECE)).collect();
    let counted = in_order(&pieces, ground.threads, |piece| {
        let mut patterns = Patterns::default();
        for at in piece * PIECE..((piece + 1) * PIECE).min(size.random_pairs) {
            let pair = Pair {
                left: place(chance(size.seed, 2 * at), lefts),
                right: place(chance(size.seed, 2 * at + 1), rights),
            };
            if !(ground.within && pair.left == pair.right) {
                patterns.add(pattern(ground, pair), 1);
            }
        }
        patterns.sorted()
    });
    Patterns::gathered(counted)
}

/// Patterns of the pairs of a rule; of a large rule those of some left records, chosen by chance.
pub(super) fn of_rule(ground: &Ground<'_>, rule: &Rule, size: TrainingSize) -> Patterns {
    let mut keys = Keys::default();
    let left = Sorted::new(ground.rules, rule, ground.sides.left, &mut keys);
    let right = if ground.within { None } else { Some(Sorted::new(ground.rules, rule, ground.sides.right, &mut keys)) };
    let blocks = Blocks::of_rule(ground.rules, 0, (&left, right.as_ref().unwrap_or(&left)), ground.within, 0.0);
    #[expect(clippy::cast_precision_loss, reason = "a share of pairs needs no more than a double has")]
    let share = size.pairs_of_a_rule as f64 / blocks.pairs.max(1) as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share from 0 to 1 of 32 bits")]
    let most = (share.min(1.0) * f64::from(u32::MAX)) as u64;
    let is_chosen = |row: u32| chance(size.seed, u64::from(row)) >> 32 <= most;
    let counted = in_order(&blocks.work, ground.threads, |work: &Work| {
        let mut patterns = Patterns::default();
        let lefts = work.left.clone().zip(blocks.left.get(work.left.clone()).unwrap_or_default());
        for (at, row) in lefts.filter(|(_, row)| is_chosen(**row)) {
            let from = if work.within { at + 1 } else { work.right.start };
            for other in blocks.right.get(from..work.right.end).unwrap_or_default() {
                patterns.add(pattern(ground, Pair { left: *row as usize, right: *other as usize }), 1);
            }
        }
        patterns.sorted()
    });
    Patterns::gathered(counted)
}

/// How many pairs agree in every column of a list.
pub(super) fn pairs_that_agree(ground: &Ground<'_>, rules: &Rules) -> u64 {
    let Some(rule) = rules.rules.first() else { return 0 };
    let mut keys = Keys::default();
    let left = Sorted::new(rules, rule, ground.sides.left, &mut keys);
    let right = if ground.within { None } else { Some(Sorted::new(rules, rule, ground.sides.right, &mut keys)) };
    Blocks::of_rule(rules, 0, (&left, right.as_ref().unwrap_or(&left)), ground.within, 0.0).pairs
}
