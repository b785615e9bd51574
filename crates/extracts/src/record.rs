//! What reading an extract gives: typed rows that know the file and row they came from.

use core::fmt;
use std::borrow::Cow;
use std::sync::Arc;

use domain::care::{CareEpisode, CareLegalStatus, Placement, ReasonEnded, ReasonNew, ReasonPlaceChange};

use crate::columns::{
    AddressRow, AdoptionRow, CareEpisodeRow, CareLeaverReturnRow, CareLeaverRow, ChildRow, DeprivationOfLibertyRow,
    HealthRow, IndexedPerson, MissingRow, PlacedAdoptionRow, PreviousPermanenceRow, PrisonRecord, ProbationRecord,
    ReleaseDateRow, ReviewRow, SafeguardingPerson, SocialWorkerRow, Table, UnaccompaniedRow,
};
use crate::value::Values;

/// Where a row stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At {
    /// The file's name.
    pub file: Arc<str>,
    /// The row as a spreadsheet numbers it: the header row is 1. In an XML file, the number of the CHILD element,
    /// counted from 1.
    pub row: u64,
}

impl fmt::Display for At {
    /// "prison.csv, row 12".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, row {}", self.file, self.row)
    }
}

/// A row of a table as a typed record, and the way back to its cells.
pub trait Row: Sized {
    /// The table it is a row of.
    fn table() -> &'static Table;
    /// The record of these values, which are in the table's written order. `None` if a required value is missing.
    fn from_values(at: At, values: &mut Values<'_>) -> Option<Self>;
    /// Where it was read.
    fn at(&self) -> &At;
    /// Its cells in the table's written order, each in the form in which it is written.
    fn cells(&self) -> Vec<Cow<'_, str>>;
}

/// Which year of the return a file tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReturnYear {
    /// The year that was asked for.
    ThisYear,
    /// The year before: the file's name ends in `_last`.
    YearBefore,
}

/// One row of the looked-after children return.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant holds one row of the table its record names")]
pub enum ReturnRow {
    Child(ChildRow),
    Episode(CareEpisodeRow),
    Review(ReviewRow),
    Unaccompanied(UnaccompaniedRow),
    Health(HealthRow),
    CareLeaver(CareLeaverReturnRow),
    Adoption(AdoptionRow),
    PlacedAdoption(PlacedAdoptionRow),
    PreviousPermanence(PreviousPermanenceRow),
    Missing(MissingRow),
    SocialWorker(SocialWorkerRow),
    DeprivationOfLiberty(DeprivationOfLibertyRow),
}

/// One row of an extract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// A person of the council's index.
    Person(Box<IndexedPerson>),
    /// An address of the Standard Safeguarding Dataset.
    Address(Box<AddressRow>),
    /// What the Standard Safeguarding Dataset says of a care leaver.
    CareLeaver(Box<CareLeaverRow>),
    /// A row of the looked-after children return.
    Return(ReturnYear, Box<ReturnRow>),
    /// A person held in a prison.
    Prison(Box<PrisonRecord>),
    /// A person known to probation.
    Probation(Box<ProbationRecord>),
    /// A release date of a person.
    ReleaseDate(Box<ReleaseDateRow>),
}

macro_rules! any_row {
    ($record:expr, $row:ident => $do:expr) => {
        match $record {
            Record::Person(row) => {
                let $row = row.as_ref();
                $do
            }
            Record::Address(row) => {
                let $row = row.as_ref();
                $do
            }
            Record::CareLeaver(row) => {
                let $row = row.as_ref();
                $do
            }
            Record::Prison(row) => {
                let $row = row.as_ref();
                $do
            }
            Record::Probation(row) => {
                let $row = row.as_ref();
                $do
            }
            Record::ReleaseDate(row) => {
                let $row = row.as_ref();
                $do
            }
            Record::Return(_, row) => match row.as_ref() {
                ReturnRow::Child($row) => $do,
                ReturnRow::Episode($row) => $do,
                ReturnRow::Review($row) => $do,
                ReturnRow::Unaccompanied($row) => $do,
                ReturnRow::Health($row) => $do,
                ReturnRow::CareLeaver($row) => $do,
                ReturnRow::Adoption($row) => $do,
                ReturnRow::PlacedAdoption($row) => $do,
                ReturnRow::PreviousPermanence($row) => $do,
                ReturnRow::Missing($row) => $do,
                ReturnRow::SocialWorker($row) => $do,
                ReturnRow::DeprivationOfLiberty($row) => $do,
            },
        }
    };
}

