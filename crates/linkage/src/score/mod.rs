//! What a pair weighs: the prior and the evidence of every comparison, in bits.

mod gate;
mod kernel;

use crate::compare::{Comparer, Pair, Sides};
use crate::error::LinkageError;
use crate::frequency::{JointNames, Rarity};
use crate::layout::{Layout, Lexicons};
use crate::model::{Comparison, Kind, Level, Model};
use crate::people::People;

pub(crate) use gate::{Gate, Hot};
pub(crate) use kernel::{Kernel, Scored};

/// Why a pair may not be linked without a person, whatever it weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Flag {
    /// Same surname and birthday, first names that differ, nothing that says they are one: twins look like this.
    Twin,
    /// Same full name and address, another birthday: a parent and a child look like this.
    Household,
}

/// Everything that weighing needs; the same for a whole run.
#[derive(Debug)]
pub(crate) struct Scorer {
    pub(crate) comparers: Vec<Comparer>,
    /// The prior in bits.
    pub(crate) prior: f64,
    /// For each comparison the bits of each level, at the place of its code.
    weights: Vec<[f64; 16]>,
    /// For each comparison in which rarity counts, the bits of a match alone and what chance adds.
    rarity: Vec<Option<(f64, Rarity)>>,
    joint: Option<JointNames>,
    places: Places,
    /// What a pair that looks like twins weighs at most.
    pub(crate) twin: f64,
}

/// Where the comparisons stand that are looked at together.
#[derive(Debug, Default)]
struct Places {
    first_name: Option<usize>,
    surname: Option<usize>,
    date: Option<usize>,
    postcode: Option<usize>,
    identifiers: Vec<usize>,
}

/// What one pair weighs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Weighed {
    /// All evidence together, before a flag holds it down.
    pub(crate) weight: f64,
    /// The code of each comparison's level, four bits each, the first lowest.
    pub(crate) pattern: u64,
    pub(crate) flag: Option<Flag>,
}

/// The level of a comparison in a pattern.
pub(crate) fn level_in(pattern: u64, comparison: usize) -> Level {
    Level::of_code(pattern >> (4 * comparison))
}

impl Scorer {
    /// Prepares a trained model for files that have been read.
    pub(crate) fn new(
        model: &Model,
        layout: &Layout,
        lexicons: &Lexicons,
        files: &[&People],
    ) -> Result<Self, LinkageError> {
        let comparers = Comparer::all(model, layout);
        let counted = |(comparison, comparer): (&Comparison, &Comparer)| {
            comparison.term_frequency.then(|| {
                let field = comparer.field;
                let words = lexicons.of_field.get(field).and_then(|dictionary| lexicons.words.get(*dictionary));
                match comparison.kind {
                    Kind::Date => Rarity::of_days(files, field),
                    _ => Rarity::of_words(files, field, words.map_or(1, crate::words::Words::len)),
                }
            })
        };
        let rarity: Vec<Option<Rarity>> = model.comparisons.iter().zip(&comparers).map(counted).collect();
        let joint = joint(&Places::of(model), &comparers, &rarity, files);
        Self::of_counted(model, layout, rarity, joint)
    }

    /// The same where values have been counted already.
    pub(crate) fn of_counted(
        model: &Model,
        layout: &Layout,
        rarity: Vec<Option<Rarity>>,
        joint: Option<JointNames>,
    ) -> Result<Self, LinkageError> {
        model.check_trained()?;
        let mut weights = Vec::new();
        let mut with_match = Vec::new();
        for (comparison, rarity) in model.comparisons.iter().zip(rarity) {
            let mut bits = [0.0; 16];
            for level in &comparison.levels {
                if let (Some(place), Some(m), Some(u)) = (bits.get_mut(level.level as usize), level.m, level.u) {
                    *place = (m / u).log2();
                }
            }
            weights.push(bits);
            let of_match = comparison.level(Level::Exact).and_then(|level| level.m).unwrap_or(1.0).log2();
            with_match.push(rarity.map(|rarity| (of_match, rarity)));
        }
        let (comparers, places) = (Comparer::all(model, layout), Places::of(model));
        let prior = model.prior.as_ref().map_or(0.5, |prior| prior.value);
        let prior = (prior / (1.0 - prior)).log2();
        let twin = model.thresholds.twin.value;
        Ok(Self { comparers, prior, weights, rarity: with_match, joint, places, twin })
    }

    /// What was counted: the rarity of each comparison's values, and the names that go together.
    pub(crate) fn counted(&self) -> (impl Iterator<Item = Option<&Rarity>>, Option<&JointNames>) {
        (self.rarity.iter().map(|rarity| rarity.as_ref().map(|(_, rarity)| rarity)), self.joint.as_ref())
    }

