//! A file as bytes: what its first bytes say it is, its encoding, and a guard that no row swallows the rest of it.

use std::io::{self, Cursor, Read};

use encoding_rs::{CoderResult, Decoder, UTF_16BE, UTF_16LE};

use super::LONGEST_ROW;
use super::error::ReadError;
use super::note::Note;

/// How much of a file is looked at before it is read.
const FIRST_LOOK_BYTES: usize = 8 * 1024;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Csv,
    Xml,
    Workbook,
}

/// A file whose first bytes have been looked at.
pub(super) struct Opened<'a> {
    pub(super) kind: Kind,
    pub(super) bytes: Guarded<'a>,
    pub(super) notes: Vec<Note>,
}

/// The bytes of a file, which refuses to hand out more than a row may hold before the next row is begun.
pub(super) struct Guarded<'a> {
    inner: Box<dyn Read + 'a>,
    left: usize,
}

impl Guarded<'_> {
    /// The first bytes, which must be put back by [`Guarded::after`].
    pub(super) fn start(&mut self) -> io::Result<Vec<u8>> {
        let mut start = Vec::new();
        (&mut self.inner).take(FIRST_LOOK_BYTES as u64).read_to_end(&mut start)?;
        Ok(start)
    }

    /// The file with its first bytes put back.
    pub(super) fn after(self, start: Vec<u8>) -> Self {
        Self { inner: Box::new(Cursor::new(start).chain(self.inner)), left: self.left }
    }

    /// A new row begins: it may have its full length again.
    pub(super) fn next_row(&mut self) {
        self.left = LONGEST_ROW;
    }

    /// Whether the guard stopped the file.
    pub(super) fn stopped(&self) -> bool {
        self.left == 0
    }

    /// All of the file, if it is not longer than `most`.
    pub(super) fn all(mut self, most: usize) -> io::Result<Option<Vec<u8>>> {
        let mut all = Vec::new();
        let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        (&mut self.inner).take(limit).read_to_end(&mut all)?;
        Ok((all.len() <= most).then_some(all))
    }
}

impl Read for Guarded<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::Error::other("row too long"));
        }
        let read = self.inner.read(into)?;
        self.left = self.left.saturating_sub(read);
        Ok(read)
    }
}

/// Looks at the start of a file.
pub(super) fn open<'a>(file: &str, mut reader: Box<dyn Read + 'a>) -> Result<Opened<'a>, ReadError> {
    let mut start = Vec::new();
    (&mut reader)
        .take(FIRST_LOOK_BYTES as u64)
        .read_to_end(&mut start)
        .map_err(|source| ReadError::Unreadable { file: file.into(), source })?;
    let guarded = |inner: Box<dyn Read + 'a>| Guarded { inner, left: LONGEST_ROW };
    if start.starts_with(b"PK\x03\x04") {
        let bytes = guarded(Box::new(Cursor::new(start).chain(reader)));
        return Ok(Opened { kind: Kind::Workbook, bytes, notes: vec![Note::Workbook] });
    }
    if let Some(found) = other_format(&start) {
        return Err(ReadError::OtherFormat { file: file.into(), found });
    }
    let mut notes = Vec::new();
    if let Some(encoding) = utf16(&start) {
        notes.push(Note::Utf16);
        let inner =
            Transcoded::new(Box::new(Cursor::new(start).chain(reader)), encoding.new_decoder_with_bom_removal());
        return text(file, Box::new(inner), notes);
    }
    if start.starts_with(b"\xEF\xBB\xBF") {
        notes.push(Note::Mark);
        start.drain(..3);
    }
    if is_binary(&start) {
        return Err(ReadError::OtherFormat { file: file.into(), found: "no text" });
    }
    text(file, Box::new(Cursor::new(start).chain(reader)), notes)
}

