//! The caseload: the people somebody works with, whoever must be seen first at the top.

use domain::Date;
use domain::agency::Role;
use domain::contact::NextContact;
use domain::duty::Law;
use domain::id::{PersonId, TeamId, WorkerId};
use store::{Rows, StoreError};

use super::rows;
use crate::duty::{self, Person};
use crate::record::Known;

/// Whose people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The people in whose circle this worker is today.
    Worker(WorkerId),
    /// The people whose lead personal adviser is in this team.
    Team {
        /// The team.
        team: TeamId,
        /// Who looks: the lists of limited access hold for managers too.
        manager: WorkerId,
    },
    /// Everybody but those whose exclusion list names the asker: for those who answer for access, not for care.
    Everyone {
        /// Who asks.
        asker: WorkerId,
    },
}

/// One person of a caseload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Who.
    pub person: PersonId,
    /// As what the worker is in the circle.
    pub role: Role,
    /// What is known; nothing where access is limited and this worker may not look.
    pub known: Option<Known>,
    /// The lead personal adviser, by name.
    pub adviser: Option<String>,
    /// The next contact that is owed.
    pub next: Option<NextContact>,
}

/// A caseload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caseload {
    /// Due first, first; people nobody must see by a date at the end; then by family name.
    pub rows: Vec<Row>,
}

/// The caseload of a scope on `today`: three questions, whatever its size.
pub async fn caseload(rows: &impl Rows, scope: Scope, law: Law<'_>, today: Date) -> Result<Caseload, StoreError> {
    let places = rows::places(rows, scope, today).await?;
    let open: Vec<PersonId> = places.values().filter(|place| !place.shut).map(|place| place.person).collect();
    let mut people = duty::people(rows, &open, today).await?;
    let mut found: Vec<Row> =
        places.into_values().map(|place| row(&place, people.remove(&place.person), law, today)).collect();
    found.sort_by_cached_key(|row| {
        let name = row.known.as_ref().map(|known| known.name.family_first().to_lowercase());
        (row.next.is_none(), row.next.as_ref().map(|next| next.due), name, row.person)
    });
    Ok(Caseload { rows: found })
}

fn row(place: &rows::Place, person: Option<Person>, law: Law<'_>, today: Date) -> Row {
    let next = person.as_ref().and_then(|person| person.ask(law, today, NextContact::of));
    let adviser = place.adviser.as_ref().map(|(name, _)| name.clone());
    Row { person: place.person, role: place.role, known: person.map(|person| person.known), adviser, next }
}
