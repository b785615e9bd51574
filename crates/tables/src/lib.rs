//! Analysts' own files, CSV, Parquet or Arrow, as named columns of text, numbers, days and lists, with what is missing.
//!
//! [`Source::open`] looks into a file and says what it holds; [`Source::batches`] reads the wanted columns a piece at a
//! time, so that memory does not grow with the file; [`Source::read`] reads them whole. [`Writer`] writes Parquet.
//!
//! * Whether a file is Parquet or Arrow (a file or a stream, Feather too) is told by its first bytes, never by its name.
//! * A CSV file has a first line of names, commas, and cells that are trimmed; all its columns are text until somebody
//!   asks for numbers or days ([`Column::numbers`], [`Column::days`] and so on). An empty cell is missing.
//! * Rows are counted from 1, the first after the names. Every error names the file, and where there is one the row and
//!   the column.
//! * Bytes that are not a table get an error, also where the crates that read them would panic.

mod arrow_file;
mod arrow_values;
mod column;
mod convert;
mod csv_file;
mod error;
mod leaf;
mod parquet_file;
mod place;
mod source;
mod table;
mod values;
mod write;

pub use column::{Batch, Column};
pub use error::TableError;
pub use source::{Batches, Source};
pub use table::Table;
pub use values::{Kind, Lists, Texts, Values};
pub use write::{Compressed, Writer, to_bytes};
