//! Writing Parquet: the same columns give the same bytes.

use std::io::Write;
use std::sync::Arc;

use jiff::civil::{Date, date};
use parquet::basic::{Compression, ZstdLevel};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

use crate::column::Column;
use crate::error::TableError;
use crate::values::{Kind, Lists, Values};

/// How a file is made smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Compressed {
    /// Quick to write and to read.
    #[default]
    Snappy,
    /// Smaller.
    Zstd,
    /// As it is.
    No,
}

/// A Parquet file being written, a row group at a time.
pub struct Writer<W: Write + Send> {
    file: Arc<str>,
    inner: SerializedFileWriter<W>,
    names: Vec<String>,
}

impl<W: Write + Send> Writer<W> {
    /// Begins a file with these columns; `name` is what errors call it.
    pub fn start(name: &str, out: W, columns: &[(&str, Kind)], compressed: Compressed) -> Result<Self, TableError> {
        let file: Arc<str> = Arc::from(name);
        let mut schema = "message table {".to_owned();
        for (column, kind) in columns {
            if column.is_empty() || column.contains(|c: char| c.is_whitespace() || "{}();=,".contains(c)) {
                let why = format!("{column:?} cannot be the name of a column");
                return Err(TableError::Unwritable { file, why });
            }
            schema.push_str(&field(column, *kind));
        }
        schema.push('}');
        let compression = match compressed {
            Compressed::Snappy => Compression::SNAPPY,
            Compressed::Zstd => Compression::ZSTD(ZstdLevel::default()),
            Compressed::No => Compression::UNCOMPRESSED,
        };
        let properties =
            WriterProperties::builder().set_created_by("throughline".to_owned()).set_compression(compression).build();
        let start = || {
            let schema = Arc::new(parse_message_type(&schema)?);
            SerializedFileWriter::new(out, schema, Arc::new(properties))
        };
        let inner = start().map_err(|error| unwritable(&file, &error))?;
        let names = columns.iter().map(|(column, _)| (*column).to_owned()).collect();
        Ok(Self { file, inner, names })
    }

    /// Writes one row group: a column for each name, in order and of one length.
    pub fn write(&mut self, columns: &[Values]) -> Result<(), TableError> {
        let rows = columns.first().map_or(0, Values::len);
        if columns.len() != self.names.len() || columns.iter().any(|values| values.len() != rows) {
            let why = "its columns differ in number or length".to_owned();
            return Err(TableError::Unwritable { file: Arc::clone(&self.file), why });
        }
        write_group(&mut self.inner, columns).map_err(|error| unwritable(&self.file, &error))
    }

    /// Ends the file and hands back what it was written to.
    pub fn finish(self) -> Result<W, TableError> {
        let Self { file, inner, .. } = self;
        inner.into_inner().map_err(|error| unwritable(&file, &error))
    }
}

/// Writes a small table as one file in memory.
pub fn to_bytes(columns: &[Column]) -> Result<Vec<u8>, TableError> {
    let named: Vec<(&str, Kind)> = columns.iter().map(|column| (column.name(), column.kind())).collect();
    let mut writer = Writer::start("memory", Vec::new(), &named, Compressed::default())?;
    let values: Vec<Values> = columns.iter().map(|column| column.values().clone()).collect();
    writer.write(&values)?;
    writer.finish()
}

fn unwritable(file: &Arc<str>, error: &ParquetError) -> TableError {
    TableError::Unwritable { file: Arc::clone(file), why: error.to_string() }
}

fn field(name: &str, kind: Kind) -> String {
    match kind {
        Kind::Text => format!("optional binary {name} (STRING);"),
        Kind::Whole => format!("optional int64 {name};"),
        Kind::Number => format!("optional double {name};"),
        Kind::Flag => format!("optional boolean {name};"),
        Kind::Day => format!("optional int32 {name} (DATE);"),
        Kind::List => {
            format!("optional group {name} (LIST) {{ repeated group list {{ optional binary element (STRING); }} }}")
        }
    }
}

fn write_group<W: Write + Send>(file: &mut SerializedFileWriter<W>, columns: &[Values]) -> Result<(), ParquetError> {
    let mut group = file.next_row_group()?;
    for values in columns {
        let mut column =
            group.next_column()?.ok_or_else(|| ParquetError::General("fewer columns than were begun".to_owned()))?;
        write_column(column.untyped(), values)?;
        column.close()?;
    }
    group.close()?;
    Ok(())
}

fn write_column(column: &mut ColumnWriter<'_>, values: &Values) -> Result<(), ParquetError> {
    match (column, values) {
        (ColumnWriter::ByteArrayColumnWriter(column), Values::Text(texts)) => {
            let (levels, values) = split(texts.iter().map(|cell| cell.map(ByteArray::from)));
            column.write_batch(&values, Some(&levels), None)?;
        }
        (ColumnWriter::Int64ColumnWriter(column), Values::Whole(cells)) => {
            let (levels, values) = split(cells.iter().copied());
            column.write_batch(&values, Some(&levels), None)?;
        }
        (ColumnWriter::DoubleColumnWriter(column), Values::Number(cells)) => {
            let (levels, values) = split(cells.iter().copied());
            column.write_batch(&values, Some(&levels), None)?;
        }
        (ColumnWriter::BoolColumnWriter(column), Values::Flag(cells)) => {
            let (levels, values) = split(cells.iter().copied());
            column.write_batch(&values, Some(&levels), None)?;
        }
        (ColumnWriter::Int32ColumnWriter(column), Values::Day(cells)) => {
            let (levels, values) = split(cells.iter().map(|cell| cell.map(days)));
            column.write_batch(&values, Some(&levels), None)?;
        }
        (ColumnWriter::ByteArrayColumnWriter(column), Values::List(lists)) => {
            let (definition, repetition, values) = flat(lists);
            column.write_batch(&values, Some(&definition), Some(&repetition))?;
        }
        _ => return Err(ParquetError::General("a column of another kind than was begun".to_owned())),
    }
    Ok(())
}

/// Levels and the values that are present.
fn split<T>(cells: impl Iterator<Item = Option<T>>) -> (Vec<i16>, Vec<T>) {
    let mut values = Vec::new();
    let levels = cells.map(|cell| {
        let level = i16::from(cell.is_some());
        values.extend(cell);
        level
    });
    (levels.collect(), values)
}

fn flat(lists: &Lists) -> (Vec<i16>, Vec<i16>, Vec<ByteArray>) {
    let (mut definition, mut repetition, mut values) = (Vec::new(), Vec::new(), Vec::new());
    for at in 0..lists.len() {
        let before = values.len();
        let list = lists.get(at);
        let missing = list.is_none();
        for (place, item) in list.into_iter().flatten().enumerate() {
            definition.push(3);
            repetition.push(i16::from(place > 0));
            values.push(ByteArray::from(item));
        }
        if values.len() == before {
            definition.push(i16::from(!missing));
            repetition.push(0);
        }
    }
    (definition, repetition, values)
}

/// Days since 1 January 1970.
fn days(day: Date) -> i32 {
    let since = date(1970, 1, 1).duration_until(day).as_hours() / 24;
    i32::try_from(since).unwrap_or(if since < 0 { i32::MIN } else { i32::MAX })
}
