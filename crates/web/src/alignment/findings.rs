//! What does not fit, is missing or is planned twice: grouped, the nearest first, with what another release date would break.

use access::Action;
use casework::alignment::{Aligned, FindingAnswer, load};
use domain::Date;
use domain::alignment::{Finding, Group, Kind, moved};
use domain::duty::Law;
use serde::Serialize;

use super::line::{FindingLine, who};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::{FieldError, TypedDate};
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;
use crate::words;

/// What `findings.html` asks for.
#[derive(Debug, Serialize)]
struct FindingsPage {
    masthead: Masthead,
    /// "2 conflicts, 3 gaps".
    summary: String,
    groups: Vec<GroupView>,
    accepted: Vec<FindingLine>,
    history: Vec<Past>,
    moved: Option<MovedView>,
    if_on: TypedDate,
    if_error: String,
    plan: String,
    network: String,
}

#[derive(Debug, Serialize)]
struct GroupView {
    heading: &'static str,
    none: &'static str,
    findings: Vec<FindingLine>,
    /// Areas of need without a goal, which are many in a plan that begins: apart from the others.
    areas: Vec<FindingLine>,
}

/// Something that was accepted once and is found no more.
#[derive(Debug, Serialize)]
struct Past {
    title: &'static str,
    words: String,
    said: String,
}

#[derive(Debug, Serialize)]
struct MovedView {
    heading: String,
    breaks: Vec<FindingLine>,
    mends: Vec<FindingLine>,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let (person, today) = (asked.person()?, asked.today());
    let store = asked.house.store();
    let context = store.context();
    let aligned = load(store.rows(), context, person, asked.circle()?, today).await?;
    let typed = asked.query.date("if_released_on");
    let asked_day = match typed.read() {
        Ok(day) => Ok(Some(day)),
        Err(crate::form::DateWrong::Missing) => Ok(asked.query.text("if_released_on").parse().ok()),
        Err(wrong) => Err(wrong.error("if_released_on")),
    };
    let errors: Vec<FieldError> = asked_day.as_ref().err().into_iter().cloned().collect();
    let may_answer = may(&asked, Action::AnswerFinding)?;
    let line = |one: &Finding| FindingLine::with_answer(one, &aligned, (person, may_answer), context);
    let open: Vec<&Finding> = aligned.findings.iter().filter(|one| aligned.accepted(one).is_none()).collect();
    let page = FindingsPage {
        masthead: Masthead::of(&aligned.person.known, asked.law(), today),
        summary: aligned.summary().words(),
        groups: Group::ALL.iter().map(|group| view(*group, &open, line)).collect(),
        accepted: aligned.findings.iter().filter(|one| aligned.accepted(one).is_some()).map(line).collect(),
        history: history(&aligned, context),
        moved: moved_view(&aligned, asked.law(), (asked_day.ok().flatten(), today), may_answer),
        if_on: typed,
        if_error: errors.first().map_or_else(String::new, |error| error.text.clone()),
        plan: format!("/people/{person}/plan"),
        network: format!("/people/{person}/network"),
    };
    let back = Some(("Plan".to_owned(), format!("/people/{person}/plan")));
    let notice = notice(asked.query.text("done"));
    let title = "What does not fit".to_owned();
    asked.page("alignment/findings.html", Frame { title, errors, notice, back, section: "/caseload" }, &page)
}

fn may(asked: &Asked, action: Action) -> Result<bool, Problem> {
    let facts = asked.circle()?.facts_for(asked.asker(), asked.today());
    Ok(asked.house.store().policy().ask(asked.asker(), action, &facts, asked.today()).is_ok())
}

fn notice(done: &str) -> Option<String> {
    let text = match done {
        "accepted" => "Accepted. It comes back when its facts change.",
        "reopened" => "Opened again.",
        "known" => "This was already saved. Nothing was kept twice.",
        "gone" => "That is not found any more.",
        _ => return None,
    };
    Some(text.to_owned())
}

fn view(group: Group, open: &[&Finding], line: impl Fn(&Finding) -> FindingLine) -> GroupView {
    let theirs = || open.iter().filter(move |one| one.group() == group);
    let none = match group {
        Group::Conflict => "Nothing contradicts anything else.",
        Group::Gap => "Nothing is missing that we can see.",
        Group::Duplicate => "Nothing is planned twice.",
    };
    GroupView {
        heading: group.words(),
        none,
        findings: theirs().filter(|one| one.kind != Kind::AreaWithoutGoal).map(|one| line(one)).collect(),
        areas: theirs().filter(|one| one.kind == Kind::AreaWithoutGoal).map(|one| line(one)).collect(),
    }
}

fn history(aligned: &Aligned, context: &casework::Context) -> Vec<Past> {
    let settled = aligned.settled().into_iter().filter(|said| said.answer == FindingAnswer::Accepted);
    settled
        .map(|said| Past {
            title: said.kind.map_or("A finding of an earlier version", Kind::words),
            words: said.words.replace('\n', ". "),
            said: who(said, context),
        })
        .collect()
}

/// What another day changes: the day asked about, or today's date against the one that stood at the last agreement.
fn moved_view(
    aligned: &Aligned,
    law: Law<'_>,
    (to, today): (Option<Date>, Date),
    may_answer: bool,
) -> Option<MovedView> {
    let (heading, before, moved) = if let Some(to) = to {
        let heading = format!("If the release were on {}", words::long(to));
        let moved = moved(&aligned.facts, aligned.if_released_on(law, to, today), today);
        (heading, aligned.facts.clone(), moved)
    } else {
        let moved = aligned.moved_since_agreed(law, today)?;
        let (from, to) = moved.from.zip(moved.to)?;
        let heading = format!("{} since the young adult agreed", moved_words(from, to));
        (heading, aligned.if_released_on(law, from, today), moved)
    };
    let lines = |list: &[Finding], facts| {
        list.iter().map(|one| FindingLine::of(one, facts, (aligned.id, may_answer))).collect::<Vec<_>>()
    };
    Some(MovedView { heading, breaks: lines(&moved.breaks, &moved.after), mends: lines(&moved.mends, &before) })
}

/// "The release moved from Friday 9 April 2027 to Friday 19 March 2027".
fn moved_words(from: Date, to: Date) -> String {
    format!("The release moved from {} to {}", words::long(from), words::long(to))
}
