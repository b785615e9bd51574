//! Returns made from the record: one row for each care leaver, each cell with the facts it follows from, or with what is missing
//! and who can say it. `docs/formats/returns-out.md` lists the columns.

mod annex_a;
mod api;
mod cell;
mod leaver;
mod oc3;
mod safeguarding;
mod write;

pub use cell::{Cell, Columns, Row};
pub use leaver::{Leaver, SNAPSHOT_COLUMNS};
pub use write::{Csv, Failed, Gaps, Json, Trace, Xlsx};

use domain::Date;
use domain::snapshot::ReturnYear;

/// A return that is made from the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Product {
    /// OC3 of the looked-after children return: outcomes of care leavers.
    Oc3,
    /// Header of the same return, for the care leavers of OC3.
    Header,
    /// List 9 of Annex A: care leavers.
    AnnexA9,
    /// The care-leaver object of the Standard Safeguarding Dataset.
    SafeguardingLeavers,
    /// The care-leaver block of the children's social care API.
    Api,
}

impl Product {
    /// Every return, in the order of the documents.
    pub const ALL: &'static [Self] = &[Self::Oc3, Self::Header, Self::AnnexA9, Self::SafeguardingLeavers, Self::Api];

    /// Its name in lists of gaps and facts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Oc3 => "OC3",
            Self::Header => "Header",
            Self::AnnexA9 => "Annex A list 9",
            Self::SafeguardingLeavers => "ssd_care_leavers",
            Self::Api => "care_leavers",
        }
    }

    /// Its columns, in order.
    pub fn columns(self) -> Columns {
        match self {
            Self::Oc3 => oc3::COLUMNS,
            Self::Header => oc3::HEADER_COLUMNS,
            Self::AnnexA9 => annex_a::COLUMNS,
            Self::SafeguardingLeavers => safeguarding::COLUMNS,
            Self::Api => api::COLUMNS,
        }
    }

    /// The row of one care leaver as of a day; nothing if the return does not ask for them. Only OC3 and Header tell of a year:
    /// its last windows are open until 30 April, so that it may be made after it has ended.
    pub fn row(self, leaver: &Leaver, year: ReturnYear, as_of: Date) -> Option<Row> {
        match self {
            Self::Oc3 => oc3::row(leaver, year, as_of),
            Self::Header => oc3::header(leaver, year, as_of),
            Self::AnnexA9 => annex_a::row(leaver, as_of),
            Self::SafeguardingLeavers => safeguarding::row(leaver, as_of),
            Self::Api => api::row(leaver, as_of),
        }
    }
}

#[cfg(test)]
mod tests;
