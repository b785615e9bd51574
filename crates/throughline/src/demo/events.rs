//! What the demonstration's workers recorded as done before it begins: most of what is late in the files only because no
//! agency's extract speaks of it. Some of it stays late, so that the pages show what late looks like.

use std::collections::BTreeSet;

use access::{Action, Asker};
use anyhow::Context as _;
use casework::circle::CircleOf;
use casework::event::{EventForm, RecordEventError, Recorded, record_event};
use casework::people::{self, Row, Scope};
use casework::sign_in::{PasswordCost, Passwords};
use domain::Date;
use domain::duty::{Duty, Event, EventKind, State};
use domain::event::{Happened, Kind, NewEvent};
use domain::id::FormKey;
use jiff::ToSpan as _;
use store::Store;

use super::people::asker;
use crate::open;

/// Those whose caseloads are looked through.
const WORKERS: &[&str] = &["Ada Linden", "Bram Alderson", "Dov Larchmont", "Esk Willowby"];

/// Of a hundred late duties, how many were done.
const DONE: u32 = 80;

/// Records what was done, by those whose agency owed it. The same seed, people and day give the same entries.
pub(super) async fn write_events(store: &Store, seed: u64) -> anyhow::Result<()> {
    let passwords = Passwords::try_new(PasswordCost::default())?;
    let today = store.context().today();
    for name in WORKERS {
        let asker = asker(store, &passwords, name).await?;
        let worker = asker.worker().context("not a worker")?;
        let rows = people::caseload(store.rows(), Scope::Worker(worker), store.context().law(), today).await?.rows;
        for row in rows {
            write_of(store, &asker, &row, (seed, today)).await?;
        }
    }
    Ok(())
}

/// Works through what is late for one person, the most pressing first.
async fn write_of(store: &Store, asker: &Asker, row: &Row<'_>, (seed, today): (u64, Date)) -> anyhow::Result<()> {
    let Some(known) = &row.known else { return Ok(()) };
    let mut late: Vec<Duty<'_>> = row.pressing.iter().rev().copied().collect();
    let mut tried: BTreeSet<&str> = BTreeSet::new();
    while let Some(duty) = late.pop() {
        if !is_late(&duty) || duty.rule.owner.role() != asker.role || !tried.insert(duty.rule.id) {
            continue;
        }
        let chance = Chance::of(&format!("{seed} {} {}", known.name, duty.rule.id));
        let Some(kind) = kind(&duty).filter(|_| chance.of_hundred() < DONE) else { continue };
        let event = Event { on: day(&duty, chance, today), kind, outcome: None };
        let facts = CircleOf::load(store.rows(), row.person).await?.facts_for(asker, today);
        let Ok(permit) = store.policy().ask(asker, Action::RecordEvent, &facts, today) else { continue };
        let event = NewEvent { happened: Happened::Event(event), note: String::new() };
        let form = EventForm { key: FormKey::from_bits(store.context().new_id()), event };
        match record_event(store, &permit, row.person, form, open::correlation(store)).await {
            // One event closes several duties, and another may be late because of it.
            Ok(Recorded::New { closed, next, .. }) => {
                tried.extend(closed.iter().filter(|duty| !is_late(duty)).map(|duty| duty.rule.id));
                late.extend(next);
            }
            // Somebody recorded the same for that day: it is done.
            Ok(Recorded::AlreadyKnown) | Err(RecordEventError::Refused(_)) => {}
            Err(why) => return Err(why.into()),
        }
    }
    Ok(())
}

const fn is_late(duty: &Duty<'_>) -> bool {
    matches!(duty.state, State::Overdue { .. })
}

/// What closes a duty, as it is done most often: somebody who has a plan has it reviewed.
fn kind(duty: &Duty<'_>) -> Option<EventKind> {
    let by_hand = |kind: &EventKind| Kind::Event(*kind).is_by_hand();
    let closes = duty.version.closed_by;
    let usual = [EventKind::PathwayReview, EventKind::LearningReview].into_iter().find(|kind| closes.has(*kind));
    usual.or_else(|| closes.iter().find(by_hand))
}

/// A day on which it may have been done: for what returns, in the last weeks; for the rest, in the fortnight before its last
/// day; never before it could be done, never after today.
fn day(duty: &Duty<'_>, chance: Chance, today: Date) -> Date {
    let (last, days) = match duty.version.recurs {
        Some(again) if again.months == 0 => (today, chance.up_to(i64::from(again.days.max(1)) - 1)),
        Some(_) => (today, chance.up_to(60)),
        None => (duty.due.unwrap_or(today), chance.up_to(13)),
    };
    let earliest = duty.opens.unwrap_or(Date::MIN);
    last.saturating_sub(days.days()).max(earliest).min(today)
}

/// A number made of a text: chance that is the same in every run.
#[derive(Debug, Clone, Copy)]
struct Chance(u32);

impl Chance {
    fn of(text: &str) -> Self {
        let digest = store::audit::digest(text.as_bytes());
        Self(digest.get(..8).and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(0))
    }

    const fn of_hundred(self) -> u32 {
        self.0 % 100
    }

    /// From 0 to `most`, from other digits than [`Self::of_hundred`] reads.
    fn up_to(self, most: i64) -> i64 {
        i64::from(self.0 / 100) % (most + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_is_the_same_in_every_run_and_spreads() {
        assert_eq!(Chance::of("7 Wren E-REV-6M").0, Chance::of("7 Wren E-REV-6M").0);
        let done = (0..1_000).filter(|n| Chance::of(&n.to_string()).of_hundred() < DONE).count();
        assert!((750..850).contains(&done), "{done} of 1,000");
        let days: BTreeSet<i64> = (0..1_000).map(|n| Chance::of(&n.to_string()).up_to(13)).collect();
        assert_eq!(days, (0..14).collect());
    }
}
