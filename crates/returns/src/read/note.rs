//! What was put right while reading, or looked odd and was left.

/// Something that was put right because it can only mean one thing, or looked odd and was left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// The mark that some programs put before UTF-8 was left out.
    Mark,
    /// The file was written in UTF-16.
    Utf16,
    /// Rows were written in Windows-1252.
    Windows1252,
    /// Cells were divided by something other than commas.
    Divider(char),
    /// A first line `sep=;`, which spreadsheets write, was left out.
    DividerLine,
    /// Columns without a name and without text, from commas at the end of rows, were left out.
    EmptyColumns,
    /// Column names were read in another letter case or without spaces around them.
    ColumnName,
    /// The row of column names came again and was left out.
    HeaderAgain,
    /// Rows without text were left out.
    BlankRow,
    /// Rows with fewer cells than columns were filled up with blank ones.
    ShortRow,
    /// Small letters were read as capitals.
    Capitals,
    /// Cells that held spaces alone were read as blank.
    OnlySpaces,
    /// Text has spaces around it. The return is sent as it is, so they were left, and rules may find fault with the cell.
    SpacesAround,
    /// Dates look like the numbers by which spreadsheets count days. They were left, and rules find fault with them.
    DayNumbers,
    /// Dates are written year first. They were left, and rules find fault with them.
    YearFirst,
    /// Dates lie in 1900, as systems write when they know none.
    NineteenHundred,
    /// The file is a workbook; its dates were written as the return writes them.
    Workbook,
}

impl Note {
    /// What was done or seen, in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Mark => "the mark at the start of the file was left out",
            Self::Utf16 => "the file was written in UTF-16 and was read as such",
            Self::Windows1252 => "rows were written in Windows-1252 and were read as such",
            Self::Divider(_) => "cells are divided by another sign than a comma and were read as such",
            Self::DividerLine => "the line that names the dividing sign was left out",
            Self::EmptyColumns => "columns without name and text were left out",
            Self::ColumnName => "the column's name was read in other letter case or without spaces around it",
            Self::HeaderAgain => "the row of column names came again and was left out",
            Self::BlankRow => "rows without text were left out",
            Self::ShortRow => "rows with too few cells were filled up with blank ones",
            Self::Capitals => "small letters were read as capitals",
            Self::OnlySpaces => "cells that held spaces alone were read as blank",
            Self::SpacesAround => "text has spaces around it, which were left: the return is sent as it is",
            Self::DayNumbers => "dates look like a spreadsheet's day numbers: write them as dd/mm/yyyy",
            Self::YearFirst => "dates are written year first: write them as dd/mm/yyyy",
            Self::NineteenHundred => "dates lie in 1900, as systems write when they know none",
            Self::Workbook => "the file is a workbook; dates in it were read as dd/mm/yyyy",
        }
    }
}

/// A note about one column of one file, or about the file as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// The file's name.
    pub file: Box<str>,
    /// The column; `None` if it is not about one.
    pub column: Option<&'static str>,
    /// What was done or seen.
    pub note: Note,
    /// In how many rows.
    pub rows: u64,
    /// The first of them.
    pub first_row: u32,
}
