//! Ask: weigh, leave out whoever is not spoken of, decide, and keep the question with what was told.

use access::{About, Permit};
use domain::agency::AgencyKind;
use domain::id::{CorrelationId, FormKey, PersonId, ReceptionQuestionId};
use domain::reception::{Answer, AskedBecause, QUESTIONS_A_DAY_MAX};
use store::{Once, Store, StoreError, Tx, What};

use super::rows::{self, NewQuestion};
use super::tell::{Telling, telling};
use crate::likeness::{Among, Held, LikenessError, Question};

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceptionForm {
    /// The form's one-time key.
    pub key: FormKey,
    /// Who has arrived.
    pub question: Question,
    /// Why it is asked.
    pub because: AskedBecause,
}

/// A question that was kept: where its answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// The question.
    pub question: ReceptionQuestionId,
    /// Whether this very form was posted before, and nothing was asked again.
    pub is_known: bool,
}

/// Why nothing was asked.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// Too little is known of whoever has arrived: anybody could be asked about.
    #[error("neither a number nor both names and a date of birth")]
    TooLittle,
    /// They have asked as often as they may today.
    #[error("{QUESTIONS_A_DAY_MAX} questions were asked today")]
    Enough,
    /// Whoever asks works for no prison.
    #[error("not of a prison")]
    NotOfPrison,
    /// The form's key was used for something else.
    #[error("this form was sent before with something else in it")]
    KeyUsed,
    /// The people could not be asked for.
    #[error(transparent)]
    Likeness(#[from] LikenessError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whether somebody is described well enough to be told of: by a number, or by both names and something of a birthday.
fn is_enough(question: &Question) -> bool {
    let named = !question.given.is_empty() && !question.family.is_empty();
    !question.number.is_empty() || (named && !question.born.is_empty())
}

/// Asks.
pub async fn ask(
    store: &Store,
    permit: &Permit,
    held: &Held,
    form: ReceptionForm,
    correlation: CorrelationId,
) -> Result<Asked, AskError> {
    if !is_enough(&form.question) {
        return Err(AskError::TooLittle);
    }
    let today = store.context().today();
    let likes = held.ask(&form.question, Among::Everybody, today).map_err(LikenessError::from)?;
    let telling = telling(store.rows(), held, &likes, today).await?;
    let tx = store.begin().await?;
    let permit = permit.renew(tx.policy(), About::Service, tx.context().today());
    let permit = permit.map_err(StoreError::NoLongerPermitted)?;
    let id = ReceptionQuestionId::from_bits(tx.context().new_id());
    let typed = format!("{:?}\n{:?}", form.question, form.because);
    let digest = store::audit::digest(typed.as_bytes());
    match tx.once(form.key, permit.asker().account, &format!("{id} {digest}")).await? {
        Once::First => {}
        Once::Again { result } => {
            tx.roll_back().await?;
            let before = result.split_once(' ').filter(|(_, before)| *before == digest);
            let question = before.and_then(|(id, _)| id.parse().ok()).ok_or(AskError::KeyUsed)?;
            return Ok(Asked { question, is_known: true });
        }
    }
    keep(tx, &permit, (id, &form), &telling, correlation).await?;
    Ok(Asked { question: id, is_known: false })
}

/// Keeps the question under its number of the day, with a line in the audit for each person of whom the answer tells.
async fn keep(
    tx: Tx,
    permit: &Permit,
    (id, form): (ReceptionQuestionId, &ReceptionForm),
    telling: &Telling,
    correlation: CorrelationId,
) -> Result<(), AskError> {
    let asker = permit.asker();
    let (worker, agency) = asker.worker().zip(asker.agency).ok_or(AskError::NotOfPrison)?;
    let today = tx.context().today();
    let prison = rows::agency(tx.rows(), agency).await?;
    let prison = prison.filter(|one| one.kind == AgencyKind::Prison.code()).ok_or(AskError::NotOfPrison)?;
    let before = rows::asked_on(tx.rows(), worker, today).await?;
    if before >= i64::from(QUESTIONS_A_DAY_MAX) {
        tx.roll_back().await?;
        return Err(AskError::Enough);
    }
    let given = form.question.given_fields().join(", ");
    let typed = format!("{id}\n{:?}", form.question);
    let new = NewQuestion {
        id,
        by: (worker, agency),
        on: (today, tx.context().now()),
        number: before + 1,
        because: form.because,
        given: &given,
        digest: &store::audit::digest(typed.as_bytes()),
        answer: telling.answer,
    };
    rows::insert(tx.rows(), &new).await?;
    rows::insert_told(&tx, id, &telling.told).await?;
    let people: Vec<PersonId> = telling.told.iter().map(|told| told.person).collect();
    let words = words(&prison.name, telling.answer, form.because, &given);
    Ok(tx.commit_about(permit, What { words: &words, correlation }, &people).await?)
}

/// "asked at reception of HMP Larkmoor whether a council knows somebody: may be (they have just arrived; by given name)".
fn words(prison: &str, answer: Answer, because: AskedBecause, given: &str) -> String {
    let [answer, because] = [answer.words(), because.words()].map(str::to_lowercase);
    format!("asked at reception of {prison} whether a council knows somebody: {answer} ({because}; by {given})")
}
