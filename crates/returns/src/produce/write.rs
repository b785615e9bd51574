//! Rows written: as CSV, as a workbook, as JSON, and beside them what is missing and the facts behind each cell.

use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
use serde_json::{Value, json};

use super::Product;
use super::cell::Row;

/// Why a return could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// The file does not take it.
    #[error("the file cannot be written")]
    File(#[from] io::Error),
    /// The workbook cannot be made.
    #[error("the workbook cannot be made")]
    Workbook(#[from] XlsxError),
    /// Something cannot be written as JSON.
    #[error("the JSON cannot be written")]
    Json(#[from] serde_json::Error),
}

impl From<csv::Error> for Failed {
    fn from(error: csv::Error) -> Self {
        Self::File(error.into())
    }
}

/// A return as CSV, row by row.
pub struct Csv<W: Write>(csv::Writer<W>);

impl<W: Write> Csv<W> {
    /// Begins with the header row.
    pub fn start(product: Product, out: W) -> Result<Self, Failed> {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(product.columns())?;
        Ok(Self(csv))
    }

    /// Adds a row, if it can go out.
    pub fn row(&mut self, row: &Row) -> Result<(), Failed> {
        if row.goes_out {
            self.0.write_record(row.values())?;
        }
        Ok(())
    }

    /// Ends the file.
    pub fn finish(self) -> Result<W, Failed> {
        Ok(self.0.into_inner().map_err(csv::IntoInnerError::into_error)?)
    }
}

/// A return as a workbook of one sheet. Cells are text, so that no program takes a number for a date.
pub struct Xlsx {
    book: Workbook,
    rows: u32,
}

impl Xlsx {
    /// Begins with the header row; the sheet has the return's name.
    pub fn start(product: Product) -> Result<Self, Failed> {
        let mut book = Workbook::new();
        // The same rows make the same bytes.
        let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&made));
        let sheet = book.add_worksheet();
        sheet.set_name(product.name())?;
        let bold = Format::new().set_bold();
        for (at, column) in (0_u16..).zip(product.columns()) {
            sheet.write_string_with_format(0, at, *column, &bold)?;
        }
        Ok(Self { book, rows: 1 })
    }

    /// Adds a row, if it can go out.
    pub fn row(&mut self, row: &Row) -> Result<(), Failed> {
        if row.goes_out {
            let sheet = self.book.worksheet_from_index(0)?;
            for (at, value) in (0_u16..).zip(row.values()).filter(|(_, value)| !value.is_empty()) {
                sheet.write_string(self.rows, at, value)?;
            }
            self.rows += 1;
        }
        Ok(())
    }

    /// The file's bytes.
    pub fn finish(mut self) -> Result<Vec<u8>, Failed> {
        Ok(self.book.save_to_buffer()?)
    }
}

/// The blocks of the API as JSON, one a line within a list.
pub struct Json<W: Write> {
    out: W,
    any: bool,
}

impl<W: Write> Json<W> {
    /// Begins the list; `as_of` is the day that it tells of.
    pub fn start(as_of: domain::Date, mut out: W) -> Result<Self, Failed> {
        write!(out, "{{\"as_of\":\"{as_of}\",\"children\":[")?;
        Ok(Self { out, any: false })
    }

    /// Adds a child, if it can go out. What is not known is `null`.
    pub fn row(&mut self, row: &Row) -> Result<(), Failed> {
        if !row.goes_out {
            return Ok(());
        }
        let mut values = row.values();
        let mut next = || values.next().filter(|value| !value.is_empty()).map_or(Value::Null, Value::from);
        let child = json!({
            "la_child_id": next(),
            "care_leavers": { "contact_date": next(), "activity": next(), "accommodation": next(), "purge": false },
        });
        self.out.write_all(if self.any { b",\n" } else { b"\n" })?;
        self.any = true;
        Ok(serde_json::to_writer(&mut self.out, &child)?)
    }

    /// Ends the file.
    pub fn finish(mut self) -> Result<W, Failed> {
        self.out.write_all(b"\n]}\n")?;
        Ok(self.out)
    }
}

/// What is missing, one line a gap: who can say it, and on which form of ours.
pub struct Gaps<W: Write> {
    csv: csv::Writer<W>,
    count: u64,
}

impl<W: Write> Gaps<W> {
    /// Begins with the header row.
    pub fn start(out: W) -> Result<Self, Failed> {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(["number", "person", "table", "column", "missing", "who can say", "why"])?;
        Ok(Self { csv, count: 0 })
    }

    /// Adds the gaps of a row.
    pub fn row(&mut self, product: Product, row: &Row) -> Result<(), Failed> {
        for (column, gap) in row.gaps(product.columns()) {
            let line = [
                row.number.as_str(),
                &row.person,
                product.name(),
                column,
                gap.missing.words(),
                gap.missing.supplier().words(),
                &gap.because,
            ];
            self.csv.write_record(line)?;
            self.count += 1;
        }
        Ok(())
    }

    /// How many there are.
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// Ends the file.
    pub fn finish(self) -> Result<W, Failed> {
        Ok(self.csv.into_inner().map_err(csv::IntoInnerError::into_error)?)
    }
}

/// The facts behind each cell, one line a fact.
pub struct Trace<W: Write>(csv::Writer<W>);

impl<W: Write> Trace<W> {
    /// Begins with the header row.
    pub fn start(out: W) -> Result<Self, Failed> {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(["number", "person", "table", "column", "value", "fact", "source", "recorded on"])?;
        Ok(Self(csv))
    }

    /// Adds the facts of a row.
    pub fn row(&mut self, product: Product, row: &Row) -> Result<(), Failed> {
        for (column, cell) in product.columns().iter().zip(&row.cells) {
            for fact in &cell.because {
                let recorded_on = fact.recorded_on.map(|day| day.to_string()).unwrap_or_default();
                let line = [
                    row.number.as_str(),
                    &row.person,
                    product.name(),
                    column,
                    &cell.value,
                    &fact.what,
                    &fact.by,
                    &recorded_on,
                ];
                self.0.write_record(line)?;
            }
        }
        Ok(())
    }

    /// Ends the file.
    pub fn finish(self) -> Result<W, Failed> {
        Ok(self.0.into_inner().map_err(csv::IntoInnerError::into_error)?)
    }
}
