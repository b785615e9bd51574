//! A pilot on the command line: sealed, evaluated, the same bytes again; and a file of Parquet read as one of CSV.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tables::{Column, Texts, Values};
use tempfile::TempDir;

use crate::program::{answer, word};

/// The fictional pilots in a folder.
fn pilots() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let region = folder.path().join("region");
    let (code, _) =
        answer(&["generate", "--people", "5", "--seed", "7", "--today", "2026-11-25", "--out", word(&region)]);
    assert_eq!(code, 0);
    let alder = region.join("pilots").join("alder-steps");
    (folder, alder)
}

fn seal(protocol: &Path, date: &str, more: &[&str]) -> (i32, Value) {
    let mut words = vec!["evaluate", "seal", word(protocol), "--signed-by", "Gale Birchall", "--date", date];
    words.extend(more);
    answer(&words)
}

fn run(protocol: &Path, data: &Path, out: &Path, more: &[&str]) -> (i32, Value) {
    let mut words = vec!["evaluate", "run", word(protocol), "--data", word(data), "--out", word(out)];
    words.extend(more);
    answer(&words)
}

/// Every file below a folder, by its path there.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else {
            found.insert(name, std::fs::read(&path).expect("a file"));
        }
    }
    found
}

#[test]
fn a_sealed_pilot_gives_the_same_bytes_on_one_thread_and_on_two() {
    let (folder, alder) = pilots();
    let (protocol, people) = (alder.join("protocol.toml"), alder.join("people.csv"));
    let (one, two) = (folder.path().join("one"), folder.path().join("two"));
    let (code, refused) = run(&protocol, &people, &one, &[]);
    assert_eq!((code, &refused["kind"]), (3, &json!("not_sealed")));
    let (code, sealed) = seal(&protocol, "2023-11-01", &[]);
    assert_eq!((code, sealed["seal"].as_str().expect("a hash").len()), (0, 64));
    let (code, found) = run(&protocol, &people, &one, &[]);
    assert_eq!((code, &found["shown"], &found["recoverable"]), (0, &json!(true), &json!(0)), "{found}");
    assert_eq!(found["rests_on"]["seal"], sealed["seal"]);
    assert_eq!(found["deviations"], json!([]));
    assert_eq!(run(&protocol, &people, &two, &["--threads", "2"]).0, 0);
    let (first, second) = (files(&one), files(&two));
    assert!(first.len() > 20 && first == second);
    let printed = std::fs::read(one.join("release/report.pdf")).expect("the report as a PDF");
    assert!(printed.starts_with(b"%PDF-"));
    let manifest = std::fs::read_to_string(one.join("manifest.json")).expect("the manifest");
    assert!(manifest.contains("\"release/report.pdf\""));
    // A later report of the same data is audited together with the tables of this one.
    let later = folder.path().join("later");
    let (code, found) = run(&protocol, &people, &later, &["--after", word(&one)]);
    assert_eq!((code, &found["recoverable"]), (0, &json!(0)), "{found}");
    let report = std::fs::read_to_string(later.join("release/report.html")).expect("the report");
    assert!(report.contains("tables of these data released before"));
    // A cell that cannot be is named by file, row and column.
    let bad = folder.path().join("bad.csv");
    let text = std::fs::read_to_string(&people).expect("the data");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines[5] = lines[5].replacen(",1,1,", ",1,yes,", 1);
    std::fs::write(&bad, lines.join("\n")).expect("written");
    let (code, refused) = run(&protocol, &bad, &folder.path().join("bad"), &[]);
    let said = refused["error"].to_string();
    assert_eq!((code, &refused["kind"]), (3, &json!("not_a_flag")));
    assert!(said.contains(word(&bad)) && said.contains("column traced, row 5"), "{said}");
    // A report stands in a folder of its own.
    assert_eq!(run(&protocol, &people, &one, &[]).0, 3);
}

