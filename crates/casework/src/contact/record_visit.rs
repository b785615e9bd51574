//! Record a visit: a contact, or an attempt at one, goes on the record and the next is due anew.

use access::Permit;
use domain::contact::{NewVisit, NextContact, Visit, VisitRefused};
use domain::id::{ContactId, CorrelationId, FormKey, PersonId};
use store::{Once, Store, StoreError, What};

use super::{FORM, rows};
use crate::{circle, duty};

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitForm {
    /// The form's one-time key: posted twice, recorded once.
    pub key: FormKey,
    /// The contact.
    pub visit: NewVisit,
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recorded {
    /// The contact is on the record.
    New {
        /// Its id.
        contact: ContactId,
        /// When the next contact was due before.
        before: Option<NextContact>,
        /// When it is due now.
        after: Option<NextContact>,
    },
    /// This very form was posted before; nothing changed.
    AlreadyKnown,
}

/// Why a visit was not recorded.
#[derive(Debug, thiserror::Error)]
pub enum RecordVisitError {
    /// It may not go on the record as it is.
    #[error("the visit cannot be recorded as it is")]
    Refused(Vec<VisitRefused>),
    /// The form's key was used for another text, another person or by somebody else: nothing was recorded now.
    #[error("this form was sent before with something else in it")]
    KeyUsed,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What makes two posts the same contact: everything in it, and whom it is with.
fn digest(person: PersonId, visit: &NewVisit) -> String {
    store::audit::digest(format!("{person}\n{visit:?}").as_bytes())
}

/// Records a visit with `person`, by the worker of the permit, in the place they hold in the circle today.
pub async fn record_visit(
    store: &Store,
    permit: &Permit,
    person: PersonId,
    form: VisitForm,
    correlation: CorrelationId,
) -> Result<Recorded, RecordVisitError> {
    let today = store.context().today();
    // Begin.
    let tx = store.begin().await?;
    // Load: the facts that the permit rests on are read again, inside the transaction.
    let place = circle::renew(&tx, permit, person, None).await?;
    let account = permit.asker().account;
    let digest = digest(person, &form.visit);
    match tx.once(form.key, account, &digest).await? {
        Once::First => {}
        Once::Again { result } => {
            tx.roll_back().await?;
            return if result == digest { Ok(Recorded::AlreadyKnown) } else { Err(RecordVisitError::KeyUsed) };
        }
    }
    let mut one = duty::person(tx.rows(), person, today).await?;
    // Decide.
    let what = form.visit.check(one.known.born_on, today).map_err(RecordVisitError::Refused)?;
    let visit = Visit {
        id: ContactId::from_bits(tx.context().new_id()),
        person,
        by: place.worker,
        role: place.role,
        what,
        withdrawn: false,
    };
    let law = store.context().law();
    let before = one.ask(law, today, NextContact::of);
    one.recorded.events.extend(visit.event());
    let after = one.ask(law, today, NextContact::of);
    // Save.
    rows::insert(tx.rows(), &visit, tx.context().now()).await?;
    tx.drop_draft(account, FORM, person).await?;
    // Commit.
    let words = if visit.what.outcome.is_attended() { "contact recorded" } else { "missed contact recorded" };
    tx.commit(&place.permit, What { words, correlation }).await?;
    Ok(Recorded::New { contact: visit.id, before, after })
}
