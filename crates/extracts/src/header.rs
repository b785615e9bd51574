//! Which table a header row is of, and which cell of a row belongs to which of its columns.

use crate::columns::{Column, Need, Table};
use crate::error::{ExtractError, Separator, UnknownColumn, WrongColumns};
use crate::kind::Kind;

/// A table recognised by its header row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Layout {
    pub(crate) table: &'static Table,
    /// For each column of the table, the place of its cell in a row; `None` if the file does not have the column.
    pub(crate) cells: Vec<Option<usize>>,
    /// How many cells the header row has.
    pub(crate) width: usize,
    /// The first column whose name was read in other letter case or with spaces around it.
    pub(crate) renamed: Option<&'static str>,
}

/// Most characters of a file's own column name in a message.
const SHOWN: usize = 40;

/// Most columns of a file that is looked at: no table has half as many.
const MOST_COLUMNS: usize = 100;

/// Recognises the table of `kind` that has exactly the columns of the header row.
pub(crate) fn recognise(file: &str, kind: Kind, header: &[&str]) -> Result<Layout, ExtractError> {
    let no_header = || ExtractError::NoHeader { file: file.to_owned(), kind };
    if header.len() > MOST_COLUMNS {
        return Err(no_header());
    }
    let names: Vec<&str> = header.iter().map(|name| name.trim()).collect();
    if let Some(found) = other_separator(kind, &names) {
        return Err(ExtractError::Separator { file: file.to_owned(), found });
    }
    let likeness = |table: &&'static Table| {
        let known = table.columns.iter().filter(|column| names.iter().any(|name| is(column, name))).count();
        // Shared columns count for a table, its other columns and the file's other columns against it.
        (known * 1000 / (table.columns.len() + names.len() - known).max(1), known)
    };
    let best = kind.tables().into_iter().map(|table| (likeness(&table), table)).max_by_key(|(likeness, _)| *likeness);
    let Some(((_, known), table)) = best else { return Err(no_header()) };
    if has_exactly(table, &names) {
        return Ok(layout(table, header));
    }
    if let Some(found) = other_kind(kind, &names) {
        return Err(ExtractError::OtherKind { file: file.to_owned(), kind, found });
    }
    // A first row that names next to nothing we know is a row of people, not of names of columns: it is not shown.
    if known < 2 || known * 3 < names.len() {
        return Err(no_header());
    }
    let wrong = Box::new(wrong_columns(table, &names));
    Err(ExtractError::Columns { file: file.to_owned(), table: table.name, wrong })
}

fn is(column: &Column, name: &str) -> bool {
    column.name.eq_ignore_ascii_case(name)
}

/// A kind one of whose tables has exactly these columns.
fn other_kind(kind: Kind, names: &[&str]) -> Option<Kind> {
    let others = Kind::ALL.iter().copied().filter(|other| *other != kind);
    others.into_iter().find(|other| other.tables().into_iter().any(|table| has_exactly(table, names)))
}

/// Whether these are the columns of the table, each once; those that may be absent may.
fn has_exactly(table: &Table, names: &[&str]) -> bool {
    let count = |column: &Column| names.iter().filter(|name| is(column, name)).count();
    let all_known = names.iter().all(|name| table.columns.iter().any(|column| is(column, name)));
    all_known
        && table
            .columns
            .iter()
            .all(|column| count(column) == 1 || (count(column) == 0 && column.need == Need::MayBeAbsent))
}

/// What separates the cells of a row that commas do not divide into columns that are known.
fn other_separator(kind: Kind, names: &[&str]) -> Option<Separator> {
    let tables = kind.tables();
    let known = |name: &str| tables.iter().any(|table| table.columns.iter().any(|column| is(column, name)));
    if names.iter().any(|name| known(name)) {
        return None;
    }
    let row = names.join(",");
    // Excel may write this line above the header row.
    if let Some(Some(mark)) = row.strip_prefix("sep=").map(|rest| rest.chars().next()) {
        return Separator::ALL.into_iter().find(|(_, c)| *c == mark).map(|(separator, _)| separator);
    }
    let divides =
        |c: char| row.split(c).take(MOST_COLUMNS).filter(|name| known(name.trim().trim_matches('"'))).count() > 1;
    Separator::ALL.into_iter().find(|(_, c)| divides(*c)).map(|(separator, _)| separator)
}

fn wrong_columns(table: &Table, names: &[&str]) -> WrongColumns {
    let mut wrong = WrongColumns::default();
    for column in table.columns {
        match names.iter().filter(|name| is(column, name)).count() {
            0 if column.need != Need::MayBeAbsent => wrong.missing.push(column.name),
            0 | 1 => {}
            _ => wrong.twice.push(column.name),
        }
    }
    for (place, name) in names.iter().enumerate() {
        if name.is_empty() {
            wrong.nameless.push(place + 1);
        } else if !table.columns.iter().any(|column| is(column, name)) {
            wrong.unknown.push(UnknownColumn { name: shown(name), nearest: nearest(table, names, name) });
        }
    }
    wrong
}

