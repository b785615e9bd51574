//! The visit form: what was typed, read into a contact, with everything that must be put right told at once.

use std::collections::BTreeSet;

use domain::Date;
use domain::contact::{Channel, Function, NOTE_LENGTH_MAX, NewVisit, NotAttendedReason, Outcome, VisitRefused};
use serde::Serialize;

use crate::form::{FieldError, Form, TypedDate};
use crate::words;

/// Names of the form's fields.
const FIELDS: &[&str] =
    &["form_key", "visited_on-day", "visited_on-month", "visited_on-year", "channel", "attended", "function", "note"];

/// What the form says for "it happened"; the codes of the reasons stand for "it did not".
const HAPPENED: &str = "yes";

/// One choice of radios or checkboxes.
#[derive(Debug, Serialize)]
pub(super) struct Choice {
    value: &'static str,
    text: &'static str,
    checked: bool,
}

/// The form as the template draws it.
#[derive(Debug, Serialize)]
pub(super) struct VisitFields {
    pub(super) date: TypedDate,
    channels: Vec<Choice>,
    functions: Vec<Choice>,
    /// "Yes", and every reason why it did not happen: one question.
    happened: Vec<Choice>,
    did_not: Vec<Choice>,
    note: String,
    note_max: usize,
    /// The message beside each field, empty where there is none.
    error: Messages,
}

#[derive(Debug, Default, Serialize)]
struct Messages {
    visited_on: String,
    channel: String,
    attended: String,
    function: String,
    note: String,
}

impl VisitFields {
    /// The fields as `form` has them, with the messages of `errors` beside them.
    pub(super) fn of(form: &Form, errors: &[FieldError]) -> Self {
        let message = |field: &str| {
            let href = |error: &&FieldError| error.href.trim_start_matches('#').starts_with(field);
            errors.iter().find(href).map_or_else(String::new, |error| error.text.clone())
        };
        let functions = form.all("function");
        let attended = |code: &str| form.text("attended") == code;
        Self {
            date: form.date("visited_on"),
            channels: choices(Channel::ALL, |c| (c.code(), c.words()), |code| form.text("channel") == code),
            functions: choices(Function::ALL, |f| (f.code(), f.words()), |code| functions.iter().any(|f| f == code)),
            happened: choices(&[()], |()| (HAPPENED, "Yes"), attended),
            did_not: choices(NotAttendedReason::ALL, |r| (r.code(), r.words()), attended),
            note: form.raw("note").to_owned(),
            note_max: NOTE_LENGTH_MAX,
            error: Messages {
                visited_on: message("visited_on"),
                channel: message("channel"),
                attended: message("attended"),
                function: message("function"),
                note: message("note"),
            },
        }
    }

    /// An empty form dated today.
    pub(super) fn empty(today: Date) -> Self {
        Self { date: TypedDate::of(today), ..Self::of(&Form::default(), &[]) }
    }
}

fn choices<T: Copy>(
    all: &[T],
    shown: impl Fn(T) -> (&'static str, &'static str),
    checked: impl Fn(&str) -> bool,
) -> Vec<Choice> {
    all.iter().map(|one| shown(*one)).map(|(value, text)| Choice { value, text, checked: checked(value) }).collect()
}

/// Reads the form, or says everything that must be put right.
pub(super) fn read(form: &Form) -> Result<NewVisit, Vec<FieldError>> {
    let mut errors = Vec::new();
    for name in form.unknown(FIELDS) {
        errors.push(FieldError::new("visited_on-day", format!("This form has no field called “{name}”")));
    }
    let visited_on = form.date("visited_on").read().map_err(|wrong| errors.push(wrong.error("visited_on"))).ok();
    let channel = Channel::from_code(form.text("channel"));
    if channel.is_none() {
        errors.push(FieldError::new("channel", "Choose how you were in contact"));
    }
    let outcome = outcome(form, &mut errors);
    let functions: Option<BTreeSet<Function>> =
        form.all("function").iter().map(|code| Function::from_code(code)).collect();
    if functions.as_ref().is_none_or(BTreeSet::is_empty) {
        errors.push(FieldError::new("function", "Choose at least one thing the contact was for"));
    }
    match (visited_on, channel, outcome, functions) {
        (Some(visited_on), Some(channel), Some(outcome), Some(functions)) if errors.is_empty() => {
            Ok(NewVisit { visited_on, channel, outcome, functions, note: form.raw("note").to_owned() })
        }
        _ => Err(errors),
    }
}

