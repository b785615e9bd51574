//! The form that describes somebody: names, date of birth as far as it is known, postcode, number.

use casework::likeness::Question;
use domain::Date;
use domain::person::{PartDate, PartDateRefused};

use crate::form::{FieldError, Form};

/// Names of its fields.
pub(crate) const FIELDS: &[&str] =
    &["given", "family", "other", "born-day", "born-month", "born-year", "postcode", "number"];

/// Longest text that a field takes: nobody's name is longer.
const LENGTH_MAX: usize = 200;

/// Reads it, or tells everything that is wrong. Nothing need be filled in.
pub(crate) fn read(form: &Form, today: Date) -> Result<Question, Vec<FieldError>> {
    let mut errors = Vec::new();
    for field in ["given", "family", "other", "postcode", "number"] {
        if form.text(field).chars().count() > LENGTH_MAX {
            errors.push(FieldError::new(field, format!("Use {LENGTH_MAX} characters or fewer")));
        }
    }
    let typed = form.date("born");
    let born = PartDate::parse([&typed.day, &typed.month, &typed.year], today);
    let born = born.unwrap_or_else(|refused| {
        errors.push(error(refused));
        PartDate::default()
    });
    if !errors.is_empty() {
        return Err(errors);
    }
    let text = |field: &str| form.text(field).to_owned();
    Ok(Question {
        given: text("given"),
        family: text("family"),
        other: text("other"),
        born,
        postcode: text("postcode"),
        number: text("number"),
    })
}

fn error(refused: PartDateRefused) -> FieldError {
    let (part, text) = match refused {
        PartDateRefused::Year => ("year", "The year of birth must have four digits and not be in the future"),
        PartDateRefused::Month => ("month", "The month of birth must be a month, like 5 or May"),
        PartDateRefused::Day => ("day", "There is no such day in that month"),
        PartDateRefused::ToCome => ("day", "The date of birth must be in the past"),
    };
    FieldError::new(&format!("born-{part}"), text)
}
