//! A report as a document: sections of words, tables and pictures, written as a web page, as CSV and in print.
//!
//! Whoever makes a report hands plain structs in; nothing here knows what is reported. A document is the same on a page of
//! the service (`web` lays it out with its own components) and as a file on its own ([`html::page`]).

pub mod html;
mod shelf;
pub mod spreadsheet;

use serde::{Deserialize, Serialize};

pub use shelf::{Kept, KeptFile, Shelf};

/// A whole report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// What it says in a few sentences, each a paragraph.
    pub summary: Vec<String>,
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

/// A part of a report under a heading of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Makes the heading's address on the page: letters a to z, digits and hyphens; unlike any other of the document.
    pub id: String,
    /// The heading.
    pub heading: String,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// One thing in a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// Something that must not be overlooked.
    Notice(String),
    /// A list.
    List(Vec<String>),
    /// Names with their values.
    Facts(Vec<Fact>),
    /// A table.
    Table(Table),
    /// A picture with its table twin.
    Picture(Box<Figure>),
}

/// A name with its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// What it is.
    pub name: String,
    /// What it is worth, in words.
    pub value: String,
}

/// A table in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Name of its file: letters a to z, digits and hyphens; unlike any other of the document.
    pub id: String,
    /// What it holds.
    pub caption: String,
    /// One for each column; the first column names its row.
    pub headings: Vec<String>,
    /// Each as long as `headings`.
    pub rows: Vec<Vec<String>>,
}

/// A picture with its table twin: the same facts for those who cannot see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What it is.
    pub title: String,
    /// The `<svg>` element, as `pictures` drew it: every word in it is escaped.
    pub svg: String,
    /// What it says, in sentences.
    pub description: String,
    /// The same facts.
    pub table: Table,
}

impl Figure {
    /// A picture as it was drawn, its table twin under the same name of file.
    pub fn of(id: &str, drawn: pictures::Picture) -> Self {
        let pictures::Table { caption, headings, rows } = drawn.table;
        let table = Table { id: id.to_owned(), caption, headings, rows };
        Self { title: drawn.title, svg: drawn.svg, description: drawn.description, table }
    }
}

impl Document {
    /// Every table, those of pictures among them, in the order of the document.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Picture(figure) => Some(&figure.table),
            _ => None,
        })
    }

    /// Every picture, in the order of the document.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.blocks().filter_map(|block| match block {
            Block::Picture(figure) => Some(figure.as_ref()),
            _ => None,
        })
    }

    fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.sections.iter().flat_map(|section| &section.blocks)
    }
}
