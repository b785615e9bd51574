//! Sign in with a name and a password or passphrase.

use core::fmt;

use access::{Asker, Permit, Refused};
use domain::Timestamp;
use domain::id::CorrelationId;
use domain::sign_in::{MayTry, Passphrase, PassphraseChecks, SignInAnswer};
use store::{Store, StoreError, Tx, What};

use super::secret::{Passwords, Token};
use super::session::{self, Session};
use super::tries::{self, Admitted, Counted};
use super::{SignInError, kept_name, rows};

/// What the form brings.
#[derive(Clone, Copy)]
pub struct SignIn<'a> {
    /// The name as typed.
    pub name: &'a str,
    /// The password or passphrase as typed.
    pub password: &'a str,
    /// The network address it comes from, in any fixed spelling; only its hash is kept.
    pub from: &'a str,
}

impl fmt::Debug for SignIn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignIn(not shown)")
    }
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignInOutcome {
    /// Signed in.
    SignedIn(Box<SignedIn>),
    /// The name and the password do not go together; there is no saying which is wrong.
    Failed,
    /// Too many wrong tries: this one was not looked at, right or wrong.
    Wait {
        /// When the next is let in.
        until: Timestamp,
    },
}

/// A new session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// For the cookie.
    pub token: Token,
    /// Who.
    pub session: Session,
}

/// Signs in a worker or a young adult who has chosen a passphrase. The permit is nobody's, to sign in.
pub async fn sign_in(
    store: &Store,
    passwords: &Passwords,
    permit: &Permit,
    form: SignIn<'_>,
    correlation: CorrelationId,
) -> Result<SignInOutcome, SignInError> {
    let name = kept_name(form.name);
    let counted = [Counted::name(&name), Counted::address(form.from)];
    let tried = match tries::admit(store, permit, &counted, What { words: "sign-in tried", correlation }).await? {
        Admitted::Wait(until) => return Ok(SignInOutcome::Wait { until }),
        Admitted::Try(tried) => tried,
    };
    let account = rows::account(store.rows(), &name).await?;
    let kept = account.as_ref().map(|account| account.secret.clone()).filter(|secret| !secret.is_empty());
    let agrees = passwords.agrees(Passphrase::typed(form.password), kept).await?;
    let answer = PassphraseChecks {
        is_known: account.is_some(),
        passphrase_agrees: agrees,
        is_in_force: account.is_some(),
        account: MayTry::Now,
        address: MayTry::Now,
    }
    .answer();
    let (SignInAnswer::SignedIn, Some(checked)) = (answer, account) else { return Ok(SignInOutcome::Failed) };
    let tx = store.begin().await?;
    // While the password was checked the account may have been closed, or the password changed.
    let Some(account) = rows::account(tx.rows(), &name).await?.filter(|now| now.secret == checked.secret) else {
        tx.roll_back().await?;
        return Ok(SignInOutcome::Failed);
    };
    tried.strike_out(&tx).await?;
    let (token, session) = session::begin(&tx, account).await?;
    commit_as(tx, permit, &session.asker, What { words: "signed in", correlation }).await?;
    Ok(SignInOutcome::SignedIn(Box::new(SignedIn { token, session })))
}

/// Keeps the change in the name of whom the secret has shown it to be, who may do what nobody in particular might.
pub(super) async fn commit_as(tx: Tx, permit: &Permit, asker: &Asker, what: What<'_>) -> Result<(), StoreError> {
    let today = tx.context().today();
    let own: Result<Permit, Box<Refused>> = tx.policy().ask(asker, permit.action(), access::About::Service, today);
    let own = own.map_err(StoreError::NoLongerPermitted)?;
    tx.commit(&own, what).await
}
