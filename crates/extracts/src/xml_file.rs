//! The looked-after children return as XML: each CHILD element becomes the rows of the tables that the CSV files hold.

use std::io::BufReader;
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};

use crate::codes::{Found, List};
use crate::columns::{
    AD1, DOLO, EPISODES, HEADER, MISSING, OC2, OC3, PLACED_ADOPTION, PREV_PERM, REVIEWS, SSDA903_TABLES, SW_EPISODES,
    Table, UASC,
};
use crate::error::{Encoding, ExtractError, FileFormat};
use crate::fault::{Because, Place};
use crate::header::shown;
use crate::read::Job;
use crate::source::{Guarded, LONGEST_ROW, guess};
use crate::summary::FileSummary;
use crate::table_reader::TableReader;

/// Elements that hold the rows of a table, by name.
const GROUPS: [(&str, &Table); 6] = [
    ("EPISODE", &EPISODES),
    ("AREVIEW", &REVIEWS),
    ("AMISSING", &MISSING),
    ("OC2", &OC2),
    ("PERMANENCE", &PREV_PERM),
    ("AD_PLACED", &PLACED_ADOPTION),
];
/// Tables that came after the published XML schema: their elements are known by what stands in them.
const LATER: [&Table; 2] = [&SW_EPISODES, &DOLO];
/// Tables whose values stand in HEADER itself.
const IN_HEADER: [&Table; 4] = [&HEADER, &UASC, &OC3, &AD1];

/// The names and texts of one group of elements.
type Leaves = Vec<(&'static str, String)>;

/// What has been read of the CHILD element at hand.
#[derive(Default)]
struct Child {
    header: Leaves,
    /// The flag of HEADER that the CSV files express by a row in UASC.
    is_uasc: Option<String>,
    rows: Vec<(&'static Table, Leaves)>,
    size: usize,
}

/// What an element is, from the outermost inwards.
#[derive(Clone, Copy)]
enum Element {
    Root,
    Child,
    Header,
    /// An element that holds a row; its table may only show by what stands in it.
    Group(Option<&'static Table>),
    Leaf(&'static str),
    UascFlag,
}

/// Reads an XML file to its end.
pub(crate) fn read(bytes: Guarded<'_>, file: &Arc<str>, job: &mut Job<'_>) -> Result<Vec<FileSummary>, ExtractError> {
    let mut walk = Walk::new(file, job)?;
    let mut reader = Reader::from_reader(BufReader::with_capacity(64 * 1024, bytes));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        reader.get_mut().get_mut().next_row();
        let event = match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) => break,
            Ok(event) => event,
            Err(error) => {
                let stopped = reader.get_ref().get_ref().stopped();
                return Err(walk.broken(&error, stopped, reader.error_position(), &buffer));
            }
        };
        let position = reader.buffer_position();
        walk.event(&event, position, job)?;
    }
    walk.end(reader.buffer_position())
}

/// The way through the elements of a file.
struct Walk<'j> {
    file: Arc<str>,
    open: Vec<Element>,
    text: String,
    /// The name of the open group whose table does not show yet.
    unknown: String,
    child: Child,
    children: u64,
    has_ended: bool,
    tables: Vec<TableReader<'j>>,
}

impl<'j> Walk<'j> {
    fn new(file: &Arc<str>, job: &mut Job<'j>) -> Result<Self, ExtractError> {
        let tables = SSDA903_TABLES.into_iter().map(|table| job.table_reader(table, file)).collect::<Result<_, _>>()?;
        Ok(Self {
            file: Arc::clone(file),
            open: Vec::new(),
            text: String::new(),
            unknown: String::new(),
            child: Child::default(),
            children: 0,
            has_ended: false,
            tables,
        })
    }

