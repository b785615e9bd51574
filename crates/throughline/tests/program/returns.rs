//! The returns on the command line: samples, checks and what is made from the record.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use returns::sample::{Fate, GOOD, bad_files};
use serde_json::{Value, json};

use crate::program::{answer, run, word};

/// An invented return of 120 children in a folder of its own.
fn sample(folder: &Path, year: &str, errors: &str) -> PathBuf {
    let at = folder.join(format!("{year}-{errors}"));
    let mut words = vec!["returns", "sample", "--children", "120", "--seed", "3", "--year", year, "--out", word(&at)];
    if !errors.is_empty() {
        words.extend(["--errors", errors]);
    }
    let (code, made) = answer(&words);
    assert!(code == 0 || errors == "all" && code == 1, "{words:?}: {made}");
    at
}

/// Checks a return with everything that the sample has beside it.
fn checked(dir: &Path, year: &str, more: &[&str]) -> (i32, Value) {
    let (previous, lookups) = (dir.join("previous"), dir.join("lookups"));
    let (postcodes, providers) = (lookups.join("postcodes.csv"), lookups.join("providers.csv"));
    let mut words = vec!["returns", "validate", "--year", year, word(dir), "--previous", word(&previous)];
    words.extend(["--postcodes", word(&postcodes), "--providers", word(&providers), "--authority", "E09000033"]);
    words.extend(more);
    answer(&words)
}

/// Why a command was refused: it ends with 3, and nothing else is said.
fn refused(words: &[&str]) -> String {
    let (code, said) = answer(words);
    assert_eq!(code, 3, "{words:?}: {said}");
    said["error"].as_array().expect("causes").iter().filter_map(Value::as_str).collect::<Vec<_>>().join("; ")
}

fn lines(path: &Path) -> Vec<String> {
    fs::read_to_string(path).expect("a file").lines().map(str::to_owned).collect()
}

#[test]
fn a_clean_sample_of_every_year_is_clean_and_the_same_each_time() {
    let folder = tempfile::tempdir().expect("a folder");
    for year in ["2023", "2024", "2025", "2026", "2027"] {
        let made = sample(folder.path(), year, "");
        let (code, found) = checked(&made, year, &[]);
        assert_eq!((code, &found["issues"], &found["found"]), (0, &json!(0), &json!([])), "{year}: {found}");
        assert!(found["rules_run"].as_u64().is_some_and(|run| run > 280), "{year}: {found}");
        assert_eq!((&found["year"].to_string()[..], &found["children"]), (year, &json!(120)));
    }
    let again = tempfile::tempdir().expect("a folder");
    let (one, other) = (folder.path().join("2026-"), sample(again.path(), "2026", ""));
    for name in ["header.csv", "episodes.csv", "oc3.csv", "previous/episodes.csv", "lookups/providers.csv"] {
        assert_eq!(fs::read(one.join(name)).expect("a file"), fs::read(other.join(name)).expect("a file"), "{name}");
    }
}

#[test]
fn what_is_put_in_is_found_and_each_issue_says_where() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = sample(folder.path(), "2026", "344,INT15,437");
    let out = folder.path().join("issues.csv");
    let (code, found) = checked(&made, "2026", &["--out", word(&out), "--rules", "344,INT15,437"]);
    assert_eq!(code, 1, "{found}");
    assert!(found.get("found").is_none(), "issues go to the file alone: {found}");
    let issues = lines(&out);
    assert_eq!(issues[0], "child,table,column,row,rule,text");
    assert_eq!(issues.len() as u64 - 1, found["issues"].as_u64().expect("a number"));
    let rules: BTreeSet<&str> = ["344", "INT15", "437"].into();
    let mut seen = BTreeSet::new();
    for line in &issues[1..] {
        let cells: Vec<&str> = line.splitn(6, ',').collect();
        let [child, table, column, row, rule, text] = cells[..] else { panic!("{line}") };
        let file = lines(&made.join(format!("{}.csv", table.to_lowercase())));
        let at: usize = row.parse().expect("a row as a spreadsheet counts it");
        assert!(file[at - 1].starts_with(&format!("{child},")), "{line}: {}", file[at - 1]);
        assert!(column.split(' ').all(|name| file[0].split(',').any(|known| known == name)), "{line}");
        assert!(!text.is_empty());
        seen.insert(rule);
    }
    assert_eq!(seen, rules);
    for rule in rules {
        assert!(found["by_rule"][rule].as_u64().is_some_and(|count| count > 0), "{found}");
    }
    // Without a file the same issues come within the one answer, and as CSV where people ask.
    let (_, within) = checked(&made, "2026", &["--rules", "344,INT15,437"]);
    assert_eq!(within["found"].as_array().expect("issues").len(), issues.len() - 1);
    let first = &within["found"][0];
    for name in ["child", "table", "column", "row", "rule", "text"] {
        assert!(!first[name].is_null(), "{name}: {first}");
    }
    let plain = run(&["returns", "validate", "--year", "2026", word(&made), "--rules", "344"]);
    let text = String::from_utf8(plain.stdout).expect("text");
    assert!(text.starts_with("child,table,column,row,rule,text\n"), "{text}");
    let aside = String::from_utf8(plain.stderr).expect("text");
    assert!(aside.contains("Checked ") && aside.contains(" 344: "), "{aside}");
    assert_eq!(plain.status.code(), Some(1));
}

