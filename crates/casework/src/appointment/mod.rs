//! Appointments: keeping them. Each change is a new version, so that none is ever lost.

mod keep_appointment;
mod rows;

pub(crate) use keep_appointment::write;
pub use keep_appointment::{AppointmentForm, DRAFT, KeepAppointmentError, KeptAppointment, keep_appointment};

use domain::Timestamp;
use domain::appointment::Appointment;
use domain::id::PersonId;
use store::{Found, Rows, Several, StoreError};

/// An appointment as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What is known of it.
    pub appointment: Appointment,
    /// Why it was changed last, where somebody said.
    pub reason: String,
    /// Who wrote it down.
    pub by_name: String,
    /// When.
    pub recorded_at: Timestamp,
    /// What was changed with it in one go.
    pub change: u128,
    /// Which version this is.
    pub version: i32,
}

/// Every appointment of a person in its newest version, in the order of their days and times.
pub async fn all(rows: &impl Rows, person: PersonId) -> Result<Vec<Kept>, StoreError> {
    of(&ask(Several::default(), person).ask(rows).await?)
}

/// Asks for every appointment of a person, with what else is asked for.
pub(crate) fn ask(several: Several, person: PersonId) -> Several {
    rows::ask(several, person)
}

/// Every appointment that was asked for, as [`all`] gives them.
pub(crate) fn of(found: &Found) -> Result<Vec<Kept>, StoreError> {
    let mut newest: std::collections::BTreeMap<_, Kept> = std::collections::BTreeMap::new();
    for kept in rows::versions(found)? {
        newest.insert(kept.appointment.id, kept);
    }
    let mut all: Vec<Kept> = newest.into_values().collect();
    all.sort_by_key(|kept| (kept.appointment.when.day(None), kept.appointment.starts, kept.appointment.id));
    Ok(all)
}

/// Every version of every appointment of a person, oldest first.
pub(crate) async fn versions(rows: &impl Rows, person: PersonId) -> Result<Vec<Kept>, StoreError> {
    rows::versions(&ask(Several::default(), person).ask(rows).await?)
}
