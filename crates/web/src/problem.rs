//! What can go wrong at a page: a closed set, each with a way on.

use axum::http::StatusCode;
use casework::StoreError;
use casework::likeness::LikenessError;

/// Why a page cannot be shown.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Problem {
    /// Nobody is signed in: sign in, and come back here.
    #[error("not signed in")]
    SignIn {
        /// Where to come back to.
        then: String,
    },
    /// Nobody is signed in any more, and a form was posted: its author gets it back.
    #[error("no longer signed in")]
    SignInAgain {
        /// Where it was posted to.
        action: String,
        /// Everything in it.
        fields: Vec<(String, String)>,
    },
    /// No such page, or not for this reader: one answer for both.
    #[error("no such page")]
    NotFound,
    /// The record is limited; the lists say what to tell.
    #[error("limited access")]
    Limited {
        /// What to tell.
        message: String,
    },
    /// Somebody else changed the same thing first.
    #[error("changed by somebody else first")]
    Conflict,
    /// The form did not come from one of our pages, or is too long.
    #[error("the form cannot be taken")]
    Refused(&'static str),
    /// The files are together longer than a page takes.
    #[error("the files are too long")]
    TooLong,
    /// The store cannot be reached: try again.
    #[error("the store cannot be reached")]
    Unavailable(#[source] StoreError),
    /// A fault of ours.
    #[error("a fault")]
    Unexpected(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Problem {
    /// The status of the answer.
    pub(crate) const fn status(&self) -> StatusCode {
        match self {
            Self::SignIn { .. } => StatusCode::SEE_OTHER,
            Self::SignInAgain { .. } => StatusCode::UNAUTHORIZED,
            Self::NotFound | Self::Limited { .. } => StatusCode::NOT_FOUND,
            Self::Conflict => StatusCode::CONFLICT,
            Self::Refused(_) => StatusCode::BAD_REQUEST,
            Self::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Unexpected(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NoLongerPermitted(_) => Self::NotFound,
            StoreError::Changed { .. } => Self::Conflict,
            StoreError::Unreachable(_) => Self::Unavailable(error),
            other => Self::Unexpected(Box::new(other)),
        }
    }
}

impl From<LikenessError> for Problem {
    fn from(error: LikenessError) -> Self {
        match error {
            LikenessError::Store(error) => error.into(),
            other => Self::Unexpected(Box::new(other)),
        }
    }
}

impl From<govuk::PageError> for Problem {
    fn from(error: govuk::PageError) -> Self {
        Self::Unexpected(Box::new(error))
    }
}