#[test]
fn faults_for_every_rule_are_found_by_their_rules() {
    let folder = tempfile::tempdir().expect("a folder");
    for year in ["2026"] {
        let at = folder.path().join(year);
        let (code, made) = answer(&[
            "returns",
            "sample",
            "--children",
            "1000",
            "--seed",
            "7",
            "--year",
            year,
            "--errors",
            "all",
            "--out",
            word(&at),
        ]);
        assert_eq!(code, 1, "some rules are out of reach: {made}");
        for left in made["not_put_in"].as_array().expect("rules") {
            assert!(left["why"].as_str().is_some_and(|why| why.len() > 20), "{left}");
        }
        let (_, found) = checked(&at, year, &["--out", word(&folder.path().join("issues.csv"))]);
        let missed: Vec<&str> = made["put_in"]
            .as_array()
            .expect("rules")
            .iter()
            .filter_map(Value::as_str)
            .filter(|rule| found["by_rule"].get(rule).is_none())
            .collect();
        assert_eq!(missed, Vec::<&str>::new(), "{year}");
    }
}

#[test]
fn a_sample_is_refused_with_the_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out");
    let asked = |year: &str, errors: &str| {
        let words = ["returns", "sample", "--children", "20", "--seed", "1", "--out", word(&out)];
        refused(&[&words[..], &["--year", year, "--errors", errors]].concat())
    };
    assert!(
        asked("2026", "105")
            .contains("no sample can hold a fault for rule 105: it is about the UASC that the XML form")
    );
    assert!(asked("2026", "411").contains("worked out from one postcode"));
    assert_eq!(asked("2026", "9999"), "there is no rule 9999");
    assert_eq!(asked("2023", "233"), "rule 233 is not one of 2023");
    assert!(asked("2022", "344").contains("the rules of 2022 are not known; they are of 2023 to 2027"));
    assert!(!out.exists(), "nothing is written");
    let file = folder.path().join("file");
    fs::write(&file, "").expect("written");
    let over = refused(&["returns", "sample", "--children", "1", "--seed", "1", "--out", word(&file)]);
    assert!(over.contains("cannot be written"), "{over}");
    assert_eq!(run(&["returns", "sample", "--children", "many", "--seed", "1", "--out", "x"]).status.code(), Some(2));
    let none = folder.path().join("none");
    assert_eq!(answer(&["returns", "sample", "--children", "0", "--seed", "1", "--out", word(&none)]).0, 0);
}

#[test]
fn a_check_is_refused_with_the_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = sample(folder.path(), "2026", "");
    let (empty, gone) = (folder.path().join("empty"), folder.path().join("gone"));
    fs::create_dir(&empty).expect("a folder");
    let out = folder.path().join("issues.csv");
    let validate = |year: &str, dir: &Path, more: &[&str]| {
        let words = ["returns", "validate", "--year", year, word(dir), "--out", word(&out)];
        refused(&[&words[..], more].concat())
    };
    assert!(validate("2026", &gone, &[]).contains("gone cannot be read"));
    assert!(validate("2026", &empty, &[]).contains("empty holds no file that may be a return's"));
    assert!(validate("2026", &made, &["--previous", word(&gone)]).contains("gone cannot be read"));
    assert!(validate("2026", &made, &["--previous", word(&empty)]).contains("empty holds no file"));
    assert!(validate("2026", &made, &["--earlier", word(&gone)]).contains("gone cannot be read"));
    assert!(validate("2022", &made, &[]).contains("the rules of 2022 are not known"));
    assert!(validate("2028", &made, &[]).contains("they are of 2023 to 2027"));
    assert_eq!(validate("2026", &made, &["--rules", "344,nought"]), "there is no rule nought");
    assert!(validate("2026", &made, &["--providers", word(&gone)]).contains("gone cannot be read"));
    let postcodes = ["--postcodes", word(&gone), "--authority", "E09000033"];
    assert!(validate("2026", &made, &postcodes).contains("gone cannot be read"));
    let header = made.join("header.csv");
    let wrong = validate("2026", &made, &["--postcodes", word(&header), "--authority", "E09000033"]);
    assert!(wrong.contains("header.csv") && wrong.contains("it lacks"), "{wrong}");
    assert!(!out.exists(), "nothing is written");
    let nowhere = gone.join("issues.csv");
    let unwritable = refused(&["returns", "validate", "--year", "2026", word(&made), "--out", word(&nowhere)]);
    assert!(unwritable.contains("cannot be written"), "{unwritable}");
    let words = ["returns", "validate", "--year", "2026", word(&made), "--postcodes", word(&header)];
    assert_eq!(run(&words).status.code(), Some(2), "postcodes need the council's code");
    assert_eq!(run(&["returns", "validate", word(&made)]).status.code(), Some(2), "the year is asked for");
}

