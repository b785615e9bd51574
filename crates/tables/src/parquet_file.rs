//! Reading Parquet without Arrow: the wanted columns of a row group side by side, a piece at a time.

use std::sync::Arc;

use parquet::column::reader::ColumnReader;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::reader::{ChunkReader, FileReader, SerializedFileReader};

use crate::column::{BATCH_ROWS, Batch, Column};
use crate::error::TableError;
use crate::leaf::{Leaf, Meaning, leaves};
use crate::place::{Place, guarded};
use crate::values::{Kind, Lists, Texts, Values};

/// A Parquet file whose end, where it says what it holds, has been read.
pub(crate) struct ParquetFile {
    file: Arc<str>,
    reader: Arc<dyn FileReader>,
    leaves: Vec<Leaf>,
}

fn fault(file: &Arc<str>, error: &ParquetError) -> TableError {
    TableError::NotATable { file: Arc::clone(file), why: error.to_string() }
}

impl ParquetFile {
    pub(crate) fn open<R: ChunkReader + 'static>(file: Arc<str>, input: R) -> Result<Self, TableError> {
        let open = || SerializedFileReader::new(input).map_err(|error| fault(&file, &error));
        let reader = guarded(&file, open)?;
        let leaves = leaves(reader.metadata().file_metadata().schema_descr());
        if leaves.is_empty() {
            return Err(TableError::Empty { file });
        }
        Ok(Self { file, reader: Arc::new(reader), leaves })
    }

    pub(crate) fn names(&self) -> Vec<String> {
        self.leaves.iter().map(|leaf| leaf.name.clone()).collect()
    }

    pub(crate) fn kind(&self, name: &str) -> Option<Kind> {
        let leaf = self.leaves.iter().find(|leaf| leaf.name == name)?;
        leaf.meaning.as_ref().ok().map(|meaning| meaning.kind())
    }

    pub(crate) fn rows(&self) -> u64 {
        u64::try_from(self.reader.metadata().file_metadata().num_rows()).unwrap_or(0)
    }

    pub(crate) fn batches(&self, places: &[usize]) -> Result<ParquetBatches, TableError> {
        let mut wanted = Vec::with_capacity(places.len());
        for leaf in places.iter().filter_map(|place| self.leaves.get(*place)) {
            let meaning = leaf.meaning.clone().map_err(|found| TableError::UnknownKind {
                file: Arc::clone(&self.file),
                column: leaf.name.clone(),
                found,
            })?;
            wanted.push(Wanted { name: Arc::from(leaf.name.as_str()), at: leaf.at, meaning });
        }
        let (file, reader) = (Arc::clone(&self.file), Arc::clone(&self.reader));
        Ok(ParquetBatches { file, reader, wanted, next_group: 0, open: Vec::new(), left: 0, next_row: 1 })
    }
}

struct Wanted {
    name: Arc<str>,
    at: usize,
    meaning: Meaning,
}

pub(crate) struct ParquetBatches {
    file: Arc<str>,
    reader: Arc<dyn FileReader>,
    wanted: Vec<Wanted>,
    next_group: usize,
    /// Readers of the open row group, one for each wanted column.
    open: Vec<ColumnReader>,
    /// Rows of the open row group that have not been read.
    left: usize,
    next_row: u64,
}

impl ParquetBatches {
    /// The next rows; none when there are no more.
    pub(crate) fn next_batch(&mut self) -> Result<Option<Batch>, TableError> {
        let file = Arc::clone(&self.file);
        guarded(&file, || self.read_batch())
    }

    fn read_batch(&mut self) -> Result<Option<Batch>, TableError> {
        while self.left == 0 {
            if self.next_group >= self.reader.num_row_groups() {
                return Ok(None);
            }
            self.open_group().map_err(|error| fault(&self.file, &error))?;
        }
        let rows = self.left.min(BATCH_ROWS);
        let mut columns = Vec::with_capacity(self.wanted.len());
        for (wanted, reader) in self.wanted.iter().zip(&mut self.open) {
            let place = Place { file: &self.file, column: &wanted.name, first_row: self.next_row };
            let values = read(reader, wanted.meaning, rows, &place)?;
            if values.len() != rows {
                let why = format!("column {} breaks off in row {}", wanted.name, self.next_row + values.len() as u64);
                return Err(TableError::NotATable { file: Arc::clone(&self.file), why });
            }
            let (file, name) = (Arc::clone(&self.file), Arc::clone(&wanted.name));
            columns.push(Column { file, name, first_row: self.next_row, values });
        }
        let first_row = self.next_row;
        self.left -= rows;
        self.next_row += rows as u64;
        Ok(Some(Batch { first_row, rows, columns }))
    }

    fn open_group(&mut self) -> Result<(), ParquetError> {
        let group = self.reader.get_row_group(self.next_group)?;
        self.open = self.wanted.iter().map(|wanted| group.get_column_reader(wanted.at)).collect::<Result<_, _>>()?;
        self.left = usize::try_from(group.metadata().num_rows())
            .map_err(|_| ParquetError::General("a row group of a negative size".to_owned()))?;
        self.next_group += 1;
        Ok(())
    }
}

/// Which values are missing, and which belong to one list, in Parquet's own counting.
struct Levels {
    definition: Vec<i16>,
    repetition: Vec<i16>,
}

