//! `cases check`: cases of law, written by anybody, against the rules.

use law::cases::{check, load};
use serde_json::json;

use crate::cli::Cases;
use crate::out::{Exit, Out};

pub(crate) fn run(cases: &Cases, out: &Out) -> Exit {
    let Cases::Check { paths } = cases;
    let (mut passed, mut failed, mut broken) = (0_u64, 0_u64, 0_u64);
    for loaded in paths.iter().flat_map(|path| load(path)) {
        match loaded.and_then(|case| check(&case)) {
            Ok(outcome) if outcome.is_passed() => passed += 1,
            Ok(outcome) => {
                failed += 1;
                out.line(outcome.to_string());
                out.value(&json!({ "case": outcome.file.display().to_string(), "passed": false, "found": outcome.to_string() }));
            }
            Err(error) => {
                broken += 1;
                out.line(format!("not a case: {error}"));
                out.value(&json!({ "error": error.to_string() }));
            }
        }
    }
    out.line(format!("{passed} cases pass, {failed} fail, {broken} files cannot be read."));
    out.value(&json!({ "passed": passed, "failed": failed, "broken": broken }));
    if failed + broken == 0 { Exit::Done } else { Exit::No }
}
