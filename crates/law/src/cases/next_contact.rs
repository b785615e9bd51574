//! Cases of the next contact: where somebody lives, how they were seen, and when the next contact is due.

use std::collections::BTreeSet;

use domain::agency::Role;
use domain::care::{CareEpisode, CareLegalStatus};
use domain::contact::{Channel, Function, NewVisit, NextContact, NotAttendedReason, Outcome, Standing, Visit};
use domain::duty::{CustodySpell, RecordedFacts, Spell, SpellKind};
use domain::id::{ContactId, PersonId, WorkerId};
use jiff::ToSpan;
use jiff::civil::Date;

use super::said::Said;
use crate::keys::{KeyError, Keys};

/// Where the young adult lives, as far as it changes when they must be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Setting {
    Custody,
    LeavingCareAccommodation,
    Community,
}

const SETTINGS: &[Setting] = &[Setting::Custody, Setting::LeavingCareAccommodation, Setting::Community];

const fn setting_code(setting: Setting) -> &'static str {
    match setting {
        Setting::Custody => "custody",
        Setting::LeavingCareAccommodation => "leaving_care_accommodation",
        Setting::Community => "community",
    }
}

pub(super) fn check(facts: &mut Keys, today: Date) -> Result<Said, KeyError> {
    let setting = facts.code("setting", SETTINGS, setting_code)?;
    let since = facts.date("since")?;
    let contacts = facts.each("contacts", contact)?;
    let mut recorded = facts_of(setting, since);
    recorded.events.extend(contacts.iter().filter_map(Visit::event));
    // The embedded law is read by a test of its own; were it broken, nothing would be due here.
    let book = crate::book().unwrap_or_default();
    let facts = recorded.facts();
    let next = NextContact::of(&book.law().duties(&facts, today));
    let (standing, days) = match next.as_ref().map(|next| next.standing) {
        Some(Standing::Overdue { days }) => ("overdue", Some(days)),
        Some(Standing::DueSoon { days }) => ("due_soon", Some(days)),
        Some(Standing::Coming { days }) => ("coming", Some(days)),
        None => ("none", None),
    };
    Ok(Said::default()
        .with_or_none("due", next.as_ref().map(|next| next.due))
        .with("standing", standing)
        .with_or_none("days", days)
        .with_or_none("duty", next.as_ref().map(|next| next.because.rule))
        .with_or_none("binds", next.as_ref().map(|next| next.because.source.force))
        .because(next.map(|next| next.because.because).unwrap_or_default()))
}

/// Somebody with a personal adviser. Visits to accommodation that leaving care provides are owed by status, so there the
/// person is a former relevant child of 19.
fn facts_of(setting: Setting, since: Date) -> RecordedFacts {
    let mut facts = RecordedFacts { adviser_since: Some(since), ..RecordedFacts::default() };
    match setting {
        Setting::Community => {}
        Setting::Custody => {
            facts.custody.push(CustodySpell { from: since, to: None, legal_status: None, sentence_start: None });
        }
        Setting::LeavingCareAccommodation => {
            let born_on = since.saturating_sub(19.years());
            facts.born_on = Some(born_on);
            facts.episodes.push(CareEpisode {
                from: born_on.saturating_add(14.years()),
                to: Some(born_on.saturating_add(18.years())),
                legal_status: CareLegalStatus::C2,
                placement: None,
                reason_new: None,
                reason_ended: None,
                reason_place_change: None,
            });
            facts.spells.push(Spell { from: since, to: None, kind: SpellKind::LeavingCareAccommodation });
        }
    }
    facts
}

/// What was done and said does not move the date; a case names only what can.
fn contact(keys: &mut Keys) -> Result<Visit, KeyError> {
    let visited_on = keys.date("on")?;
    let role = keys.code_or_none("by", Role::ALL, Role::code)?.unwrap_or(Role::PersonalAdviser);
    let channel = keys.code("channel", Channel::ALL, Channel::code)?;
    let outcome = keys
        .code_or_none("not_attended", NotAttendedReason::ALL, NotAttendedReason::code)?
        .map_or(Outcome::Attended, Outcome::NotAttended);
    Ok(Visit {
        id: ContactId::from_bits(0),
        person: PersonId::from_bits(0),
        by: WorkerId::from_bits(0),
        role,
        what: NewVisit {
            visited_on,
            channel,
            outcome,
            functions: BTreeSet::from([Function::ProgressAndWellbeing]),
            note: String::new(),
        },
        withdrawn: keys.flag_or_none("withdrawn")?.unwrap_or(false),
    })
}