fn outcome(form: &Form, errors: &mut Vec<FieldError>) -> Option<Outcome> {
    match form.text("attended") {
        HAPPENED => Some(Outcome::Attended),
        code => {
            let reason = NotAttendedReason::from_code(code);
            if reason.is_none() {
                errors.push(FieldError::new("attended", "Say whether it happened, or why not"));
            }
            reason.map(Outcome::NotAttended)
        }
    }
}

/// What the domain refused, in the words of the form.
pub(super) fn refused(refused: &[VisitRefused], today: Date) -> Vec<FieldError> {
    refused
        .iter()
        .map(|refused| match refused {
            VisitRefused::InFuture { .. } => FieldError::new(
                "visited_on-day",
                format!("The date must be today, {}, or earlier", words::plain(today)),
            ),
            VisitRefused::BeforeBirth { .. } => {
                FieldError::new("visited_on-year", "The date is before they were born. Check the year")
            }
            VisitRefused::NoFunction => FieldError::new("function", "Choose at least one thing the contact was for"),
            VisitRefused::NoteTooLong { length } => FieldError::new(
                "note",
                format!("The note has {length} characters. Shorten it to {NOTE_LENGTH_MAX}, or record two contacts"),
            ),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "visited_on-day=3&visited_on-month=2&visited_on-year=2027&channel=video&attended=yes&function=plan&function=review&note=Hi";

    #[test]
    fn a_whole_form_reads() {
        let visit = read(&Form::parse(GOOD)).unwrap();
        assert_eq!(visit.channel, Channel::Video);
        assert_eq!(visit.functions.len(), 2);
        let missed = GOOD.replace("attended=yes", "attended=prison_regime");
        let outcome = Outcome::NotAttended(NotAttendedReason::PrisonRegime);
        assert_eq!(read(&Form::parse(&missed)).unwrap().outcome, outcome);
    }

    #[test]
    fn everything_wrong_is_told_at_once_beside_its_field() {
        let wrong = |form: &str| -> Vec<String> {
            read(&Form::parse(form)).err().unwrap_or_default().into_iter().map(|e| e.href).collect()
        };
        assert_eq!(wrong(""), ["#visited_on-day", "#channel", "#attended", "#function"]);
        for (from, to, field) in [
            ("visited_on-month=2", "visited_on-month=", "#visited_on-month"),
            ("visited_on-day=3", "visited_on-day=31", "#visited_on-day"),
            ("channel=video", "channel=pigeon", "#channel"),
            ("attended=yes", "attended=no", "#attended"),
            ("function=plan", "function=dance", "#function"),
            ("note=Hi", "note=Hi&sneaky=1", "#visited_on-day"),
        ] {
            assert_eq!(wrong(&GOOD.replace(from, to)), [field], "{to}");
        }
    }

    #[test]
    fn what_was_typed_comes_back_with_its_messages() {
        let form = Form::parse("visited_on-day=31&visited_on-month=feb&note=a%0Ab");
        let errors = read(&form).err().unwrap_or_default();
        let fields = VisitFields::of(&form, &errors);
        assert_eq!((fields.date.month.as_str(), fields.note.as_str()), ("feb", "a\nb"));
        assert!(fields.error.visited_on.contains("include a year"));
        assert!(!fields.error.channel.is_empty() && fields.error.note.is_empty());
    }
}
