//! Licences of everything that goes into the product: we must be able to give the whole away.

use crate::{Finding, House};

/// Licences under which a crate may be shipped as part of ours.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "OFL-1.1",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// A crate under another licence: name, licence, why it may stay.
type Exception = (&'static str, &'static str, &'static str);

/// Named exceptions. MPL-2.0 asks for the source of the changed file only, so an unchanged crate may be linked.
const EXCEPTIONS: &[Exception] =
    &[("webdriver", "MPL-2.0", "speaks to the browser in tests; it is not in the program that we ship")];

/// Finds crates whose licence is unknown or not on the list.
pub fn run(house: &House) -> Vec<Finding> {
    judge(house, EXCEPTIONS)
}

fn judge(house: &House, exceptions: &[Exception]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for outside in &house.outside {
        let licence = outside.licence.as_deref().unwrap_or("none");
        let excused = |(name, licence_excused, _): &&Exception| *name == outside.name && *licence_excused == licence;
        if !is_allowed(licence) && !exceptions.iter().any(|exception| excused(&exception)) {
            let who = outside.wanted_by.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
            let what = format!("{} {} is under `{licence}` (wanted by {who})", outside.name, outside.version);
            let way_on = "do without it, or add it with a reason to EXCEPTIONS in crates/xtask/src/checks/licences.rs";
            findings.push(Finding::about("Cargo.lock", what, way_on));
        }
    }
    for (name, _, _) in
        exceptions.iter().filter(|(name, ..)| !house.outside.iter().any(|outside| outside.name == *name))
    {
        let what = format!("the exception for {name} is no longer needed");
        findings.push(Finding::about("crates/xtask/src/checks/licences.rs", what, "take the line out"));
    }
    findings
}

/// Whether an SPDX expression leaves us an allowed choice. `/` is the old way to write OR.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    either(&words, &mut at).is_some_and(|allowed| allowed && at == words.len())
}

fn either(words: &[&str], at: &mut usize) -> Option<bool> {
    let mut allowed = both(words, at)?;
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        allowed |= both(words, at)?;
    }
    Some(allowed)
}

fn both(words: &[&str], at: &mut usize) -> Option<bool> {
    let mut allowed = one(words, at)?;
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        allowed &= one(words, at)?;
    }
    Some(allowed)
}

fn one(words: &[&str], at: &mut usize) -> Option<bool> {
    let word = words.get(*at)?;
    *at += 1;
    if *word == "(" {
        let allowed = either(words, at)?;
        let closed = words.get(*at) == Some(&")");
        *at += 1;
        return closed.then_some(allowed);
    }
    let mut allowed = ALLOWED.contains(word);
    if words.get(*at) == Some(&"WITH") {
        allowed &= words.get(*at + 1) == Some(&"LLVM-exception");
        *at += 2;
    }
    Some(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::made_up::{house, outside};

    #[test]
    fn an_expression_is_read_as_its_writers_meant_it() {
        let cases = [
            ("MIT", true),
            ("MIT/Apache-2.0", true),
            ("Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT", true),
            ("(MIT OR GPL-3.0-only) AND Unicode-3.0", true),
            ("MIT OR Apache-2.0 OR LGPL-2.1-or-later", true),
            ("GPL-3.0-only", false),
            ("MIT AND GPL-3.0-only", false),
            ("MIT OR GPL-3.0-only AND ISC", true),
            ("Apache-2.0 WITH Something-else", false),
            ("none", false),
            ("(MIT", false),
            ("", false),
        ];
        for (expression, allowed) in cases {
            assert_eq!(is_allowed(expression), allowed, "{expression}");
        }
    }

    #[test]
    fn an_unlisted_or_missing_licence_is_found() {
        let mut house = house(&[]);
        house.outside = vec![
            outside("a", "1.0.0", Some("MIT")),
            outside("b", "1.0.0", Some("MPL-2.0")),
            outside("c", "1.0.0", None),
        ];
        assert_eq!(judge(&house, &[]).len(), 2);
        assert_eq!(judge(&house, &[("b", "MPL-2.0", "linked unchanged")]).len(), 1);
    }

    #[test]
    fn an_exception_nobody_needs_is_found() {
        assert_eq!(judge(&house(&[]), &[("gone", "MPL-2.0", "linked unchanged")]).len(), 1);
    }
}
