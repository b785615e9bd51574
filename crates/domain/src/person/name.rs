//! A person's names: the one they are known by in law, and the others they have been recorded under.

use core::fmt;

use crate::agency::coded;

coded! {
    /// What kind of name it is.
    NameKind {
        /// The name on official papers.
        Legal = "legal", "Legal name";
        /// Another name an agency knows the person by.
        Alias = "alias", "Also known as";
        /// A name the person no longer uses.
        Previous = "previous", "Previous name";
    }
}

/// One name of a person. A part that is not known or does not exist is empty.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct PersonName {
    /// First or given name.
    pub given: String,
    /// Middle names, with single spaces between them.
    pub middle: String,
    /// Family name, as the person writes it.
    pub family: String,
}

/// Text with single spaces inside and none around.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl PersonName {
    /// A name of these parts, each tidied of stray spaces and otherwise kept as written.
    pub fn new(given: &str, middle: &str, family: &str) -> Self {
        Self { given: tidy(given), middle: tidy(middle), family: tidy(family) }
    }

    /// Whether no part is known.
    pub fn is_empty(&self) -> bool {
        self.given.is_empty() && self.middle.is_empty() && self.family.is_empty()
    }

    /// "Rowanfield, Wren": for lists in order of family name.
    pub fn family_first(&self) -> String {
        let first = [self.given.as_str(), self.middle.as_str()].into_iter().filter(|part| !part.is_empty());
        let first = first.collect::<Vec<_>>().join(" ");
        match (self.family.is_empty(), first.is_empty()) {
            (false, false) => format!("{}, {first}", self.family),
            (false, true) => self.family.clone(),
            (true, _) => first,
        }
    }
}

impl fmt::Display for PersonName {
    /// "Wren Rowanfield": given and family name; middle names are shown only where they are asked for.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let space = if self.given.is_empty() || self.family.is_empty() { "" } else { " " };
        write!(f, "{}{space}{}", self.given, self.family)
    }
}
