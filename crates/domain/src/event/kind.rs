//! What can be recorded by hand, and which outcomes it may have.

use super::circumstance::CircumstanceKind;
use crate::duty::{EventKind, HousingOutcome, SpellKind};

/// A kind of event or of spell: one list, as somebody who records chooses from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Something that was done or that happened on a day.
    Event(EventKind),
    /// Something that lasts.
    Spell(SpellKind),
    /// How somebody lives from a day on.
    Circumstance(CircumstanceKind),
}

impl Kind {
    /// Every kind, those that nobody records by hand too.
    pub fn all() -> impl Iterator<Item = Self> {
        let events = EventKind::ALL.iter().copied().map(Self::Event);
        let spells = SpellKind::ALL.iter().copied().map(Self::Spell);
        events.chain(spells).chain(CircumstanceKind::ALL.iter().copied().map(Self::Circumstance))
    }

    /// The code it is kept under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Event(kind) => kind.code(),
            Self::Spell(kind) => kind.code(),
            Self::Circumstance(kind) => kind.code(),
        }
    }

    /// The words people use for it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Event(kind) => kind.words(),
            Self::Spell(kind) => kind.words(),
            Self::Circumstance(kind) => kind.words(),
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        let spell = || SpellKind::from_code(code).map(Self::Spell);
        let circumstance = || CircumstanceKind::from_code(code).map(Self::Circumstance);
        EventKind::from_code(code).map(Self::Event).or_else(spell).or_else(circumstance)
    }

    /// Whether somebody records it by hand. The others follow from contacts (in touch, seen), from who leads (community
    /// offender manager named) and from agencies' files (release dates, supervision): said twice, one day they differ.
    pub const fn is_by_hand(self) -> bool {
        !matches!(
            self,
            Self::Event(EventKind::InTouch | EventKind::Seen | EventKind::ComAllocated | EventKind::ReleaseDateGiven)
                | Self::Spell(SpellKind::Supervision)
        )
    }

    /// Whether its day may lie ahead: a hearing is known before it is held.
    pub const fn may_lie_ahead(self) -> bool {
        matches!(self, Self::Event(EventKind::ParoleHearing))
    }

    /// The outcomes of which one must be said; none for most kinds.
    pub const fn outcomes(self) -> &'static [HousingOutcome] {
        use HousingOutcome as O;
        match self {
            Self::Event(EventKind::HousingAccepted) => &[O::PreventionAndRelief, O::PriorityNeed],
            Self::Event(EventKind::HousingNotAccepted) => {
                &[O::NoLocalConnection, O::IntentionallyHomeless, O::RejectedOther]
            }
            Self::Event(EventKind::HousingWithdrawn) => &[
                O::NewReferral,
                O::WrongAuthority,
                O::NoConsent,
                O::Disengaged,
                O::NeedResolved,
                O::NotEligible,
                O::Other,
            ],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_names_one_kind() {
        let mut codes = std::collections::BTreeSet::new();
        for kind in Kind::all() {
            assert!(codes.insert(kind.code()), "{kind:?} shares its code");
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(Kind::from_code("dance"), None);
    }

    #[test]
    fn what_comes_from_elsewhere_is_not_recorded_by_hand() {
        let others: Vec<&str> = Kind::all().filter(|kind| !kind.is_by_hand()).map(Kind::code).collect();
        assert_eq!(others, ["in_touch", "seen", "com_allocated", "release_date_given", "supervision"]);
    }

    #[test]
    fn each_outcome_belongs_to_one_kind() {
        let mut outcomes: Vec<HousingOutcome> = Kind::all().flat_map(|kind| kind.outcomes().iter().copied()).collect();
        outcomes.sort_unstable();
        assert_eq!(outcomes, HousingOutcome::ALL);
    }
}
