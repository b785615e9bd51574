//! A file as it comes in: what its first bytes say it is, and a guard that no row swallows the rest of it.

use std::io::{self, Cursor, Read};

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::error::{Encoding, ExtractError, FileFormat};

/// One file of an extract.
pub struct Source<'a> {
    /// Its name, without a folder: it stands in messages.
    pub name: String,
    /// Its bytes. They may be read on another thread, where waiting for a disk holds nobody up.
    pub reader: Box<dyn Read + Send + 'a>,
}

impl<'a> Source<'a> {
    /// A file of this name with these bytes.
    pub fn new(name: impl Into<String>, reader: impl Read + Send + 'a) -> Self {
        Self { name: name.into(), reader: Box::new(reader) }
    }
}

/// Most bytes of one row, or of one piece of XML.
pub const LONGEST_ROW: usize = 1 << 20;

/// How much of a file is looked at before it is read.
const FIRST_LOOK_BYTES: usize = 8 * 1024;

/// The bytes of a file, with the start put back, which refuses to hand out more than a row may hold.
pub(crate) struct Guarded<'a> {
    inner: io::Chain<Cursor<Vec<u8>>, Box<dyn Read + Send + 'a>>,
    left: usize,
    ends_in_line_feed: bool,
    ended: bool,
}

impl Guarded<'_> {
    /// A new row begins: it may have its full length again.
    pub(crate) fn next_row(&mut self) {
        self.left = LONGEST_ROW;
    }

    /// Whether the guard stopped the file.
    pub(crate) fn stopped(&self) -> bool {
        self.left == 0
    }
}

impl Read for Guarded<'_> {
    /// As the file, with a line feed after the last row where it has none: so every row ends in one.
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::Error::other("row too long"));
        }
        let read = self.inner.read(into)?;
        self.left = self.left.saturating_sub(read);
        match into.get(..read).and_then(<[u8]>::last) {
            Some(last) => self.ends_in_line_feed = *last == b'\n',
            None if self.ends_in_line_feed || self.ended => {}
            None => {
                self.ended = true;
                if let Some(first) = into.first_mut() {
                    *first = b'\n';
                    return Ok(1);
                }
            }
        }
        Ok(read)
    }
}

/// What a file is, as far as its first bytes tell.
pub(crate) struct Opened<'a> {
    pub(crate) bytes: Guarded<'a>,
    pub(crate) has_mark: bool,
    pub(crate) is_xml: bool,
}

/// Looks at the start of a file and refuses what is no text, or text in UTF-16.
pub(crate) fn open<'a>(file: &str, mut reader: Box<dyn Read + Send + 'a>) -> Result<Opened<'a>, ExtractError> {
    let file = || file.to_owned();
    let mut start = Vec::new();
    (&mut reader)
        .take(FIRST_LOOK_BYTES as u64)
        .read_to_end(&mut start)
        .map_err(|source| ExtractError::Unreadable { file: file(), source })?;
    if let Some(found) = other_format(&start) {
        return Err(ExtractError::OtherFormat { file: file(), found });
    }
    if is_utf16(&start) {
        return Err(ExtractError::Encoding { file: file(), found: Encoding::Utf16, row: None, column: None });
    }
    let has_mark = encoding_rs::Encoding::for_bom(&start).is_some_and(|(encoding, _)| encoding == UTF_8);
    if has_mark {
        start.drain(..3);
    }
    if start.len() < FIRST_LOOK_BYTES && start.trim_ascii().is_empty() {
        return Err(ExtractError::Empty { file: file() });
    }
    if is_binary(&start) {
        return Err(ExtractError::OtherFormat { file: file(), found: FileFormat::Binary });
    }
    let is_xml = start.trim_ascii_start().first() == Some(&b'<');
    let inner = Cursor::new(start).chain(reader);
    let bytes = Guarded { inner, left: LONGEST_ROW, ends_in_line_feed: true, ended: false };
    Ok(Opened { bytes, has_mark, is_xml })
}

/// Formats that are known by their first bytes.
fn other_format(start: &[u8]) -> Option<FileFormat> {
    const MARKS: [(&[u8], FileFormat); 6] = [
        (b"PK\x03\x04", FileFormat::ZipOrWorkbook),
        (b"PK\x05\x06", FileFormat::ZipOrWorkbook),
        (b"\xD0\xCF\x11\xE0", FileFormat::OldWorkbook),
        (b"%PDF", FileFormat::Pdf),
        (b"\x1F\x8B", FileFormat::Compressed),
        (b"PAR1", FileFormat::Binary),
    ];
    if let Some((_, format)) = MARKS.iter().find(|(mark, _)| start.starts_with(mark)) {
        return Some(*format);
    }
    let text = start.trim_ascii_start();
    let begins = |tag: &str| text.get(..tag.len()).is_some_and(|found| found.eq_ignore_ascii_case(tag.as_bytes()));
    ["<!doctype html", "<html", "<head", "<body", "<table"].into_iter().any(begins).then_some(FileFormat::WebPage)
}

/// UTF-16 with its mark, or without one: text of these files is mostly English letters, so that every other byte is NUL.
fn is_utf16(start: &[u8]) -> bool {
    let mark = encoding_rs::Encoding::for_bom(start).map(|(encoding, _)| encoding);
    if mark == Some(UTF_16LE) || mark == Some(UTF_16BE) {
        return true;
    }
    let (mut nul, mut all) = ([0_usize; 2], [0_usize; 2]);
    for (at, byte) in start.iter().take(512).enumerate() {
        let half = at % 2;
        if let (Some(nul), Some(all)) = (nul.get_mut(half), all.get_mut(half)) {
            *nul += usize::from(*byte == 0);
            *all += 1;
        }
    }
    let ([even_nul, odd_nul], [even, odd]) = (nul, all);
    (even_nul == 0 && odd > 1 && odd_nul * 10 > odd * 8) || (odd_nul == 0 && even > 1 && even_nul * 10 > even * 8)
}

/// Whether one byte in ten is a control character that no text has.
fn is_binary(start: &[u8]) -> bool {
    let strange = start.iter().filter(|byte| matches!(byte, 0..=8 | 14..=31 | 127)).count();
    strange > 1 && strange * 10 > start.len()
}

/// The encoding that bytes seem to have which are not UTF-8.
pub(crate) fn guess(bytes: &[u8]) -> Encoding {
    match WINDOWS_1252.decode_without_bom_handling_and_without_replacement(bytes) {
        // Five bytes of Windows-1252 stand for nothing and decode to control characters.
        Some(text) if !text.chars().any(|c| ('\u{80}'..='\u{9F}').contains(&c)) => Encoding::Windows1252,
        _ => Encoding::Unknown,
    }
}
