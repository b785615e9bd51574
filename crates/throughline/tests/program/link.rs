//! Linkage on the command line: two agencies' files become pairs, a manifest and a report, or a named error and nothing.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tables::Source;

use crate::program::{answer, run, word};

const NAMES: [&str; 12] =
    ["Ash", "Hazel", "Rowan", "Linden", "Alder", "Willow", "Juniper", "Wren", "Robin", "Jay", "Martin", "Merle"];
const RIVERS: [&str; 10] = ["Derwent", "Trent", "Wye", "Dove", "Severn", "Thames", "Tyne", "Tees", "Ouse", "Avon"];

/// A number below `most` that looks like chance and is the same each time.
fn pick(person: usize, what: u64, most: usize) -> usize {
    let mut mixed = (person as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ what.wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ mixed >> 30).wrapping_mul(0x94D0_49BB_1331_11EB);
    usize::try_from(mixed >> 33).expect("31 bits") % most
}

/// A person's cells: name, surname, date, postcode; the same number is the same person.
fn person(n: usize) -> [String; 4] {
    let letter = |what| char::from(b'A' + u8::try_from(pick(n, what, 20)).expect("small"));
    let (year, month, day) = (1998 + pick(n, 1, 9), 1 + pick(n, 2, 12), 1 + pick(n, 3, 28));
    [
        NAMES[pick(n, 4, 12)].to_owned(),
        format!("{}{}", RIVERS[pick(n, 5, 10)], ["", "ton", "ley", "ford"][pick(n, 6, 4)]),
        format!("{year}-{month:02}-{day:02}"),
        format!("NG{} {}{}{}", 1 + pick(n, 7, 17), pick(n, 8, 9), letter(9), letter(10)),
    ]
}

