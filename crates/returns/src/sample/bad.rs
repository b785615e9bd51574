//! Files as they should not come: each way in to the return is tried with all of them.
//!
//! What can mean one thing only is put right and said; the rest is refused with its place.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

/// What becomes of a bad file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is read, and this is said.
    Read(&'static str),
    /// It is refused, and this is said.
    Refused(&'static str),
}

/// A bad file.
#[derive(Debug, Clone)]
pub struct BadFile {
    /// What is bad about it.
    pub what: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What becomes of it.
    pub fate: Fate,
}

/// The good file that most of them come from: two care leavers.
pub const GOOD: &str = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nMD1,15/05/2006,YES,F2,U1\nMD2,16/05/2006,NO,0,0\n";

/// Bad files of every kind that is known.
pub fn bad_files() -> Result<Vec<BadFile>, XlsxError> {
    let mut all = repaired();
    all.extend(refused());
    let workbook = workbook()?;
    all.push(BadFile {
        what: "a workbook by the name of a CSV file, with dates as dates",
        name: "oc3.csv",
        bytes: workbook,
        fate: Fate::Read("the file is a workbook"),
    });
    all.push(BadFile {
        what: "a workbook that unpacks to more than half a gigabyte",
        name: "oc3.xlsx",
        bytes: bomb(520 << 20),
        fate: Fate::Refused("unpacks to more than half a gigabyte"),
    });
    Ok(all)
}

fn repaired() -> Vec<BadFile> {
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(GOOD.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let big_endian: Vec<u8> = GOOD.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let is_read = |what, bytes, said| BadFile { what, name: "oc3.csv", bytes, fate: Fate::Read(said) };
    vec![
        is_read("UTF-16", utf16, "the file was written in UTF-16"),
        is_read("UTF-16 without a mark", big_endian, "the file was written in UTF-16"),
        is_read("a mark at its start", format!("\u{FEFF}{GOOD}").into_bytes(), "the mark at the start"),
        is_read("semicolons", GOOD.replace(',', ";").into_bytes(), "divided by another sign than a comma"),
        is_read("commas at the end", GOOD.replace('\n', ",,\n").into_bytes(), "columns without name and text"),
        is_read("dates of 1900", GOOD.replace("15/05/2006", "01/01/1900").into_bytes(), "dates lie in 1900"),
        is_read(
            "dates as numbers of days",
            GOOD.replace("15/05/2006", "38852").into_bytes(),
            "spreadsheet's day numbers",
        ),
        is_read("dates with the year first", GOOD.replace("15/05/2006", "2006-05-15").into_bytes(), "year first"),
        is_read(
            "codes in small letters",
            GOOD.replace("F2,U1", "f2,u1").into_bytes(),
            "small letters were read as capitals",
        ),
        is_read(
            "the row of column names twice",
            format!("{GOOD}CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n").into_bytes(),
            "the row of column names came again",
        ),
    ]
}

fn refused() -> Vec<BadFile> {
    let is_refused = |what, name, bytes, said| BadFile { what, name, bytes, fate: Fate::Refused(said) };
    let long = format!("{GOOD}MD3,15/05/2006,YES,F2,{}\n", "U".repeat(10 << 20));
    let cell = format!("{GOOD}MD3,15/05/2006,YES,F2,{}\n", "U".repeat(20_000));
    let unclosed = format!("{GOOD}MD3,\"{}", "x\n".repeat(2 << 20));
    vec![
        is_refused("nothing in it", "oc3.csv", Vec::new(), "is empty"),
        is_refused(
            "a column twice",
            "oc3.csv",
            GOOD.replace("ACCOM", "DOB").into_bytes(),
            "row 1 has the column DOB twice",
        ),
        is_refused("a column too few", "oc3.csv", GOOD.replace(",ACCOM", "").into_bytes(), "it lacks ACCOM"),
        is_refused("a cell of ten megabytes", "oc3.csv", long.into_bytes(), "row 4 is longer than a megabyte"),
        is_refused(
            "a cell of twenty thousand letters",
            "oc3.csv",
            cell.into_bytes(),
            "row 4, column ACCOM holds more than 10,000 characters",
        ),
        is_refused(
            "a quotation mark that is not closed",
            "oc3.csv",
            unclosed.into_bytes(),
            "is a quotation mark not closed?",
        ),
        is_refused("a cell too many", "oc3.csv", format!("{GOOD}MD3,,,,,U1\n").into_bytes(), "row 4 has 6 cells"),
        is_refused("a picture", "oc3.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0".to_vec(), "is no text"),
        is_refused("a PDF", "oc3.csv", b"%PDF-1.7\n".to_vec(), "is a PDF"),
        is_refused("a workbook of the old kind", "oc3.xlsx", b"\xD0\xCF\x11\xE0\xA1\xB1".to_vec(), "old kind (.xls)"),
        is_refused(
            "no workbook, though it begins as one",
            "oc3.xlsx",
            b"PK\x03\x04 no".to_vec(),
            "cannot be read as a workbook",
        ),
        is_refused("other XML", "return.xml", b"<a><b/></a>".to_vec(), "outermost element is not EXPSSDA903"),
        is_refused(
            "XML with entities of its own",
            "return.xml",
            b"<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><EXPSSDA903/>".to_vec(),
            "comes with a document type of its own",
        ),
        is_refused(
            "XML that breaks off",
            "return.xml",
            b"<EXPSSDA903><CHILD><HEADER>".to_vec(),
            "where the file breaks off",
        ),
    ]
}

/// The good file as a workbook whose dates are dates.
fn workbook() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let as_date = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = book.add_worksheet();
    for (row, line) in (0_u32..).zip(GOOD.lines()) {
        for (column, cell) in (0_u16..).zip(line.split(',')) {
            let mut parts = cell.splitn(3, '/');
            match (parts.next().and_then(|day| day.parse().ok()), parts.next(), parts.next()) {
                (Some(day), Some(month), Some(year)) => {
                    let (month, year) = (month.parse().unwrap_or(1), year.parse().unwrap_or(2006));
                    sheet.write_with_format(row, column, &ExcelDateTime::from_ymd(year, month, day)?, &as_date)?;
                }
                _ => _ = sheet.write_string(row, column, cell)?,
            }
        }
    }
    book.save_to_buffer()
}

/// An archive whose one part unpacks to so many blanks.
fn bomb(size: usize) -> Vec<u8> {
    const NAME: &[u8] = b"xl/worksheets/sheet1.xml";
    let packed = packed_blanks(size);
    let length = u32::try_from(packed.len()).unwrap_or(u32::MAX).to_le_bytes();
    // Version, flags, method (deflate), time, day, no checksum, its sizes and its name's.
    let about = [
        &[20, 0, 0, 0, 8, 0, 0, 0, 0x21, 0, 0, 0, 0, 0][..],
        &length,
        &u32::try_from(size).unwrap_or(u32::MAX).to_le_bytes(),
        &u16::try_from(NAME.len()).unwrap_or_default().to_le_bytes(),
        &[0, 0],
    ]
    .concat();
    let mut bytes = [b"PK\x03\x04", about.as_slice(), NAME, packed.as_slice()].concat();
    let begins_at = u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes();
    // In the directory: the version that made it before, and comment, disk, attributes and the place of the part after.
    let directory = [b"PK\x01\x02\x14\0", about.as_slice(), &[0; 14], NAME].concat();
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    bytes.extend(u32::try_from(directory.len()).unwrap_or_default().to_le_bytes());
    bytes.extend(begins_at);
    bytes.extend([0, 0]);
    bytes
}

/// So many blanks, deflated: one blank, and then 258 of them again and again, in 13 bits each time.
fn packed_blanks(size: usize) -> Vec<u8> {
    let mut packed = Vec::new();
    let (mut bits, mut held) = (0_u32, 0_u32);
    let mut put = |value: u32, count: u32| {
        bits |= value << held;
        held += count;
        while held >= 8 {
            packed.push(u8::try_from(bits & 0xFF).unwrap_or_default());
            bits >>= 8;
            held -= 8;
        }
    };
    // The last block, with the fixed codes; a blank is 0x50 of eight bits, first bit first.
    put(0b011, 3);
    put(0x50_u32.reverse_bits() >> 24, 8);
    for _ in 0..size / 258 {
        // Code 285 (eight bits) is a length of 258; then five bits for the distance 1.
        put(0xC5_u32.reverse_bits() >> 24, 8);
        put(0, 5);
    }
    put(0, 7);
    put(0, 8);
    packed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Year;
    use crate::read::{Of, Reader};
    use crate::store::Return;

    #[test]
    fn each_is_read_or_refused_with_its_words() {
        for bad in bad_files().unwrap() {
            let mut given = Return::new(Year::try_new(2026).unwrap());
            let mut reader = Reader::new(&mut given);
            let read = reader.file(bad.name, Of::This, bad.bytes.as_slice());
            let notes = reader.into_notes();
            match (bad.fate, read) {
                (Fate::Read(said), Ok(())) => {
                    assert!(notes.iter().any(|noted| noted.note.words().contains(said)), "{}: {notes:?}", bad.what);
                    given.index();
                    let rows: usize = (0..given.children()).map(|at| given.rows_of_child(at, false).oc3.len()).sum();
                    assert_eq!(rows, 2, "{}", bad.what);
                }
                (Fate::Refused(said), Err(error)) => {
                    let words = error.to_string();
                    assert!(words.contains(said) && words.starts_with(bad.name), "{}: {words}", bad.what);
                }
                (fate, read) => panic!("{}: {fate:?}, {read:?}", bad.what),
            }
        }
    }
}
