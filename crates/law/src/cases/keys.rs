//! The keys of a case file, taken out one by one, so that a missing, misspelt or left-over key is named with its way.

use core::fmt;

use jiff::civil::Date;
use toml::{Table, Value};

use super::RULES;

/// What is wrong with a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyFault {
    /// It must be there and is not.
    Missing,
    /// It is not a key of this place; these are.
    NotKnown {
        /// Keys that may stand here, if they are few.
        known: Vec<String>,
    },
    /// It holds another kind of value.
    Kind {
        /// What it should hold, with an example.
        expected: &'static str,
    },
    /// It holds a text that is none of the codes.
    Code {
        /// What it holds.
        found: String,
        /// The codes.
        known: Vec<String>,
    },
    /// A section that must say something is empty.
    Empty,
}

impl KeyFault {
    /// The rule is not one that has cases.
    pub(super) fn unknown_rule() -> Self {
        Self::NotKnown { known: RULES.iter().map(|(rule, _)| (*rule).to_owned()).collect() }
    }
}

impl fmt::Display for KeyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("is missing"),
            Self::NotKnown { known } if known.is_empty() => f.write_str("is not known here"),
            Self::NotKnown { known } => write!(f, "is not known; known are {}", known.join(", ")),
            Self::Kind { expected } => write!(f, "should be {expected}"),
            Self::Code { found, known } => write!(f, "\"{found}\" is not known; known are {}", known.join(", ")),
            Self::Empty => f.write_str("says nothing"),
        }
    }
}

/// A key and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KeyError {
    pub(super) key: String,
    pub(super) fault: KeyFault,
}

impl KeyError {
    pub(super) fn new(key: impl Into<String>, fault: KeyFault) -> Self {
        Self { key: key.into(), fault }
    }
}

const A_DATE: &str = "a date without quotation marks, like 2026-03-01";

/// One section of a case file. Keys are taken out; what is left at the end is an error.
#[derive(Debug, Clone)]
pub(super) struct Keys {
    table: Table,
    /// The way to this section with its dot, empty at the top.
    way: String,
}

impl Keys {
    pub(super) const fn new(table: Table) -> Self {
        Self { table, way: String::new() }
    }

    fn error(&self, key: &str, fault: KeyFault) -> KeyError {
        KeyError::new(format!("{}{key}", self.way), fault)
    }

    /// Takes the key out; `convert` gives nothing for a value of another kind.
    fn take<T>(
        &mut self,
        key: &str,
        expected: &'static str,
        convert: impl FnOnce(Value) -> Option<T>,
    ) -> Result<Option<T>, KeyError> {
        match self.table.remove(key) {
            None => Ok(None),
            Some(value) => convert(value).map(Some).ok_or_else(|| self.error(key, KeyFault::Kind { expected })),
        }
    }

    fn needed<T>(&self, key: &str, value: Option<T>) -> Result<T, KeyError> {
        value.ok_or_else(|| self.error(key, KeyFault::Missing))
    }

    pub(super) fn date_or_none(&mut self, key: &str) -> Result<Option<Date>, KeyError> {
        self.take(key, A_DATE, |value| match value {
            Value::Datetime(date) if date.time.is_none() => date.to_string().parse().ok(),
            _ => None,
        })
    }

    pub(super) fn date(&mut self, key: &str) -> Result<Date, KeyError> {
        let date = self.date_or_none(key)?;
        self.needed(key, date)
    }

    pub(super) fn text_or_none(&mut self, key: &str) -> Result<Option<String>, KeyError> {
        self.take(key, "a text in quotation marks", |value| match value {
            Value::String(text) => Some(text),
            _ => None,
        })
    }

    pub(super) fn text(&mut self, key: &str) -> Result<String, KeyError> {
        let text = self.text_or_none(key)?.filter(|text| !text.trim().is_empty());
        self.needed(key, text)
    }

    pub(super) fn flag(&mut self, key: &str) -> Result<bool, KeyError> {
        let flag = self.flag_or_none(key)?;
        self.needed(key, flag)
    }

