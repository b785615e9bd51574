//! A number as people type it into the search box: of one scheme, of several, or a council's own without the council.

use jiff::civil::Date;

use crate::identifier::{Identifier, Scheme};

/// Characters of the longest number that a council gives a child.
const CHILD_ID_MAX: usize = 10;

/// One number as typed: whoever is looked for holds it under one of its readings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TypedNumber {
    /// Every identifier that it reads as.
    pub(super) identifiers: Vec<Identifier>,
    /// In capitals without spaces, if it may be a council's own number.
    pub(super) child_id: Option<String>,
}

impl TypedNumber {
    /// Everything that the text can be as a number; `None` if it has no digit.
    pub(super) fn read(text: &str, today: Date) -> Option<Self> {
        let text = text.trim_matches([',', ';', '.']);
        if !text.chars().any(|c| c.is_ascii_digit()) {
            return None;
        }
        let read = |scheme: &Scheme| Identifier::parse(*scheme, text, today).ok();
        let child_id = text.split_whitespace().collect::<String>().to_uppercase();
        Some(Self {
            identifiers: Scheme::ALL.iter().filter_map(read).collect(),
            child_id: (child_id.chars().count() <= CHILD_ID_MAX).then_some(child_id),
        })
    }

    /// Whether it has the shape and the check character of some scheme.
    pub(super) fn is_certain(&self) -> bool {
        !self.identifiers.is_empty()
    }

    /// The number as somebody with these identifiers holds it; `None` if they do not.
    pub(super) fn held_in(&self, identifiers: &[Identifier]) -> Option<String> {
        identifiers.iter().find_map(|held| {
            let child_id = held.child_id().filter(|held| Some(*held) == self.child_id.as_deref());
            let value = self.identifiers.contains(held).then_some(held.value());
            child_id.or(value).map(str::to_owned)
        })
    }
}
