//! Accept a proposal: what it changes is changed in one go, and can be undone in one go.

use access::Permit;
use domain::Date;
use domain::appointment::{Appointment, Venue, When};
use domain::id::{CorrelationId, FormKey, PersonId};
use domain::release_day::{Change, Proposal, WayOff, propose};
use store::columns::Uuid;
use store::{Once, Store, StoreError, Tx, What};

use super::{Day, ReleaseDayOf, rows};
use crate::{appointment, circle};

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accepted {
    /// The proposal is carried out; with this number it can be undone.
    Now {
        /// What was changed in one go.
        change: u128,
    },
    /// This very form was posted before; nothing changed.
    AlreadyKnown,
}

/// Why it was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum AcceptProposalError {
    /// It is no longer proposed: something changed since the page was opened.
    #[error("this is no longer proposed")]
    Gone,
    /// The form's key was used for something else.
    #[error("this form was sent before with something else in it")]
    KeyUsed,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What stands for a proposal in a form: another one, or the same of another day, has another.
pub fn proposal_key(on: Date, proposal: &Proposal) -> String {
    let digest = store::audit::digest(format!("{on}\n{:?}", proposal.changes).as_bytes());
    digest.chars().take(16).collect()
}

/// Carries the proposal with this key out, if it is still what is proposed for a release of `person` on `on`.
pub async fn accept_proposal(
    store: &Store,
    permit: &Permit,
    (person, on): (PersonId, Date),
    (key, chosen): (FormKey, &str),
    correlation: CorrelationId,
) -> Result<Accepted, AcceptProposalError> {
    let tx = store.begin().await?;
    let place = circle::renew(&tx, permit, person, None).await?;
    let digest = store::audit::digest(format!("proposal\n{person}\n{on}\n{chosen}").as_bytes());
    match tx.once(key, permit.asker().account, &digest).await? {
        Once::First => {}
        Once::Again { result } => {
            tx.roll_back().await?;
            return if result == digest { Ok(Accepted::AlreadyKnown) } else { Err(AcceptProposalError::KeyUsed) };
        }
    }
    let of = ReleaseDayOf::load(tx.rows(), person).await?;
    let holidays = store.context().law().holidays;
    let mut proposals = propose(&of.plan(on, holidays), of.world(holidays)).proposals.into_iter();
    let is_chosen = |proposal: &Proposal| proposal_key(on, proposal) == chosen;
    let proposal = proposals.find(is_chosen).ok_or(AcceptProposalError::Gone)?;
    let change = tx.context().new_id();
    for one in &proposal.changes {
        carry_out(&tx, (person, on), &of, (one, change), &place).await?;
    }
    tx.commit(&place.permit, What { words: "proposal for the day of release accepted", correlation }).await?;
    Ok(Accepted::Now { change })
}

async fn carry_out(
    tx: &Tx,
    (person, on): (PersonId, Date),
    of: &ReleaseDayOf,
    (one, change): (&Change, u128),
    place: &circle::Place,
) -> Result<(), StoreError> {
    let by = (place.worker, place.role);
    let stop = match one {
        Change::Travel { means } => {
            let day = Day { means: *means, ..of.kept.day.clone() };
            let ids = (Uuid::from_u128(tx.context().new_id()), Uuid::from_u128(change), person);
            return rows::insert(tx.rows(), ids, (&day, of.kept.version + 1), by, tx.context().now()).await;
        }
        Change::Move { stop, .. } | Change::Off { stop, .. } => *stop,
    };
    let Some(kept) = of.appointments.iter().find(|kept| kept.appointment.id == stop) else { return Ok(()) };
    let mut new: Appointment = kept.appointment.clone();
    let reason = match one {
        Change::Move { to, .. } => {
            new.starts = Some(*to);
            format!("moved to {} so that the day of release, {}, can be done", to.words(), day_words(on))
        }
        Change::Off { way, .. } => {
            match way {
                // The number that the place has; where it has none, whoever accepts this is to ask for one.
                WayOff::Phone => new.venue = Venue::Phone { number: number_of(of, &new.venue) },
                WayOff::BeforeRelease { on } | WayOff::Later { on } => new.when = When::On(*on),
            }
            format!("held {} so that the day of release, {}, can be done", way.words(), day_words(on))
        }
        Change::Travel { .. } => String::new(),
    };
    appointment::write(tx, person, &new, (kept.version + 1, change, &reason), by).await
}

/// The number of the place where it would have been; empty where nobody wrote one down.
fn number_of(of: &ReleaseDayOf, venue: &Venue) -> String {
    match venue {
        Venue::At(id) => of.place(*id).map_or_else(String::new, |place| place.phone.clone()),
        Venue::Phone { number } => number.clone(),
    }
}

fn day_words(on: Date) -> String {
    domain::reason::long_date(on)
}
