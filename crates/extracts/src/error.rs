//! Why a whole file cannot be read. Nothing of such a file is handed on as right.

use core::fmt;
use std::io;

use crate::kind::Kind;

/// Why a file, or the files together, cannot be read.
///
/// Messages name file, row, column and the kind of fault, never what stands in a cell.
#[derive(Debug, thiserror::Error)]
pub enum ExtractError {
    /// The code of the council is none, so no number in the files can be told from another council's.
    #[error("the council's code is not a letter and eight digits")]
    Authority,
    /// There is no file.
    #[error("there is no file to read")]
    NoFile,
    /// The file could not be read from its disk or its upload.
    #[error("{file} cannot be read")]
    Unreadable {
        /// The file.
        file: String,
        /// What the system says.
        #[source]
        source: io::Error,
    },
    /// There is nothing in the file.
    #[error("{file} is empty")]
    Empty {
        /// The file.
        file: String,
    },
    /// There is a header row and nothing below it.
    #[error("{file} has a header row and no other rows")]
    HeaderOnly {
        /// The file.
        file: String,
    },
    /// The file is of another format than its kind needs.
    #[error("{file} is {found}; {}", found.way_on())]
    OtherFormat {
        /// The file.
        file: String,
        /// What it is.
        found: FileFormat,
    },
    /// The file is text in another encoding than UTF-8.
    #[error("{file}{} is not UTF-8 text but {found}; save it again as UTF-8 (in Excel \"CSV UTF-8 (comma delimited)\")", Place(*row, *column))]
    Encoding {
        /// The file.
        file: String,
        /// What it seems to be.
        found: Encoding,
        /// The first row with text that is not UTF-8, where it is known.
        row: Option<u64>,
        /// Its column, where it is known.
        column: Option<&'static str>,
    },
    /// Cells are separated by something else than commas.
    #[error("{file} separates its cells by {found}, not by commas; save it again as \"CSV UTF-8 (comma delimited)\"")]
    Separator {
        /// The file.
        file: String,
        /// What separates the cells.
        found: Separator,
    },
    /// Rows end in carriage returns alone.
    #[error(
        "{file} ends its rows with carriage returns alone, as old Macintosh programs did; save it again as \"CSV UTF-8 (comma delimited)\""
    )]
    LineEnds {
        /// The file.
        file: String,
    },
    /// A NUL byte stands in the text.
    #[error("{file}, row {row} holds a NUL byte: the file is damaged or is not text")]
    Nul {
        /// The file.
        file: String,
        /// The row.
        row: u64,
    },
    /// The first row names no column that is known.
    #[error("the first row of {file} does not name the columns of {}", kind.words())]
    NoHeader {
        /// The file.
        file: String,
        /// The kind of extract it was given as.
        kind: Kind,
    },
    /// The file is of another kind than it was given as.
    #[error("{file} holds {}, not {}", found.words(), kind.words())]
    OtherKind {
        /// The file.
        file: String,
        /// The kind it was given as.
        kind: Kind,
        /// The kind its columns are of.
        found: Kind,
    },
    /// The columns are not those of the table.
    #[error("{file} does not have the columns of {table}: {wrong}")]
    Columns {
        /// The file.
        file: String,
        /// The table it is most like.
        table: &'static str,
        /// What is wrong with its columns.
        wrong: Box<WrongColumns>,
    },
    /// Two files hold the same table of the same year.
    #[error("{file} and {first_file} both hold {table} of the same year")]
    TableTwice {
        /// The second file.
        file: String,
        /// The first.
        first_file: String,
        /// The table.
        table: &'static str,
    },
    /// A row is too long to be one.
    #[error(
        "{file}, row {row} is longer than {} characters: a quotation mark may have been opened and not closed",
        crate::source::LONGEST_ROW
    )]
    RowTooLong {
        /// The file.
        file: String,
        /// The row.
        row: u64,
    },
    /// The file has more rows than one extract may have.
    #[error("{file} has more than {most} rows; give it in several files")]
    TooManyRows {
        /// The file.
        file: String,
        /// How many it may have.
        most: u64,
    },
    /// The XML is not well formed.
    #[error("{file}, child {child} is not well-formed XML (near byte {byte})")]
    MalformedXml {
        /// The file.
        file: String,
        /// The number of the CHILD element in which it breaks off, from 1; 0 before the first.
        child: u64,
        /// How far into the file.
        byte: u64,
    },
    /// The XML has an element that the return does not have there.
    #[error("{file}, child {child} has an element {element} that the return does not have there")]
    UnknownElement {
        /// The file.
        file: String,
        /// The number of the CHILD element, from 1; 0 before the first.
        child: u64,
        /// The element's name, shortened.
        element: String,
    },
    /// Whoever takes the records has had enough.
    #[error("reading {file} was stopped")]
    Stopped {
        /// The file.
        file: String,
    },
}

