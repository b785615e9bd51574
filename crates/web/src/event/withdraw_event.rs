//! Take an event back: a page that asks why, and leaves the event readable with a line through it.

use casework::event::{self, WithdrawEventError, withdraw_event};
use casework::record;
use serde::Serialize;

use super::line::days;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;

const TEMPLATE: &str = "event/withdraw_event.html";

/// What `withdraw_event.html` asks for.
#[derive(Debug, Serialize)]
struct WithdrawEventPage {
    masthead: Masthead,
    /// "Pathway plan reviewed, Wednesday 3 February 2027".
    what: String,
    why: String,
    why_error: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, Vec::new()).await
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let (person, event) = (asked.person()?, asked.event()?);
    let why = asked.form.text("why");
    match withdraw_event(asked.house.store(), &asked.permit, (person, event), why, asked.correlation).await {
        Ok(_) => Ok(Answer::SeeOther(format!("/people/{person}/events?done=withdrawn"))),
        Err(WithdrawEventError::NoReason) => {
            show(&asked, vec![FieldError::new("why", "Say why you are taking this back")]).await
        }
        Err(WithdrawEventError::TooLong { length }) => {
            let text = format!("The reason has {length} characters. Shorten it to 1,000");
            show(&asked, vec![FieldError::new("why", text)]).await
        }
        Err(WithdrawEventError::NotFound) => Err(Problem::NotFound),
        Err(WithdrawEventError::Store(error)) => Err(error.into()),
    }
}

async fn show(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let person = asked.person()?;
    let rows = asked.house.store().rows();
    let entry = event::find(rows, person, asked.event()?).await?.ok_or(Problem::NotFound)?;
    let known = record::known(rows, person).await?;
    let page = WithdrawEventPage {
        masthead: Masthead::of(&known, asked.law(), asked.today()),
        what: format!("{}, {}", entry.happened.kind().words(), days(entry.happened)),
        why: asked.form.raw("why").to_owned(),
        why_error: errors.first().map_or_else(String::new, |error| error.text.clone()),
    };
    let back = Some(("What was recorded".to_owned(), format!("/people/{person}/events")));
    let title = "Take it back".to_owned();
    asked.page(TEMPLATE, Frame { title, errors, back, section: "/caseload", ..Frame::default() }, &page)
}
