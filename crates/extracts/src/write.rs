//! Extracts written: a table's header row, then its rows, as the readers of this crate expect them.

use std::io::{self, Write};

use crate::columns::Table;
use crate::record::Row;

/// Writes one table as CSV: UTF-8, commas, line feeds, quotes only where a cell needs them.
pub struct TableWriter<W: Write> {
    csv: csv::Writer<W>,
    columns: usize,
}

impl<W: Write> TableWriter<W> {
    /// Starts a file of `table` with its header row.
    pub fn start(table: &Table, out: W) -> io::Result<Self> {
        let mut csv = csv::WriterBuilder::new().flexible(true).from_writer(out);
        csv.write_record(table.names())?;
        Ok(Self { csv, columns: table.columns.len() })
    }

    /// Writes a row of cells, in the order of the table's columns.
    ///
    /// A row with more or fewer cells than the table has columns is refused with [`io::ErrorKind::InvalidInput`].
    pub fn cells<I>(&mut self, cells: I) -> io::Result<()>
    where
        I: IntoIterator<Item: AsRef<[u8]>, IntoIter: ExactSizeIterator>,
    {
        let cells = cells.into_iter();
        if cells.len() != self.columns {
            let what = format!("{} cells for {} columns", cells.len(), self.columns);
            return Err(io::Error::new(io::ErrorKind::InvalidInput, what));
        }
        Ok(self.csv.write_record(cells)?)
    }

    /// Writes a record.
    pub fn record<R: Row>(&mut self, record: &R) -> io::Result<()> {
        self.cells(record.cells().iter().map(|cell| cell.as_bytes()))
    }

    /// Writes what is still held back and gives the file back.
    pub fn finish(self) -> io::Result<W> {
        self.csv.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}