/// A name from a file, shortened and without what cannot be seen.
pub(crate) fn shown(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(SHOWN).collect()
}

/// The column that the file does not have and whose name is most like `name`.
fn nearest(table: &Table, names: &[&str], name: &str) -> Option<&'static str> {
    let plain = |name: &str| name.to_lowercase().replace([' ', '-'], "_");
    let wanted = plain(&shown(name));
    let absent = table.columns.iter().filter(|column| !names.iter().any(|name| is(column, name)));
    let distance = |column: &Column| strsim::damerau_levenshtein(&wanted, &plain(column.name));
    let (steps, column) = absent.map(|column| (distance(column), column)).min_by_key(|(steps, _)| *steps)?;
    (steps <= (column.name.len() / 3).max(2)).then_some(column.name)
}

fn layout(table: &'static Table, header: &[&str]) -> Layout {
    let place = |column: &Column| header.iter().position(|name| is(column, name.trim()));
    let renamed = table.columns.iter().find(|column| {
        let place = place(column);
        place.and_then(|place| header.get(place)).is_some_and(|name| *name != column.name)
    });
    Layout {
        table,
        cells: table.columns.iter().map(place).collect(),
        width: header.len(),
        renamed: renamed.map(|column| column.name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns::{EPISODES, OC3, PERSON, PRISON, SSDA903_TABLES};

    fn wrong(kind: Kind, header: &[&str]) -> String {
        recognise("f.csv", kind, header).unwrap_err().to_string()
    }

    #[test]
    fn every_table_is_recognised_by_its_columns_in_any_order_and_case() {
        for kind in Kind::ALL {
            for table in kind.tables() {
                let mut names: Vec<String> = table.names().map(str::to_lowercase).collect();
                names.reverse();
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                let layout = recognise("f.csv", *kind, &names).unwrap();
                assert_eq!(layout.table.name, table.name);
                assert_eq!(layout.cells.first().copied().flatten(), Some(names.len() - 1), "{}", table.name);
            }
        }
    }

    #[test]
    fn no_two_tables_have_the_same_columns() {
        for table in SSDA903_TABLES {
            let names: Vec<&str> = table.names().collect();
            let same = SSDA903_TABLES.iter().filter(|other| has_exactly(other, &names)).count();
            assert_eq!(same, 1, "{}", table.name);
        }
    }

    #[test]
    fn a_misspelt_column_is_named_with_the_one_that_was_meant() {
        let header: Vec<&str> = OC3.names().map(|name| if name == "ACCOM" { "ACOM" } else { name }).collect();
        assert_eq!(
            wrong(Kind::Ssda903, &header),
            "f.csv does not have the columns of OC3: unknown column ACOM (did you mean ACCOM?); missing column ACCOM"
        );
        let mut header: Vec<&str> = EPISODES.names().collect();
        header.push("LS");
        header.push(" ");
        assert_eq!(
            wrong(Kind::Ssda903, &header),
            "f.csv does not have the columns of Episodes: column LS comes more than once; column 15 has no name"
        );
    }

    #[test]
    fn a_file_of_another_kind_or_separator_is_named() {
        let header: Vec<&str> = PRISON.names().collect();
        assert_eq!(wrong(Kind::Probation, &header), "f.csv holds a prison extract, not a probation extract");
        let semicolons = header.join(";");
        assert!(wrong(Kind::Prison, &[&semicolons]).contains("by semicolons"));
        let tabs = header.join("\t");
        assert!(wrong(Kind::Prison, &[&tabs]).contains("by tabs"));
        assert!(wrong(Kind::Prison, &["sep=;"]).contains("by semicolons"));
    }

    #[test]
    fn a_row_of_a_person_in_the_place_of_a_header_is_not_shown() {
        let message = wrong(Kind::Prison, &["A1234BC", "Wren", "Rowanfield", "2007-05-15"]);
        assert_eq!(message, "the first row of f.csv does not name the columns of a prison extract");
    }

    #[test]
    fn a_row_of_thousands_of_columns_is_no_header() {
        let header: Vec<&str> = PRISON.names().collect::<Vec<_>>().repeat(1_000);
        assert_eq!(
            wrong(Kind::Prison, &header),
            "the first row of f.csv does not name the columns of a prison extract"
        );
    }

    #[test]
    fn a_table_has_exactly_its_columns_when_nothing_is_wrong_with_them() {
        let names: Vec<&str> = OC3.names().collect();
        for columns in 0..=names.len() {
            let mut header = names.get(..columns).unwrap().to_vec();
            assert_eq!(has_exactly(&OC3, &header), wrong_columns(&OC3, &header).is_empty());
            header.push("ACCOM");
            assert_eq!(has_exactly(&OC3, &header), wrong_columns(&OC3, &header).is_empty());
        }
    }

    #[test]
    fn columns_that_may_be_absent_may() {
        let header: Vec<&str> = PERSON.columns.iter().filter(|c| c.need != Need::MayBeAbsent).map(|c| c.name).collect();
        let layout = recognise("f.csv", Kind::PersonIndex, &header).unwrap();
        assert!(layout.cells.contains(&None));
    }
}
