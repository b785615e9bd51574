//! A run in parts: what one machine cannot do alone is cut, each part is scored wherever there is room, and the pairs of
//! all parts are decided together.
//!
//! [`Files::cut`] says which parts there are, [`Files::ground`] writes what every part needs beside its records (words, how
//! rare each is, names that go together), [`Files::write_halves`] writes the records of the parts. Whoever scores a part
//! reads the ground once ([`Ground::read`]) and then its records ([`Ground::score`]). [`Files::run_of_parts`] puts the
//! scores of all parts together. The answer is that of [`Files::run`] to the bit, for any number of parts, in any order,
//! and also if a part is scored twice.

mod ground;
mod half;
mod scores;
#[cfg(test)]
mod tests;

pub use ground::Ground;
pub use half::Half;
pub use scores::PartScores;

use crate::error::LinkageError;
use crate::files::Files;
use crate::model::Model;
use crate::run::{Blocking, Linked, Options, not_too_many};
use crate::score::{Scored, Scorer};

/// One part of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Partition {
    /// The records whose key in a rule falls into a bucket: pairs that the rule makes and no earlier one.
    Block {
        /// The place of the rule among those that are needed.
        rule: u32,
        /// The bucket.
        bucket: u32,
        /// Of how many.
        of: u32,
    },
    /// A stretch of the left file with a stretch of the right one, everybody with everybody.
    Tile {
        /// The stretch of the left file.
        left: u32,
        /// The stretch of the right file.
        right: u32,
        /// Of how many, each file.
        of: u32,
    },
}

/// How a run is cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// Whether everybody is compared with everybody.
    pub exhaustive: bool,
    /// Every part, in the order in which they are best begun.
    pub partitions: Vec<Partition>,
}

impl Partition {
    /// A name that says which part it is, for files and operators.
    pub fn name(self) -> String {
        match self {
            Self::Block { rule, bucket, of } => format!("block-{rule}-{bucket}-{of}"),
            Self::Tile { left, right, of } => format!("tile-{left}-{right}-{of}"),
        }
    }

    /// The part of a name.
    pub fn parse(name: &str) -> Option<Self> {
        let mut words = name.split('-');
        let kind = words.next()?;
        let numbers = words.map(|word| word.parse().ok()).collect::<Option<Vec<u32>>>()?;
        let [one, two, of] = *numbers.as_slice() else { return None };
        let partition = match kind {
            "block" if two < of => Self::Block { rule: one, bucket: two, of },
            "tile" if one < of && two < of => Self::Tile { left: one, right: two, of },
            _ => return None,
        };
        Some(partition)
    }

    /// The records that it needs of either file; the second is none where it compares the first with itself.
    pub fn halves(self, within: bool) -> (Half, Option<Half>) {
        match self {
            Self::Block { rule, bucket, of } => {
                let half = |right| Half::Block { rule, bucket, of, right };
                (half(false), (!within).then(|| half(true)))
            }
            Self::Tile { left, right, of } => {
                let stretch = |at, right| Half::Stretch { at, of, right };
                let second = (!within || left != right).then(|| stretch(right, !within));
                (stretch(left, false), second)
            }
        }
    }
}

impl Files {
    /// Whether pairs are looked for within one file, so that there is no right one.
    pub const fn within(&self) -> bool {
        self.is_within()
    }

    /// Cuts a run into about so many parts: as many buckets of every rule, or tiles of everybody with everybody.
    pub fn cut(&self, options: &Options, parts: u32) -> Result<Cut, LinkageError> {
        let (_, exhaustive) = self.goes_about(options)?;
        let parts = parts.clamp(1, 1 << 20);
        let mut partitions = Vec::new();
        if exhaustive {
            let of = (1..=1 << 10).find(|side| side * side >= parts).unwrap_or(1 << 10);
            let tiles = (0..of).flat_map(|left| (0..of).map(move |right| (left, right)));
            let needed = tiles.filter(|(left, right)| !self.is_within() || left <= right);
            partitions.extend(needed.map(|(left, right)| Partition::Tile { left, right, of }));
        } else {
            let rules = u32::try_from(self.rules.rules.len()).unwrap_or(u32::MAX);
            let of = parts.div_ceil(rules.max(1));
            let buckets = (0..rules).flat_map(|rule| (0..of).map(move |bucket| (rule, bucket)));
            partitions.extend(buckets.map(|(rule, bucket)| Partition::Block { rule, bucket, of }));
        }
        Ok(Cut { exhaustive, partitions })
    }

    /// Decides the pairs of all parts together, as [`Files::run`] does. Every part must be there; one that is there twice
    /// changes nothing.
    pub fn run_of_parts(
        &self,
        model: &Model,
        options: &Options,
        cut: &Cut,
        parts: Vec<(Partition, PartScores)>,
    ) -> Result<Linked, LinkageError> {
        let scorer = Scorer::new(model, &self.layout, &self.lexicons, &self.all())?;
        let mut counted: Vec<u64> = vec![0; self.rules.rules.len()];
        let mut taken = hashbrown::HashSet::new();
        let mut pairs: Vec<Scored> = Vec::new();
        for (partition, scores) in parts {
            if !taken.insert(partition) {
                continue;
            }
            if let Partition::Block { rule, .. } = partition
                && let Some(count) = counted.get_mut(rule as usize)
            {
                *count += scores.candidates;
            }
            pairs.extend(scores.pairs);
        }
        if let Some(missing) = cut.partitions.iter().find(|partition| !taken.contains(*partition)) {
            return Err(LinkageError::NotAPart { file: missing.name(), why: "it is missing".to_owned() });
        }
        pairs.sort_unstable_by_key(|pair| (pair.left, pair.right));
        // A rule makes a pair in several buckets where records have several values.
        pairs.dedup_by_key(|pair| (pair.left, pair.right));
        let blocking = self.blocking_of(options, cut, &counted)?;
        Ok(self.decided(model, options, scorer, (pairs, blocking)))
    }

    fn blocking_of(&self, options: &Options, cut: &Cut, counted: &[u64]) -> Result<Blocking, LinkageError> {
        if cut.exhaustive {
            let (candidates, _) = self.goes_about(options)?;
            return Ok(Blocking { exhaustive: true, rules: Vec::new(), candidates });
        }
        for pairs in counted {
            not_too_many(*pairs, "a blocking rule is too wide: add a column to it")?;
        }
        let rules = self.rules.rules.iter().map(|rule| rule.name.clone()).zip(counted.iter().copied()).collect();
        Ok(Blocking { exhaustive: false, rules, candidates: counted.iter().sum() })
    }
}
