//! Choose a passphrase, with the code that was just used: for the first time, or because the old one was forgotten.

use access::Permit;
use domain::id::CorrelationId;
use domain::sign_in::{Chooser, Passphrase, PassphraseRefused, SessionKind, SessionState, session_state};
use store::{Store, StoreError, What};

use super::password::{SignedIn, commit_as};
use super::rows::{self, Account, Holds, SessionRow};
use super::secret::{Passwords, SecretError, SetupToken};
use super::session::{self, SessionId};
use crate::record;

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    /// The passphrase is theirs, and they are signed in; wherever else they were, they no longer are.
    SignedIn(Box<SignedIn>),
    /// Too late, or no code was used before this: a new code is needed.
    Ended,
}

/// Why no passphrase was kept.
#[derive(Debug, thiserror::Error)]
pub enum ChoosePassphraseError {
    /// Every reason against it.
    #[error("the passphrase cannot be used")]
    Refused(Vec<PassphraseRefused>),
    /// The passphrase could not be hashed.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Keeps `passphrase` for whom the code was printed, and signs them in. The permit is nobody's, to use a sign-in code.
pub async fn choose_passphrase(
    store: &Store,
    passwords: &Passwords,
    permit: &Permit,
    (setup, passphrase): (&SetupToken, &str),
    correlation: CorrelationId,
) -> Result<Chosen, ChoosePassphraseError> {
    let id = SessionId(setup.kept());
    let context = store.context();
    let Some(account) = open(store, rows::session(store.rows(), &id).await?) else { return Ok(Chosen::Ended) };
    let (sign_in_name, holds) = (account.sign_in_name.clone(), &account.holds);
    let (names, born_on) = match holds {
        Holds::Worker { .. } => return Ok(Chosen::Ended),
        Holds::YoungAdult(person) => {
            let known = record::known(store.rows(), *person).await?;
            (known.other_names.iter().chain([&known.name]).map(ToString::to_string).collect(), known.born_on)
        }
        // Of somebody of the network no date of birth is kept.
        Holds::Supporter { .. } => (vec![account.asker(store.rows()).await?.name], None),
    };
    let by = Chooser { sign_in_name: &sign_in_name, names: &names, born_on };
    let chosen = Passphrase::choose(passphrase, &by).map_err(ChoosePassphraseError::Refused)?;
    let secret = passwords.hash(chosen, context.random()).await?;
    let tx = store.begin().await?;
    let now = tx.context().now();
    let account = open(store, rows::session(tx.rows(), &id).await?);
    let Some(account) = account else {
        tx.roll_back().await?;
        return Ok(Chosen::Ended);
    };
    // Posted twice at once, one of the two ends the setup.
    if rows::end_session(tx.rows(), &id, account.id, now).await? == 0 {
        tx.roll_back().await?;
        return Ok(Chosen::Ended);
    }
    rows::set_secret(tx.rows(), account.id, &secret).await?;
    rows::end_sessions(tx.rows(), account.id, now).await?;
    let (token, session) = session::begin(&tx, account).await?;
    commit_as(tx, permit, &session.asker, What { words: "passphrase chosen", correlation }).await?;
    Ok(Chosen::SignedIn(Box::new(SignedIn { token, session })))
}

/// The account, while the setup lasts: as long as its holder may be away from a page.
fn open(store: &Store, setup: Option<SessionRow>) -> Option<Account> {
    let setup = setup?;
    let state = session_state(SessionKind::YoungAdult, setup.began_at, setup.seen_at, store.context().now());
    (!matches!(state, SessionState::Ended { .. })).then_some(setup.account)
}

/// The sign-in name that goes with a printed code just used, to show beside the passphrase; nothing once it is too late.
pub async fn setup_name(store: &Store, setup: &SetupToken) -> Result<Option<String>, StoreError> {
    let found = rows::session(store.rows(), &SessionId(setup.kept())).await?;
    Ok(open(store, found).map(|account| account.sign_in_name))
}
