//! Every subcommand, on files.

use serde_json::json;

use crate::http::{ask, sign_in};
use crate::program::{Server, answer, run, word};

#[test]
fn extracts_come_in_once_and_a_second_time_change_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (region, data) = (folder.path().join("region"), folder.path().join("data"));
    let (code, made) = answer(&["generate", "--people", "300", "--seed", "7", "--out", word(&region)]);
    assert_eq!((code, &made["people"]), (0, &json!(300)));
    for round in 0..2 {
        for kind in ["person-index", "ssda903-history", "ssda903", "prison", "probation"] {
            let name = kind.trim_end_matches("-history");
            let (code, import) = answer(&["import", name, word(&region.join(kind)), "--data", word(&data)]);
            assert_eq!(
                (code, &import["state"], &import["refused"]),
                (0, &json!("applied"), &json!(0)),
                "{kind}: {import}"
            );
            let is_old = round == 1 && kind != "ssda903-history" && kind != "ssda903";
            if is_old {
                assert_eq!(
                    (&import["new"], &import["changed"], &import["gone"]),
                    (&json!(0), &json!(0), &json!(0)),
                    "{kind}"
                );
            }
        }
    }
    let (code, chain) = answer(&["verify", "--data", word(&data)]);
    assert_eq!((code, &chain["whole"]), (0, &json!(true)));

    // A copy goes into an empty place and comes out the same.
    let (copy, again, there) = (folder.path().join("a"), folder.path().join("b"), folder.path().join("there"));
    assert_eq!(answer(&["backup", "--data", word(&data), "--out", word(&copy)]).0, 0);
    assert_eq!(answer(&["backup", "--data", word(&data), "--out", word(&copy)]).0, 3, "never over a file");
    assert_eq!(answer(&["restore", word(&copy), "--data", word(&there)]).0, 0);
    assert_eq!(answer(&["restore", word(&copy), "--data", word(&there)]).0, 3, "only into an empty place");
    assert_eq!(answer(&["backup", "--data", word(&there), "--out", word(&again)]).0, 0);
    assert_eq!(answer(&["verify", "--data", word(&there)]).0, 0);
}

#[test]
fn a_bad_row_stops_everything_and_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let (region, data) = (folder.path().join("region"), folder.path().join("data"));
    answer(&["generate", "--people", "40", "--seed", "7", "--out", word(&region)]);
    let file = region.join("prison/prison.csv");
    let text = std::fs::read_to_string(&file).expect("a file");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let header: Vec<&str> = text.lines().next().expect("a header").split(',').collect();
    let at = header.iter().position(|name| *name == "date_of_birth").expect("the column");
    let mut cells: Vec<&str> = lines[2].split(',').collect();
    cells[at] = "2007-02-30";
    lines[2] = cells.join(",");
    std::fs::write(&file, lines.join("\n")).expect("written");
    let faults = folder.path().join("faults.csv");
    let (code, import) = answer(&["import", "prison", word(&file), "--data", word(&data), "--faults", word(&faults)]);
    assert_eq!((code, &import["state"], &import["refused"]), (1, &json!("failed"), &json!(1)), "{import}");
    let written = std::fs::read_to_string(&faults).expect("faults");
    assert!(written.contains("prison.csv,3,date_of_birth,"), "{written}");
    assert!(!written.contains("2007-02-30"), "nothing personal goes into the file");
    let (_, list) = answer(&["imports", "list", "--data", word(&data)]);
    assert_eq!(list[0]["new"], json!(0));
}

#[test]
fn previewing_applying_and_undoing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (region, data) = (folder.path().join("region"), folder.path().join("data"));
    answer(&["generate", "--people", "40", "--seed", "1", "--out", word(&region)]);
    let index = region.join("person-index");
    let (code, staged) = answer(&["import", "person-index", word(&index), "--preview", "--data", word(&data)]);
    assert_eq!((code, &staged["state"]), (0, &json!("staged")), "{staged}");
    let waiting = run(&["import", "probation", word(&region.join("probation")), "--data", word(&data)]);
    let said = String::from_utf8_lossy(&waiting.stderr).into_owned();
    assert_eq!(waiting.status.code(), Some(3));
    assert!(said.contains("import 1 waits to be applied"), "{said}");
    for (word_of, expected) in [("apply", 0), ("undo", 0), ("undo", 0)] {
        let out = run(&["imports", word_of, "1", "--data", word(&data)]);
        assert_eq!(out.status.code(), Some(expected), "{word_of}: {}", String::from_utf8_lossy(&out.stderr));
    }
}

