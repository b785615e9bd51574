//! Values of Splink's conditions, with SQL's missing one, and what comparing two of them says.

use core::cmp::Ordering;
use std::borrow::Cow;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// A value of SQL.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value<'a> {
    /// Not known: NULL.
    Missing,
    /// Yes or no.
    Truth(bool),
    Number(f64),
    Text(Cow<'a, str>),
    /// A moment, in seconds since 1970.
    Time(f64),
    List(Vec<Value<'a>>),
    /// A value of a column with the share of it among all values of that column.
    WithShare(Cow<'a, str>, f64),
}

/// What stands between several values in one cell of text.
const SEPARATOR: char = ';';

impl<'a> Value<'a> {
    pub(super) fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }

    /// Some value, or a missing one.
    pub(super) fn or_missing(value: Option<Self>) -> Self {
        value.unwrap_or(Self::Missing)
    }

    /// The answer to a question that may have none.
    pub(super) fn answer(answer: Option<bool>) -> Self {
        answer.map_or(Self::Missing, Self::Truth)
    }

    /// Yes, no, or not known.
    pub(super) fn truth(&self) -> Option<bool> {
        match self {
            Self::Truth(truth) => Some(*truth),
            Self::Text(text) if text.eq_ignore_ascii_case("true") => Some(true),
            Self::Text(text) if text.eq_ignore_ascii_case("false") => Some(false),
            _ => self.number().map(|number| number != 0.0),
        }
    }

    /// The number, also of a text that says one.
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Truth(truth) => Some(f64::from(u8::from(*truth))),
            Self::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// The moment, also of a text that says a day or a moment the way files do.
    pub(super) fn time(&self) -> Option<f64> {
        match self {
            Self::Time(seconds) => Some(*seconds),
            Self::Text(text) => {
                let text = text.trim();
                let day = || text.parse::<Date>().ok().map(|day| day.at(0, 0, 0, 0));
                text.trim_end_matches('Z').parse::<DateTime>().ok().or_else(day).and_then(seconds)
            }
            _ => None,
        }
    }

    /// The text; numbers and moments are written out.
    pub(super) fn into_text(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Text(text) | Self::WithShare(text, _) => Some(text),
            Self::Number(number) => Some(Cow::Owned(number.to_string())),
            Self::Truth(truth) => Some(Cow::Owned(truth.to_string())),
            Self::Time(seconds) => {
                civil(seconds).map(|moment| Cow::Owned(moment.strftime("%Y-%m-%d %H:%M:%S").to_string()))
            }
            Self::Missing | Self::List(_) => None,
        }
    }

    /// The values of a list; a text holds one, or several with semicolons between them, as in a CSV file.
    pub(super) fn into_items(self) -> Option<Vec<Self>> {
        match self {
            Self::List(items) => Some(items),
            Self::Text(text) => {
                let items = text.split(SEPARATOR).map(str::trim).filter(|item| !item.is_empty());
                Some(items.map(|item| Self::Text(Cow::Owned(item.to_owned()))).collect())
            }
            _ => None,
        }
    }

    /// Whether two values are equal; none where one is missing or they cannot be compared.
    pub(super) fn same(&self, other: &Self) -> Option<bool> {
        match (self, other) {
            (Self::Text(one), Self::Text(other)) => Some(one == other),
            (Self::List(one), Self::List(other)) => {
                let items = || one.iter().zip(other);
                Some(one.len() == other.len() && items().all(|(one, other)| one.same(other) == Some(true)))
            }
            _ => self.order(other).map(Ordering::is_eq),
        }
    }

    /// Which of two values is greater. Texts that both say numbers are compared as numbers: what type a column of a CSV
    /// file has, nobody says.
    pub(super) fn order(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Missing, _) | (_, Self::Missing) => None,
            (Self::Text(one), Self::Text(text)) => match (self.number(), other.number()) {
                (Some(one), Some(other)) => Some(order_of(one, other)),
                _ => Some(one.cmp(text)),
            },
            (Self::Time(_), _) | (_, Self::Time(_)) => self.time()?.partial_cmp(&other.time()?),
            (Self::WithShare(one, _), Self::WithShare(other, _) | Self::Text(other))
            | (Self::Text(one), Self::WithShare(other, _)) => Some(one.cmp(other)),
            _ => Some(order_of(self.number()?, other.number()?)),
        }
    }
}

/// The order of two numbers; as in DuckDB what is no number (0 over 0) is the greatest, and equal to itself.
fn order_of(one: f64, other: f64) -> Ordering {
    one.partial_cmp(&other).unwrap_or_else(|| one.is_nan().cmp(&other.is_nan()))
}

/// Seconds since 1970 of a moment of the calendar.
pub(super) fn seconds(moment: DateTime) -> Option<f64> {
    let stamp = moment.to_zoned(TimeZone::UTC).ok()?.timestamp();
    #[expect(clippy::cast_precision_loss, reason = "seconds of the calendar's years are far below 2^53")]
    Some(stamp.as_second() as f64 + f64::from(stamp.subsec_nanosecond()) / 1e9)
}

/// The moment of the calendar.
pub(super) fn civil(seconds: f64) -> Option<DateTime> {
    let stamp = jiff::Timestamp::from_duration(jiff::SignedDuration::try_from_secs_f64(seconds).ok()?).ok()?;
    Some(TimeZone::UTC.to_datetime(stamp))
}
