//! Plan the day: write down the gate, the first night, how they travel and what money there is.

use access::Permit;
use domain::Date;
use domain::id::{CorrelationId, FormKey, PersonId};
use store::columns::Uuid;
use store::{Once, Several, Store, StoreError, What};

use super::{Day, KeptDay, rows};
use crate::circle;

/// Longest words of the day, in characters.
const WORDS_MAX: usize = 200;

/// Most minutes to spare that anybody may ask for.
const MARGIN_MAX: u16 = 360;

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayForm {
    /// The form's one-time key.
    pub key: FormKey,
    /// The version that was read.
    pub read: i32,
    /// What is known of the day.
    pub day: Day,
    /// The release date that is shown now.
    pub release: Option<Date>,
}

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Planned {
    /// It is written down.
    Now,
    /// This very form was posted before; nothing changed.
    AlreadyKnown,
}

/// Why it was not written down.
#[derive(Debug, thiserror::Error)]
pub enum PlanDayError {
    /// They come out before they may.
    #[error("the latest time comes before the earliest")]
    OutReversed,
    /// Another time to spare than the usual is asked for without a reason, or one longer than half a day.
    #[error("a margin of up to {MARGIN_MAX} minutes, with a reason")]
    Margin,
    /// Too long words.
    #[error("{length} characters; {WORDS_MAX} fit")]
    TooLong {
        /// How many.
        length: usize,
    },
    /// Somebody wrote it down anew since the form was opened.
    #[error("somebody changed it meanwhile")]
    Changed(Box<KeptDay>),
    /// The form's key was used for something else.
    #[error("this form was sent before with something else in it")]
    KeyUsed,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Name of the form's draft.
pub const DRAFT: &str = "release_day";

/// Writes down what is known of the day of release of `person`.
pub async fn plan_day(
    store: &Store,
    permit: &Permit,
    person: PersonId,
    form: DayForm,
    correlation: CorrelationId,
) -> Result<Planned, PlanDayError> {
    let margin_why = form.day.margin.as_ref().map_or("", |(_, why)| why.trim());
    if form.day.margin.as_ref().is_some_and(|(minutes, _)| *minutes > MARGIN_MAX || margin_why.is_empty()) {
        return Err(PlanDayError::Margin);
    }
    let later = form.day.later_homes.iter().map(|home| home.words.as_str());
    let words = [form.day.home.as_str(), &form.day.other_words, margin_why].into_iter().chain(later);
    let length = words.map(|words| words.chars().count()).max().unwrap_or(0);
    if length > WORDS_MAX {
        return Err(PlanDayError::TooLong { length });
    }
    if form.day.out.is_some_and(|(from, to)| to < from) {
        return Err(PlanDayError::OutReversed);
    }
    let tx = store.begin().await?;
    let place = circle::renew(&tx, permit, person, None).await?;
    let account = permit.asker().account;
    let digest = store::audit::digest(format!("release day\n{person}\n{form:?}").as_bytes());
    match tx.once(form.key, account, &digest).await? {
        Once::First => {}
        Once::Again { result } => {
            tx.roll_back().await?;
            return if result == digest { Ok(Planned::AlreadyKnown) } else { Err(PlanDayError::KeyUsed) };
        }
    }
    let found = rows::ask(Several::default(), person).ask(tx.rows()).await?;
    let now = rows::days(&found)?.into_iter().next().unwrap_or_default();
    if now.version != form.read {
        return Err(PlanDayError::Changed(Box::new(now)));
    }
    let day = Day { planned_for: form.release, ..form.day };
    let (row, change) = (Uuid::from_u128(tx.context().new_id()), Uuid::from_u128(tx.context().new_id()));
    let by = (place.worker, place.role);
    rows::insert(tx.rows(), (row, change, person), (&day, now.version + 1), by, tx.context().now()).await?;
    tx.drop_draft(account, DRAFT, person).await?;
    tx.commit(&place.permit, What { words: "day of release planned", correlation }).await?;
    Ok(Planned::Now)
}
