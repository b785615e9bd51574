//! Who is signed in: asked with every page, ended by leaving, by staying away, or after twelve hours.

use access::{Asker, Permit};
use domain::Timestamp;
use domain::id::CorrelationId;
use domain::sign_in::{SessionKind, SessionState, session_state};
use store::{Store, StoreError, Tx, What};

use super::rows::{self, Account, Holds};
use super::secret::Token;

/// A session as it is kept: a hash, from which nobody gets the token back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionId(pub(super) String);

/// A signed-in browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Which.
    pub id: SessionId,
    /// Who asks, for the policy.
    pub asker: Asker,
    /// What they typed to sign in.
    pub sign_in_name: String,
    /// How long they may be away: `idle_minutes()`.
    pub kind: SessionKind,
    /// When they signed in.
    pub began_at: Timestamp,
    /// When a page was last asked for, to the minute.
    pub seen_at: Timestamp,
    /// When it ends if nothing more is asked for, and whether that is soon. Never `Ended`.
    pub state: SessionState,
}

/// Who holds this token now; nobody once it has ended. One question, and a second one for the name of a young adult, or of somebody of their network.
pub async fn who(store: &Store, token: &Token) -> Result<Option<Session>, StoreError> {
    let id = SessionId(token.kept());
    let Some(found) = rows::session(store.rows(), &id).await? else { return Ok(None) };
    let kind = found.account.kind();
    let state = session_state(kind, found.began_at, found.seen_at, store.context().now());
    if matches!(state, SessionState::Ended { .. }) {
        return Ok(None);
    }
    let sign_in_name = found.account.sign_in_name.clone();
    let asker = found.account.asker(store.rows()).await?;
    Ok(Some(Session { id, asker, sign_in_name, kind, began_at: found.began_at, seen_at: found.seen_at, state }))
}

/// Whether the time of last use was written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touched {
    /// It was.
    Now,
    /// It had been, less than a minute ago.
    Already,
}

/// Puts the end of a session off because a page was asked for; at most once a minute.
///
/// It says nothing about anybody's record, and the page that was asked for has its own audit line: so this one change
/// has none, or the chain would grow by a line for every minute that somebody works.
pub async fn touch(store: &Store, session: &mut Session) -> Result<Touched, StoreError> {
    let now = store.context().now();
    if now.duration_since(session.seen_at).as_secs() < 60 {
        return Ok(Touched::Already);
    }
    rows::touch(store.marks(), &session.id, now).await?;
    session.seen_at = now;
    session.state = session_state(session.kind, session.began_at, now, now);
    Ok(Touched::Now)
}

/// What signing out did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignedOut {
    /// The session has ended.
    Now,
    /// It had already.
    Already,
}

/// Ends one's own session.
pub async fn sign_out(
    store: &Store,
    permit: &Permit,
    session: &SessionId,
    correlation: CorrelationId,
) -> Result<SignedOut, StoreError> {
    let tx = store.begin().await?;
    if rows::end_session(tx.rows(), session, permit.asker().account, tx.context().now()).await? == 0 {
        tx.roll_back().await?;
        return Ok(SignedOut::Already);
    }
    tx.commit(permit, What { words: "signed out", correlation }).await?;
    Ok(SignedOut::Now)
}

/// Begins a session of `account` inside a change, and says who it is.
pub(super) async fn begin(tx: &Tx, account: Account) -> Result<(Token, Session), StoreError> {
    let token = Token::new(tx.context());
    let (id, now) = (SessionId(token.kept()), tx.context().now());
    rows::begin_session(tx.rows(), &id, account.id, now).await?;
    let (kind, sign_in_name) = (account.kind(), account.sign_in_name.clone());
    let asker = account.asker(tx.rows()).await?;
    let state = session_state(kind, now, now, now);
    Ok((token, Session { id, asker, sign_in_name, kind, began_at: now, seen_at: now, state }))
}

impl Account {
    pub(super) const fn kind(&self) -> SessionKind {
        match self.holds {
            Holds::Worker { .. } => SessionKind::Staff,
            Holds::YoungAdult(_) => SessionKind::YoungAdult,
            Holds::Supporter { .. } => SessionKind::Supporter,
        }
    }
}
