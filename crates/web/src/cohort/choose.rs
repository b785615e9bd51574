//! Decide of one person in a session, with a reason, and take it back while the session is open.

use casework::cohort::{ChoiceForm, CohortChanged, CohortError, Considered, SessionView, UndoForm, choose, undo};
use casework::record;
use domain::cohort::{Choice as Decision, SessionEntry, SessionSays, WORDS_LENGTH_MAX};
use serde::Serialize;

use super::line::{LineView, capital, reasons};
use super::session;
use super::side::{self, Choice, choices};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;
use crate::words;

/// What `choose.html` asks for.
#[derive(Debug, Serialize)]
struct ChoosePage {
    masthead: Masthead,
    base: String,
    action: String,
    needs: String,
    reasons: Vec<String>,
    not_known: Vec<&'static str>,
    findings: Vec<FindingView>,
    no: Option<String>,
    decided: Option<String>,
    history: Vec<String>,
    is_closed: bool,
    seen: usize,
    passed_over: usize,
    choices: Vec<Choice>,
    choice_error: String,
    why: String,
    why_error: String,
    beyond: String,
    beyond_error: String,
    undo_why: String,
    undo_error: String,
    why_max: usize,
}

/// What was known of a need.
#[derive(Debug, Serialize)]
struct FindingView {
    title: &'static str,
    state: String,
    counted: Vec<LineView>,
}

/// Those of the entries that are about this person.
fn about<'a>(view: &'a SessionView, one: &Considered) -> Vec<&'a SessionEntry> {
    let is_about = |entry: &&SessionEntry| match &entry.says {
        SessionSays::Choice { person, .. } | SessionSays::Undone { person, .. } => *person == one.person,
        SessionSays::Proposed { .. } | SessionSays::Agreed { .. } => false,
    };
    view.entries.iter().filter(is_about).collect()
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, Vec::new()).await
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let id = side::panel(&asked)?;
    let form = &asked.form;
    let Some(choice) = Decision::from_code(form.text("choice")) else {
        return show(&asked, vec![FieldError::new("choice", "Choose what is decided")]).await;
    };
    let Some(key) = asked.posted_key() else { return show(&asked, vec![side::old_page("why")]).await };
    let text = |name: &str| form.text(name).to_owned();
    let seen = form.text("seen").parse().unwrap_or(0);
    let sent = ChoiceForm { key, seen, choice, why: text("why"), beyond: text("beyond") };
    let done = choose(asked.house.store(), &asked.permit, (id, asked.person()?), sent, asked.correlation).await;
    then(&asked, done, ("decided", "why")).await
}

pub(super) async fn undone(asked: Asked) -> Result<Answer, Problem> {
    let id = side::panel(&asked)?;
    let Some(key) = asked.posted_key() else { return show(&asked, vec![side::old_page("undo_why")]).await };
    let sent = UndoForm { key, why: asked.form.text("undo_why").to_owned() };
    let done = undo(asked.house.store(), &asked.permit, (id, asked.person()?), sent, asked.correlation).await;
    then(&asked, done, ("undone", "undo_why")).await
}

async fn then(
    asked: &Asked,
    done: Result<CohortChanged, CohortError>,
    (word, field): (&str, &str),
) -> Result<Answer, Problem> {
    let session = format!("/panel/sessions/{}", side::panel(asked)?);
    match done {
        Ok(CohortChanged::Kept) => Ok(Answer::SeeOther(format!("{session}?done={word}"))),
        Ok(CohortChanged::AlreadyKnown) => Ok(Answer::SeeOther(format!("{session}?done=known"))),
        Err(error) => {
            let errors = vec![side::put_right(error, field)?];
            show(asked, errors).await
        }
    }
}

fn entry_words(asked: &Asked, entry: &SessionEntry) -> String {
    let on = words::plain(asked.house.store().context().civil(entry.at).date());
    match &entry.says {
        SessionSays::Choice { choice, why, beyond, .. } => {
            let beyond =
                if beyond.is_empty() { String::new() } else { format!(" Why the order was not followed: {beyond}") };
            format!("{}: {why}{beyond} ({}, {on})", choice.words(), entry.by)
        }
        SessionSays::Undone { why, .. } => format!("Taken back: {why} ({}, {on})", entry.by),
        SessionSays::Proposed { .. } | SessionSays::Agreed { .. } => String::new(),
    }
}

async fn show(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let view = session::load(asked).await?;
    let person = asked.person()?;
    let one = view.find(person).ok_or(Problem::NotFound)?;
    let known = record::known(asked.house.store().rows(), person).await?;
    let page = page_of(asked, &view, one, (Masthead::of(&known, asked.law(), asked.today()), &errors));
    let frame = Frame {
        title: "Decide, with a reason".to_owned(),
        errors,
        back: Some((view.head.title.clone(), format!("/panel/sessions/{}", view.head.id))),
        section: "/panel",
        ..Frame::default()
    };
    asked.page("cohort/choose.html", frame, &page)
}

fn page_of(
    asked: &Asked,
    view: &SessionView,
    one: &Considered,
    (masthead, errors): (Masthead, &[FieldError]),
) -> ChoosePage {
    let (form, rule) = (&asked.form, &view.head.rule.rule);
    let session = format!("/panel/sessions/{}", view.head.id);
    let about = about(view, one);
    let standing = view.session.decided.get(&one.person);
    let shown = one.no.is_none();
    let finding = |found: &domain::cohort::Finding| FindingView {
        title: found.need.words(),
        state: match found.state {
            domain::cohort::State::Known { number } => capital(&found.need.count(number)),
            domain::cohort::State::RecordedAsNone => "Asked, and there is none".to_owned(),
            domain::cohort::State::NotKnown => "Not known".to_owned(),
        },
        counted: found.counted.iter().map(LineView::from).collect(),
    };
    let message = |field: &str| side::message(errors, field);
    ChoosePage {
        masthead,
        action: format!("{session}/people/{}", one.person),
        base: session,
        needs: format!("/people/{}/needs", one.person),
        reasons: if shown { reasons(rule, &one.findings) } else { Vec::new() },
        not_known: one.reasons.not_known.iter().map(|need| need.words()).collect(),
        findings: if shown { one.findings.iter().map(finding).collect() } else { Vec::new() },
        no: one.no.as_ref().map(|answer| {
            let words = &answer.said.words;
            let said = if words.is_empty() { String::new() } else { format!(" “{words}”") };
            format!("{}.{said}", answer.consent.words())
        }),
        decided: standing.map(|standing| standing.choice.words().to_owned()),
        history: about.iter().map(|entry| entry_words(asked, entry)).collect(),
        is_closed: view.session.is_closed(),
        seen: about.len(),
        passed_over: view.passed_over(one.person),
        choices: choices(
            form.text("choice"),
            Decision::ALL
                .iter()
                .filter(|choice| shown || **choice != Decision::Chosen)
                .map(|choice| (choice.code(), choice.words().to_owned())),
        ),
        choice_error: message("choice"),
        why: form.raw("why").to_owned(),
        why_error: message("why"),
        beyond: form.raw("beyond").to_owned(),
        beyond_error: message("beyond"),
        undo_why: form.raw("undo_why").to_owned(),
        undo_error: message("undo_why"),
        why_max: WORDS_LENGTH_MAX,
    }
}
