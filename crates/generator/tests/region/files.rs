//! The files: the same bytes for the same seed, right identifiers, nothing that our own reader faults.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::Path;

use domain::identifier::{Identifier, Scheme};
use extracts::{Context, Kind, Record, Source};
use generator::{GeneratorError, Options, Region, write};

use super::{Row, TODAY, region, rows};

fn every_file(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inside) = folders.pop() {
        for entry in std::fs::read_dir(inside).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                files.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_does_not() {
    let (first, _) = region(300, 7);
    let (second, _) = region(300, 7);
    let (other, _) = region(300, 8);
    let (first, second, other) = (every_file(first.path()), every_file(second.path()), every_file(other.path()));
    assert_eq!(first, second);
    for name in ["person-index/person_index.csv", "prison/prison.csv", "probation/probation.csv", "truth.csv"] {
        assert_ne!(first[name], other[name], "{name}");
    }
}

#[test]
fn a_larger_region_begins_with_the_smaller_one() {
    let (small, _) = region(160, 7);
    let (large, _) = region(320, 7);
    let index = |folder: &tempfile::TempDir| rows(folder.path(), "person-index/person_index.csv");
    let (small, large) = (index(&small), index(&large));
    let name = |row: &Row| (row["given_name"].clone(), row["family_name"].clone());
    assert_eq!(
        small.iter().map(name).collect::<Vec<_>>(),
        large.iter().take(small.len()).map(name).collect::<Vec<_>>()
    );
}

#[test]
fn every_identifier_passes_the_domain_s_checks() {
    let (folder, _) = region(2_000, 42);
    let mut checked = BTreeMap::new();
    for file in ["person-index/person_index.csv", "prison/prison.csv", "probation/probation.csv"] {
        for row in rows(folder.path(), file) {
            for (column, scheme) in [
                ("prison_number", Scheme::PrisonNumber),
                ("crn", Scheme::Crn),
                ("pnc", Scheme::Pnc),
                ("cro", Scheme::Cro),
                ("upn", Scheme::Upn),
                ("nhs_number", Scheme::NhsNumber),
            ] {
                let Some(text) = row.get(column).filter(|text| !text.is_empty()) else { continue };
                let read = Identifier::parse(scheme, text, TODAY);
                assert_eq!(read.as_ref().map(Identifier::value), Ok(text.as_str()), "{file} {column}");
                *checked.entry(column).or_insert(0_u32) += 1;
            }
            if let Some(local_id) = row.get("local_id") {
                assert!(Identifier::local("X10000001", local_id).is_ok(), "{local_id}");
                assert!(local_id.len() <= 10);
            }
        }
    }
    assert!(checked.len() == 6 && checked.values().all(|count| *count > 40), "{checked:?}");
}

#[test]
fn regions_that_cannot_be_are_refused() {
    let refused = |options| Region::plan(options).unwrap_err();
    assert!(matches!(refused(Options::new(0, 1, TODAY)), GeneratorError::People { asked: 0, .. }));
    assert!(matches!(refused(Options::new(2_000_000, 1, TODAY)), GeneratorError::People { .. }));
    assert!(matches!(refused(Options::new(10, 1, TODAY).with_year(2027)), GeneratorError::Year { year: 2027 }));
    let planned = Region::plan(Options::new(1, 1, TODAY)).unwrap();
    let file = tempfile::NamedTempFile::new().unwrap();
    let failed = write(&planned, file.path(), &mut |_, _| {}).unwrap_err();
    assert!(matches!(failed, GeneratorError::Write { .. }), "{failed:?}");
}

/// Reads one folder with the product's own reader; any fault or repair fails the test.
fn read_clean(folder: &Path, kind: Kind) -> Vec<Record> {
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let source = |path: &std::path::PathBuf| {
        Source::new(path.file_name().unwrap().to_string_lossy(), std::fs::File::open(path).unwrap())
    };
    let mut records = Vec::new();
    let sources: Vec<Source<'_>> = paths.iter().map(source).collect();
    let context = Context::new(TODAY, "X10000001");
    let summary = extracts::read(kind, sources, &context, &mut |record| {
        records.push(record);
        ControlFlow::Continue(())
    });
    let summary = summary.unwrap();
    assert_eq!((&summary.faults[..], summary.fault_count), (&[][..], 0), "{}", folder.display());
    assert!(summary.repairs.is_empty(), "{}: {:?}", folder.display(), summary.repairs);
    assert_eq!(summary.accepted(), records.len() as u64);
    records
}

#[test]
fn every_file_reads_without_a_fault() {
    for (people, seed) in [(1, 1), (10, 7), (300, 3), (3_000, 42)] {
        let (folder, summary) = region(people, seed);
        let mut read = 0;
        let folders = [
            ("person-index", Kind::PersonIndex),
            ("prison", Kind::Prison),
            ("prison-earlier", Kind::Prison),
            ("probation", Kind::Probation),
            ("ssda903", Kind::Ssda903),
            ("ssda903-history", Kind::Ssda903),
        ];
        for (name, kind) in folders {
            read += read_clean(&folder.path().join(name), kind).len() as u64;
        }
        let written: u64 = summary.files.iter().filter(|(name, _)| *name != "truth.csv").map(|(_, rows)| rows).sum();
        assert_eq!(read, written, "{people} people");
    }
}

#[test]
fn the_return_says_nothing_that_the_history_does_not() {
    let (folder, _) = region(1_500, 9);
    let lines = |name: &str| -> BTreeSet<String> {
        std::fs::read_to_string(folder.path().join(name)).unwrap().lines().map(str::to_owned).collect()
    };
    let (year, whole) = (lines("ssda903/episodes.csv"), lines("ssda903-history/episodes.csv"));
    assert!(year.len() > 300 && year.is_subset(&whole));
}
