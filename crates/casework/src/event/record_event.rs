//! Record an event: what was done, happened or lasts goes on the record, and the duties are worked out anew.

use access::Permit;
use domain::duty::Duty;
use domain::event::{EventRefused, NewEvent, effect};
use domain::id::{CorrelationId, EventId, FormKey, PersonId};
use store::{Once, Store, StoreError, What};

use super::rows;
use crate::{circle, duty};

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventForm {
    /// The form's one-time key: posted twice, recorded once.
    pub key: FormKey,
    /// What is to be recorded.
    pub event: NewEvent,
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recorded<'l> {
    /// It is on the record.
    New {
        /// Its id.
        event: EventId,
        /// The duties that it closed, as they stand now.
        closed: Vec<Duty<'l>>,
        /// What is owed because of it, or on another day than before.
        next: Vec<Duty<'l>>,
    },
    /// This very form was posted before; nothing changed.
    AlreadyKnown,
}

/// Why it was not recorded.
#[derive(Debug, thiserror::Error)]
pub enum RecordEventError {
    /// It may not go on the record as it is.
    #[error("this cannot be recorded as it is")]
    Refused(Vec<EventRefused>),
    /// The form's key was used for something else, another person or by somebody else: nothing was recorded now.
    #[error("this form was sent before with something else in it")]
    KeyUsed,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What makes two posts the same entry: everything in it, and whom it is about.
fn digest(person: PersonId, event: &NewEvent) -> String {
    store::audit::digest(format!("event\n{person}\n{event:?}").as_bytes())
}

/// Records something about `person`, by the worker of the permit, in the place they hold in the circle today.
pub async fn record_event<'l>(
    store: &'l Store,
    permit: &Permit,
    person: PersonId,
    form: EventForm,
    correlation: CorrelationId,
) -> Result<Recorded<'l>, RecordEventError> {
    let today = store.context().today();
    // Begin.
    let tx = store.begin().await?;
    // Load: the facts that the permit rests on are read again, inside the transaction.
    let place = circle::renew(&tx, permit, person, None).await?;
    let account = permit.asker().account;
    let digest = digest(person, &form.event);
    match tx.once(form.key, account, &digest).await? {
        Once::First => {}
        Once::Again { result } => {
            tx.roll_back().await?;
            return if result == digest { Ok(Recorded::AlreadyKnown) } else { Err(RecordEventError::KeyUsed) };
        }
    }
    let one = duty::person(tx.rows(), person, today).await?;
    // Decide.
    let new = form.event.check(&one.facts(), today).map_err(RecordEventError::Refused)?;
    let event = EventId::from_bits(tx.context().new_id());
    let facts = new.happened.added_to(one.recorded);
    let effect = effect(store.context().law(), &facts, new.happened, today);
    // Save.
    rows::insert(tx.rows(), (event, person), (place.worker, place.role), &new, tx.context().now()).await?;
    tx.drop_draft(account, new.happened.kind().code(), person).await?;
    // Commit.
    tx.commit(&place.permit, What { words: "event recorded", correlation }).await?;
    Ok(Recorded::New { event, closed: effect.closed, next: effect.next })
}
