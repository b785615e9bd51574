//! A condition of a Splink model, in its comparison and as a blocking rule.
#![no_main]

use libfuzzer_sys::fuzz_target;
use linkage::{SplinkModel, Untrained};

fuzz_target!(|text: &str| {
    let quoted = text.replace('\\', "\\\\").replace('"', "\\\"").replace(char::is_control, " ");
    let json = format!(
        "{{\"blocking_rules_to_generate_predictions\":[\"{quoted}\"],\"comparisons\":[{{\"comparison_levels\":[{{\"sql_condition\":\"{quoted}\"}}]}}]}}"
    );
    let _ = SplinkModel::parse("it", &json, Untrained::AsSplink);
});
