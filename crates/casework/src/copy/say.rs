//! A row in plain words: days as people write them, codes with spaces, hours as hours.

use std::collections::BTreeMap;

use domain::{Date, Timestamp};
use serde_json::Value;
use store::Context;

use super::{Item, words};

/// Columns that hold minutes after midnight.
const HOURS: &[&str] =
    &["starts", "move_from", "move_to", "from_at", "to_at", "deadline_at", "gate_from", "gate_to", "home_by"];

/// "10 February 2027".
pub(super) fn plain(on: Date) -> String {
    on.strftime("%-d %B %Y").to_string()
}

/// The day of an instant here.
pub(super) fn day(at: Timestamp, context: &Context) -> String {
    plain(context.civil(at).date())
}

/// When a row was written down, as it is kept.
pub(super) fn when(row: &Value) -> Option<String> {
    let columns = ["recorded_at", "created_at", "issued_at", "from_on"];
    columns.iter().find_map(|column| Some(row.get(column)?.as_str()?.to_owned()))
}

/// A value as it is read: a code loses its underscores, a day and an hour are written out.
pub(super) fn shown(column: &str, text: &str) -> String {
    if let Some(minutes) = HOURS.contains(&column).then(|| text.parse::<u32>().ok()).flatten() {
        return format!("{}:{:02}", minutes / 60, minutes % 60);
    }
    if let Ok(on) = text.parse::<Date>().and_then(|on| if text.len() == 10 { Ok(on) } else { text.parse() }) {
        return plain(on);
    }
    let is_code = !text.contains(' ') && text.chars().all(|one| one.is_ascii_lowercase() || one == '_' || one == ',');
    if is_code { text.replace('_', " ").replace(',', ", ") } else { text.to_owned() }
}

/// A row with the words for its columns; what is empty is left out.
pub(super) fn say(
    (table, columns): (&str, &[(&str, &str)]),
    row: &Value,
    workers: &BTreeMap<String, String>,
    context: &Context,
) -> Item {
    let text = |column: &str| match row.get(column)? {
        Value::Null => None,
        Value::Bool(yes) => Some(if *yes { "yes" } else { "no" }.to_owned()),
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => match text.parse::<Timestamp>() {
            Ok(at) if text.ends_with('Z') => Some(day(at, context)),
            _ => Some(words::of_column(table, column, text).unwrap_or_else(|| shown(column, text))),
        },
        other => Some(shown(column, &other.to_string())),
    };
    let says = columns.iter().filter_map(|(column, words)| Some(((*words).to_owned(), text(column)?)));
    let by = row.get("worker_id").and_then(Value::as_str).and_then(|id| workers.get(id));
    let at = text("recorded_at");
    let source = match (by, at) {
        (Some(by), Some(at)) => format!("{by}, {at}"),
        (Some(by), None) => by.clone(),
        (None, Some(at)) => format!("You, or the service for you, {at}"),
        (None, None) => "The service".to_owned(),
    };
    Item { source, says: says.collect() }
}

/// Everything in a part of a file, each under the way to it.
pub(super) fn flatten(at: &str, value: &Value, says: &mut Vec<(String, String)>) {
    match value {
        Value::Object(all) => {
            for (name, inner) in all {
                let name = name.replace('_', " ");
                let under = if at.is_empty() { name } else { format!("{at}, {name}") };
                flatten(&under, inner, says);
            }
        }
        Value::Array(all) if all.iter().all(Value::is_string) => {
            let texts: Vec<&str> = all.iter().filter_map(Value::as_str).collect();
            says.push(words::of_list(at, &texts).unwrap_or_else(|| (at.to_owned(), texts.join(": "))));
        }
        Value::Array(all) => {
            for (number, inner) in all.iter().enumerate() {
                flatten(&format!("{at} {}", number + 1), inner, says);
            }
        }
        Value::Null => {}
        Value::String(text) if text.is_empty() => {}
        Value::String(text) => {
            says.push((at.to_owned(), words::of_file(at, text).unwrap_or_else(|| shown("", text))));
        }
        other => says.push((at.to_owned(), other.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_read_as_people_write_them() {
        for (column, text, expected) in [
            ("on_day", "2027-02-10", "10 February 2027"),
            ("channel", "in_person", "in person"),
            ("sees", "council,prison", "council, prison"),
            ("starts", "545", "9:05"),
            ("minutes", "45", "45"),
            ("note", "Rang the landlord.", "Rang the landlord."),
        ] {
            assert_eq!(shown(column, text), expected, "{column}");
        }
    }

    #[test]
    fn a_file_is_said_whole() {
        let mut says = Vec::new();
        let value =
            serde_json::json!({"custody": {"alerts": [{"code": "LCE", "to": null}]}, "identifiers": [["pnc", "1"]]});
        flatten("", &value, &mut says);
        let says: Vec<_> = says.iter().map(|(at, text)| format!("{at} = {text}")).collect();
        assert_eq!(says, ["custody, alerts 1, code = Care experienced (LCE)", "PNC number = 1"]);
    }
}