/// 600 people in either file, 400 of them in both; one in nine has moved, one in eleven is misspelled.
fn files(folder: &Path) -> (String, String) {
    let mut texts =
        ["id,first_name,surname,dob,postcode\n".to_owned(), "id,first_name,surname,dob,postcode\n".to_owned()];
    for n in 0..600 {
        let [first, surname, dob, postcode] = person(n);
        writeln!(texts[0], "L{n},{first},{surname},{dob},{postcode}").expect("text");
        let other = n + 200;
        let [first, mut surname, dob, mut postcode] = person(other);
        if other.is_multiple_of(11) {
            surname.pop();
        }
        if other.is_multiple_of(9) {
            postcode.clone_from(&person(other + 5)[3]);
        }
        writeln!(texts[1], "R{other},{first},{surname},{dob},{postcode}").expect("text");
    }
    let paths = ["left.csv", "right.csv"].map(|name| folder.join(name));
    paths.iter().zip(&texts).for_each(|(path, text)| fs::write(path, text).expect("written"));
    (word(&paths[0]).to_owned(), word(&paths[1]).to_owned())
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn done(words: &[&str]) -> Value {
    let (code, value) = answer(words);
    assert_eq!(code, 0, "{words:?}: {value}");
    value
}

/// The error's kind and words, after which nothing may lie in `out`.
fn refused(words: &[&str], out: &Path) -> (String, String) {
    let (code, value) = answer(words);
    assert_eq!(code, 3, "{words:?}: {value}");
    assert!(!out.exists(), "{words:?} left something behind");
    (value["kind"].as_str().unwrap_or_default().to_owned(), value["error"].to_string())
}

#[test]
fn two_files_become_pairs_a_manifest_and_a_report_that_are_the_same_on_any_number_of_threads() {
    let folder = folder();
    let (left, right) = files(folder.path());
    let model = folder.path().join("model.json");
    let trained = ["link", "train", "--left", &left, "--right", &right, "--out", word(&model)];
    done(&[&trained[..], &["--owner", "Head of records", "--date", "2026-11-26", "--random-pairs", "100000"]].concat());
    let outs: Vec<PathBuf> = ["one", "two"].map(|name| folder.path().join(name)).to_vec();
    for (out, threads) in outs.iter().zip(["1", "2"]) {
        let words = ["link", "run", "--left", &left, "--right", &right, "--model", word(&model), "--threads", threads];
        let manifest = done(&[&words[..], &["--out", word(out), "--blocking"]].concat());
        assert_eq!(manifest["thresholds"]["join"]["owner"], "Head of records");
        assert!(manifest["links"].as_u64().expect("links") >= 350, "{manifest}");
    }
    for name in ["pairs.parquet", "manifest.json", "report.html", "report.json"] {
        let [one, two] = [&outs[0], &outs[1]].map(|out| fs::read(out.join(name)).expect(name));
        assert!(one == two, "{name} differs");
    }
    assert_eq!(fs::read_dir(&outs[0]).expect("a folder").count(), 4, "nothing else lies there");
    let pairs = Source::open(&outs[0].join("pairs.parquet")).expect("pairs");
    assert_eq!(pairs.names(), ["id_left", "id_right", "weight", "margin", "twin", "decision"]);
    let table = pairs.read(&["id_left", "id_right", "decision"]).expect("read");
    let column = |name: &str| table.column(name).expect(name).texts().expect("text");
    let (lefts, rights, decisions) = (column("id_left"), column("id_right"), column("decision"));
    let linked = (0..table.rows()).filter(|row| decisions.get(*row) == Some("link"));
    for row in linked {
        let [left, right] = [&lefts, &rights].map(|ids| ids.get(row).expect("an id").trim_start_matches(['L', 'R']));
        assert_eq!(left, right, "a wrong link");
    }
    let html = fs::read_to_string(outs[0].join("report.html")).expect("html");
    assert!(html.contains("<svg") && html.contains("<title>") && html.contains("<caption>"));
    let shown = run(&["link", "report", word(&outs[0])]);
    assert!(String::from_utf8_lossy(&shown.stdout).contains("pairs linked"));
}

#[test]
fn without_a_model_one_is_learned_and_kept_and_gives_the_same_pairs_again() {
    let folder = folder();
    let (left, right) = files(folder.path());
    let (first, again) = (folder.path().join("first"), folder.path().join("again"));
    let words = ["link", "run", "--left", &left, "--right", &right, "--out"];
    done(&[&words[..], &[word(&first), "--random-pairs", "100000"]].concat());
    let model = first.join("model.json");
    done(&[&words[..], &[word(&again), "--model", word(&model)]].concat());
    let pairs = |out: &Path| fs::read(out.join("pairs.parquet")).expect("pairs");
    assert!(pairs(&first) == pairs(&again));
    let ada = ["link", "query", "--held", &right, "--model", word(&model), "--most", "1"];
    let [name, surname, dob, postcode] = person(300);
    let known = [
        format!("first_name={name}"),
        format!("surname={surname}"),
        format!("dob={dob}"),
        format!("postcode={postcode}"),
    ];
    let known: Vec<&str> = known.iter().flat_map(|known| ["--is", known.as_str()]).collect();
    assert_eq!(done(&[&ada[..], &known].concat())["found"][0]["id"], "R300");
    let (code, _) = answer(&[&ada[..], &["--is", "surname=Nobody"]].concat());
    assert_eq!(code, 1, "nobody is an answer");
}

#[test]
fn one_file_is_searched_for_people_who_stand_in_it_twice_and_two_files_at_once() {
    let folder = folder();
    let (left, right) = files(folder.path());
    let both = folder.path().join("both.csv");
    let text = |path: &str| fs::read_to_string(path).expect("a file");
    let rest = text(&right).split_once('\n').expect("lines").1.to_owned();
    fs::write(&both, text(&left) + &rest).expect("written");
    let out = folder.path().join("dedupe");
    let manifest = done(&["link", "run", "--left", word(&both), "--out", word(&out), "--random-pairs", "100000"]);
    assert_eq!(manifest["task"], "dedupe");
    assert!(manifest["links"].as_u64().expect("links") >= 350, "{manifest}");
    let out = folder.path().join("both");
    let words = ["link", "run", "--left", &left, "--right", &right, "--dedupe", "--out", word(&out)];
    let manifest = done(&[&words[..], &["--random-pairs", "100000"]].concat());
    assert_eq!(manifest["rows"], serde_json::json!([600, 600]));
    assert!(manifest["links"].as_u64().expect("links") >= 350, "{manifest}");
}

#[test]
fn what_people_have_said_of_pairs_counts() {
    let folder = folder();
    let (left, right) = files(folder.path());
    let (existing, exclude) = (folder.path().join("existing.csv"), folder.path().join("exclude.csv"));
    fs::write(&existing, "id_left,id_right\nL1,R777\n").expect("written");
    fs::write(&exclude, "id_left,id_right\nL300,R300\n").expect("written");
    let out = folder.path().join("out");
    let words = ["link", "run", "--left", &left, "--right", &right, "--out", word(&out), "--random-pairs", "100000"];
    done(&[&words[..], &["--existing", word(&existing), "--exclude", word(&exclude)]].concat());
    let table = Source::open(&out.join("pairs.parquet")).expect("pairs").read(&["id_left", "id_right", "decision"]);
    let table = table.expect("read");
    let column = |name: &str| table.column(name).expect(name).texts().expect("text");
    let (lefts, rights, decisions) = (column("id_left"), column("id_right"), column("decision"));
    let decision = |left: &str, right: &str| {
        let is = |row: &usize| lefts.get(*row) == Some(left) && rights.get(*row) == Some(right);
        (0..table.rows()).find(is).and_then(|row| decisions.get(row)).map(str::to_owned)
    };
    assert_eq!(decision("L1", "R777").as_deref(), Some("review"), "a link that stood is never parted silently");
    assert_eq!(decision("L300", "R300").as_deref(), Some("none"));
    assert_eq!(decision("L301", "R301").as_deref(), Some("link"));
}

#[test]
fn a_person_keeps_their_key_from_run_to_run_though_a_record_leaves_and_another_comes() {
    let folder = folder();
    let (left, right) = files(folder.path());
    let (first, second) = (folder.path().join("first"), folder.path().join("second"));
    let words = ["link", "run", "--left", &left, "--right", &right, "--clusters", "--out", word(&first)];
    done(&[&words[..], &["--random-pairs", "100000"]].concat());
    // The next extract: R300 is gone, and L0 has come to the right-hand file as R0.
    let [name, surname, dob, postcode] = person(0);
    let text = fs::read_to_string(&right).expect("a file");
    let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("R300,")).collect();
    let next = folder.path().join("next.csv");
    fs::write(&next, format!("{}\nR0,{name},{surname},{dob},{postcode}\n", kept.join("\n"))).expect("written");
    let (model, standing) = (first.join("model.json"), first.join("clusters.parquet"));
    let words = ["link", "run", "--left", &left, "--right", word(&next), "--model", word(&model)];
    done(&[&words[..], &["--standing", word(&standing), "--out", word(&second)]].concat());
    let rows = |out: &Path| {
        let table = Source::open(&out.join("clusters.parquet")).expect("clusters");
        let table = table.read(&["id", "cluster", "came", "attention"]).expect("read");
        let column = |name: &str| table.column(name).expect(name).texts().expect("text");
        let columns = ["id", "cluster", "came", "attention"].map(column);
        let row = |at| columns.each_ref().map(|column| column.get(at).unwrap_or_default().to_owned());
        (0..table.rows()).map(row).map(|[id, rest @ ..]| (id, rest)).collect::<std::collections::BTreeMap<_, _>>()
    };
    let (before, after) = (rows(&first), rows(&second));
    assert_eq!(before["L301"][0], before["R301"][0]);
    assert_ne!(before["L301"][0], before["L302"][0]);
    assert_eq!(before["L301"][0].len(), 32);
    for (id, [cluster, ..]) in &before {
        assert_eq!(&after[id][0], cluster, "{id} lost its key");
    }
    assert_eq!(after["R0"], [before["L0"][0].as_str(), "joined", ""], "L0's key goes on");
    assert_eq!(after["R300"], [before["L300"][0].as_str(), "absent", ""]);
    assert_eq!(after["L300"], [before["L300"][0].as_str(), "same", ""], "whoever is absent breaks no cluster");
}

