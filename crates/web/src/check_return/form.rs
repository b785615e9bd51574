//! The form: which year, and the files.

use casework::check_return::{Files, YEARS};
use domain::snapshot::ReturnYear;
use serde::Serialize;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::problem::Problem;
use crate::upload::BYTES_MAX;

/// What `form.html` asks for.
#[derive(Debug, Serialize)]
struct CheckPage {
    years: Vec<Choice>,
    most_megabytes: usize,
    year_error: String,
    files_error: String,
    /// Whether what was asked for is not there any more.
    is_gone: bool,
}

#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    text: String,
    checked: bool,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, Vec::new())
}

pub(super) async fn post(mut asked: Asked) -> Result<Answer, Problem> {
    let mut errors = Vec::new();
    let year = asked.form.text("year").parse::<u16>().ok().filter(|year| YEARS.contains(year));
    if year.is_none() {
        errors.push(FieldError::new("year", "Choose the year of the return"));
    }
    if asked.files.is_empty() {
        errors.push(FieldError::new("files", "Choose the files of the return, or a zip of them"));
    }
    let form = asked.posted_key();
    if form.is_none() && errors.is_empty() {
        errors.push(FieldError::new("files", "This page was used before. Choose the files again"));
    }
    let (Some(year), Some(form), true) = (year, form, errors.is_empty()) else { return show(&asked, errors) };
    let files: Files = std::mem::take(&mut asked.files).into_iter().map(|file| (file.name, file.bytes)).collect();
    let house = std::sync::Arc::clone(&asked.house);
    house.checks.begin(asked.house.store.clone(), (asked.permit, asked.correlation), form, (year, files));
    Ok(Answer::SeeOther(format!("/returns/check/{form}")))
}

fn show(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let message = |field: &str| {
        let href = format!("#{field}");
        errors.iter().find(|error| error.href == href).map_or_else(String::new, |error| error.text.clone())
    };
    let chosen = match asked.form.text("year") {
        "" => ReturnYear::of(asked.today()).0.to_string(),
        typed => typed.to_owned(),
    };
    let choice = |year: u16| {
        let value = year.to_string();
        Choice { text: format!("Year to 31 March {year}"), checked: value == chosen, value }
    };
    let page = CheckPage {
        years: YEARS.rev().map(choice).collect(),
        most_megabytes: BYTES_MAX >> 20,
        year_error: message("year"),
        files_error: message("files"),
        is_gone: asked.query.text("gone") == "1",
    };
    let back = Some(("Returns".to_owned(), "/returns".to_owned()));
    let frame = Frame { title: "Check a return".to_owned(), errors, back, section: "/returns", ..Frame::default() };
    asked.page("check_return/form.html", frame, &page)
}
