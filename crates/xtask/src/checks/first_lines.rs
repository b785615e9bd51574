//! Every Rust file begins with `//!` and says, in the words of the work, what it is for.

use crate::{Finding, House};

/// Fewer words than this name a file but do not say what it is for.
const FEWEST_WORDS: usize = 3;

/// Finds files that begin otherwise.
pub fn run(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in &house.rust {
        let first = file.text.lines().next().unwrap_or_default();
        let words = first.strip_prefix("//! ").unwrap_or_default().split_whitespace().count();
        if words < FEWEST_WORDS {
            let way_on = "begin with `//!` and one sentence in the words of the work";
            findings.push(Finding::at(&file.path, 1, "the first line does not say what the file is for", way_on));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::made_up::house;

    #[test]
    fn only_a_sentence_will_do() {
        let found = |text: &str| run(&house(&[("crates/web/src/lib.rs", text)])).len();
        assert_eq!(found("//! Pages about contact with a person.\n"), 0);
        for text in
            ["use std::fmt;\n", "", "//! Contact.\n", "// Pages about contact.\n", "\n//! Pages about contact.\n"]
        {
            assert_eq!(found(text), 1, "{text:?}");
        }
    }
}
