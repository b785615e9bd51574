//! Numbers that agencies know a person by: each in one canonical form, checked before it is kept.
//!
//! Two records join one person only on an equal identifier of one scheme (and an equal date of birth), so a number
//! that is merely badly written must not look different, and a mistyped one must not look right. Refusals carry what
//! was expected, never the number itself: it may end in a log.

mod number;
mod police;

use core::fmt;

use jiff::civil::Date;

use crate::agency::coded;

coded! {
    /// Who gives out the number and for what.
    Scheme {
        /// Prison number (NOMIS, "NOMS number"): a letter, four digits, two letters. It has no check character.
        PrisonNumber = "prison_number", "Prison number";
        /// Case reference number of probation: a letter and six digits. It has no check character.
        Crn = "crn", "CRN (probation)";
        /// Police National Computer identifier, `YYYY/NNNNNNNX`.
        Pnc = "pnc", "PNC number";
        /// Criminal Records Office number, `NNNNNN/YYX` or `SFYY/NX`.
        Cro = "cro", "CRO number";
        /// Unique pupil number.
        Upn = "upn", "Unique pupil number";
        /// NHS number: ten digits, the last one a check digit.
        NhsNumber = "nhs_number", "NHS number";
        /// The CHILD id of a council's looked-after children return with the code of that council: `X10000001/0042`.
        LocalId = "local_id", "Council's own number";
    }
}

impl Scheme {
    /// The shape that is expected, in words for the person who typed it.
    pub const fn shape(self) -> &'static str {
        match self {
            Self::PrisonNumber => "a letter, four digits and two letters, like A1234BC",
            Self::Crn => "a letter and six digits, like X123456",
            Self::Pnc => "a year, a slash, up to seven digits and a letter, like 2020/0000001E",
            Self::Cro => "up to six digits, a slash, a two-digit year and a letter; or SF, year, slash, digits, letter",
            Self::Upn => "a letter other than I, O or S and twelve digits, the last of which may be a letter",
            Self::NhsNumber => "ten digits",
            Self::LocalId => "a council's code, a slash and the child's number of at most ten letters or digits",
        }
    }
}

/// Why a text is not an identifier of a scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum IdentifierRefused {
    /// Nothing was typed.
    #[error("{} is empty", scheme.words())]
    Empty {
        /// The scheme that was asked for.
        scheme: Scheme,
    },
    /// The text does not have the scheme's shape.
    #[error("{} should be {}", scheme.words(), scheme.shape())]
    Shape {
        /// The scheme that was asked for.
        scheme: Scheme,
    },
    /// The shape is right, the check character is not: some character was mistyped.
    #[error("the check character of the {} does not match its other characters", scheme.words())]
    CheckCharacter {
        /// The scheme that was asked for.
        scheme: Scheme,
    },
    /// A code that says why there is no number (`UN1` to `UN5`), not a number of anybody.
    #[error("{code} says why there is no unique pupil number; it identifies nobody")]
    SaysWhyThereIsNone {
        /// The code, in capitals.
        code: &'static str,
    },
}

/// A number an agency knows a person by, in its canonical form. Equal numbers are equal values.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Identifier {
    scheme: Scheme,
    value: String,
}

impl Identifier {
    /// Reads `text` as a number of `scheme`, whatever its case, spaces and padding.
    ///
    /// `today` settles the century of a PNC number's two-digit year. The canonical form reads back to itself on any day.
    pub fn parse(scheme: Scheme, text: &str, today: Date) -> Result<Self, IdentifierRefused> {
        let text: String = text.trim().chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
        if text.is_empty() {
            return Err(IdentifierRefused::Empty { scheme });
        }
        let value = match scheme {
            Scheme::PrisonNumber => number::prison_number(&text),
            Scheme::Crn => number::crn(&text),
            Scheme::Pnc => police::pnc(&text, today.year()),
            Scheme::Cro => police::cro(&text),
            Scheme::Upn => number::upn(&text),
            Scheme::NhsNumber => number::nhs_number(&text),
            Scheme::LocalId => number::local_id(&text),
        }?;
        Ok(Self { scheme, value })
    }

    /// The identifier of a child in one council's return: `authority` is the council's nine-character code,
    /// `child` the CHILD column (at most ten characters).
    pub fn local(authority: &str, child: &str) -> Result<Self, IdentifierRefused> {
        if child.trim().is_empty() {
            return Err(IdentifierRefused::Empty { scheme: Scheme::LocalId });
        }
        Self::parse(Scheme::LocalId, &format!("{authority}/{child}"), Date::ZERO)
    }

    /// Who gives out the number.
    pub const fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// Whether every check character is right. Of all schemes that have one it is asked when a number is read, but of the
    /// pupil number: the return takes one whose first letter is another (its rule 168 asks for the shape alone).
    pub fn has_right_check_character(&self) -> bool {
        self.scheme != Scheme::Upn || self.value.chars().next() == number::upn_check_letter(&self.value)
    }

    /// The child's number within the council, of a council's own number.
    pub fn child_id(&self) -> Option<&str> {
        let is_local = self.scheme == Scheme::LocalId;
        self.value.split_once('/').filter(|_| is_local).map(|(_, child)| child)
    }

    /// The canonical form, for keeping and comparing.
    pub fn value(&self) -> &str {
        &self.value
    }
}

impl fmt::Display for Identifier {
    /// The canonical form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.value)
    }
}

#[cfg(test)]
mod tests;
