//! The return as XML: each CHILD element becomes the rows of the tables that the CSV files hold.

use std::io::BufReader;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::bytes::Guarded;
use super::cells::Tidy;
use super::error::ReadError;
use super::{Filing, LONGEST_ROW};
use crate::table::Table;

/// Elements that hold the rows of a table, by name.
const GROUPS: [(&str, Table); 6] = [
    ("EPISODE", Table::Episodes),
    ("AREVIEW", Table::Reviews),
    ("AMISSING", Table::Missing),
    ("OC2", Table::Oc2),
    ("PERMANENCE", Table::PrevPerm),
    ("AD_PLACED", Table::PlacedAdoption),
];
/// Tables that came after the published schema: their elements are known by what stands in them.
const LATER: [Table; 2] = [Table::SwEpisodes, Table::DoLo];
/// Tables whose values stand in HEADER itself.
const IN_HEADER: [Table; 4] = [Table::Header, Table::Uasc, Table::Oc3, Table::Ad1];

/// The names and texts of one group of elements.
type Leaves = Vec<(&'static str, String)>;

/// What has been read of the CHILD element at hand.
#[derive(Default)]
struct Child {
    header: Leaves,
    rows: Vec<(Table, Leaves)>,
    size: usize,
}

/// What an element is, from the outermost inwards.
#[derive(Clone, Copy)]
enum Element {
    Root,
    Child,
    Header,
    /// An element that holds a row; its table may only show by what stands in it.
    Group(Option<Table>),
    Leaf(&'static str),
}

/// Reads an XML file to its end.
pub(super) fn read(bytes: Guarded<'_>, file: &mut Filing<'_, '_>) -> Result<(), ReadError> {
    for table in Table::ALL.into_iter().filter(|table| !LATER.contains(table)) {
        file.give(table)?;
    }
    let mut walk = Walk { file, open: Vec::new(), text: String::new(), child: Child::default(), row: 0, ended: false };
    let mut reader = Reader::from_reader(BufReader::with_capacity(64 * 1024, bytes));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        reader.get_mut().get_mut().next_row();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) => break,
            Ok(event) => walk.event(&event)?,
            Err(_) if reader.get_ref().get_ref().stopped() => return Err(walk.too_long()),
            Err(quick_xml::Error::Io(source)) => {
                let source = std::io::Error::new(source.kind(), source.to_string());
                return Err(ReadError::Unreadable { file: walk.file.name.into(), source });
            }
            Err(_) => return Err(walk.wrong("is not well-formed XML in UTF-8")),
        }
    }
    match () {
        () if !walk.ended => Err(walk.wrong("is where the file breaks off")),
        () if walk.row == 0 => Err(ReadError::Empty { file: walk.file.name.into() }),
        () => Ok(()),
    }
}

/// The way through the elements of a file.
struct Walk<'w, 'f, 'r> {
    file: &'w mut Filing<'f, 'r>,
    open: Vec<Element>,
    text: String,
    child: Child,
    row: u32,
    ended: bool,
}

