//! Dates, postcodes, codes and identifiers beside each other.

use super::{Comparer, Pair, Sides, name, plainly};
use crate::alike::is_one_edit;
use crate::model::Level;
use crate::people::People;
use crate::standard::{Day, outward};

impl Comparer {
    pub(super) fn date(&self, sides: &Sides<'_>, pair: Pair) -> Level {
        let (left, right) = sides.values(self.field, pair);
        self.days(Day(left), Day(right))
    }

    /// The level of two dates.
    pub(crate) fn days(&self, left: Day, right: Day) -> Level {
        if let Some(level) = plainly(left.0, right.0) {
            return level;
        }
        if self.has(Level::Transposed) && left.swapped() == right {
            return Level::Transposed;
        }
        if self.has(Level::OneDigit) && (left.digits_that_differ(right) == 1 || left.is_one_year_off(right)) {
            return Level::OneDigit;
        }
        if left.year() != right.year() {
            return Level::Else;
        }
        if self.has(Level::DefaultDay) && (left.is_default() || right.is_default()) {
            return Level::DefaultDay;
        }
        if self.has(Level::SameYear) { Level::SameYear } else { Level::Else }
    }

    pub(super) fn postcode(&self, sides: &Sides<'_>, pair: Pair) -> Level {
        let (left, right) = sides.values(self.field, pair);
        let has_several =
            |people: &People, row| people.more.get(self.field).is_some_and(|more| !more.of(row).is_empty());
        if !has_several(sides.left, pair.left) && !has_several(sides.right, pair.right) {
            return self.postcodes(sides, left, right);
        }
        let levels = sides.left.all(self.field, pair.left).flat_map(|one| {
            sides.right.all(self.field, pair.right).map(move |other| self.postcodes(sides, one, other))
        });
        // The levels of a postcode stand in the order of their codes, apart from missing, which is none.
        levels.filter(|level| *level != Level::Missing).min().unwrap_or(Level::Missing)
    }

    fn postcodes(&self, sides: &Sides<'_>, left: u32, right: u32) -> Level {
        if let Some(level) = plainly(left, right) {
            return level;
        }
        let Some(lexicon) = sides.lexicon(self.field) else { return Level::Else };
        let (one, other) = (lexicon.word(left), lexicon.word(right));
        if outward(one) != outward(other) {
            return Level::Else;
        }
        if self.has(Level::Near) && is_one_edit(one.as_bytes(), other.as_bytes()) {
            return Level::Near;
        }
        if self.has(Level::Outward) { Level::Outward } else { Level::Else }
    }

    pub(super) fn code(&self, sides: &Sides<'_>, pair: Pair) -> Level {
        let (left, right) = sides.values(self.field, pair);
        plainly(left, right).unwrap_or(Level::Else)
    }

    pub(super) fn text(&self, sides: &Sides<'_>, pair: Pair) -> Level {
        let (left, right) = sides.values(self.field, pair);
        if let Some(level) = plainly(left, right) {
            return level;
        }
        let Some(lexicon) = sides.lexicon(self.field) else { return Level::Else };
        let steps = [(Level::Close, name::CLOSE), (Level::Similar, name::SIMILAR)];
        self.alike(lexicon, left, right, &steps).unwrap_or(Level::Else)
    }

    pub(super) fn identifier(&self, sides: &Sides<'_>, pair: Pair) -> Level {
        let (left, right) = sides.values(self.field, pair);
        if let Some(level) = plainly(left, right) {
            return level;
        }
        let Some(lexicon) = sides.lexicon(self.field) else { return Level::Else };
        let is_close = || is_one_edit(lexicon.word(left).as_bytes(), lexicon.word(right).as_bytes());
        if self.has(Level::Close) && is_close() { Level::Close } else { Level::Else }
    }
}
