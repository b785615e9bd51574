//! Every analysis on every kind of bad file and bad setting: a named error with the file, the row and the column, never a
//! number that means nothing, never a crash.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::program::{answer, program, word};

/// An analysis: its words, the columns that must be numbers or flags, and what may be missing from a good answer.
struct Analysis {
    words: &'static str,
    numbers: &'static str,
    nulls: &'static [&'static str],
}

const GLM: &[&str] = &["auc", "brier", "likelihood_ratio", "residual_variance", "theta", "theta_se"];

const fn analysis(words: &'static str, numbers: &'static str, nulls: &'static [&'static str]) -> Analysis {
    Analysis { words, numbers, nulls }
}

/// Names of columns say what is in them: t time, e event, x and z numbers, g groups, c causes, d arms, y an outcome, n counts,
/// w weights, k clusters, p places, s sizes.
const ANALYSES: [Analysis; 26] = [
    analysis("km --duration t --event e --group g", "t,e", &["lower", "upper", "median_lower", "median_upper"]),
    analysis("logrank --duration t --event e --group g --strata z", "t,e", &[]),
    analysis("rmst --duration t --event e --group g --horizon 5", "t,e", &[]),
    analysis("cox --duration t --event e --covariates x,z --weights w --cluster k", "t,e,x,z,w", &[]),
    analysis("cox --duration t --event e --covariates x --entry m --strata g", "t,e,x,m", &[]),
    analysis("aft --duration t --event e --covariates x,z", "t,e,x,z", &[]),
    analysis("aft --duration t --event e --covariates x --distribution log-normal", "t,e,x", &[]),
    analysis("finegray --duration t --cause c --covariates x,z", "t,c,x,z", &[]),
    analysis("incidence --duration t --cause c --group g", "t,c", &[]),
    analysis("glm --family logistic --outcome d --covariates x,z", "d,x,z", GLM),
    analysis("glm --family poisson --outcome n --covariates x,z --exposure w", "n,x,z,w", GLM),
    analysis("glm --family nb --outcome n --covariates x --exposure w --cluster k", "n,x,w", GLM),
    analysis("glm --family linear --outcome y --covariates x,z --weights w --errors hc3", "y,x,z,w", GLM),
    analysis("match --treatment d --outcome y --covariates x,z", "d,y,x,z", &["caliper"]),
    analysis(
        "match --treatment d --outcome y --covariates x,z --method radius --scale logit --caliper 0.5",
        "d,y,x,z",
        &["effect_paired"],
    ),
    analysis("weight --treatment d --outcome y --covariates x,z", "d,y,x,z", &["not_augmented_because"]),
    analysis("specifications --treatment d --outcome y --covariates x,z", "d,y,x,z", &["lower", "upper"]),
    analysis("did --outcome y --treated d --after e --covariates x", "y,d,e,x", &[]),
    analysis("meta --study p --effect x --variance w", "x,w", &[]),
    analysis("meta --study p --counts z,s,c,s --measure rr", "z,s,c", &[]),
    analysis("meta --study p --counts z,s,c,s --method mh", "z,s,c", &[]),
    analysis("spc --value y", "y", &["assurance"]),
    analysis("spc --value w --chart t", "w", &[]),
    analysis("spc --value y --chart cusum", "y", &[]),
    analysis("funnel --place p --events z --size s", "z,s", &[]),
    analysis("suppress --rows g --columns z --count n", "n", &["at_most"]),
];

/// Columns whose values may not be below 0, and those that may not be 0 either, whatever is asked of them.
const NEVER_NEGATIVE: &str = "t,e,c,d,n,w,s";

const NAMES: [&str; 14] = ["t", "e", "x", "z", "g", "c", "d", "y", "n", "w", "k", "p", "s", "m"];

