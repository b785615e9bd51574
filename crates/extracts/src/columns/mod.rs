//! What each agency's file holds, column by column: the one list that reader, writer and documents share.
//!
//! A table is declared once, by the macro `table!`. The declaration makes the list of columns, the record a row becomes, the
//! way from a row to the record and the way back. `docs/formats/*.md` is compared with these lists by a test.

mod person_index;
mod prison;
mod probation;
mod release_dates;
mod safeguarding;
mod ssda903;

pub use person_index::{IndexedPerson, PERSON_INDEX};
pub use prison::{PRISON, PrisonRecord, RELEASE_DATE_COLUMNS};
pub use probation::{PROBATION, ProbationRecord};
pub use release_dates::{RELEASE_DATES, ReleaseDateRow};
pub use safeguarding::{
    ADDRESS, AddressRow, CARE_LEAVERS, CareLeaverRow, PERSON, SAFEGUARDING_TABLES, SafeguardingPerson,
};
pub use ssda903::{
    AD1, AdoptionRow, CareEpisodeRow, CareLeaverReturnRow, ChildRow, DOLO, DeprivationOfLibertyRow, EPISODES, HEADER,
    HealthRow, MISSING, MissingRow, OC2, OC3, PLACED_ADOPTION, PREV_PERM, PlacedAdoptionRow, PreviousPermanenceRow,
    REVIEWS, ReviewRow, SSDA903_TABLES, SW_EPISODES, SocialWorkerRow, UASC, UnaccompaniedRow,
};

use crate::codes::List;

/// One column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name in the header row, exactly as it is written.
    pub name: &'static str,
    /// What a cell may hold.
    pub format: Format,
    /// Whether a cell, or the column itself, may be left out.
    pub need: Need,
    /// What it means, in words.
    pub meaning: &'static str,
    /// A cell as it may look, about an invented person.
    pub example: &'static str,
}

/// Whether a cell may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Every row has it.
    Required,
    /// The column is there; a cell may be empty, which means not known.
    Optional,
    /// The column itself may be missing.
    MayBeAbsent,
}

impl Need {
    /// The word for it in the documents' tables.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Required => "yes",
            Self::Optional => "no",
            Self::MayBeAbsent => "no; the column may be missing",
        }
    }
}

/// When a date may lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Today or before: it tells of something that has happened.
    UpToToday,
    /// Any day: it may be planned or foreseen.
    AnyDay,
}

/// What a cell may hold, and how it is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The council's own number of a person: the CHILD id of the return.
    LocalId,
    /// A person's name or a part of it: at most 100 characters, with a letter.
    Name,
    /// Text of at most this many characters.
    Text(u16),
    /// A day, written `YYYY-MM-DD`; `dd/mm/yyyy` is read too.
    Date(When),
    /// A day, written `dd/mm/yyyy` as the return has it; `YYYY-MM-DD` is read too.
    ReturnDate(When),
    /// A day of which the return lets parts be unknown, written `zz`.
    PartialDate,
    /// A day from a database, with a time of day that is midnight.
    Moment(When),
    /// A code of a list.
    Coded(List),
    /// Codes of a list, or such a code followed by a hyphen and its meaning.
    CodedWithWords(List),
    /// A whole number from 0 to this.
    Number(u16),
    /// A postcode.
    Postcode,
    /// An address for e-mail.
    Email,
    /// Ofsted's number of a home or provider: at most eight letters or digits.
    Urn,
    /// An establishment's code: three letters or digits.
    Establishment,
    /// A number that names a person in one agency's scheme.
    Numbered(Number),
    /// A unique pupil number, or one of `UN1` to `UN5` which say why there is none.
    UpnOrWhyNot,
    /// Alerts, `CODE:from:to` joined by `;`.
    Alerts,
}

/// Schemes of numbers that name a person, apart from the council's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the schemes are explained in domain::identifier")]
pub enum Number {
    Prison,
    Crn,
    Pnc,
    Cro,
    Upn,
    Nhs,
}

/// A file's columns, what they are called together, and which of them name a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// What it is called in messages and documents.
    pub name: &'static str,
    /// Its columns in the order they are written; they are read in any order.
    pub columns: &'static [Column],
    /// Columns which together may not come twice in one file. Empty: a row may come twice.
    pub key: &'static [&'static str],
}

impl Table {
    /// Names of the columns, in the order they are written.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.columns.iter().map(|column| column.name)
    }

    /// The place of a column in the written order.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

/// Declares a table once: its columns, its record, and both ways between them.
macro_rules! table {
    (
        $(#[$doc:meta])*
        pub struct $record:ident = $table:ident $name:literal key $key:expr;
        $( $column:literal $field:ident: $type:ty = $format:expr, $need:ident, $meaning:literal, $example:literal; )*
    ) => {
        #[doc = concat!("The columns of `", $name, "`, in the order they are written.")]
        pub static $table: $crate::columns::Table = $crate::columns::Table {
            name: $name,
            columns: &[$($crate::columns::Column {
                name: $column,
                format: $format,
                need: $crate::columns::Need::$need,
                meaning: $meaning,
                example: $example,
            }),*],
            key: &$key,
        };

        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $record {
            /// The file and row it was read from.
            pub at: $crate::record::At,
            $( #[doc = concat!("`", $column, "`: ", $meaning, ".")] pub $field: $type, )*
        }

        impl core::fmt::Debug for $record {
            /// File and row only: a record is about a person, and what is printed may end in a log.
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                write!(f, concat!(stringify!($record), " of {}"), self.at)
            }
        }

        impl $crate::record::Row for $record {
            fn table() -> &'static $crate::columns::Table {
                &$table
            }
            fn from_values(at: $crate::record::At, values: &mut $crate::value::Values<'_>) -> Option<Self> {
                Some(Self { at, $( $field: values.take()?, )* })
            }
            fn at(&self) -> &$crate::record::At {
                &self.at
            }
            fn cells(&self) -> Vec<std::borrow::Cow<'_, str>> {
                vec![$( $crate::value::Field::to_cell(&self.$field, $format) ),*]
            }
        }
    };
}
use table;
