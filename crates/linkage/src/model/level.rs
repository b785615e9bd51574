//! How two values of one kind can stand to each other: the levels of a comparison, from the same to nothing alike.

use serde::{Deserialize, Serialize};

/// How two values stand to each other. The first level of its comparison that fits is the one that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Level {
    /// One of the two is not known, which tells nothing.
    Missing = 0,
    /// The same.
    Exact = 1,
    /// First name and surname have changed places.
    Reversed = 2,
    /// Names that one person may go by.
    Nickname = 3,
    /// The one is known as another name of the other.
    Alias = 4,
    /// One part of a name of several parts.
    Part = 5,
    /// Jaro-Winkler similarity of 0.92 or more; for identifiers one slip.
    Close = 6,
    /// Jaro-Winkler similarity of 0.85 or more.
    Similar = 7,
    /// One is the other's first letter.
    Initial = 8,
    /// Day and month have changed places.
    Transposed = 9,
    /// One digit differs, or the year by one.
    OneDigit = 10,
    /// The same year, and one of the two is 1 January.
    DefaultDay = 11,
    /// The same year.
    SameYear = 12,
    /// The same outward part and one slip in the rest.
    Near = 13,
    /// The same outward part.
    Outward = 14,
    /// Known and nothing of the above.
    Else = 15,
}

impl Level {
    /// The level of a code of four bits.
    pub(crate) fn of_code(code: u64) -> Self {
        ALL.get((code & 15) as usize).copied().unwrap_or(Self::Missing)
    }

    /// The level's name in a model.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Exact => "exact",
            Self::Reversed => "reversed",
            Self::Nickname => "nickname",
            Self::Alias => "alias",
            Self::Part => "part",
            Self::Close => "close",
            Self::Similar => "similar",
            Self::Initial => "initial",
            Self::Transposed => "transposed",
            Self::OneDigit => "one_digit",
            Self::DefaultDay => "default_day",
            Self::SameYear => "same_year",
            Self::Near => "near",
            Self::Outward => "outward",
            Self::Else => "else",
        }
    }
}

/// Every level, each at the place of its code.
const ALL: [Level; 16] = [
    Level::Missing,
    Level::Exact,
    Level::Reversed,
    Level::Nickname,
    Level::Alias,
    Level::Part,
    Level::Close,
    Level::Similar,
    Level::Initial,
    Level::Transposed,
    Level::OneDigit,
    Level::DefaultDay,
    Level::SameYear,
    Level::Near,
    Level::Outward,
    Level::Else,
];

/// What a comparison compares, and with that the levels it can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// First names, with nicknames, other known names, and first name and surname in each other's place.
    FirstName,
    /// Surnames, with their parts and other known surnames.
    Surname,
    /// Middle names.
    MiddleName,
    /// Dates of birth.
    Date,
    /// Postcodes: one, or all that are known.
    Postcode,
    /// Codes that are the same or not, such as gender.
    Code,
    /// Text, such as a line of an address.
    Text,
    /// Identifiers: one slip is noticed, a mismatch tells against.
    Identifier,
}

impl Kind {
    /// The levels that values of this kind can have, in the order in which they are tried; the last one always fits.
    pub const fn levels(self) -> &'static [Level] {
        use Level::{
            Alias, Close, DefaultDay, Else, Exact, Initial, Near, Nickname, OneDigit, Outward, Part, Reversed,
            SameYear, Similar, Transposed,
        };
        match self {
            Self::FirstName => &[Exact, Reversed, Nickname, Alias, Part, Close, Similar, Initial, Else],
            Self::Surname => &[Exact, Alias, Part, Close, Similar, Else],
            Self::MiddleName => &[Exact, Nickname, Part, Close, Initial, Else],
            Self::Date => &[Exact, Transposed, OneDigit, DefaultDay, SameYear, Else],
            Self::Postcode => &[Exact, Near, Outward, Else],
            Self::Code => &[Exact, Else],
            Self::Text => &[Exact, Close, Similar, Else],
            Self::Identifier => &[Exact, Close, Else],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_stands_at_its_code_and_every_comparison_ends_in_else() {
        for (code, level) in ALL.iter().enumerate() {
            assert_eq!(*level as usize, code);
            assert_eq!(serde_json::to_value(level).unwrap(), level.name());
        }
        for kind in
            [Kind::FirstName, Kind::Surname, Kind::MiddleName, Kind::Date, Kind::Postcode, Kind::Code, Kind::Text]
        {
            assert_eq!(kind.levels().last(), Some(&Level::Else));
            assert_eq!(kind.levels().first(), Some(&Level::Exact));
        }
    }
}
