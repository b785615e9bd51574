//! People as the protocol's columns tell of them: each row read once, and what contradicts itself named by its row.

use std::collections::{BTreeMap, BTreeSet};

use domain::Date;

use crate::day;
use crate::maturity;
use crate::protocol::{Outcome, Protocol};

/// Columns of text by name, all of one length; none where a value is missing.
pub type Columns = BTreeMap<String, Vec<Option<String>>>;

/// One person. Rows are counted from the first after the names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The row.
    pub row: usize,
    /// Whether they took part.
    pub took_part: bool,
    /// When follow-up starts.
    pub start: Date,
    /// Whether they were found in the records that hold outcomes.
    pub traced: bool,
    /// The first proven offence and its proof, as far as the data cut knows.
    pub offence: Option<(Date, Date)>,
    /// How many proven reoffences in the year.
    pub count: Option<u32>,
    /// The outcome that is so or not.
    pub flag: Option<bool>,
}

/// Everybody, with the columns that models and tables take.
#[derive(Debug, Clone)]
pub struct People {
    /// One a row.
    pub rows: Vec<Person>,
    /// The day to which the data speak.
    pub cut: Date,
    columns: Columns,
}

/// Why the rows cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PeopleError {
    /// A column of the protocol is not in the data.
    #[error("no column {column}")]
    NoColumn {
        /// Its name.
        column: String,
    },
    /// Nobody.
    #[error("no rows")]
    Empty,
    /// A value is missing.
    #[error("missing value in column {column}, row {row}")]
    Missing {
        /// The column.
        column: String,
        /// The row, counted from 1.
        row: usize,
    },
    /// A value is not what its column holds.
    #[error("column {column}, row {row} must be {must_be}, found {found:?}")]
    Value {
        /// The column.
        column: String,
        /// The row, counted from 1.
        row: usize,
        /// What was found.
        found: String,
        /// What it must be.
        must_be: &'static str,
    },
    /// Two rows of one person.
    #[error("rows {first} and {row} are of one person")]
    Twice {
        /// The first row.
        first: usize,
        /// The second.
        row: usize,
    },
    /// A row contradicts itself.
    #[error("row {row}: {what}")]
    Contradiction {
        /// The row, counted from 1.
        row: usize,
        /// What cannot be.
        what: &'static str,
    },
}

impl PeopleError {
    /// The error's name, for programs.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::NoColumn { .. } => "no_column",
            Self::Empty => "empty",
            Self::Missing { .. } => "missing",
            Self::Value { must_be, .. } => match *must_be {
                NUMBER => "text_in_numbers",
                FLAG => "not_a_flag",
                WHOLE => "not_whole",
                _ => "not_a_day",
            },
            Self::Twice { .. } => "person_twice",
            Self::Contradiction { .. } => "contradiction",
        }
    }
}

const NUMBER: &str = "a number";
const FLAG: &str = "0 or 1";
const DAY: &str = "a day such as 2026-11-25";
const WHOLE: &str = "a whole number of 0 or more";

/// Reads cells of a table by column and row.
struct Reader<'a>(&'a Columns);

impl Reader<'_> {
    fn text(&self, column: &str, row: usize) -> Option<&str> {
        self.0.get(column).and_then(|values| values.get(row)).and_then(Option::as_deref)
    }

    fn needed(&self, column: &str, row: usize) -> Result<&str, PeopleError> {
        self.text(column, row).ok_or_else(|| PeopleError::Missing { column: column.to_owned(), row: row + 1 })
    }

    fn read<T>(
        &self,
        (column, row): (&str, usize),
        must_be: &'static str,
        of: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, PeopleError> {
        let Some(text) = self.text(column, row) else { return Ok(None) };
        let bad = || PeopleError::Value { column: column.to_owned(), row: row + 1, found: text.to_owned(), must_be };
        of(text).map(Some).ok_or_else(bad)
    }

    fn required<T>(
        &self,
        at: (&str, usize),
        must_be: &'static str,
        of: impl Fn(&str) -> Option<T>,
    ) -> Result<T, PeopleError> {
        self.needed(at.0, at.1)?;
        let (column, row) = (at.0.to_owned(), at.1 + 1);
        self.read(at, must_be, of)?.ok_or(PeopleError::Missing { column, row })
    }
}

fn flag(text: &str) -> Option<bool> {
    match text {
        "1" | "1.0" | "true" | "TRUE" | "True" => Some(true),
        "0" | "0.0" | "false" | "FALSE" | "False" => Some(false),
        _ => None,
    }
}

fn whole(text: &str) -> Option<u32> {
    text.strip_suffix(".0").unwrap_or(text).parse().ok()
}

