//! Every component is compared with what its own package draws: GOV.UK's fixtures, and MoJ's templates run by Nunjucks.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use minijinja::value::Serde;
use minijinja::{Environment, Value};
use serde_json::Value as Json;

use crate::components::{self, COMPONENTS, OFFICIAL_COMPONENTS, OFFICIAL_TEMPLATES, TEMPLATES};
use crate::fixes::FIXES;
use crate::normal_form::normal_form;
use crate::options::{Check, Component, Refused};

fn package(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../node_modules").join(path)
}

fn everything() -> Environment<'static> {
    components::environment(TEMPLATES.iter().chain(OFFICIAL_TEMPLATES), COMPONENTS.iter().chain(OFFICIAL_COMPONENTS))
        .unwrap()
}

fn component(name: &str) -> &'static Component {
    COMPONENTS.iter().chain(OFFICIAL_COMPONENTS).find(|component| component.name == name).unwrap()
}

/// Component name, fixture name, options, expected markup.
fn fixtures() -> Vec<(String, String, Json, String)> {
    let folder = package("govuk-frontend/dist/govuk/components");
    let mut all = Vec::new();
    let mut names: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    for file in names.iter().map(|path| path.join("fixtures.json")).filter(|file| file.exists()) {
        let json: Json = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        let name: String = json["component"].as_str().unwrap().split('-').map(capitalised).collect();
        for fixture in json["fixtures"].as_array().unwrap() {
            let text = |key: &str| fixture[key].as_str().unwrap().to_owned();
            all.push((format!("govuk{name}"), text("name"), fixture["options"].clone(), text("html")));
        }
    }
    all
}

fn capitalised(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

#[test]
fn govuk_fixtures_are_drawn_as_upstream_draws_them() {
    let env = everything();
    let fixtures = fixtures();
    let mut misses = Vec::new();
    for (name, fixture, options, expected) in &fixtures {
        let drawn = components::draw(&env, component(name), Value::from(Serde(options)), None);
        if let Some(difference) = difference(&drawn, expected) {
            misses.push(format!("{name} `{fixture}`: {difference}"));
        }
    }
    let matched = fixtures.len() - misses.len();
    println!("{matched} of {} GOV.UK fixtures match", fixtures.len());
    assert_eq!(fixtures.len(), 725, "the package's fixtures changed: look at them, then change this number");
    assert!(matched >= 724, "{matched} of {} fixtures match\n{}", fixtures.len(), misses.join("\n"));
}

/// Fixtures hold markup as plain text; here all text is vouched for, so that only names are checked.
fn vouched_for(json: &Json) -> Value {
    match json {
        Json::String(text) => Value::from_safe_string(text.clone()),
        Json::Array(items) => items.iter().map(vouched_for).collect(),
        Json::Object(entries) => {
            Value::from_pairs(entries.iter().map(|(name, value)| (name.clone(), vouched_for(value))))
        }
        other => Value::from(Serde(other)),
    }
}

/// The first line in which the two drawings differ.
fn difference(drawn: &Result<String, minijinja::Error>, expected: &str) -> Option<String> {
    let drawn = match drawn {
        Ok(drawn) => normal_form(drawn),
        Err(why) => return Some(format!("{why:#}")),
    };
    let expected = normal_form(expected);
    let mut lines = drawn.lines().chain(["(end)"]).zip(expected.lines().chain(["(end)"]));
    lines.find(|(drawn, expected)| drawn != expected).map(|(drawn, expected)| format!("\n  {drawn}\n  {expected}"))
}

#[test]
fn every_fixture_passes_the_option_check_but_for_undocumented_options() {
    let undocumented = [
        "govukDateInput items.inputmode",
        "govukDateInput values.dob-day",
        "govukDateInput values.dob-user1-day",
        "govukFileUpload value",
    ];
    let mut unknown = BTreeSet::new();
    for (name, _, options, _) in fixtures() {
        let options = vouched_for(&options);
        let check = Check { known: COMPONENTS, is_missing: &|_| true };
        if let Err(Refused::Unknown(option)) = check.component(&options, component(&name)) {
            unknown.insert(format!("{name} {option}"));
        }
    }
    assert_eq!(unknown, undocumented.map(str::to_owned).into());
}

/// What Nunjucks itself makes of the cases, in their order.
fn drawn_by_nunjucks(cases: &Json) -> Vec<String> {
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("oracle/moj.mjs");
    let mut node = Command::new("node")
        .args([script, package("")])
        .env("TZ", "UTC")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node runs the oracle: install it");
    let input = serde_json::json!({ "fixes": FIXES, "cases": cases });
    node.stdin.take().unwrap().write_all(input.to_string().as_bytes()).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "the oracle failed");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn moj_components_are_drawn_as_nunjucks_draws_them() {
    let env = everything();
    let cases: Json = serde_json::from_str(include_str!("../oracle/moj_cases.json")).unwrap();
    let expected = drawn_by_nunjucks(&cases);
    let cases = cases.as_array().unwrap();
    assert_eq!(cases.len(), expected.len());
    let mut misses = Vec::new();
    let mut drawn_components = BTreeSet::new();
    for (case, expected) in cases.iter().zip(&expected) {
        let name = match case["macro"].as_str().unwrap() {
            "interruptionCard" => "mojInterruptionCard",
            name => name,
        };
        let block = case.get("block").map(|block| Value::from_safe_string(block.as_str().unwrap().into()));
        let drawn = components::draw(&env, component(name), Value::from(Serde(&case["options"])), block);
        drawn_components.insert(name);
        if let Some(difference) = difference(&drawn, expected) {
            misses.push(format!("{name} {}: {difference}", case["options"]));
        }
    }
    let matched = cases.len() - misses.len();
    println!("{matched} of {} MoJ cases match, over {} components", cases.len(), drawn_components.len());
    assert_eq!(misses, Vec::<String>::new());
    assert!(matched >= 41 && drawn_components.len() >= 25);
}
