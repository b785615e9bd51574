//! Open, change and close the accounts of workers: the operator's work, at the command line.

mod rows;

use core::fmt;

use access::Permit;
use domain::agency::{AgencyKind, Role};
use domain::id::{AccountId, AgencyId, CorrelationId, TeamId, WorkerId};
use domain::sign_in::{Chooser, Passphrase, PassphraseRefused};
use store::{Store, StoreError, Tx, What};

use super::kept_name;
use super::rows::{
    Account, Holds, Whose, account, close_account as close, end_sessions, insert_account, is_taken, set_secret,
};
use super::secret::{Passwords, SecretError};

/// Whose account it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holder {
    /// A worker whom an agency's files have brought.
    Known(WorkerId),
    /// A worker by name: for posts that no agency's files name. Whoever has this e-mail address already is meant.
    Named(NewWorker),
}

/// A worker to be put down by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewWorker {
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Post.
    pub role: Role,
    /// Agency; put down too if its code is new.
    pub agency: Agency,
    /// Team, by name; put down too if it is new.
    pub team: Option<String>,
}

/// An agency by its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Code.
    pub code: String,
    /// Kind.
    pub kind: AgencyKind,
    /// Name.
    pub name: String,
}

/// An account to be opened.
#[derive(Clone)]
pub struct NewAccount<'a> {
    /// For whom.
    pub holder: Holder,
    /// What they will type to sign in, in any spelling.
    pub sign_in_name: &'a str,
    /// The first password.
    pub password: &'a str,
}

impl fmt::Debug for NewAccount<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewAccount").field("holder", &self.holder).finish_non_exhaustive()
    }
}

/// What opening an account did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// There is an account now.
    New {
        /// The account.
        account: AccountId,
        /// Whose.
        worker: WorkerId,
    },
    /// They had one under this very name; its password stays as it is.
    AlreadyOpen {
        /// The account.
        account: AccountId,
        /// Whose.
        worker: WorkerId,
    },
}

/// Why an account was not opened or changed.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// A sign-in name is 3 to 100 characters without spaces.
    #[error("a sign-in name has 3 to 100 characters and no spaces")]
    NotASignInName,
    /// Somebody else signs in under this name, or did.
    #[error("the sign-in name is taken")]
    NameTaken,
    /// The worker has an account under another name.
    #[error("the worker already has an account, under another sign-in name")]
    OtherName,
    /// There is no such worker.
    #[error("no such worker")]
    NoSuchWorker,
    /// The worker with this address holds another post.
    #[error("the worker with this address is on record as {}", .0.words())]
    OtherPost(Role),
    /// Not a post that a worker holds.
    #[error("not a post that a worker holds: {}", .0.words())]
    NotAPost(Role),
    /// There is no open account of this name.
    #[error("no open account of this name")]
    NoSuchAccount,
    /// Every reason against the password.
    #[error("the password cannot be used")]
    Password(Vec<PassphraseRefused>),
    /// The password could not be hashed.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Opens an account for a worker. The permit is to manage accounts.
pub async fn open_account(
    store: &Store,
    passwords: &Passwords,
    permit: &Permit,
    new: NewAccount<'_>,
    correlation: CorrelationId,
) -> Result<Opened, AccountError> {
    let sign_in_name = staff_name(new.sign_in_name)?;
    let names = match &new.holder {
        Holder::Known(worker) => rows::name_of_worker(store.rows(), *worker).await?,
        Holder::Named(named) => Some(named.name.clone()),
    };
    let names: Vec<String> = names.into_iter().collect();
    let by = Chooser { sign_in_name: &sign_in_name, names: &names, born_on: None };
    let secret = hashed(store, passwords, new.password, &by).await?;
    let tx = store.begin().await?;
    let worker = match &new.holder {
        Holder::Known(worker) if rows::is_worker(tx.rows(), *worker).await? => *worker,
        Holder::Known(_) => return Err(AccountError::NoSuchWorker),
        Holder::Named(new) => put_down(&tx, new).await?,
    };
    if let Some((account, name)) = rows::account_of_worker(tx.rows(), worker).await? {
        tx.roll_back().await?;
        return if name == sign_in_name {
            Ok(Opened::AlreadyOpen { account, worker })
        } else {
            Err(AccountError::OtherName)
        };
    }
    if is_taken(tx.rows(), &sign_in_name).await? {
        return Err(AccountError::NameTaken);
    }
    let account = AccountId::from_bits(tx.context().new_id());
    let now = tx.context().now();
    insert_account(tx.rows(), account, Whose::Worker(worker), (&sign_in_name, &secret), now).await?;
    tx.commit(permit, What { words: "account opened", correlation }).await?;
    Ok(Opened::New { account, worker })
}

