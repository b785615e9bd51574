//! Conditions of a licence: recording them, and taking one back with a reason.

mod record_condition;
mod rows;

pub use record_condition::{ConditionForm, DRAFT, RecordConditionError, RecordedCondition, record_condition};

use domain::id::{ConditionId, PersonId};
use domain::licence::Condition;
use store::{Found, Rows, Several, StoreError};

/// A condition as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Which.
    pub id: ConditionId,
    /// What it demands.
    pub condition: Condition,
    /// Why it no longer counts, where it was taken back.
    pub withdrawn_why: Option<String>,
    /// Which version this is.
    pub version: i32,
}

/// Every condition of a person in its newest version, those that were taken back too.
pub async fn all(rows: &impl Rows, person: PersonId) -> Result<Vec<Kept>, StoreError> {
    of(&ask(Several::default(), person).ask(rows).await?)
}

/// Asks for every condition of a person, with what else is asked for.
pub(crate) fn ask(several: Several, person: PersonId) -> Several {
    rows::ask(several, person)
}

/// Every condition that was asked for, as [`all`] gives them.
pub(crate) fn of(found: &Found) -> Result<Vec<Kept>, StoreError> {
    let newest: std::collections::BTreeMap<_, _> =
        rows::versions(found)?.into_iter().map(|kept| (kept.id, kept)).collect();
    Ok(newest.into_values().collect())
}
