//! One CSV file, row by row: nothing of it is held but the row that is being read.

use std::sync::Arc;

use csv::{ByteRecord, StringRecord, Terminator};

use crate::error::ExtractError;
use crate::fault::{Because, Repair};
use crate::header::{Layout, recognise};
use crate::read::Job;
use crate::source::{Guarded, guess};
use crate::summary::FileSummary;
use crate::table_reader::TableReader;

/// The rows of a CSV file, numbered as a spreadsheet numbers them.
struct Rows<'a> {
    csv: csv::Reader<Guarded<'a>>,
    file: Arc<str>,
    /// The row that was read last; the header row is 1.
    row: u64,
    /// Rows between the last one and the one before in which nothing stands.
    blank: u64,
    bytes: ByteRecord,
}

impl<'a> Rows<'a> {
    fn new(bytes: Guarded<'a>, file: Arc<str>) -> Self {
        // Ending rows by line feeds alone keeps the count of lines exact; the carriage return before is taken off the
        // last cell.
        let csv = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .terminator(Terminator::Any(b'\n'))
            .buffer_capacity(64 * 1024)
            .from_reader(bytes);
        Self { csv, file, row: 0, blank: 0, bytes: ByteRecord::new() }
    }

    /// The next row as text; `layout` is known after the header row and names the column in an error.
    fn next(&mut self, layout: Option<&Layout>) -> Result<Option<StringRecord>, ExtractError> {
        let file = || self.file.to_string();
        let line = self.csv.position().line();
        self.csv.get_mut().next_row();
        match self.csv.read_byte_record(&mut self.bytes) {
            Ok(true) => {}
            Ok(false) => return Ok(None),
            Err(_) if self.csv.get_ref().stopped() => {
                return Err(ExtractError::RowTooLong { file: file(), row: self.row + 1 });
            }
            Err(error) => return Err(ExtractError::Unreadable { file: file(), source: error.into() }),
        }
        // More line feeds than the one at the end: lines without text before the row, or line breaks within its cells.
        let lines = self.csv.position().line().saturating_sub(line);
        let within = if lines > 1 { self.bytes.as_slice().split(|byte| *byte == b'\n').count() - 1 } else { 0 };
        self.blank = lines.saturating_sub(1).saturating_sub(u64::try_from(within).unwrap_or_default());
        self.row += self.blank + 1;
        if self.bytes.as_slice().contains(&0) {
            return Err(ExtractError::Nul { file: file(), row: self.row });
        }
        StringRecord::from_byte_record(std::mem::take(&mut self.bytes)).map(Some).map_err(|error| {
            let place = error.utf8_error().field();
            let bytes = error.into_byte_record();
            let column = layout.and_then(|layout| layout.column(place));
            let found = guess(bytes.get(place).unwrap_or_default());
            ExtractError::Encoding { file: self.file.to_string(), found, row: Some(self.row), column }
        })
    }

    /// Takes a row back, so that its memory serves the next one.
    fn give_back(&mut self, row: StringRecord) {
        self.bytes = row.into_byte_record();
    }
}

impl Layout {
    /// The name of the column whose cells stand at `place`.
    fn column(&self, place: usize) -> Option<&'static str> {
        let at = self.cells.iter().position(|cell| *cell == Some(place))?;
        self.table.columns.get(at).map(|column| column.name)
    }
}

/// A cell of a row, without the carriage return that may end the row.
fn cell(row: &StringRecord, place: usize) -> Option<&str> {
    let text = row.get(place)?;
    Some(if place + 1 == row.len() { text.strip_suffix('\r').unwrap_or(text) } else { text })
}

/// Reads a CSV file to its end.
pub(crate) fn read(bytes: Guarded<'_>, file: &Arc<str>, job: &mut Job<'_>) -> Result<FileSummary, ExtractError> {
    let mut rows = Rows::new(bytes, Arc::clone(file));
    let Some(header) = rows.next(None)? else { return Err(ExtractError::Empty { file: file.to_string() }) };
    let names: Vec<&str> = (0..header.len()).filter_map(|place| cell(&header, place)).collect();
    if names.iter().any(|name| name.contains('\r')) {
        return Err(ExtractError::LineEnds { file: file.to_string() });
    }
    let layout = recognise(file, job.kind, &names)?;
    if let Some(column) = layout.renamed {
        job.tally.repair(rows.row, Some(column), Repair::ColumnName);
    }
    let mut reader = job.table_reader(layout.table, file)?;
    let mut any = false;
    while let Some(row) = rows.next(Some(&layout))? {
        for blank in 0..rows.blank {
            job.tally.repair(rows.row - rows.blank + blank, None, Repair::BlankRow);
        }
        if (0..row.len()).all(|place| cell(&row, place).is_none_or(|text| text.trim().is_empty())) {
            job.tally.repair(rows.row, None, Repair::BlankRow);
        } else {
            any = true;
            one_row(&row, rows.row, &layout, &mut reader, job)?;
        }
        rows.give_back(row);
    }
    if !any && job.needs_rows(layout.table) {
        return Err(ExtractError::HeaderOnly { file: file.to_string() });
    }
    Ok(reader.into_summary())
}

fn one_row(
    row: &StringRecord,
    number: u64,
    layout: &Layout,
    reader: &mut TableReader<'_>,
    job: &mut Job<'_>,
) -> Result<(), ExtractError> {
    job.count_row(&reader.file)?;
    if row.len() != layout.width {
        let because = if row.as_slice().contains('\n') {
            Because::LineBreak
        } else {
            Because::CellCount { expected: layout.width, found: row.len() }
        };
        reader.refuse(number, because, &mut job.tally);
        return Ok(());
    }
    let cell_of = |place: usize| layout.cells.get(place).copied().flatten().and_then(|place| cell(row, place));
    match reader.row(number, cell_of, &mut job.tally) {
        Some(record) => job.hand_on(record, &reader.file),
        None => Ok(()),
    }
}
