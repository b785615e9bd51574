//! Each rule's words and examples are complete, and each example does what it says.

use std::collections::BTreeSet;

use super::all;
use crate::day::{Year, parse};
use crate::example::Example;
use crate::lookups::{Lookups, Place, Provider};
use crate::rule::{Need, Rule};
use crate::store::Return;
use crate::table::At;

/// One example: the return of its rows, and the rows that must be found.
struct Case {
    given: Return,
    expected: BTreeSet<At>,
}

/// The year of an example that names none: 2026, or the nearest in which the rule applies.
fn usual_year(rule: &Rule) -> u16 {
    let applies = |year: &u16| rule.applies_to(Year::try_new(*year).unwrap());
    [2026, 2027, 2025, 2024, 2023].into_iter().find(applies).expect("a rule applies to some year")
}

fn read(rule: &Rule, line: &str) -> Case {
    let example = Example::parse(line).unwrap_or_else(|| panic!("{rule:?}: cannot be read: {line}"));
    let year = example.year.unwrap_or_else(|| usual_year(rule));
    let mut given = Return::new(Year::try_new(year).unwrap());
    for need in rule.needs() {
        match need {
            Need::Now(table) => given.give(*table, false),
            Need::Before(table) => given.give(*table, true),
            Need::Postcodes | Need::Providers => true,
        };
    }
    let mut expected = BTreeSet::new();
    for (number, row) in (2..).zip(&example.rows) {
        let at = At { table: row.table, previous: row.previous, row: number };
        given.add(at, row.cells.iter().map(String::as_str)).unwrap();
        if row.is_found {
            expected.insert(at);
        }
    }
    Case { given, expected }
}

/// Invented places and providers, for the examples. The council is E1: AA1_1AA and AA1_1AB lie in it, a mile apart; BB1_1BB
/// in the neighbour E2, some 31 miles away; WW1_1WW in Wales.
fn lookups() -> Lookups {
    let place = |district: &str, easting: f64| Place {
        district: district.into(),
        authority: district.into(),
        easting,
        northing: 300_000.0,
    };
    let places = [
        ("AA11AA", place("E1", 400_000.0)),
        ("AA11AB", place("E1", 401_609.3)),
        ("BB11BB", place("E2", 450_000.0)),
        ("WW11WW", place("W1", 350_000.0)),
    ];
    let provider = |place_code: &str, provider_code: &str, closed_on: Option<&str>| Provider {
        place_codes: vec![place_code.into()],
        provider_codes: vec![provider_code.into()],
        closed_on: closed_on.and_then(parse),
        postcode: "AA11AA".into(),
    };
    let providers = [
        ("1000001", vec![provider("K2", "PR4", None)]),
        ("1000002", vec![provider("U4", "PR4", Some("01/06/2025"))]),
        ("1000003", vec![provider("K3", "PR4", None)]),
        ("1000004", vec![provider("K2", "PR1", None)]),
    ];
    Lookups {
        authority: Some("E1".into()),
        postcodes: Some(places.into_iter().map(|(code, place)| (code.into(), place)).collect()),
        providers: Some(providers.into_iter().map(|(urn, all)| (urn.into(), all)).collect()),
    }
}

#[test]
fn examples_do_what_they_say() {
    let mut wrong = Vec::new();
    for rule in all() {
        for line in rule.examples() {
            let Case { mut given, expected } = read(rule, line);
            assert_eq!(line.starts_with("fail"), !expected.is_empty(), "{rule:?}: {line}");
            assert!(rule.applies_to(given.year()), "{rule:?} does not apply to the year of {line}");
            let mut found = BTreeSet::new();
            let outcome =
                crate::check(&mut given, &lookups(), Some(&[rule.code()]), |issue| _ = found.insert(issue.at), |_| {});
            assert_eq!(outcome.run.len(), 1, "{rule:?} was not run for {line}: {:?}", outcome.skipped);
            if found != expected {
                wrong.push(format!("{rule:?}: {line}\n  found {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_its_words_and_both_kinds_of_example() {
    let mut codes = BTreeSet::new();
    for rule in all() {
        assert!(codes.insert(rule.code()), "{rule:?} stands twice");
        for (heading, text) in
            [("What it says", rule.says()), ("Source", rule.source()), ("Applies to", rule.applies())]
        {
            assert!(text.ends_with('.'), "{rule:?}: {heading} is no sentence: {text}");
        }
        let examples = rule.examples();
        for kind in ["fail", "pass"] {
            assert!(examples.iter().any(|line| line.starts_with(kind)), "{rule:?} has no example that {kind}s");
        }
        assert!(!rule.needs().is_empty() && !rule.columns().is_empty(), "{rule:?}");
    }
}
