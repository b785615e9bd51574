//! One CSV file, row by row: nothing of it is held but the row that is being read.

use csv::{ByteRecord, Terminator};
use encoding_rs::WINDOWS_1252;

use super::Filing;
use super::bytes::Guarded;
use super::cells::Tidy;
use super::error::ReadError;
use super::header::{Layout, recognise};
use super::note::Note;

/// The rows of a CSV file, numbered as a spreadsheet numbers them.
struct Rows<'a> {
    csv: csv::Reader<Guarded<'a>>,
    row: u32,
    record: ByteRecord,
    /// The cells of the row, as text.
    cells: Vec<String>,
}

impl Rows<'_> {
    /// Reads the next row into `cells`. Says whether there was one.
    fn next(&mut self, file: &mut Filing<'_, '_>) -> Result<bool, ReadError> {
        let line = self.csv.position().line();
        self.csv.get_mut().next_row();
        match self.csv.read_byte_record(&mut self.record) {
            Ok(true) => {}
            Ok(false) => return Ok(false),
            Err(_) if self.csv.get_ref().stopped() => {
                return Err(ReadError::RowTooLong { file: file.name.into(), row: self.row + 1 });
            }
            Err(error) => return Err(ReadError::Unreadable { file: file.name.into(), source: error.into() }),
        }
        // More line feeds than the one at the end: lines without text before the row, or line breaks within its cells.
        let lines = self.csv.position().line().saturating_sub(line);
        let within = if lines > 1 { self.record.as_slice().split(|byte| *byte == b'\n').count() - 1 } else { 0 };
        let blank = lines.saturating_sub(1).saturating_sub(u64::try_from(within).unwrap_or_default());
        self.row = self.row.saturating_add(1).saturating_add(u32::try_from(blank).unwrap_or(u32::MAX));
        self.cells.resize_with(self.record.len().max(self.cells.len()), String::new);
        self.cells.truncate(self.record.len());
        for (cell, bytes) in self.cells.iter_mut().zip(&self.record) {
            cell.clear();
            if let Ok(text) = std::str::from_utf8(bytes) {
                cell.push_str(text);
            } else {
                file.note(None, Note::Windows1252, self.row);
                cell.push_str(&WINDOWS_1252.decode_without_bom_handling(bytes).0);
            }
        }
        if let Some(last) = self.cells.last_mut()
            && last.ends_with('\r')
        {
            last.pop();
        }
        Ok(true)
    }
}

/// Reads a CSV file to its end.
pub(super) fn read(mut bytes: Guarded<'_>, file: &mut Filing<'_, '_>) -> Result<(), ReadError> {
    let (start, divider) = first_line(&mut bytes, file.name)?;
    if divider != b',' {
        file.note(None, Note::Divider(char::from(divider)), 1);
    }
    let csv = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(divider)
        // Ending rows by line feeds alone keeps the count of lines exact.
        .terminator(Terminator::Any(b'\n'))
        .buffer_capacity(64 * 1024)
        .from_reader(bytes.after(start));
    let mut rows = Rows { csv, row: 0, record: ByteRecord::new(), cells: Vec::new() };
    loop {
        if !rows.next(file)? {
            return Err(ReadError::Empty { file: file.name.into() });
        }
        match rows.cells.as_slice() {
            [first, ..] if first.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("sep=")) => {
                file.note(None, Note::DividerLine, rows.row);
            }
            cells if cells.iter().all(|cell| cell.trim().is_empty()) => file.note(None, Note::BlankRow, rows.row),
            cells if cells.iter().any(|cell| cell.contains('\r')) => {
                let found = "text whose rows end in carriage returns alone: save it again as CSV";
                return Err(ReadError::OtherFormat { file: file.name.into(), found });
            }
            _ => break,
        }
    }
    let names = std::mem::take(&mut rows.cells);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let layout = recognise(&names, rows.row, file)?;
    let mut cells = vec![Tidy::default(); layout.places.len()];
    while rows.next(file)? {
        one_row(&rows, &layout, &names, &mut cells, file)?;
    }
    Ok(())
}

fn one_row(
    rows: &Rows<'_>,
    layout: &Layout,
    names: &[&str],
    cells: &mut [Tidy],
    file: &mut Filing<'_, '_>,
) -> Result<(), ReadError> {
    let found = rows.cells.as_slice();
    if found.iter().all(|cell| cell.trim().is_empty()) {
        file.note(None, Note::BlankRow, rows.row);
        return Ok(());
    }
    if found == names {
        file.note(None, Note::HeaderAgain, rows.row);
        return Ok(());
    }
    if found.len() > layout.width {
        let extra = found.get(layout.width..).unwrap_or_default();
        if extra.iter().any(|cell| !cell.trim().is_empty()) {
            let (found, expected) = (found.len(), layout.width);
            return Err(ReadError::Cells { file: file.name.into(), row: rows.row, found, expected });
        }
        file.note(None, Note::EmptyColumns, rows.row);
    } else if found.len() < layout.width {
        file.note(None, Note::ShortRow, rows.row);
    }
    for (cell, place) in cells.iter_mut().zip(&layout.places) {
        cell.set(found.get(*place).map_or("", String::as_str));
    }
    file.row(layout.table, rows.row, cells)
}

/// The first line with text, and the sign that divides its cells: of comma, semicolon, tab and bar the one that comes
/// most.
fn first_line(bytes: &mut Guarded<'_>, file: &str) -> Result<(Vec<u8>, u8), ReadError> {
    let start = bytes.start().map_err(|source| ReadError::Unreadable { file: file.into(), source })?;
    let mut lines = start.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
    let is_sep = |line: &&[u8]| line.get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"sep="));
    let line = lines.find(|line| !is_sep(line)).unwrap_or_default();
    let count = |divider: u8| line.split(|byte| *byte == divider).count();
    let divider = [b'|', b'\t', b';', b','].into_iter().max_by_key(|divider| count(*divider)).unwrap_or(b',');
    Ok((start, divider))
}

/// The rows of a CSV file of any columns, as text.
pub(super) fn plain_rows(
    mut bytes: Guarded<'_>,
    file: &str,
    sheet: impl FnOnce(&mut dyn Iterator<Item = Result<(u32, Vec<String>), ReadError>>) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let (start, divider) = first_line(&mut bytes, file)?;
    let mut csv = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(divider)
        .buffer_capacity(64 * 1024)
        .from_reader(bytes.after(start));
    let mut record = ByteRecord::new();
    let mut rows = std::iter::from_fn(|| {
        csv.get_mut().next_row();
        let line = u32::try_from(csv.position().line()).unwrap_or(u32::MAX);
        match csv.read_byte_record(&mut record) {
            Ok(true) => {
                let first = record.position().map_or(line, |place| u32::try_from(place.line()).unwrap_or(u32::MAX));
                let text = |bytes: &[u8]| match std::str::from_utf8(bytes) {
                    Ok(text) => text.to_owned(),
                    Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
                };
                Some(Ok((first, record.iter().map(text).collect())))
            }
            Ok(false) => None,
            Err(_) if csv.get_ref().stopped() => Some(Err(ReadError::RowTooLong { file: file.into(), row: line })),
            Err(error) => Some(Err(ReadError::Unreadable { file: file.into(), source: error.into() })),
        }
    });
    sheet(&mut rows)
}
