//! An answer for people: its own words as lines, lists of records as tables.

use serde_json::{Map, Value};

use crate::out::Out;

/// Prints an answer; does nothing where a program reads it.
pub(super) fn show(answer: &Value, out: &Out) {
    if let Some(map) = answer.as_object() {
        show_map(map, "", out);
    }
}

fn show_map(map: &Map<String, Value>, indent: &str, out: &Out) {
    for (key, value) in map {
        let name = key.replace('_', " ");
        match value {
            Value::Object(inner) => {
                out.line(format!("{indent}{name}:"));
                show_map(inner, &format!("{indent}  "), out);
            }
            Value::Array(items) if items.iter().any(Value::is_object) => {
                out.line(format!("{indent}{name}:"));
                show_table(items, &format!("{indent}  "), out);
            }
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(short).collect();
                out.line(format!("{indent}{name}: {}", items.join("  ")));
            }
            value => out.line(format!("{indent}{name}: {}", short(value))),
        }
    }
}

fn show_table(items: &[Value], indent: &str, out: &Out) {
    let flat = |value: &&(&String, &Value)| !value.1.is_object() && !is_table(value.1);
    let mut headings: Vec<String> = Vec::new();
    for (key, _) in items.iter().filter_map(Value::as_object).flat_map(|map| map.iter().filter(|pair| flat(&pair))) {
        if !headings.contains(key) {
            headings.push(key.clone());
        }
    }
    let cell = |item: &Value, heading: &String| item.get(heading).map(short).unwrap_or_default();
    let rows: Vec<Vec<String>> =
        items.iter().map(|item| headings.iter().map(|heading| cell(item, heading)).collect()).collect();
    let width = |at: usize, heading: &String| {
        rows.iter().filter_map(|row| row.get(at)).chain([heading]).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = headings.iter().enumerate().map(|(at, heading)| width(at, heading)).collect();
    let line = |cells: &[String]| {
        let padded: Vec<String> = cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:>width$}")).collect();
        format!("{indent}{}", padded.join("  "))
    };
    out.line(line(&headings));
    for (row, item) in rows.iter().zip(items) {
        out.line(line(row));
        for (key, inner) in item.as_object().into_iter().flatten().filter(|(_, inner)| is_table(inner)) {
            out.line(format!("{indent}  {}:", key.replace('_', " ")));
            show_table(inner.as_array().map_or(&[], Vec::as_slice), &format!("{indent}    "), out);
        }
    }
}

fn is_table(value: &Value) -> bool {
    value.as_array().is_some_and(|items| items.iter().any(Value::is_object))
}

/// A value in few characters; JSON has every digit.
fn short(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        Value::Number(number) if number.is_f64() => number.as_f64().map(digits).unwrap_or_default(),
        Value::Array(items) => items.iter().map(short).collect::<Vec<_>>().join(" "),
        value => value.to_string(),
    }
}

/// Seven digits that count.
fn digits(value: f64) -> String {
    let size = value.abs();
    if value == 0.0 {
        return "0".to_owned();
    }
    if !(1e-4..1e9).contains(&size) {
        return format!("{value:.6e}");
    }
    // The size that the exponent says: 1.234e3 has three digits more before its point.
    let exponent = format!("{size:e}").rsplit_once('e').and_then(|(_, exponent)| exponent.parse::<i32>().ok());
    let decimals = usize::try_from(6 - exponent.unwrap_or(0)).unwrap_or(0).min(10);
    let text = format!("{value:.decimals$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_digits_that_count() {
        for (value, expected) in
            [(0.0, "0"), (1.5, "1.5"), (-0.379_422_167, "-0.3794222"), (1234.5678, "1234.568"), (1e-9, "1.000000e-9")]
        {
            assert_eq!(digits(value), expected);
        }
    }
}
