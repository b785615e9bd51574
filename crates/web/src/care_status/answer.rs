//! Accept or decline what a file or a review proposes, with a reason. Nothing is decided by itself.

use casework::care_status::{AnswerForm, Care, CareChanged, CareError, Waiting, answer_proposal};
use domain::care_status::WORDS_LENGTH_MAX;
use serde::Serialize;

use super::page::Proposed;
use super::side;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;

/// What `answer.html` asks for.
#[derive(Debug, Serialize)]
struct AnswerPage {
    masthead: Option<Masthead>,
    base: String,
    proposed: Proposed,
    answers: Vec<side::Choice>,
    answer_error: String,
    why: String,
    why_error: String,
    why_max: usize,
}

/// The proposal in the address, if it waits and this reader may see it.
fn proposal<'a>(asked: &Asked, care: &'a Care) -> Result<&'a Waiting, Problem> {
    let id = asked.path.get("proposal").ok_or(Problem::NotFound)?;
    let reader = side::reader(asked)?;
    care.waiting_for(reader).find(|one| one.id == *id).ok_or(Problem::NotFound)
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let care = side::load(&asked).await?;
    show(&asked, &care, Vec::new())
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let care = side::load(&asked).await?;
    let accept = match asked.form.text("answer") {
        "accept" => Some(true),
        "decline" => Some(false),
        _ => None,
    };
    let (store, base) = (asked.house.store(), side::base(&asked)?);
    let Some((accept, key)) = accept.zip(asked.posted_key()) else {
        let wrong = if accept.is_none() {
            FieldError::new("answer", "Choose whether you accept it")
        } else {
            side::old_page("answer")
        };
        return show(&asked, &care, vec![wrong]);
    };
    let named = asked.path.get("proposal").ok_or(Problem::NotFound)?;
    let form = AnswerForm { key, proposal: named.clone(), accept, why: asked.form.text("why").to_owned() };
    let done = if accept { "accepted" } else { "declined" };
    match answer_proposal(store, &asked.permit, asked.person()?, form, asked.correlation).await {
        Ok(CareChanged::Kept) => Ok(Answer::SeeOther(format!("{base}?done={done}"))),
        Ok(CareChanged::AlreadyKnown) => Ok(Answer::SeeOther(format!("{base}?done=known"))),
        Err(error) => {
            let is_used = matches!(error, CareError::KeyUsed);
            let errors = vec![side::put_right(error, "why")?];
            let asked = if is_used { asked.with_new_key() } else { asked };
            show(&asked, &care, errors)
        }
    }
}

fn show(asked: &Asked, care: &Care, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let base = side::base(asked)?;
    let chosen = asked.form.text("answer");
    let choice = |value, text| side::Choice { value, text, checked: chosen == value };
    let page = AnswerPage {
        masthead: side::masthead(asked, care),
        proposed: Proposed::of(proposal(asked, care)?, false, &base, asked.house.store().context()),
        answers: vec![
            choice("accept", "Accept: it is about this person, and it is what the record says"),
            choice("decline", "Decline: it is about somebody else, or it is wrong"),
        ],
        answer_error: side::message(&errors, "answer"),
        why: asked.form.raw("why").to_owned(),
        why_error: side::message(&errors, "why"),
        why_max: WORDS_LENGTH_MAX,
        base,
    };
    let title = "Accept or decline".to_owned();
    let frame = Frame { title, errors, back: side::back(asked)?, section: side::section(false), ..Frame::default() };
    asked.page("care_status/answer.html", frame, &page)
}