#[test]
fn what_cannot_be_linked_is_named_and_nothing_is_written() {
    let folder = folder();
    let (left, right) = files(folder.path());
    let out = folder.path().join("out");
    let bad = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("written");
        word(&path).to_owned()
    };
    let header = "id,first_name,surname,dob,postcode\n";
    let rows = "1,Wren,Dove,1999-01-02,NG1 1AA\n2,Jay,Wye,1999-01-03,NG1 1AB\n";
    let cases = [
        (bad("empty.csv", ""), "empty_file"),
        (bad("no-rows.csv", header), "no_rows"),
        (bad("twice.csv", &format!("{header}{rows}{rows}")), "duplicate_id"),
        (bad("no-id.csv", &format!("{header},Wren,Dove,1999-01-02,NG1 1AA\n")), "no_id"),
        (bad("no-dates.csv", &format!("{header}1,Wren,Dove,,NG1 1AA\n")), "all_missing"),
        (bad("uneven.csv", &format!("{header}1,Wren\n")), "uneven_row"),
        (bad("few.csv", &format!("{header}{rows}")), "no_matches"),
        (bad("broken.parquet", "PAR1 and no more"), "not_a_table"),
    ];
    for (file, kind) in &cases {
        let (found, said) = refused(&["link", "run", "--left", &left, "--right", file, "--out", word(&out)], &out);
        assert_eq!(&found, kind, "{said}");
        assert!(
            *kind == "no_matches"
                || said.contains(Path::new(file).file_name().expect("a name").to_str().expect("text")),
            "{said}"
        );
    }
    let model = folder.path().join("model.json");
    done(&["link", "train", "--left", &left, "--right", &right, "--out", word(&model), "--random-pairs", "100000"]);
    let text = fs::read_to_string(&model).expect("the model");
    let with = |name: &str, from: &str, to: &str| bad(name, &text.replacen(from, to, 1));
    let mut untrained: Value = serde_json::from_str(&text).expect("JSON");
    untrained["comparisons"][0]["levels"][0].as_object_mut().expect("a level").remove("m");
    let models = [
        (with("unsigned.json", "\"owner\": \"nobody yet: proposed by training\"", "\"owner\": \"\""), "model"),
        (with("version.json", "\"version\": 1", "\"version\": 9"), "not_a_model"),
        (with("column.json", "\"column\": \"postcode\"", "\"column\": \"post_code\""), "no_column"),
        (bad("untrained.json", &untrained.to_string()), "untrained"),
        (bad("no.json", "{"), "not_a_model"),
    ];
    for (model, kind) in &models {
        let words = ["link", "run", "--left", &left, "--right", &right, "--model", model, "--out", word(&out)];
        let (found, said) = refused(&words, &out);
        assert_eq!(&found, kind, "{said}");
    }
}

