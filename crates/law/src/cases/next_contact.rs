//! Cases of the next contact: where somebody lives, how they were seen, and when the next contact is due.

use std::collections::BTreeSet;

use domain::agency::Role;
use domain::contact::{Channel, ContactLog, Function, NewVisit, NotAttendedReason, Outcome, Setting, Situation};
use domain::contact::{Standing, Visit};
use domain::id::{ContactId, PersonId, WorkerId};
use jiff::civil::Date;

use super::keys::{KeyError, Keys};
use super::said::Said;

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
    let situation = Situation { setting, since: facts.date("since")? };
    let contacts = facts.each("contacts", contact)?;
    let next = ContactLog::new(&contacts).next_due(situation, today);
    let (standing, days) = match next.standing {
        Standing::Overdue { days } => ("overdue", days),
        Standing::DueSoon { days } => ("due_soon", days),
        Standing::Coming { days } => ("coming", days),
    };
    Ok(Said::default()
        .with("due", next.due)
        .with("standing", standing)
        .with("days", days)
        .with("duty", next.because.rule)
        .with("binds", next.because.source.force)
        .because(next.because.because))
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
