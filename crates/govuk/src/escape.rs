//! How a value becomes text on a page: escaped unless vouched for, and spelled as JavaScript spells it.

use std::fmt::Write as _;

use minijinja::value::ValueKind;
use minijinja::{Error, Output, State, Value};

/// Writes one value onto a page. Nothing and null are empty; a name that a strict page
/// was not given never comes here.
pub(crate) fn write_value(out: &mut Output, _: &mut State, value: &Value) -> Result<(), Error> {
    match value.as_str() {
        Some(text) if value.is_safe() => out.write_str(text)?,
        Some(text) => out.write_str(&escaped(text))?,
        None => out.write_str(&escaped(&spelled(value)))?,
    }
    Ok(())
}

/// The text JavaScript makes of a value: null is empty here, booleans are lower case, lists are joined by commas.
pub(crate) fn spelled(value: &Value) -> String {
    match value.kind() {
        ValueKind::Undefined | ValueKind::None => String::new(),
        ValueKind::Bool => value.is_true().to_string(),
        ValueKind::Seq => {
            let items = value.try_iter().into_iter().flatten();
            items.map(|item| spelled(&item)).collect::<Vec<_>>().join(",")
        }
        _ => value.to_string(),
    }
}

/// The text with the five characters replaced that mean something in HTML.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// A value ready to stand within markup: vouched-for text as it is, all else escaped.
pub(crate) fn as_markup(value: &Value) -> String {
    let text = spelled(value);
    if value.is_safe() { text } else { escaped(&text) }
}

/// Writes ` name="value"`.
pub(crate) fn push_attribute(out: &mut String, name: &str, value: &str) {
    let _ = write!(out, " {}=\"{value}\"", escaped(name));
}