#[test]
fn a_run_is_brought_into_the_record_once_and_what_people_said_comes_out() {
    let folder = folder();
    let (left, right) = files(folder.path());
    let at = |name: &str| folder.path().join(name);
    let (model, out, data, secret) = (at("model.json"), at("run"), at("data"), at("secret.txt"));
    done(&["link", "train", "--left", &left, "--right", &right, "--out", word(&model), "--random-pairs", "100000"]);
    let run = ["link", "run", "--left", &left, "--right", &right, "--model", word(&model), "--out", word(&out)];
    let reviews = done(&run)["reviews"].as_u64().expect("pairs for a person");
    assert!(reviews > 0, "the files leave something to people");
    let whose = ["--left-agency", "LKX", "--left-kind", "prison", "--right-agency", "X10000001", "--right-kind"];
    let whose = [&whose[..], &["person-index", "--data", word(&data)]].concat();
    let bring = ["link", "bring", word(&out), "--left", &left, "--right", &right, "--model", word(&model)];
    let bring = [&bring[..], &whose].concat();
    let (code, refused) = answer(&bring);
    assert_eq!(code, 3, "{refused}");
    assert!(refused["error"].to_string().contains("there is no agency with the code LKX"), "{refused}");

    fs::write(&secret, "seven quiet herons wading\n").expect("written");
    for (code, kind, role) in
        [("LKX", "prison", "prison_offender_manager"), ("X10000001", "local_authority", "data_officer")]
    {
        let email = format!("{kind}@throughline.example");
        let worker = ["account", "--name", "Ivo Sycamore", "--email", &email, "--role", role, "--agency", code];
        let agency =
            ["--agency-kind", kind, "--agency-name", code, "--password-file", word(&secret), "--data", word(&data)];
        done(&[&worker[..], &agency].concat());
    }
    assert_eq!(done(&bring)["new"], reviews);
    assert_eq!(done(&bring)["already_known"], true);
    let said_out = at("said");
    let said = [&["link", "said", "--out", word(&said_out)], &whose[..]].concat();
    assert_eq!(done(&said)["existing"], 0);
    assert_eq!(fs::read_to_string(said_out.join("exclude.csv")).expect("written"), "id_left,id_right\n");

    // A file that is another than the run read is not taken for it.
    fs::write(&left, "id,first_name,surname,dob,postcode\nL0,Wren,Trent,2000-01-01,\n").expect("written");
    let (code, refused) = answer(&bring);
    assert_eq!(code, 3, "{refused}");
    assert!(refused["error"].to_string().contains("its hash is another"), "{refused}");
}

/// A PNC number of 2015 with the right check letter.
fn pnc(serial: usize) -> String {
    let letters: Vec<char> = "ZABCDEFGHJKLMNPQRTUVWXY".chars().collect();
    format!("2015/{serial:07}{}", letters[(150_000_000 + serial) % 23])
}

