//! What a run can say of itself: how sure it is, whom it serves worse, and whom it cannot see.
//!
//! There is no truth to hold a run against, so every rate here is the model's own estimate: a pair that weighs w bits is
//! a match with odds of 2^w. Where the model is wrong, so are they; a sample that people have decided tells more.

mod explain;
mod groups;
mod loss;
mod waterfall;

use serde::Serialize;

pub use explain::{Compared, Explained};
pub use groups::{Gap, Group, GroupKind, HeldBack, Lack};
pub use loss::BlockingLoss;
pub(crate) use waterfall::steps;
pub use waterfall::{Evidence, Strength, Waterfall};

use crate::compare::Pair;
use crate::decide::Decision;
use crate::files::{Files, UnreadableColumn};
use crate::model::{Kind, Model};
use crate::people::People;
use crate::run::Linked;

/// Everything that the report of a run shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Records of each file.
    pub rows: Vec<usize>,
    /// Pairs that were looked at, some more than once.
    pub candidates: u64,
    /// Pairs that were linked, shown to a person, and kept as neither.
    pub links: usize,
    /// Pairs that a person must decide.
    pub reviews: usize,
    /// Pairs over the floor that are left apart.
    pub left_apart: usize,
    /// Weights of all pairs that were kept.
    pub histogram: Vec<Bin>,
    /// The share of links that are right.
    pub estimated_precision: f64,
    /// The share of matches that were linked.
    pub estimated_recall: f64,
    /// The share of matches that were linked or are shown to a person.
    pub estimated_recall_with_review: f64,
    /// How many matches there are in all, as the prior has it.
    pub expected_matches: f64,
    /// What each blocking rule adds, and what none of them makes.
    pub blocking: Vec<BlockingLoss>,
    /// For each file the share of records that say too little to be linked by themselves.
    pub unlinkable: Vec<Unlinkable>,
    /// What could not be read and counts as missing, by file and column.
    pub unreadable: Vec<UnreadableColumn>,
    /// Columns of identifiers whose numbers were not checked, because the model does not say whose they are.
    pub unchecked: Vec<String>,
    /// How whole groups of people fare.
    pub groups: Vec<Group>,
    /// Groups that fare worse than everybody by more than five points.
    pub alarms: Vec<Gap>,
    /// Pairs nearest to the thresholds, in words.
    pub examples: Vec<Waterfall>,
}

/// Pairs of about the same weight.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Bin {
    /// From this weight on, in bits.
    pub from: f64,
    /// And under this one; none for the last, which has everything heavier.
    pub to: Option<f64>,
    /// Pairs that were linked.
    pub links: usize,
    /// Pairs that a person decides.
    pub reviews: usize,
    /// Pairs left apart.
    pub left_apart: usize,
}

/// Records that say too little.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Unlinkable {
    /// The file.
    pub file: String,
    /// Records.
    pub rows: usize,
    /// Of these, those that would not be linked even with a record that says exactly the same.
    pub unlinkable: usize,
}

/// Width of a bin, in bits.
const BIN: f64 = 2.0;
/// Everything heavier stands in the last bin.
const HEAVIEST: f64 = 40.0;
/// How many pairs are put into words on each side of a threshold.
const EXAMPLES: usize = 3;

/// How likely a pair of this weight is a match.
pub(crate) fn chance(weight: f64) -> f64 {
    1.0 / (1.0 + (-weight).exp2())
}

impl Report {
    /// Why matches of the group of an alarm are not linked, in words.
    pub fn why(&self, gap: &Gap) -> Option<String> {
        let group = self.groups.iter().find(|group| group.kind == gap.kind && group.name == gap.name)?;
        (gap.rate == "linked").then(|| group.held_back.words())
    }
}

fn unchecked(model: &Model) -> Vec<String> {
    let identifiers = model.comparisons.iter().filter(|it| it.kind == Kind::Identifier && it.checked_as.is_none());
    identifiers.map(|it| it.column.clone()).collect()
}

