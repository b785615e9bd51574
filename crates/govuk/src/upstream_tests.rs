//! Every component is compared with what its own package draws: GOV.UK's fixtures, and MoJ's templates run by Nunjucks.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use minijinja::value::Serde;
use minijinja::{Environment, Value};
use serde_json::Value as Json;

use crate::components::{self, COMPONENTS, OFFICIAL_COMPONENTS, OFFICIAL_TEMPLATES, TEMPLATES};
use crate::normal_form::normal_form;
use crate::options::{Component, Refused, check};

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
        if let Err(Refused::Unknown(option)) = check(&options, component(&name).options, COMPONENTS, "") {
            unknown.insert(format!("{name} {option}"));
        }
    }
    assert_eq!(unknown, undocumented.map(str::to_owned).into());
}