/// Tells XML from CSV by the first character that is no space.
fn text<'a>(file: &str, mut reader: Box<dyn Read + 'a>, notes: Vec<Note>) -> Result<Opened<'a>, ReadError> {
    let mut start = Vec::new();
    (&mut reader)
        .take(FIRST_LOOK_BYTES as u64)
        .read_to_end(&mut start)
        .map_err(|source| ReadError::Unreadable { file: file.into(), source })?;
    let begins = start.trim_ascii_start();
    if begins.is_empty() {
        return Err(ReadError::Empty { file: file.into() });
    }
    let is = |tag: &str| begins.get(..tag.len()).is_some_and(|found| found.eq_ignore_ascii_case(tag.as_bytes()));
    if ["<!doctype html", "<html", "<head", "<body", "<table"].into_iter().any(is) {
        return Err(ReadError::OtherFormat { file: file.into(), found: "a web page" });
    }
    let kind = if begins.starts_with(b"<") { Kind::Xml } else { Kind::Csv };
    let bytes = Guarded { inner: Box::new(Cursor::new(start).chain(reader)), left: LONGEST_ROW };
    Ok(Opened { kind, bytes, notes })
}

/// Formats that are known by their first bytes.
fn other_format(start: &[u8]) -> Option<&'static str> {
    const MARKS: [(&[u8], &str); 6] = [
        (b"PK\x05\x06", "an empty compressed folder"),
        (b"\xD0\xCF\x11\xE0", "a workbook of the old kind (.xls): save it as .xlsx or CSV"),
        (b"%PDF", "a PDF"),
        (b"\x1F\x8B", "a compressed file"),
        (b"PAR1", "a Parquet file"),
        (b"SQLite", "a database"),
    ];
    MARKS.iter().find(|(mark, _)| start.starts_with(mark)).map(|(_, found)| *found)
}

/// UTF-16 with its mark, or without one: these files are mostly English letters, so that every other byte is NUL.
fn utf16(start: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    match start {
        [0xFF, 0xFE, ..] => return Some(UTF_16LE),
        [0xFE, 0xFF, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let nul = |half: usize| start.iter().take(512).skip(half).step_by(2).filter(|byte| **byte == 0).count();
    let pairs = start.len().min(512) / 2;
    match (nul(0), nul(1)) {
        (0, odd) if pairs > 1 && odd * 10 > pairs * 8 => Some(UTF_16LE),
        (even, 0) if pairs > 1 && even * 10 > pairs * 8 => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether one byte in ten is a control character that no text has.
fn is_binary(start: &[u8]) -> bool {
    let strange = start.iter().filter(|byte| matches!(byte, 0..=8 | 14..=31 | 127)).count();
    strange > 1 && strange * 10 > start.len()
}

/// UTF-16 handed out as UTF-8.
struct Transcoded<'a> {
    inner: Box<dyn Read + 'a>,
    decoder: Decoder,
    taken: Vec<u8>,
    ready: Vec<u8>,
    place: usize,
    ended: bool,
}

impl<'a> Transcoded<'a> {
    fn new(inner: Box<dyn Read + 'a>, decoder: Decoder) -> Self {
        Self { inner, decoder, taken: vec![0; 16 * 1024], ready: Vec::new(), place: 0, ended: false }
    }

    /// Takes the next bytes and makes UTF-8 of them.
    fn refill(&mut self) -> io::Result<()> {
        let read = self.inner.read(&mut self.taken)?;
        self.ended = read == 0;
        self.ready.resize(64 * 1024, 0);
        self.place = 0;
        let taken = self.taken.get(..read).unwrap_or_default();
        // Two bytes become three at most, so that there is always room.
        let (result, _, written, _) = self.decoder.decode_to_utf8(taken, &mut self.ready, self.ended);
        debug_assert_eq!(result, CoderResult::InputEmpty);
        self.ready.truncate(written);
        Ok(())
    }
}

impl Read for Transcoded<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.place >= self.ready.len() && !self.ended {
            self.refill()?;
        }
        let mut left = self.ready.get(self.place..).unwrap_or_default();
        let read = left.read(into)?;
        self.place += read;
        Ok(read)
    }
}
