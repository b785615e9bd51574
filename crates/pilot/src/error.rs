//! Why there is no analysis at all.

use evaluation::EvaluationError;

use crate::people::PeopleError;

/// Why there is no analysis at all.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum AnalysisError {
    /// A row cannot be used.
    #[error(transparent)]
    People(#[from] PeopleError),
    /// The columns cannot say it.
    #[error(transparent)]
    Evaluation(#[from] EvaluationError),
    /// A table cannot be protected.
    #[error("a table cannot be released")]
    Disclosure(#[from] disclosure::DisclosureError),
    /// A look that was not planned.
    #[error("look {look} is not planned: the protocol has {planned}")]
    Look {
        /// The look asked for.
        look: usize,
        /// Looks planned.
        planned: usize,
    },
    /// A small count could be recovered: nothing goes out.
    #[error("{recoverable} small counts could be recovered, so nothing is released")]
    Recoverable {
        /// How many.
        recoverable: usize,
    },
}

impl AnalysisError {
    /// The error's name, for programs.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::People(error) => error.kind(),
            Self::Evaluation(error) => error.kind(),
            Self::Disclosure(_) | Self::Recoverable { .. } => "not_protected",
            Self::Look { .. } => "look_not_planned",
        }
    }
}