#[test]
fn a_changed_protocol_is_refused_until_it_is_sealed_anew_with_a_reason() {
    let (folder, alder) = pilots();
    let (protocol, people) = (alder.join("protocol.toml"), alder.join("people.csv"));
    let out = folder.path().join("out");
    assert_eq!(seal(&protocol, "2023-11-01", &[]).0, 0);
    assert_eq!(seal(&protocol, "2023-11-02", &[]).1["kind"], "sealed_already");
    let text = std::fs::read_to_string(&protocol).expect("the protocol");
    std::fs::write(&protocol, text.replace("caliper = 0.2", "caliper = 0.25")).expect("written");
    assert_eq!(run(&protocol, &people, &out, &[]).1["kind"], "changed_after_seal");
    assert_eq!(seal(&protocol, "2023-12-01", &[]).1["kind"], "changed_after_seal");
    assert_eq!(seal(&protocol, "2026-11-01", &["--because", "late"]).1["kind"], "sealed_too_late");
    assert_eq!(seal(&protocol, "2023-12-01", &["--because", "a slip of the pen"]).0, 0);
    let (code, found) = run(&protocol, &people, &out, &["--deviation", "Two came late."]);
    assert_eq!(code, 0);
    let deviations = found["deviations"].as_array().expect("a list");
    assert!(deviations[0].as_str().expect("words").ends_with("because: a slip of the pen"), "{deviations:?}");
    assert_eq!(deviations[1], "Two came late.");
    // A key that is not known, named with its line.
    std::fs::write(&protocol, format!("colour = \"red\"\n{text}")).expect("written");
    let (code, refused) = seal(&protocol, "2023-12-02", &["--because", "colour"]);
    assert_eq!((code, &refused["kind"]), (3, &json!("protocol")));
    let error = refused["error"].to_string();
    assert!(error.contains("line 1") && error.contains("unknown field"), "{error}");
}

#[test]
fn a_young_pilot_shows_no_rate_and_says_so_with_its_exit_code() {
    let (folder, alder) = pilots();
    let willow = alder.with_file_name("willow-start");
    let protocol = willow.join("protocol.toml");
    assert_eq!(seal(&protocol, "2025-05-01", &[]).0, 0);
    let (code, found) = run(&protocol, &willow.join("people.csv"), &folder.path().join("out"), &[]);
    assert_eq!((code, &found["shown"], &found["rate"]), (1, &json!(false), &Value::Null));
    assert_eq!(found["gates"][0]["gate"], "maturity");
}

/// Writes a CSV file as Parquet: columns of numbers as numbers, all others as text.
fn as_parquet(csv: &Path, parquet: &Path) {
    let text = std::fs::read_to_string(csv).expect("the CSV");
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().expect("names").split(',').collect();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    let column = |(at, name): (usize, &&str)| {
        let cells = || rows.iter().map(|row| Some(row[at]).filter(|cell| !cell.is_empty()));
        let whole: Option<Vec<Option<i64>>> = cells().map(|cell| cell.map(str::parse).transpose().ok()).collect();
        let numbers: Option<Vec<Option<f64>>> = cells().map(|cell| cell.map(str::parse).transpose().ok()).collect();
        let values = match (whole, numbers) {
            (Some(whole), _) => Values::Whole(whole),
            (None, Some(numbers)) => Values::Number(numbers),
            (None, None) => Values::Text(cells().collect::<Texts>()),
        };
        Column::new(name, values)
    };
    let columns: Vec<Column> = names.iter().enumerate().map(column).collect();
    let bytes = tables::to_bytes(&columns).expect("Parquet");
    std::fs::write(parquet, bytes).expect("written");
}

#[test]
fn parquet_is_read_as_csv_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let columns = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../evaluation/tests/golden/columns");
    let pilot = "--covariates age,prior,score --factors tier";
    for (file, analysis) in [
        ("rossi.csv", "cox --duration week --event arrest --covariates fin,age,race,wexp,mar,paro,prio".to_owned()),
        ("pilot.csv", format!("match --treatment treat --outcome hours --caliper 0.2 {pilot}")),
        ("pilot.csv", "suppress --rows site --columns tier".to_owned()),
    ] {
        let (csv, parquet) = (columns.join(file), folder.path().join("columns.parquet"));
        as_parquet(&csv, &parquet);
        let of = |data: &Path| {
            let (name, rest) = analysis.split_once(' ').expect("words");
            let words: Vec<&str> =
                ["evaluate", name, "--data", word(data)].into_iter().chain(rest.split(' ')).collect();
            answer(&words)
        };
        let (code, found) = of(&parquet);
        assert_eq!((code, &found), (0, &of(&csv).1), "{analysis}");
    }
    let (folder, alder) = pilots();
    let (protocol, people) = (alder.join("protocol.toml"), alder.join("people.csv"));
    let parquet = folder.path().join("people.parquet");
    as_parquet(&people, &parquet);
    assert_eq!(seal(&protocol, "2023-11-01", &[]).0, 0);
    let of = |data: &Path, out: &str| run(&protocol, data, &folder.path().join(out), &[]).1;
    let (csv, other) = (of(&people, "csv"), of(&parquet, "parquet"));
    assert_eq!((&csv["rate"], &csv["power"], &csv["gates"]), (&other["rate"], &other["power"], &other["gates"]));
    assert_ne!(csv["rests_on"]["data"], other["rests_on"]["data"]);
}
