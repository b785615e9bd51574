//! A workbook (.xlsx) whose sheets are tables of the return, whatever its file is called.

use std::io::{Cursor, Read};

use calamine::{Data, DataRef, DataType, Reader as _, Xlsx, XlsxError};
use domain::Date;

use super::Filing;
use super::bytes::Guarded;
use super::cells::Tidy;
use super::error::ReadError;
use super::header::{Layout, recognise};

/// Most bytes of a workbook, packed.
const MOST_PACKED: usize = 64 << 20;
/// Most bytes of all its parts, unpacked.
const MOST_UNPACKED: u64 = 512 << 20;
/// Columns to the right of this one are not looked at.
const MOST_COLUMNS: usize = 256;

/// Reads the sheets of a workbook that are tables of the return; there must be one.
pub(super) fn read(bytes: Guarded<'_>, file: &mut Filing<'_, '_>) -> Result<(), ReadError> {
    let mut any = false;
    let name: Box<str> = file.name.into();
    let sheets = |sheet: &str, rows: &mut dyn Iterator<Item = Result<(u32, Vec<String>), ReadError>>| {
        any |= sheet_of_return(sheet, rows, file)?;
        Ok(())
    };
    each_sheet(bytes, &name, sheets)?;
    if any { Ok(()) } else { Err(broken(&name, "has no sheet that is a table of the return")) }
}

/// Reads a sheet if its first row with text has the columns of a table. A sheet of anything else is left.
fn sheet_of_return(
    _sheet: &str,
    rows: &mut dyn Iterator<Item = Result<(u32, Vec<String>), ReadError>>,
    file: &mut Filing<'_, '_>,
) -> Result<bool, ReadError> {
    let mut layout: Option<(Layout, Vec<Tidy>)> = None;
    for row in rows {
        let (number, texts) = row?;
        if texts.iter().all(|text| text.trim().is_empty()) {
            continue;
        }
        let Some((layout, cells)) = &mut layout else {
            let names: Vec<&str> = texts.iter().map(String::as_str).collect();
            if !names.iter().any(|name| name.trim().eq_ignore_ascii_case("CHILD")) {
                return Ok(false);
            }
            let found = recognise(&names, number, file)?;
            let cells = vec![Tidy::default(); found.places.len()];
            layout = Some((found, cells));
            continue;
        };
        let extra = texts.get(layout.width..).unwrap_or_default();
        if extra.iter().any(|text| !text.trim().is_empty()) {
            let (found, expected) = (texts.len(), layout.width);
            return Err(ReadError::Cells { file: file.name.into(), row: number, found, expected });
        }
        for (cell, place) in cells.iter_mut().zip(&layout.places) {
            cell.set(texts.get(*place).map_or("", String::as_str));
        }
        file.row(layout.table, number, cells)?;
    }
    Ok(layout.is_some())
}

/// A row of a sheet: its number and its cells.
type SheetRow = Result<(u32, Vec<String>), ReadError>;

/// Hands out each sheet's rows, as text, after seeing that the workbook unpacks to a size that can be read.
pub(super) fn each_sheet(
    bytes: Guarded<'_>,
    file: &str,
    mut sheet: impl FnMut(&str, &mut dyn Iterator<Item = SheetRow>) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let all = bytes.all(MOST_PACKED).map_err(|source| ReadError::Unreadable { file: file.into(), source })?;
    let all = all.ok_or_else(|| broken(file, "is larger than 64 megabytes; save it as CSV"))?;
    unpacks_to_at_most(MOST_UNPACKED, &all, file)?;
    let mut workbook = Xlsx::new(Cursor::new(all.as_slice())).map_err(|_| broken(file, NOT_READ))?;
    for name in workbook.sheet_names() {
        let mut cells = match workbook.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            // A sheet that holds a chart, or code.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(_) => return Err(broken(file, NOT_READ)),
        };
        let mut rows = SheetRows {
            next_cell: || cells.next_cell().map(|cell| cell.as_ref().map(read_cell)),
            kept: None,
            ended: false,
        };
        sheet(&name, &mut std::iter::from_fn(|| rows.next().map(|row| row.map_err(|_| broken(file, NOT_READ)))))?;
    }
    Ok(())
}