#[test]
fn numbers_with_a_wrong_check_letter_count_as_missing_and_their_rows_are_named() {
    let folder = folder();
    let (left, right) = files(folder.path());
    for (path, spoilt) in [(&left, [7, 11]), (&right, [3, 4])] {
        let text = fs::read_to_string(path).expect("a file");
        let row = |(at, line): (usize, &str)| match at {
            0 => format!("{line},pnc"),
            _ if spoilt.contains(&at) => format!("{line},2015/7654321A"),
            // The number of the person, which the id ends with.
            _ => format!("{line},{}", pnc(line.split(',').next().expect("an id")[1..].parse().expect("a number"))),
        };
        let lines: Vec<String> = text.lines().enumerate().map(row).collect();
        fs::write(path, lines.join("\n")).expect("written");
    }
    let out = folder.path().join("out");
    let words = ["link", "run", "--left", &left, "--right", &right, "--out", word(&out), "--random-pairs", "100000"];
    let manifest = done(&words);
    let unreadable = |side: &str, rows: [u64; 2]| serde_json::json!({ "side": side, "column": "pnc", "checked_as": "pnc", "values": 2, "first_rows": rows });
    assert_eq!(manifest["unreadable"], serde_json::json!([unreadable("left", [7, 11]), unreadable("right", [3, 4])]));
    let all = fs::read_to_string(out.join("report.html")).expect("a page")
        + &fs::read_to_string(out.join("report.json")).expect("a report")
        + &manifest.to_string();
    assert!(!all.contains("7654321"), "the number itself stands in no report");
    assert!(all.contains("Values that count as missing because they cannot be read"));
    let model = out.join("model.json");
    let query = ["link", "query", "--held", &right, "--model", word(&model), "--is", "pnc=2015/7654321A"];
    let (code, refused) = answer(&query);
    assert_eq!((code, refused["kind"].as_str()), (3, Some("question")), "{refused}");
}

#[test]
fn what_cannot_be_asked_or_written_is_said_before_any_work() {
    let folder = folder();
    let (left, right) = files(folder.path());
    let at = |name: &str| folder.path().join(name);
    let (model, out) = (at("model.json"), at("out"));
    let both = ["--left", &left, "--right", &right];
    let train = [&["link", "train"][..], &both, &["--random-pairs", "100000", "--out"]].concat();
    done(&[&train[..], &[word(&model)]].concat());
    let error = |words: &[&str]| {
        let (code, value) = answer(words);
        assert_eq!(code, 3, "{words:?}: {value}");
        value["error"].to_string()
    };
    assert!(error(&[&train[..], &[word(folder.path())]].concat()).contains("is a folder: name a file in it"));
    assert!(error(&[&train[..], &[word(&at("no/such/m.json"))]].concat()).contains("cannot be written"));
    let run = [&["link", "run", "--model", word(&model)][..], &both, &["--out"]].concat();
    let in_a_file = model.join("out");
    assert!(error(&[&run[..], &[word(&in_a_file)]].concat()).contains("cannot be written into"));
    let same = ["link", "run", "--left", &left, "--right", &left, "--model", word(&model), "--out", word(&out)];
    assert!(refused(&same, &out).1.contains("is on both sides"));
    fs::write(at("report.json"), "{}").expect("written");
    assert!(error(&["link", "report", word(folder.path())]).contains("is not the report of a run"));
    let query = ["link", "query", "--held", &right, "--model", word(&model)];
    for (known, said) in [
        ("dob=2006", "no whole date"),
        ("dob=2006-03", "no whole date"),
        ("shoe=9", "no such column, but first_name, surname, dob, postcode"),
        ("surname=", "says nothing of the person"),
        ("surname", "is not written as COLUMN=VALUE"),
    ] {
        let text = error(&[&query[..], &["--is", known]].concat());
        assert!(text.contains(said), "{known}: {text}");
    }
    // Everybody of a file, whatever other columns it has; a row that cannot be read is named.
    let [first, surname, dob, _] = person(300);
    let asked = at("asked.csv");
    fs::write(&asked, format!("id,shoe,surname,first_name,dob\nQ1,9,{surname},{first},{dob}\nQ2,,Nobody,,\n"))
        .expect("written");
    let answer = done(&[&query[..], &["--asked", word(&asked), "--most", "1"]].concat());
    assert_eq!(answer["asked"][0]["id"], "Q1");
    assert_eq!(answer["asked"][0]["found"][0]["id"], "R300", "{answer}");
    assert_eq!(answer["asked"][1]["found"], serde_json::json!([]));
    fs::write(&asked, "surname,dob\nElm,2001-02-03\nElm,2001\n").expect("written");
    let text = error(&[&query[..], &["--asked", word(&asked)]].concat());
    assert!(text.contains("asked.csv, row 2") && text.contains("no whole date"), "{text}");
}
