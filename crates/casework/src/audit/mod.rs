//! Who looked: the audit of one person, as the young adult and the information-governance lead read it.

mod rows;

use domain::Timestamp;
use domain::id::PersonId;
use store::{Rows, StoreError};

/// One line about one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Its place in the chain; also where the next page begins.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Who, by the name they had then.
    pub who: String,
    /// Code of their post.
    pub role: String,
    /// Code of their purpose.
    pub purpose: String,
    /// What was done or looked at.
    pub what: String,
    /// `done`, `seen` or `refused`.
    pub outcome: String,
}

/// Lines about `person`, newest first, below `before` where given; at most `limit`.
pub async fn who_looked(
    rows: &impl Rows,
    person: PersonId,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<Look>, StoreError> {
    rows::lines(rows, Some(person), before, limit).await
}

/// Lines about anybody and nobody, newest first, below `before` where given; at most `limit`.
pub async fn latest(rows: &impl Rows, before: Option<i64>, limit: u64) -> Result<Vec<Look>, StoreError> {
    rows::lines(rows, None, before, limit).await
}
