//! Keep an appointment: add one, move it, say that it was kept, or cancel it with a reason. None is ever deleted.

use access::Permit;
use domain::agency::Role;
use domain::appointment::{Appointment, AppointmentRefused, NewAppointment, REASON_MAX, State};
use domain::id::{AppointmentId, CorrelationId, FormKey, PersonId, WorkerId};
use store::columns::Uuid;
use store::{Once, Store, StoreError, Tx, What};

use super::{Kept, rows};
use crate::circle;

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppointmentForm {
    /// The form's one-time key.
    pub key: FormKey,
    /// The version that was read; none for a new one, whose id is then made.
    pub read: Option<i32>,
    /// What is to be kept.
    pub appointment: Appointment,
    /// Why it changes; needed where one is cancelled.
    pub reason: String,
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeptAppointment {
    /// It is kept.
    Now {
        /// Which appointment.
        appointment: AppointmentId,
    },
    /// This very form was posted before; nothing changed.
    AlreadyKnown,
}

/// Why it was not kept.
#[derive(Debug, thiserror::Error)]
pub enum KeepAppointmentError {
    /// It cannot be as it is.
    #[error("this appointment cannot be kept as it is")]
    Refused(Vec<AppointmentRefused>),
    /// Cancelled without a reason.
    #[error("no reason given")]
    NoReason,
    /// A longer reason than can be kept.
    #[error("the reason has {length} characters; {REASON_MAX} fit")]
    ReasonTooLong {
        /// How many.
        length: usize,
    },
    /// There is no such appointment on this record.
    #[error("no such appointment")]
    NotFound,
    /// Somebody changed it since the form was opened.
    #[error("somebody changed it meanwhile")]
    Changed(Box<Kept>),
    /// The form's key was used for something else.
    #[error("this form was sent before with something else in it")]
    KeyUsed,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Name of the form's draft.
pub const DRAFT: &str = "appointment";

/// Keeps an appointment of `person`.
pub async fn keep_appointment(
    store: &Store,
    permit: &Permit,
    person: PersonId,
    form: AppointmentForm,
    correlation: CorrelationId,
) -> Result<KeptAppointment, KeepAppointmentError> {
    let tx = store.begin().await?;
    let place = circle::renew(&tx, permit, person, None).await?;
    let account = permit.asker().account;
    let digest = store::audit::digest(format!("appointment\n{person}\n{form:?}").as_bytes());
    match tx.once(form.key, account, &digest).await? {
        Once::First => {}
        Once::Again { result } => {
            tx.roll_back().await?;
            return if result == digest {
                Ok(KeptAppointment::AlreadyKnown)
            } else {
                Err(KeepAppointmentError::KeyUsed)
            };
        }
    }
    let others = super::all(tx.rows(), person).await?;
    let mut new = form.appointment;
    let version = match form.read {
        None => {
            new.id = AppointmentId::from_bits(tx.context().new_id());
            1
        }
        Some(read) => {
            let now = others.iter().find(|kept| kept.appointment.id == new.id).ok_or(KeepAppointmentError::NotFound)?;
            if now.version != read {
                return Err(KeepAppointmentError::Changed(Box::new(now.clone())));
            }
            read + 1
        }
    };
    let reason = form.reason.trim();
    check_reason(&new, reason)?;
    let others: Vec<Appointment> = others.into_iter().map(|kept| kept.appointment).collect();
    let new = NewAppointment(new).check(&others).map_err(KeepAppointmentError::Refused)?;
    write(&tx, person, &new, (version, tx.context().new_id(), reason), (place.worker, place.role)).await?;
    tx.drop_draft(account, DRAFT, person).await?;
    let words = if matches!(new.state, State::Cancelled { .. }) { "appointment cancelled" } else { "appointment kept" };
    tx.commit(&place.permit, What { words, correlation }).await?;
    Ok(KeptAppointment::Now { appointment: new.id })
}

fn check_reason(new: &Appointment, reason: &str) -> Result<(), KeepAppointmentError> {
    let cancelled = match &new.state {
        State::Cancelled { reason } => Some(reason.trim()),
        _ => None,
    };
    if cancelled.is_some_and(str::is_empty) {
        return Err(KeepAppointmentError::NoReason);
    }
    let length = reason.chars().count().max(cancelled.map_or(0, |reason| reason.chars().count()));
    if length > REASON_MAX { Err(KeepAppointmentError::ReasonTooLong { length }) } else { Ok(()) }
}

/// Writes one version, as part of the change with this id.
pub(crate) async fn write(
    tx: &Tx,
    person: PersonId,
    new: &Appointment,
    (number, change, reason): (i32, u128, &str),
    by: (WorkerId, Role),
) -> Result<(), StoreError> {
    let version = rows::Version {
        row: Uuid::from_u128(tx.context().new_id()),
        change: Uuid::from_u128(change),
        number,
        reason,
        by,
        now: tx.context().now(),
    };
    rows::insert(tx.rows(), person, new, version).await
}