fn number(text: &str) -> Option<f64> {
    text.parse::<f64>().ok().filter(|number| number.is_finite())
}

impl People {
    /// Reads every row. Facts that the cut cannot know are put aside.
    pub fn read(protocol: &Protocol, columns: Columns, cut: Date) -> Result<Self, PeopleError> {
        if let Some(column) = protocol.columns().into_iter().find(|name| !columns.contains_key(*name)) {
            return Err(PeopleError::NoColumn { column: column.to_owned() });
        }
        let reader = Reader(&columns);
        let count = columns.get(&protocol.people.person).map_or(0, Vec::len);
        if count == 0 {
            return Err(PeopleError::Empty);
        }
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        let mut rows = Vec::with_capacity(count);
        for row in 0..count {
            if let Some(first) = seen.insert(reader.needed(&protocol.people.person, row)?, row) {
                return Err(PeopleError::Twice { first: first + 1, row: row + 1 });
            }
            rows.push(person(protocol, &reader, row, cut)?);
        }
        Ok(Self { rows, cut, columns })
    }

    /// A column of numbers, for these people.
    pub fn numbers(&self, column: &str, of: &[usize]) -> Result<Vec<f64>, PeopleError> {
        let reader = Reader(&self.columns);
        of.iter().map(|row| reader.required((column, *row), NUMBER, number)).collect()
    }

    /// A column of categories, for these people.
    pub fn words(&self, column: &str, of: &[usize]) -> Result<Vec<String>, PeopleError> {
        let reader = Reader(&self.columns);
        of.iter().map(|row| reader.needed(column, *row).map(str::to_owned)).collect()
    }
}

/// The categories of a column, in the order of numbers or else of letters.
pub fn categories(words: &[String]) -> Vec<String> {
    let distinct: BTreeSet<&String> = words.iter().collect();
    let mut labels: Vec<String> = distinct.into_iter().cloned().collect();
    if labels.iter().all(|label| number(label).is_some()) {
        let value = |label: &String| number(label).unwrap_or(f64::NAN);
        labels.sort_by(|left, right| value(left).total_cmp(&value(right)));
    }
    labels
}

fn person(protocol: &Protocol, reader: &Reader<'_>, row: usize, cut: Date) -> Result<Person, PeopleError> {
    let names = &protocol.people;
    let mut person = Person {
        row: row + 1,
        took_part: reader.required((&names.took_part, row), FLAG, flag)?,
        start: reader.required((&names.start, row), DAY, day::parse)?,
        traced: names.traced.as_ref().map_or(Ok(true), |column| reader.required((column, row), FLAG, flag))?,
        offence: None,
        count: None,
        flag: None,
    };
    let wrong = |what| PeopleError::Contradiction { row: row + 1, what };
    match &protocol.outcome {
        Outcome::ProvenReoffending { offence, proven, count } => {
            let offence = reader.read((offence, row), DAY, day::parse)?;
            let proven = reader.read((proven, row), DAY, day::parse)?;
            let dates = match (offence, proven) {
                (Some(offence), Some(_)) if offence < person.start => {
                    return Err(wrong("an offence before the start"));
                }
                (Some(offence), Some(proven)) if proven < offence => return Err(wrong("proven before the offence")),
                (Some(offence), Some(proven)) => Some((offence, proven)),
                (None, None) => None,
                (Some(_), None) => return Err(wrong("an offence without the day it was proven")),
                (None, Some(_)) => return Err(wrong("a proof without the day of the offence")),
            };
            // What was proven after the cut is not known at the cut.
            person.offence = dates.filter(|(_, proven)| *proven <= cut);
            if let Some(column) = count {
                let found = reader.read((column, row), WHOLE, whole)?;
                let did = maturity::reoffended(person.start, dates);
                if found.is_some_and(|count| (count > 0) != did) {
                    return Err(wrong("the number of reoffences and their first day contradict each other"));
                }
                person.count = found;
            }
        }
        Outcome::YesOrNo { column, .. } => person.flag = reader.read((column, row), FLAG, flag)?,
    }
    Ok(person)
}

impl Person {
    /// Whether the outcome is known of everybody who started when they did.
    pub fn is_due(&self, protocol: &Protocol, cut: Date) -> bool {
        maturity::is_due(self.start, protocol.known_after_months(), cut)
    }

    /// The primary outcome of somebody who is due: 1 or 0; none where it is missing.
    pub fn outcome(&self, protocol: &Protocol) -> Option<f64> {
        let flag = match &protocol.outcome {
            Outcome::ProvenReoffending { .. } => Some(maturity::reoffended(self.start, self.offence)),
            Outcome::YesOrNo { .. } => self.flag,
        };
        flag.map(|flag| f64::from(u8::from(flag)))
    }
}
