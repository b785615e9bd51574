//! A goal with its steps, answers and comments as the pages show it.

use domain::Date;
use domain::plan::{Agreement, Answer, Comment, Goal, GoalState, Party, Plan, Said, Step, StepState, agency_words};
use serde::Serialize;

use super::open::Open;
use super::said::{area, author_line, party};
use crate::words;

/// A goal.
#[derive(Debug, Serialize)]
pub(super) struct GoalView {
    pub(super) id: String,
    pub(super) href: String,
    pub(super) words: String,
    /// Whose words these are, marked where somebody else typed them.
    by: String,
    pub(super) area: &'static str,
    related: Vec<&'static str>,
    strengths: String,
    future_self: String,
    support: &'static str,
    pub(super) target: String,
    /// Nothing for a goal that is worked on now: that is the rule.
    state: Option<&'static str>,
    reason: String,
    pub(super) steps: Vec<StepView>,
    answers: Vec<AnswerView>,
    /// Whom nobody has asked yet: "your personal adviser, your prison offender manager".
    not_asked: String,
    comments: Vec<CommentView>,
    pub(super) is_open: bool,
    pub(super) is_achieved: bool,
    pub(super) written: u32,
    pub(super) version: u32,
}

/// A step.
#[derive(Debug, Serialize)]
pub(super) struct StepView {
    words: String,
    who: String,
    /// "prison", "probation", "leaving care".
    agency: Option<&'static str>,
    by: String,
    late: bool,
    state: &'static str,
    classes: &'static str,
    reason: String,
    serves_release: bool,
    /// Whose words these are, where somebody else typed them.
    typed: String,
    href: String,
}

/// What one party answered.
#[derive(Debug, Serialize)]
pub(super) struct AnswerView {
    who: String,
    answer: &'static str,
    classes: &'static str,
    reason: String,
    /// "Ada Linden, 3 February 2027", with who typed it.
    by: String,
    /// Whether the goal or a step changed since.
    changed: bool,
}

/// A comment.
#[derive(Debug, Serialize)]
pub(super) struct CommentView {
    words: String,
    by: String,
}

impl GoalView {
    pub(super) fn of(goal: &Goal, plan: &Plan, open: &Open) -> Self {
        let href = format!("{}/goals/{}", open.base, goal.id);
        let said = |said: &Said<String>| said.answer().cloned().unwrap_or_default();
        let name = |of: Party| party(of, &open.name, open.is_own);
        // Those of the network are asked nothing, and what one of them said stays in sight.
        let network = Party::ALL.iter().filter(|party| is_of_network(**party));
        let answers = open.parties.iter().chain(network).filter_map(|one| plan.answer(goal.id, *one));
        let not_asked = open.parties.iter().filter(|one| plan.answer(goal.id, **one).is_none()).map(|one| name(*one));
        Self {
            id: goal.id.to_string(),
            words: goal.what.words.clone(),
            by: author_line(&goal.author, goal.on, open.is_own),
            area: area(goal.what.area, open.is_own),
            related: goal.what.related.iter().map(|other| area(*other, open.is_own)).collect(),
            strengths: said(&goal.what.strengths),
            future_self: said(&goal.what.future_self),
            support: goal.what.support.answer().map_or("", |support| support.words()),
            target: goal.what.target.on().map_or_else(|| "Not dated yet".to_owned(), |on| day(on, open)),
            state: (goal.state != GoalState::Active).then(|| goal.state.words()),
            reason: goal.state.reason().unwrap_or_default().to_owned(),
            steps: goal.steps.iter().map(|step| StepView::of(step, &href, open)).collect(),
            answers: answers.map(|given| AnswerView::of(given, goal, open)).collect(),
            not_asked: not_asked.collect::<Vec<_>>().join(", "),
            comments: plan.comments_on(goal.id).map(|comment| CommentView::of(comment, open.is_own)).collect(),
            is_open: goal.state.is_open(),
            is_achieved: goal.state == GoalState::Achieved,
            written: goal.written,
            version: goal.version,
            href,
        }
    }
}

