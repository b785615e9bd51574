//! The bank holidays that come with the program, and newer lists from files.

mod read;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use domain::calendar::{BankHolidays, BankHolidaysRefused};
use jiff::civil::Date;

use crate::keys::{KeyError, KeyFault};

/// Why a file of bank holidays is not taken. Nothing is changed then.
#[derive(Debug, thiserror::Error)]
pub enum CalendarError {
    /// The file cannot be read.
    #[error("{} cannot be read", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The file is not TOML; the cause names the line.
    #[error("{} is not a TOML file", file.display())]
    NotToml {
        /// The file.
        file: PathBuf,
        /// What is wrong, with line and column.
        source: Box<toml::de::Error>,
    },
    /// The file is not JSON; the cause names the line.
    #[error("{} is not a JSON file", file.display())]
    NotJson {
        /// The file.
        file: PathBuf,
        /// What is wrong, with line and column.
        source: serde_json::Error,
    },
    /// A field is missing, not known, or holds something else than it should.
    #[error("{}: {key}: {fault}", file.display())]
    Key {
        /// The file.
        file: PathBuf,
        /// The field with the way to it: `england-and-wales.events[2].date`.
        key: String,
        /// What is wrong with it.
        fault: KeyFault,
    },
    /// The days do not make whole years.
    #[error("{} does not hold whole years of bank holidays", file.display())]
    Refused {
        /// The file.
        file: PathBuf,
        /// What is wrong.
        source: BankHolidaysRefused,
    },
}

/// What a newer list changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refreshed {
    /// The whole calendar afterwards.
    pub holidays: BankHolidays,
    /// First and last year that the file holds.
    pub years: (i16, i16),
    /// Days that were no bank holidays before, in order. Days of years that were not listed count as new.
    pub added: Vec<Date>,
    /// Days that were bank holidays and are none any more, in order.
    pub gone: Vec<Date>,
}

/// The bank holidays of England and Wales that come with the program: 2018 to 2030.
pub fn embedded() -> BankHolidays {
    // The list is read by a test of its own; were it broken, bank holidays would count by rule alone.
    static EMBEDDED: LazyLock<BankHolidays> = LazyLock::new(|| {
        let text = include_str!("../../calendar/england-and-wales.toml");
        read::toml(Path::new("england-and-wales.toml"), text).unwrap_or_default()
    });
    EMBEDDED.clone()
}

/// The calendar of a file: GOV.UK's list of bank holidays where its name ends in `.json`, else a list like the one in
/// `crates/law/calendar`.
pub fn from_file(file: &Path) -> Result<BankHolidays, CalendarError> {
    let text =
        std::fs::read_to_string(file).map_err(|source| CalendarError::Unreadable { file: file.to_owned(), source })?;
    match file.extension() {
        Some(extension) if extension == "json" => read::json(file, &text),
        _ => read::toml(file, &text),
    }
}

/// `current` with the years of the file added or replaced whole, and what that changes. Years that the file does not hold
/// stay as they are.
pub fn refreshed(current: &BankHolidays, file: &Path) -> Result<Refreshed, CalendarError> {
    let refused = |source| CalendarError::Refused { file: file.to_owned(), source };
    let fresh = from_file(file)?;
    let years = fresh.years().ok_or_else(|| CalendarError::Key {
        file: file.to_owned(),
        key: "years".to_owned(),
        fault: KeyFault::Empty,
    })?;
    let holidays = current.renewed(&fresh).map_err(refused)?;
    let without = |all: &BankHolidays, other: &BankHolidays| {
        let missing = all.dates().iter().filter(|on| other.dates().binary_search(on).is_err());
        missing.copied().collect()
    };
    Ok(Refreshed { years, added: without(&holidays, current), gone: without(current, &holidays), holidays })
}

#[cfg(test)]
mod tests;
