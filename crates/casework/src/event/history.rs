//! What was recorded about a person by hand, newest first.

use domain::agency::Role;
use domain::event::Happened;
use domain::id::{EventId, PersonId, WorkerId};
use domain::{Date, Timestamp};
use store::{Rows, StoreError};

use super::rows;

/// Something on the record, with who put it there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: EventId,
    /// What, and when.
    pub happened: Happened,
    /// What else there is to say.
    pub note: String,
    /// Who recorded it.
    pub by: WorkerId,
    /// Who recorded it, by name.
    pub by_name: String,
    /// The place they held in the circle when recording it.
    pub role: Role,
    /// When it was put on the record.
    pub recorded_at: Timestamp,
    /// Why it was taken back, if it was.
    pub withdrawn_why: Option<String>,
}

/// One page of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// Newest first, by the day on which it was done or began.
    pub entries: Vec<Entry>,
    /// Whether there are older ones than these.
    pub more: bool,
}

/// Where the page before ended: its last entry's day and id.
pub type Before = (Date, EventId);

/// The newest `limit` entries that come after `before` in the list, with whether there are older ones.
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

/// One entry on this person's record.
pub async fn find(rows: &impl Rows, person: PersonId, event: EventId) -> Result<Option<Entry>, StoreError> {
    rows::find(rows, person, event).await
}
