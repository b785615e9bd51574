//! What should happen, and who should do it, in words for the person it is about; the whole list is a page of its own.

use std::collections::BTreeSet;

use casework::circle::CircleOf;
use casework::duty;
use domain::Date;
use domain::agency::Role;
use domain::duty::{Duties, Duty, EventKind, Owner, State};
use serde::Serialize;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::people::{lead_name, who_owes};
use crate::problem::Problem;
use crate::words::{self, Why};

/// One thing that should happen.
#[derive(Debug, Serialize)]
pub(super) struct Should {
    /// "Your plan should be looked at again after you come to prison or are moved."
    what: &'static str,
    /// "Ada Linden, your personal adviser", or the agency where nobody is named.
    who: String,
    /// "by Friday 5 March, in 9 days".
    by: String,
    /// Who to ask where it is late.
    late: Option<Late>,
    why: Why,
    /// Whether the personal adviser does it by being in touch.
    #[serde(skip)]
    is_contact: bool,
}

/// What the reader can do about something late.
#[derive(Debug, Serialize)]
struct Late {
    /// "86 days".
    days: String,
    ask: String,
}

impl Should {
    /// Everything that should happen and that is said in plain words: the late first, then by its day. Rules that say
    /// the same to the reader are said once.
    pub(super) fn all(duties: &Duties<'_, '_>, circle: &CircleOf, today: Date) -> Vec<Self> {
        let mut said = BTreeSet::new();
        let owed = duties.owed().into_iter().filter(|duty| !duty.rule.for_them.is_empty());
        owed.filter(|duty| said.insert(duty.rule.for_them)).map(|duty| one(duty, circle, today)).collect()
    }
}

/// What a page shows of all: nobody keeps more than five things in mind, and not all of them may be late. Whoever reads
/// wants to know above all when they are seen next.
pub(super) const SHOWN: usize = 5;
/// How many of these may be late.
const LATE_SHOWN: usize = 3;

/// The next things, in their order: when the reader is seen next, what is late the longest, what comes next.
pub(super) fn next(all: Vec<Should>) -> Vec<Should> {
    let contact = all.iter().position(|one| one.is_contact);
    let late = |one: &Should| one.late.is_some();
    let mut room = SHOWN - usize::from(contact.is_some());
    let mut late_room = LATE_SHOWN - usize::from(contact.and_then(|at| all.get(at)).is_some_and(late));
    let mut keeps = |at: usize, one: &Should| {
        if contact == Some(at) {
            return true;
        }
        let fits = room > 0 && (!late(one) || late_room > 0);
        room -= usize::from(fits);
        late_room -= usize::from(fits && late(one));
        fits
    };
    all.into_iter().enumerate().filter(|(at, one)| keeps(*at, one)).map(|(_, one)| one).collect()
}

fn one(duty: &Duty<'_>, circle: &CircleOf, today: Date) -> Should {
    let rule = duty.rule;
    let found = who_owes(circle, rule.owner, today);
    let who = found.map_or_else(
        || format!("{}. Nobody is named yet.", agency(rule.owner)),
        |member| format!("{}, your {}", member.name, member.membership.role.words().to_lowercase()),
    );
    let late = match duty.state {
        State::Overdue { days } => {
            let adviser = || lead_name(circle, Role::PersonalAdviser, today);
            let name = found.map(|member| member.name.clone()).or_else(adviser);
            let ask = name.map_or_else(
                || "You can ask the council when it will happen.".to_owned(),
                |name| format!("You can ask {name} when it will happen."),
            );
            Some(Late { days: words::days(days), ask })
        }
        _ => None,
    };
    let closes = duty.version.closed_by;
    let is_contact =
        rule.owner == Owner::LeavingCare && (closes.has(EventKind::Seen) || closes.has(EventKind::InTouch));
    Should { what: rule.for_them, who, by: by(duty, today), late, why: plain_why(duty), is_contact }
}

/// The reason without the sentence that names the group of people in the words of the law.
fn plain_why(duty: &Duty<'_>) -> Why {
    let mut why = Why::of(&duty.reason());
    why.because.retain(|sentence| !sentence.starts_with("Owed to somebody who is"));
    why
}

/// "by Friday 5 March, in 9 days".
fn by(duty: &Duty<'_>, today: Date) -> String {
    let Some(due) = duty.due else { return "as soon as it can be done".to_owned() };
    let date = if due.year() == today.year() { due.strftime("%A %-d %B").to_string() } else { words::long(due) };
    match (due - today).get_days() {
        ..0 => format!("by {date}"),
        0 => format!("by {date}, today"),
        1 => format!("by {date}, tomorrow"),
        days => format!("by {date}, in {days} days"),
    }
}

/// The agency in plain words, where nobody is named.
const fn agency(owner: Owner) -> &'static str {
    match owner {
        Owner::LeavingCare => "The leaving-care team",
        Owner::Prison => "The prison",
        Owner::Probation => "Probation",
        Owner::HousingAuthority => "The council’s housing team",
        Owner::ChildrensServices => "The council",
    }
}

/// What `should.html` asks for.
#[derive(Debug, Serialize)]
struct ShouldPage {
    all: Vec<Should>,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let (person, today) = (asked.person()?, asked.today());
    let one = duty::person(asked.house.store().rows(), person, today).await?;
    let circle = asked.circle()?;
    let page = ShouldPage { all: one.ask(asked.law(), today, |duties| Should::all(duties, circle, today)) };
    let frame = Frame { title: "What should happen".to_owned(), section: "/me", ..Frame::default() };
    asked.page("own/should.html", frame, &page)
}
