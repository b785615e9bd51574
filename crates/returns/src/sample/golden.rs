//! What the sector's validator found in invented returns, row by row, against what we find: no Python is needed.
//!
//! `oracles/returns/compare.py --golden` writes the files down; the returns are made again here from their seed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::{Sample, Spoiled, spoil};
use crate::day::Year;
use crate::example::Example;
use crate::table::At;
use crate::{Issue, Return, all_rules, check};

type Rows = BTreeSet<(String, u32)>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../oracles/returns")
}

/// A line of the list: a rule, who may find more, why, and the smallest return that shows it.
struct Listed {
    rule: String,
    more: String,
    reason: String,
    case: String,
}

fn listed() -> Vec<Listed> {
    let mut csv = csv::Reader::from_path(folder().join("divergences.csv")).unwrap();
    let mut all = Vec::new();
    for row in csv.records().map(Result::unwrap) {
        for rule in row[0].split(' ') {
            let [more, reason, case] = [1, 2, 3].map(|at| row[at].to_owned());
            all.push(Listed { rule: rule.to_owned(), more, reason, case });
        }
    }
    all
}

/// For each rule, whether we may find more, they may, and it may break off there.
fn divergences() -> BTreeMap<String, [bool; 3]> {
    let mut known: BTreeMap<String, [bool; 3]> = BTreeMap::new();
    for line in listed() {
        let may = known.entry(line.rule).or_default();
        may[0] |= matches!(line.more.as_str(), "we" | "both");
        may[1] |= matches!(line.more.as_str(), "they" | "both");
        may[2] |= line.more == "crash";
    }
    known
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
    let lookups = Sample::lookups().unwrap();
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
            for code in &crashed {
                assert!(known.get(code).is_some_and(|may| may[2]), "{name}, rule {code} breaks off there");
            }
            let is_compared = |code: &&String| !crashed.contains(*code) && code.as_str() != "105";
            for code in our.keys().chain(their.keys()).filter(is_compared) {
                let (we, they) = (our.get(code).unwrap_or(&none), their.get(code).unwrap_or(&none));
                let [we_may, they_may, _] = known.get(code).copied().unwrap_or_default();
                assert!(we_may || we.is_subset(they), "{name}, rule {code}: {we:?}, they {they:?}");
                assert!(they_may || they.is_subset(we), "{name}, rule {code}: {we:?}, they {they:?}");
                compared += 1;
            }
        }
    }
    assert!(compared > 800, "{compared} rules were compared");
}

#[test]
fn every_listed_divergence_is_of_a_rule_and_has_a_reason() {
    for line in listed() {
        assert!(all_rules().any(|rule| rule.code() == line.rule), "{}", line.rule);
        assert!(["we", "they", "both", "crash"].contains(&line.more.as_str()), "{}: {}", line.rule, line.more);
        assert!(!line.reason.is_empty(), "{}, {}", line.rule, line.more);
    }
}

/// The return of a case, the rows that we must find, those that they found, and whether their rule broke off.
fn case_of(case: &str) -> (Return, Rows, Rows, bool) {
    let (head, rows) = case.split_once(':').unwrap();
    let mut given = Return::new(Year::try_new(head[..4].parse().unwrap()).unwrap());
    let (mut we, mut they) = (Rows::new(), Rows::new());
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for part in rows.split('|') {
        let (name, cells) = part.trim().split_once(' ').unwrap_or((part.trim(), ""));
        let bare = name.trim_end_matches(['*', '+']);
        let example = Example::parse(&format!("fail: {bare} {cells}")).unwrap_or_else(|| panic!("{case}"));
        let row = example.rows.first().unwrap();
        let table = format!("{}{}", row.table.name(), if row.previous { "_last" } else { "" });
        let number = counts.entry(table.clone()).or_insert(1);
        *number += 1;
        let at = At { table: row.table, previous: row.previous, row: *number };
        given.give(row.table, row.previous);
        given.add(at, row.cells.iter().map(String::as_str)).unwrap();
        for (mark, into) in [('*', &mut we), ('+', &mut they)] {
            if name.contains(mark) {
                into.insert((table.clone(), *number));
            }
        }
    }
    (given, we, they, head.ends_with("crash"))
}

#[test]
fn each_listed_divergence_shows_in_its_case() {
    for Listed { rule, more, case, .. } in listed().into_iter().filter(|line| !line.case.is_empty()) {
        let (mut given, we, they, crash) = case_of(&case);
        let mut found = Rows::new();
        let keep = |issue: Issue<'_>| _ = found.insert((issue.table_name().into_owned(), issue.at.row));
        check(&mut given, &Sample::lookups().unwrap(), Some(&[&rule]), keep, |_| {});
        assert_eq!(found, we, "{rule}: {case}");
        match more.as_str() {
            "we" => assert!(!we.is_subset(&they), "{rule}: {case}"),
            "they" => assert!(!they.is_subset(&we), "{rule}: {case}"),
            "crash" => assert!(crash, "{rule}: {case}"),
            _ => assert_ne!(we, they, "{rule}: {case}"),
        }
    }
}