impl Record {
    /// Where it was read.
    pub fn at(&self) -> &At {
        any_row!(self, row => &row.at)
    }

    /// The table it is a row of. A person of the Standard Safeguarding Dataset is a row of the person index.
    pub fn table(&self) -> &'static Table {
        any_row!(self, row => table_of(row))
    }

    /// What names it among the rows of its table: its key's cells with a space between them; empty without a key.
    pub fn key(&self) -> String {
        let (table, cells) = (self.table(), self.cells());
        let places = table.key.iter().filter_map(|name| table.place(name));
        places.filter_map(|place| cells.get(place)).map(AsRef::as_ref).collect::<Vec<&str>>().join(" ")
    }

    /// Its cells in its table's written order.
    pub fn cells(&self) -> Vec<Cow<'_, str>> {
        any_row!(self, row => row.cells())
    }
}

fn table_of<R: Row>(_: &R) -> &'static Table {
    R::table()
}

impl CareEpisodeRow {
    /// The episode in the domain's words.
    ///
    /// E43 and E44 (special guardianship, returns up to 2018) are the first and second of what 2019 divided into E45 to
    /// E48: they become E46 and E48, the carers who are not said to be relatives or friends. Every one of the six means
    /// special guardianship to the law.
    pub fn episode(&self) -> Option<CareEpisode> {
        let ended = |code| match code {
            "E43" => Some(ReasonEnded::E46),
            "E44" => Some(ReasonEnded::E48),
            other => ReasonEnded::from_code(other),
        };
        Some(CareEpisode {
            from: self.from,
            to: self.to,
            legal_status: CareLegalStatus::from_code(self.legal_status)?,
            placement: Placement::from_code(self.placement),
            reason_new: ReasonNew::from_code(self.reason_new),
            reason_ended: self.reason_ended.and_then(ended),
            reason_place_change: self.reason_place_change.and_then(ReasonPlaceChange::from_code),
        })
    }
}

/// Makes a record of the values of one row.
pub(crate) type Make = fn(At, &mut Values<'_>, ReturnYear) -> Option<Record>;

/// The way from values of `table` to a record; `None` for a table that is not read.
pub(crate) fn maker(table: &Table) -> Option<Make> {
    macro_rules! of_return {
        ($row:ident, $variant:ident) => {
            |at, values, year| {
                $row::from_values(at, values).map(|row| Record::Return(year, Box::new(ReturnRow::$variant(row))))
            }
        };
    }
    macro_rules! of_kind {
        ($row:ident, $variant:ident) => {
            |at, values, _| $row::from_values(at, values).map(|row| Record::$variant(Box::new(row.into())))
        };
    }
    let make: Make = match table.name {
        "person-index" => of_kind!(IndexedPerson, Person),
        "ssd_person" => of_kind!(SafeguardingPerson, Person),
        "ssd_address" => of_kind!(AddressRow, Address),
        "ssd_care_leavers" => of_kind!(CareLeaverRow, CareLeaver),
        "prison" => of_kind!(PrisonRecord, Prison),
        "probation" => of_kind!(ProbationRecord, Probation),
        "release-dates" => of_kind!(ReleaseDateRow, ReleaseDate),
        "Header" => of_return!(ChildRow, Child),
        "Episodes" => of_return!(CareEpisodeRow, Episode),
        "Reviews" => of_return!(ReviewRow, Review),
        "UASC" => of_return!(UnaccompaniedRow, Unaccompanied),
        "OC2" => of_return!(HealthRow, Health),
        "OC3" => of_return!(CareLeaverReturnRow, CareLeaver),
        "AD1" => of_return!(AdoptionRow, Adoption),
        "PlacedAdoption" => of_return!(PlacedAdoptionRow, PlacedAdoption),
        "PrevPerm" => of_return!(PreviousPermanenceRow, PreviousPermanence),
        "Missing" => of_return!(MissingRow, Missing),
        "SWEpisodes" => of_return!(SocialWorkerRow, SocialWorker),
        "DoLo" => of_return!(DeprivationOfLibertyRow, DeprivationOfLiberty),
        _ => return None,
    };
    Some(make)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::Kind;

    #[test]
    fn every_table_of_every_kind_becomes_records() {
        for kind in Kind::ALL {
            for table in kind.tables() {
                assert!(maker(table).is_some(), "{}", table.name);
            }
        }
    }
}
