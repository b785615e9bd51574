//! Two records beside each other: which level each comparison shows.

mod name;
mod value;

use crate::layout::{Layout, Lexicons};
use crate::model::{Comparison, Kind, Level, Model};
use crate::people::People;
use crate::words::Lexicon;

pub(crate) use name::SIMILAR;

/// The records on either side and the words that their numbers stand for. Only the left side may have words of a
/// question.
#[derive(Clone, Copy)]
pub(crate) struct Sides<'a> {
    pub(crate) left: &'a People,
    pub(crate) right: &'a People,
    pub(crate) held: &'a Lexicons,
    pub(crate) asked: &'a Lexicons,
}

impl<'a> Sides<'a> {
    pub(crate) fn lexicon(&self, field: usize) -> Option<Lexicon<'a>> {
        self.held.lexicon(self.asked, field)
    }

    /// The first values of both records in a field.
    pub(crate) fn values(&self, field: usize, pair: Pair) -> (u32, u32) {
        (self.left.value(field, pair.left), self.right.value(field, pair.right))
    }

    /// Whether a value of the left record in one field is a value of the right record in another.
    pub(crate) fn share(&self, left_field: usize, right_field: usize, pair: Pair) -> bool {
        let right = || self.right.all(right_field, pair.right);
        self.left.all(left_field, pair.left).any(|value| right().any(|other| other == value))
    }
}

/// The places of two records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) left: usize,
    pub(crate) right: usize,
}

/// A comparison of a model with the places of its columns.
#[derive(Debug, Clone)]
pub(crate) struct Comparer {
    pub(crate) kind: Kind,
    pub(crate) field: usize,
    pub(crate) further: Option<usize>,
    /// One bit for each level that the model tells apart.
    levels: u32,
    /// For names the field of the other name, where both may have changed places.
    reversed_with: Option<usize>,
}

/// The level of two interned values that needs no looking at what they say: one is missing, or both are the same.
#[inline]
fn plainly(left: u32, right: u32) -> Option<Level> {
    match (left, right) {
        (0, _) | (_, 0) => Some(Level::Missing),
        _ if left == right => Some(Level::Exact),
        _ => None,
    }
}

impl Comparer {
    /// Every comparison of a model, in its order.
    pub(crate) fn all(model: &Model, layout: &Layout) -> Vec<Self> {
        let place = |column: &str| layout.find(column).unwrap_or(usize::MAX);
        let of_kind = |kind| model.comparisons.iter().find(|comparison| comparison.kind == kind);
        let names = of_kind(Kind::FirstName).zip(of_kind(Kind::Surname));
        let reversed = names.filter(|(first, _)| first.level(Level::Reversed).is_some());
        let reversed_with = |comparison: &Comparison| {
            let (first, surname) = reversed?;
            match comparison.kind {
                Kind::FirstName => Some(place(&surname.column)),
                Kind::Surname => Some(place(&first.column)),
                _ => None,
            }
        };
        let comparer = |comparison: &Comparison| Self {
            kind: comparison.kind,
            field: place(&comparison.column),
            further: comparison.further.as_deref().map(place),
            levels: comparison.levels.iter().fold(0, |bits, weight| bits | 1 << weight.level as u32),
            reversed_with: reversed_with(comparison),
        };
        model.comparisons.iter().map(comparer).collect()
    }

    /// Whether the model tells this level apart.
    pub(crate) const fn has(&self, level: Level) -> bool {
        self.levels >> level as u32 & 1 == 1
    }

    /// The first level that fits.
    pub(crate) fn level(&self, sides: &Sides<'_>, pair: Pair) -> Level {
        match self.kind {
            Kind::FirstName => self.first_name(sides, pair),
            Kind::Surname => self.surname(sides, pair),
            Kind::MiddleName => self.middle_name(sides, pair),
            Kind::Date => self.date(sides, pair),
            Kind::Postcode => self.postcode(sides, pair),
            Kind::Code => self.code(sides, pair),
            Kind::Text => self.text(sides, pair),
            Kind::Identifier => self.identifier(sides, pair),
        }
    }
}