    pub(super) fn flag_or_none(&mut self, key: &str) -> Result<Option<bool>, KeyError> {
        self.take(key, "true or false", |value| value.as_bool())
    }

    /// One of `all`, by its code.
    pub(super) fn code_or_none<T: Copy>(
        &mut self,
        key: &str,
        all: &[T],
        code: impl Fn(T) -> &'static str,
    ) -> Result<Option<T>, KeyError> {
        let Some(found) = self.text_or_none(key)? else { return Ok(None) };
        let value = all.iter().copied().find(|value| code(*value) == found);
        value.map(Some).ok_or_else(|| {
            let known = all.iter().map(|value| code(*value).to_owned()).collect();
            self.error(key, KeyFault::Code { found, known })
        })
    }

    /// One of `all`, by its code; the key must be there.
    pub(super) fn code<T: Copy>(
        &mut self,
        key: &str,
        all: &[T],
        code: impl Fn(T) -> &'static str,
    ) -> Result<T, KeyError> {
        let value = self.code_or_none(key, all, code)?;
        self.needed(key, value)
    }

    /// The section `[key]`.
    pub(super) fn section(&mut self, key: &str) -> Result<Self, KeyError> {
        let table = self.take(key, "a section", |value| match value {
            Value::Table(table) => Some(table),
            _ => None,
        })?;
        Ok(Self { table: self.needed(key, table)?, way: format!("{}{key}.", self.way) })
    }

    /// The sections `[[key]]`, each read whole by `read_one`; none if there are none.
    pub(super) fn each<T>(
        &mut self,
        key: &str,
        read_one: impl Fn(&mut Self) -> Result<T, KeyError>,
    ) -> Result<Vec<T>, KeyError> {
        let expected = "written as sections in double brackets, one for each";
        let all = self.take(key, expected, |value| match value {
            Value::Array(all) => Some(all),
            _ => None,
        })?;
        let mut read = Vec::new();
        for (at, value) in all.unwrap_or_default().into_iter().enumerate() {
            let Value::Table(table) = value else { return Err(self.error(key, KeyFault::Kind { expected })) };
            // Counted from 1, as a reader counts.
            let mut one = Self { table, way: format!("{}{key}[{}].", self.way, at + 1) };
            read.push(read_one(&mut one)?);
            one.finish()?;
        }
        Ok(read)
    }

    /// Every key that is left with its value as text: dates as 2026-03-01, lists with commas, an empty list as `none`.
    pub(super) fn answers(self) -> Result<Vec<(String, String)>, KeyError> {
        if self.table.is_empty() {
            return Err(KeyError::new(self.way.trim_end_matches('.'), KeyFault::Empty));
        }
        let text = |value: &Value| match value {
            Value::String(text) => Some(text.clone()),
            Value::Integer(number) => Some(number.to_string()),
            Value::Boolean(flag) => Some(flag.to_string()),
            Value::Datetime(date) => Some(date.to_string()),
            Value::Float(_) | Value::Array(_) | Value::Table(_) => None,
        };
        let expected = "a text, number, date, true, false, or a list of texts";
        let mut answers = Vec::new();
        for (key, value) in &self.table {
            let answer = match value {
                Value::Array(all) if all.is_empty() => Some("none".to_owned()),
                Value::Array(all) => all.iter().map(text).collect::<Option<Vec<_>>>().map(|all| all.join(", ")),
                other => text(other),
            };
            let answer = answer.ok_or_else(|| self.error(key, KeyFault::Kind { expected }))?;
            answers.push((format!("{}{key}", self.way), answer));
        }
        Ok(answers)
    }

    /// Nothing may be left: a key that nobody read is a slip of the pen.
    pub(super) fn finish(&self) -> Result<(), KeyError> {
        match self.table.keys().next() {
            None => Ok(()),
            Some(key) => Err(self.error(key, KeyFault::NotKnown { known: Vec::new() })),
        }
    }
}
