//! What was made: the options and the counts, so that a folder says where it came from.

use std::fmt::Write as _;
use std::path::Path;

use super::Summary;
use crate::GeneratorError;
use crate::region::Region;

/// Writes `manifest.json`. Every value is a number, a date or a path of ours, so nothing needs escaping.
pub(super) fn write(region: &Region, summary: &Summary, into: &Path) -> Result<(), GeneratorError> {
    let path = into.join("manifest.json");
    std::fs::write(&path, text(region, summary)).map_err(|source| GeneratorError::Write { path, source })
}

fn text(region: &Region, summary: &Summary) -> String {
    let options = region.options();
    let rows: Vec<String> = summary.files.iter().map(|(name, rows)| format!("    \"{name}\": {rows}")).collect();
    let mut text = String::from("{\n");
    let pairs = [
        ("people", i64::from(options.people)),
        ("seed", i64::try_from(options.seed).unwrap_or(i64::MAX)),
        ("year", i64::from(options.year)),
        ("in_care", i64::from(summary.in_care)),
        ("twins", i64::from(summary.twins)),
        ("siblings", i64::from(summary.siblings)),
        ("in_prison_and_index", i64::from(summary.in_prison_and_index)),
        ("joined_in_prison", i64::from(summary.joined_in_prison)),
        ("birth_date_conflicts", i64::from(summary.birth_date_conflicts)),
    ];
    for (name, value) in pairs {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  \"{name}\": {value},");
    }
    let _ = writeln!(text, "  \"today\": \"{}\",\n  \"rows\": {{\n{}\n  }}\n}}", options.today, rows.join(",\n"));
    text
}