/// "9 April 2027, on the day of release".
fn day(on: Date, open: &Open) -> String {
    let plain = words::plain(on);
    // On the young adult's own pages a date is enough.
    let against = open.mode.against_release(on).filter(|_| !open.is_own);
    against.map_or_else(|| plain.clone(), |against| format!("{plain}, {against}"))
}

impl StepView {
    fn of(step: &Step, goal: &str, open: &Open) -> Self {
        let what = &step.what;
        let who = match (&what.actor_name, what.actor.role()) {
            (Some(name), _) => name.clone(),
            (None, Some(domain::agency::Role::YoungAdult)) if open.is_own => "You".to_owned(),
            (None, Some(domain::agency::Role::YoungAdult)) => open.name.clone(),
            (None, _) if open.is_own => format!("Your {}", what.actor.words().to_lowercase()),
            (None, _) => what.actor.words().to_owned(),
        };
        let typed = step.author.typed_by.is_some().then(|| author_line(&step.author, step.on, open.is_own));
        Self {
            words: what.words.clone(),
            who,
            agency: what.actor.agency().map(agency_words),
            by: what.by.map_or_else(String::new, |on| day(on, open)),
            late: step.state.is_open() && what.by.is_some_and(|by| by < open.today),
            state: step.state.words(),
            classes: step_classes(&step.state),
            reason: step.state.reason().unwrap_or_default().to_owned(),
            serves_release: what.serves_release,
            typed: typed.unwrap_or_default(),
            href: format!("{goal}/steps/{}", step.id),
        }
    }
}

const fn step_classes(state: &StepState) -> &'static str {
    match state {
        StepState::NotStarted | StepState::NoLongerNeeded { .. } => "govuk-tag--grey",
        StepState::InProgress => "govuk-tag--yellow",
        StepState::Completed => "govuk-tag--green",
        StepState::CannotBeDoneYet { .. } => "govuk-tag--red",
    }
}

impl AnswerView {
    fn of(given: &Agreement, goal: &Goal, open: &Open) -> Self {
        let (answer, classes) = words_of(&given.answer);
        Self {
            who: who(given, &open.name, open.is_own),
            answer,
            classes,
            reason: given.answer.reason().unwrap_or_default().to_owned(),
            by: by(given, open.is_own),
            changed: given.goal_version < goal.version,
        }
    }
}

const fn is_of_network(party: Party) -> bool {
    matches!(party, Party::FamilyMember | Party::Mentor | Party::Supporter)
}

/// Who answered: those who work with the young adult as what, those of the network by name.
pub(super) fn who(given: &Agreement, name: &str, is_own: bool) -> String {
    let author = &given.author;
    if is_of_network(author.whose) {
        return format!("{}, {}", author.name, author.whose.words().to_lowercase());
    }
    party(author.whose, name, is_own)
}

/// "Ada Linden, 3 February 2027"; "typed by Ada Linden from paper, 3 February 2027".
pub(super) fn by(given: &Agreement, is_own: bool) -> String {
    let typed = given.author.typed_by.as_ref().map(|typed| format!("typed by {} {}, ", typed.name, typed.how.words()));
    let name = if is_own && given.author.is_young_adult() { "you" } else { given.author.name.as_str() };
    let typed = typed.unwrap_or_else(|| format!("{name}, "));
    format!("{typed}{}", words::plain(given.on))
}

/// The answer in words, with the colour of its tag.
pub(super) const fn words_of(answer: &Answer) -> (&'static str, &'static str) {
    match answer {
        Answer::Agrees => ("Agrees", "govuk-tag--green"),
        Answer::Disagrees { .. } => ("Disagrees", "govuk-tag--red"),
        Answer::CouldNotAnswer { .. } => ("Could not answer", "govuk-tag--yellow"),
    }
}

impl CommentView {
    fn of(comment: &Comment, is_own: bool) -> Self {
        Self { words: comment.words.clone(), by: author_line(&comment.author, comment.on, is_own) }
    }
}
