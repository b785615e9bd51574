//! Say that what lasted is over: one date.

use casework::event::{self, EndSpellError, Ended, end_spell};
use casework::record;
use domain::event::Happened;
use serde::Serialize;

use super::event_form;
use super::line::days;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::{FieldError, TypedDate};
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;
use crate::words;

const TEMPLATE: &str = "event/end_spell.html";

/// What `end_spell.html` asks for.
#[derive(Debug, Serialize)]
struct EndSpellPage {
    masthead: Masthead,
    /// "In education or training, since 3 February 2027".
    what: String,
    to: TypedDate,
    to_error: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, Vec::new()).await
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let (person, event) = (asked.person()?, asked.event()?);
    let to = match asked.form.date("to").read() {
        Ok(to) => to,
        Err(wrong) => return show(&asked, vec![wrong.error("to")]).await,
    };
    let then = |done| Ok(Answer::SeeOther(format!("/people/{person}/events?done={done}")));
    match end_spell(asked.house.store(), &asked.permit, (person, event), to, asked.correlation).await {
        Ok(Ended::Now) => then("ended"),
        Ok(Ended::Already) => then("ended-known"),
        Err(EndSpellError::Refused(refused)) => show(&asked, vec![event_form::why(&refused, asked.today())]).await,
        Err(EndSpellError::AlreadyEnded { to }) => {
            let text = format!(
                "It is on the record as over on {}. If that is wrong, take it back and record it again",
                words::plain(to)
            );
            show(&asked, vec![FieldError::new("to-day", text)]).await
        }
        Err(EndSpellError::NotFound) => Err(Problem::NotFound),
        Err(EndSpellError::Store(error)) => Err(error.into()),
    }
}

async fn show(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let person = asked.person()?;
    let rows = asked.house.store().rows();
    let entry = event::find(rows, person, asked.event()?).await?;
    let lasts = |happened| matches!(happened, Happened::Spell(_));
    let entry =
        entry.filter(|entry| entry.withdrawn_why.is_none() && lasts(entry.happened)).ok_or(Problem::NotFound)?;
    let known = record::known(rows, person).await?;
    let page = EndSpellPage {
        masthead: Masthead::of(&known, asked.law(), asked.today()),
        what: format!("{}, {}", entry.happened.kind().words(), days(entry.happened)),
        to: asked.form.date("to"),
        to_error: errors.first().map_or_else(String::new, |error| error.text.clone()),
    };
    let back = Some(("What was recorded".to_owned(), format!("/people/{person}/events")));
    let title = "When did it end?".to_owned();
    asked.page(TEMPLATE, Frame { title, errors, back, section: "/caseload", ..Frame::default() }, &page)
}
