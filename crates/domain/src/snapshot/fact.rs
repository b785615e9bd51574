//! Facts that know where they come from, and what is missing with who can say it.

use jiff::civil::Date;

use crate::agency::coded;
use crate::duty::{CustodySpell, Event, Spell};
use crate::event::Since;

/// Something on record, with who says so and since when it is on record.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Noted<T> {
    /// What.
    pub what: T,
    /// Who says so: a worker with their post, or an agency's file.
    pub by: String,
    /// When it was put on record; nothing where the agency's file does not tell.
    pub recorded_on: Option<Date>,
}

impl<T> Noted<T> {
    /// A fact.
    pub const fn new(what: T, by: String, recorded_on: Option<Date>) -> Self {
        Self { what, by, recorded_on }
    }

    /// The same source for something said in words.
    pub fn told(&self, words: String) -> Noted<String> {
        Noted { what: words, by: self.by.clone(), recorded_on: self.recorded_on }
    }
}

/// What is on record of how somebody lives and who was in touch; each list in the order in which it was put on record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Life {
    /// Days on which the authority and the young adult were in touch.
    pub contacts: Vec<Noted<Date>>,
    /// Time in custody.
    pub custody: Vec<Noted<CustodySpell>>,
    /// Where they live, what they do, what they said of being in touch.
    pub since: Vec<Noted<Since>>,
    /// What was done or happened.
    pub events: Vec<Noted<Event>>,
    /// What lasts or lasted.
    pub spells: Vec<Noted<Spell>>,
}

coded! {
    /// What can be missing.
    Missing {
        /// Whether the authority was in touch.
        Contact = "contact", "Whether we were in touch";
        /// Main activity.
        Activity = "activity", "What they mainly did";
        /// Home and suitability.
        Home = "home", "Where they lived";
        /// The authority's own number.
        Number = "number", "The council’s own number";
        /// Sex.
        Sex = "sex", "Sex";
        /// Ethnicity.
        Ethnicity = "ethnicity", "Ethnicity";
        /// Pupil number.
        Upn = "upn", "Unique pupil number";
        /// Disability.
        Disability = "disability", "Whether they have a disability";
        /// Unaccompanied asylum seeker, now or once.
        Unaccompanied = "unaccompanied", "Whether they came alone seeking asylum";
        /// The personal adviser.
        Adviser = "adviser", "Personal adviser";
        /// The team.
        Team = "team", "Team";
        /// A review of the plan.
        Plan = "plan", "Latest review of the pathway plan";
    }
}

coded! {
    /// Who can say what is missing.
    Supplier {
        /// The personal adviser who leads.
        Adviser = "adviser", "Personal adviser";
        /// Whoever brings the council's files in.
        DataOfficer = "data_officer", "Data officer";
        /// The manager of the team.
        Manager = "manager", "Team manager";
    }
}

impl Missing {
    /// Who can say it.
    pub const fn supplier(self) -> Supplier {
        match self {
            Self::Contact | Self::Activity | Self::Home | Self::Plan => Supplier::Adviser,
            Self::Number | Self::Sex | Self::Ethnicity | Self::Upn | Self::Disability | Self::Unaccompanied => {
                Supplier::DataOfficer
            }
            Self::Adviser | Self::Team => Supplier::Manager,
        }
    }
}

/// Something missing.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Gap {
    /// What.
    pub missing: Missing,
    /// What is known of it, and what would settle it: sentences without a full stop at the end.
    pub because: String,
}

impl Gap {
    /// A gap.
    pub fn new(missing: Missing, because: impl Into<String>) -> Self {
        Self { missing, because: because.into() }
    }
}

/// What is known, with the facts it follows from; or what is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer<T> {
    /// Known.
    Known {
        /// What.
        is: T,
        /// The facts it follows from, in words, each with its source.
        because: Vec<Noted<String>>,
    },
    /// Missing.
    Missing(Gap),
}

impl<T> Answer<T> {
    /// What is known.
    pub const fn known(&self) -> Option<&T> {
        match self {
            Self::Known { is, .. } => Some(is),
            Self::Missing(_) => None,
        }
    }

    /// What is missing.
    pub const fn gap(&self) -> Option<&Gap> {
        match self {
            Self::Known { .. } => None,
            Self::Missing(gap) => Some(gap),
        }
    }

    /// The facts it follows from; none where it is missing.
    pub fn because(&self) -> &[Noted<String>] {
        match self {
            Self::Known { because, .. } => because,
            Self::Missing(_) => &[],
        }
    }

    /// This, or where it is missing `is`, for these reasons.
    #[must_use]
    pub(super) fn or(self, is: T, because: &[Noted<String>]) -> Self {
        match self {
            Self::Missing(_) => Self::Known { is, because: because.to_vec() },
            known @ Self::Known { .. } => known,
        }
    }
}