#[test]
fn a_list_of_release_dates_says_whom_it_hurries_before_it_counts() {
    let folder = tempfile::tempdir().expect("a folder");
    let (region, data) = (folder.path().join("region"), folder.path().join("data"));
    assert_eq!(answer(&["generate", "--people", "300", "--seed", "7", "--out", word(&region)]).0, 0);
    for kind in ["person-index", "prison", "probation"] {
        assert_eq!(answer(&["import", kind, word(&region.join(kind)), "--data", word(&data)]).0, 0, "{kind}");
    }
    let mut reader = csv::Reader::from_path(region.join("prison").join("prison.csv")).expect("the extract");
    let names: Vec<String> = reader.headers().expect("names").iter().map(str::to_owned).collect();
    let place = |name: &str| names.iter().position(|one| one == name).expect("a column");
    let (number, born, crd) = (place("prison_number"), place("date_of_birth"), place("crd"));
    let as_of = place("dates_as_of");
    let mut lines = vec!["prison_number,date_of_birth,kind,date,as_of,source".to_owned()];
    for row in reader.records().map(|row| row.expect("a row")).filter(|row| !row[crd].is_empty()) {
        let day: jiff::civil::Date = row[crd].parse().expect("a day");
        let nearer = day - jiff::Span::new().days(49);
        lines.push(format!("{},{},CRD,{nearer},{},an earlier point", &row[number], &row[born], &row[as_of]));
    }
    let people = lines.len() as u64 - 1;
    let list = lines.join("\n") + "\n";
    let file = folder.path().join("moved.csv");
    std::fs::write(&file, &list).expect("written");
    let replan = |more: &[&str]| {
        let words = ["replan", "--release-dates", word(&file), "--data", word(&data)];
        answer(&[&words[..], more].concat())
    };
    // Looked at twice, it says the same twice: nothing was changed.
    let (code, first) = replan(&[]);
    assert_eq!((code, &first["state"]), (0, &json!("discarded")), "{first}");
    assert!(first["people"].as_u64().expect("a number") <= people && people > 10);
    let (_, second) = replan(&[]);
    assert_eq!((&first["counts"], &first["teams"]), (&second["counts"], &second["teams"]));
    assert!(first["counts"]["moved"].as_u64().expect("a number") > 0, "{}", first["counts"]);
    let (code, applied) = replan(&["--apply"]);
    assert_eq!((code, &applied["state"], &applied["counts"]), (0, &json!("applied"), &first["counts"]));
    let (_, again) = replan(&[]);
    assert_eq!(again["changed"], json!(0), "the same list again changes nothing: {}", again["counts"]);
    // A refused row stops it.
    std::fs::write(&file, list.replacen("CRD", "SOON", 1)).expect("written");
    assert_eq!(replan(&["--apply"]).0, 1);
    // Without anything to compare with there is nothing to say; with a day there is.
    assert_eq!(run(&["replan", "--data", word(&data)]).status.code(), Some(3));
    for ahead in ["2099-01-01", "9999-12-31"] {
        let out = run(&["replan", "--since", ahead, "--data", word(&data)]);
        assert_eq!(out.status.code(), Some(3));
        assert!(String::from_utf8_lossy(&out.stderr).contains("is not before today"), "{ahead}");
    }
    let (code, days) = answer(&["replan", "--since", "2026-01-01", "--data", word(&data)]);
    assert_eq!(code, 0);
    assert!(days["counts"]["now_late"].as_u64().expect("a number") > 0);
}

#[test]
fn cases_are_checked_and_a_wrong_one_is_a_no() {
    let cases = concat!(env!("CARGO_MANIFEST_DIR"), "/../domain/cases");
    let (code, found) = answer(&["cases", "check", cases]);
    assert_eq!((code, &found["failed"], &found["broken"]), (0, &json!(0), &json!(0)));
    assert!(found["passed"].as_u64().expect("a number") > 100);
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("x.toml"), "rule = \"no such rule\"").expect("written");
    assert_eq!(answer(&["cases", "check", word(folder.path())]).0, 1);
}