/// ", row 12, column crd" as far as it is known.
struct Place(Option<u64>, Option<&'static str>);

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(row) = self.0 {
            write!(f, ", row {row}")?;
        }
        if let Some(column) = self.1 {
            write!(f, ", column {column}")?;
        }
        Ok(())
    }
}

/// What a file is that is neither CSV nor the return's XML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFormat {
    /// An Excel workbook, an OpenDocument sheet or another ZIP archive.
    ZipOrWorkbook,
    /// A workbook of Excel before 2007.
    OldWorkbook,
    /// A web page, which some systems give out under the name of a spreadsheet.
    WebPage,
    /// A document for printing.
    Pdf,
    /// A compressed file.
    Compressed,
    /// XML where CSV was expected.
    Xml,
    /// XML, but not the looked-after children return.
    OtherXml,
    /// Bytes that are no text.
    Binary,
}

impl FileFormat {
    /// What to do about it.
    const fn way_on(self) -> &'static str {
        match self {
            Self::ZipOrWorkbook | Self::OldWorkbook | Self::WebPage => {
                "open it in a spreadsheet program and save it as \"CSV UTF-8 (comma delimited)\""
            }
            Self::Compressed => "unpack it first",
            Self::Pdf | Self::Binary => "ask for the extract as CSV",
            Self::Xml => "this kind of extract is read from CSV",
            Self::OtherXml => "the return's XML has EXPSSDA903 as its outermost element",
        }
    }
}

impl fmt::Display for FileFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ZipOrWorkbook => "an Excel workbook or another ZIP archive",
            Self::OldWorkbook => "an Excel workbook of before 2007",
            Self::WebPage => "a web page",
            Self::Pdf => "a PDF document",
            Self::Compressed => "a compressed file",
            Self::Xml => "XML",
            Self::OtherXml => "XML, but not the looked-after children return",
            Self::Binary => "not text",
        })
    }
}

/// The encoding a text seems to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Two bytes a character: what Excel calls "Unicode text".
    Utf16,
    /// The encoding of western Windows, in which most programs write letters with accents.
    Windows1252,
    /// XML that says itself that it is in another encoding.
    Declared,
    /// None that was recognised.
    Unknown,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf16 => "UTF-16 (\"Unicode text\")",
            Self::Windows1252 => "Windows-1252 (\"ANSI\")",
            Self::Declared => "in the encoding that its first line names",
            Self::Unknown => "in an encoding that was not recognised",
        })
    }
}

/// What separates the cells, where it is not a comma.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// `;`, as spreadsheets write it in many countries.
    Semicolon,
    /// A tab.
    Tab,
    /// `|`.
    Bar,
}

impl Separator {
    /// All of them, with their characters.
    pub(crate) const ALL: [(Self, char); 3] = [(Self::Semicolon, ';'), (Self::Tab, '\t'), (Self::Bar, '|')];
}

impl fmt::Display for Separator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Semicolon => "semicolons",
            Self::Tab => "tabs",
            Self::Bar => "vertical bars",
        })
    }
}

/// What is wrong with a header row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WrongColumns {
    /// Columns that the table does not have.
    pub unknown: Vec<UnknownColumn>,
    /// Columns that the table has and the file has not.
    pub missing: Vec<&'static str>,
    /// Columns that the file has more than once.
    pub twice: Vec<&'static str>,
    /// Places, from 1, of columns without a name.
    pub nameless: Vec<usize>,
}

/// A column that a table does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownColumn {
    /// Its name, shortened.
    pub name: String,
    /// The missing column it is most like, if it is like one.
    pub nearest: Option<&'static str>,
}

impl WrongColumns {
    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.unknown.is_empty() && self.missing.is_empty() && self.twice.is_empty() && self.nameless.is_empty()
    }
}

impl fmt::Display for WrongColumns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        for column in &self.unknown {
            let hint = column.nearest.map(|name| format!(" (did you mean {name}?)")).unwrap_or_default();
            parts.push(format!("unknown column {}{hint}", column.name));
        }
        parts.extend(self.missing.iter().map(|name| format!("missing column {name}")));
        parts.extend(self.twice.iter().map(|name| format!("column {name} comes more than once")));
        parts.extend(self.nameless.iter().map(|place| format!("column {place} has no name")));
        f.write_str(&parts.join("; "))
    }
}
