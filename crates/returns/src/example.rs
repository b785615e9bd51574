//! The examples of rules as rows: `fail@2024: OC3* IN_TOUCH=DIED ACTIV=F2 | Header.last SEX=F`.
//!
//! A star marks a row that must be found; `.last` the previous year; `_` in a value is a space. CHILD is A where it is not
//! given.

use crate::table::Table;

/// One row of an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleRow {
    /// Its table.
    pub table: Table,
    /// Whether it is of the previous year.
    pub previous: bool,
    /// Whether it must be found.
    pub is_found: bool,
    /// Its cells, in the order of the table's columns.
    pub cells: Vec<String>,
    /// Places of the cells that the example names.
    pub named: Vec<usize>,
}

/// One example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The year it names, if it names one.
    pub year: Option<u16>,
    /// Whether it breaks the rule.
    pub breaks: bool,
    /// Its rows.
    pub rows: Vec<ExampleRow>,
}

impl Example {
    /// Reads a line; `None` if it is none.
    pub fn parse(line: &str) -> Option<Self> {
        let (head, rows) = line.split_once(':')?;
        let (kind, year) = match head.split_once('@') {
            Some((kind, year)) => (kind, Some(year.parse().ok()?)),
            None => (head, None),
        };
        let breaks = match kind {
            "fail" => true,
            "pass" => false,
            _ => return None,
        };
        let rows = rows.split('|').map(row).collect::<Option<Vec<_>>>()?;
        Some(Self { year, breaks, rows })
    }
}

fn row(text: &str) -> Option<ExampleRow> {
    let mut words = text.split_whitespace();
    let name = words.next()?;
    let (name, is_found) = name.strip_suffix('*').map_or((name, false), |name| (name, true));
    let (name, previous) = name.strip_suffix(".last").map_or((name, false), |name| (name, true));
    let table = Table::from_name(name)?;
    let mut cells = vec![String::new(); table.cells().len()];
    "A".clone_into(cells.first_mut()?);
    let mut named = Vec::new();
    for word in words {
        let (column, value) = word.split_once('=')?;
        let place = table.cells().iter().position(|known| *known == column)?;
        *cells.get_mut(place)? = value.replace('_', " ");
        named.push(place);
    }
    Some(ExampleRow { table, previous, is_found, cells, named })
}
