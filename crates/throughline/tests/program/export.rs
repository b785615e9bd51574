//! The copy of what is held about one person, as a file, while the service runs.

use std::path::Path;

use serde_json::{Value, json};

use crate::http::{ask, sign_in};
use crate::program::{Server, answer, run, word};

#[test]
fn a_copy_is_written_once_in_words_and_the_person_reads_who_took_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let server = Server::start(&["demo", "--data", word(&data)]);
    let (name, secret) = server.worker("Ada Linden");
    let cookie = sign_in(&server.host(), &name, &secret);
    let page = |path: &str| ask(&server.host(), "GET", path, &cookie, "").expect("answers").body;
    let found = page("/people?q=Wren%20Rowanfield");
    let (_, after) = found.split_once("href=\"/people/0").expect("Wren is found");
    let (rest, _) = after.split_once('"').expect("an address");
    let wren = format!("0{rest}");

    let takes = |id: &str, to: &Path| answer(&["export", "person", id, "--out", word(to), "--data", word(&data)]);
    let (text, file) = (folder.path().join("wren.txt"), folder.path().join("wren.json"));
    let (code, written) = takes(&wren, &text);
    assert_eq!((code, &written["file"]), (0, &json!(word(&text))), "{written}");
    let first = std::fs::read_to_string(&text).expect("a copy");
    for words in ["WHO WORKS WITH YOU", "Ada Linden", "Full care order (C2)", "In person", "WHAT IS NOT IN THIS COPY"] {
        assert!(first.contains(words), "{words}");
    }
    for raw in ["[{", "{\"", "local_id", "in_person", "@merrowdale.example\n  custody", ": C2\n"] {
        assert!(!first.contains(raw), "{raw}: codes are for programs");
    }
    // What was there stays; the next copy tells of the first.
    assert_eq!(takes(&wren, &text).0, 3);
    assert_eq!(std::fs::read_to_string(&text).expect("a copy"), first);
    assert_eq!(takes(&wren, &file).0, 0);
    let json = std::fs::read_to_string(&file).expect("a copy");
    let copy: Value = serde_json::from_str(&json).expect("JSON");
    assert!(copy["parts"].as_array().is_some_and(|parts| parts.len() > 5), "{copy}");
    assert!(json.contains("copy of everything that is held about a person written out"), "who took it is in it");

    // Nobody of this number; no number; nowhere to write.
    let nowhere = folder.path().join("none.txt");
    assert_eq!(takes("00000000-0000-7000-8000-000000000000", &nowhere).0, 3);
    assert_eq!(takes("Wren", &nowhere).0, 3);
    assert!(!nowhere.exists(), "nothing is written where nothing is held");
    assert_eq!(takes(&wren, &folder.path().join("no/such/place.txt")).0, 3);
    let out = run(&["export", "person", "Wren", "--out", word(&nowhere), "--data", word(&data)]);
    assert!(String::from_utf8_lossy(&out.stderr).contains("is no number of a person"));
}