impl Walk<'_, '_, '_> {
    fn event(&mut self, event: &Event<'_>) -> Result<(), ReadError> {
        match event {
            Event::Start(start) => self.start(start),
            Event::Empty(start) => {
                self.start(start)?;
                self.close()
            }
            Event::End(_) => self.close(),
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::CData(text) => self.text(&text.xml10_content()),
            Event::GeneralRef(reference) => match character(reference) {
                Some(character) => self.text(character.encode_utf8(&mut [0; 4])),
                None => Err(self.wrong("holds a reference that XML does not have")),
            },
            Event::Decl(declaration) => match declaration.encoding() {
                Some(Ok(named)) if !is_utf8(named.as_ref()) => Err(self.wrong("comes in an encoding other than UTF-8")),
                _ => Ok(()),
            },
            Event::DocType(_) => Err(self.wrong("comes with a document type of its own")),
            Event::Comment(_) | Event::PI(_) | Event::Eof => Ok(()),
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), ReadError> {
        let name = start.local_name();
        let name: &str = name.as_ref();
        let element = match self.open.last().copied() {
            None if name == "EXPSSDA903" && !self.ended => Some(Element::Root),
            None if !self.ended => {
                let found = "XML of something else: its outermost element is not EXPSSDA903";
                return Err(ReadError::OtherFormat { file: self.file.name.into(), found });
            }
            Some(Element::Root) if name == "CHILD" => {
                self.row += 1;
                Some(Element::Child)
            }
            Some(Element::Child) if name == "HEADER" => Some(Element::Header),
            Some(Element::Child | Element::Header) => Some(self.within_child(name)),
            Some(Element::Group(table)) => self.within_group(table, name),
            _ => None,
        };
        self.text.clear();
        let Some(element) = element else { return Err(self.unknown(name)) };
        self.open.push(element);
        Ok(())
    }

    /// An element directly below CHILD or HEADER.
    fn within_child(&mut self, name: &str) -> Element {
        if let Some((_, table)) = GROUPS.iter().find(|(group, _)| *group == name) {
            self.child.rows.push((*table, Vec::new()));
            return Element::Group(Some(*table));
        }
        let in_header = matches!(self.open.last(), Some(Element::Header));
        let column = IN_HEADER.into_iter().find_map(|table| column_of(table, name)).filter(|_| in_header);
        column.map_or(Element::Group(None), Element::Leaf)
    }

    /// An element that holds one value of a row. The first of a group without a known name tells what the group is.
    fn within_group(&mut self, table: Option<Table>, name: &str) -> Option<Element> {
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

    fn text(&mut self, text: &str) -> Result<(), ReadError> {
        if matches!(self.open.last(), Some(Element::Leaf(_))) {
            self.child.size += text.len();
            self.text.push_str(text);
        } else if !text.trim().is_empty() {
            return Err(self.wrong("holds text where only elements may stand"));
        }
        self.within_size()
    }

    /// One CHILD element is held in memory, so it has a most.
    fn within_size(&self) -> Result<(), ReadError> {
        if self.child.size > LONGEST_ROW { Err(self.too_long()) } else { Ok(()) }
    }

    fn close(&mut self) -> Result<(), ReadError> {
        // Each element costs some memory even without text.
        self.child.size += 32;
        match self.open.pop() {
            Some(Element::Leaf(column)) => {
                let text = std::mem::take(&mut self.text);
                let in_header = matches!(self.open.last(), Some(Element::Header));
                let row = self.child.rows.last_mut().map(|(_, leaves)| leaves).filter(|_| !in_header);
                let leaves = row.unwrap_or(&mut self.child.header);
                if leaves.iter().any(|(known, _)| *known == column) {
                    return Err(self.wrong(&format!("has {column} twice where it comes once")));
                }
                leaves.push((column, text));
            }
            Some(Element::Child) => {
                let child = std::mem::take(&mut self.child);
                self.hand_on(&child)?;
            }
            Some(Element::Root) => self.ended = true,
            Some(Element::Group(None)) => return Err(self.wrong("holds an element that the return does not have")),
            _ => {}
        }
        self.within_size()
    }

    /// The rows of one child, table by table.
    fn hand_on(&mut self, child: &Child) -> Result<(), ReadError> {
        let has_any = |leaves: &Leaves, table: Table| {
            let own = |column: &str| !matches!(column, "CHILD" | "DOB" | "SEX" | "UASC");
            leaves
                .iter()
                .any(|(column, text)| own(column) && table.columns().contains(column) && !text.trim().is_empty())
        };
        self.row(Table::Header, &child.header, &[])?;
        let flag = child.header.iter().any(|(column, text)| *column == "UASC" && text.trim() == "1");
        if flag || has_any(&child.header, Table::Uasc) {
            self.row(Table::Uasc, &child.header, &[])?;
        }
        for table in [Table::Oc3, Table::Ad1] {
            if has_any(&child.header, table) {
                self.row(table, &child.header, &[])?;
            }
        }
        for (table, leaves) in &child.rows {
            if LATER.contains(table) && !self.file.reader.given.is_given(*table, self.file.of == super::Of::Previous) {
                self.file.give(*table)?;
            }
            if has_any(leaves, *table) {
                self.row(*table, leaves, &child.header)?;
            }
        }
        Ok(())
    }

    /// One row of a table from a group's own values and those of the header.
    fn row(&mut self, table: Table, own: &Leaves, header: &[(&'static str, String)]) -> Result<(), ReadError> {
        let text_of = |column: &str| own.iter().chain(header).find(|(known, _)| *known == column);
        let mut cells = vec![Tidy::default(); table.cells().len()];
        for (cell, column) in cells.iter_mut().zip(table.cells()) {
            cell.set(text_of(column).map_or("", |(_, text)| text.as_str()));
        }
        self.file.row(table, self.row, &mut cells)
    }

    fn wrong(&self, what: &str) -> ReadError {
        ReadError::Xml { file: self.file.name.into(), row: self.row, what: what.into() }
    }

    fn unknown(&self, name: &str) -> ReadError {
        let shown: String = name.chars().take(40).filter(|c| !c.is_control()).collect();
        self.wrong(&format!("holds the element {shown}, which does not belong there"))
    }

    fn too_long(&self) -> ReadError {
        ReadError::RowTooLong { file: self.file.name.into(), row: self.row }
    }
}

fn is_utf8(named: &str) -> bool {
    ["utf-8", "utf8", "us-ascii", "ascii"].iter().any(|known| named.eq_ignore_ascii_case(known))
}

/// The column an element stands for: the XML calls CHILD `CHILDID` and PLACE `PL`.
fn column_of(table: Table, element: &str) -> Option<&'static str> {
    let name = match element {
        "CHILDID" => "CHILD",
        "PL" => "PLACE",
        "CHILD" | "PLACE" => return None,
        other => other,
    };
    table.cells().iter().copied().find(|column| *column == name)
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
