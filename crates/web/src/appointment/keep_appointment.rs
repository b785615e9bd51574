//! Add an appointment, or change one. What was typed is never lost, also when somebody else changed it meanwhile.

use casework::appointment::{AppointmentForm, DRAFT, KeepAppointmentError, Kept, all, keep_appointment};
use casework::{place, record};
use domain::appointment::{AppointmentKind, DeadlineKind, State};
use domain::id::AppointmentId;
use serde::Serialize;

use super::appointment_form;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::draft;
use crate::form::{FieldError, Form};
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;
use crate::typed::{Choice, Typed};

/// What `keep_appointment.html` asks for.
#[derive(Debug, Serialize)]
struct AppointmentPage {
    masthead: Masthead,
    person: String,
    is_new: bool,
    cancel: Option<String>,
    typed: Typed,
    version: i32,
    kinds: Vec<Choice>,
    places: Vec<Choice>,
    deadlines: Vec<Choice>,
    others: Vec<Choice>,
    draft_saved: Option<String>,
}

fn id(asked: &Asked) -> Result<Option<AppointmentId>, Problem> {
    asked.path.get("appointment").map(|text| text.parse().map_err(|_| Problem::NotFound)).transpose()
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let kept = all(asked.house.store().rows(), asked.person()?).await?;
    if let Some(id) = id(&asked)? {
        let one = kept.iter().find(|kept| kept.appointment.id == id).ok_or(Problem::NotFound)?;
        let typed = appointment_form::typed(&one.appointment);
        return show(&asked, &kept, (&typed, one.version), (None, Vec::new())).await;
    }
    if let Some((typed, saved)) = draft::find(&asked, DRAFT).await? {
        return show(&asked, &kept, (&typed, 0), (Some(saved), Vec::new())).await;
    }
    let mut fresh = Form::default();
    fresh.add("minutes", "30");
    show(&asked, &kept, (&fresh, 0), (None, Vec::new())).await
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let (person, id) = (asked.person()?, id(&asked)?);
    let version: i32 = asked.form.text("version").parse().unwrap_or(0);
    let kept = all(asked.house.store().rows(), person).await?;
    if id.is_some_and(|id| !kept.iter().any(|kept| kept.appointment.id == id)) {
        return Err(Problem::NotFound);
    }
    let again = |errors| (None, errors);
    let state = if asked.form.text("kept") == "yes" { State::Kept } else { State::Planned };
    let new = match appointment_form::read(&asked.form, id.unwrap_or(AppointmentId::from_bits(0)), state) {
        Ok(new) => new,
        Err(errors) => return show(&asked, &kept, (&asked.form, version), again(errors)).await,
    };
    let Some(key) = asked.posted_key() else {
        return show(&asked, &kept, (&asked.form, version), again(vec![old_page()])).await;
    };
    let form = AppointmentForm {
        key,
        read: id.map(|_| version),
        appointment: new,
        reason: asked.form.text("reason").to_owned(),
    };
    let (version, error) =
        match keep_appointment(asked.house.store(), &asked.permit, person, form, asked.correlation).await {
            Ok(_) => return Ok(Answer::SeeOther(format!("/people/{person}/release-day?done=appointment"))),
            Err(KeepAppointmentError::Refused(refused)) => (version, appointment_form::refused(&refused)),
            Err(KeepAppointmentError::NoReason) => (version, vec![FieldError::new("reason", "Say why")]),
            Err(KeepAppointmentError::ReasonTooLong { length }) => {
                let text = format!("The reason has {length} characters. Shorten it to 1,000");
                (version, vec![FieldError::new("reason", text)])
            }
            Err(KeepAppointmentError::Changed(now)) => (now.version, vec![changed(&now)]),
            Err(KeepAppointmentError::KeyUsed) => (version, vec![old_page()]),
            Err(KeepAppointmentError::NotFound) => return Err(Problem::NotFound),
            Err(KeepAppointmentError::Store(error)) => return Err(error.into()),
        };
    let asked = asked.with_new_key();
    show(&asked, &kept, (&asked.form, version), (None, error)).await
}

/// Both are there: theirs in words, ours in the fields.
fn changed(now: &Kept) -> FieldError {
    let one = &now.appointment;
    let time = one.starts.map_or_else(|| "at any time".to_owned(), |time| format!("at {}", time.words()));
    let text = format!(
        "{} changed this meanwhile: {}, {time}, with {}. Save again to keep what stands here",
        now.by_name,
        one.title(),
        one.with
    );
    FieldError::new("kind", text)
}

fn old_page() -> FieldError {
    FieldError::new("kind", "This page was used before. Look at the day of release first; then save it again")
}

async fn show(
    asked: &Asked,
    kept: &[Kept],
    (form, version): (&Form, i32),
    (draft_saved, errors): (Option<String>, Vec<FieldError>),
) -> Result<Answer, Problem> {
    let person = asked.person()?;
    let rows = asked.house.store().rows();
    let known = record::known(rows, person).await?;
    let (own, directory) = (id(asked)?, place::directory(rows).await?.places);
    let first = |text: &'static str| [Choice::new("", text)].into_iter();
    let kind = |kind: &AppointmentKind| Choice::new(kind.code(), kind.words());
    let deadline = |kind: &DeadlineKind| Choice::new(kind.code(), kind.words());
    let place = |kept: &place::Kept| Choice::new(kept.id.to_string(), kept.place.name.clone());
    let others = kept.iter().map(|kept| &kept.appointment).filter(|one| Some(one.id) != own && one.is_planned());
    let other = |one: &domain::appointment::Appointment| {
        Choice::new(one.id.to_string(), format!("{} with {}", one.title(), one.with))
    };
    let page = AppointmentPage {
        masthead: Masthead::of(&known, asked.law(), asked.today()),
        person: person.to_string(),
        is_new: own.is_none(),
        cancel: own.map(|id| format!("/people/{person}/appointments/{id}/cancel")),
        typed: Typed::of(form, &errors),
        version,
        kinds: first("Choose").chain(AppointmentKind::ALL.iter().map(kind)).collect(),
        places: first("By phone").chain(directory.iter().map(place)).collect(),
        deadlines: DeadlineKind::ALL.iter().map(deadline).collect(),
        others: first("Nothing").chain(others.map(other)).collect(),
        draft_saved,
    };
    let back = Some(("Day of release".to_owned(), format!("/people/{person}/release-day")));
    let title = if own.is_none() { "Add an appointment" } else { "Change an appointment" }.to_owned();
    let frame = Frame { title, errors, back, section: "/caseload", ..Frame::default() };
    asked.page("appointment/keep_appointment.html", frame, &page)
}
