//! The form about a need: read, and drawn again with everything that was typed.

use domain::Date;
use domain::cohort::{Fact, FactRefused, FactSource, Need, NewFact, Says, TIMES_MAX, WORDS_LENGTH_MAX};
use serde::Serialize;

use super::side::{Choice, choices, message};
use crate::form::{DateWrong, FieldError, Form, TypedDate};

/// Names of the form's fields.
const FIELDS: &[&str] = &[
    "form_key",
    "version",
    "need",
    "says",
    "times",
    "words",
    "source",
    "from-day",
    "from-month",
    "from-year",
    "to-day",
    "to-month",
    "to-year",
];

/// The form as the template draws it.
#[derive(Debug, Serialize)]
pub(super) struct FactFields {
    version: String,
    needs: Vec<Choice>,
    says: Vec<Choice>,
    sources: Vec<Choice>,
    times: String,
    words: String,
    words_max: usize,
    from: TypedDate,
    to: TypedDate,
    error: Messages,
}

#[derive(Debug, Default, Serialize)]
struct Messages {
    need: String,
    says: String,
    source: String,
    times: String,
    words: String,
    from: String,
    to: String,
}

/// What is typed where a fact is corrected: the form as it stands.
pub(super) fn typed(fact: &Fact) -> Form {
    let mut form = Form::default();
    let new = &fact.new;
    let (version, times) = (fact.version.to_string(), new.times.to_string());
    for (name, value) in [
        ("version", version.as_str()),
        ("need", new.need.code()),
        ("says", new.says.code()),
        ("source", new.source.code()),
        ("times", &times),
        ("words", &new.words),
    ] {
        form.add(name, value);
    }
    for (name, day) in [("from", new.from), ("to", new.to)] {
        form.add_date(name, day);
    }
    form
}

impl FactFields {
    pub(super) fn of(form: &Form, own: bool, errors: &[FieldError]) -> Self {
        let by_hand = Need::ALL.iter().filter(|need| need.is_by_hand());
        let title = |need: &Need| (if own { need.own_words() } else { need.words() }).to_owned();
        let says = |says: &Says| match (says, own) {
            (Says::Known, true) => "There is something to say".to_owned(),
            (Says::None, true) => "There is nothing".to_owned(),
            (says, false) => says.words().to_owned(),
        };
        Self {
            version: form.text("version").to_owned(),
            needs: choices(form.text("need"), by_hand.map(|need| (need.code(), title(need)))),
            says: choices(form.text("says"), Says::ALL.iter().map(|one| (one.code(), says(one)))),
            sources: choices(
                form.text("source"),
                FactSource::ALL.iter().map(|one| (one.code(), one.words().to_owned())),
            ),
            times: form.raw("times").to_owned(),
            words: form.raw("words").to_owned(),
            words_max: WORDS_LENGTH_MAX,
            from: form.date("from"),
            to: form.date("to"),
            error: Messages {
                need: message(errors, "need"),
                says: message(errors, "says"),
                source: message(errors, "source"),
                times: message(errors, "times"),
                words: message(errors, "words"),
                from: message(errors, "from"),
                to: message(errors, "to"),
            },
        }
    }
}

/// Reads the form, or says everything that must be put right.
pub(super) fn read(form: &Form, own: bool) -> Result<NewFact, Vec<FieldError>> {
    let changed = |_| FieldError::new("words", "This page has changed. Reload it and try again");
    let mut errors: Vec<FieldError> = form.unknown(FIELDS).map(changed).collect();
    let (need, says) = (Need::from_code(form.text("need")), Says::from_code(form.text("says")));
    if need.is_none() {
        errors.push(FieldError::new("need", "Choose what it is about"));
    }
    if says.is_none() {
        errors.push(FieldError::new("says", "Choose an answer"));
    }
    let source = if own { Some(FactSource::OwnWords) } else { FactSource::from_code(form.text("source")) };
    if source.is_none() {
        errors.push(FieldError::new("source", "Choose where it comes from"));
    }
    let times = match form.text("times") {
        "" => Some(1),
        text => text.parse().ok(),
    };
    if times.is_none() {
        errors.push(why(FactRefused::Times));
    }
    let (from, to) = (date(form, "from", &mut errors), date(form, "to", &mut errors));
    match (need, says, source, times) {
        (Some(need), Some(says), Some(source), Some(times)) if errors.is_empty() => {
            Ok(NewFact { need, says, times, words: form.text("words").to_owned(), from, to, source })
        }
        _ => Err(errors),
    }
}

/// A day that need not be known.
fn date(form: &Form, name: &str, errors: &mut Vec<FieldError>) -> Option<Date> {
    match form.date(name).read() {
        Ok(day) => Some(day),
        Err(DateWrong::Missing) => None,
        Err(wrong) => {
            errors.push(wrong.error(name));
            None
        }
    }
}

/// What must be put right in a fact that cannot be kept.
pub(super) fn why(refused: FactRefused) -> FieldError {
    match refused {
        FactRefused::NotByHand => FieldError::new("need", "Choose what it is about"),
        FactRefused::NoWords => FieldError::new("words", "Write it in a few words"),
        FactRefused::TooLong { length } => {
            FieldError::new("words", format!("This has {length} characters. Shorten it to {WORDS_LENGTH_MAX}"))
        }
        FactRefused::Times => FieldError::new("times", format!("Enter a whole number from 1 to {TIMES_MAX}")),
        FactRefused::FromFuture => FieldError::new("from-day", "This day is still to come"),
        FactRefused::ToWrong => FieldError::new("to-day", "It cannot end before it began, or after today"),
        FactRefused::NotTheirSource => FieldError::new("source", "Choose where it comes from"),
    }
}