    /// What agreeing on this value weighs.
    pub(crate) fn exact(&self, comparison: usize, value: u32) -> f64 {
        match self.rarity.get(comparison) {
            Some(Some((of_match, rarity))) => of_match + rarity.bits(value),
            _ => self.level(comparison, Level::Exact),
        }
    }

    /// How rare a value is, in bits, where that counts.
    pub(crate) fn rarity(&self, comparison: usize, value: u32) -> Option<f64> {
        self.rarity.get(comparison)?.as_ref().map(|(_, rarity)| rarity.bits(value))
    }

    /// What a level weighs where rarity does not count.
    pub(crate) fn level(&self, comparison: usize, level: Level) -> f64 {
        self.weights.get(comparison).and_then(|weights| weights.get(level as usize)).copied().unwrap_or(0.0)
    }

    /// How much less two names together weigh than each; 0 or less.
    pub(crate) fn joint(&self, first: u32, surname: u32) -> f64 {
        self.joint.as_ref().map_or(0.0, |joint| joint.bits(first, surname))
    }

    /// Weighs a pair.
    pub(crate) fn weigh(&self, sides: &Sides<'_>, pair: Pair) -> Weighed {
        let mut weight = self.prior;
        let mut pattern = 0;
        for (at, comparer) in self.comparers.iter().enumerate() {
            let level = comparer.level(sides, pair);
            weight += self.evidence(sides, pair, at, level);
            pattern |= (level as u64) << (4 * at);
        }
        weight += self.joint_evidence(sides, pair, pattern);
        Weighed { weight, pattern, flag: self.flag(pattern) }
    }

    /// What a comparison's level weighs in this pair.
    pub(crate) fn evidence(&self, sides: &Sides<'_>, pair: Pair, comparison: usize, level: Level) -> f64 {
        if level != Level::Exact {
            return self.level(comparison, level);
        }
        let Some(comparer) = self.comparers.get(comparison) else { return 0.0 };
        let (left, right) = sides.values(comparer.field, pair);
        if left == right {
            return self.exact(comparison, left);
        }
        // They agree on one of several values: the rarest counts.
        let fields = [Some(comparer.field), comparer.further];
        let all = |people: &People, row| -> Vec<u32> {
            fields.iter().flatten().flat_map(|field| people.all(*field, row).collect::<Vec<u32>>()).collect()
        };
        let right = all(sides.right, pair.right);
        let shared = all(sides.left, pair.left).into_iter().filter(|value| right.contains(value));
        shared.map(|value| self.exact(comparison, value)).fold(f64::NEG_INFINITY, f64::max)
    }

    /// What agreeing on both names takes back.
    pub(crate) fn joint_evidence(&self, sides: &Sides<'_>, pair: Pair, pattern: u64) -> f64 {
        let (Some(first), Some(surname)) = (self.places.first_name, self.places.surname) else { return 0.0 };
        if level_in(pattern, first) != Level::Exact || level_in(pattern, surname) != Level::Exact {
            return 0.0;
        }
        let field = |comparison: usize| self.comparers.get(comparison).map_or(usize::MAX, |comparer| comparer.field);
        let (first, surname) = (sides.values(field(first), pair).0, sides.values(field(surname), pair).0);
        self.joint(first, surname)
    }

    fn flag(&self, pattern: u64) -> Option<Flag> {
        let level = |place: Option<usize>| place.map_or(Level::Missing, |place| level_in(pattern, place));
        let places = &self.places;
        let identified = places.identifiers.iter().any(|place| level_in(pattern, *place) == Level::Exact);
        if level(places.surname) != Level::Exact || identified {
            return None;
        }
        let same_address = level(places.postcode) == Level::Exact;
        match (level(places.first_name), level(places.date)) {
            (Level::Else | Level::Similar, Level::Exact) => Some(Flag::Twin),
            (Level::Exact, Level::Else) if same_address => Some(Flag::Household),
            _ => None,
        }
    }
}

impl Places {
    fn of(model: &Model) -> Self {
        let place = |kind| model.comparisons.iter().position(|comparison| comparison.kind == kind);
        let identifiers = model.comparisons.iter().enumerate();
        Self {
            first_name: place(Kind::FirstName),
            surname: place(Kind::Surname),
            date: place(Kind::Date),
            postcode: place(Kind::Postcode),
            identifiers: identifiers.filter(|(_, it)| it.kind == Kind::Identifier).map(|(at, _)| at).collect(),
        }
    }
}

fn joint(places: &Places, comparers: &[Comparer], rarity: &[Option<Rarity>], files: &[&People]) -> Option<JointNames> {
    let (first, surname) = places.first_name.zip(places.surname)?;
    let fields = (comparers.get(first)?.field, comparers.get(surname)?.field);
    let of = |place: usize| rarity.get(place).and_then(Option::as_ref);
    Some(JointNames::new(files, fields, (of(first)?, of(surname)?)))
}
