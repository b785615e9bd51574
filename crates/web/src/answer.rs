//! What a page answers with.

use axum::http::StatusCode;

/// What a handler answers with; the door turns it into a response.
#[derive(Debug)]
pub(crate) enum Answer {
    /// A page.
    Page {
        /// 200, or 422 where something must be put right.
        status: StatusCode,
        /// The HTML.
        html: String,
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
    /// A small answer to one of our own modules.
    Json(String),
}