/// Forty people, always the same: small numbers without a pattern.
fn people() -> Vec<Vec<String>> {
    let mut state = 12_345_u64;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut rows = vec![NAMES.map(str::to_owned).to_vec()];
    for row in 0..40_u64 {
        let (time, event, cause, arm) = (next(20) + 1, next(2), next(3), next(2));
        let (x, y) = (next(2_000), next(3_000) + 400 * arm);
        let (z, count, weight) = (next(4), [0, 1, 1, 2, 3, 9][usize::try_from(next(6)).expect("small")], next(4) + 1);
        let thousandth = |value: u64| format!("{}.{:03}", value / 1_000, value % 1_000);
        rows.push(vec![
            time.to_string(),
            event.to_string(),
            thousandth(x),
            z.to_string(),
            ["a", "b"][usize::try_from(row % 2).expect("small")].to_owned(),
            cause.to_string(),
            arm.to_string(),
            thousandth(y),
            count.to_string(),
            format!("{}.5", weight),
            (row / 4).to_string(),
            format!("place {row}"),
            "20".to_owned(),
            if time > 1 { "0.5".to_owned() } else { "0".to_owned() },
        ]);
    }
    rows
}

fn written(rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    for row in rows {
        let _ = writeln!(text, "{}", row.join(","));
    }
    text
}

/// The same with one cell, in this row and column, changed.
fn with(column: &str, row: usize, value: &str) -> String {
    let mut rows = people();
    let at = NAMES.iter().position(|name| *name == column).expect("a column");
    value.clone_into(&mut rows[row][at]);
    written(&rows)
}

fn asked(words: &str, file: &Path) -> (i32, Value) {
    let (name, rest) = words.split_once(' ').expect("words");
    let all: Vec<&str> = ["evaluate", name, "--data", word(file)].into_iter().chain(rest.split(' ')).collect();
    let out = program(&all).arg("--json").output().expect("the program starts");
    let (text, said) =
        (String::from_utf8(out.stdout).expect("text"), String::from_utf8_lossy(&out.stderr).into_owned());
    assert!(said.is_empty(), "{words}: {said}");
    (out.status.code().expect("no signal"), serde_json::from_str(&text).unwrap_or_else(|_| panic!("{words}: {text}")))
}

/// What an error says, in one line.
fn said(value: &Value) -> String {
    let causes = value["error"].as_array().unwrap_or_else(|| panic!("an error: {value}"));
    causes.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" / ")
}

/// Names of all that is null: a number that is none is written so.
fn nulls(value: &Value, name: &str, found: &mut Vec<String>) {
    match value {
        Value::Null => found.push(name.to_owned()),
        Value::Array(list) => list.iter().for_each(|value| nulls(value, name, found)),
        Value::Object(map) => map.iter().for_each(|(name, value)| nulls(value, name, found)),
        _ => {}
    }
}

/// Each analysis with a file of its own, two at a time.
fn for_each_analysis(name: &str, check: impl Fn(&Analysis, &Path) + Sync) {
    let folder = tempfile::tempdir().expect("a folder");
    let (first, second) = ANALYSES.split_at(ANALYSES.len() / 2);
    std::thread::scope(|scope| {
        for (at, half) in [first, second].into_iter().enumerate() {
            let (folder, check) = (&folder, &check);
            scope.spawn(move || {
                let file = folder.path().join(format!("{name}-{at}.csv"));
                for analysis in half {
                    check(analysis, &file);
                }
            });
        }
    });
}

