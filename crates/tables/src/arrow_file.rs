//! Reading Arrow files and streams (Feather among them): one message after the other, of each the wanted columns.
//!
//! The messages are cut out here, and what they say of their own size is held against the bytes that are there, before
//! `arrow-ipc` makes columns of them: it would take a damaged file at its word.

use std::collections::HashMap;
use std::io::Read;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch};
use arrow_buffer::Buffer;
use arrow_ipc::reader::{read_dictionary, read_record_batch};
use arrow_ipc::{Message, MessageHeader, RecordBatch as Header, root_as_message};
use arrow_schema::{ArrowError, DataType, SchemaRef};

use crate::arrow_values::{found, kind, values};
use crate::column::{BATCH_ROWS, Batch, Column};
use crate::error::TableError;
use crate::place::{Place, guarded};
use crate::values::Kind;

/// The last bytes of a file; its first ones are the same and two of nothing. A stream lies between them.
const FILE: &[u8] = b"ARROW1";
/// The bytes before the stream in a file, and behind it.
const AROUND: u64 = 8;
/// The first bytes of a stream, and of each of its messages.
const MESSAGE: [u8; 4] = [0xFF; 4];
/// The last bytes of a stream: a message without a length.
const LAST: [u8; 4] = [0; 4];
/// The first bytes of Feather's own format before it became Arrow's.
const OLD_FEATHER: &[u8] = b"FEA1\0\0\0\0";
/// No packing that Arrow knows makes a buffer smaller than this part of it: Zstandard has 4 bytes for 128 KiB of one letter.
const MOST_PACKED: i64 = 1 << 15;
/// A column of nothing takes no bytes: so many rows a byte of the file are believed.
const ROWS_A_BYTE: u64 = 1024;

/// An Arrow file or stream whose first message, which names the columns, has been read.
pub(crate) struct ArrowFile {
    file: Arc<str>,
    schema: SchemaRef,
    /// Bytes of the stream, with the file's first ones.
    length: u64,
    is_file: bool,
}

fn not_a_table(file: &Arc<str>, why: impl Into<String>) -> TableError {
    TableError::NotATable { file: Arc::clone(file), why: why.into() }
}

fn fault(file: &Arc<str>, error: &ArrowError) -> TableError {
    not_a_table(file, error.to_string())
}

/// Whether a file that begins so is one of Arrow's.
pub(crate) fn begins(first: &[u8]) -> bool {
    first.starts_with(b"ARROW1\0\0") || first.starts_with(&MESSAGE) || first.starts_with(OLD_FEATHER)
}

impl ArrowFile {
    /// Looks into a file of so many bytes that begins and ends with these.
    pub(crate) fn open(
        file: Arc<str>,
        input: Box<dyn Read + Send>,
        length: u64,
        (first, last): (&[u8], &[u8]),
    ) -> Result<Self, TableError> {
        if first.starts_with(OLD_FEATHER) {
            return Err(not_a_table(&file, "it is Feather of version 1: write it as version 2"));
        }
        let is_file = first.starts_with(FILE);
        let breaks_off = if is_file { !last.ends_with(FILE) } else { !last.ends_with(&LAST) };
        if breaks_off {
            return Err(not_a_table(&file, "it breaks off: its last bytes are not those of an Arrow file or stream"));
        }
        let mut messages = Messages::start(Arc::clone(&file), input, length, is_file)?;
        let message = messages.next_message()?.ok_or_else(|| TableError::Empty { file: Arc::clone(&file) })?;
        let schema = guarded(&file, || {
            let schema = message.header(&file)?.header_as_schema();
            let schema = schema.ok_or_else(|| not_a_table(&file, "its first message does not name columns"))?;
            arrow_ipc::convert::try_fb_to_schema(schema).map_err(|error| fault(&file, &error))
        })?;
        if schema.fields().is_empty() {
            return Err(TableError::Empty { file });
        }
        Ok(Self { file, schema: Arc::new(schema), length, is_file })
    }

    pub(crate) fn names(&self) -> Vec<String> {
        self.schema.fields().iter().map(|field| field.name().clone()).collect()
    }

