//! The embedded law is whole; wrong files are told what is wrong; an authority cannot weaken the law.

use std::error::Error;
use std::fs;
use std::path::Path;

use super::*;

const RULE: &str = r#"
id = "L-ROWAN"
title = "A card on the birthday"
jurisdiction = "both"
owner = "leaving_care"
lane = "pathway"

[[version]]
effective_from = 2026-01-01
commenced = true
force = "local"
source = "Promise of the council of Merrowdale"
verified = true
cohort = ["care_leaver"]
trigger = "twenty_first_birthday"
due = "on the day"
closed_by = ["in_touch"]
"#;

fn read_one(text: &str) -> Result<(), RuleError> {
    let read = read::rule(Path::new("L-ROWAN.toml"), text)?;
    lint::check(&[read])
}

fn changed(from: &str, to: &str) -> Result<(), RuleError> {
    assert!(RULE.contains(from), "{from}");
    read_one(&RULE.replace(from, to))
}

#[test]
fn the_law_that_comes_with_the_program_is_whole() {
    let rules = embedded().unwrap();
    assert!(rules.len() >= 80, "{}", rules.len());
    for rule in &rules {
        for version in &rule.versions {
            assert!(!version.source.citation.trim().is_empty(), "{} has no source", rule.id);
            let returns = version.recurs.is_some();
            assert!(!returns || !version.closed_by.is_empty(), "{} returns and nothing ever closes it", rule.id);
        }
    }
}

#[test]
fn rows_of_a_set_are_numbered_without_gap() {
    let rules = embedded().unwrap();
    for group in domain::duty::Group::ALL {
        let rows: Vec<u8> =
            rules.iter().filter_map(|rule| rule.group).filter(|(one, _)| one == group).map(|(_, row)| row).collect();
        assert_eq!(rows, (1..=u8::try_from(rows.len()).unwrap()).collect::<Vec<_>>(), "{group:?}");
    }
}

#[test]
fn a_fault_names_the_file_and_the_key() {
    assert!(read_one(RULE).is_ok());
    for (from, to, told) in [
        ("source = \"Promise of the council of Merrowdale\"", "", "version[1].source: is missing"),
        ("source = \"Promise of the council of Merrowdale\"", "source = \" \"", "version[1].source: is missing"),
        ("verified = true", "", "version[1].verified: is missing"),
        ("commenced = true", "", "version[1].commenced: is missing"),
        ("due = \"on the day\"", "", "version[1].due: is missing"),
        ("due = \"on the day\"", "due = \"some time\"", "version[1].due: should be \"on the day\""),
        ("closed_by", "closes", "version[1].closes: is not known here"),
        ("[\"in_touch\"]", "[\"touch\"]", "version[1].closed_by: \"touch\" is not known; known are needs_assessment"),
        ("[\"in_touch\"]", "\"in_touch\"", "version[1].closed_by: should be a list of texts"),
        ("[\"care_leaver\"]", "[\"leaver\"]", "version[1].cohort: \"leaver\" is not known; known are eligible"),
        ("owner = \"leaving_care\"", "owner = \"council\"", "owner: \"council\" is not known; known are leaving_care"),
        ("effective_from = 2026-01-01", "effective_from = \"2026\"", "version[1].effective_from: should be a date"),
        ("[[version]]", "[version]", "version: should be written as sections in double brackets"),
        ("lane = \"pathway\"", "lane = \"pathway\"\nset = \"handover\"", "row: is missing"),
        ("lane = \"pathway\"", "lane = \"pathway\"\nrow = 3", "set: is missing"),
    ] {
        let error = changed(from, to).expect_err(to).to_string();
        assert!(error.starts_with("L-ROWAN.toml: ") && error.contains(told), "{error}");
    }
    let no_version = RULE.split("[[version]]").next().unwrap();
    assert_eq!(read_one(no_version).unwrap_err().to_string(), "L-ROWAN.toml: version: is missing");
    let error = changed("[[version]]", "[[version").unwrap_err();
    assert!(error.source().unwrap().to_string().contains("line 8"), "the cause names the line");
    assert!(matches!(changed("L-ROWAN", "L-ASH").unwrap_err(), RuleError::Name { .. }));
}

