//! What nobody may read back: passwords and codes under Argon2id, tokens of browsers under SHA-256.

use core::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{ARGON2ID_IDENT, Algorithm, Argon2, Block, Params, Version};
use domain::Date;
use domain::sign_in::{Passphrase, SignInCode};
use store::Context;
use store::audit::{digest, hex};
use tokio::sync::Semaphore;

/// What one check of a password costs whoever guesses, and us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PasswordCost {
    /// Memory of one check, in KiB.
    pub memory_kib: u32,
    /// Passes over that memory.
    pub passes: u32,
    /// Lanes within it.
    pub lanes: u32,
}

impl Default for PasswordCost {
    /// 19 MiB, two passes, one lane: the least that the OWASP password storage cheat sheet asks of Argon2id
    /// (from memory).
    fn default() -> Self {
        Self { memory_kib: 19_456, passes: 2, lanes: 1 }
    }
}

/// Checks of passwords that run at the same time: guesses that queue up take turns, not memory.
const AT_ONCE: usize = 2;

/// Why a secret could not be hashed or checked.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The cost is none that Argon2id can have.
    #[error("the cost of a password check is out of range")]
    Cost(#[source] argon2::Error),
    /// A kept hash cannot be read, or there was no memory for the check.
    #[error("a secret cannot be hashed or compared")]
    Hash(#[source] argon2::password_hash::Error),
    /// The check was broken off.
    #[error("the check of a secret was broken off")]
    BrokenOff,
}

impl From<argon2::password_hash::Error> for SecretError {
    fn from(error: argon2::password_hash::Error) -> Self {
        Self::Hash(error)
    }
}

/// Hashes and checks passwords, passphrases and codes, a few at a time and away from the threads that serve pages.
#[derive(Debug, Clone)]
pub struct Passwords {
    argon2: Argon2<'static>,
    turns: Arc<Semaphore>,
    rooms: Arc<Mutex<Vec<Room>>>,
    hashed: Arc<AtomicU64>,
}

impl Passwords {
    /// Checks at this cost. Passwords kept at another cost stay good; codes that are not used yet do not.
    pub fn try_new(cost: PasswordCost) -> Result<Self, SecretError> {
        let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, None).map_err(SecretError::Cost)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        Ok(Self { argon2, turns: Arc::new(Semaphore::new(AT_ONCE)), rooms: Arc::default(), hashed: Arc::default() })
    }

    /// How many hashes were made: what every wrong try must cost alike.
    pub fn hashed(&self) -> u64 {
        self.hashed.load(Ordering::Relaxed)
    }

    /// The hash of a chosen secret, as it is kept (a PHC string with its own salt and cost).
    pub(super) async fn hash(&self, secret: Passphrase, salt: [u8; 16]) -> Result<String, SecretError> {
        let hash = self.in_turn(move |argon2, room| {
            let mut out = [0; Params::DEFAULT_OUTPUT_LEN];
            room.hash(argon2, (secret.as_str(), &salt), &mut out)?;
            Ok(kept(argon2, &salt, &out)?.to_string())
        });
        hash.await
    }

    /// Whether `typed` is the secret kept. Where none is kept it is compared with a stand-in that nothing agrees with,
    /// at the same cost.
    pub(super) async fn agrees(&self, typed: Passphrase, kept: Option<String>) -> Result<bool, SecretError> {
        let agrees = self.in_turn(move |argon2, room| {
            let kept = match kept {
                Some(kept) => PasswordHash::new(&kept).map_err(argon2::password_hash::Error::from)?,
                None => stand_in(argon2)?,
            };
            room.agrees(typed.as_str(), &kept)
        });
        agrees.await
    }

    /// What a printed code is found by: it holds only together with the date of birth, which is its salt. As slow as a
    /// password, because eight characters alone are soon guessed by whoever has the hash.
    pub(super) async fn code_hash(&self, letters: String, born_on: Date) -> Result<String, SecretError> {
        let hash = self.in_turn(move |argon2, room| {
            let salt = digest(format!("sign-in code of somebody born on {born_on}").as_bytes());
            let mut out = [0; Params::DEFAULT_OUTPUT_LEN];
            room.hash(argon2, (&letters, salt.as_bytes()), &mut out)?;
            Ok(hex(&out))
        });
        hash.await
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Argon2<'static>, &mut Room) -> Result<T, SecretError> + Send + 'static,
    ) -> Result<T, SecretError> {
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(|_| SecretError::BrokenOff)?;
        let (argon2, rooms) = (self.argon2.clone(), Arc::clone(&self.rooms));
        self.hashed.fetch_add(1, Ordering::Relaxed);
        // The turn goes with the work: a browser that gives up does not let the next check in early.
        let work = move || {
            let rooms = || rooms.lock().unwrap_or_else(PoisonError::into_inner);
            let mut room = rooms().pop().unwrap_or_default();
            let done = work(&argon2, &mut room);
            rooms().push(room);
            drop(turn);
            done
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| SecretError::BrokenOff)?
    }
}

/// The memory of one check, kept from one to the next: handed back and asked for anew each time, it would stay with
/// whichever thread had it, once for every thread.
#[derive(Debug, Default)]
struct Room(Vec<Block>);

impl Room {
    fn hash(
        &mut self,
        argon2: &Argon2<'_>,
        (secret, salt): (&str, &[u8]),
        out: &mut [u8],
    ) -> Result<(), argon2::password_hash::Error> {
        self.0.resize(argon2.params().block_count(), Block::new());
        Ok(argon2.hash_password_into_with_memory(secret.as_bytes(), salt, out, self.0.as_mut_slice())?)
    }

