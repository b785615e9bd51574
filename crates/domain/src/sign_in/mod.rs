//! Signing in: printed codes, passphrases, limits on attempts and on sessions, and one answer to everything wrong.

mod answer;
mod attempts;
mod code;
mod common;
mod name;
mod passphrase;
mod session;

pub use answer::{CodeChecks, PassphraseChecks, SignInAnswer};
pub use attempts::{AttemptWindow, MayTry, PER_ACCOUNT, PER_ADDRESS, PER_BIRTH_DATE, may_try};
pub use code::{CODE_DAYS, CodeState, NotACode, SignInCode, code_state};
pub use name::{NotASignInName, SignInName};
pub use passphrase::{
    Chooser, PASSPHRASE_LENGTH_MAX, PASSPHRASE_LENGTH_MIN, PASSPHRASE_WORDS_MIN, Passphrase, PassphraseRefused,
};
pub use session::{SESSION_HOURS_MAX, SessionKind, SessionState, WARNING_MINUTES, last_end, session_state};

#[cfg(test)]
mod tests;
