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
    let lookups = Sample::lookups().unwrap();
    for year in Year::KNOWN {
        let clean = Sample::clean(Year::try_new(year).unwrap(), 100, 3);
        let mut out_of_reach = Vec::new();
        for rule in crate::all_rules().filter(|rule| rule.applies_to(clean.year)) {
            let mut sample = clean.clone();
            if spoil(&mut sample, rule) == Spoiled::OutOfReach {
                out_of_reach.push(rule.code());
                continue;
            }
            assert_ne!(sample.tables, clean.tables, "{year}, {rule:?}: nothing was put in");
            let mut found = 0;
            crate::check(&mut read_again(&sample), &lookups, Some(&[rule.code()]), |_| found += 1, |_| {});
            assert!(found > 0, "{year}, {rule:?} does not find what was put in for it");
        }
        out_of_reach.sort_unstable();
        let applies = crate::all_rules().filter(|rule| rule.applies_to(clean.year));
        let mut listed: Vec<_> =
            applies.map(crate::Rule::code).filter(|code| unreached(code, clean.year).is_some()).collect();
        listed.sort_unstable();
        assert_eq!(out_of_reach, listed, "{year}");
    }
}

#[test]
fn faults_for_every_rule_stand_side_by_side() {
    for year in Year::KNOWN {
        let mut sample = Sample::clean(Year::try_new(year).unwrap(), 1000, 7);
        let rules: Vec<_> = crate::all_rules().collect();
        let put_in: Vec<_> = rules
            .iter()
            .filter(|rule| spoil(&mut sample, rule) != Spoiled::OutOfReach)
            .map(|rule| rule.code())
            .collect();
        let found = issues(&sample, None);
        let missed: Vec<_> = put_in.iter().filter(|code| !found.contains_key(**code)).collect();
        assert!(missed.is_empty(), "{year}: {missed:?}");
        assert!(put_in.len() > 280, "{year}: {}", put_in.len());
    }
}