    pub(crate) fn kind(&self, name: &str) -> Option<Kind> {
        let field = self.schema.fields().iter().find(|field| field.name() == name)?;
        kind(field.data_type())
    }

    /// Reads these columns; `input` is the file from its beginning.
    pub(crate) fn batches(&self, input: Box<dyn Read + Send>, places: &[usize]) -> Result<ArrowBatches, TableError> {
        let fields = self.schema.fields();
        for field in places.iter().filter_map(|place| fields.get(*place)) {
            if kind(field.data_type()).is_none() {
                return Err(TableError::UnknownKind {
                    file: Arc::clone(&self.file),
                    column: field.name().clone(),
                    found: found(field.data_type()),
                });
            }
        }
        let mut messages = Messages::start(Arc::clone(&self.file), input, self.length, self.is_file)?;
        messages.next_message()?;
        // What is asked for twice is read once.
        let mut projection = places.to_vec();
        projection.sort_unstable();
        projection.dedup();
        let wanted = places.iter().filter_map(|place| projection.binary_search(place).ok()).collect();
        Ok(ArrowBatches {
            messages,
            schema: Arc::clone(&self.schema),
            dictionaries: HashMap::new(),
            projection,
            wanted,
            open: None,
            next_row: 1,
        })
    }
}

/// One message: what it says, and the bytes that it speaks of.
struct Raw {
    head: Vec<u8>,
    body: Buffer,
}

impl Raw {
    fn header(&self, file: &Arc<str>) -> Result<Message<'_>, TableError> {
        root_as_message(&self.head).map_err(|error| not_a_table(file, error.to_string()))
    }
}

/// The messages of a stream.
struct Messages {
    file: Arc<str>,
    input: Box<dyn Read + Send>,
    /// Bytes that have not been read.
    left: u64,
    length: u64,
}

impl Messages {
    fn start(file: Arc<str>, input: Box<dyn Read + Send>, length: u64, is_file: bool) -> Result<Self, TableError> {
        let mut messages = Self { file, input, left: length, length };
        if is_file {
            messages.take(AROUND)?;
        }
        Ok(messages)
    }

    /// The next so many bytes; a file that has not so many breaks off.
    fn take(&mut self, bytes: u64) -> Result<Vec<u8>, TableError> {
        let why = || not_a_table(&self.file, "it breaks off within a message");
        if bytes > self.left {
            return Err(why());
        }
        let mut taken = Vec::with_capacity(usize::try_from(bytes).map_err(|_| why())?);
        let unreadable = |source| TableError::Unreadable { file: Arc::clone(&self.file), source };
        let read = self.input.by_ref().take(bytes).read_to_end(&mut taken).map_err(unreadable)?;
        if read as u64 != bytes {
            return Err(why());
        }
        self.left -= bytes;
        Ok(taken)
    }

    fn length(&mut self) -> Result<[u8; 4], TableError> {
        let taken = self.take(4)?;
        taken.try_into().map_err(|_| not_a_table(&self.file, "it breaks off"))
    }

    /// The next message; none at the mark that ends a stream.
    fn next_message(&mut self) -> Result<Option<Raw>, TableError> {
        let mut length = self.length()?;
        if length == MESSAGE {
            length = self.length()?;
        }
        if length == LAST {
            return Ok(None);
        }
        let head = self.take(u64::from(u32::from_le_bytes(length)))?;
        let raw = Raw { head, body: Buffer::from(Vec::<u8>::new()) };
        let body = raw.header(&self.file)?.bodyLength();
        let body = u64::try_from(body).map_err(|_| not_a_table(&self.file, "a message has a negative length"))?;
        Ok(Some(Raw { body: Buffer::from_vec(self.take(body)?), ..raw }))
    }
}

/// The rows of an Arrow file, a piece at a time.
pub(crate) struct ArrowBatches {
    messages: Messages,
    schema: SchemaRef,
    dictionaries: HashMap<i64, ArrayRef>,
    /// The columns that are read, in the order of the file.
    projection: Vec<usize>,
    /// For each wanted column its place among those.
    wanted: Vec<usize>,
    /// The rows of the last message, and how many of them are done.
    open: Option<(RecordBatch, usize)>,
    next_row: u64,
}

