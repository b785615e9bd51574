//! The keys of a case or law file, taken out one by one, so that a missing, misspelt or left-over key is named with its way.

use core::fmt;

use jiff::civil::Date;
use toml::{Table, Value};

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
pub(crate) struct KeyError {
    pub(crate) key: String,
    pub(crate) fault: KeyFault,
}

impl KeyError {
    pub(crate) fn new(key: impl Into<String>, fault: KeyFault) -> Self {
        Self { key: key.into(), fault }
    }
}

const A_DATE: &str = "a date without quotation marks, like 2026-03-01";

/// One section of a file. Keys are taken out; what is left at the end is an error.
#[derive(Debug, Clone)]
pub(crate) struct Keys {
    table: Table,
    /// The way to this section with its dot, empty at the top.
    way: String,
}

impl Keys {
    pub(crate) const fn new(table: Table) -> Self {
        Self { table, way: String::new() }
    }

    fn error(&self, key: &str, fault: KeyFault) -> KeyError {
        KeyError::new(format!("{}{key}", self.way), fault)
    }

    /// The key must be there and is not.
    pub(crate) fn missing(&self, key: &str) -> KeyError {
        self.error(key, KeyFault::Missing)
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

    pub(crate) fn date_or_none(&mut self, key: &str) -> Result<Option<Date>, KeyError> {
        self.take(key, A_DATE, |value| match value {
            Value::Datetime(date) if date.time.is_none() => date.to_string().parse().ok(),
            _ => None,
        })
    }

    pub(crate) fn date(&mut self, key: &str) -> Result<Date, KeyError> {
        let date = self.date_or_none(key)?;
        self.needed(key, date)
    }

    pub(crate) fn text_or_none(&mut self, key: &str) -> Result<Option<String>, KeyError> {
        self.take(key, "a text in quotation marks", |value| match value {
            Value::String(text) => Some(text),
            _ => None,
        })
    }

    pub(crate) fn text(&mut self, key: &str) -> Result<String, KeyError> {
        let text = self.text_or_none(key)?.filter(|text| !text.trim().is_empty());
        self.needed(key, text)
    }

    pub(crate) fn flag(&mut self, key: &str) -> Result<bool, KeyError> {
        let flag = self.flag_or_none(key)?;
        self.needed(key, flag)
    }

    pub(crate) fn flag_or_none(&mut self, key: &str) -> Result<Option<bool>, KeyError> {
        self.take(key, "true or false", |value| value.as_bool())
    }

    /// One of `all`, by its code.
    pub(crate) fn code_or_none<T: Copy>(
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
    pub(crate) fn code<T: Copy>(
        &mut self,
        key: &str,
        all: &[T],
        code: impl Fn(T) -> &'static str,
    ) -> Result<T, KeyError> {
        let value = self.code_or_none(key, all, code)?;
        self.needed(key, value)
    }

    /// A list of `all`, by their codes; none if the key is not there.
    pub(crate) fn codes<T: Copy>(
        &mut self,
        key: &str,
        all: &[T],
        code: impl Fn(T) -> &'static str,
    ) -> Result<Vec<T>, KeyError> {
        let expected = "a list of texts, like [\"one\", \"two\"]";
        let found = self.take(key, expected, |value| match value {
            Value::Array(found) => {
                found.into_iter().map(|one| one.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>()
            }
            _ => None,
        })?;
        let read = |found: String| {
            all.iter().copied().find(|value| code(*value) == found).ok_or_else(|| {
                let known = all.iter().map(|value| code(*value).to_owned()).collect();
                self.error(key, KeyFault::Code { found, known })
            })
        };
        found.unwrap_or_default().into_iter().map(read).collect()
    }

    /// A whole number from 0 to 255.
    pub(crate) fn small_number_or_none(&mut self, key: &str) -> Result<Option<u8>, KeyError> {
        self.take(key, "a whole number, like 3", |value| value.as_integer().and_then(|number| number.try_into().ok()))
    }

    /// A whole number, below zero too.
    pub(crate) fn whole_number_or_none(&mut self, key: &str) -> Result<Option<i32>, KeyError> {
        self.take(key, "a whole number, like -3", |value| value.as_integer().and_then(|number| number.try_into().ok()))
    }

    /// A text that `read` understands, if the key is there; `expected` says what it should be, with an example.
    pub(crate) fn read_or_none<T>(
        &mut self,
        key: &str,
        expected: &'static str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, KeyError> {
        self.take(key, expected, |value| value.as_str().and_then(read))
    }

    /// The section `[key]`.
    pub(crate) fn section(&mut self, key: &str) -> Result<Self, KeyError> {
        let table = self.take(key, "a section", |value| match value {
            Value::Table(table) => Some(table),
            _ => None,
        })?;
        Ok(Self { table: self.needed(key, table)?, way: format!("{}{key}.", self.way) })
    }

    /// The sections `[[key]]`, each read whole by `read_one`; none if there are none.
    pub(crate) fn each<T>(
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
    pub(crate) fn answers(self) -> Result<Vec<(String, String)>, KeyError> {
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
    pub(crate) fn finish(&self) -> Result<(), KeyError> {
        match self.table.keys().next() {
            None => Ok(()),
            Some(key) => Err(self.error(key, KeyFault::NotKnown { known: Vec::new() })),
        }
    }
}
