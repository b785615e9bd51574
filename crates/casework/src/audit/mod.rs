//! Who looked: the audit of one person, as the young adult and the information-governance lead read it.

mod rows;

use domain::Timestamp;
use domain::id::{AccountId, PersonId};
use store::{Rows, StoreError};

/// One line about one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Its place in the chain; also where the next page begins.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// The account it was done with.
    pub account: AccountId,
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
    /// How many people's names were shown, where it was a list or a search.
    pub shown: Option<usize>,
}

/// Lines about `person`, and of each day the first in which an account was shown their name in a list or a search; newest
/// first, below `before` where given; at most `limit`.
pub async fn who_looked(
    rows: &impl Rows,
    person: PersonId,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<Look>, StoreError> {
    let mut lines = rows::lines(rows, Some(person), before, limit).await?;
    lines.extend(rows::lists(rows, person, before, limit).await?);
    lines.sort_by_key(|look| core::cmp::Reverse(look.seq));
    lines.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(lines)
}

/// Lines about anybody and nobody, newest first, below `before` where given; at most `limit`.
pub async fn latest(rows: &impl Rows, before: Option<i64>, limit: u64) -> Result<Vec<Look>, StoreError> {
    rows::lines(rows, None, before, limit).await
}
