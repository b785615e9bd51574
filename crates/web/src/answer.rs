//! What a page answers with.

use axum::http::StatusCode;
use casework::Shown;
use domain::id::PersonId;

/// What a handler answers with; the door turns it into a response.
#[derive(Debug)]
pub(crate) enum Answer {
    /// A page.
    Page {
        /// 200, or 422 where something must be put right.
        status: StatusCode,
        /// The HTML.
        html: String,
        /// Whose names it shows, where it is a list or a search.
        shown: Option<Shown>,
    },
    /// Look there instead (303): after every post that changed something.
    SeeOther(String),
    /// The same, and the browser is signed in or out.
    Signed {
        /// Where to.
        to: String,
        /// The token, or none to sign out.
        token: Option<String>,
    },
    /// A printed code was used: go and choose a passphrase.
    SetUp {
        /// Where to.
        to: String,
        /// Proof that the code was used.
        token: String,
    },
    /// A page about work that goes on: the browser asks again by itself. Nobody's record is on it.
    Waiting {
        /// The HTML.
        html: String,
        /// After how many seconds the browser asks again.
        seconds: u8,
    },
    /// A file to keep.
    Download {
        /// The name it is kept under: letters, digits, dots and hyphens.
        name: String,
        /// What it is: `text/csv; charset=utf-8`.
        content_type: &'static str,
        /// What it holds.
        text: String,
    },
    /// A printed paper, shown by the browser.
    Pdf {
        /// The name it is kept under: letters, digits, dots and hyphens.
        name: String,
        /// The file.
        bytes: Vec<u8>,
    },
    /// A small answer to one of our own modules.
    Json(String),
}

impl Answer {
    /// The same page, as a list or a search that shows these people's names. Each of them is told once a day to whom
    /// (`is_told`), but where it is the list of those whom the reader works with: they know.
    #[must_use]
    pub(crate) fn showing(self, people: Vec<PersonId>, is_told: bool) -> Self {
        match self {
            Self::Page { status, html, .. } => Self::Page { status, html, shown: Some(Shown { people, is_told }) },
            other => other,
        }
    }
}
