//! A region written to a folder, and looked at from outside: as its agencies' files.

#![expect(clippy::unwrap_used, reason = "a test that cannot read what it wrote has failed")]

mod files;
mod people;

use std::collections::BTreeMap;
use std::path::Path;

use generator::{Options, Region, Summary, write};
use jiff::civil::{Date, date};

/// The day of every test.
const TODAY: Date = date(2026, 11, 21);

/// Writes a region into a folder that goes with the test.
fn region(people: u32, seed: u64) -> (tempfile::TempDir, Summary) {
    let folder = tempfile::tempdir().unwrap();
    let planned = Region::plan(Options::new(people, seed, TODAY)).unwrap();
    let summary = write(&planned, folder.path(), &mut |_, _| {}).unwrap();
    (folder, summary)
}

/// One row of a file, by column.
type Row = BTreeMap<String, String>;

/// Every row of a file of the region.
fn rows(folder: &Path, name: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(folder.join(name)).unwrap();
    let columns = reader.headers().unwrap().clone();
    let row =
        |record: csv::StringRecord| columns.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect();
    reader.records().map(|record| row(record.unwrap())).collect()
}
