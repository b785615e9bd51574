//! What a rule says of a case: each part of the answer as text, and the steps to it.

use core::fmt::Display;

use super::keys::{KeyError, KeyFault};

/// The parts of a rule's answer under the keys of `[expected]`, and how it was reached.
#[derive(Debug, Default)]
pub(super) struct Said {
    answers: Vec<(&'static str, String)>,
    pub(super) trace: Vec<String>,
}

impl Said {
    /// Adds a part of the answer.
    pub(super) fn with(mut self, key: &'static str, answer: impl Display) -> Self {
        self.answers.push((key, answer.to_string()));
        self
    }

    /// Adds a part that may be absent: `none`.
    pub(super) fn with_or_none(self, key: &'static str, answer: Option<impl Display>) -> Self {
        match answer {
            Some(answer) => self.with(key, answer),
            None => self.with(key, "none"),
        }
    }

    /// Adds steps to the answer.
    pub(super) fn because(mut self, steps: impl IntoIterator<Item = String>) -> Self {
        self.trace.extend(steps);
        self
    }

    /// The part that `key` (`expected.england`) asks for.
    pub(super) fn answer(&self, key: &str) -> Result<&str, KeyError> {
        let short = key.strip_prefix("expected.").unwrap_or(key);
        let found = self.answers.iter().find(|(known, _)| *known == short);
        found.map(|(_, answer)| answer.as_str()).ok_or_else(|| {
            let known = self.answers.iter().map(|(known, _)| (*known).to_owned()).collect();
            KeyError::new(key, KeyFault::NotKnown { known })
        })
    }
}