#[test]
fn a_file_that_is_no_table_is_named() {
    let good = written(&people());
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(good.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let ragged = good.replacen("place 6,", "place 6,1,", 1);
    let header = good.lines().next().expect("names").to_owned();
    let twice = NAMES.map(|name| good.replacen(&header, &format!("{header},{name}"), 1).replace(",0.5\n", ",0.5,1\n"));
    for_each_analysis("no-table", |analysis, file| {
        let first = analysis.numbers.split(',').next().expect("a column");
        let own = NAMES.iter().position(|name| *name == first).expect("a column");
        let without = good.replacen(&header, &header.replacen(&format!("{first},"), "other,", 1), 1);
        for (bytes, kind, says) in [
            (Vec::new(), "empty_file", "no names"),
            (format!("{header}\n").into_bytes(), "empty", "has no rows"),
            (b"PAR1 this is no Parquet".to_vec(), "not_a_table", "is not a table"),
            (utf16.clone(), "not_a_table", "UTF-8"),
            (ragged.clone().into_bytes(), "uneven_row", "row 7"),
            (without.into_bytes(), "no_column", first),
            (twice[own].clone().into_bytes(), "column_twice", first),
        ] {
            std::fs::write(file, bytes).expect("written");
            let (code, value) = asked(analysis.words, file);
            let text = said(&value);
            let named = text.contains(word(file)) && (text.contains(says) || says == "no names");
            assert!(code == 3 && value["kind"] == kind && named, "{}: {value}", analysis.words);
        }
        std::fs::remove_file(file).expect("there");
        let (code, value) = asked(analysis.words, file);
        assert_eq!((code, &value["kind"]), (3, &Value::from("unreadable")), "{}", analysis.words);
    });
}

#[test]
fn a_cell_that_cannot_be_is_named_by_file_row_and_column() {
    for_each_analysis("cell", |analysis, file| {
        for column in analysis.numbers.split(',') {
            let other = NEVER_NEGATIVE.split(',').any(|name| name == column);
            let cells = [("", "missing"), ("NA", "missing"), ("old", ""), ("inf", ""), ("1e200", "")];
            for (cell, kind) in cells.into_iter().chain(other.then_some(("-1", ""))) {
                std::fs::write(file, with(column, 7, cell)).expect("written");
                let (code, value) = asked(analysis.words, file);
                let text = said(&value);
                let named = text.contains(word(file)) && text.contains(&format!("column {column}, row 7"));
                let kinds = ["text_in_numbers", "not_a_flag", "not_whole", "infinite", "out_of_range"];
                let right = if kind.is_empty() {
                    kinds.iter().any(|kind| value["kind"] == *kind)
                } else {
                    value["kind"] == kind
                };
                assert!(code == 3 && named && right, "{} with {column} {cell:?}: {value}", analysis.words);
            }
        }
    });
}

#[test]
fn a_file_written_in_another_way_gives_the_same_answer() {
    let good = written(&people());
    let ways = [
        format!("\u{feff}{good}"),
        good.replace('\n', "\r\n"),
        good.replace("place 6,", "\"place 6\",").replace("place 7,", "\"place\n7\","),
        good.trim_end().to_owned(),
    ];
    for_each_analysis("way", |analysis, file| {
        std::fs::write(file, &good).expect("written");
        let (code, expected) = asked(analysis.words, file);
        assert_eq!(code, 0, "{}: {expected}", analysis.words);
        let mut empty = Vec::new();
        nulls(&expected, "", &mut empty);
        empty.retain(|name| !analysis.nulls.contains(&name.as_str()));
        assert!(empty.is_empty(), "{}: {empty:?} in {expected}", analysis.words);
        for way in &ways {
            std::fs::write(file, way).expect("written");
            let (code, mut found) = asked(analysis.words, file);
            let text = found.to_string().replace("place\\n7", "place 7");
            found = serde_json::from_str(&text).expect("JSON");
            assert_eq!((code, &found), (0, &expected), "{} of {way:?}", analysis.words);
        }
    });
}

/// Columns that are allowed one by one, and say nothing together: all alike, one row, one arm.
#[test]
fn a_file_that_cannot_say_it_gives_a_named_error_or_a_whole_answer() {
    let people = people();
    let all = |column: &str, value: &str| {
        let at = NAMES.iter().position(|name| *name == column).expect("a column");
        let mut rows = people.clone();
        rows.iter_mut().skip(1).for_each(|row| value.clone_into(&mut row[at]));
        written(&rows)
    };
    let mut files = vec![written(&people[..2]), written(&people[..3]), written(&people[..5])];
    for (column, value) in
        [("t", "0"), ("t", "3"), ("e", "0"), ("e", "1"), ("x", "0.1"), ("d", "0"), ("d", "1"), ("y", "0.1"), ("g", "a")]
    {
        files.push(all(column, value));
    }
    files.extend([
        all("c", "0"),
        all("c", "2"),
        all("n", "0"),
        all("z", "0"),
        all("s", "0"),
        all("w", "0"),
        all("w", "1e30"),
    ]);
    let may_be_missing = ["difference", "gray", "egger", "median", "proportional_hazards", "variance_ratio_after"];
    for_each_analysis("alike", |analysis, file| {
        for text in &files {
            std::fs::write(file, text).expect("written");
            let (code, value) = asked(analysis.words, file);
            if code == 3 {
                assert!(value["kind"].is_string() && said(&value).contains(word(file)), "{}: {value}", analysis.words);
                continue;
            }
            let mut empty = Vec::new();
            nulls(&value, "", &mut empty);
            let known = |name: &str| {
                analysis.nulls.contains(&name)
                    || may_be_missing.contains(&name)
                    || ["lower", "upper", "median_lower"].contains(&name) && analysis.words.starts_with("km")
                    || (["lower", "upper"].contains(&name) && analysis.words.starts_with("incidence"))
                    || ["augmented", "regression"].contains(&name) && value["not_augmented_because"].is_string()
            };
            empty.retain(|name| !known(name));
            assert!(code == 0 && empty.is_empty(), "{}: {empty:?} in {value} of {text}", analysis.words);
        }
    });
}

/// Settings that cannot be: the words, the exit code, the error's name, and what it must say.
const SETTINGS: [(&str, i32, &str, &str); 57] = [
    ("km DATA --duration t --event e --level 1.5", 3, "setting", "level is 1.5"),
    ("incidence DATA --duration t --cause c --level 95", 3, "setting", "level is 95"),
    ("km DATA --duration t --event e --level nan", 3, "setting", "level is NaN"),
    ("cox DATA --duration t --event e --covariates x --level 0", 3, "setting", "level is 0"),
    ("cox DATA --duration t --event e", 3, "undefined", "a model needs a covariate"),
    ("cox DATA --duration t --event e --covariates x --predict z=1", 3, "setting", "predict"),
    ("cox DATA --duration t --event e --covariates x,x", 3, "collinear", "column x"),
    ("cox DATA --duration t --event e --covariates x --entry t", 3, "out_of_range", "column t, row 1"),
    ("rmst DATA --duration t --event e --horizon 1000", 3, "setting", "horizon is 1000"),
    ("rmst DATA --duration t --event e --horizon -1", 3, "setting", "horizon is -1"),
    ("logrank DATA --duration t --event e --group g --rho -1", 3, "setting", "rho is -1"),
    ("finegray DATA --duration t --cause c --covariates x --of 7", 3, "no_events", "column c"),
    ("glm DATA --family logistic --outcome d --covariates x --exposure w", 3, "undefined", "exposure"),
    ("glm DATA --family linear --outcome y --covariates x --cluster k --errors hc1", 3, "setting", "errors"),
    ("match DATA --treatment d --covariates x --caliper -0.2", 3, "setting", "caliper is \"-0.2\""),
    ("match DATA --treatment d --covariates x --caliper-raw=-3", 3, "setting", "caliper-raw is \"-3\""),
    ("match DATA --treatment d --covariates x --caliper 0.000000001", 3, "nobody_matched", "nobody"),
    ("match DATA --treatment d --covariates x --ratio 0", 3, "setting", "ratio is 0"),
    ("match DATA --treatment d --covariates x --method radius", 3, "setting", "caliper"),
    ("match DATA --treatment d --covariates x --method subclass --subclasses 1", 3, "setting", "subclasses is 1"),
    ("match DATA --treatment d --covariates x --score y --scale logit", 3, "out_of_range", "column y, row"),
    ("match DATA --treatment d", 2, "usage", "--covariates"),
    ("weight DATA --treatment d --outcome y", 2, "usage", "--covariates"),
    ("cox DATA --duration t --event e --covariates x --factors s", 3, "constant", "column s"),
    ("did DATA --outcome y --treated d --after e --unit k --period g", 3, "undefined", "every period"),
    ("meta DATA --effect x", 2, "usage", "--variance"),
    ("meta DATA --study p", 2, "usage", "--counts"),
    ("meta DATA --study p --counts z,s,c", 2, "usage", "four columns"),
    ("spc DATA --value y --baseline 1", 3, "setting", "baseline is 1"),
    ("spc DATA --value y --baseline 1000", 3, "setting", "baseline is 1000"),
    ("spc DATA --value y --chart cusum --threshold -5", 3, "setting", "threshold is -5"),
    ("funnel DATA --place p --events z --size s --target 1.5", 3, "setting", "target is 1.5"),
    ("funnel DATA --place p --events z", 2, "usage", "--size"),
    ("suppress DATA --rows g --columns z --profile none", 3, "setting", "dfe-cin"),
    ("suppress DATA --rows g --columns z --only g=q", 3, "setting", "g=q"),
    ("sensitivity --discordant 30,40", 3, "setting", "favourable is 40"),
    ("sensitivity --discordant 40,30 --gamma 0.5", 3, "setting", "gamma is 0.5"),
    ("sensitivity", 2, "usage", "--discordant"),
    ("adjust --p 0.1,2", 3, "out_of_range", "row 2"),
    ("adjust", 2, "usage", "--p"),
    ("twobytwo --counts 5,4,1,9", 3, "setting", "events is 5"),
    ("twobytwo --counts 5,9", 3, "setting", "four counts"),
    ("power --size 0 --control-size 10 --base 0.5", 3, "setting", "size is 0"),
    ("power --size 10 --control-size -1 --base 0.5", 3, "setting", "control-size is -1"),
    ("power --size 10 --control-size 10 --base 1", 3, "setting", "base is 1"),
    ("power --size 10 --control-size 10 --base 0.5 --alpha 0", 3, "setting", "alpha is 0"),
    ("power --size 10 --control-size 10 --base 0.5 --power 1", 3, "setting", "power is 1"),
    ("power --size ten --control-size 10 --base 0.5", 2, "usage", "ten"),
    ("boundaries --looks 0", 3, "setting", "looks is 0"),
    ("boundaries --looks 3 --alpha 1.5", 3, "setting", "alpha is 1.5"),
    ("boundaries --looks 3 --shape hsd --parameter 99", 3, "setting", "parameter is 99"),
    ("boundaries --information 0.5,0.2", 3, "undefined", "rise"),
    ("boundaries --looks -3", 2, "usage", "-3"),
    ("arms --events 1,2 --sizes 3", 3, "setting", "sizes"),
    ("arms --events 5,2 --sizes 3,9", 3, "setting", "events is 5"),
    ("arms --simulate 0.2,1.5", 3, "out_of_range", "row 2"),
    ("colour", 2, "usage", "colour"),
];

#[test]
fn a_setting_that_cannot_be_is_named_as_it_was_typed() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("people.csv");
    std::fs::write(&file, written(&people())).expect("written");
    let mut wrong = Vec::new();
    for (words, code, kind, says) in SETTINGS {
        let data = format!("--data {}", word(&file));
        let words = format!("evaluate {}", words.replace("DATA", &data));
        let (found, value) = answer(&words.split(' ').collect::<Vec<_>>());
        let right = found == code && value["kind"] == kind && said(&value).contains(says);
        if !right || value.as_object().is_none_or(|map| map.len() != 2) {
            wrong.push(format!("{words}: {found} {value}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_protocol_or_a_folder_that_cannot_be_used_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let write = |name: &str, bytes: &[u8]| std::fs::write(at(name), bytes).expect("written");
    write("empty.toml", b"");
    write("broken.toml", b"question = \n");
    write("binary.toml", &[0xFF, 0xFE, 0, 1]);
    let seal = |file: &PathBuf, date: &str| {
        answer(&["evaluate", "seal", word(file), "--signed-by", "Gale Birchall", "--date", date])
    };
    for (name, date, code, kind) in [
        ("nowhere.toml", "2024-01-01", 3, "unreadable"),
        ("empty.toml", "2024-01-01", 3, "protocol"),
        ("broken.toml", "2024-01-01", 3, "protocol"),
        ("binary.toml", "2024-01-01", 3, "unreadable"),
        ("empty.toml", "2024-02-31", 2, "usage"),
    ] {
        let (found, value) = seal(&at(name), date);
        assert_eq!((found, &value["kind"]), (code, &Value::from(kind)), "{name}: {value}");
        assert!(said(&value).contains(if code == 2 { "2024-02-31" } else { name }), "{value}");
    }
}
