//! `clocks` and an authority's own rules: good and bad files.

use std::path::Path;

use serde_json::{Value, json};

use crate::program::{answer, run, word};

const PERSON: &str = r#"
born_on = 2006-03-04
nation = "england"
adviser_since = 2025-01-06

[[episodes]]
from = 2019-02-01
to = 2024-03-04
legal_status = "C2"
placement = "U4"
reason_ended = "E9"

[[custody]]
from = 2026-10-01
legal_status = "SENTENCED"
sentence_start = 2026-10-01

[[release_dates]]
kind = "CRD"
on = 2027-03-05
given_by = "HMP Larkmoor"
as_of = 2026-11-02

[[events]]
on = 2026-09-01
kind = "seen"
"#;

const PROMISE: &str = r#"
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
trigger = "twenty_first_birthday"
due = "on the day"
closed_by = ["in_touch"]
"#;

fn written(folder: &Path, name: &str, text: &str) -> String {
    let file = folder.join(name);
    std::fs::write(&file, text).expect("written");
    word(&file).to_owned()
}

fn of<'a>(answer: &'a Value, rule: &str) -> &'a Value {
    answer["duties"].as_array().expect("duties").iter().find(|duty| duty["rule"] == rule).expect("the rule")
}

#[test]
fn a_person_in_a_file_is_told_every_duty_with_its_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = written(folder.path(), "wren.toml", PERSON);
    let (code, said) = answer(&["clocks", "--person", &file, "--today", "2026-11-25"]);
    assert_eq!((code, &said["status"], &said["release"]["days"]), (0, &json!("former_relevant"), &json!(100)));
    let duties = said["duties"].as_array().expect("duties");
    assert!(duties.len() >= 80, "{}", duties.len());
    for duty in duties {
        assert!(duty["reason"]["source"]["citation"].as_str().is_some_and(|text| !text.is_empty()), "{duty}");
        assert!(duty["reason"]["source"]["verified"].is_boolean(), "{duty}");
        assert_eq!(duty["state"] == "not_applicable", duty["not_applicable"].is_object(), "{duty}");
    }
    let visit = of(&said, "E-CUSTVIS");
    assert_eq!((&visit["state"], &visit["days"], &visit["due"]), (&json!("overdue"), &json!(41), &json!("2026-10-15")));
    assert_eq!(
        (&said["responsible"]["today"], &said["housing_referral"]["state"]),
        (&json!("community_offender_manager"), &json!("not_yet"))
    );
    // A Friday: both policies give an earlier day, and they differ.
    assert_eq!(said["day_of_release"]["policies_differ"], json!(true));
    assert_eq!(said["day_of_release"]["policies"][0]["day"], json!("2027-03-04"));

    let text = String::from_utf8(run(&["clocks", "--person", &file, "--today", "2026-11-25"]).stdout).expect("text");
    let place = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} is not in {text}"));
    assert!(place("Friday 5 March 2027, in 100 days") < place("\nLate ("));
    assert!(place("\nLate (") < place("\nTo do (") && place("\nTo do (") < place("\nNot yet ("));
    assert!(!text.contains("Does not apply (") && text.contains("--all shows each"));
    let all = run(&["clocks", "--person", &file, "--today", "2026-11-25", "--all"]);
    assert!(String::from_utf8_lossy(&all.stdout).contains("Does not apply ("));
}

#[test]
fn the_day_decides_and_facts_that_contradict_each_other_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = written(folder.path(), "wren.toml", PERSON);
    let (_, early) = answer(&["clocks", "--person", &file, "--today", "2026-09-02"]);
    assert_eq!((&early["custody"], &early["release"]), (&Value::Null, &Value::Null));
    assert_ne!(of(&early, "E-CUSTVIS")["state"], json!("overdue"));
    let wrong = written(folder.path(), "wrong.toml", &PERSON.replace("on = 2027-03-05", "on = 2026-09-05"));
    let (code, said) = answer(&["clocks", "--person", &wrong, "--today", "2026-11-25"]);
    assert_eq!((code, &said["findings"][0]["kind"]), (0, &json!("release_before_sentence")), "{said}");
    assert!(said["findings"][0]["mend"].as_str().is_some_and(|text| text.contains("prison")));
}

#[test]
fn a_wrong_file_is_told_with_its_name_and_key() {
    let folder = tempfile::tempdir().expect("a folder");
    for (from, to, told) in [
        ("kind = \"CRD\"", "kind = \"SOON\"", "release_dates[1].kind"),
        ("born_on = 2006-03-04", "born_on = \"4 March\"", "born_on"),
        ("adviser_since", "advisor_since", "advisor_since"),
        ("[[custody]]", "[[custody", "not a TOML file"),
    ] {
        assert!(PERSON.contains(from), "{from}");
        let file = written(folder.path(), "robin.toml", &PERSON.replace(from, to));
        let out = run(&["clocks", "--person", &file, "--today", "2026-11-25"]);
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        assert_eq!(out.status.code(), Some(3), "{said}");
        assert!(said.contains("robin.toml") && said.contains(told), "{told}: {said}");
    }
    let nowhere = folder.path().join("nowhere.toml");
    assert_eq!(run(&["clocks", "--person", word(&nowhere), "--today", "2026-11-25"]).status.code(), Some(3));
    assert_eq!(run(&["clocks", "--person", word(&nowhere), "--today", "2026-02-30"]).status.code(), Some(2));
    assert_eq!(run(&["clocks", "--person", word(&nowhere)]).status.code(), Some(2));
}

#[test]
fn an_authority_adds_its_own_rules_and_a_folder_that_weakens_the_law_stops_everything() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = written(folder.path(), "wren.toml", PERSON);
    let (good, bad, data) = (folder.path().join("good"), folder.path().join("bad"), folder.path().join("data"));
    for place in [&good, &bad] {
        std::fs::create_dir(place).expect("made");
    }
    written(&good, "L-ROWAN.toml", PROMISE);
    written(&bad, "E-REV-6M.toml", &PROMISE.replace("L-ROWAN", "E-REV-6M"));
    let ask = ["clocks", "--person", file.as_str(), "--today", "2026-11-25"];
    let (_, without) = answer(&ask);
    let (code, with) = answer(&[&ask[..], &["--law", word(&good)]].concat());
    let count = |said: &Value| said["duties"].as_array().map_or(0, Vec::len);
    assert_eq!((code, count(&with)), (0, count(&without) + 1));
    assert_eq!(of(&with, "L-ROWAN")["due"], json!("2027-03-04"));

    let config = folder.path().join("c.toml");
    std::fs::write(&config, format!("law = {:?}", word(&good))).expect("written");
    let check = ["config", "check", "--config", word(&config), "--data", word(&data)];
    assert_eq!(answer(&check).1["rules"], json!(count(&with)));
    for words in [
        &[&check[..], &["--law", word(&bad)]].concat()[..],
        &["migrate", "--data", word(&data), "--law", word(&bad)],
        &["serve", "--listen", "127.0.0.1:0", "--data", word(&data), "--law", word(&bad)],
        &["demo", "--listen", "127.0.0.1:0", "--data", word(&data), "--law", word(&bad)],
        &[&ask[..], &["--law", word(&bad)]].concat(),
    ] {
        let out = run(words);
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        assert_eq!(out.status.code(), Some(3), "{words:?}: {said}");
        assert!(said.contains("may add or replace local rules only"), "{words:?}: {said}");
    }
    assert!(!data.join("throughline.sqlite").exists(), "nothing was begun");
}
