//! Which panels considered somebody, what was known of them then, and what was decided with what reason.

use domain::cohort::{Finding, Rule, Standing};
use domain::id::{PanelSessionId, PersonId};
use domain::{Date, Timestamp};
use store::{Rows, StoreError};

use super::rows;

/// A session that considered somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// Which.
    pub session: PanelSessionId,
    /// What it is called.
    pub title: String,
    /// Its day.
    pub held_on: Date,
    /// What the support is.
    pub support: String,
    /// Who sits.
    pub members: String,
    /// The rule it used.
    pub rule: Rule,
    /// What was known then.
    pub findings: Vec<Finding>,
    /// What was decided of them, if anything was.
    pub decided: Option<Standing>,
    /// When the session was closed, and the reason that holds for everybody of whom nothing was decided.
    pub closed: Option<(Timestamp, String)>,
}

/// The sessions that considered `person`, the latest first: two questions.
pub async fn looked(rows: &impl Rows, person: PersonId) -> Result<Vec<Looked>, StoreError> {
    rows::looked(rows, person).await
}
