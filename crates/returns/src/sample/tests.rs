//! Clean returns are clean, and what is put in is found.

use std::collections::BTreeMap;

use super::{Sample, Spoiled, spoil};
use crate::day::Year;

fn issues(sample: &Sample) -> BTreeMap<&'static str, u32> {
    let mut found = BTreeMap::new();
    let mut given = sample.to_return().unwrap();
    let lookups = Sample::lookups().unwrap();
    let count = |issue: crate::Issue<'_>| *found.entry(issue.rule.code()).or_default() += 1;
    crate::check(&mut given, &lookups, None, count, |_| {});
    found
}

#[test]
fn no_rule_of_any_year_finds_fault_with_a_clean_return() {
    for year in Year::KNOWN {
        for seed in [1, 2] {
            let sample = Sample::clean(Year::try_new(year).unwrap(), 400, seed);
            assert_eq!(issues(&sample), BTreeMap::new(), "{year}, seed {seed}");
        }
    }
}

#[test]
fn every_rule_that_can_be_reached_finds_what_was_put_in_for_it() {
    let mut out_of_reach = Vec::new();
    let clean = Sample::clean(Year::try_new(2026).unwrap(), 200, 3);
    for rule in crate::all_rules().filter(|rule| rule.applies_to(clean.year)) {
        let mut sample = clean.clone();
        match spoil(&mut sample, rule) {
            Spoiled::OutOfReach => out_of_reach.push(rule.code()),
            Spoiled::Changed | Spoiled::Added => {
                assert!(issues(&sample).contains_key(rule.code()), "{rule:?}");
            }
        }
    }
    assert_eq!(out_of_reach, [""; 0]);
}
