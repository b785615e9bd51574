//! What should happen, and who should do it, in words for the person it is about; the whole list is a page of its own.

use std::collections::BTreeSet;

use casework::circle::CircleOf;
use casework::duty;
use domain::Date;
use domain::agency::Role;
use domain::duty::{Duties, Duty, Owner, State};
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
    Should { what: rule.for_them, who, by: by(duty, today), late, why: plain_why(duty) }
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
