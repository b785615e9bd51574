//! The caseload: the people somebody works with, whoever needs action first at the top, each with the reason.

use core::cmp::Reverse;
use std::collections::BTreeSet;

use domain::Date;
use domain::agency::Role;
use domain::duty::{Duty, Law, Owner, State, Urgency, need};
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
pub struct Row<'l> {
    /// Who.
    pub person: PersonId,
    /// As what the worker is in the circle.
    pub role: Role,
    /// What is known; nothing where access is limited and this worker may not look.
    pub known: Option<Known>,
    /// The lead personal adviser, by name.
    pub adviser: Option<String>,
    /// How pressing it is to act, and why; nothing where nothing is known.
    pub need: Option<Needed>,
    /// What is late or due within a fortnight, the most pressing first: what the worker's agency owes, or anybody where
    /// the scope is a team.
    pub pressing: Vec<Duty<'l>>,
}

/// A place in the order of a caseload.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Needed {
    /// What the list is sorted by.
    order: (Urgency, Option<Date>, bool, i32),
    /// Why this place, in one sentence without a full stop.
    pub sentence: String,
}

impl Needed {
    /// How pressing.
    pub const fn urgency(&self) -> Urgency {
        self.order.0
    }
}

impl Row<'_> {
    /// Whether something is late.
    pub fn is_late(&self) -> bool {
        self.pressing.iter().any(is_late)
    }

    /// Whether something is due within a fortnight.
    pub fn is_due_soon(&self) -> bool {
        self.pressing.iter().any(|duty| !is_late(duty))
    }
}

/// Whether the last day has passed.
const fn is_late(duty: &Duty<'_>) -> bool {
    matches!(duty.state, State::Overdue { .. })
}

/// A caseload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caseload<'l> {
    /// As [`need`] orders them; whoever is not to be seen at the end; between equals by family name.
    pub rows: Vec<Row<'l>>,
}

/// The caseload of a scope on `today`: three questions, whatever its size.
pub async fn caseload<'l>(
    rows: &impl Rows,
    scope: Scope,
    law: Law<'l>,
    today: Date,
) -> Result<Caseload<'l>, StoreError> {
    let places = rows::places(rows, scope, today).await?;
    let open: Vec<PersonId> = places.values().filter(|place| !place.shut).map(|place| place.person).collect();
    let mut people = duty::people(rows, &open, today).await?;
    let row = |place: rows::Place| {
        let owner = if matches!(scope, Scope::Worker(_)) { owner(place.role) } else { None };
        row(&place, people.remove(&place.person), owner, (law, today))
    };
    let mut found: Vec<Row> = places.into_values().map(row).collect();
    found.sort_by_cached_key(|row| {
        let order = row.need.as_ref().map(|need| need.order);
        let name = row.known.as_ref().map(|known| known.name.family_first().to_lowercase());
        (order.is_none(), order, name, row.person)
    });
    Ok(Caseload { rows: found })
}

/// Whose records the scope opens on `today`: one question.
pub async fn in_scope(rows: &impl Rows, scope: Scope, today: Date) -> Result<BTreeSet<PersonId>, StoreError> {
    let places = rows::places(rows, scope, today).await?;
    Ok(places.into_values().filter(|place| !place.shut).map(|place| place.person).collect())
}

/// Of these people, those whom lists of limited access close to `worker` on `today`, wherever they are looked after: one
/// question, and none about nobody.
pub async fn shut_out_of(
    rows: &impl Rows,
    worker: WorkerId,
    people: &[PersonId],
    today: Date,
) -> Result<BTreeSet<PersonId>, StoreError> {
    if people.is_empty() { Ok(BTreeSet::new()) } else { rows::shut_out_of(rows, worker, people, today).await }
}

/// The agency for which a post acts; nothing for posts that answer for no agency's duties.
fn owner(role: Role) -> Option<Owner> {
    Owner::ALL.iter().copied().find(|owner| owner.role() == Some(role))
}

fn row<'l>(
    place: &rows::Place,
    person: Option<Person>,
    owner: Option<Owner>,
    (law, today): (Law<'l>, Date),
) -> Row<'l> {
    let adviser = place.adviser.as_ref().map(|(name, _)| name.clone());
    let (need, pressing) = person.as_ref().map_or((None, Vec::new()), |person| {
        let facts = person.facts();
        let duties = law.duties(&facts, today);
        let need = need(&duties, owner);
        let is_pressing = |duty: &Duty<'l>| {
            let is_near = matches!(duty.state, State::Overdue { .. } | State::DueSoon { .. });
            is_near && owner.is_none_or(|owner| duty.rule.owner == owner)
        };
        let mut pressing: Vec<Duty<'l>> = duties.tasks().copied().filter(is_pressing).collect();
        pressing.sort_by_key(|duty| (Reverse(is_late(duty)), duty.due, duty.force(), duty.rule.id));
        (Some(Needed { order: need.order(), sentence: need.sentence() }), pressing)
    });
    Row { person: place.person, role: place.role, known: person.map(|person| person.known), adviser, need, pressing }
}
