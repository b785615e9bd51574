//! Returns made from the record on the command line: every column, what is missing, the facts, and our own check of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::program::{answer, word};

/// A record into which a whole region was brought.
fn record(folder: &Path, seed: &str) -> PathBuf {
    let (region, data) = (folder.join("region"), folder.join("data"));
    answer(&["generate", "--people", "200", "--seed", seed, "--out", word(&region)]);
    for kind in ["person-index", "ssda903-history", "ssda903", "prison", "probation"] {
        let name = kind.trim_end_matches("-history");
        let (code, import) = answer(&["import", name, word(&region.join(kind)), "--data", word(&data)]);
        assert_eq!(code, 0, "{kind}: {import}");
    }
    data
}

fn first_line(path: &Path) -> String {
    fs::read_to_string(path).expect("a file").lines().next().unwrap_or_default().to_owned()
}

const COLUMNS: [(&str, &str, &str); 4] = [
    ("oc3", "oc3.csv", "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM"),
    (
        "annex-a-9",
        "list9.csv",
        "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Unaccompanied Asylum Seeking Child (UASC) or \
         formerly UASC,Does the Child have a Disability,Allocated Team,Allocated Worker,Allocated \
         Personal Advisor,Eligibility Category,Latest Pathway Plan Review Date,LA In Touch,Latest Date of Contact,Type of \
         Accommodation,Suitability of Accommodation,Activity Status",
    ),
    (
        "ssd-care-leavers",
        "leavers.csv",
        "clea_table_id,clea_person_id,clea_care_leaver_eligibility,clea_care_leaver_in_touch,\
         clea_care_leaver_latest_contact,clea_care_leaver_accommodation,clea_care_leaver_accom_suitable,\
         clea_care_leaver_activity,clea_pathway_plan_review_date,clea_care_leaver_personal_advisor,\
         clea_care_leaver_allocated_team,clea_care_leaver_worker_id",
    ),
    ("dfe-api", "block.json", ""),
];

#[test]
fn each_return_has_its_columns_its_gaps_and_its_facts() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = record(folder.path(), "7");
    for (kind, name, columns) in COLUMNS {
        let (out, trace) = (folder.path().join(name), folder.path().join(format!("{name}.facts.csv")));
        let words = ["returns", "build", kind, "--out", word(&out), "--trace", word(&trace), "--data", word(&data)];
        let (code, made) = answer(&words);
        let gaps = fs::read_to_string(folder.path().join(format!("{name}.gaps.csv"))).expect("the gaps");
        assert_eq!(gaps.lines().next(), Some("number,person,table,column,missing,who can say,why"), "{kind}");
        let count = gaps.lines().count() as u64 - 1;
        assert_eq!((&made["gaps"], code), (&json!(count), i32::from(count > 0)), "{kind}: {made}");
        assert!(made["people"].as_u64().is_some_and(|people| people > 20), "{kind}: {made}");
        assert_eq!(first_line(&trace), "number,person,table,column,value,fact,source,recorded on", "{kind}");
        if kind == "dfe-api" {
            let block: Value = serde_json::from_slice(&fs::read(&out).expect("a file")).expect("JSON");
            assert!(block["children"].as_array().is_some_and(|children| !children.is_empty()), "{block}");
            let child = &block["children"][0];
            let fields: BTreeSet<&str> =
                child["care_leavers"].as_object().expect("a block").keys().map(String::as_str).collect();
            assert_eq!(fields, ["accommodation", "activity", "contact_date", "purge"].into());
        } else {
            assert_eq!(first_line(&out), columns, "{kind}");
        }
        let files = made["files"].as_array().expect("files");
        assert!(files.iter().filter_map(Value::as_str).all(|file| Path::new(file).is_file()), "{files:?}");
        // The same record makes the same bytes.
        let before = fs::read(&out).expect("a file");
        answer(&words);
        assert_eq!(before, fs::read(&out).expect("a file"), "{kind}");
    }
    let book = folder.path().join("list9.xlsx");
    answer(&["returns", "build", "annex-a-9", "--out", word(&book), "--data", word(&data)]);
    assert!(fs::read(&book).expect("a file").starts_with(b"PK\x03\x04"));
    let listed = answer(&["returns", "validate", "--year", "2027", word(&book)]);
    assert_eq!((listed.0, &listed.1["list"]), (0, &json!("Annex A list 9")), "{}", listed.1);
}

#[test]
fn what_is_made_passes_our_own_check() {
    for seed in ["1", "2", "3"] {
        let folder = tempfile::tempdir().expect("a folder");
        let data = record(folder.path(), seed);
        let made = folder.path().join("made");
        fs::create_dir(&made).expect("a folder");
        let out = made.join("oc3.csv");
        let (_, built) = answer(&["returns", "build", "oc3", "--out", word(&out), "--data", word(&data)]);
        let beside = made.join("oc3.csv.gaps.csv");
        let gaps = fs::read_to_string(&beside).expect("the gaps are there");
        fs::remove_file(&beside).expect("gone");
        let year = built["year"].to_string();
        let (code, found) = answer(&["returns", "validate", "--year", &year, word(&made)]);
        assert_eq!((code, &found["issues"]), (0, &json!(0)), "seed {seed}: {found}");
        // Agencies' files alone do not say how somebody was doing around a birthday: whoever does not go out is a gap.
        let out = found["children"].as_u64().expect("a number");
        let lacking: BTreeSet<&str> = gaps.lines().skip(1).filter_map(|line| line.split(',').nth(1)).collect();
        let people = built["people"].as_u64().expect("a number");
        assert!(people > 20 && out + lacking.len() as u64 >= people, "seed {seed}: {people} people, {out} go out");
    }
}

#[test]
fn what_cannot_be_made_is_refused_with_the_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, out) = (folder.path().join("data"), folder.path().join("oc3.csv"));
    let refused = |data: &Path, out: &Path, more: &[&str]| {
        let words = ["returns", "build", "oc3", "--out", word(out), "--data", word(data)];
        let (code, said) = answer(&[&words[..], more].concat());
        assert_eq!(code, 3, "{more:?}: {said}");
        said["error"].to_string()
    };
    assert_eq!(answer(&["migrate", "--data", word(&data)]).0, 0);
    assert!(refused(&data, &out, &[]).contains("no council has brought files in yet"));
    assert!(refused(&data, &out, &["--authority", "E99"]).contains("no council has the code E99 here"));
    assert!(refused(&data, &out, &["--as-of", "2999-01-01"]).contains("lies ahead"));
    assert!(!out.exists(), "nothing is written");
    let data = record(&folder.path().join("full"), "5");
    let nowhere = folder.path().join("gone/oc3.csv");
    assert!(refused(&data, &nowhere, &[]).contains("cannot be written"));
}
