//! Clean returns are clean, and what is put in is found.

use std::collections::BTreeMap;

use super::{Sample, Spoiled, spoil, unreached};
use crate::day::Year;
use crate::read::{Of, Reader};
use crate::store::Return;

fn issues(sample: &Sample, only: Option<&[&str]>) -> BTreeMap<&'static str, u32> {
    let mut found = BTreeMap::new();
    let mut given = sample.to_return().unwrap();
    let lookups = Sample::lookups().unwrap();
    let count = |issue: crate::Issue<'_>| *found.entry(issue.rule.code()).or_default() += 1;
    crate::check(&mut given, &lookups, only, count, |_| {});
    found
}

#[test]
fn no_rule_of_any_year_finds_fault_with_a_clean_return() {
    for year in Year::KNOWN {
        for seed in [1, 2] {
            let sample = Sample::clean(Year::try_new(year).unwrap(), 200, seed);
            assert_eq!(issues(&sample, None), BTreeMap::new(), "{year}, seed {seed}");
        }
    }
}

/// The sample as its files hold it: read again from their text.
fn read_again(sample: &Sample) -> Return {
    let mut given = Return::new(sample.year);
    let mut reader = Reader::new(&mut given);
    for (table, previous) in sample.tables.keys() {
        let of = if *previous { Of::Previous } else { Of::This };
        reader.file(table.name(), of, sample.csv(*table, *previous).as_bytes()).unwrap();
    }
    assert_eq!(reader.into_notes(), [], "nothing needs repair");
    given
}

#[test]
fn every_rule_that_can_be_reached_finds_in_the_files_what_was_put_in_for_it() {
    for year in Year::KNOWN {
        let mut sample = Sample::clean(Year::try_new(year).unwrap(), 400, 7);
        let (mut put_in, mut out_of_reach, mut listed) = (Vec::new(), Vec::new(), Vec::new());
        let of = sample.year;
        for rule in crate::all_rules().filter(|rule| rule.applies_to(of)) {
            listed.extend(unreached(rule.code(), sample.year).map(|_| rule.code()));
            let before = sample.tables.clone();
            match spoil(&mut sample, rule) {
                Spoiled::OutOfReach => out_of_reach.push(rule.code()),
                Spoiled::Changed | Spoiled::Added => put_in.push(rule.code()),
            }
            assert_eq!(sample.tables == before, out_of_reach.last() == Some(&rule.code()), "{year}, {rule:?}");
        }
        assert_eq!(out_of_reach, listed, "{year}");
        // All side by side, and none mends another.
        let mut found = BTreeMap::new();
        let count = |issue: crate::Issue<'_>| *found.entry(issue.rule.code()).or_insert(0) += 1;
        crate::check(&mut read_again(&sample), &Sample::lookups().unwrap(), None, count, |_| {});
        let missed: Vec<_> = put_in.iter().filter(|code| !found.contains_key(**code)).collect();
        assert!(missed.is_empty(), "{year}: {missed:?}");
        assert!(put_in.len() > 280, "{year}: {}", put_in.len());
    }
}
