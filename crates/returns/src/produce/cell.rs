//! A cell of a return with the facts behind it.

use domain::Date;
use domain::snapshot::{Answer, Gap, Missing, Noted};

/// The names of a return's columns.
pub type Columns = &'static [&'static str];

/// What one cell holds and why.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What is written.
    pub value: String,
    /// The facts it follows from; none where it is missing or says nothing of the person.
    pub because: Vec<Noted<String>>,
    /// What is missing, if it is.
    pub gap: Option<Gap>,
}

/// One row of a return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Whose, by the record's own id.
    pub person: String,
    /// Whose, by the council's number; empty where there is none.
    pub number: String,
    /// Its cells, in the order of the return's columns.
    pub cells: Vec<Cell>,
    /// Whether it goes out. A row without the council's number is nobody's, and an incomplete row of OC3 would be an error.
    pub goes_out: bool,
}

impl Row {
    /// What is missing, with its column.
    pub fn gaps(&self, columns: Columns) -> impl Iterator<Item = (&'static str, &Gap)> {
        let cells = columns.iter().copied().zip(&self.cells);
        cells.filter_map(|(column, cell)| cell.gap.as_ref().map(|gap| (column, gap)))
    }

    /// The values.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(|cell| cell.value.as_str())
    }
}

impl Cell {
    /// A fact as it stands.
    pub(super) fn fact(fact: &Noted<String>) -> Self {
        Self { value: fact.what.clone(), because: vec![fact.clone()], gap: None }
    }

    /// What a fact becomes in this return's words.
    pub(super) fn told<T>(fact: &Noted<T>, value: impl Into<String>, words: impl Into<String>) -> Self {
        Self { value: value.into(), because: vec![fact.told(words.into())], gap: None }
    }

    /// A fact that may be missing.
    pub(super) fn of<T>(fact: Option<&Noted<T>>, value: impl FnOnce(&T) -> String, missing: (Missing, &str)) -> Self {
        match fact {
            Some(fact) => {
                let value = value(&fact.what);
                Self { because: vec![fact.told(value.clone())], value, gap: None }
            }
            None => Self { gap: Some(Gap::new(missing.0, missing.1)), ..Self::default() },
        }
    }

    /// An answer in this return's words; where it is missing, `unknown`.
    pub(super) fn answer<T>(answer: &Answer<T>, value: impl FnOnce(&T) -> String, unknown: &str) -> Self {
        match answer {
            Answer::Known { is, because } => Self { value: value(is), because: because.clone(), gap: None },
            Answer::Missing(gap) => Self { value: unknown.to_owned(), because: Vec::new(), gap: Some(gap.clone()) },
        }
    }

    /// What follows from nothing that could be missing.
    pub(super) fn plain(value: impl Into<String>) -> Self {
        Self { value: value.into(), ..Self::default() }
    }
}

/// `31/03/2027`.
pub(super) fn british(day: Date) -> String {
    day.strftime("%d/%m/%Y").to_string()
}
