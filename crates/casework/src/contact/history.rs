//! The contacts on a person's record, newest first, and the latest that count.

use std::collections::BTreeMap;

use domain::Date;
use domain::agency::Role;
use domain::contact::{ContactLog, NextContact, Setting, Visit};
use domain::id::{ContactId, PersonId};
use store::{Rows, StoreError};

use super::rows;
use crate::circle::CircleOf;
use crate::record::Known;

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

/// When the personal adviser must next be in touch; nothing while nobody leads as personal adviser.
pub fn next_contact(circle: &CircleOf, known: &Known, last: LastContact, today: Date) -> Option<NextContact> {
    let lead = circle.lead(Role::PersonalAdviser, today)?;
    let situation = known.situation(lead.membership.from);
    Some(NextContact::after(last.counted(situation.setting), situation, today))
}

/// One page of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// Newest first.
    pub entries: Vec<Entry>,
    /// Whether there are older ones than these.
    pub more: bool,
}

/// The latest contacts of the personal adviser that came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LastContact {
    /// By any channel.
    pub in_touch: Option<Date>,
    /// Face to face or by video.
    pub seen: Option<Date>,
}

impl LastContact {
    /// The latest that counts in this setting.
    pub fn counted(self, setting: Setting) -> Option<Date> {
        if setting == Setting::Community { self.in_touch } else { self.seen }
    }

    /// The same with one more contact on the record.
    #[must_use]
    pub fn with(self, visit: &Visit) -> Self {
        let log = [visit.clone()];
        let log = ContactLog::new(&log);
        let on = visit.what.visited_on;
        Self {
            in_touch: self.in_touch.max(log.last_counted(Setting::Community, on)),
            seen: self.seen.max(log.last_counted(Setting::Custody, on)),
        }
    }
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

/// The latest contacts that count, for each of these people who has one.
pub async fn last_contacts(
    rows: &impl Rows,
    people: &[PersonId],
    today: Date,
) -> Result<BTreeMap<PersonId, LastContact>, StoreError> {
    if people.is_empty() {
        return Ok(BTreeMap::new());
    }
    rows::last(rows, people, today).await
}
