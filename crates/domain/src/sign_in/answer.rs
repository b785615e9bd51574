//! One answer to everything that is wrong, so that nobody learns which part was right.
//!
//! Whoever asks must find out every part before asking, also for a name that is not known (compare with a stand-in
//! hash), so that the answers are alike in time as well as in words.

use super::{CodeState, MayTry};

/// What a try to sign in comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SignInAnswer {
    /// Everything agrees.
    SignedIn,
    /// Something does not. There is no saying what: not even that there were too many tries, because only somebody
    /// with a name would be told.
    Refused,
}

impl SignInAnswer {
    /// `SignedIn` only if every part is right. All parts are looked at, whatever the first says.
    fn from_parts(parts: &[bool]) -> Self {
        if parts.iter().fold(true, |all, part| all & part) { Self::SignedIn } else { Self::Refused }
    }
}

/// What was found out about a printed code and a date of birth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CodeChecks {
    /// The code is one that was issued.
    pub is_known: bool,
    /// Its state; of an unknown code, that of the stand-in.
    pub state: CodeState,
    /// The date of birth is that of the person it was issued to.
    pub born_on_agrees: bool,
    /// The account has not been closed and the code has not been taken back.
    pub is_in_force: bool,
    /// Whether this account may be tried.
    pub account: MayTry,
    /// Whether this address may try.
    pub address: MayTry,
}

impl CodeChecks {
    /// The one answer.
    pub fn answer(self) -> SignInAnswer {
        SignInAnswer::from_parts(&[
            self.is_known,
            self.state.is_open(),
            self.born_on_agrees,
            self.is_in_force,
            self.account == MayTry::Now,
            self.address == MayTry::Now,
        ])
    }
}

/// What was found out about a sign-in name and a passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PassphraseChecks {
    /// The name is somebody's.
    pub is_known: bool,
    /// The passphrase is theirs; of an unknown name, compared with the stand-in hash.
    pub passphrase_agrees: bool,
    /// The account has not been closed.
    pub is_in_force: bool,
    /// Whether this account may be tried.
    pub account: MayTry,
    /// Whether this address may try.
    pub address: MayTry,
}

impl PassphraseChecks {
    /// The one answer.
    pub fn answer(self) -> SignInAnswer {
        SignInAnswer::from_parts(&[
            self.is_known,
            self.passphrase_agrees,
            self.is_in_force,
            self.account == MayTry::Now,
            self.address == MayTry::Now,
        ])
    }
}
