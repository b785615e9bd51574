//! A day as files write it: `2026-11-25`, as a date of TOML or as text.

use domain::Date;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

#[derive(Deserialize)]
#[serde(untagged, expecting = "a day such as 2026-11-25")]
enum Written {
    Date(toml::value::Datetime),
    Text(String),
}

/// Reads a day; for fields of files.
pub(crate) fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
    let text = match Written::deserialize(from)? {
        Written::Date(date) => date.to_string(),
        Written::Text(text) => text,
    };
    parse(&text).ok_or_else(|| D::Error::custom(format!("{text} is no day such as 2026-11-25")))
}

/// A day of exactly ten characters; nothing looser, so that no hour or week number is dropped in silence.
pub(crate) fn parse(text: &str) -> Option<Date> {
    let is_day = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    is_day.then(|| text.parse().ok()).flatten()
}