impl Linked {
    /// Works out the report of this run. Of a run of a Splink model, which is not one of ours, only the counts.
    pub fn report(&self, files: &Files, model: Option<&Model>) -> Report {
        let sum = |wanted: &dyn Fn(Decision) -> bool| -> f64 {
            self.pairs.iter().filter(|pair| wanted(pair.decision)).map(|pair| chance(pair.weight)).sum()
        };
        let linked = sum(&|decision| decision == Decision::Link);
        let reviewed = sum(&|decision| decision == Decision::Review);
        let found = sum(&|_| true);
        let links = self.count(Decision::Link);
        let prior = model.and_then(|model| model.prior.as_ref());
        let expected = prior.map_or(found, |prior| prior.value * files.pairs()).max(found);
        // A sum of nothing is -0.
        let share = |part: f64, of: f64| if of > 0.0 { (part / of).clamp(0.0, 1.0) + 0.0 } else { 0.0 };
        let (groups, alarms) = groups::groups(self, files, model);
        #[expect(clippy::cast_precision_loss, reason = "counts of pairs")]
        let estimated_precision = share(linked, links as f64);
        Report {
            rows: files.rows(),
            candidates: self.blocking.candidates,
            links,
            reviews: self.count(Decision::Review),
            left_apart: self.count(Decision::None),
            histogram: self.histogram(),
            estimated_precision,
            estimated_recall: share(linked, expected),
            estimated_recall_with_review: share(linked + reviewed, expected),
            expected_matches: expected,
            blocking: model
                .filter(|_| !self.blocking.exhaustive)
                .map_or_else(Vec::new, |model| loss::losses(files, model)),
            unlinkable: model.map_or_else(Vec::new, |model| self.unlinkable(files, model)),
            unreadable: files.unreadable(),
            unchecked: model.map_or_else(Vec::new, unchecked),
            groups,
            alarms,
            examples: model.map_or_else(Vec::new, |model| self.examples(files, model)),
        }
    }

    fn histogram(&self) -> Vec<Bin> {
        let lowest = self.pairs.iter().map(|pair| pair.weight).fold(self.floor, f64::min);
        let lowest = (lowest / BIN).floor() * BIN;
        let mut bins = Vec::new();
        let mut from = lowest;
        while from < HEAVIEST {
            let to = (from + BIN < HEAVIEST).then_some(from + BIN);
            let here = |decision: Decision| {
                let is_here = |weight: f64| weight >= from && to.is_none_or(|to| weight < to);
                self.pairs.iter().filter(|pair| pair.decision == decision && is_here(pair.weight)).count()
            };
            let (links, reviews, left_apart) = (here(Decision::Link), here(Decision::Review), here(Decision::None));
            bins.push(Bin { from, to, links, reviews, left_apart });
            from += BIN;
        }
        bins
    }

    /// A record that would not be linked with its own twin of paper cannot be linked by itself at all.
    fn unlinkable(&self, files: &Files, model: &Model) -> Vec<Unlinkable> {
        let join = model.thresholds.join.value;
        let Some(scorer) = &self.scorer else { return Vec::new() };
        let of = |people: &People| {
            let sides = crate::compare::Sides { left: people, right: people, ..files.sides() };
            let is_light = |row: &usize| scorer.weigh(&sides, Pair { left: *row, right: *row }).weight < join;
            let unlinkable = (0..people.len()).filter(is_light).count();
            Unlinkable { file: people.file.clone(), rows: people.len(), unlinkable }
        };
        files.all().into_iter().map(of).collect()
    }

    /// The lightest links, the heaviest pairs that a person decides, and the heaviest that a flag held back.
    fn examples(&self, files: &Files, model: &Model) -> Vec<Waterfall> {
        let mut order: Vec<usize> = (0..self.pairs.len()).collect();
        order.sort_by(|one, other| {
            let weight = |at: &usize| self.pairs.get(*at).map_or(0.0, |pair| pair.weight);
            weight(one).total_cmp(&weight(other)).then(one.cmp(other))
        });
        let is = |at: &&usize, decision: Decision, flagged: bool| {
            self.pairs
                .get(**at)
                .is_some_and(|pair| pair.decision == decision && pair.scored.weighed.flag.is_some() == flagged)
        };
        let lightest = order.iter().filter(|at| is(at, Decision::Link, false)).take(EXAMPLES);
        let heaviest = order.iter().rev().filter(|at| is(at, Decision::Review, false)).take(EXAMPLES);
        let held = order.iter().rev().filter(|at| is(at, Decision::Review, true)).take(EXAMPLES);
        lightest.chain(heaviest).chain(held).filter_map(|at| self.waterfall(files, model, *at)).collect()
    }
}