/// What setting a password did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecretSet {
    /// Whose.
    pub account: AccountId,
    /// Sessions that ended because of it.
    pub sessions_ended: u64,
}

/// Sets a new password for the worker who signs in as `sign_in_name`, and ends every session under the old one.
pub async fn set_password(
    store: &Store,
    passwords: &Passwords,
    permit: &Permit,
    (sign_in_name, password): (&str, &str),
    correlation: CorrelationId,
) -> Result<SecretSet, AccountError> {
    let sign_in_name = kept_name(sign_in_name);
    let names: Vec<String> = match account(store.rows(), &sign_in_name).await?.map(|account| account.holds) {
        Some(Holds::Worker { name, .. }) => vec![name],
        Some(Holds::YoungAdult(_) | Holds::Supporter { .. }) | None => Vec::new(),
    };
    let by = Chooser { sign_in_name: &sign_in_name, names: &names, born_on: None };
    let secret = hashed(store, passwords, password, &by).await?;
    let tx = store.begin().await?;
    let account = match open(&tx, &sign_in_name).await? {
        Account { id, holds: Holds::Worker { .. }, .. } => id,
        // The passphrase of a young adult, or of somebody of their network, is theirs alone to choose, with a code.
        Account { holds: Holds::YoungAdult(_) | Holds::Supporter { .. }, .. } => {
            return Err(AccountError::NoSuchAccount);
        }
    };
    set_secret(tx.rows(), account, &secret).await?;
    let sessions_ended = end_sessions(tx.rows(), account, tx.context().now()).await?;
    tx.commit(permit, What { words: "password set", correlation }).await?;
    Ok(SecretSet { account, sessions_ended })
}

/// What closing an account did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closed {
    /// Whose.
    pub account: AccountId,
    /// Sessions that ended with it.
    pub sessions_ended: u64,
}

/// Closes an account, a worker's, a young adult's or that of somebody of their network. Its name is never given out again, so that the audit stays clear.
pub async fn close_account(
    store: &Store,
    permit: &Permit,
    sign_in_name: &str,
    correlation: CorrelationId,
) -> Result<Closed, AccountError> {
    let tx = store.begin().await?;
    let account = open(&tx, &kept_name(sign_in_name)).await?.id;
    let now = tx.context().now();
    close(tx.rows(), account, now).await?;
    let sessions_ended = end_sessions(tx.rows(), account, now).await?;
    tx.commit(permit, What { words: "account closed", correlation }).await?;
    Ok(Closed { account, sessions_ended })
}

async fn open(tx: &Tx, sign_in_name: &str) -> Result<Account, AccountError> {
    account(tx.rows(), sign_in_name).await?.ok_or(AccountError::NoSuchAccount)
}

/// A worker's sign-in name as kept.
fn staff_name(typed: &str) -> Result<String, AccountError> {
    let name = kept_name(typed);
    let fits = (3..=100).contains(&name.chars().count()) && !name.contains(char::is_whitespace);
    if fits { Ok(name) } else { Err(AccountError::NotASignInName) }
}

async fn hashed(
    store: &Store,
    passwords: &Passwords,
    password: &str,
    by: &Chooser<'_>,
) -> Result<String, AccountError> {
    let chosen = Passphrase::choose(password, by).map_err(AccountError::Password)?;
    Ok(passwords.hash(chosen, store.context().random()).await?)
}

/// The worker with this address, put down with agency and team if need be.
async fn put_down(tx: &Tx, new: &NewWorker) -> Result<WorkerId, AccountError> {
    if matches!(new.role, Role::YoungAdult | Role::Operator) || new.role.is_of_network() {
        return Err(AccountError::NotAPost(new.role));
    }
    let email = new.email.trim().to_lowercase();
    if let Some((worker, role)) = rows::worker_by_email(tx.rows(), &email).await? {
        return if role == new.role { Ok(worker) } else { Err(AccountError::OtherPost(role)) };
    }
    let new_id = || tx.context().new_id();
    let agency = rows::agency(tx.rows(), AgencyId::from_bits(new_id()), &new.agency).await?;
    let team = match &new.team {
        None => None,
        Some(name) => Some(rows::team(tx.rows(), TeamId::from_bits(new_id()), agency, name).await?),
    };
    let worker = WorkerId::from_bits(new_id());
    rows::insert_worker(tx.rows(), worker, (agency, team), new, email).await?;
    Ok(worker)
}
