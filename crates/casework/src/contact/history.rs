//! The contacts on a person's record, newest first.

use domain::Date;
use domain::contact::Visit;
use domain::id::{ContactId, PersonId};
use store::{Rows, StoreError};

use super::rows;

/// A contact with the name of who recorded it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The contact.
    pub visit: Visit,
    /// Who recorded it, by name.
    pub by_name: String,
    /// Why it was taken back, if it was.
    pub withdrawn_why: Option<String>,
}

/// One page of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// Newest first.
    pub entries: Vec<Entry>,
    /// Whether there are older ones than these.
    pub more: bool,
}

/// Where the page before ended: its last contact's day and id.
pub type Before = (Date, ContactId);

/// The newest `limit` contacts that come after `before` in the list, with whether there are older ones.
pub async fn history(
    rows: &impl Rows,
    person: PersonId,
    before: Option<Before>,
    limit: u64,
) -> Result<History, StoreError> {
    let mut entries = rows::newest(rows, person, before, limit + 1).await?;
    let more = entries.len() as u64 > limit;
    if more {
        entries.pop();
    }
    Ok(History { entries, more })
}
