//! Files that agencies produce, read into the words of the work, with file, row and column in every error.
//!
//! This crate knows nothing of what is kept: it checks files and hands typed records on, one after the other.
//! [`read()`] is the way in; [`columns`] says what each file holds, [`mod@write`] writes such files.

mod agreement;
mod cell;
pub mod codes;
pub mod columns;
mod csv_file;
mod error;
mod fault;
mod header;
mod kind;
mod read;
pub mod record;
mod source;
mod summary;
mod table_reader;
pub mod value;
pub mod write;
mod xml_file;

pub use cell::LONGEST_CELL;
pub use error::{Encoding, ExtractError, FileFormat, Separator, UnknownColumn, WrongColumns};
pub use fault::{Because, Repair, Repaired, RowFault};
pub use kind::Kind;
pub use read::{Context, Limits, last_return_year, read};
pub use record::{At, Record, ReturnRow, ReturnYear, Row};
pub use source::{LONGEST_ROW, Source};
pub use summary::{FileSummary, Summary};