impl ArrowBatches {
    /// The next rows; none when there are no more.
    pub(crate) fn next_batch(&mut self) -> Result<Option<Batch>, TableError> {
        let file = Arc::clone(&self.messages.file);
        guarded(&file, || {
            loop {
                if let Some((rows, done)) = self.open.take()
                    && done < rows.num_rows()
                {
                    return self.piece(rows, done).map(Some);
                }
                let Some(raw) = self.messages.next_message()? else { return Ok(None) };
                self.open = self.rows(&raw)?.map(|rows| (rows, 0));
            }
        })
    }

    /// The rows of a message; none where it holds something else.
    fn rows(&mut self, raw: &Raw) -> Result<Option<RecordBatch>, TableError> {
        let file = Arc::clone(&self.messages.file);
        let message = raw.header(&file)?;
        let broken = |error: ArrowError| fault(&file, &error);
        let absent = || not_a_table(&file, "a message does not hold what it says");
        match message.header_type() {
            MessageHeader::DictionaryBatch => {
                let batch = message.header_as_dictionary_batch().ok_or_else(absent)?;
                self.check(batch.data().ok_or_else(absent)?, raw)?;
                let version = message.version();
                read_dictionary(&raw.body, batch, &self.schema, &mut self.dictionaries, &version).map_err(broken)?;
                Ok(None)
            }
            MessageHeader::RecordBatch => {
                let batch = message.header_as_record_batch().ok_or_else(absent)?;
                self.check(batch, raw)?;
                let (schema, projection) = (Arc::clone(&self.schema), Some(self.projection.as_slice()));
                let version = message.version();
                let rows = read_record_batch(&raw.body, batch, schema, &self.dictionaries, projection, &version);
                rows.map(Some).map_err(broken)
            }
            MessageHeader::Schema => Err(not_a_table(&file, "it names its columns twice")),
            _ => Ok(None),
        }
    }

    /// Whether what a message says of its size can be so.
    fn check(&self, header: Header<'_>, raw: &Raw) -> Result<(), TableError> {
        let wrong = || not_a_table(&self.messages.file, "a message speaks of more than the file holds");
        let is_nothing =
            |place: &usize| self.schema.fields().get(*place).is_none_or(|field| *field.data_type() == DataType::Null);
        let rows = u64::try_from(header.length()).map_err(|_| wrong())?;
        if self.projection.iter().any(is_nothing) && rows > self.messages.length.saturating_mul(ROWS_A_BYTE) {
            return Err(wrong());
        }
        for buffer in header.buffers().into_iter().flatten() {
            let (from, length) = (usize::try_from(buffer.offset()), usize::try_from(buffer.length()));
            let (from, length) = (from.map_err(|_| wrong())?, length.map_err(|_| wrong())?);
            let bytes = from.checked_add(length).and_then(|to| raw.body.get(from..to)).ok_or_else(wrong)?;
            let says = bytes.first_chunk::<8>().map(|length| i64::from_le_bytes(*length));
            let most = i64::try_from(length).unwrap_or(i64::MAX).saturating_mul(MOST_PACKED);
            if header.compression().is_some() && says.is_some_and(|unpacked| unpacked > most) {
                return Err(wrong());
            }
        }
        Ok(())
    }

    fn piece(&mut self, rows: RecordBatch, done: usize) -> Result<Batch, TableError> {
        let count = (rows.num_rows() - done).min(BATCH_ROWS);
        let first_row = self.next_row;
        let mut columns = Vec::with_capacity(self.wanted.len());
        for (field, array) in
            self.wanted.iter().filter_map(|at| rows.schema_ref().fields().get(*at).zip(rows.columns().get(*at)))
        {
            let place = Place { file: &self.messages.file, column: field.name(), first_row };
            let values = values(&array.slice(done, count), &place)?;
            let (file, name) = (Arc::clone(&self.messages.file), Arc::from(field.name().as_str()));
            columns.push(Column { file, name, first_row, values });
        }
        self.next_row += count as u64;
        self.open = Some((rows, done + count));
        Ok(Batch { first_row, rows: count, columns })
    }
}
