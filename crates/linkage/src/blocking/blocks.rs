//! Records sorted by the key of a rule, and the work that their blocks make.

use std::ops::Range;

use super::rule::{Keys, Rule, Rules};
use crate::compare::{Pair, Sides};
use crate::people::People;

/// Pairs in one piece of work: enough to be worth a thread's while, few enough that threads end together.
const PIECE: u64 = 1 << 20;
/// Right records in one piece, so that they stay in the cache while the left ones pass.
const TILE: usize = 1 << 12;

/// The records of one file in the order of a rule's keys; a record with several keys stands several times.
#[derive(Debug)]
pub(crate) struct Sorted {
    pub(crate) rows: Vec<u32>,
    /// Each key with where its records end.
    ends: Vec<(u64, usize)>,
}

impl Sorted {
    /// Sorts a file.
    pub(crate) fn new(rules: &Rules, rule: &Rule, people: &People, keys: &mut Keys) -> Self {
        let mut keyed: Vec<(u64, u32)> = Vec::with_capacity(people.len());
        for row in 0..people.len() {
            let number = u32::try_from(row).unwrap_or(u32::MAX);
            keyed.extend(rules.keys(rule, people, row, keys).iter().map(|key| (*key, number)));
        }
        Self::of_keyed(keyed)
    }

    /// Sorts records that have been given keys.
    pub(crate) fn of_keyed(mut keyed: Vec<(u64, u32)>) -> Self {
        keyed.sort_unstable();
        let mut ends: Vec<(u64, usize)> = Vec::new();
        for (at, (key, _)) in keyed.iter().enumerate() {
            match ends.last_mut() {
                Some((last, end)) if last == key => *end = at + 1,
                _ => ends.push((*key, at + 1)),
            }
        }
        Self { rows: keyed.into_iter().map(|(_, row)| row).collect(), ends }
    }

    /// Where the records of a key stand.
    pub(crate) fn block(&self, key: u64) -> &[u32] {
        let Ok(at) = self.ends.binary_search_by_key(&key, |(key, _)| *key) else { return &[] };
        self.rows.get(self.range(at)).unwrap_or_default()
    }

    fn range(&self, at: usize) -> Range<usize> {
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |(_, end)| *end);
        from..self.ends.get(at).map_or(from, |(_, end)| *end)
    }

    /// Blocks that both files have; with itself each of its own with two records or more.
    fn shared<'a>(&'a self, other: &'a Self, within: bool) -> Vec<(Range<usize>, Range<usize>)> {
        if within {
            return (0..self.ends.len())
                .map(|at| (self.range(at), self.range(at)))
                .filter(|(left, _)| left.len() > 1)
                .collect();
        }
        let mut shared = Vec::new();
        let (mut left, mut right) = (0, 0);
        while let (Some((one, _)), Some((two, _))) = (self.ends.get(left), other.ends.get(right)) {
            match one.cmp(two) {
                std::cmp::Ordering::Less => left += 1,
                std::cmp::Ordering::Greater => right += 1,
                std::cmp::Ordering::Equal => {
                    shared.push((self.range(left), other.range(right)));
                    left += 1;
                    right += 1;
                }
            }
        }
        shared
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

/// The blocks of one rule, cut into work.
pub(crate) struct Blocks<'a> {
    pub(crate) left: &'a [u32],
    pub(crate) right: &'a [u32],
    pub(crate) work: Vec<Work>,
    /// How many pairs the blocks make, those of earlier rules among them.
    pub(crate) pairs: u64,
    /// Lighter pairs are not kept.
    pub(crate) floor: f64,
    rules: &'a Rules,
    /// The rules before this one; pairs that they made are not made again.
    earlier: &'a [Rule],
    /// The rule may make a pair more than once.
    repeats: bool,
    /// Its keys are hashes: what they bring together is held against the rule itself.
    hashed: Option<&'a Rule>,
}

impl<'a> Blocks<'a> {
    /// The blocks of the rule at a place.
    pub(crate) fn of_rule(
        rules: &'a Rules,
        at: usize,
        sorted: (&'a Sorted, &'a Sorted),
        within: bool,
        floor: f64,
    ) -> Self {
        let shared = sorted.0.shared(sorted.1, within);
        let (pairs, work) = cut(shared, within);
        let (left, right) = (sorted.0.rows.as_slice(), sorted.1.rows.as_slice());
        let earlier = rules.rules.get(..at).unwrap_or_default();
        Self { left, right, work, pairs, floor, rules, earlier, repeats: false, hashed: None }
    }

    /// Everybody with everybody.
    pub(crate) fn exhaustive(rules: &'a Rules, rows: (&'a [u32], &'a [u32]), within: bool, floor: f64) -> Self {
        let (pairs, work) = cut(vec![(0..rows.0.len(), 0..rows.1.len())], within);
        Self { left: rows.0, right: rows.1, work, pairs, floor, rules, earlier: &[], repeats: false, hashed: None }
    }

    /// The rule may make a pair more than once, since records have several values.
    pub(crate) fn repeating(mut self, repeats: bool) -> Self {
        self.repeats = repeats;
        self
    }

    /// The records were sorted by [`Rules::spread_keys`], of which two may be the same for different values.
    pub(crate) fn hashed(mut self, at: usize) -> Self {
        self.hashed = self.rules.rules.get(at);
        self
    }

    /// Whether this rule makes the pair and no earlier one.
    pub(crate) fn is_new(&self, sides: &Sides<'_>, pair: Pair) -> bool {
        self.hashed.is_none_or(|rule| self.rules.makes(rule, sides, pair))
            && !self.earlier.iter().any(|rule| self.rules.makes(rule, sides, pair))
    }

    /// Drops what a repeating rule made again.
    pub(crate) fn without_repeats<T>(&self, mut found: Vec<T>, key: impl Fn(&T) -> (u32, u32)) -> Vec<T> {
        if self.repeats {
            found.sort_by_key(&key);
            found.dedup_by_key(|it| key(it));
        }
        found
    }
}

/// How many pairs blocks make, and the work that they are cut into.
fn cut(blocks: Vec<(Range<usize>, Range<usize>)>, within: bool) -> (u64, Vec<Work>) {
    let mut pairs = 0;
    let mut work = Vec::new();
    for (left, right) in blocks {
        let (lefts, rights) = (left.len() as u64, right.len() as u64);
        pairs += if within { lefts * lefts.saturating_sub(1) / 2 } else { lefts * rights };
        let tile = if within { right.len() } else { TILE };
        let mut at = right.start;
        while at < right.end {
            let tiled = at..right.end.min(at + tile);
            let step = usize::try_from(PIECE / tiled.len().max(1) as u64).unwrap_or(1).max(1);
            let mut from = left.start;
            while from < left.end {
                let to = left.end.min(from + step);
                work.push(Work { left: from..to, right: tiled.clone(), within });
                from = to;
            }
            at = tiled.end;
        }
    }
    (pairs, work)
}
