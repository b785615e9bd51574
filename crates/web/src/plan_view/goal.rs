//! A goal with its steps as it is printed: in whose words, by when, how, by whom.

use documents::{Column, Language, Level, Part, Row};
use domain::plan::{Author, Goal, Party, Said, Step, Target};
use domain::plan_view::Planned;

use super::load::Loaded;
use super::say::{self, Say};
use super::{language, welsh};

/// The parts of a goal that stands here in full.
pub(super) fn parts(planned: &Planned<'_>, loaded: &Loaded, language: Language) -> Vec<Part> {
    let goal = planned.goal;
    let say = |say: Say| say.in_language(language).to_owned();
    let mut parts = vec![
        Part::Heading(Level::Part, format!("{} {}", say(Say::Goal), planned.number)),
        Part::Quote { words: goal.what.words.clone(), whose: whose(&goal.author, goal, language) },
        Part::Facts(facts(goal, language)),
    ];
    if !goal.steps.is_empty() {
        let headings = [(Say::What, 5), (Say::ByWhom, 3), (Say::ByWhen, 2), (Say::HowFar, 2)];
        parts.push(Part::Table {
            caption: say(Say::Steps),
            columns: headings.into_iter().map(|(heading, share)| Column::new(say(heading), share)).collect(),
            rows: goal.steps.iter().map(|step| row(step, loaded, language)).collect(),
        });
    }
    parts
}

/// "Written by Wren Alder, 3 November 2026", and who typed it in.
fn whose(author: &Author, goal: &Goal, language: Language) -> String {
    let on = language::date(goal.on, language);
    let written = Say::WrittenBy.in_language(language);
    match &author.typed_by {
        None => format!("{written} {}, {on}", author.name),
        Some(typed) => format!("{written} {}, {on}; {}, {}", author.name, typed.how.words(), typed.name),
    }
}

fn facts(goal: &Goal, language: Language) -> Vec<Row> {
    let say = |say: Say| say.in_language(language);
    let said = |said: &Said<String>| said.answer().cloned().or_else(|| said.unanswered().map(|why| why.words().into()));
    let by = match goal.what.target {
        Target::On(day) => language::date(day, language),
        Target::NotDatedYet => say(Say::NotDatedYet).to_owned(),
    };
    let state = match goal.state.reason() {
        Some(reason) => format!("{}: {reason}", goal.state.words()),
        None => goal.state.words().to_owned(),
    };
    let support = goal.what.support.answer().map(|support| support.words().to_owned());
    let rows = [
        (Say::StrengthsWords, said(&goal.what.strengths)),
        (Say::FutureSelf, said(&goal.what.future_self)),
        (Say::Support, support),
        (Say::ByWhen, Some(by)),
        (Say::State, Some(state)),
    ];
    rows.into_iter().filter_map(|(name, value)| Some(Row::new(say(name), value?))).collect()
}

fn row(step: &Step, loaded: &Loaded, language: Language) -> Vec<String> {
    let by = step.what.by.map(|day| language::date(day, language)).unwrap_or_default();
    let by =
        if step.what.serves_release { format!("{by}\n({})", Say::BeforeRelease.in_language(language)) } else { by };
    let state = match step.state.reason() {
        Some(reason) => format!("{}: {reason}", step.state.words()),
        None => step.state.words().to_owned(),
    };
    vec![step.what.words.clone(), by_whom(step, loaded, language), by.trim_start_matches('\n').to_owned(), state]
}

/// Who does the step: the name that was written, or whoever holds the post, with the post.
pub(super) fn by_whom(step: &Step, loaded: &Loaded, language: Language) -> String {
    let actor = step.what.actor;
    let post = actor.role().and_then(Party::of_role).map_or_else(
        || actor.words().to_owned(),
        |party| match language {
            Language::English => party.words().to_owned(),
            Language::Welsh => welsh::party(party).to_owned(),
        },
    );
    let record = loaded.record();
    let held = || record.posts.iter().find(|one| Some(one.role) == actor.role()).map(|one| one.name.clone());
    match step.what.actor_name.clone().or_else(held) {
        Some(name) => format!("{name}, {}", post.to_lowercase()),
        None if actor.role() == Some(domain::agency::Role::YoungAdult) => loaded.name.clone(),
        None => post,
    }
}

/// A goal that stands in full elsewhere.
pub(super) fn named(planned: &Planned<'_>, under: &str, language: Language) -> Part {
    let (goal, stands) = (Say::Goal.in_language(language), Say::StandsUnder.in_language(language));
    Part::Text(format!("{goal} {} {stands} “{under}”: {}", planned.number, planned.goal.what.words))
}

/// What was said of an area without a goal.
pub(super) fn said(answer: &domain::plan::AreaAnswer, language: Language) -> Part {
    let area = say::area(answer.area, language);
    let on = language::date(answer.on, language);
    let why = if answer.reason.is_empty() { String::new() } else { format!(": {}", answer.reason) };
    Part::Text(format!("{area}: {}{why} ({}, {on})", answer.answered.words(), answer.author.name))
}