    /// Whether `typed` is the secret kept, at the cost it was kept at.
    fn agrees(&mut self, typed: &str, kept: &PasswordHash) -> Result<bool, SecretError> {
        use argon2::password_hash::Error;
        let algorithm = Algorithm::try_from(kept.algorithm.as_str())?;
        let version = kept.version.map(Version::try_from).transpose().map_err(Error::from)?.unwrap_or_default();
        let argon2 = Argon2::new(algorithm, version, Params::try_from(kept)?);
        let (Some(salt), Some(hash)) = (&kept.salt, &kept.hash) else { return Err(Error::EncodingInvalid.into()) };
        let mut out = vec![0; hash.len()];
        self.hash(&argon2, (typed, salt), &mut out)?;
        // Compared in the same time, however much of it is equal.
        Ok(Output::new(&out).map_err(Error::from)? == *hash)
    }
}

/// A hash as it is kept.
fn kept(argon2: &Argon2<'_>, salt: &[u8], hash: &[u8]) -> Result<PasswordHash, argon2::password_hash::Error> {
    Ok(PasswordHash {
        algorithm: ARGON2ID_IDENT,
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(argon2.params())?,
        salt: Some(Salt::new(salt)?),
        hash: Some(Output::new(hash)?),
    })
}

/// A hash at today's cost that no password is known to have.
fn stand_in(argon2: &Argon2<'_>) -> Result<PasswordHash, argon2::password_hash::Error> {
    kept(argon2, &[0; 16], &[0; Params::DEFAULT_OUTPUT_LEN])
}

/// The letters of a typed code that are hashed; text that is no code at all is hashed too, and found nowhere.
pub(super) fn code_letters(typed: &str) -> String {
    SignInCode::parse(typed).map_or_else(|_| typed.trim().to_owned(), |code| code.letters())
}

macro_rules! tokens {
    ($($(#[$doc:meta])* $name:ident for $purpose:literal);* $(;)?) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name(String);

        impl $name {
            pub(super) fn new(context: &Context) -> Self {
                Self(hex(&context.random::<32>()))
            }

            /// The token that a browser sent.
            pub fn from_cookie(text: &str) -> Self {
                Self(text.to_owned())
            }

            /// The text for the cookie: 64 hexadecimal digits.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// What is kept of it. The purpose is hashed with it, so that one kind is never taken for the other.
            pub(super) fn kept(&self) -> String {
                digest(format!(concat!($purpose, " {}"), self.0).as_bytes())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(not shown)"))
            }
        }
    )*};
}

tokens! {
    /// What a signed-in browser holds.
    Token for "session";
    /// What a browser holds between a code and the passphrase that is chosen with it. It opens no page.
    SetupToken for "setup";
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const CHEAP: PasswordCost = PasswordCost { memory_kib: 8, passes: 1, lanes: 1 };

    fn typed(text: &str) -> Passphrase {
        Passphrase::typed(text)
    }

    #[tokio::test]
    async fn a_secret_agrees_with_its_own_hash_alone() {
        let passwords = Passwords::try_new(CHEAP).unwrap();
        let kept = passwords.hash(typed("alder by the beck"), [7; 16]).await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{kept}");
        for (text, agrees) in [("alder by the beck", true), ("Alder by the beck", false), ("", false)] {
            assert_eq!(passwords.agrees(typed(text), Some(kept.clone())).await.unwrap(), agrees, "{text}");
            assert!(!passwords.agrees(typed(text), None).await.unwrap(), "{text}");
        }
        assert!(passwords.agrees(typed("x"), Some("plain".to_owned())).await.is_err());
    }

    #[test]
    fn the_stand_in_costs_what_a_real_check_costs() {
        let passwords = Passwords::try_new(PasswordCost::default()).unwrap();
        assert!(stand_in(&passwords.argon2).unwrap().to_string().starts_with("$argon2id$v=19$m=19456,t=2,p=1$AAAA"));
    }

    #[tokio::test]
    async fn a_code_is_bound_to_the_date_of_birth() {
        let passwords = Passwords::try_new(CHEAP).unwrap();
        let hash = async |letters: &str, day| passwords.code_hash(letters.to_owned(), day).await.unwrap();
        let first = hash("CDFGHJKM", date(2006, 2, 3)).await;
        assert_eq!(first, hash("CDFGHJKM", date(2006, 2, 3)).await);
        assert_ne!(first, hash("CDFGHJKM", date(2006, 3, 2)).await);
        assert_ne!(first, hash("CDFGHJKN", date(2006, 2, 3)).await);
    }

    #[test]
    fn however_a_code_is_typed_the_same_letters_are_hashed() {
        for text in ["CDFG-HJKM", " cdfg hjkm", "c.d.f.g.h.j.k.m"] {
            assert_eq!(code_letters(text), "CDFGHJKM", "{text}");
        }
        assert_eq!(code_letters(" no code "), "no code");
    }

    #[test]
    fn one_kind_of_token_is_never_taken_for_the_other() {
        let (session, setup) = (Token::from_cookie("00ff"), SetupToken::from_cookie("00ff"));
        assert_ne!(session.kept(), setup.kept());
        assert_eq!(format!("{session:?} {setup:?}"), "Token(not shown) SetupToken(not shown)");
    }

    #[test]
    fn a_cost_out_of_range_is_refused() {
        assert!(Passwords::try_new(PasswordCost { memory_kib: 0, ..CHEAP }).is_err());
    }
}
