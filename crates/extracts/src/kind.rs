//! The kinds of extract that agencies give.

use crate::columns::{PERSON_INDEX, PRISON, PROBATION, RELEASE_DATES, SAFEGUARDING_TABLES, SSDA903_TABLES, Table};

/// What an extract holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A council's index of its young people, or the Standard Safeguarding Dataset.
    PersonIndex,
    /// A council's looked-after children return.
    Ssda903,
    /// A prison's people.
    Prison,
    /// A probation region's people.
    Probation,
    /// Release dates that moved.
    ReleaseDates,
}

impl Kind {
    /// Every kind.
    pub const ALL: &'static [Self] =
        &[Self::PersonIndex, Self::Ssda903, Self::Prison, Self::Probation, Self::ReleaseDates];

    /// The word by which the command line and the store know it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::PersonIndex => "person-index",
            Self::Ssda903 => "ssda903",
            Self::Prison => "prison",
            Self::Probation => "probation",
            Self::ReleaseDates => "release-dates",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.code() == code)
    }

    /// What it is, in words that fit after "the columns of".
    pub const fn words(self) -> &'static str {
        match self {
            Self::PersonIndex => "a council's index of people",
            Self::Ssda903 => "a looked-after children return",
            Self::Prison => "a prison extract",
            Self::Probation => "a probation extract",
            Self::ReleaseDates => "a list of release dates",
        }
    }

    /// The tables it may hold.
    pub fn tables(self) -> Vec<&'static Table> {
        match self {
            Self::PersonIndex => std::iter::once(&PERSON_INDEX).chain(SAFEGUARDING_TABLES).collect(),
            Self::Ssda903 => SSDA903_TABLES.to_vec(),
            Self::Prison => vec![&PRISON],
            Self::Probation => vec![&PROBATION],
            Self::ReleaseDates => vec![&RELEASE_DATES],
        }
    }
}
