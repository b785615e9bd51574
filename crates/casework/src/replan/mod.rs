//! Asking the clock again because dates, law or the day changed: who must hurry now, and what has become impossible.
//!
//! Two worlds are compared, people in batches: with and without an import, one law and another, one day and another. What
//! a list of release dates does is worked out when it is staged and kept with it: it is the preview before it is applied,
//! and the teams' work afterwards, since nobody could work it out later. It goes when the import is thrown away.

mod compare;
mod keep;
mod report;
mod rows;
mod stage;

pub use compare::{Changed, Plan, Side, compare};
pub use keep::{Kept, latest, of_import};
pub use report::{Counts, Group, Line, Report, report};
pub use stage::stage;

use domain::id::PersonId;
use store::{Rows, StoreError};

/// Everybody on record.
pub async fn everybody(rows: &impl Rows) -> Result<Vec<PersonId>, StoreError> {
    rows::everybody(rows).await
}
