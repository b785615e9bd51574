//! The value of one cell, after it has been checked and before it is part of a record.

use core::fmt;
use std::borrow::Cow;

use domain::Date;
use domain::custody::{Alert, LegalStatus, ReleaseDateKind};
use domain::identifier::Identifier;
use domain::person::Sex;

use crate::columns::Format;

/// The checked value of a cell.
#[derive(Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// An empty cell: not known.
    Missing,
    /// Text, tidied.
    Text(Cow<'a, str>),
    /// A day.
    Date(Date),
    /// A day of which parts may be unknown.
    PartialDate(PartialDate),
    /// A code, as its list writes it.
    Code(&'static str),
    /// A number that names a person.
    Identifier(Identifier),
    /// A whole number.
    Number(u16),
    /// Alerts on a prison record.
    Alerts(Vec<Alert>),
}

impl fmt::Debug for Value<'_> {
    /// Nothing of the value: it is about a person.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if matches!(self, Self::Missing) { "missing" } else { "a value" })
    }
}

/// The values of one row in their table's written order, to be taken one after the other.
pub struct Values<'a>(std::vec::IntoIter<Value<'a>>);

impl<'a> Values<'a> {
    /// These values, from the first.
    pub fn new(values: Vec<Value<'a>>) -> Self {
        Self(values.into_iter())
    }

    /// The next value as a field of a record; `None` if it is missing and the field needs it.
    pub fn take<T: Field>(&mut self) -> Option<T> {
        T::from_value(self.0.next()?)
    }
}

/// A field of a record: made from a checked value and written as a cell.
pub trait Field: Sized {
    /// The field of a value; `None` if the value is missing or of another kind.
    fn from_value(value: Value<'_>) -> Option<Self>;
    /// The cell that reads back to it.
    fn to_cell(&self, format: Format) -> Cow<'_, str>;
}

impl<T: Field> Field for Option<T> {
    fn from_value(value: Value<'_>) -> Option<Self> {
        if matches!(value, Value::Missing) { Some(None) } else { T::from_value(value).map(Some) }
    }
    fn to_cell(&self, format: Format) -> Cow<'_, str> {
        self.as_ref().map_or(Cow::Borrowed(""), |field| field.to_cell(format))
    }
}

impl Field for String {
    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Text(text) = value { Some(text.into_owned()) } else { None }
    }
    fn to_cell(&self, _: Format) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl Field for &'static str {
    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Code(code) = value { Some(code) } else { None }
    }
    fn to_cell(&self, _: Format) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl Field for Date {
    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Date(date) = value { Some(date) } else { None }
    }
    fn to_cell(&self, format: Format) -> Cow<'_, str> {
        let (year, month, day) = (self.year(), self.month(), self.day());
        Cow::Owned(match format {
            Format::ReturnDate(_) => format!("{day:02}/{month:02}/{year:04}"),
            _ => format!("{year:04}-{month:02}-{day:02}"),
        })
    }
}

impl Field for Identifier {
    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Identifier(identifier) = value { Some(identifier) } else { None }
    }
    fn to_cell(&self, format: Format) -> Cow<'_, str> {
        let own = if format == Format::LocalId { self.value().split_once('/').map(|(_, own)| own) } else { None };
        Cow::Borrowed(own.unwrap_or(self.value()))
    }
}

impl Field for u16 {
    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Number(number) = value { Some(number) } else { None }
    }
    fn to_cell(&self, _: Format) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

impl Field for Sex {
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            // The return wrote digits up to 2024.
            Value::Code("1") => Some(Self::Male),
            Value::Code("2") => Some(Self::Female),
            Value::Code(code) => Self::from_code(code),
            _ => None,
        }
    }
    fn to_cell(&self, _: Format) -> Cow<'_, str> {
        Cow::Borrowed(self.code())
    }
}

impl Field for LegalStatus {
    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Code(code) = value { Self::from_code(code) } else { None }
    }
    fn to_cell(&self, _: Format) -> Cow<'_, str> {
        Cow::Borrowed(self.code())
    }
}

impl Field for ReleaseDateKind {
    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Code(code) = value { Self::from_code(code) } else { None }
    }
    fn to_cell(&self, _: Format) -> Cow<'_, str> {
        Cow::Borrowed(self.code())
    }
}

/// How an agency keeps a record from most of its workers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AccessLimit {
    /// Only workers on a list may see it.
    Restricted,
    /// Workers on a list may not see it.
    Excluded,
}

impl AccessLimit {
    /// The word in the files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Restricted => "restricted",
            Self::Excluded => "excluded",
        }
    }
}

impl Field for AccessLimit {
    fn from_value(value: Value<'_>) -> Option<Self> {
        let Value::Code(code) = value else { return None };
        [Self::Restricted, Self::Excluded].into_iter().find(|limit| limit.code() == code)
    }
    fn to_cell(&self, _: Format) -> Cow<'_, str> {
        Cow::Borrowed(self.code())
    }
}

impl Field for Vec<Alert> {
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Missing => Some(Vec::new()),
            Value::Alerts(alerts) => Some(alerts),
            _ => None,
        }
    }
    fn to_cell(&self, _: Format) -> Cow<'_, str> {
        let one = |alert: &Alert| {
            let to = alert.to.map(|to| to.to_string()).unwrap_or_default();
            format!("{}:{}:{to}", alert.code, alert.from)
        };
        Cow::Owned(self.iter().map(one).collect::<Vec<_>>().join(";"))
    }
}

/// A unique pupil number, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UpnOrWhyNot {
    /// The number.
    Upn(Identifier),
    /// `UN1` to `UN5`: not of school age, never at an English school, schooled abroad, not known yet, records disagree.
    WhyNot(&'static str),
}

impl Field for UpnOrWhyNot {
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Identifier(upn) => Some(Self::Upn(upn)),
            Value::Code(code) => Some(Self::WhyNot(code)),
            _ => None,
        }
    }
    fn to_cell(&self, _: Format) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::Upn(upn) => upn.value(),
            Self::WhyNot(code) => code,
        })
    }
}

/// A day of which the day, or the day and the month, or everything may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartialDate {
    /// The year, if it is known.
    pub year: Option<i16>,
    /// The month, if it is known.
    pub month: Option<i8>,
    /// The day, if it is known.
    pub day: Option<i8>,
}

impl Field for PartialDate {
    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::PartialDate(date) = value { Some(date) } else { None }
    }
    fn to_cell(&self, _: Format) -> Cow<'_, str> {
        let two = |part: Option<i8>| part.map_or_else(|| "zz".to_owned(), |part| format!("{part:02}"));
        let year = self.year.map_or_else(|| "zzzz".to_owned(), |year| format!("{year:04}"));
        Cow::Owned(format!("{}/{}/{year}", two(self.day), two(self.month)))
    }
}
