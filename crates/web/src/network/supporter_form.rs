//! The form about somebody around the person: read, and drawn again with everything that was typed.

use domain::network::{
    Closeness, NAME_LENGTH_MAX, NewSupporter, SupporterKind, SupporterRefused, TEXT_LENGTH_MAX, Yes,
};
use serde::Serialize;

use super::list::yes;
use crate::form::{FieldError, Form};

/// Names of the form's fields.
const FIELDS: &[&str] =
    &["form_key", "version", "name", "kind", "knows", "closeness", "reach", "answers_at_night", "stays", "voice"];

#[derive(Debug, Serialize)]
pub(super) struct Choice {
    pub(super) value: &'static str,
    pub(super) text: &'static str,
    pub(super) checked: bool,
}

/// The form as the template draws it.
#[derive(Debug, Serialize)]
pub(super) struct SupporterFields {
    name: String,
    knows: String,
    reach: String,
    kinds: Vec<Choice>,
    closeness: Vec<Choice>,
    night: Vec<Choice>,
    stays: Vec<Choice>,
    voices: Vec<Choice>,
    version: String,
    name_max: usize,
    text_max: usize,
    error: Messages,
}

#[derive(Debug, Default, Serialize)]
struct Messages {
    name: String,
    kind: String,
    knows: String,
    closeness: String,
    reach: String,
    voice: String,
}

/// What is typed where somebody is changed: the form as they stand.
pub(super) fn typed(what: &NewSupporter, version: u32) -> Form {
    let mut form = Form::default();
    let version = version.to_string();
    for (name, value) in [
        ("name", what.name.as_str()),
        ("kind", what.kind.code()),
        ("knows", &what.knows),
        ("closeness", what.closeness.code()),
        ("reach", &what.reach),
        ("answers_at_night", what.answers_at_night.code()),
        ("stays", what.stays.code()),
        ("version", &version),
    ] {
        form.add(name, value);
    }
    form
}

impl SupporterFields {
    pub(super) fn of(form: &Form, own: bool, errors: &[FieldError]) -> Self {
        let message = |field: &str| {
            let at = format!("#{field}");
            errors.iter().find(|error| error.href == at).map_or_else(String::new, |error| error.text.clone())
        };
        let choice = |field, value, text| Choice { value, text, checked: form.text(field) == value };
        let answers = |field| Yes::ALL.iter().map(|one| choice(field, one.code(), yes(*one, own))).collect();
        let kind_words = |kind: SupporterKind| match (kind, own) {
            (SupporterKind::FormerCarer, true) => "Somebody who looked after me, taught me or worked with me",
            _ => kind.words(),
        };
        let near = |closeness: Closeness| match (closeness, own) {
            (Closeness::LostTouch, true) => "We lost touch",
            (Closeness::InTouch, true) => "We talk now and then",
            _ => closeness.words(),
        };
        Self {
            name: form.raw("name").to_owned(),
            knows: form.raw("knows").to_owned(),
            reach: form.raw("reach").to_owned(),
            kinds: SupporterKind::ALL.iter().map(|one| choice("kind", one.code(), kind_words(*one))).collect(),
            closeness: Closeness::ALL.iter().map(|one| choice("closeness", one.code(), near(*one))).collect(),
            night: answers("answers_at_night"),
            stays: answers("stays"),
            voices: vec![
                choice("voice", "spoken", "The young adult’s, as they said it to me"),
                choice("voice", "from_paper", "The young adult’s, from paper"),
                choice("voice", "own", "Mine"),
            ],
            version: form.text("version").to_owned(),
            name_max: NAME_LENGTH_MAX,
            text_max: TEXT_LENGTH_MAX,
            error: Messages {
                name: message("name"),
                kind: message("kind"),
                knows: message("knows"),
                closeness: message("closeness"),
                reach: message("reach"),
                voice: message("voice"),
            },
        }
    }
}

/// Reads the form, or says everything that must be put right.
pub(super) fn read(form: &Form, own: bool) -> Result<NewSupporter, Vec<FieldError>> {
    let mut errors: Vec<FieldError> = form
        .unknown(FIELDS)
        .map(|_| FieldError::new("name", "This page has changed. Reload it and try again"))
        .collect();
    let kind = SupporterKind::from_code(form.text("kind"));
    let closeness = Closeness::from_code(form.text("closeness"));
    let missing = [
        (kind.is_none(), "kind", if own { "Choose who they are" } else { "Choose who they are to the young adult" }),
        (closeness.is_none(), "closeness", "Choose how close they are"),
        (
            !own && !["spoken", "from_paper", "own"].contains(&form.text("voice")),
            "voice",
            "Choose whose words these are",
        ),
    ];
    let new = NewSupporter {
        name: form.text("name").to_owned(),
        kind: kind.unwrap_or(SupporterKind::Other),
        knows: form.text("knows").to_owned(),
        closeness: closeness.unwrap_or(Closeness::InTouch),
        reach: form.text("reach").to_owned(),
        answers_at_night: Yes::from_code(form.text("answers_at_night")).unwrap_or(Yes::NotKnown),
        stays: Yes::from_code(form.text("stays")).unwrap_or(Yes::NotKnown),
    };
    let checked = new.check();
    if let Err(refused) = &checked {
        errors.extend(refused.iter().copied().map(why));
    }
    errors.extend(missing.into_iter().filter(|(is, ..)| *is).map(|(_, field, text)| FieldError::new(field, text)));
    match checked {
        Ok(new) if errors.is_empty() => Ok(new),
        _ => Err(errors),
    }
}

pub(super) fn why(refused: SupporterRefused) -> FieldError {
    match refused {
        SupporterRefused::NoName => FieldError::new("name", "Enter a name"),
        SupporterRefused::NameTooLong { length } => {
            FieldError::new("name", format!("The name has {length} characters. Shorten it to {NAME_LENGTH_MAX}"))
        }
        SupporterRefused::KnowsTooLong { length } => {
            FieldError::new("knows", format!("This has {length} characters. Shorten it to {TEXT_LENGTH_MAX}"))
        }
        SupporterRefused::ReachTooLong { length } => {
            FieldError::new("reach", format!("This has {length} characters. Shorten it to {TEXT_LENGTH_MAX}"))
        }
    }
}
