//! What the sector's validator found in invented returns, row by row, against what we find: no Python is needed.
//!
//! `oracles/returns/compare.py --golden` writes the files down; the returns are made again here from their seed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::{Sample, Spoiled, spoil};
use crate::day::Year;
use crate::{Issue, all_rules, check};

type Rows = BTreeSet<(String, u32)>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../oracles/returns")
}

/// Rules and which side may find more.
fn divergences() -> BTreeMap<String, String> {
    let mut csv = csv::Reader::from_path(folder().join("divergences.csv")).unwrap();
    csv.records().map(Result::unwrap).map(|row| (row[0].to_owned(), row[1].to_owned())).collect()
}

/// What the validator found, and the rules that crashed there.
fn theirs(name: &str) -> (BTreeMap<String, Rows>, BTreeSet<String>) {
    let mut csv = csv::Reader::from_path(folder().join("golden").join(name)).unwrap();
    let mut rules: BTreeMap<String, Rows> = BTreeMap::new();
    let mut crashed = BTreeSet::new();
    for row in csv.records().map(Result::unwrap) {
        if &row[1] == "crashed" {
            crashed.insert(row[0].to_owned());
            continue;
        }
        let rows = row[2].split(' ').map(|number| (row[1].to_owned(), number.parse().unwrap()));
        rules.entry(row[0].to_owned()).or_default().extend(rows);
    }
    (rules, crashed)
}

fn ours(sample: &Sample) -> BTreeMap<String, Rows> {
    let mut given = sample.to_return().unwrap();
    let mut rules: BTreeMap<String, Rows> = BTreeMap::new();
    let mut lookups = Sample::lookups().unwrap();
    // The validator was not given the list of providers.
    lookups.providers = None;
    let keep = |issue: Issue<'_>| {
        let row = (issue.table_name().into_owned(), issue.at.row);
        rules.entry(issue.rule.code().to_owned()).or_default().insert(row);
    };
    check(&mut given, &lookups, None, keep, |_| {});
    rules
}

#[test]
fn we_find_what_the_validator_found_outside_the_listed_divergences() {
    let known = divergences();
    let mut compared = 0;
    for year in Year::KNOWN {
        for errors in [false, true] {
            let mut sample = Sample::clean(Year::try_new(year).unwrap(), 1000, 7);
            if errors {
                for rule in all_rules() {
                    let _: Spoiled = spoil(&mut sample, rule);
                }
            }
            let name = format!("{year}-{}.csv", if errors { "errors" } else { "clean" });
            let (our, (their, crashed)) = (ours(&sample), theirs(&name));
            let none = Rows::new();
            // 105 is about the XML form, and the validator was given CSV.
            let is_compared = |code: &&String| !crashed.contains(*code) && code.as_str() != "105";
            for code in our.keys().chain(their.keys()).filter(is_compared) {
                let (we, they) = (our.get(code).unwrap_or(&none), their.get(code).unwrap_or(&none));
                let may = known.get(code).map_or("", String::as_str);
                assert!(
                    matches!(may, "we" | "both") || we.is_subset(they),
                    "{name}, rule {code}: {we:?}, they {they:?}"
                );
                assert!(
                    matches!(may, "they" | "both") || they.is_subset(we),
                    "{name}, rule {code}: {we:?}, they {they:?}"
                );
                compared += 1;
            }
        }
    }
    assert!(compared > 800, "{compared} rules were compared");
}

#[test]
fn every_listed_divergence_is_of_a_rule_and_has_a_reason() {
    let mut csv = csv::Reader::from_path(folder().join("divergences.csv")).unwrap();
    for row in csv.records().map(Result::unwrap) {
        assert!(all_rules().any(|rule| rule.code() == &row[0]), "{row:?}");
        assert!(["we", "they", "both"].contains(&&row[1]) && !row[2].is_empty(), "{row:?}");
    }
}
