//! Conditions of a licence: recording them, and taking one back with a reason.

mod record_condition;
mod rows;

pub use record_condition::{ConditionForm, DRAFT, RecordConditionError, RecordedCondition, record_condition};

use domain::id::{ConditionId, PersonId};
use domain::licence::Condition;
use store::{Rows, StoreError};

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
    let mut newest = std::collections::BTreeMap::new();
    for kept in rows::versions(rows, person).await? {
        newest.insert(kept.id, kept);
    }
    Ok(newest.into_values().collect())
}
