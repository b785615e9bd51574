//! A model of Splink weighs here what it weighs there, pair for pair.

use std::collections::BTreeMap;
use std::path::PathBuf;

use linkage::{Files, Options, SplinkModel, Task, Untrained};
use tables::Source;

fn golden(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/splink").join(name)
}

/// `tests/golden/splink/README.md` says where the expected weights come from.
#[test]
fn every_pair_of_a_splink_model_weighs_what_splink_says() {
    let json = std::fs::read_to_string(golden("model.json")).unwrap();
    assert!(SplinkModel::is_one(&json));
    let model = SplinkModel::parse("model.json", &json, Untrained::Refuse).unwrap();
    let (left, right) = (Source::open(&golden("a.csv")).unwrap(), Source::open(&golden("b.csv")).unwrap());
    let files = Files::read_for_splink(Task::Link { left: &left, right: &right }, &model).unwrap();
    let linked = files.run_splink(&model, &Options { threads: 2, ..Options::default() }, -30.0).unwrap();
    let expected = Source::open(&golden("pairs.csv")).unwrap().read(&["id_l", "id_r", "match_weight"]).unwrap();
    let [lefts, rights, weights] = expected.columns() else { panic!("three columns") };
    let (lefts, rights, weights) = (lefts.texts().unwrap(), rights.texts().unwrap(), weights.numbers().unwrap());
    let expected: Vec<(&str, &str, f64)> =
        (0..weights.len()).map(|at| (lefts.get(at).unwrap(), rights.get(at).unwrap(), weights[at].unwrap())).collect();
    let found: Vec<_> = linked.pairs(&files).collect();
    assert_eq!(found.len(), expected.len());
    for (pair, (left, right, weight)) in found.iter().zip(&expected) {
        assert_eq!((pair.id_left, pair.id_right), (*left, *right));
        assert!((pair.weight - weight).abs() < 1e-9, "{left} {right}: {} {weight}", pair.weight);
        assert_ne!(pair.decision.word(), "link", "a model without thresholds links nobody");
    }
}

/// Every kind of comparison that Splink's own library has, between two files and within and between them:
/// `tests/golden/library/README.md` says where the expected weights come from.
#[test]
fn every_comparison_of_splinks_library_weighs_what_splink_says() {
    const FLOOR: f64 = -8.0;
    let golden = |name: &str| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/library").join(name);
    let (left, right) = (Source::open(&golden("a.parquet")).unwrap(), Source::open(&golden("b.parquet")).unwrap());
    let mut compared = 0;
    for file in std::fs::read_dir(golden("")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()) {
        let Some(name) = file.strip_suffix(".json") else { continue };
        let json = std::fs::read_to_string(golden(&file)).unwrap();
        let model =
            SplinkModel::parse(&file, &json, Untrained::Refuse).unwrap_or_else(|error| panic!("{file}: {error}"));
        let is_dedupe = name.ends_with("link_and_dedupe");
        let (left, right) = (&left, &right);
        let task = if is_dedupe { Task::LinkAndDedupe { left, right } } else { Task::Link { left, right } };
        let files = Files::read_for_splink(task, &model).unwrap();
        let linked = files.run_splink(&model, &Options { threads: 2, ..Options::default() }, FLOOR).unwrap();
        let expected = Source::open(&golden(&format!("{name}.csv"))).unwrap();
        let expected = expected.read(&["id_l", "id_r", "match_weight"]).unwrap();
        let [lefts, rights, weights] = expected.columns() else { panic!("three columns") };
        let (lefts, rights, weights) = (lefts.texts().unwrap(), rights.texts().unwrap(), weights.numbers().unwrap());
        let key = |one: &str, other: &str| (one.min(other).to_owned(), one.max(other).to_owned());
        let expected =
            (0..weights.len()).map(|at| (key(lefts.get(at).unwrap(), rights.get(at).unwrap()), weights[at].unwrap()));
        let expected: BTreeMap<_, _> = expected.filter(|(_, weight)| *weight >= FLOOR).collect();
        let found: BTreeMap<_, _> =
            linked.pairs(&files).map(|pair| (key(pair.id_left, pair.id_right), pair.weight)).collect();
        assert!(found.keys().eq(expected.keys()), "{file}: other pairs");
        for (pair, weight) in &found {
            assert!((weight - expected[pair]).abs() < 1e-6, "{file} {pair:?}: {weight} {}", expected[pair]);
        }
        compared += found.len();
    }
    assert!(compared > 4_000, "{compared} pairs");
}
