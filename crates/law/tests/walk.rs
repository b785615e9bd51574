//! Every case file of the domain is checked; none may be skipped.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use law::cases::{check, load};

#[test]
fn every_case_gives_the_answer_its_file_expects() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/cases");
    let mut wrong = Vec::new();
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for case in load(&folder) {
        match case.and_then(|case| check(&case)) {
            Err(error) => wrong.push(error.to_string()),
            Ok(outcome) => {
                *count.entry(outcome.rule).or_default() += 1;
                let folder = outcome.file.parent().and_then(Path::file_name);
                assert_eq!(folder.and_then(|name| name.to_str()), Some(outcome.rule), "{}", outcome.file.display());
                if !outcome.is_passed() {
                    wrong.push(outcome.to_string());
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (rule, least) in [
        ("alignment", 120),
        ("care_status", 60),
        ("day_of_release", 40),
        ("duties", 660),
        ("duty_to_refer", 45),
        ("limited_access", 10),
        ("next_contact", 20),
        ("release_date_shown", 27),
        ("release_day", 6),
        ("working_days", 34),
    ] {
        let found = count.get(rule).copied().unwrap_or(0);
        assert!(found >= least, "{found} cases of {rule}, {least} are known to exist");
    }
}

#[test]
fn every_rule_of_the_law_has_a_case() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/cases/duties");
    let asked: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|file| fs::read_to_string(file.unwrap().path()).unwrap().parse::<toml::Table>().unwrap())
        .map(|case| case["facts"]["duty"].as_str().unwrap().to_owned())
        .collect();
    let rules = law::rules::embedded().unwrap();
    let without: Vec<&str> = rules.iter().map(|rule| rule.id).filter(|id| !asked.iter().any(|one| one == id)).collect();
    assert!(without.is_empty(), "no case asks these rules: {without:?}");
}

#[test]
fn every_finding_and_every_state_has_a_case() {
    use domain::duty::{FindingKind, HousingOutcome, ReferralState, StateName};
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/cases");
    let said = |rule: &str, key: &str| -> BTreeSet<String> {
        let files = fs::read_dir(cases.join(rule)).unwrap();
        let read = |file: std::io::Result<fs::DirEntry>| -> Option<String> {
            let case: toml::Table = fs::read_to_string(file.unwrap().path()).unwrap().parse().unwrap();
            Some(case["expected"].get(key)?.as_str()?.to_owned())
        };
        files.filter_map(read).collect()
    };
    let (states, findings) = (said("duties", "state"), said("duties", "findings"));
    let (referrals, outcomes) = (said("duty_to_refer", "state"), said("duty_to_refer", "outcome"));
    let codes = |all: Vec<&'static str>, known: &BTreeSet<String>| {
        all.into_iter().filter(|code| !known.contains(*code)).collect::<Vec<_>>()
    };
    let none: Vec<&str> = Vec::new();
    assert_eq!(codes(StateName::ALL.iter().map(|one| one.code()).collect(), &states), none);
    assert_eq!(codes(FindingKind::ALL.iter().map(|one| one.code()).collect(), &findings), none);
    assert_eq!(codes(ReferralState::ALL.iter().map(|one| one.code()).collect(), &referrals), none);
    assert_eq!(codes(HousingOutcome::ALL.iter().map(|one| one.code()).collect(), &outcomes), none);
}
