//! A file looked into: whether it is CSV, Parquet or Arrow, what its columns are called, and its rows a piece at a time.

use std::fs::File;
use std::io::{Cursor, Read, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;

use crate::arrow_file::{self, ArrowBatches, ArrowFile};
use crate::column::{Batch, Column};
use crate::csv_file::CsvBatches;
use crate::error::TableError;
use crate::parquet_file::{ParquetBatches, ParquetFile};
use crate::table::Table;
use crate::values::{Kind, Values};

/// The first bytes of every Parquet file.
const PARQUET: &[u8] = b"PAR1";
/// So many bytes tell what a file is, or that it is whole.
const FIRST: usize = 8;

/// A file that holds a table.
pub struct Source {
    file: Arc<str>,
    names: Vec<String>,
    held: Held,
}

enum Held {
    CsvPath(PathBuf),
    CsvBytes(Bytes),
    Parquet(ParquetFile),
    Arrow(ArrowFile, Again),
}

/// Where an Arrow file is read from again.
enum Again {
    Path(PathBuf),
    Bytes(Bytes),
}

impl Source {
    /// Looks into a file: its kind and the names of its columns.
    pub fn open(path: &Path) -> Result<Self, TableError> {
        let file: Arc<str> = Arc::from(path.display().to_string());
        let unreadable = |source| TableError::Unreadable { file: Arc::clone(&file), source };
        let mut opened = File::open(path).map_err(unreadable)?;
        let mut first = Vec::with_capacity(FIRST);
        opened.by_ref().take(FIRST as u64).read_to_end(&mut first).map_err(unreadable)?;
        if arrow_file::begins(&first) {
            let (length, last) = end(&mut opened).map_err(unreadable)?;
            let arrow = ArrowFile::open(Arc::clone(&file), open_again(&file, path)?, length, (&first, &last))?;
            return Ok(Self { names: arrow.names(), file, held: Held::Arrow(arrow, Again::Path(path.to_owned())) });
        }
        if first.starts_with(PARQUET) {
            let parquet = ParquetFile::open(Arc::clone(&file), opened)?;
            return Ok(Self { names: parquet.names(), file, held: Held::Parquet(parquet) });
        }
        let held = Held::CsvPath(path.to_owned());
        Ok(Self { names: crate::csv_file::names(&file, open_again(&file, path)?)?, file, held })
    }

    /// The same for a file that is already in memory; `name` is what errors call it.
    pub fn from_bytes(name: &str, bytes: Bytes) -> Result<Self, TableError> {
        let file: Arc<str> = Arc::from(name);
        if bytes.starts_with(PARQUET) {
            let parquet = ParquetFile::open(Arc::clone(&file), bytes)?;
            return Ok(Self { names: parquet.names(), file, held: Held::Parquet(parquet) });
        }
        if arrow_file::begins(&bytes) {
            let input = Box::new(Cursor::new(bytes.clone()));
            let arrow = ArrowFile::open(Arc::clone(&file), input, bytes.len() as u64, (&bytes, &bytes))?;
            return Ok(Self { names: arrow.names(), file, held: Held::Arrow(arrow, Again::Bytes(bytes)) });
        }
        let names = crate::csv_file::names(&file, Box::new(Cursor::new(bytes.clone())))?;
        Ok(Self { names, file, held: Held::CsvBytes(bytes) })
    }

    /// What errors call the file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The names of its columns, in the order of the file.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether it has a column of this name.
    pub fn has(&self, name: &str) -> bool {
        self.names.iter().any(|other| other == name)
    }

    /// What a column of this name holds; none where there is no such column or it cannot be read. CSV holds text.
    pub fn kind(&self, name: &str) -> Option<Kind> {
        match &self.held {
            Held::Parquet(parquet) => parquet.kind(name),
            Held::Arrow(arrow, _) => arrow.kind(name),
            Held::CsvPath(_) | Held::CsvBytes(_) => self.has(name).then_some(Kind::Text),
        }
    }

    /// How many rows; unknown for CSV and Arrow before they have been read.
    pub fn rows(&self) -> Option<u64> {
        match &self.held {
            Held::Parquet(parquet) => Some(parquet.rows()),
            Held::CsvPath(_) | Held::CsvBytes(_) | Held::Arrow(..) => None,
        }
    }

    /// Reads the wanted columns a piece at a time, in the order asked for; a name asked for twice comes twice.
    pub fn batches(&self, wanted: &[&str]) -> Result<Batches, TableError> {
        let places = wanted.iter().map(|name| self.place(name)).collect::<Result<Vec<usize>, TableError>>()?;
        let input: Box<dyn Read + Send> = match &self.held {
            Held::Parquet(parquet) => return Ok(Batches(Inner::Parquet(parquet.batches(&places)?))),
            Held::Arrow(arrow, again) => {
                let input: Box<dyn Read + Send> = match again {
                    Again::Path(path) => open_again(&self.file, path)?,
                    Again::Bytes(bytes) => Box::new(Cursor::new(bytes.clone())),
                };
                return Ok(Batches(Inner::Arrow(arrow.batches(input, &places)?)));
            }
            Held::CsvPath(path) => open_again(&self.file, path)?,
            Held::CsvBytes(bytes) => Box::new(Cursor::new(bytes.clone())),
        };
        let named = places.into_iter().zip(wanted.iter().map(|name| Arc::from(*name))).collect();
        Ok(Batches(Inner::Csv(CsvBatches::start(Arc::clone(&self.file), input, named))))
    }

    /// Reads the wanted columns whole. A file without rows gives columns without cells.
    pub fn read(&self, wanted: &[&str]) -> Result<Table, TableError> {
        let batches = self.batches(wanted)?;
        let column = |name: &&str| Column {
            file: Arc::clone(&self.file),
            name: Arc::from(*name),
            first_row: 1,
            values: Values::none(self.kind(name).unwrap_or(Kind::Text)),
        };
        Table::collect(wanted.iter().map(column).collect(), batches)
    }

    fn place(&self, name: &str) -> Result<usize, TableError> {
        let mut found = self.names.iter().enumerate().filter(|(_, other)| *other == name).map(|(at, _)| at);
        let file = || Arc::clone(&self.file);
        let there = || self.names.clone();
        let place = found.next();
        let place =
            place.ok_or_else(|| TableError::NoColumn { file: file(), column: name.to_owned(), there: there() })?;
        match found.next() {
            Some(_) => Err(TableError::ColumnTwice { file: file(), column: name.to_owned() }),
            None => Ok(place),
        }
    }
}

/// How long a file is, and its last bytes.
fn end(file: &mut File) -> std::io::Result<(u64, Vec<u8>)> {
    let length = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(length.saturating_sub(FIRST as u64)))?;
    let mut last = Vec::with_capacity(FIRST);
    file.read_to_end(&mut last)?;
    Ok((length, last))
}

fn open_again(file: &Arc<str>, path: &Path) -> Result<Box<dyn Read + Send>, TableError> {
    let opened = File::open(path).map_err(|source| TableError::Unreadable { file: Arc::clone(file), source })?;
    Ok(Box::new(opened))
}

/// Pieces of a table, one after the other; after an error there are no more.
pub struct Batches(Inner);

enum Inner {
    Csv(CsvBatches),
    Parquet(ParquetBatches),
    Arrow(ArrowBatches),
    Over,
}

impl Iterator for Batches {
    type Item = Result<Batch, TableError>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = match &mut self.0 {
            Inner::Csv(csv) => csv.next_batch().transpose(),
            Inner::Parquet(parquet) => parquet.next_batch().transpose(),
            Inner::Arrow(arrow) => arrow.next_batch().transpose(),
            Inner::Over => None,
        };
        if !matches!(next, Some(Ok(_))) {
            self.0 = Inner::Over;
        }
        next
    }
}
