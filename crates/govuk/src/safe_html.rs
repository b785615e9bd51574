//! Markup that our own code made and vouches for: the only text that a page shows without escaping it.

use minijinja::Value;
use serde::{Serialize, Serializer};

/// Markup to be shown as it is. Everything else that reaches a page is escaped.
///
/// Make one only from markup that was drawn by code (a picture, another page's part), never from what somebody typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// Vouches for this markup.
    pub fn vouched_for(markup: impl Into<String>) -> Self {
        Self(markup.into())
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Serialize for SafeHtml {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::from_safe_string(self.0.clone()).serialize(serializer)
    }
}
