//! Two worlds compared, person by person.

use domain::Date;
use domain::duty::{self as clock, ChangeKind, Law, Owner};
use domain::id::PersonId;
use store::{Rows, StoreError, World};

use crate::duty::{Person, people_in};

/// How many people are read in one go.
const BATCH: usize = 500;

/// One of the two worlds: what is on record, by which law and on which day.
#[derive(Debug, Clone, Copy)]
pub struct Side<'l> {
    /// What is on record.
    pub world: World,
    /// The law.
    pub law: Law<'l>,
    /// The day.
    pub today: Date,
}

/// What became of one duty of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Whose duty.
    pub person: PersonId,
    /// Short name of the rule.
    pub rule: String,
    /// What is to be done.
    pub title: String,
    /// Who owes it.
    pub owner: Owner,
    /// What became of it.
    pub kind: ChangeKind,
    /// Its last day before.
    pub before: Option<Date>,
    /// Its last day now.
    pub after: Option<Date>,
    /// Whether somebody must hurry now.
    pub hurry: bool,
}

impl Changed {
    /// By how many days the last day moved: below 0 it came nearer. Nothing where one of the days is not known.
    pub fn days(&self) -> Option<i32> {
        self.before.zip(self.after).map(|(before, after)| (after - before).get_days())
    }
}

/// Every change between two worlds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// How many people were asked about.
    pub people: usize,
    /// The changes, person by person.
    pub changes: Vec<Changed>,
}

impl Plan {
    /// How many people have a change.
    pub fn people_changed(&self) -> usize {
        self.changes.chunk_by(|one, next| one.person == next.person).count()
    }
}

/// Compares two worlds for these people, some hundreds at a time; `hears` is told how many are done.
pub async fn compare(
    rows: &impl Rows,
    people: &[PersonId],
    (before, after): (Side<'_>, Side<'_>),
    hears: &(dyn Fn(usize) + Sync),
) -> Result<Plan, StoreError> {
    let mut plan = Plan { people: people.len(), changes: Vec::new() };
    // Facts that the day only chooses among are the same on both sides: then they are read once.
    let is_one_record = before.world == after.world && before.today == after.today;
    for (done, batch) in people.chunks(BATCH).enumerate() {
        let now = people_in(rows, batch, after.today, after.world).await?;
        let was = if is_one_record { None } else { Some(people_in(rows, batch, before.today, before.world).await?) };
        for (person, is) in &now {
            let known = was.as_ref().map_or(Some(is), |was| was.get(person));
            if let Some(known) = known {
                one((*person, known, is), (before, after), &mut plan.changes);
            }
        }
        hears(done.saturating_mul(BATCH).saturating_add(batch.len()));
    }
    Ok(plan)
}

fn one(
    (person, was, is): (PersonId, &Person, &Person),
    (before, after): (Side<'_>, Side<'_>),
    into: &mut Vec<Changed>,
) {
    let (facts_before, facts_after) = (was.facts(), is.facts());
    let earlier = before.law.duties(&facts_before, before.today);
    let now = after.law.duties(&facts_after, after.today);
    into.extend(clock::changes(&earlier, &now).into_iter().map(|change| Changed {
        person,
        rule: change.duty.rule.id.to_owned(),
        title: change.duty.rule.title.to_owned(),
        owner: change.duty.rule.owner,
        kind: change.kind,
        before: change.before,
        after: change.after,
        hurry: change.must_hurry(),
    }));
}
