//! Where a cell stands in its file, for errors; and days as files count them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan as _};

use crate::error::TableError;

/// Where a column's piece stands.
pub(crate) struct Place<'a> {
    pub(crate) file: &'a Arc<str>,
    pub(crate) column: &'a str,
    pub(crate) first_row: u64,
}

impl Place<'_> {
    pub(crate) fn fault(&self, at: usize, text: &str, expected: &'static str) -> TableError {
        let text = text.chars().take(60).collect();
        let (file, row) = (Arc::clone(self.file), self.first_row + at as u64);
        TableError::Cell { file, row, column: self.column.to_owned(), text, expected }
    }

    /// A day that is counted from 1 January 1970.
    pub(crate) fn day(&self, days: i64, at: usize) -> Result<Date, TableError> {
        let fault = || self.fault(at, &days.to_string(), "days since 1970 within the calendar");
        let span: Span = i32::try_from(days).ok().and_then(|days| 0.days().try_days(days).ok()).ok_or_else(fault)?;
        date(1970, 1, 1).checked_add(span).map_err(|_| fault())
    }

    /// The day of a moment of which so many units make a day.
    pub(crate) fn day_of(&self, moment: i64, units: i64, at: usize) -> Result<Date, TableError> {
        if moment.rem_euclid(units) != 0 {
            return Err(self.fault(at, &moment.to_string(), "a date: it has a time of day"));
        }
        self.day(moment.div_euclid(units), at)
    }

    /// A whole number of so many decimal places, read as it would be written, so that 0.1 is the double nearest to 0.1.
    pub(crate) fn decimal(&self, whole: i128, scale: i32, at: usize) -> Result<f64, TableError> {
        let number = format!("{whole}e{}", -i64::from(scale)).parse();
        number.map_err(|_| self.fault(at, &whole.to_string(), "a decimal number"))
    }
}

/// Runs an outside reader, which meets some damaged files with a panic instead of an error; here it becomes one. What it
/// was reading is not touched again: an error ends the batches.
pub(crate) fn guarded<T>(file: &Arc<str>, read: impl FnOnce() -> Result<T, TableError>) -> Result<T, TableError> {
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(TableError::NotATable { file: Arc::clone(file), why: "it is damaged".to_owned() }))
}
