//! Cancel an appointment: it stays readable, with the reason.

use casework::appointment::{AppointmentForm, KeepAppointmentError, Kept, all, keep_appointment};
use casework::record;
use domain::appointment::{Appointment, State};
use domain::id::AppointmentId;
use serde::Serialize;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;
use crate::typed::Typed;

/// What `cancel.html` asks for.
#[derive(Debug, Serialize)]
struct CancelPage {
    masthead: Masthead,
    person: String,
    what: String,
    version: i32,
    typed: Typed,
}

async fn kept(asked: &Asked) -> Result<Kept, Problem> {
    let id: AppointmentId =
        asked.path.get("appointment").and_then(|text| text.parse().ok()).ok_or(Problem::NotFound)?;
    let all = all(asked.house.store().rows(), asked.person()?).await?;
    all.into_iter().find(|kept| kept.appointment.id == id).ok_or(Problem::NotFound)
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let kept = kept(&asked).await?;
    show(&asked, &kept, Vec::new()).await
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let (person, kept) = (asked.person()?, kept(&asked).await?);
    let Some(key) = asked.posted_key() else { return show(&asked, &kept, vec![again()]).await };
    let state = State::Cancelled { reason: asked.form.text("reason").to_owned() };
    let form = AppointmentForm {
        key,
        read: Some(asked.form.text("version").parse().unwrap_or(kept.version)),
        appointment: Appointment { state, ..kept.appointment.clone() },
        reason: String::new(),
    };
    let error = match keep_appointment(asked.house.store(), &asked.permit, person, form, asked.correlation).await {
        Ok(_) => return Ok(Answer::SeeOther(format!("/people/{person}/release-day?done=cancelled"))),
        Err(KeepAppointmentError::NoReason) => FieldError::new("reason", "Say why it is cancelled"),
        Err(KeepAppointmentError::ReasonTooLong { length }) => {
            FieldError::new("reason", format!("The reason has {length} characters. Shorten it to 1,000"))
        }
        Err(KeepAppointmentError::Changed(now)) => {
            FieldError::new("reason", format!("{} changed it meanwhile. Look at it, then cancel it again", now.by_name))
        }
        Err(KeepAppointmentError::KeyUsed | KeepAppointmentError::Refused(_)) => again(),
        Err(KeepAppointmentError::NotFound) => return Err(Problem::NotFound),
        Err(KeepAppointmentError::Store(error)) => return Err(error.into()),
    };
    show(&asked.with_new_key(), &kept, vec![error]).await
}

fn again() -> FieldError {
    FieldError::new("reason", "This page was used before. Look at the appointment first; then cancel it again")
}

async fn show(asked: &Asked, kept: &Kept, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let person = asked.person()?;
    let known = record::known(asked.house.store().rows(), person).await?;
    let page = CancelPage {
        masthead: Masthead::of(&known, asked.law(), asked.today()),
        person: person.to_string(),
        what: format!("{}, with {}", kept.appointment.title(), kept.appointment.with),
        version: kept.version,
        typed: Typed::of(&asked.form, &errors),
    };
    let back = Some(("Day of release".to_owned(), format!("/people/{person}/release-day")));
    let title = "Cancel an appointment".to_owned();
    asked.page(
        "appointment/cancel.html",
        Frame { title, errors, back, section: "/caseload", ..Frame::default() },
        &page,
    )
}
