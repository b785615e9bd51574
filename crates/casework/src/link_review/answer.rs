//! Answer a pair: what a reviewer says, without having seen the score or what anybody else said. Where that decides it,
//! the records are joined in the same transaction.

use access::Permit;
use domain::id::{CorrelationId, FormKey, LinkPairId, LinkRecordId, PersonId};
use domain::link_review::{Answer, AnswerRefused, Said, Saying, State, may_answer};
use store::columns::Keyed;
use store::entity::link_pair;
use store::{Once, Store, StoreError, Tx, What, audit};

use super::draft::DRAFT;
use super::entries::{History, history};
use super::remit::{self, Held, Reviewer};
use super::{joined, rows};

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerForm {
    /// The form's one-time key: posted twice, answered once.
    pub key: FormKey,
    /// The pair.
    pub pair: LinkPairId,
    /// Which version of it was on the page.
    pub version: i32,
    /// What is said of it.
    pub answer: Answer,
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answered {
    /// It is written down; this is where the pair stands now.
    New(State),
    /// This very form was posted before.
    AlreadyKnown,
}

/// Why it was not taken.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// The answer is not whole.
    #[error("this answer cannot be taken as it is")]
    Refused(Vec<AnswerRefused>),
    /// There is no such pair for this reviewer.
    #[error("there is no such pair")]
    NotFound,
    /// Somebody answered it meanwhile, or it waits for somebody else.
    #[error("the pair does not wait for this reviewer")]
    NotWaiting,
    /// Somebody else has it open.
    #[error("somebody else has the pair open")]
    OpenElsewhere,
    /// A later run says something else of the pair than was on the page.
    #[error("the pair has changed since it was opened")]
    Changed,
    /// The form's key was used for something else.
    #[error("this form was sent before with something else in it")]
    KeyUsed,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A pair inside a change, which this reviewer may see.
pub(super) struct Opened {
    pub(super) reviewer: Reviewer,
    pub(super) pair: link_pair::Model,
    pub(super) history: History,
    pub(super) people: Vec<PersonId>,
}

/// Reads a pair inside a change; nothing where it is not this reviewer's.
pub(super) async fn open(tx: &Tx, permit: &Permit, id: LinkPairId) -> Result<Option<Opened>, StoreError> {
    let Some(reviewer) = Reviewer::of(permit) else { return Ok(None) };
    let Some(pair) = rows::pair(tx.rows(), reviewer.agency, id).await? else { return Ok(None) };
    let records = [pair.one_record, pair.other_record].map(LinkRecordId::from_key);
    let held = Held::load(tx.rows(), &records.into()).await?;
    if held.is_shut(&records, reviewer.worker, tx.context().today()) {
        return Ok(None);
    }
    let history = history(tx.rows(), &pair).await?;
    Ok(Some(Opened { reviewer, history, people: held.people(&records), pair }))
}

/// Takes a reviewer's answer.
pub async fn answer(
    store: &Store,
    permit: &Permit,
    form: AnswerForm,
    correlation: CorrelationId,
) -> Result<Answered, AnswerError> {
    // Begin, and load.
    let (tx, permit) = remit::begin(store, permit).await?;
    let account = permit.asker().account;
    let digest = audit::digest(format!("link answer\n{}\n{:?}", form.pair, form.answer).as_bytes());
    let opened = open(&tx, &permit, form.pair).await?;
    let Opened { reviewer, pair, mut history, people } = opened.ok_or(AnswerError::NotFound)?;
    match tx.once(form.key, account, &digest).await? {
        Once::First => {}
        Once::Again { result } => {
            tx.roll_back().await?;
            return if result == digest { Ok(Answered::AlreadyKnown) } else { Err(AnswerError::KeyUsed) };
        }
    }
    // Decide.
    if !may_answer(&history.state(), reviewer.worker) {
        return Err(AnswerError::NotWaiting);
    }
    let claimed = rows::claims(tx.rows(), tx.context().now()).await?.remove(&form.pair);
    if claimed.is_some_and(|worker| worker != reviewer.worker) {
        return Err(AnswerError::OpenElsewhere);
    }
    if pair.version != form.version {
        return Err(AnswerError::Changed);
    }
    let answer = form.answer.check().map_err(AnswerError::Refused)?;
    // Save.
    let why = answer.words.clone();
    history.say(&tx, Some(&reviewer), Said::Answer(answer.saying), answer.into()).await?;
    if let State::Decided { saying: Saying::Same, .. } = history.state() {
        match joined::clash(tx.rows(), &pair).await? {
            Some(because) => history.say(&tx, None, Said::Attention(because), super::entries::Why::default()).await?,
            None => joined::join(&tx, &reviewer, &pair, &why).await?,
        }
    }
    rows::let_go(tx.rows(), reviewer.worker, Some(form.pair)).await?;
    tx.drop_draft(account, DRAFT, super::draft::about(form.pair)).await?;
    // Commit.
    let state = history.state();
    let what = What { words: words(&state), correlation };
    tx.commit_about(&permit, what, &people).await?;
    Ok(Answered::New(state))
}

/// The act, never its reason.
pub(super) const fn words(state: &State) -> &'static str {
    match state {
        State::Decided { saying: Saying::Same, .. } => "records held to be one person",
        State::Decided { .. } => "records held to be two people",
        State::Waiting { .. } | State::Attention { .. } => "pair of records reviewed",
    }
}
