//! What a case file's writer is told when the file or the rule is wrong.

use std::error::Error;
use std::fs;

use super::{CaseError, CaseOutcome, FileError, check, load};

const CASE: &str = r#"
rule = "care_status"
name = "90 days"
today = 2024-06-01
source = "Children Act 1989, section 24(1B)"
verified = true

[facts]
born_on = 2008-03-01

[[facts.episodes]]
from = 2024-01-01
to = 2024-03-31
legal_status = "V2"

[expected]
england = "qualifying"
"#;

fn outcome(text: &str) -> Result<CaseOutcome, CaseError> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("case.toml"), text).unwrap();
    let case = load(folder.path()).pop().unwrap()?;
    check(&case)
}

/// The case with one passage changed.
fn changed(from: &str, to: &str) -> Result<CaseOutcome, CaseError> {
    assert!(CASE.contains(from), "{from}");
    outcome(&CASE.replace(from, to))
}

#[test]
fn the_case_itself_passes() {
    let outcome = outcome(CASE).unwrap();
    assert!(outcome.is_passed() && outcome.to_string().ends_with("case.toml: 90 days"), "{outcome}");
}

#[test]
fn a_fault_names_the_file_and_the_key() {
    for (from, to, told) in [
        ("born_on = 2008-03-01", "", "facts.born_on: is missing"),
        ("born_on", "bornon", "facts.born_on: is missing"),
        ("today = 2024-06-01", "today = \"2024-06-01\"", "today: should be a date without quotation marks"),
        ("today = 2024-06-01", "today = 2024-06-01T09:00:00", "today: should be a date"),
        (
            "legal_status = \"V2\"",
            "legal_status = \"V9\"",
            "facts.episodes[1].legal_status: \"V9\" is not known; known are C1",
        ),
        ("legal_status = \"V2\"", "legal_status = 2", "facts.episodes[1].legal_status: should be a text"),
        ("to = 2024-03-31", "until = 2024-03-31", "facts.episodes[1].until: is not known here"),
        ("[[facts.episodes]]", "[facts.episodes]", "facts.episodes: should be written as sections in double brackets"),
        ("born_on = 2008-03-01", "born_on = 2008-03-01\nage = 16", "facts.age: is not known here"),
        (
            "care_status",
            "care_standing",
            "rule: is not known; known are alignment, care_status, day_of_release, duties, duty_to_refer, limited_access",
        ),
        ("verified = true", "", "verified: is missing"),
        ("verified = true", "verified = \"yes\"", "verified: should be true or false"),
        ("name = \"90 days\"", "name = \" \"", "name: is missing"),
        ("verified = true", "verified = true\nauthor = \"me\"", "author: is not known here"),
        ("england = \"qualifying\"", "", "expected: says nothing"),
        ("england = \"qualifying\"", "scotland = \"none\"", "expected.scotland: is not known; known are england"),
        ("england = \"qualifying\"", "days = 90.5", "expected.days: should be a text, number"),
    ] {
        let error = changed(from, to).expect_err(to).to_string();
        assert!(error.contains("case.toml: ") && error.contains(told), "{error}");
    }
}

#[test]
fn what_is_not_a_case_file_is_an_error_and_never_passes() {
    let error = changed("[facts]", "[facts").unwrap_err();
    assert!(error.source().unwrap().to_string().contains("line 8"), "the cause names the line");
    assert!(matches!(changed("2024-06-01", "2024-06-31").unwrap_err(), CaseError::File(FileError::NotToml { .. })));
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("case.txt"), CASE).unwrap();
    assert!(matches!(load(folder.path()).as_slice(), [Err(CaseError::NoCases { .. })]));
    assert!(matches!(
        load(&folder.path().join("missing.toml")).as_slice(),
        [Err(CaseError::File(FileError::Unreadable { .. }))]
    ));
}

#[test]
fn folders_are_read_in_order_and_one_bad_file_hides_no_other() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("b")).unwrap();
    for (name, text) in [("c.toml", CASE), ("b/x.toml", "rule"), ("a.toml", CASE), ("note.md", "")] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let loaded = load(folder.path());
    let names: Vec<_> =
        loaded.iter().map(|case| case.as_ref().ok().and_then(|case| case.file.file_name()?.to_str())).collect();
    assert_eq!(names, [Some("a.toml"), None, Some("c.toml")]);
}

#[test]
fn a_case_that_fails_shows_what_differs_and_how_the_rule_got_there() {
    let outcome = changed("england = \"qualifying\"", "england = \"relevant\"\ndays = 91\nwales = \"6\"").unwrap();
    assert!(!outcome.is_passed());
    let told = outcome.to_string();
    for line in [
        "FAILED ",
        "\n  england: expected relevant, found qualifying",
        "\n  days: expected 91, found 90",
        "\n    V2 from 2024-01-01 to 2024-03-31: 90 days count",
        "\n    to find out: One day short of 13 weeks",
    ] {
        assert!(told.contains(line), "{line:?} in\n{told}");
    }
    assert!(!told.contains("wales"), "what agrees is not listed");
}
