//! Who would see what if a pair were held to be one person: told before the last word is said, the same whoever asks.
//!
//! Joining opens no page to anybody. Whoever may read one entry reads there what agencies' files say in the other;
//! contacts, plans and the people around somebody stay with their own entry. A record on whose person there is a list of
//! limited access is read in its own place alone, and what the young adult shut with one entry is shut with both.

use std::collections::BTreeSet;

use domain::Date;
use domain::agency::Role;
use domain::id::{LinkRecordId, PersonId};
use store::{Rows, StoreError};

use super::remit::Held;
use crate::circle::CircleOf;
use crate::record::{self, RecordKind};

/// What would be read with one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Afterwards {
    /// On which side of the page the entry stands: 0 or 1.
    pub side: usize,
    /// In which posts, and of which agencies, people read it now.
    pub readers: BTreeSet<(Role, String)>,
    /// What they would read with it: sort of file, and whose.
    pub would_see: BTreeSet<(RecordKind, String)>,
    /// Whether lists of limited access keep the other entry's records in their own place.
    pub is_limited: bool,
}

/// For each entry on which the two records hang; nothing for a record that hangs on nobody, and where both hang on one.
pub(super) async fn afterwards(
    rows: &impl Rows,
    held: &Held,
    records: &[LinkRecordId; 2],
    today: Date,
) -> Result<Vec<Afterwards>, StoreError> {
    let sides = [0, 1].map(|side: usize| records.get(side).map(|one| held.people(&[*one])).unwrap_or_default());
    let all: Vec<PersonId> = sides.iter().flatten().copied().collect::<BTreeSet<_>>().into_iter().collect();
    let files = record::records(rows, &all).await?;
    let mut found = Vec::new();
    for (side, other) in [(0, 1), (1, 0)] {
        let (Some(people), Some(others)) = (sides.get(side), sides.get(other)) else { continue };
        for person in people {
            let theirs: Vec<PersonId> = others.iter().filter(|one| *one != person).copied().collect();
            if theirs.is_empty() {
                continue;
            }
            let circle = CircleOf::load(rows, *person).await?;
            let members = circle.current(today).map(|member| (member.membership.role, member.agency.clone()));
            let open = theirs.iter().filter(|one| !held.is_limited(**one));
            let records = open.filter_map(|one| files.get(one)).flatten();
            found.push(Afterwards {
                side,
                readers: members.collect(),
                would_see: records.map(|record| (record.kind, record.agency.clone())).collect(),
                is_limited: theirs.iter().any(|one| held.is_limited(*one)),
            });
        }
    }
    Ok(found)
}
