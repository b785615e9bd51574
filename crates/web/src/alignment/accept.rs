//! Accept a finding with a reason, or open it again: a page that shows what is accepted, and asks why.

use casework::alignment::{
    AnswerFindingError, Answered, FindingAnswer, WHY_LENGTH_MAX, answer_finding, load, seen, words_of,
};
use serde::Serialize;

use super::line::FindingLine;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;

/// What `accept.html` asks for.
#[derive(Debug, Serialize)]
struct AcceptPage {
    masthead: Masthead,
    heading: &'static str,
    button: &'static str,
    finding: FindingLine,
    key: String,
    answer: &'static str,
    seen: String,
    why: String,
    why_error: String,
    why_max: usize,
    list: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let key = asked.query.text("finding").to_owned();
    show(&asked, &key, Vec::new()).await
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let person = asked.person()?;
    let key = asked.form.text("finding").to_owned();
    let answer = FindingAnswer::from_code(asked.form.text("answer")).unwrap_or(FindingAnswer::Accepted);
    let used = || FieldError::new("why", "This page was used before. Look at the list first, then say it again");
    let Some(form_key) = asked.posted_key() else { return show(&asked, &key, vec![used()]).await };
    let form = (form_key, answer, asked.form.text("why"), asked.form.text("seen"));
    let store = asked.house.store();
    let then = |done: &str| Ok(Answer::SeeOther(format!("/people/{person}/plan/findings?done={done}")));
    let error = match answer_finding(store, &asked.permit, (person, &key), form, asked.correlation).await {
        Ok(Answered::Now(_)) => return then(if answer == FindingAnswer::Accepted { "accepted" } else { "reopened" }),
        Ok(Answered::AlreadyKnown) => return then("known"),
        Err(error) => error,
    };
    match error {
        AnswerFindingError::NotFound => then("gone"),
        AnswerFindingError::NoReason => show(&asked, &key, vec![FieldError::new("why", "Say why")]).await,
        AnswerFindingError::TooLong { length } => {
            let text = format!("The reason has {length} characters. Shorten it to 1,000");
            show(&asked, &key, vec![FieldError::new("why", text)]).await
        }
        AnswerFindingError::Changed => {
            let text = "The facts changed since you opened this page. Read it again, then say why";
            show(&asked, &key, vec![FieldError::new("why", text)]).await
        }
        AnswerFindingError::KeyUsed => show(&asked.with_new_key(), &key, vec![used()]).await,
        AnswerFindingError::Store(error) => Err(error.into()),
    }
}

async fn show(asked: &Asked, key: &str, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let (person, today) = (asked.person()?, asked.today());
    let store = asked.house.store();
    let aligned = load(store.rows(), store.context(), person, asked.circle()?, today).await?;
    let findings = format!("/people/{person}/plan/findings");
    let Some(finding) = aligned.findings.iter().find(|one| one.key() == key) else {
        return Ok(Answer::SeeOther(format!("{findings}?done=gone")));
    };
    let is_accepted = aligned.accepted(finding).is_some();
    let (heading, button, answer) = if is_accepted {
        ("Open it again", "Open it again", FindingAnswer::Reopened)
    } else {
        ("Accept it as it is", "Accept", FindingAnswer::Accepted)
    };
    let page = AcceptPage {
        masthead: Masthead::of(&aligned.person.known, asked.law(), today),
        heading,
        button,
        finding: FindingLine::with_answer(finding, &aligned, (person, false), store.context()),
        key: key.to_owned(),
        answer: answer.code(),
        seen: seen(&words_of(finding, &aligned.facts)),
        why: asked.form.raw("why").to_owned(),
        why_error: errors.first().map_or_else(String::new, |error| error.text.clone()),
        why_max: WHY_LENGTH_MAX,
        list: findings.clone(),
    };
    let back = Some(("What does not fit".to_owned(), findings));
    let frame = Frame { title: heading.to_owned(), errors, back, section: "/caseload", ..Frame::default() };
    asked.page("alignment/accept.html", frame, &page)
}
