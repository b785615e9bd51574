//! The row of column names: which table it is of, and in which order its columns stand.

use super::Filing;
use super::error::{NoTable, ReadError};
use super::note::Note;
use crate::table::Table;

/// Where each column of a table stands in the rows of a file.
pub(super) struct Layout {
    pub(super) table: Table,
    /// For each column of the table, its place in a row.
    pub(super) places: Vec<usize>,
    /// How many cells of a row have a column.
    pub(super) width: usize,
}

/// Names shown in an error at most, and characters of each.
const SHOWN: usize = 12;

/// Finds the table that has exactly these columns, in any order.
pub(super) fn recognise(names: &[&str], row: u32, file: &mut Filing<'_, '_>) -> Result<Layout, ReadError> {
    let tidy: Vec<String> = names.iter().map(|name| name.trim().to_uppercase()).collect();
    let width = tidy.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1);
    if width < tidy.len() {
        file.note(None, Note::EmptyColumns, row);
    }
    let tidy = tidy.get(..width).unwrap_or_default();
    let place_of = |column: &str| tidy.iter().position(|name| name == column);
    for (place, name) in tidy.iter().enumerate() {
        if !name.is_empty() && place_of(name) != Some(place) {
            return Err(ReadError::ColumnTwice { file: file.name.into(), row, column: shown(name) });
        }
    }
    let found = Table::ALL.into_iter().find_map(|table| {
        let places: Option<Vec<usize>> = table.columns().iter().map(|column| place_of(column)).collect();
        places.filter(|places| places.len() == width).map(|places| Layout { table, places, width })
    });
    let Some(layout) = found else {
        return Err(ReadError::Columns { file: file.name.into(), row, most_like: most_like(tidy) });
    };
    for (column, place) in layout.table.columns().iter().zip(&layout.places) {
        if names.get(*place) != Some(column) {
            file.note(Some(column), Note::ColumnName, row);
        }
    }
    file.give(layout.table)?;
    Ok(layout)
}

/// The table that has most of these columns, and how they differ.
fn most_like(names: &[String]) -> NoTable {
    let has = |column: &str| names.iter().any(|name| name == column);
    let in_common = |table: &Table| {
        let common = table.columns().iter().filter(|column| has(column)).count();
        (2 * common, usize::MAX - table.columns().len())
    };
    let table = Table::ALL.into_iter().max_by_key(in_common).unwrap_or(Table::Header);
    let missing = table.columns().iter().copied().filter(|column| !has(column)).collect();
    let unknown = names.iter().filter(|name| !table.columns().contains(&name.as_str()));
    NoTable { table: table.name(), missing, unknown: unknown.take(SHOWN).map(|name| shown(name)).collect() }
}

/// A column's name for an error: short, and without characters that cannot be seen.
fn shown(name: &str) -> Box<str> {
    let seen = |c: char| if c.is_control() { '\u{FFFD}' } else { c };
    if name.is_empty() { "(no name)".into() } else { name.chars().take(40).map(seen).collect::<String>().into() }
}
