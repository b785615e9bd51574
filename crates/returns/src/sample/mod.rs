//! Invented returns: clean ones, in which no rule finds fault, and ones with the faults that somebody asks for.
//!
//! Children have numbers and no names. Postcodes are those of Parliament, ministries, a court and town halls, where no
//! child lives: the national list knows them, and an invented one is a fault.

mod bad;
mod child;
mod kinds;
mod spoil;

use std::collections::{BTreeMap, BTreeSet};

use crate::day::Year;
use crate::lookups::Lookups;
use crate::read::ReadError;
use crate::store::{Return, TooMuchText};
use crate::table::{At, Table};

pub use bad::{BadFile, Fate, GOOD, bad_files};
pub use spoil::{Spoiled, spoil, unreached};

/// Code of the council in whose area most of the postcodes lie.
pub const AUTHORITY: &str = "E09000033";

/// The postcodes of invented returns as the national directory lists them (contains public sector information under the
/// Open Government Licence).
pub const POSTCODES: &str = "pcd,laua,oseast1m,osnrth1m\n\
    SW1A 0AA,E09000033,530268,179545\nSW1A 0PW,E09000033,530268,179545\nSW1A 2HQ,E09000033,529944,179754\n\
    SW1P 3BT,E09000033,529900,179334\nSW1H 9AJ,E09000033,529576,179549\nSW1A 2AS,E09000033,530120,179965\n\
    SW1P 4DF,E09000033,529922,179094\nSW1H 0EU,E09000033,529669,179311\nSW1A 2AH,E09000033,530024,179827\n\
    SW1H 9NA,E09000033,529805,179570\nWC2A 2LL,E09000033,531000,181100\nSW1A 2HB,E09000033,530197,180189\n\
    B1 1BB,E08000025,406654,286948\nLS1 1UR,E08000035,429833,434079\nM60 2LA,E08000003,385021,398985\n\
    BS1 5TR,E06000023,358261,172797\nCF99 1NA,W06000015,319421,174588\nHS1 2XB,S12000013,142429,932832\n\
    CF10 3ND,W06000015,318255,176903\nZE1 0HB,S12000027,447490,1141413\n";

/// An invented list of homes and providers: those of invented returns, and those of the rules' examples.
pub const PROVIDERS: &str = "URN,placement code,placement provider code,deregistration date,setting address postcode\n\
    1234567,\"U1,U2,U3,U4,U5,U6,A3,A4,A5,A6\",PR1,,SW1P 4DF\n7654321,\"U4,U5,U6\",PR4,,LS1 1UR\n\
    1000001,K2,PR4,,SW1A 0AA\n1000002,U4,PR4,01/06/2025,SW1A 0AA\n1000003,K3,PR4,,SW1A 0AA\n\
    1000004,K2,PR1,,SW1A 0AA\n1000005,K2,PR4,,B1 1BB\n";

/// A row's cells, in the order of its table's columns.
pub type Cells = Vec<String>;

/// A return of two years as rows of text.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The collection year.
    pub year: Year,
    /// Rows by table and whether they are the previous year's.
    pub tables: BTreeMap<(Table, bool), Vec<Cells>>,
    next_child: usize,
    /// Children whose rows were changed for a rule: no other rule's fault goes there, where it might mend the first.
    changed: BTreeSet<String>,
}

impl Sample {
    /// A clean return of so many children, the same for the same seed.
    pub fn clean(year: Year, children: usize, seed: u64) -> Self {
        let mut sample = Self { year, tables: BTreeMap::new(), next_child: 0, changed: BTreeSet::new() };
        for table in Table::ALL.into_iter().filter(|table| kinds::in_return(*table, year)) {
            sample.tables.insert((table, false), Vec::new());
        }
        for table in Table::ALL.into_iter().filter(|table| kinds::was_in_return(*table, year)) {
            sample.tables.insert((table, true), Vec::new());
        }
        for place in 0..children {
            kinds::add(&mut sample, place, seed);
        }
        sample
    }

    /// The number of the next child.
    pub(crate) fn new_child(&mut self) -> String {
        self.next_child += 1;
        format!("S{:07}", self.next_child)
    }

    /// Adds a row to a table of this year or the previous one.
    pub(crate) fn put(&mut self, table: Table, previous: bool, cells: Cells) {
        if let Some(rows) = self.tables.get_mut(&(table, previous)) {
            rows.push(cells);
        }
    }

    /// As a return that can be checked. Rows are numbered as in the files: the column names are row 1.
    pub fn to_return(&self) -> Result<Return, TooMuchText> {
        let mut given = Return::new(self.year);
        for ((table, previous), rows) in &self.tables {
            given.give(*table, *previous);
            for (row, cells) in (2..).zip(rows) {
                let at = At { table: *table, previous: *previous, row };
                // A file has no cells beyond its columns: UASC of Header is in the XML form alone.
                let width = table.columns().len();
                given.add(at, cells.iter().enumerate().map(|(at, cell)| if at < width { cell } else { "" }))?;
            }
        }
        Ok(given)
    }

    /// A table as the text of a CSV file.
    pub fn csv(&self, table: Table, previous: bool) -> String {
        let columns = table.columns();
        let mut text = columns.join(",");
        text.push('\n');
        for row in self.tables.get(&(table, previous)).into_iter().flatten() {
            let cells: Vec<&str> = row.iter().take(columns.len()).map(String::as_str).collect();
            text.push_str(&cells.join(","));
            text.push('\n');
        }
        text
    }

    /// The lists to check it with.
    pub fn lookups() -> Result<Lookups, ReadError> {
        let mut lookups = Lookups { authority: Some(AUTHORITY.into()), ..Lookups::default() };
        lookups.read_postcodes("postcodes.csv", POSTCODES.as_bytes())?;
        lookups.read_providers("providers.csv", PROVIDERS.as_bytes())?;
        Ok(lookups)
    }
}

#[cfg(test)]
mod golden;
#[cfg(test)]
mod tests;
