//! A run: every pair that could count, weighed and decided.

#[cfg(test)]
pub(crate) mod tests;

use crate::blocking::{Blocks, Keys, Rules, Sorted};
use crate::compare::Pair;
use crate::decide::{Decided, Decision, Said, decide};
use crate::error::LinkageError;
use crate::files::Files;
use crate::model::Model;
use crate::score::{Flag, Kernel, Scored, Scorer};
use crate::splink::{self, How, SplinkModel};

/// Up to so many pairs everybody is compared with everybody, so that blocking loses nobody.
pub const EXHAUSTIVE_UP_TO: u64 = 500_000_000;
/// More candidate pairs than this are a mistake in the rules, not work.
const MOST_PAIRS: u64 = 50_000_000_000;

/// How a run goes about it.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// How many threads share the work; the answer is the same for any.
    pub threads: usize,
    /// Compare everybody with everybody, whatever their number. Otherwise up to [`EXHAUSTIVE_UP_TO`] pairs.
    pub exhaustive: Option<bool>,
    /// Links that stand already, by the ids of their records.
    pub existing: Vec<(String, String)>,
    /// Pairs of which a person has said that they are two people.
    pub excluded: Vec<(String, String)>,
}

/// One pair of a run's answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LinkedPair<'a> {
    /// The id on the left.
    pub id_left: &'a str,
    /// The id on the right.
    pub id_right: &'a str,
    /// Bits.
    pub weight: f64,
    /// Bits to the next best pair of either record.
    pub margin: f64,
    /// Why a person must look, if there is a reason.
    pub flag: Option<Flag>,
    /// What is done.
    pub decision: Decision,
}

/// What a run found.
#[derive(Debug)]
pub struct Linked {
    /// None for a model of Splink, whose levels have no names here.
    pub(crate) scorer: Option<Scorer>,
    pub(crate) pairs: Vec<Decided>,
    /// Lighter pairs were not kept.
    pub(crate) floor: f64,
    pub(crate) blocking: Blocking,
    pub(crate) said: Said,
}

/// How the pairs came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocking {
    /// Whether everybody was compared with everybody.
    pub exhaustive: bool,
    /// Each rule with how many pairs it makes, those of earlier rules among them.
    pub rules: Vec<(Vec<String>, u64)>,
    /// All of them together.
    pub candidates: u64,
}

/// The lightest pair that is kept: light enough that every rival of a pair that is looked at is known.
pub(crate) fn floor(model: &Model) -> f64 {
    model.thresholds.review.value - model.thresholds.margin.value
}

/// Refuses more candidate pairs than can be meant.
pub(crate) fn not_too_many(pairs: u64, way_on: &'static str) -> Result<(), LinkageError> {
    if pairs > MOST_PAIRS {
        return Err(LinkageError::TooManyPairs { pairs, most: MOST_PAIRS, way_on });
    }
    Ok(())
}

impl Files {
    /// Weighs and decides every pair that could count.
    pub fn run(&self, model: &Model, options: &Options) -> Result<Linked, LinkageError> {
        let scorer = Scorer::new(model, &self.layout, &self.lexicons, &self.all())?;
        let floor = floor(model);
        let (mut pairs, blocking) = self.candidates(&scorer, floor, options)?;
        pairs.sort_unstable_by_key(|pair| (pair.left, pair.right));
        Ok(self.decided(model, options, scorer, (pairs, blocking)))
    }

    /// Decides every pair that was found; they must be in the order of their records, each once.
    pub(crate) fn decided(
        &self,
        model: &Model,
        options: &Options,
        scorer: Scorer,
        (mut pairs, blocking): (Vec<Scored>, Blocking),
    ) -> Linked {
        let floor = floor(model);
        let said = self.said(options);
        self.add_existing(&scorer, &said, &mut pairs);
        pairs.shrink_to_fit();
        let pairs = decide(pairs, &model.thresholds, floor, self.is_within(), &said);
        Linked { scorer: Some(scorer), pairs, floor, blocking, said }
    }

    /// Weighs every pair that a Splink model's rules make and that weighs `floor` or more.
    ///
    /// Such a model has no thresholds that somebody answers for: nothing is linked, even odds or more go to a person.
    pub fn run_splink(&self, model: &SplinkModel, options: &Options, floor: f64) -> Result<Linked, LinkageError> {
        let (within, threads) = (self.is_within(), options.threads);
        let how = How { within, floor, threads, everybody_up_to: EXHAUSTIVE_UP_TO };
        let (mut pairs, rules) = splink::run(model, &self.sides(), how)?;
        pairs.sort_unstable_by_key(|pair| (pair.left, pair.right));
        let candidates = rules.iter().map(|(_, pairs)| pairs).sum();
        let blocking = Blocking { exhaustive: false, rules, candidates };
        let mut thresholds = crate::model::Thresholds::proposed("", "");
        (thresholds.join.value, thresholds.keep.value) = (f64::INFINITY, f64::INFINITY);
        let said = self.said(options);
        let pairs = decide(pairs, &thresholds, floor, self.is_within(), &said);
        Ok(Linked { scorer: None, pairs, floor, blocking, said })
    }

