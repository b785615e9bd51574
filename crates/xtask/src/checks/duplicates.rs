//! Two versions of one crate cost build time and confuse errors: each has a written reason or goes.

use crate::house::Outside;
use crate::{Finding, House};
use std::collections::{BTreeMap, BTreeSet};

/// The table of reasons: `name versions: reason`, one a line.
const TABLE: &str = "crates/xtask/duplicates.txt";

/// Finds duplicate versions without a line in the table, and lines that no longer hold.
pub fn run(house: &House) -> Vec<Finding> {
    let reasons = reasons(house.file(TABLE).map_or("", |file| &file.text));
    let mut copies: BTreeMap<&str, Vec<&Outside>> = BTreeMap::new();
    for outside in &house.outside {
        copies.entry(&outside.name).or_default().push(outside);
    }
    copies.retain(|_, versions| versions.len() > 1);
    let mut findings = Vec::new();
    for (name, versions) in &copies {
        let short: BTreeSet<String> = versions.iter().map(|outside| compatible(&outside.version)).collect();
        let short = short.into_iter().collect::<Vec<_>>().join(" ");
        if reasons.get(*name).is_none_or(|reason| reason.versions != short) {
            let what = format!("{name} is there in several versions: {}", brought_by(versions));
            let way_on = format!("bring them together, or write `{name} {short}: the reason`");
            findings.push(Finding::at(TABLE, reasons.get(*name).map_or(0, |reason| reason.line), what, way_on));
        }
    }
    for (name, reason) in &reasons {
        if !copies.contains_key(name.as_str()) {
            findings.push(Finding::at(
                TABLE,
                reason.line,
                format!("{name} is there only once now"),
                "take the line out",
            ));
        } else if reason.words.split_whitespace().count() < 2 {
            findings.push(Finding::at(
                TABLE,
                reason.line,
                format!("{name} has no reason"),
                "say who needs which version and why",
            ));
        }
    }
    findings
}

struct Reason {
    versions: String,
    words: String,
    line: usize,
}

fn reasons(table: &str) -> BTreeMap<String, Reason> {
    let lines = table.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    lines
        .map(|(at, line)| {
            let (crates, words) = line.split_once(':').unwrap_or((line, ""));
            let (name, versions) = crates.trim().split_once(' ').unwrap_or((crates.trim(), ""));
            (name.to_owned(), Reason { versions: versions.to_owned(), words: words.trim().to_owned(), line: at + 1 })
        })
        .collect()
}

/// The part of a version that cargo takes for compatible: `2` of 2.0.117, `0.22` of 0.22.1.
fn compatible(version: &str) -> String {
    let mut parts = version.split(['.', '+', '-']);
    match (parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next().unwrap_or_default()) {
        ("0", "0", patch) => format!("0.0.{patch}"),
        ("0", minor, _) => format!("0.{minor}"),
        (major, ..) => major.to_owned(),
    }
}

fn brought_by(versions: &[&Outside]) -> String {
    let one = |outside: &&Outside| {
        let who = outside.wanted_by.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        format!("{} by {who}", outside.version)
    };
    versions.iter().map(one).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::made_up::{house, outside};

    fn found(table: &str, versions: &[&str]) -> Vec<String> {
        let mut house = house(&[(TABLE, table)]);
        house.outside = versions.iter().map(|version| outside("syn", version, Some("MIT"))).collect();
        run(&house).into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn a_duplicate_with_its_reason_is_fine() {
        assert_eq!(found("# words\nsyn 2 3: derives of serde are still on 2\n", &["2.0.117", "3.0.9"]), [""; 0]);
    }

    #[test]
    fn a_duplicate_without_a_reason_or_with_other_versions_is_found() {
        assert_eq!(found("", &["2.0.117", "3.0.9"]).len(), 1);
        assert_eq!(found("syn 1 2: an old derive\n", &["2.0.117", "3.0.9"]).len(), 1);
        assert_eq!(found("syn 2 3: because\n", &["2.0.117", "3.0.9"]), ["syn has no reason"]);
    }

    #[test]
    fn a_line_that_no_longer_holds_is_found() {
        assert_eq!(found("syn 2 3: derives of serde are still on 2\n", &["3.0.9"]), ["syn is there only once now"]);
    }

    #[test]
    fn compatible_is_what_cargo_takes_for_compatible() {
        for (version, short) in [("2.0.117", "2"), ("0.22.1", "0.22"), ("0.0.3", "0.0.3"), ("1.2.1+spec-1.1.0", "1")] {
            assert_eq!(compatible(version), short);
        }
    }
}
