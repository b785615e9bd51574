//! Finding a person by what somebody types: names in any order and form, numbers of any scheme, a date of birth.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::agree::{JOIN_MAX, agreements};
use super::key::keys_of;
use super::typed_number::TypedNumber;
use super::{NameKind, PersonName, fold, nickname};
use crate::agency::coded;
use crate::identifier::Identifier;

/// Words of a name that are looked at; more are ignored. The longest names in the tests have six.
const WORDS_MAX: usize = 6;

/// What somebody typed into the search box, understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchText {
    /// Folded words of a name, in the order typed.
    pub words: Vec<String>,
    /// Every identifier that a typed number reads as; one number may read as several.
    pub identifiers: BTreeSet<Identifier>,
    /// Every typed number, in capitals, that may be a council's own number without the council.
    pub child_ids: BTreeSet<String>,
    /// A date, if one was typed that somebody living may be born on.
    pub born_on: Option<Date>,
    numbers: Vec<TypedNumber>,
}

impl SearchText {
    /// Understands `text`. `today` settles two-digit years.
    pub fn parse(text: &str, today: Date) -> Self {
        let mut found = Self::default();
        let mut pieces: Vec<&str> = text.split_whitespace().filter(|piece| *piece != ",").collect();
        found.take_runs(
            &mut pieces,
            |run| super::typed_date::read(run, today),
            |found, date| {
                found.born_on.get_or_insert(date);
            },
        );
        // First the runs that certainly are a number; what is left with a digit may still be a council's own.
        let certain = |run: &str| TypedNumber::read(run, today).filter(TypedNumber::is_certain);
        found.take_runs(&mut pieces, certain, Self::keep_number);
        for piece in pieces {
            match TypedNumber::read(piece, today) {
                Some(number) => found.keep_number(number),
                None => found.words.extend(fold(piece).split_whitespace().map(str::to_owned)),
            }
        }
        // A lone particle stays a word of its own here: a D before a name may be an initial. Joins are tried later.
        found.words.truncate(WORDS_MAX);
        found
    }

    fn keep_number(&mut self, number: TypedNumber) {
        self.identifiers.extend(number.identifiers.iter().cloned());
        self.child_ids.extend(number.child_id.clone());
        self.numbers.push(number);
    }

    /// Takes out of `pieces` the longest runs that `read` understands.
    fn take_runs<T>(&mut self, pieces: &mut Vec<&str>, read: impl Fn(&str) -> Option<T>, keep: impl Fn(&mut Self, T)) {
        for length in (1..=3).rev() {
            let mut at = 0;
            while let Some(run) = pieces.get(at..at + length) {
                if let Some(understood) = read(&run.join(" ")) {
                    keep(self, understood);
                    pieces.drain(at..at + length);
                } else {
                    at += 1;
                }
            }
        }
    }

    /// Whether nothing was typed that can be looked for.
    pub fn is_empty(&self) -> bool {
        self == &Self::default()
    }

    /// What a store looks up: whoever is found has, for every set, a name key ([`super::name_keys`]) that begins with
    /// one of the set's texts. The sets find more than [`rank`] lets through, never less.
    pub fn lookups(&self) -> Vec<BTreeSet<String>> {
        let mut sets = Vec::new();
        for (at, word) in self.words.iter().enumerate() {
            let mut set: BTreeSet<String> = nickname::other_forms(word).map(str::to_owned).collect();
            set.insert(word.clone());
            for from in at.saturating_sub(JOIN_MAX - 1)..at {
                // A join that includes this word begins further left: its beginning is what the key begins with.
                set.extend(self.words.get(from..=at).map(<[String]>::concat));
            }
            sets.push(set);
        }
        sets
    }
}

/// What is known of somebody who may be the one looked for.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// Their names, legal and other.
    pub names: &'a [(NameKind, PersonName)],
    /// Their date of birth, if known.
    pub born_on: Option<Date>,
    /// Their numbers.
    pub identifiers: &'a [Identifier],
}

coded! {
    /// Why somebody was found, in words that go before the text that was typed.
    FoundBy {
        /// A number.
        Number = "number", "number is";
        /// The date of birth.
        BornOn = "born_on", "was born on";
        /// A family name, whole.
        FamilyIs = "family_is", "family name is";
        /// A family name, its beginning.
        FamilyBegins = "family_begins", "family name begins with";
        /// A given name, whole.
        GivenIs = "given_is", "given name is";
        /// A given name, its beginning.
        GivenBegins = "given_begins", "given name begins with";
        /// A short or pet form of a given name.
        GivenForm = "given_form", "given name may be shortened to";
        /// A middle name.
        Middle = "middle", "middle name begins with";
    }
}

impl FoundBy {
    /// How much it says in a name of this kind: a name that is not the legal one says half.
    pub(super) fn weight_in(self, kind: Option<NameKind>) -> u32 {
        let is_other = kind.is_some_and(|kind| kind != NameKind::Legal);
        if is_other { self.weight() / 2 } else { self.weight() }
    }

    /// How much it says: whole names before beginnings, family names before given names, numbers before all.
    pub const fn weight(self) -> u32 {
        match self {
            Self::Number => 1_000,
            Self::BornOn => 300,
            Self::FamilyIs => 100,
            Self::GivenIs => 80,
            Self::FamilyBegins => 60,
            Self::GivenForm => 50,
            Self::GivenBegins => 40,
            Self::Middle => 20,
        }
    }
}

/// One thing that was typed, and what it agreed with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Agreement {
    /// What agreed.
    pub by: FoundBy,
    /// What was typed, folded.
    pub typed: String,
    /// Whose name of theirs it was; a legal name says more than another.
    pub in_name: Option<NameKind>,
}

impl Agreement {
    fn weight(&self) -> u32 {
        self.by.weight_in(self.in_name)
    }
}

/// How well somebody fits what was typed: a higher weight comes first in a list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SearchRank {
    /// The sum over what agreed. It orders a list and means nothing else.
    pub weight: u32,
    /// What agreed, in the order typed.
    pub because: Vec<Agreement>,
}

/// How well `candidate` fits `text`; `None` unless everything that was typed agrees with something.
pub fn rank(text: &SearchText, candidate: &Candidate<'_>) -> Option<SearchRank> {
    if text.is_empty() {
        return None;
    }
    let mut because = Vec::new();
    for number in &text.numbers {
        let typed = number.held_in(candidate.identifiers)?;
        because.push(Agreement { by: FoundBy::Number, typed, in_name: None });
    }
    if let Some(born_on) = text.born_on {
        if candidate.born_on != Some(born_on) {
            return None;
        }
        because.push(Agreement { by: FoundBy::BornOn, typed: born_on.to_string(), in_name: None });
    }
    let keys = keys_of(candidate.names);
    because.extend(agreements(&text.words, &keys)?);
    Some(SearchRank { weight: because.iter().map(Agreement::weight).sum(), because })
}