#[test]
fn mistakes_on_the_command_line_are_told_in_words() {
    let said = |words: &[&str]| {
        let out = run(words);
        (out.status.code(), String::from_utf8_lossy(&out.stderr).into_owned())
    };
    assert_eq!(said(&["dance"]).0, Some(2));
    let folder = tempfile::tempdir().expect("a folder");
    let data = word(folder.path());
    let (code, text) = said(&["import", "postcards", "x.csv", "--data", data]);
    assert_eq!(code, Some(3));
    assert!(text.contains("person-index, ssda903, prison, probation"), "{text}");
    let (_, text) = said(&["import", "prison", "not-there.csv", "--data", data]);
    assert!(text.contains("there is no file not-there.csv"), "{text}");
    let (_, text) = said(&["verify", "--noted", "12", "--data", data]);
    assert!(text.contains("a noted line looks like"), "{text}");
    let (_, text) = said(&["serve", "--database", "mysql://x"]);
    assert!(text.contains("postgres://"), "{text}");
    std::fs::write(folder.path().join("c.toml"), "lisen = \"127.0.0.1:1\"").expect("written");
    let (_, text) = said(&["config", "check", "--config", word(&folder.path().join("c.toml"))]);
    assert!(text.contains("lisen"), "an unknown key is named: {text}");
}

#[test]
fn a_worker_gets_a_new_password_and_leaves() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = word(folder.path());
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        path
    };
    let (first, second, weak) = (
        file("first", "three larks over the weir\n"),
        file("second", "otters under green bridges\nsecond lines do not count\n"),
        file("weak", "password123\n"),
    );
    let address = "ada.linden@merrowdale.example";
    let opened = answer(&[
        "account",
        "--name",
        "Ada Linden",
        "--email",
        address,
        "--role",
        "personal_adviser",
        "--agency",
        "X10000001",
        "--agency-name",
        "Merrowdale",
        "--password-file",
        word(&first),
        "--data",
        data,
    ]);
    assert_eq!(opened.0, 0, "{}", opened.1);
    let server = Server::start(&["serve", "--data", data]);
    let status = |path: &std::path::Path, cookie: &str| {
        let secret = std::fs::read_to_string(path).expect("a file").lines().next().unwrap_or_default().to_owned();
        let form = format!("name={}&password={}", address.replace('@', "%40"), secret.replace(' ', "+"));
        ask(&server.host(), "POST", "/sign-in", cookie, &form).expect("answers").status
    };
    let cookie = sign_in(&server.host(), address, "three larks over the weir");
    let reset = |name: &str, file: &std::path::Path| {
        answer(&["worker", "reset-password", name, "--password-file", word(file), "--data", data])
    };
    let (code, refused) = reset(address, &weak);
    assert_eq!(code, 3, "{refused}");
    assert!(refused.to_string().contains("tried first"), "{refused}");
    assert_eq!(status(&first, ""), 303, "a refused password changes nothing");

    let (code, set) = reset(&address.to_uppercase(), &second);
    assert_eq!((code, &set["sessions_ended"]), (0, &json!(2)), "{set}");
    let caseload = || ask(&server.host(), "GET", "/caseload", &cookie, "").expect("answers").status;
    assert_eq!(caseload(), 303, "signed out everywhere");
    assert_eq!((status(&first, ""), status(&second, "")), (422, 303));
    assert_eq!(reset("nobody@merrowdale.example", &second).0, 3);

    let close = || answer(&["worker", "close-account", address, "--data", data]);
    let (code, closed) = close();
    assert_eq!((code, &closed["closed"], &closed["sessions_ended"]), (0, &json!(true), &json!(1)), "{closed}");
    assert_eq!(status(&second, ""), 422);
    let (code, again) = close();
    assert_eq!((code, &again["closed"]), (1, &json!(false)), "{again}");
    assert_eq!(reset(address, &second).0, 3, "a closed account stays closed");
    assert_eq!(answer(&["verify", "--data", data]).0, 0);
}

#[test]
fn help_is_in_whole_sentences() {
    let help = String::from_utf8(run(&["--help"]).stdout).expect("text");
    for command in [
        "demo", "serve", "migrate", "generate", "import", "cases", "clocks", "backup", "restore", "verify", "config",
        "account", "worker",
    ] {
        assert!(help.contains(&format!("\n  {command} ")), "{command} is not in the help");
    }
    assert!(help.contains("Exit codes: 0 done"));
    let help = String::from_utf8(run(&["worker", "close-account", "--help"]).stdout).expect("text");
    assert!(help.contains("Exit codes: 0 the account is closed; 1 no open account"), "{help}");
}
