//! A model of ours or of Splink.
#![no_main]

use libfuzzer_sys::fuzz_target;
use linkage::{Model, SplinkModel, Untrained};

fuzz_target!(|text: &str| {
    if let Ok(model) = Model::parse("it", text) {
        assert_eq!(Model::parse("it", &model.to_json()).ok(), Some(model));
    }
    let _ = SplinkModel::parse("it", text, Untrained::AsSplink);
});
