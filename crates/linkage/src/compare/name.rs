//! Names beside each other.

use super::{Comparer, Pair, Sides, plainly};
use crate::alike::jaro_winkler;
use crate::model::Level;
use crate::words::{Lexicon, Sign};

/// Jaro-Winkler similarity from which on names are close.
pub(crate) const CLOSE: f64 = 0.92;
/// And from which on they are similar.
pub(crate) const SIMILAR: f64 = 0.85;

impl Comparer {
    pub(super) fn first_name(&self, sides: &Sides<'_>, pair: Pair) -> Level {
        let (left, right) = sides.values(self.field, pair);
        if let Some(level) = plainly(left, right) {
            return level;
        }
        if self.is_reversed(sides, pair, left, right) {
            return Level::Reversed;
        }
        let Some(lexicon) = sides.lexicon(self.field) else { return Level::Else };
        let (one, other) = (lexicon.word(left), lexicon.word(right));
        let may_be_nickname = lexicon.sign(left).families & lexicon.sign(right).families != 0;
        if self.has(Level::Nickname) && may_be_nickname && sides.held.nicknames.share_a_family(one, other) {
            return Level::Nickname;
        }
        if self.is_alias(sides, pair) {
            return Level::Alias;
        }
        if self.has(Level::Part) && is_part(one, other) {
            return Level::Part;
        }
        if let Some(level) = self.alike(lexicon, left, right, &[(Level::Close, CLOSE), (Level::Similar, SIMILAR)]) {
            return level;
        }
        if self.has(Level::Initial) && is_initial(one, other) { Level::Initial } else { Level::Else }
    }

    pub(super) fn surname(&self, sides: &Sides<'_>, pair: Pair) -> Level {
        let (left, right) = sides.values(self.field, pair);
        if let Some(level) = plainly(left, right) {
            return level;
        }
        // Names that have changed places are counted once, where the first names are.
        if self.is_reversed(sides, pair, left, right) {
            return Level::Missing;
        }
        if self.is_alias(sides, pair) {
            return Level::Alias;
        }
        let Some(lexicon) = sides.lexicon(self.field) else { return Level::Else };
        if self.has(Level::Part) && is_part(lexicon.word(left), lexicon.word(right)) {
            return Level::Part;
        }
        let alike = self.alike(lexicon, left, right, &[(Level::Close, CLOSE), (Level::Similar, SIMILAR)]);
        alike.unwrap_or(Level::Else)
    }

    pub(super) fn middle_name(&self, sides: &Sides<'_>, pair: Pair) -> Level {
        let (left, right) = sides.values(self.field, pair);
        if let Some(level) = plainly(left, right) {
            return level;
        }
        let Some(lexicon) = sides.lexicon(self.field) else { return Level::Else };
        let (one, other) = (lexicon.word(left), lexicon.word(right));
        if self.has(Level::Nickname) && sides.held.nicknames.share_a_family(one, other) {
            return Level::Nickname;
        }
        if self.has(Level::Part) && is_part(one, other) {
            return Level::Part;
        }
        if let Some(level) = self.alike(lexicon, left, right, &[(Level::Close, CLOSE)]) {
            return level;
        }
        if self.has(Level::Initial) && is_initial(one, other) { Level::Initial } else { Level::Else }
    }

    fn is_reversed(&self, sides: &Sides<'_>, pair: Pair, left: u32, right: u32) -> bool {
        let Some(other) = self.reversed_with else { return false };
        sides.values(other, pair) == (right, left)
    }

    /// Whether one record's name is another known name of the other, or both have one in common.
    fn is_alias(&self, sides: &Sides<'_>, pair: Pair) -> bool {
        let Some(further) = self.further.filter(|_| self.has(Level::Alias)) else { return false };
        sides.share(further, self.field, pair)
            || sides.share(self.field, further, pair)
            || sides.share(further, further, pair)
    }

    /// The first of these levels, each with its least similarity, that two words reach.
    pub(super) fn alike(&self, words: Lexicon<'_>, left: u32, right: u32, steps: &[(Level, f64)]) -> Option<Level> {
        let lowest = steps.iter().map(|(_, least)| *least).fold(1.0, f64::min);
        if !may_reach(words.sign(left), words.sign(right), lowest) {
            return None;
        }
        let similarity = jaro_winkler(words.word(left).as_bytes(), words.word(right).as_bytes());
        steps.iter().find(|(level, least)| self.has(*level) && similarity >= *least).map(|(level, _)| *level)
    }
}

/// Whether two words can have this Jaro-Winkler similarity, told from their letters, lengths and beginnings alone: never
/// no where they have it.
pub(crate) fn may_reach(left: Sign, right: Sign, least: f64) -> bool {
    if (left.letters | right.letters) & Sign::MORE != 0 {
        return true;
    }
    let (one, other) = (left.letters & Sign::LETTERS, right.letters & Sign::LETTERS);
    let alone = |letters: u32, from: u32| (letters & !from).count_ones() as usize;
    // A letter that the other word has not can match nothing there.
    let matched = (left.len() - alone(one, other)).min(right.len() - alone(other, one));
    #[expect(clippy::cast_precision_loss, reason = "lengths of words")]
    let [matched, left_length, right_length] = [matched, left.len(), right.len()].map(|n| n as f64);
    if matched == 0.0 {
        return false;
    }
    let jaro = (matched / left_length + matched / right_length + 1.0) / 3.0;
    let prefix = f64::from(((left.prefix ^ right.prefix).trailing_zeros() / 8).min(4));
    jaro + 0.1 * prefix * (1.0 - jaro) >= least - 1e-9
}

fn is_initial(one: &str, other: &str) -> bool {
    one.chars().next() == other.chars().next() && (one.chars().count() == 1 || other.chars().count() == 1)
}

/// Whether one name of several parts has the whole other name among its parts, or both have a part of three letters or
/// more in common.
fn is_part(one: &str, other: &str) -> bool {
    if !one.contains(' ') && !other.contains(' ') {
        return false;
    }
    let parts = |name| str::split(name, ' ');
    parts(one).any(|part| parts(other).any(|same| same == part && (part.len() > 2 || part == one || part == other)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;
    use proptest::prelude::*;

    #[test]
    fn parts_and_initials() {
        assert!(is_part("SMITH JONES", "JONES") && is_part("MARY ANN", "MARY") && is_part("A B C", "C"));
        assert!(!is_part("SMITH", "SMYTHE") && !is_part("AL SAID", "AL JABER"));
        assert!(is_initial("J", "JAMES") && !is_initial("K", "JAMES") && !is_initial("JO", "JAMES"));
    }

    proptest! {
        #[test]
        fn what_is_ruled_out_is_not_alike(left in "[A-F]{1,12}", right in "[A-F]{1,12}", least in 0.5_f64..1.0) {
            let mut words = Words::default();
            let (one, other) = (words.number(&left), words.number(&right));
            if !may_reach(words.sign(one), words.sign(other), least) {
                prop_assert!(jaro_winkler(left.as_bytes(), right.as_bytes()) < least);
            }
        }
    }
}
