//! What stands on a paper, in the order it is read.

use serde::Serialize;

/// A whole paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document {
    /// Its title: the first heading, and the name a reader's window shows.
    pub title: String,
    /// The language most of it is in.
    pub language: Language,
    /// How large its words are.
    pub size: Size,
    /// The day it was made. Handed in: the same document is the same bytes on any day.
    pub dated: Day,
    /// What stands at the foot of every page, beside the page's number.
    pub foot: String,
    /// A word that stands behind the text of every page and at its head: "Draft".
    pub mark: Option<String>,
    /// What stands under the title.
    pub parts: Vec<Part>,
}

/// A civil day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Day {
    /// The year, 1 to 9999.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: i8,
    /// The day of the month, 1 to 31.
    pub day: i8,
}

/// The language of a paper; a screen reader chooses its voice by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Welsh.
    #[serde(rename = "cy")]
    Welsh,
}

/// How large the words of a paper are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub enum Size {
    /// 11 point: for workers.
    #[default]
    #[serde(rename = "11")]
    Ordinary,
    /// 14 point: for young adults, and for everybody who reads better so.
    #[serde(rename = "14")]
    Large,
}

/// How deep a heading stands. One that would skip a level is lifted to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Level {
    /// Under the title.
    #[serde(rename = "2")]
    Section,
    /// Under a section.
    #[serde(rename = "3")]
    Part,
    /// Under a part.
    #[serde(rename = "4")]
    Detail,
}

/// One thing on a paper. Text may have several lines; a blank line begins a new paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
pub enum Part {
    /// A heading.
    Heading(Level, String),
    /// A paragraph.
    Text(String),
    /// A paragraph in smaller, quieter letters: where something comes from.
    Small(String),
    /// Somebody's own words, and whose they are.
    Quote {
        /// The words.
        words: String,
        /// Whose: "Wren, on 3 November 2026".
        whose: String,
    },
    /// A list with dots.
    List(Vec<String>),
    /// A list with numbers.
    Numbered(Vec<String>),
    /// A list with boxes to tick.
    Ticks(Vec<String>),
    /// Names with their values, one a line.
    Facts(Vec<Row>),
    /// A table.
    Table {
        /// What it holds.
        caption: String,
        /// Its columns; the first names each row.
        columns: Vec<Column>,
        /// Rows, as long as there are columns; a shorter one is filled with nothing.
        rows: Vec<Vec<String>>,
    },
    /// Something that must not be overlooked.
    Notice {
        /// Its first words, in bold.
        title: String,
        /// The rest.
        text: String,
    },
    /// Where people sign: for each, who they are, with room for a signature and a date.
    Signatures(Vec<String>),
    /// Empty lines to write on, under a question.
    Lines {
        /// The question.
        prompt: String,
        /// How many lines.
        count: u8,
    },
    /// A drawing.
    Picture {
        /// The `<svg>` element.
        svg: String,
        /// What it says to somebody who cannot see it.
        alternative: String,
    },
    /// What follows begins a new page.
    NewPage,
}

/// A name with its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// What it is.
    pub name: String,
    /// What it is worth, in words.
    pub value: String,
}

impl Row {
    /// A name with its value.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), value: value.into() }
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// How wide it is against the others: twice the share, twice the width.
    pub share: u8,
}

impl Column {
    /// A column with its share of the width.
    pub fn new(heading: impl Into<String>, share: u8) -> Self {
        Self { heading: heading.into(), share }
    }
}
