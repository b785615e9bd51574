//! Reading CSV: names in the first line, commas between cells, everything text.

use std::io::Read;
use std::sync::Arc;

use csv::{ByteRecord, ErrorKind, Trim};

use crate::column::{BATCH_ROWS, Batch, Column};
use crate::error::TableError;
use crate::values::{Texts, Values};

type Reader = csv::Reader<Box<dyn Read + Send>>;

fn reader(input: Box<dyn Read + Send>) -> Reader {
    csv::ReaderBuilder::new().trim(Trim::All).buffer_capacity(1 << 16).from_reader(input)
}

/// The names in the first line, without the mark that some programs put before it.
pub(crate) fn names(file: &Arc<str>, input: Box<dyn Read + Send>) -> Result<Vec<String>, TableError> {
    let mut reader = reader(input);
    let headers = reader.byte_headers().map_err(|error| fault(file, error))?;
    let mut names = Vec::with_capacity(headers.len());
    for header in headers {
        let name = std::str::from_utf8(header).map_err(|_| TableError::NotATable {
            file: Arc::clone(file),
            why: "the first line is not text in UTF-8".to_owned(),
        })?;
        names.push(name.trim_start_matches('\u{feff}').trim().to_owned());
    }
    if names.iter().all(String::is_empty) {
        return Err(TableError::Empty { file: Arc::clone(file) });
    }
    if let [only] = names.as_slice()
        && let Some(mark) = only.chars().find(|letter| matches!(letter, ';' | '\t' | '|'))
    {
        let why = format!("its first line has {mark:?} and no comma: write it with commas between the cells");
        return Err(TableError::NotATable { file: Arc::clone(file), why });
    }
    Ok(names)
}

fn fault(file: &Arc<str>, error: csv::Error) -> TableError {
    let file = Arc::clone(file);
    match error.into_kind() {
        ErrorKind::Io(source) => TableError::Unreadable { file, source },
        ErrorKind::UnequalLengths { pos, expected_len, len } => {
            // The first line of names is record 0.
            let row = pos.map_or(0, |pos| pos.record());
            TableError::UnevenRow { file, row, expected: expected_len, found: len }
        }
        other => TableError::NotATable { file, why: format!("{other:?}") },
    }
}

pub(crate) struct CsvBatches {
    file: Arc<str>,
    reader: Reader,
    /// The place in the line, and the name, of each wanted column.
    wanted: Vec<(usize, Arc<str>)>,
    record: ByteRecord,
    next_row: u64,
}

impl CsvBatches {
    pub(crate) fn start(file: Arc<str>, input: Box<dyn Read + Send>, wanted: Vec<(usize, Arc<str>)>) -> Self {
        Self { file, reader: reader(input), wanted, record: ByteRecord::new(), next_row: 1 }
    }

    /// The next rows; none when there are no more.
    pub(crate) fn next_batch(&mut self) -> Result<Option<Batch>, TableError> {
        let first_row = self.next_row;
        let mut columns = vec![Texts::default(); self.wanted.len()];
        let mut rows = 0;
        while rows < BATCH_ROWS {
            let more = self.reader.read_byte_record(&mut self.record).map_err(|error| fault(&self.file, error))?;
            if !more {
                break;
            }
            for ((place, name), texts) in self.wanted.iter().zip(&mut columns) {
                let bytes = self.record.get(*place).unwrap_or_default();
                let text = std::str::from_utf8(bytes).map_err(|_| TableError::Cell {
                    file: Arc::clone(&self.file),
                    row: self.next_row,
                    column: name.to_string(),
                    text: String::from_utf8_lossy(bytes).chars().take(60).collect(),
                    expected: "text in UTF-8",
                })?;
                // Trimmed again: the reader knows only the white space of ASCII.
                texts.push(Some(text.trim()).filter(|text| !text.is_empty()));
            }
            rows += 1;
            self.next_row += 1;
        }
        let column = |((_, name), texts): (&(usize, Arc<str>), Texts)| Column {
            file: Arc::clone(&self.file),
            name: Arc::clone(name),
            first_row,
            values: Values::Text(texts),
        };
        let columns = self.wanted.iter().zip(columns).map(column).collect();
        Ok((rows > 0).then_some(Batch { first_row, rows, columns }))
    }
}
