//! Take a visit back: a page that asks why, and leaves the visit readable with a line through it.

use casework::contact::{WithdrawVisitError, withdraw_visit};
use casework::record;
use serde::Serialize;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;

const TEMPLATE: &str = "contact/withdraw_visit.html";

/// What `withdraw_visit.html` asks for.
#[derive(Debug, Serialize)]
struct WithdrawVisitPage {
    masthead: Masthead,
    why: String,
    why_error: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    asked.contact()?;
    show(&asked, Vec::new()).await
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let (person, contact) = (asked.person()?, asked.contact()?);
    let why = asked.form.text("why");
    match withdraw_visit(asked.house.store(), &asked.permit, (person, contact), why, asked.correlation).await {
        Ok(_) => Ok(Answer::SeeOther(format!("/people/{person}?done=visit-withdrawn"))),
        Err(WithdrawVisitError::NoReason) => {
            show(&asked, vec![FieldError::new("why", "Say why you are taking this contact back")]).await
        }
        Err(WithdrawVisitError::TooLong { length }) => {
            let text = format!("The reason has {length} characters. Shorten it to 1,000");
            show(&asked, vec![FieldError::new("why", text)]).await
        }
        Err(WithdrawVisitError::NotFound) => Err(Problem::NotFound),
        Err(WithdrawVisitError::Store(error)) => Err(error.into()),
    }
}

async fn show(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let person = asked.person()?;
    let known = record::known(asked.house.store().rows(), person).await?;
    let page = WithdrawVisitPage {
        masthead: Masthead::of(&known, asked.law(), asked.today()),
        why: asked.form.raw("why").to_owned(),
        why_error: errors.first().map_or_else(String::new, |error| error.text.clone()),
    };
    let back = Some((known.name.to_string(), format!("/people/{person}")));
    let title = "Take a contact back".to_owned();
    asked.page(TEMPLATE, Frame { title, errors, back, section: "/caseload", ..Frame::default() }, &page)
}