/// A cell: its row as a spreadsheet numbers it, its column counted from 0, and its text.
type ReadCell = (u32, usize, String);

/// The cells of a sheet put together as rows.
struct SheetRows<F> {
    next_cell: F,
    /// The first cell of the row after the one handed out.
    kept: Option<ReadCell>,
    ended: bool,
}

impl<E, F: FnMut() -> Result<Option<ReadCell>, E>> SheetRows<F> {
    fn next(&mut self) -> Option<Result<(u32, Vec<String>), E>> {
        let mut row: Option<(u32, Vec<String>)> = None;
        while !self.ended {
            let (number, column, text) = match self.kept.take().map_or_else(&mut self.next_cell, |cell| Ok(Some(cell)))
            {
                Ok(Some(cell)) => cell,
                Ok(None) => {
                    self.ended = true;
                    break;
                }
                Err(error) => {
                    self.ended = true;
                    return Some(Err(error));
                }
            };
            match &mut row {
                Some((at, texts)) if *at == number => put(texts, column, text),
                Some(_) => {
                    self.kept = Some((number, column, text));
                    break;
                }
                None => {
                    let mut texts = Vec::new();
                    put(&mut texts, column, text);
                    row = Some((number, texts));
                }
            }
        }
        row.map(Ok)
    }
}

const NOT_READ: &str = "cannot be read as a workbook (.xlsx)";

fn broken(file: &str, what: &str) -> ReadError {
    ReadError::Workbook { file: file.into(), what: what.into() }
}

/// Puts a text at a column of a row.
fn put(texts: &mut Vec<String>, column: usize, text: String) {
    if column >= MOST_COLUMNS {
        return;
    }
    if texts.len() <= column {
        texts.resize_with(column + 1, String::new);
    }
    if let Some(place) = texts.get_mut(column) {
        *place = text;
    }
}

/// A cell as the return writes it: days as dd/mm/yyyy, whole numbers without a point.
fn read_cell(cell: &calamine::Cell<DataRef<'_>>) -> (u32, usize, String) {
    let (row, column) = cell.get_position();
    let column = usize::try_from(column).unwrap_or(usize::MAX);
    let value: Data = cell.get_value().clone().into();
    let text = match &value {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            iso_day(text).unwrap_or_else(|| text.clone())
        }
        Data::DateTime(moment) => day_of(moment.as_f64()).unwrap_or_else(|| moment.as_f64().to_string()),
        Data::Bool(true) => "1".to_owned(),
        Data::Bool(false) => "0".to_owned(),
        Data::Error(_) | Data::Empty => String::new(),
        other => other.as_string().unwrap_or_default(),
    };
    (row.saturating_add(1), column, text)
}

/// `2025-05-01T00:00:00` as 01/05/2025; anything else is none.
fn iso_day(text: &str) -> Option<String> {
    let day: Date = text.get(..10)?.parse().ok()?;
    let rest = text.get(10..)?;
    let midnight = rest.is_empty() || rest.trim_start_matches(['T', ' ']).trim_end_matches('Z').starts_with("00:00");
    midnight.then(|| written(day))
}

/// The day with a number by which spreadsheets count: 1 is 1 January 1900, and 60 a 29 February 1900 that never was.
fn day_of(number: f64) -> Option<String> {
    if !(1.0..2_958_466.0).contains(&number) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "within the bounds just checked")]
    let days = number.trunc() as i32;
    let base = Date::new(1899, 12, if days < 60 { 31 } else { 30 }).ok()?;
    Some(written(crate::day::plus_days(base, days)))
}

fn written(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// Unpacks every part once, counting, and refuses what grows beyond all measure. What the parts claim of their sizes is
/// not believed.
pub(super) fn unpacks_to_at_most(most: u64, all: &[u8], file: &str) -> Result<(), ReadError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(all)).map_err(|_| broken(file, NOT_READ))?;
    let mut left = most;
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(|_| broken(file, NOT_READ))?;
        let unpacked = std::io::copy(&mut part.take(left), &mut std::io::sink()).map_err(|_| broken(file, NOT_READ))?;
        left -= unpacked;
        if left == 0 {
            return Err(broken(file, "unpacks to more than half a gigabyte"));
        }
    }
    Ok(())
}
