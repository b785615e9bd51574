//! Open a session of the panel: title, day, who sits, how many places, and what the support is.

use casework::cohort::{CohortError, SessionForm, SessionRefused, TEXT_LENGTH_MAX, TITLE_LENGTH_MAX, open_session};
use serde::Serialize;

use super::side;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::{FieldError, TypedDate};
use crate::layout::Frame;
use crate::problem::Problem;

/// What `open_session.html` asks for.
#[derive(Debug, Serialize)]
struct OpenPage {
    title: String,
    title_error: String,
    held: TypedDate,
    held_error: String,
    members: String,
    members_error: String,
    places: String,
    places_error: String,
    support: String,
    support_error: String,
    support_max: usize,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, Vec::new())
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let form = &asked.form;
    let held_on = form.date("held").read();
    let places = form.text("places").parse();
    let mut errors: Vec<FieldError> = held_on.err().into_iter().map(|wrong| wrong.error("held")).collect();
    if places.is_err() {
        errors.push(words(SessionRefused::Places));
    }
    let (Ok(held_on), Ok(places)) = (held_on, places) else { return show(&asked, errors) };
    let Some(key) = asked.posted_key() else { return show(&asked, vec![side::old_page("title")]) };
    let text = |name: &str| form.text(name).to_owned();
    let sent =
        SessionForm { key, title: text("title"), held_on, members: text("members"), places, support: text("support") };
    match open_session(asked.house.store(), &asked.permit, sent, asked.correlation).await {
        Ok(Some(id)) => Ok(Answer::SeeOther(format!("/panel/sessions/{id}?done=opened"))),
        Ok(None) => Ok(Answer::SeeOther("/panel".to_owned())),
        Err(CohortError::Session(refused)) => show(&asked, refused.into_iter().map(words).collect()),
        Err(error) => {
            let is_used = matches!(error, CohortError::KeyUsed);
            let errors = vec![side::put_right(error, "title")?];
            let asked = if is_used { asked.with_new_key() } else { asked };
            show(&asked, errors)
        }
    }
}

fn words(refused: SessionRefused) -> FieldError {
    let (field, text) = match refused {
        SessionRefused::Title => ("title", format!("Enter a title of up to {TITLE_LENGTH_MAX} characters")),
        SessionRefused::HeldOn => ("held-day", "Enter a day within a year from today".to_owned()),
        SessionRefused::Members => ("members", format!("Enter who sits, in up to {TITLE_LENGTH_MAX} characters")),
        SessionRefused::Places => ("places", "Enter a whole number from 1 to 999".to_owned()),
        SessionRefused::Support => {
            ("support", format!("Enter what the support is, in up to {TEXT_LENGTH_MAX} characters"))
        }
        SessionRefused::Nobody => ("title", "Nobody of your team can be considered today".to_owned()),
    };
    FieldError::new(field, text)
}

fn show(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let form = &asked.form;
    let text = |name: &str| form.raw(name).to_owned();
    let page = OpenPage {
        title: text("title"),
        title_error: side::message(&errors, "title"),
        held: form.date("held"),
        held_error: side::message(&errors, "held"),
        members: text("members"),
        members_error: side::message(&errors, "members"),
        places: text("places"),
        places_error: side::message(&errors, "places"),
        support: text("support"),
        support_error: side::message(&errors, "support"),
        support_max: TEXT_LENGTH_MAX,
    };
    let frame = Frame {
        title: "Open a session".to_owned(),
        errors,
        back: Some(("Panel".to_owned(), "/panel".to_owned())),
        section: "/panel",
        ..Frame::default()
    };
    asked.page("cohort/open_session.html", frame, &page)
}