    fn event(&mut self, event: &Event<'_>, position: u64, job: &mut Job<'_>) -> Result<(), ExtractError> {
        match event {
            Event::Start(start) => self.start(start),
            Event::Empty(start) => {
                self.start(start)?;
                self.close(job)
            }
            Event::End(_) => self.close(job),
            Event::Text(text) => self.text(&text.xml10_content(), position),
            Event::CData(text) => self.text(&text.xml10_content(), position),
            Event::GeneralRef(reference) => match character(reference) {
                Some(character) => self.text(character.encode_utf8(&mut [0; 4]), position),
                None => Err(self.malformed(position)),
            },
            Event::Decl(declaration) => self.declaration(declaration),
            Event::DocType(_) => Err(self.unknown("DOCTYPE")),
            Event::Comment(_) | Event::PI(_) | Event::Eof => Ok(()),
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), ExtractError> {
        let name = start.local_name();
        let name = name.as_ref();
        let element = match self.open.last().copied() {
            None if name == "EXPSSDA903" && !self.has_ended => Some(Element::Root),
            None if !self.has_ended => {
                return Err(ExtractError::OtherFormat { file: self.file.to_string(), found: FileFormat::OtherXml });
            }
            Some(Element::Root) if name == "CHILD" => {
                self.children += 1;
                Some(Element::Child)
            }
            Some(Element::Child) if name == "HEADER" => Some(Element::Header),
            Some(Element::Child | Element::Header) => Some(self.within_child(name)),
            Some(Element::Group(table)) => self.within_group(table, name),
            _ => None,
        };
        self.text.clear();
        if matches!(element, Some(Element::Group(None))) {
            name.clone_into(&mut self.unknown);
        }
        self.open.push(element.ok_or_else(|| self.unknown(name))?);
        Ok(())
    }

    /// An element directly below CHILD or HEADER.
    fn within_child(&mut self, name: &str) -> Element {
        if let Some((_, table)) = GROUPS.iter().find(|(group, _)| *group == name) {
            self.child.rows.push((table, Vec::new()));
            return Element::Group(Some(table));
        }
        if !matches!(self.open.last(), Some(Element::Header)) {
            return Element::Group(None);
        }
        if name == "UASC" {
            return Element::UascFlag;
        }
        let column = IN_HEADER.into_iter().find_map(|table| column_of(table, name));
        column.map_or(Element::Group(None), Element::Leaf)
    }

    /// An element that holds one value of a row. The first of a group without a known name tells what the group is.
    fn within_group(&mut self, table: Option<&'static Table>, name: &str) -> Option<Element> {
        let Some(table) = table else {
            let (table, column) = LATER.into_iter().find_map(|table| Some((table, column_of(table, name)?)))?;
            self.child.rows.push((table, Vec::new()));
            if let Some(group) = self.open.last_mut() {
                *group = Element::Group(Some(table));
            }
            return Some(Element::Leaf(column));
        };
        column_of(table, name).map(Element::Leaf)
    }

    fn text(&mut self, text: &str, position: u64) -> Result<(), ExtractError> {
        if matches!(self.open.last(), Some(Element::Leaf(_) | Element::UascFlag)) {
            self.child.size += text.len();
            self.text.push_str(text);
        } else if !text.trim().is_empty() {
            let in_unknown = matches!(self.open.last(), Some(Element::Group(None)));
            return Err(if in_unknown { self.unknown(&self.unknown) } else { self.malformed(position) });
        }
        self.within_size()
    }

    /// One CHILD element is held in memory, so it has a most.
    fn within_size(&mut self) -> Result<(), ExtractError> {
        if self.child.size > LONGEST_ROW {
            return Err(ExtractError::RowTooLong { file: self.file.to_string(), row: self.children });
        }
        Ok(())
    }

    fn close(&mut self, job: &mut Job<'_>) -> Result<(), ExtractError> {
        // Each element costs some memory even without text.
        self.child.size += 32;
        match self.open.pop() {
            Some(Element::UascFlag) => self.child.is_uasc = Some(std::mem::take(&mut self.text)),
            Some(Element::Leaf(column)) => {
                let text = std::mem::take(&mut self.text);
                let in_header = matches!(self.open.last(), Some(Element::Header));
                let row = self.child.rows.last_mut().map(|(_, leaves)| leaves).filter(|_| !in_header);
                let leaves = row.unwrap_or(&mut self.child.header);
                if leaves.iter().any(|(known, _)| *known == column) {
                    return Err(self.unknown(column));
                }
                leaves.push((column, text));
            }
            Some(Element::Child) => {
                let child = std::mem::take(&mut self.child);
                self.hand_on(&child, job)?;
            }
            Some(Element::Root) => self.has_ended = true,
            Some(Element::Group(None)) => return Err(self.unknown(&self.unknown)),
            _ => {}
        }
        self.within_size()
    }

    /// The rows of one child, table by table.
    fn hand_on(&mut self, child: &Child, job: &mut Job<'_>) -> Result<(), ExtractError> {
        let has_any = |leaves: &Leaves, table: &Table| {
            let own = |column: &str| !matches!(column, "CHILD" | "DOB" | "SEX");
            leaves.iter().any(|(column, text)| own(column) && table.place(column).is_some() && !text.trim().is_empty())
        };
        self.row(&HEADER, &child.header, &[], job)?;
        let flag = child.is_uasc.as_deref().unwrap_or_default().trim();
        if !flag.is_empty() && List::ZeroOne.find(flag, 0) == Found::Nothing {
            let because = Because::NoSuchCode { list: List::ZeroOne };
            job.tally.fault(Place(&self.file, self.children, Some("UASC")), because, flag);
        }
        if flag == "1" || has_any(&child.header, &UASC) {
            self.row(&UASC, &child.header, &[], job)?;
        }
        for table in [&OC3, &AD1] {
            if has_any(&child.header, table) {
                self.row(table, &child.header, &[], job)?;
            }
        }
        for (table, leaves) in &child.rows {
            if has_any(leaves, table) {
                self.row(table, leaves, &child.header, job)?;
            }
        }
        Ok(())
    }

    /// One row of a table from a group's own values and those of the header.
    fn row(
        &mut self,
        table: &Table,
        own: &Leaves,
        header: &[(&'static str, String)],
        job: &mut Job<'_>,
    ) -> Result<(), ExtractError> {
        job.count_row(&self.file)?;
        let number = self.children;
        let Some(reader) = self.tables.iter_mut().find(|reader| reader.table.name == table.name) else { return Ok(()) };
        let cell = |place: usize| {
            let name = reader_column(table, place)?;
            let text = own.iter().chain(header).find(|(column, _)| *column == name).map(|(_, text)| text.as_str());
            Some(text.unwrap_or_default())
        };
        match reader.row(number, cell, &mut job.tally) {
            Some(record) => job.hand_on(record, &self.file),
            None => Ok(()),
        }
    }

    fn declaration(&self, declaration: &BytesDecl<'_>) -> Result<(), ExtractError> {
        let Some(Ok(named)) = declaration.encoding() else { return Ok(()) };
        if ["utf-8", "utf8", "us-ascii", "ascii"].iter().any(|known| named.eq_ignore_ascii_case(known)) {
            return Ok(());
        }
        Err(ExtractError::Encoding { file: self.file.to_string(), found: Encoding::Declared, row: None, column: None })
    }

    fn end(self, position: u64) -> Result<Vec<FileSummary>, ExtractError> {
        if !self.has_ended {
            return Err(self.malformed(position));
        }
        if self.children == 0 {
            return Err(ExtractError::Empty { file: self.file.to_string() });
        }
        let tables = self.tables.into_iter().map(TableReader::into_summary);
        Ok(tables.filter(|table| table.accepted + table.refused > 0).collect())
    }

    fn malformed(&self, byte: u64) -> ExtractError {
        ExtractError::MalformedXml { file: self.file.to_string(), child: self.children, byte }
    }

    fn unknown(&self, element: &str) -> ExtractError {
        ExtractError::UnknownElement { file: self.file.to_string(), child: self.children, element: shown(element) }
    }

    fn broken(&self, error: &quick_xml::Error, stopped: bool, byte: u64, read: &[u8]) -> ExtractError {
        let file = self.file.to_string();
        match error {
            _ if stopped => ExtractError::RowTooLong { file, row: self.children },
            quick_xml::Error::Encoding(_) => {
                ExtractError::Encoding { file, found: guess(read), row: Some(self.children), column: None }
            }
            quick_xml::Error::Io(source) => {
                ExtractError::Unreadable { file, source: std::io::Error::new(source.kind(), source.to_string()) }
            }
            _ => self.malformed(byte),
        }
    }
}

fn reader_column(table: &Table, place: usize) -> Option<&'static str> {
    table.columns.get(place).map(|column| column.name)
}

/// The column an element stands for: the XML calls CHILD `CHILDID` and PLACE `PL`.
fn column_of(table: &Table, element: &str) -> Option<&'static str> {
    let name = match element {
        "CHILDID" => "CHILD",
        "PL" => "PLACE",
        "CHILD" | "PLACE" => return None,
        other => other,
    };
    table.columns.iter().map(|column| column.name).find(|column| *column == name)
}

/// The character of a reference: a number, or one of XML's five names. No document defines others.
fn character(reference: &BytesRef<'_>) -> Option<char> {
    if reference.is_char_ref() {
        return reference.resolve_char_ref().ok().flatten();
    }
    match reference.xml10_content().as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}
