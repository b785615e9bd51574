//! Settle what needs attention, with everything in sight; and say how far a decision reaches.

use access::Permit;
use domain::id::{CorrelationId, FormKey, LinkPairId};
use domain::link_review::{Answer, AnswerRefused, Attention, Said, Saying, Scope, State, may_settle, scope};
use store::{Once, Store, StoreError, What, audit};

use super::answer::{Opened, open, words};
use super::draft::{DRAFT, about};
use super::entries::Why;
use super::{joined, remit};

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettleForm {
    /// The form's one-time key.
    pub key: FormKey,
    /// The pair.
    pub pair: LinkPairId,
    /// Which version of it was on the page.
    pub version: i32,
    /// Same or different, with the reason.
    pub answer: Answer,
}

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// It is settled.
    Now,
    /// This very form was posted before.
    AlreadyKnown,
}

/// Why it was not settled.
#[derive(Debug, thiserror::Error)]
pub enum SettleError {
    /// The answer is not whole.
    #[error("this answer cannot be taken as it is")]
    Refused(Vec<AnswerRefused>),
    /// "Not sure" settles nothing.
    #[error("not sure settles nothing")]
    NotSure,
    /// There is no such pair for this reviewer.
    #[error("there is no such pair")]
    NotFound,
    /// It does not need attention any more, or not this reviewer's.
    #[error("the pair is not for this reviewer to settle")]
    NotTheirs,
    /// A later run says something else of the pair than was on the page.
    #[error("the pair has changed since it was opened")]
    Changed,
    /// Records that would come together were told apart: that is taken back first.
    #[error("records that would come together were told apart")]
    ToldApart,
    /// The form's key was used for something else.
    #[error("this form was sent before with something else in it")]
    KeyUsed,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Settles a pair that needs attention.
pub async fn settle(
    store: &Store,
    permit: &Permit,
    form: SettleForm,
    correlation: CorrelationId,
) -> Result<Settled, SettleError> {
    let (tx, permit) = remit::begin(store, permit).await?;
    let account = permit.asker().account;
    let digest = audit::digest(format!("link settled\n{}\n{:?}", form.pair, form.answer).as_bytes());
    let opened = open(&tx, &permit, form.pair).await?;
    let Opened { reviewer, pair, mut history, people } = opened.ok_or(SettleError::NotFound)?;
    match tx.once(form.key, account, &digest).await? {
        Once::First => {}
        Once::Again { result } => {
            tx.roll_back().await?;
            return if result == digest { Ok(Settled::AlreadyKnown) } else { Err(SettleError::KeyUsed) };
        }
    }
    if !may_settle(&history.state(), reviewer.worker) {
        return Err(SettleError::NotTheirs);
    }
    if pair.version != form.version {
        return Err(SettleError::Changed);
    }
    let answer = form.answer.check().map_err(SettleError::Refused)?;
    let (saying, why) = (answer.saying, answer.words.clone());
    if saying == Saying::NotSure {
        return Err(SettleError::NotSure);
    }
    let is_same = saying == Saying::Same;
    if is_same && joined::clash(tx.rows(), &pair).await? == Some(Attention::ToldApart) {
        return Err(SettleError::ToldApart);
    }
    history.say(&tx, Some(&reviewer), Said::Settled(saying), answer.into()).await?;
    if is_same {
        joined::join(&tx, &reviewer, &pair, &why).await?;
    } else {
        joined::part(&tx, &reviewer, form.pair, &why).await?;
    }
    tx.drop_draft(account, DRAFT, about(form.pair)).await?;
    let what = What { words: words(&history.state()), correlation };
    tx.commit_about(&permit, what, &people).await?;
    Ok(Settled::Now)
}

/// Says how far a decision reaches: what the next runs are told. Doing it twice is doing it once.
pub async fn reach(
    store: &Store,
    permit: &Permit,
    (pair, reaches): (LinkPairId, Scope),
    correlation: CorrelationId,
) -> Result<Settled, SettleError> {
    let (tx, permit) = remit::begin(store, permit).await?;
    let opened = open(&tx, &permit, pair).await?;
    let Opened { reviewer, mut history, people, .. } = opened.ok_or(SettleError::NotFound)?;
    if !matches!(history.state(), State::Decided { .. }) {
        return Err(SettleError::NotTheirs);
    }
    if scope(&history.entries()) == reaches {
        tx.roll_back().await?;
        return Ok(Settled::AlreadyKnown);
    }
    history.say(&tx, Some(&reviewer), Said::Reaches(reaches), Why::default()).await?;
    let what = What { words: "reach of a decision about records set", correlation };
    tx.commit_about(&permit, what, &people).await?;
    Ok(Settled::Now)
}