    fn candidates(
        &self,
        scorer: &Scorer,
        floor: f64,
        options: &Options,
    ) -> Result<(Vec<Scored>, Blocking), LinkageError> {
        let within = self.is_within();
        let (lefts, rights) = (self.left.len() as u64, self.right().len() as u64);
        let (all, exhaustive) = self.goes_about(options)?;
        let kernel = Kernel::new(scorer, self.sides(), within, floor, options.threads);
        if exhaustive {
            let rows = |count: u64| (0..u32::try_from(count).unwrap_or(u32::MAX)).collect::<Vec<u32>>();
            let (left, right) = (rows(lefts), rows(rights));
            let blocks = Blocks::exhaustive(&self.rules, (&left, &right), within, floor);
            let pairs = kernel.score(&blocks);
            return Ok((pairs, Blocking { exhaustive, rules: Vec::new(), candidates: all }));
        }
        let mut found = Vec::new();
        let mut blocking = Blocking { exhaustive, rules: Vec::new(), candidates: 0 };
        for (at, rule) in self.rules.rules.iter().enumerate() {
            let mut keys = Keys::default();
            let left = Sorted::new(&self.rules, rule, &self.left, &mut keys);
            let right = self.right.as_ref().map(|right| Sorted::new(&self.rules, rule, right, &mut keys));
            drop(keys);
            let sorted = (&left, right.as_ref().unwrap_or(&left));
            let blocks =
                Blocks::of_rule(&self.rules, at, sorted, within, floor).repeating(Rules::may_repeat(rule, &self.all()));
            not_too_many(blocks.pairs, "a blocking rule is too wide: add a column to it")?;
            blocking.candidates += blocks.pairs;
            blocking.rules.push((rule.name.clone(), blocks.pairs));
            let pairs = kernel.score(&blocks);
            found.extend(blocks.without_repeats(pairs, |pair| (pair.left, pair.right)));
        }
        Ok((found, blocking))
    }

    /// How many pairs there are, and whether all of them are compared.
    pub(crate) fn goes_about(&self, options: &Options) -> Result<(u64, bool), LinkageError> {
        let (lefts, rights) = (self.left.len() as u64, self.right().len() as u64);
        let all = if self.is_within() { lefts * lefts.saturating_sub(1) / 2 } else { lefts * rights };
        let exhaustive = options.exhaustive.unwrap_or(all <= EXHAUSTIVE_UP_TO);
        if exhaustive {
            not_too_many(all, "use the blocking rules of the model")?;
        } else if self.rules.rules.is_empty() {
            let (part, why) = ("blocking rules".to_owned(), "there is none that could make pairs".to_owned());
            return Err(LinkageError::Model { part, why });
        }
        Ok((all, exhaustive))
    }

    fn said(&self, options: &Options) -> Said {
        if options.existing.is_empty() && options.excluded.is_empty() {
            return Said::default();
        }
        let within = self.is_within();
        let number = |people: &crate::people::People| -> hashbrown::HashMap<String, u32> {
            (0..).zip(people.ids.iter()).map(|(row, id)| (id.unwrap_or_default().to_owned(), row)).collect()
        };
        let (left, right) = (number(&self.left), number(self.right()));
        let rows = |pairs: &[(String, String)]| {
            let pair = |(one, other): &(String, String)| {
                let (one, other) = (*left.get(one)?, *right.get(other)?);
                Some(if within { (one.min(other), one.max(other)) } else { (one, other) })
            };
            pairs.iter().filter_map(pair).collect()
        };
        Said { existing: rows(&options.existing), excluded: rows(&options.excluded) }
    }

    /// Weighs links that stand already also where no rule makes them any more.
    fn add_existing(&self, scorer: &Scorer, said: &Said, pairs: &mut Vec<Scored>) {
        let sides = self.sides();
        let is_there = |key: &(u32, u32)| pairs.binary_search_by_key(key, |pair| (pair.left, pair.right)).is_ok();
        let missing: Vec<(u32, u32)> = said.existing.iter().copied().filter(|key| !is_there(key)).collect();
        for (left, right) in missing {
            let weighed = scorer.weigh(&sides, Pair { left: left as usize, right: right as usize });
            pairs.push(Scored { left, right, weighed });
        }
        pairs.sort_unstable_by_key(|pair| (pair.left, pair.right));
    }
}

impl Linked {
    /// Every pair that weighs as much as the floor or more, in the order of the files' records.
    pub fn pairs<'a>(&'a self, files: &'a Files) -> impl ExactSizeIterator<Item = LinkedPair<'a>> {
        self.pairs.iter().map(move |decided| LinkedPair {
            id_left: files.left.ids.get(decided.scored.left as usize).unwrap_or_default(),
            id_right: files.right().ids.get(decided.scored.right as usize).unwrap_or_default(),
            weight: decided.weight,
            margin: decided.margin,
            flag: decided.scored.weighed.flag,
            decision: decided.decision,
        })
    }

    /// How the pairs came about.
    pub const fn blocking(&self) -> &Blocking {
        &self.blocking
    }

    /// The lightest weight that was kept.
    pub const fn floor(&self) -> f64 {
        self.floor
    }

    /// How many pairs have this decision.
    pub fn count(&self, decision: Decision) -> usize {
        self.pairs.iter().filter(|pair| pair.decision == decision).count()
    }

    /// How many links stood already, and how many pairs a person had told apart, of those whose records are here.
    pub fn said(&self) -> (usize, usize) {
        (self.said.existing.len(), self.said.excluded.len())
    }
}
