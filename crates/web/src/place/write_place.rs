//! Write a place down, or a newer version of one.

use casework::place::{Kept, PlaceForm, WritePlaceError, directory, write_place};
use domain::id::PlaceId;
use domain::place::{OnBankHolidays, PlaceKind};
use serde::Serialize;

use super::place_form::{self, DAYS};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::{FieldError, Form};
use crate::layout::Frame;
use crate::problem::Problem;
use crate::typed::{Choice, Typed};

/// What `write_place.html` asks for.
#[derive(Debug, Serialize)]
struct WritePlacePage {
    is_new: bool,
    typed: Typed,
    version: i32,
    kinds: Vec<Choice>,
    bank_holidays: Vec<Choice>,
    days: Vec<(&'static str, &'static str)>,
}

fn place(asked: &Asked) -> Result<Option<PlaceId>, Problem> {
    asked.path.get("place").map(|text| text.parse().map_err(|_| Problem::NotFound)).transpose()
}

async fn kept(asked: &Asked, id: PlaceId) -> Result<Kept, Problem> {
    let all = directory(asked.house.store().rows()).await?.places;
    all.into_iter().find(|kept| kept.id == id).ok_or(Problem::NotFound)
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    match place(&asked)? {
        None => show(&asked, (&Form::default(), 0), Vec::new()),
        Some(id) => {
            let kept = kept(&asked, id).await?;
            show(&asked, (&place_form::typed(&kept.place), kept.version), Vec::new())
        }
    }
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let id = place(&asked)?;
    let version = asked.form.text("version").parse().unwrap_or(0);
    if let Some(id) = id {
        kept(&asked, id).await?;
    }
    let new = match place_form::read(&asked.form) {
        Ok(new) => new,
        Err(errors) => return show(&asked, (&asked.form, version), errors),
    };
    let Some(key) = asked.posted_key() else { return show(&asked, (&asked.form, version), vec![old_page()]) };
    let form = PlaceForm { key, of: id.map(|id| (id, version)), place: new };
    match write_place(asked.house.store(), &asked.permit, form, asked.correlation).await {
        Ok(_) => Ok(Answer::SeeOther("/places?done=saved".to_owned())),
        Err(WritePlaceError::Refused(refused)) => show(&asked, (&asked.form, version), place_form::refused(&refused)),
        Err(WritePlaceError::Changed(now)) => {
            let text = format!("Somebody changed {} meanwhile. Save again to keep what stands here", now.place.name);
            let asked = asked.with_new_key();
            show(&asked, (&asked.form, now.version), vec![FieldError::new("name", text)])
        }
        Err(WritePlaceError::KeyUsed) => {
            let asked = asked.with_new_key();
            show(&asked, (&asked.form, version), vec![old_page()])
        }
        Err(WritePlaceError::NotFound) => Err(Problem::NotFound),
        Err(WritePlaceError::Store(error)) => Err(error.into()),
    }
}

fn old_page() -> FieldError {
    FieldError::new("name", "This page was used before. Look at the directory first; then save it again")
}

fn show(asked: &Asked, (form, version): (&Form, i32), errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let is_new = !asked.path.contains_key("place");
    let choice = |kind: &PlaceKind| Choice::new(kind.code(), kind.words());
    let mut typed = Typed::of(form, &errors);
    typed.value.entry("bank_holidays".to_owned()).or_insert_with(|| OnBankHolidays::Shut.code().to_owned());
    let page = WritePlacePage {
        is_new,
        typed,
        version,
        kinds: [Choice::new("", "Choose")].into_iter().chain(PlaceKind::ALL.iter().map(choice)).collect(),
        bank_holidays: OnBankHolidays::ALL.iter().map(|one| Choice::new(one.code(), one.words())).collect(),
        days: DAYS.to_vec(),
    };
    let title = if is_new { "Write a place down" } else { "Change a place" }.to_owned();
    let back = Some(("Places".to_owned(), "/places".to_owned()));
    asked.page("place/write_place.html", Frame { title, errors, back, section: "/places", ..Frame::default() }, &page)
}
