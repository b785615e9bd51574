//! Reading the files of a return: CSV tables known by their columns, the XML form, and workbooks of the same tables.
//!
//! [`Reader::file`] is the way in. What can only mean one thing is put right and said ([`Note`]); what cannot be read is
//! refused with file, row and column ([`ReadError`]), and then nothing of the return is checked.

mod bytes;
mod cells;
mod csv_file;
mod error;
mod header;
mod named;
mod note;
mod workbook;
mod xml_file;

use std::io::Read;

pub use error::{NoTable, ReadError};
#[cfg(test)]
pub(crate) use named::bare;
pub use named::{Wanted, named};
pub use note::{Note, Noted};

use crate::store::Return;
use crate::table::{At, Table};
use cells::Tidy;

/// Most characters of a cell.
pub const LONGEST_CELL: usize = 10_000;
/// Most bytes of a row, or of one child of the XML form.
pub const LONGEST_ROW: usize = 1 << 20;
/// Most rows of a return, both years together.
pub const MOST_ROWS: usize = 5_000_000;

/// Which year's return a file belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// The collection year's.
    This,
    /// The year's before it.
    Previous,
    /// An earlier year's, of which the episodes alone are kept.
    Earlier,
}

/// Reads files into a return, one after the other, and keeps count of what it put right.
pub struct Reader<'r> {
    given: &'r mut Return,
    notes: Vec<Noted>,
    /// Which file each table came from, to name it if the table comes again.
    files: Vec<(Table, Of, Box<str>)>,
}

impl<'r> Reader<'r> {
    /// A reader that adds to a return.
    pub fn new(given: &'r mut Return) -> Self {
        Self { given, notes: Vec::new(), files: Vec::new() }
    }

    /// Reads a file. Its name stands in messages; what it is, its first bytes tell.
    pub fn file<'b>(&mut self, name: &str, of: Of, bytes: impl Read + 'b) -> Result<(), ReadError> {
        let opened = bytes::open(name, Box::new(bytes))?;
        let mut file = Filing { reader: self, name, of };
        for note in opened.notes {
            file.note(None, note, 1);
        }
        match opened.kind {
            bytes::Kind::Csv => csv_file::read(opened.bytes, &mut file),
            bytes::Kind::Xml => xml_file::read(opened.bytes, &mut file),
            bytes::Kind::Workbook => workbook::read(opened.bytes, &mut file),
        }
    }

    /// What was put right or looked odd, file by file.
    pub fn into_notes(self) -> Vec<Noted> {
        self.notes
    }
}

/// The file that is being read.
struct Filing<'f, 'r> {
    reader: &'f mut Reader<'r>,
    name: &'f str,
    of: Of,
}

impl Filing<'_, '_> {
    /// Says that something was put right, or looked odd.
    fn note(&mut self, column: Option<&'static str>, note: Note, row: u32) {
        let same = |noted: &&mut Noted| noted.note == note && noted.column == column && *noted.file == *self.name;
        match self.reader.notes.iter_mut().rev().find(same) {
            Some(noted) => noted.rows += 1,
            None => self.reader.notes.push(Noted { file: self.name.into(), column, note, rows: 1, first_row: row }),
        }
    }

    /// A table begins. It may come once for each year.
    fn give(&mut self, table: Table) -> Result<(), ReadError> {
        let came =
            |(known, of, _): &&(Table, Of, Box<str>)| (*known, *of) == (table, self.of) && self.of != Of::Earlier;
        if let Some((_, _, first)) = self.reader.files.iter().find(came) {
            return Err(ReadError::TableTwice { file: self.name.into(), table: table.name(), first: first.clone() });
        }
        self.reader.files.push((table, self.of, self.name.into()));
        if self.of != Of::Earlier {
            self.reader.given.give(table, self.of == Of::Previous);
        }
        Ok(())
    }

    /// Adds a row whose cells stand in the order of the table's columns.
    fn row(&mut self, table: Table, row: u32, cells: &mut [Tidy]) -> Result<(), ReadError> {
        for (cell, column) in cells.iter_mut().zip(table.cells()) {
            if let Some(note) = cell.tidy(self.name, row, column)? {
                self.note(Some(column), note, row);
            }
        }
        let texts = cells.iter().map(Tidy::text);
        let given = &mut *self.reader.given;
        if given.rows() >= MOST_ROWS {
            return Err(ReadError::TooManyRows { file: self.name.into(), most: MOST_ROWS });
        }
        let added = match self.of {
            Of::Earlier if table == Table::Episodes => given.add_earlier(row, texts),
            Of::Earlier => Ok(()),
            of => given.add(At { table, previous: of == Of::Previous, row }, texts),
        };
        added.map_err(|_| ReadError::TooManyRows { file: self.name.into(), most: MOST_ROWS })
    }
}

#[cfg(test)]
mod tests;
