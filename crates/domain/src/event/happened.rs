//! What was recorded, with its days.

use jiff::civil::Date;

use super::circumstance::Since;
use super::kind::Kind;
use crate::duty::{Event, RecordedFacts, Spell};

/// What was done, happened or lasts, with its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Happened {
    /// On a day.
    Event(Event),
    /// From a day on.
    Spell(Spell),
    /// From a day on, until the next of its kind. No duty follows from it.
    Since(Since),
}

impl Happened {
    /// What.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Event(event) => Kind::Event(event.kind),
            Self::Spell(spell) => Kind::Spell(spell.kind),
            Self::Since(since) => Kind::Circumstance(since.is.kind()),
        }
    }

    /// The day, or the first day.
    pub const fn from(self) -> Date {
        match self {
            Self::Event(event) => event.on,
            Self::Spell(spell) => spell.from,
            Self::Since(since) => since.from,
        }
    }

    /// The same facts with this among them.
    #[must_use]
    pub fn added_to(self, mut facts: RecordedFacts) -> RecordedFacts {
        match self {
            Self::Event(event) => facts.events.push(event),
            Self::Spell(spell) => facts.spells.push(spell),
            Self::Since(_) => {}
        }
        facts
    }

    /// The same facts without this; once, where it is there twice.
    #[must_use]
    pub fn taken_from(self, mut facts: RecordedFacts) -> RecordedFacts {
        match self {
            Self::Event(event) => drop_one(&mut facts.events, &event),
            Self::Spell(spell) => drop_one(&mut facts.spells, &spell),
            Self::Since(_) => {}
        }
        facts
    }
}

fn drop_one<T: PartialEq>(list: &mut Vec<T>, one: &T) {
    if let Some(at) = list.iter().position(|other| other == one) {
        list.swap_remove(at);
    }
}
