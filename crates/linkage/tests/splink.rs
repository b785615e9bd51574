//! A model of Splink weighs here what it weighs there, pair for pair.

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
    let linked = files.run_splink(&model, &Options { threads: 2, ..Options::default() }, -30.0);
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