#[test]
fn rules_whose_tables_and_lists_are_not_given_are_left_out_and_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = sample(folder.path(), "2026", "");
    let (code, alone) = answer(&["returns", "validate", "--year", "2026", word(&made)]);
    assert_eq!(code, 0, "{alone}");
    let lacks: BTreeSet<&str> =
        alone["skipped"].as_array().expect("rules").iter().filter_map(|left| left["lacks"].as_str()).collect();
    let words = ["postcodes and the authority's code", "the list of providers", "Header of the previous year"];
    assert!(words.iter().all(|word| lacks.contains(word)), "{lacks:?}");
    // A name that ends in _last is the previous year's too; a folder of an earlier year helps those who left long ago.
    fs::copy(made.join("previous/header.csv"), made.join("header_last.csv")).expect("copied");
    let earlier = made.join("previous");
    let (_, with) = answer(&["returns", "validate", "--year", "2026", word(&made), "--earlier", word(&earlier)]);
    let lacks = with["skipped"].to_string();
    assert!(!lacks.contains("Header of the previous year"), "{lacks}");
    // One file alone, and issues beside the files that they are about, twice.
    let one = made.join("oc3.csv");
    let out = made.join("issues.csv");
    for _ in 0..2 {
        let (code, found) = answer(&["returns", "validate", "--year", "2026", word(&made), "--out", word(&out)]);
        assert_eq!(code, 0, "{found}");
    }
    let (_, found) = answer(&["returns", "validate", "--year", "2026", word(&one)]);
    assert_eq!(found["skipped"].as_array().map(|left| left.len() > 200), Some(true));
}

#[test]
fn bad_files_are_put_right_or_refused_and_nothing_is_written() {
    for bad in bad_files().expect("they are made") {
        let folder = tempfile::tempdir().expect("a folder");
        let dir = folder.path().join("return");
        fs::create_dir(&dir).expect("a folder");
        fs::write(dir.join(bad.name), &bad.bytes).expect("written");
        let out = folder.path().join("issues.csv");
        let words = ["returns", "validate", "--year", "2026", word(&dir), "--out", word(&out)];
        let (code, said) = answer(&words);
        match bad.fate {
            Fate::Read(words) => {
                assert!(code == 0 || code == 1, "{}: {said}", bad.what);
                let notes = said["notes"].as_array().expect("notes");
                let is_said = |note: &Value| {
                    note["file"] == bad.name && note["note"].as_str().is_some_and(|note| note.contains(words))
                };
                assert!(notes.iter().any(is_said), "{}: {said}", bad.what);
                assert_eq!(said["rows"], 2, "{}", bad.what);
            }
            Fate::Refused(words) => {
                assert_eq!(code, 3, "{}: {said}", bad.what);
                let error = said["error"][0].as_str().unwrap_or_default();
                assert!(error.starts_with(bad.name) && error.contains(words), "{}: {said}", bad.what);
                assert!(!out.exists(), "{}: nothing is written", bad.what);
            }
        }
    }
}

#[test]
fn nothing_about_a_child_goes_into_the_log_or_the_summary() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("return");
    fs::create_dir(&dir).expect("a folder");
    fs::write(dir.join("oc3.csv"), GOOD.replace("YES", "SECRET")).expect("written");
    let out = folder.path().join("issues.csv");
    let words = ["--log", "trace", "returns", "validate", "--year", "2026", word(&dir), "--out", word(&out)];
    let done = run(&words);
    assert_eq!(done.status.code(), Some(1));
    let said = String::from_utf8([done.stdout, done.stderr].concat()).expect("text");
    assert!(!said.contains("SECRET") && !said.contains("MD1") && !said.contains("15/05/2006"), "{said}");
}
