//! What an import does to one record, and what is wrong with one row, as the preview shows them.

use casework::import::{Change, ChangeKind, Fault};
use serde::Serialize;

/// One record.
#[derive(Debug, Serialize)]
pub(super) struct ChangeView {
    /// The person's name, or the agency's number for them.
    name: String,
    /// The agency's number, where the name does not say it already.
    key: String,
    tag: &'static str,
    classes: &'static str,
    is_new: bool,
    joins: bool,
    is_limited: bool,
    fields: Vec<FieldView>,
}

/// One field before and after, in words.
#[derive(Debug, Serialize)]
struct FieldView {
    name: String,
    before: String,
    after: String,
}

/// What stands where nothing is known.
const NOT_KNOWN: &str = "not known";

impl ChangeView {
    pub(super) fn of(change: Change) -> Self {
        let (tag, classes) = match change.kind {
            ChangeKind::New => ("New", "govuk-tag--green"),
            ChangeKind::Changed => ("Changed", "govuk-tag--blue"),
            ChangeKind::Gone => ("No longer listed", "govuk-tag--orange"),
        };
        let or_not_known = |text: String| if text.is_empty() { NOT_KNOWN.to_owned() } else { text };
        let fields = change.fields.into_iter().map(|field| FieldView {
            name: field.field,
            before: or_not_known(field.before),
            after: or_not_known(field.after),
        });
        let has_name = !change.name.is_empty();
        Self {
            name: if has_name { change.name } else { change.key.clone() },
            key: if has_name { change.key } else { String::new() },
            tag,
            classes,
            is_new: change.kind == ChangeKind::New,
            joins: change.joins,
            is_limited: change.is_limited,
            fields: fields.collect(),
        }
    }
}

/// One row to put right, or to look at.
#[derive(Debug, Serialize)]
pub(super) struct FaultView {
    file: String,
    row: String,
    column: String,
    because: String,
}

impl FaultView {
    pub(super) fn of(fault: Fault) -> Self {
        Self {
            file: fault.file,
            row: if fault.row == 0 { "whole file".to_owned() } else { fault.row.to_string() },
            column: if fault.column.is_empty() { "whole row".to_owned() } else { fault.column },
            because: fault.because,
        }
    }
}
