//! A form as it was typed: every value by the name of its field, and the message beside it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::form::{FieldError, Form};

/// One choice of a select or of radios.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) text: String,
}

impl Choice {
    pub(crate) fn new(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self { value: value.into(), text: text.into() }
    }
}

/// Values and messages by the name of their field.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Typed {
    pub(crate) value: BTreeMap<String, String>,
    pub(crate) error: BTreeMap<String, String>,
}

impl Typed {
    /// The fields as `form` has them, with the messages of `errors` beside them.
    pub(crate) fn of(form: &Form, errors: &[FieldError]) -> Self {
        let value = form.pairs().map(|(name, value)| (name.replace('-', "_"), value.to_owned())).collect();
        let mut error = BTreeMap::new();
        for one in errors {
            let name = one.href.trim_start_matches('#').replace('-', "_");
            let date = ["_day", "_month", "_year"].iter().find_map(|part| name.strip_suffix(part));
            error.entry(date.unwrap_or(&name).to_owned()).or_insert_with(|| one.text.clone());
        }
        Self { value, error }
    }
}
