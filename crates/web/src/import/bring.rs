//! Bring files in: what they hold, whose they are, and the files; they are then read in the background.

use casework::import::{AgencyNamed, ImportFile, Request};
use casework::record::RecordKind;
use serde::Serialize;

use super::list;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::{FieldError, Form};
use crate::problem::Problem;
use crate::upload::{BYTES_MAX, Sent};

/// One choice of radios.
#[derive(Debug, Serialize)]
struct Choice {
    value: &'static str,
    text: &'static str,
    hint: Hint,
    checked: bool,
}

#[derive(Debug, Serialize)]
struct Hint {
    text: &'static str,
}

/// The form as the template draws it. Files cannot be given back to a browser: they are chosen again.
#[derive(Debug, Serialize)]
pub(super) struct BringFields {
    kinds: Vec<Choice>,
    agency_code: String,
    agency_name: String,
    year: String,
    most_megabytes: usize,
    /// The message beside each field, empty where there is none.
    error: Messages,
}

#[derive(Debug, Default, Serialize)]
struct Messages {
    kind: String,
    agency_code: String,
    agency_name: String,
    year: String,
    files: String,
}

const fn hint(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::PersonIndex => "Names, numbers and personal advisers of the young people a council knows.",
        RecordKind::Ssda903 => "The files of a council’s return on looked-after children, or its XML.",
        RecordKind::Prison => "Everybody a prison holds: somebody who is missing from it has left.",
        RecordKind::Probation => "People a probation region supervises.",
        RecordKind::ReleaseDates => {
            "Release dates that moved, by prison number and date of birth. It adds to people on record."
        }
    }
}

impl BringFields {
    pub(super) fn of(form: &Form, errors: &[FieldError]) -> Self {
        let message = |field: &str| {
            let href = format!("#{field}");
            errors.iter().find(|error| error.href == href).map_or_else(String::new, |error| error.text.clone())
        };
        let kinds = RecordKind::ALL.iter().map(|kind| Choice {
            value: kind.code(),
            text: kind.words(),
            hint: Hint { text: hint(*kind) },
            checked: form.text("kind") == kind.code(),
        });
        Self {
            kinds: kinds.collect(),
            agency_code: form.raw("agency_code").to_owned(),
            agency_name: form.raw("agency_name").to_owned(),
            year: form.raw("year").to_owned(),
            most_megabytes: BYTES_MAX >> 20,
            error: Messages {
                kind: message("kind"),
                agency_code: message("agency_code"),
                agency_name: message("agency_name"),
                year: message("year"),
                files: message("files"),
            },
        }
    }
}

/// What the form asks for, or everything that must be put right.
#[derive(Debug, PartialEq, Eq)]
struct Brought {
    kind: RecordKind,
    agency: AgencyNamed,
    return_year: Option<u16>,
}

fn read(form: &Form, files: &[Sent]) -> Result<Brought, Vec<FieldError>> {
    let mut errors = Vec::new();
    let kind = RecordKind::from_code(form.text("kind"));
    if kind.is_none() {
        errors.push(FieldError::new("kind", "Choose what the files hold"));
    }
    let (code, name) = (form.text("agency_code").to_uppercase(), form.text("agency_name").to_owned());
    if code.is_empty() {
        errors.push(FieldError::new("agency_code", "Enter the agency’s code"));
    }
    if name.is_empty() {
        errors.push(FieldError::new("agency_name", "Enter the agency’s name"));
    }
    let return_year = match form.text("year") {
        "" => None,
        text => text.parse().ok().filter(|year| (1990..=2200).contains(year)),
    };
    if return_year.is_none() && !form.text("year").is_empty() {
        errors.push(FieldError::new("year", "Enter the year as four digits, for example 2026"));
    }
    if files.is_empty() {
        errors.push(FieldError::new("files", "Choose at least one file"));
    }
    match kind {
        Some(kind) if errors.is_empty() => Ok(Brought { kind, agency: AgencyNamed { code, name }, return_year }),
        _ => Err(errors),
    }
}

pub(super) async fn post(mut asked: Asked) -> Result<Answer, Problem> {
    let Brought { kind, agency, return_year } = match read(&asked.form, &asked.files) {
        Ok(brought) => brought,
        Err(errors) => return list::show(&asked, errors).await,
    };
    let Some(form) = asked.posted_key() else {
        let text = "This page was used before. Look at the list first; if these are other files, send them again";
        return list::show(&asked, vec![FieldError::new("files", text)]).await;
    };
    let files = std::mem::take(&mut asked.files);
    let request = Request {
        kind,
        agency,
        files: files.into_iter().map(|file| ImportFile::in_memory(file.name, file.bytes)).collect(),
        return_year,
        today: asked.today(),
        form: Some(form),
        correlation: asked.correlation,
    };
    asked.house.staging.begin(asked.house.store.clone(), asked.permit, form, request);
    Ok(Answer::SeeOther(format!("/imports/reading/{form}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_missing_is_told_at_once_and_a_year_is_four_digits() {
        let file = [Sent { name: "prison.csv".to_owned(), bytes: Vec::new() }];
        let fields = |form: &str, files: &[Sent]| {
            let errors = read(&Form::parse(form), files).err().unwrap_or_default();
            errors.into_iter().map(|error| error.href).collect::<Vec<_>>()
        };
        assert_eq!(fields("", &[]), ["#kind", "#agency_code", "#agency_name", "#files"]);
        let right = "kind=ssda903&agency_code=x10000001&agency_name=Merrowdale";
        for (year, wrong) in [("", false), ("2026", false), ("26", true), ("next", true), ("9999", true)] {
            assert_eq!(fields(&format!("{right}&year={year}"), &file) == ["#year"], wrong, "{year}");
        }
        let brought = read(&Form::parse(&format!("{right}&year=2026")), &file).unwrap();
        assert_eq!((brought.agency.code.as_str(), brought.return_year), ("X10000001", Some(2026)));
    }
}
