//! Signing in: staff by name and password, young adults and those of
//! their network by a printed code once and then by a passphrase of their own.
//!
//! Everything wrong is answered alike, in words and in work: a name that is nobody's costs the same password check as a
//! known one, a code that never was the same hash and the same questions as one that has been used. What is secret
//! (passwords, codes, tokens) is kept only as a hash and never shows in debugging output or in the audit.

mod account;
mod choose_passphrase;
mod issue_code;
mod issue_supporter_code;
mod password;
mod rows;
mod secret;
mod session;
mod tidy;
mod tries;
mod use_code;

pub use account::{
    AccountError, Agency, Closed, Holder, NewAccount, NewWorker, Opened, SecretSet, close_account, open_account,
    set_password,
};
pub use choose_passphrase::{ChoosePassphraseError, Chosen, choose_passphrase, setup_name};
pub use issue_code::{IssueCodeError, IssuedCode, issue_code};
pub use issue_supporter_code::{IssueSupporterCodeError, SupporterCodeForm, issue_supporter_code};
pub use password::{SignIn, SignInOutcome, SignedIn, sign_in};
pub use secret::{PasswordCost, Passwords, SecretError, SetupToken, Token};
pub use session::{Session, SessionId, SignedOut, Touched, sign_out, touch, who};
pub use tidy::{Tidied, tidy};
pub use use_code::{CodeOutcome, CodeTry, use_code};

use domain::sign_in::SignInName;
use store::StoreError;

/// Why a sign-in came to no answer. A wrong name, password or code is an answer.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// The secret could not be hashed.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A sign-in name as it is kept, however it is typed: a young adult's with its hyphens, a worker's in lower case.
fn kept_name(typed: &str) -> String {
    SignInName::parse(typed).map_or_else(|_| typed.trim().to_lowercase(), |name| name.to_string())
}