#[test]
fn versions_stay_apart() {
    let version = RULE.split_once("[[version]]").unwrap().1;
    let two = |first: &str, second: &str| {
        let head = RULE.split_once("[[version]]").unwrap().0;
        let dated = |from_to: &str| version.replace("effective_from = 2026-01-01", from_to);
        read_one(&format!("{head}[[version]]{}\n[[version]]{}", dated(first), dated(second)))
    };
    let year = "effective_from = 2026-01-01\neffective_to = 2026-12-31";
    assert!(two(year, "effective_from = 2027-01-01").is_ok());
    assert!(two("effective_from = 2027-01-01", year).is_ok(), "their order in the file does not matter");
    assert!(two(year, "effective_from = 2027-02-01").is_ok(), "a gap is no overlap");
    assert!(matches!(two(year, "effective_from = 2026-12-31").unwrap_err(), RuleError::Overlap { .. }));
    assert!(matches!(two("effective_from = 2026-01-01", year).unwrap_err(), RuleError::Overlap { .. }));
    let backwards = "effective_from = 2026-01-01\neffective_to = 2025-12-31";
    assert!(matches!(two(backwards, "effective_from = 2027-01-01").unwrap_err(), RuleError::EndsBeforeItBegins { .. }));
}

fn local(files: &[(&str, String)]) -> Result<Rules, RuleError> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    with_local(&embedded().unwrap(), folder.path())
}

#[test]
fn an_authority_adds_and_replaces_its_own_rules() {
    let base = embedded().unwrap();
    let rules = local(&[("L-ROWAN.toml", RULE.to_owned())]).unwrap();
    assert_eq!(rules.len(), base.len() + 1);
    assert!(rules.find("L-ROWAN").is_some());
    // The one local promise that comes with the program may be made stricter or dropped for another.
    let address = RULE.replace("L-ROWAN", "E-RELADDR").replace("A card on the birthday", "Told three weeks before");
    let rules = local(&[("E-RELADDR.toml", address)]).unwrap();
    assert_eq!((rules.len(), rules.find("E-RELADDR").unwrap().title), (base.len(), "Told three weeks before"));
}

#[test]
fn an_authority_cannot_weaken_the_law() {
    for id in ["E-REV-6M", "E-CUSTVIS", "E-DEATH"] {
        let error = local(&[(&format!("{id}.toml"), RULE.replace("L-ROWAN", id))]).unwrap_err();
        assert!(error.to_string().contains("a local folder may add or replace local rules only"), "{error}");
    }
    let statute = RULE.replace("force = \"local\"", "force = \"statute\"");
    assert!(matches!(local(&[("L-ROWAN.toml", statute)]).unwrap_err(), RuleError::NotLocal { .. }));
    let row = RULE.replace("lane = \"pathway\"", "lane = \"pathway\"\nset = \"handover\"\nrow = 1");
    assert!(matches!(local(&[("L-ROWAN.toml", row)]).unwrap_err(), RuleError::LocalRow { .. }));
    let twice = [("L-ROWAN.toml", RULE.to_owned())];
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("more")).unwrap();
    fs::write(folder.path().join("L-ROWAN.toml"), &twice[0].1).unwrap();
    fs::write(folder.path().join("more/L-ROWAN.toml"), &twice[0].1).unwrap();
    assert!(matches!(with_local(&embedded().unwrap(), folder.path()).unwrap_err(), RuleError::Twice { .. }));
    let missing = folder.path().join("nowhere");
    assert!(matches!(
        with_local(&embedded().unwrap(), &missing).unwrap_err(),
        RuleError::File(FileError::Unreadable { .. })
    ));
}
