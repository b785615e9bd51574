//! What is wrong with a cell or a row, and what was put right without asking.

use core::fmt;
use std::sync::Arc;

use domain::identifier::IdentifierRefused;

use crate::codes::List;

/// Why a cell or a row is refused. The words follow the name of the column: "column crd is a day that does not exist".
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Because {
    /// The cell is empty.
    #[error("is empty, and every row needs it")]
    Missing,
    /// The cell is empty although another one asks for it.
    #[error("is empty, and {other} needs it")]
    NeededBy {
        /// What needs it.
        other: &'static str,
    },
    /// The text is too long.
    #[error("is longer than {longest} characters")]
    TooLong {
        /// The most it may have.
        longest: usize,
    },
    /// A cell runs over several lines.
    #[error("holds a line break; a quotation mark may have been opened and not closed")]
    LineBreak,
    /// A character that cannot be seen.
    #[error("holds a control character")]
    ControlCharacter,
    /// U+FFFD: a program before us could not read a letter.
    #[error("holds the sign that programs write for a letter they cannot read; the letter is lost")]
    LostCharacter,
    /// A name without a letter.
    #[error("has no letter in it, so it is not a name")]
    NotAName,
    /// No date at all.
    #[error("is not a date; write dates as 2007-05-15 or 15/05/2007")]
    NotADate,
    /// 31 February.
    #[error("is a day that does not exist")]
    NoSuchDay,
    /// 05/15/2007.
    #[error("has the month before the day; write the day first")]
    MonthFirst,
    /// 15/05/07.
    #[error("has a year of two digits; write all four")]
    TwoDigitYear,
    /// 39217.
    #[error("is the number by which a spreadsheet counts days; give the column a date format and save again")]
    SerialNumber,
    /// 01/01/1900 or 31/12/9999.
    #[error("is a date that systems write when they know none; leave the cell empty")]
    Placeholder,
    /// A day with a time.
    #[error("has a time of day; write the date alone")]
    TimeOfDay,
    /// A day that cannot have come yet.
    #[error("lies after today")]
    AfterToday,
    /// A day before another that comes first.
    #[error("lies before {other}")]
    Before {
        /// The column it cannot lie before.
        other: &'static str,
    },
    /// A code that no year has.
    #[error("is not a code for {}", list.words())]
    NoSuchCode {
        /// The list.
        list: List,
    },
    /// A code that other years have.
    #[error("is a code for {} that the return of {year} does not have", list.words())]
    CodeOfOtherYear {
        /// The list.
        list: List,
        /// The year of the return, named by its 31 March.
        year: u16,
        /// First year that has the code.
        from: u16,
        /// Last year that has it.
        to: u16,
    },
    /// A number that names a person is badly written or mistyped.
    #[error("is refused: {0}")]
    Identifier(IdentifierRefused),
    /// Not a whole number, or too large.
    #[error("is not a whole number from 0 to {largest}")]
    NotANumber {
        /// The largest it may be.
        largest: u16,
    },
    /// Not a postcode.
    #[error("is not a postcode")]
    NotAPostcode,
    /// Not an address for e-mail.
    #[error("is not an address for e-mail")]
    NotAnEmail,
    /// Not a code of the right shape.
    #[error("is not made of {shape}")]
    NotOfShape {
        /// The shape, in words.
        shape: &'static str,
    },
    /// An alert that is not `CODE:from:to`.
    #[error("holds an alert that is not CODE:from:to with real dates")]
    NotAnAlert,
    /// The row has more or fewer cells than the header row.
    #[error("has {found} cells where the header row has {expected}")]
    CellCount {
        /// Cells of the header row.
        expected: usize,
        /// Cells of this row.
        found: usize,
    },
    /// A row for the same person or thing came before.
    #[error("names the same as row {first_row}")]
    SameAs {
        /// The row that came first.
        first_row: u64,
    },
}

/// What stood in a cell: kept for the person who puts it right, never printed.
#[derive(Clone, PartialEq, Eq)]
struct FoundText(Box<str>);

impl fmt::Debug for FoundText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(not shown)")
    }
}

/// Where a fault stands: file, row, and column if it is one cell's.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a>(pub(crate) &'a Arc<str>, pub(crate) u64, pub(crate) Option<&'static str>);

/// Characters of a cell that are kept with a fault.
const SHOWN: usize = 40;

/// A fault of one cell, or of one row as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFault {
    /// The file's name.
    pub file: Arc<str>,
    /// The row as a spreadsheet numbers it; in XML the number of the CHILD element.
    pub row: u64,
    /// The column; `None` if the row as a whole is at fault.
    pub column: Option<&'static str>,
    /// What is wrong.
    pub because: Because,
    found: FoundText,
}

impl RowFault {
    /// A fault with what was found, which is shortened.
    pub(crate) fn new(Place(file, row, column): Place<'_>, because: Because, found: &str) -> Self {
        let short = match found.char_indices().nth(SHOWN) {
            Some((end, _)) => format!("{}…", found.get(..end).unwrap_or_default()),
            None => found.to_owned(),
        };
        Self { file: Arc::clone(file), row, column, because, found: FoundText(short.into_boxed_str()) }
    }

    /// What stood in the cell, shortened to 40 characters. It may be about a person: show it to whoever gave the file,
    /// never write it to a log.
    pub fn found(&self) -> &str {
        &self.found.0
    }
}

impl fmt::Display for RowFault {
    /// "prison.csv, row 12, column crd is a day that does not exist".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, row {}", self.file, self.row)?;
        if let Some(column) = self.column {
            write!(f, ", column {column}")?;
        }
        write!(f, " {}", self.because)
    }
}

/// What was put right without asking, because it cannot mean anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Repair {
    /// The three bytes with which some programs mark UTF-8 were left out.
    ByteOrderMark,
    /// A column's name was read in other letter case or with spaces around it.
    ColumnName,
    /// Rows without any text were left out.
    BlankRow,
    /// Spaces around text were left out.
    Trimmed,
    /// Small letters of a code or number were read as capitals, as the return does.
    UpperCase,
    /// A time of day of midnight was left out.
    Midnight,
    /// Words after a code were left out.
    WordsAfterCode,
    /// A child who is not born yet was left out.
    NotBornYet,
}

impl Repair {
    /// What was done, in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::ByteOrderMark => "the mark at the start of the file was left out",
            Self::ColumnName => "the column's name was read in other letter case or without spaces around it",
            Self::BlankRow => "rows without text were left out",
            Self::Trimmed => "spaces around text were left out",
            Self::UpperCase => "small letters were read as capitals",
            Self::Midnight => "a time of midnight was left out",
            Self::WordsAfterCode => "words after the code were left out",
            Self::NotBornYet => "children who are not born yet were left out",
        }
    }
}

/// How often something was put right in one column of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repaired {
    /// The file's name.
    pub file: Arc<str>,
    /// The column; `None` if it was not one column.
    pub column: Option<&'static str>,
    /// What was done.
    pub repair: Repair,
    /// In how many rows.
    pub rows: u64,
    /// The first of them.
    pub first_row: u64,
}
