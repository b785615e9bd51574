//! The form of a place: what was typed, read into a place, with everything that must be put right told at once.

use domain::place::{
    Closure, Coordinates, CoordinatesRefused, NewPlace, OnBankHolidays, Place, PlaceKind, PlaceRefused, Week,
};

use crate::form::{FieldError, Form};

/// Days of the week as fields.
pub(super) const DAYS: [(&str, &str); 7] = [
    ("monday", "Monday"),
    ("tuesday", "Tuesday"),
    ("wednesday", "Wednesday"),
    ("thursday", "Thursday"),
    ("friday", "Friday"),
    ("saturday", "Saturday"),
    ("sunday", "Sunday"),
];

/// Reads the form, or says everything that must be put right.
pub(super) fn read(form: &Form) -> Result<NewPlace, Vec<FieldError>> {
    let mut errors = Vec::new();
    let kind = PlaceKind::from_code(form.text("kind"));
    if kind.is_none() {
        errors.push(FieldError::new("kind", "Choose what kind of place it is"));
    }
    let at = Coordinates::parse(form.text("at"));
    if let Err(refused) = at {
        let text = match refused {
            CoordinatesRefused::NotNumbers => "Enter two numbers, like 52.4862, -1.8904",
            CoordinatesRefused::FarAway => "This point is not in England or Wales. Check which number comes first",
        };
        errors.push(FieldError::new("at", text));
    }
    for (field, day) in DAYS {
        if Week::parse_day(form.text(field)).is_err() {
            let text = format!("Enter the hours of {day} like 9:00-12:30, 13:30-17:00, or leave them empty");
            errors.push(FieldError::new(field, text));
        }
    }
    let last = form.text("last_admission");
    let last_admission_minutes = if last.is_empty() { Some(0) } else { last.parse().ok() };
    if last_admission_minutes.is_none() {
        errors.push(FieldError::new("last_admission", "Enter a number of minutes"));
    }
    let closures: Option<Vec<Closure>> = form.text("closures").lines().map(closure).collect();
    if closures.is_none() {
        errors.push(FieldError::new(
            "closures",
            "Enter each closure on a line, like 2027-03-01 2027-03-02 staff training",
        ));
    }
    let week = Week::parse(DAYS.map(|(field, _)| form.text(field)));
    match (kind, at, week, last_admission_minutes, closures) {
        (Some(kind), Ok(at), Ok(hours), Some(last_admission_minutes), Some(closures)) if errors.is_empty() => {
            Ok(NewPlace(Place {
                name: form.text("name").to_owned(),
                kind,
                address: form.text("address").to_owned(),
                phone: form.text("phone").to_owned(),
                at,
                hours,
                last_admission_minutes,
                bank_holidays: OnBankHolidays::from_code(form.text("bank_holidays")).unwrap_or(OnBankHolidays::Shut),
                shut_at_christmas: form.text("christmas") == "yes",
                closures,
            }))
        }
        _ => Err(errors),
    }
}

fn closure(line: &str) -> Option<Closure> {
    let mut parts = line.trim().splitn(3, ' ');
    let from = parts.next()?.parse().ok()?;
    let to = parts.next()?.parse().ok()?;
    let why = parts.next().map(str::trim).filter(|why| !why.is_empty())?;
    Some(Closure { from, to, why: why.to_owned() })
}

/// A place as its form has it.
pub(super) fn typed(place: &Place) -> Form {
    let mut form = Form::default();
    let closure = |closure: &Closure| format!("{} {} {}", closure.from, closure.to, closure.why);
    form.add("name", &place.name);
    form.add("kind", place.kind.code());
    form.add("address", &place.address);
    form.add("phone", &place.phone);
    form.add("at", &place.at.to_string());
    for ((field, _), hours) in DAYS.into_iter().zip(place.hours.days()) {
        form.add(field, &hours);
    }
    form.add("last_admission", &place.last_admission_minutes.to_string());
    form.add("bank_holidays", place.bank_holidays.code());
    form.add("christmas", if place.shut_at_christmas { "yes" } else { "" });
    form.add("closures", &place.closures.iter().map(closure).collect::<Vec<_>>().join("\n"));
    form
}

/// What the domain refused, in the words of the form.
pub(super) fn refused(refused: &[PlaceRefused]) -> Vec<FieldError> {
    let error = |one: &PlaceRefused| match one {
        PlaceRefused::NoName => FieldError::new("name", "Enter the name of the place"),
        PlaceRefused::TooLong => {
            FieldError::new("name", "Shorten the name, the address and the number to 200 characters")
        }
        PlaceRefused::NeverOpen => FieldError::new("monday", "Enter the hours of at least one day"),
        PlaceRefused::ClosureReversed => {
            FieldError::new("closures", "A closure must end on the day it begins or later")
        }
        PlaceRefused::NobodyLetIn => {
            FieldError::new("last_admission", "On one of the days nobody would be let in. Check these minutes")
        }
    };
    refused.iter().map(error).collect()
}