/// Reads so many rows with the reader that the physical type has: the values that are present, and the levels.
macro_rules! records {
    ($reader:expr, $rows:expr, $place:expr) => {{
        let (mut values, mut definition, mut repetition) = (Vec::new(), Vec::new(), Vec::new());
        $reader
            .read_records($rows, Some(&mut definition), Some(&mut repetition), &mut values)
            .map_err(|error| fault($place.file, &error))?;
        (values, Levels { definition, repetition })
    }};
}

fn read(reader: &mut ColumnReader, meaning: Meaning, rows: usize, place: &Place<'_>) -> Result<Values, TableError> {
    match reader {
        ColumnReader::BoolColumnReader(reader) => {
            let (values, levels) = records!(reader, rows, place);
            Ok(Values::Flag(spread(&values, &levels, |_, value| Ok(value))?))
        }
        ColumnReader::Int32ColumnReader(reader) => {
            let (values, levels) = records!(reader, rows, place);
            let unsigned = meaning == Meaning::Unsigned;
            let widen = |value: i32| if unsigned { i64::from(value.cast_unsigned()) } else { i64::from(value) };
            let values: Vec<i64> = values.into_iter().map(widen).collect();
            whole(&values, &levels, meaning, place)
        }
        ColumnReader::Int64ColumnReader(reader) => {
            let (values, levels) = records!(reader, rows, place);
            whole(&values, &levels, meaning, place)
        }
        ColumnReader::FloatColumnReader(reader) => {
            let (values, levels) = records!(reader, rows, place);
            Ok(Values::Number(spread(&values, &levels, |_, value| Ok(f64::from(value)))?))
        }
        ColumnReader::DoubleColumnReader(reader) => {
            let (values, levels) = records!(reader, rows, place);
            Ok(Values::Number(spread(&values, &levels, |_, value| Ok(value))?))
        }
        ColumnReader::ByteArrayColumnReader(reader) => {
            let (values, levels) = records!(reader, rows, place);
            match meaning {
                Meaning::List { slot, present } => lists(&values, &levels, slot, present, place).map(Values::List),
                _ => texts(&values, &levels, place).map(Values::Text),
            }
        }
        ColumnReader::Int96ColumnReader(_) | ColumnReader::FixedLenByteArrayColumnReader(_) => {
            let (file, column) = (Arc::clone(place.file), place.column.to_owned());
            Err(TableError::UnknownKind { file, column, found: "bytes".to_owned() })
        }
    }
}

/// Puts present values at their places among the missing ones.
fn spread<T: Copy, U>(
    values: &[T],
    levels: &Levels,
    read: impl Fn(usize, T) -> Result<U, TableError>,
) -> Result<Vec<Option<U>>, TableError> {
    if levels.definition.is_empty() {
        return values.iter().enumerate().map(|(at, value)| read(at, *value).map(Some)).collect();
    }
    let mut values = values.iter();
    let cell = |(at, level): (usize, &i16)| {
        let value = if *level > 0 { values.next() } else { None };
        value.map(|value| read(at, *value)).transpose()
    };
    levels.definition.iter().enumerate().map(cell).collect()
}

fn whole(values: &[i64], levels: &Levels, meaning: Meaning, place: &Place<'_>) -> Result<Values, TableError> {
    Ok(match meaning {
        Meaning::Days => Values::Day(spread(values, levels, |at, value| place.day(value, at))?),
        Meaning::Instant(units) => Values::Day(spread(values, levels, |at, value| place.day_of(value, units, at))?),
        Meaning::Decimal(scale) => {
            Values::Number(spread(values, levels, |at, value| place.decimal(i128::from(value), scale, at))?)
        }
        _ => Values::Whole(spread(values, levels, |at, value| {
            let fits = meaning != Meaning::Unsigned || value >= 0;
            if fits { Ok(value) } else { Err(place.fault(at, "a number over 2^63", "a whole number of 63 bits")) }
        })?),
    })
}

fn utf8<'a>(value: &'a ByteArray, at: usize, place: &Place<'_>) -> Result<&'a str, TableError> {
    let bytes = value.data();
    std::str::from_utf8(bytes).map_err(|_| place.fault(at, &String::from_utf8_lossy(bytes), "text in UTF-8"))
}

fn texts(values: &[ByteArray], levels: &Levels, place: &Place<'_>) -> Result<Texts, TableError> {
    let mut texts = Texts::default();
    let mut values_left = values.iter();
    let always = levels.definition.is_empty();
    let rows = if always { values.len() } else { levels.definition.len() };
    for at in 0..rows {
        let present = always || levels.definition.get(at).is_some_and(|level| *level > 0);
        let value = if present { values_left.next() } else { None };
        texts.push(value.map(|value| utf8(value, at, place)).transpose()?);
    }
    Ok(texts)
}

fn lists(
    values: &[ByteArray],
    levels: &Levels,
    slot: i16,
    present: i16,
    place: &Place<'_>,
) -> Result<Lists, TableError> {
    let mut lists = Lists::default();
    let mut values = values.iter();
    let mut open: Option<Option<Vec<&str>>> = None;
    for (definition, repetition) in levels.definition.iter().zip(&levels.repetition) {
        if *repetition == 0 {
            if let Some(done) = open.take() {
                lists.push(done);
            }
            // One level under the first item stands for an empty list, less than that for none.
            open = Some((definition + 1 >= slot).then(Vec::new));
        }
        if *definition == present
            && let (Some(value), Some(Some(list))) = (values.next(), &mut open)
        {
            list.push(utf8(value, lists.len(), place)?);
        }
    }
    if let Some(done) = open {
        lists.push(done);
    }
    Ok(lists)
}
