//! One goal: what it says, who agrees and what changed since, what was said about it, and every version.

use domain::plan::{Answer as Agreed, Goal, GoalState, changes_of_goal};
use serde::Serialize;

use super::choice::Choice;
use super::goal_form::message;
use super::open::{Open, may_write, notice};
use super::said::{ChangeView, author_line, changes};
use super::view::{GoalView, by, words_of};
use super::whose::WhoseFields;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;

/// What `goal.html` asks for.
#[derive(Debug, Serialize)]
struct GoalPage {
    masthead: Option<Masthead>,
    is_own: bool,
    name: String,
    can_write: bool,
    goal: GoalView,
    /// Every answer that was ever given, the newest first.
    answered: Vec<Answered>,
    answers: Vec<Choice>,
    reason: String,
    whose: WhoseFields,
    said_by: WhoseFields,
    states: Vec<Choice>,
    state_reason: String,
    comment: String,
    versions: Vec<VersionView>,
    error: Messages,
}

/// One answer, with what changed since.
#[derive(Debug, Serialize)]
struct Answered {
    who: String,
    answer: &'static str,
    classes: &'static str,
    reason: String,
    by: String,
    /// What changed since, for what each party answered last.
    since: Vec<ChangeView>,
    is_last: bool,
}

/// One version of the goal or of a step.
#[derive(Debug, Serialize)]
struct VersionView {
    by: String,
    changes: Vec<ChangeView>,
}

#[derive(Debug, Default, Serialize)]
struct Messages {
    answer: String,
    reason: String,
    state: String,
    state_reason: String,
    words: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, Vec::new()).await
}

pub(super) async fn show(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let open = Open::load(asked).await?;
    let goal = open.goal(asked)?;
    let plan = open.history.now();
    let choice = |field: &str, value: &str, text: &str| {
        let checked = asked.form.text(field) == value;
        Choice { value: value.to_owned(), text: text.to_owned(), checked }
    };
    let answers = |code: &&str| choice("answer", code, answer_words(code, open.is_own));
    let states = |code: &&&str| **code != goal.state.code();
    let page = GoalPage {
        masthead: (!open.is_own).then(|| Masthead::of(&open.one.known, asked.law(), open.today)),
        is_own: open.is_own,
        name: open.name.clone(),
        can_write: may_write(asked),
        answered: answered(&open, &goal),
        answers: Agreed::CODES.iter().map(answers).collect(),
        reason: asked.form.raw("reason").to_owned(),
        whose: WhoseFields::of(&asked.form, "voice", (&open.name, ""), &errors),
        said_by: WhoseFields::of(&asked.form, "said_by", (&open.name, "own"), &errors),
        states: GoalState::CODES
            .iter()
            .filter(states)
            .map(|code| choice("state", code, state_words(code, open.is_own)))
            .collect(),
        state_reason: asked.form.raw("state_reason").to_owned(),
        comment: asked.form.raw("words").to_owned(),
        versions: versions(&open, &goal),
        error: Messages {
            answer: message(&errors, "answer"),
            reason: message(&errors, "reason"),
            state: message(&errors, "state"),
            state_reason: message(&errors, "state_reason"),
            words: message(&errors, "words"),
        },
        goal: GoalView::of(&goal, &plan, &open),
    };
    let above = if open.is_own { "Your plan" } else { "The plan" };
    let back = Some((above.to_owned(), open.base.clone()));
    let section = if open.is_own { "/me/plan" } else { "/caseload" };
    let frame = Frame { title: goal.what.words.clone(), errors, notice: notice(asked), back, section };
    asked.page("plan/goal.html", frame, &page)
}

fn answer_words(code: &str, is_own: bool) -> &'static str {
    match (code, is_own) {
        ("agrees", true) => "Yes, I agree",
        ("disagrees", true) => "No, I do not agree",
        ("agrees", false) => "Agrees",
        ("disagrees", false) => "Disagrees",
        (_, true) => "I cannot say",
        (_, false) => "Could not answer",
    }
}

fn state_words(code: &str, is_own: bool) -> &'static str {
    match (code, is_own) {
        ("active", true) => "I work on it now",
        ("future", true) => "It is for later",
        ("achieved", true) => "I did it",
        (_, true) => "I do not want it any more",
        ("active", false) => "Active",
        ("future", false) => "For later",
        ("achieved", false) => "Achieved",
        (_, false) => "Removed",
    }
}

/// Every answer about this goal, the newest first; beside the last of each party, what changed since.
fn answered(open: &Open, goal: &Goal) -> Vec<Answered> {
    let plan = open.history.now();
    let view = |given: &domain::plan::Agreement| {
        let (answer, classes) = words_of(&given.answer);
        let is_last = plan.answer(goal.id, given.party()).is_some_and(|last| last.id == given.id);
        let then = open.history.goal_at(goal.id, given.goal_version).filter(|_| is_last);
        Answered {
            who: super::view::who(given, &open.name, open.is_own),
            answer,
            classes,
            reason: given.answer.reason().unwrap_or_default().to_owned(),
            by: by(given, open.is_own),
            since: then.map_or_else(Vec::new, |then| changes(&changes_of_goal(Some(&then), goal))),
            is_last,
        }
    };
    plan.agreements.iter().rev().filter(|given| given.goal == goal.id).map(view).collect()
}

/// Every version of the goal and its steps, the newest first, with who wrote it and what it changed.
fn versions(open: &Open, goal: &Goal) -> Vec<VersionView> {
    let history = &open.history;
    let goals = history.goals.iter().filter(|one| one.goal == goal.id).map(|one| (one.version, &one.author, one.on));
    let steps = history.steps.iter().filter(|one| one.goal == goal.id).map(|one| (one.version, &one.author, one.on));
    let mut written: Vec<_> = goals.chain(steps).collect();
    written.sort_by_key(|(version, ..)| core::cmp::Reverse(*version));
    let view = |(version, author, on)| {
        let before = history.goal_at(goal.id, version - 1);
        let after = history.goal_at(goal.id, version);
        let changed = after.map_or_else(Vec::new, |after| changes_of_goal(before.as_ref(), &after));
        VersionView { by: author_line(author, on, open.is_own), changes: changes(&changed) }
    };
    written.into_iter().map(view).collect()
}
