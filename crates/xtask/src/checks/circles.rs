//! No circles: inside a crate, the features (its top modules) import each other in one direction only.

use crate::house::RustFile;
use crate::{Finding, House};
use std::collections::{BTreeMap, BTreeSet};

/// Feature to the features that it names, each with the first place.
type Arrows<'a> = BTreeMap<&'a str, BTreeMap<String, (&'a str, usize)>>;

/// Finds every arrow that is part of a circle.
pub fn run(house: &House) -> Vec<Finding> {
    house.members.iter().flat_map(|member| circles_of(house, &member.name)).collect()
}

fn circles_of(house: &House, member: &str) -> Vec<Finding> {
    let features: BTreeSet<&str> = house.sources(member).filter_map(feature).collect();
    let handed_on = handed_on_by_root(house, member, &features);
    let mut arrows: Arrows = BTreeMap::new();
    for file in house.sources(member) {
        let Some(from) = feature(file) else { continue };
        for (to, line) in features_named(file, &features, &handed_on) {
            if to != from {
                arrows.entry(from).or_default().entry(to).or_insert((&file.path, line));
            }
        }
    }
    let mut findings = Vec::new();
    for (from, tos) in &arrows {
        for (to, (path, line)) in tos.iter().filter(|(to, _)| reaches(&arrows, to, from)) {
            let way_on = format!("move what both need below them, or hand it in; `{to}` leads back to `{from}`");
            findings.push(Finding::at(
                path,
                *line,
                format!("`{from}` and `{to}` import each other in `{member}`"),
                way_on,
            ));
        }
    }
    findings
}

/// The top module that a file belongs to: `contact` for `contact/rows.rs`, `contact.rs` and `contact/mod.rs`.
fn feature(file: &RustFile) -> Option<&str> {
    let first = file.in_src()?.split('/').next()?;
    let first = first.strip_suffix(".rs").unwrap_or(first);
    (!matches!(first, "lib" | "main" | "bin")).then_some(first)
}

/// Names that the root hands on: `pub use contact::Log` makes `crate::Log` lead to `contact`.
fn handed_on_by_root(house: &House, member: &str, features: &BTreeSet<&str>) -> BTreeMap<String, String> {
    let roots = house.sources(member).filter(|file| matches!(file.in_src(), Some("lib.rs" | "main.rs")));
    let mut handed_on = BTreeMap::new();
    for path in roots.flat_map(|file| file.code.paths()).filter(|path| path.in_use && !path.in_test) {
        let inner: Vec<&String> =
            path.segments.iter().skip_while(|part| matches!(part.as_str(), "crate" | "self")).collect();
        if let [feature, .., name] = inner.as_slice()
            && features.contains(feature.as_str())
        {
            handed_on.insert((*name).clone(), (*feature).clone());
        }
    }
    handed_on
}

/// The features that a file names by a path from the root of its crate.
fn features_named(
    file: &RustFile,
    features: &BTreeSet<&str>,
    handed_on: &BTreeMap<String, String>,
) -> Vec<(String, usize)> {
    let depth = depth(file);
    let mut named = Vec::new();
    for path in file.code.paths().into_iter().filter(|path| !path.in_test) {
        let ups = path.segments.iter().take_while(|part| *part == "super").count();
        let from_root = match (path.first(), ups) {
            ("crate", _) => path.segment(1),
            (_, ups) if ups > 0 && ups == depth => path.segment(ups),
            _ => continue,
        };
        if features.contains(from_root) {
            named.push((from_root.to_owned(), path.line));
        } else if let Some(feature) = handed_on.get(from_root) {
            named.push((feature.clone(), path.line));
        }
    }
    named
}

/// How many `super` lead from a file's module to the root of its crate.
fn depth(file: &RustFile) -> usize {
    let path = file.in_src().unwrap_or_default();
    let is_folder_itself = path.ends_with("/mod.rs");
    path.split('/').count() - usize::from(is_folder_itself)
}

fn reaches(arrows: &Arrows, from: &str, goal: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut ahead = vec![from.to_owned()];
    while let Some(place) = ahead.pop() {
        if place == goal {
            return true;
        }
        if seen.insert(place.clone()) {
            ahead.extend(arrows.get(place.as_str()).into_iter().flat_map(|tos| tos.keys().cloned()));
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::made_up::{house, member};

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let mut house = house(files);
        house.members = vec![member("web", &[])];
        run(&house).into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn one_direction_is_fine() {
        let files = [("crates/web/src/a.rs", "use crate::b::X;"), ("crates/web/src/b/c.rs", "use super::d::Y;")];
        assert_eq!(found(&files), [""; 0]);
    }

    #[test]
    fn two_features_that_import_each_other_are_found() {
        let files =
            [("crates/web/src/a/x.rs", "use crate::{b::X, c};"), ("crates/web/src/b.rs", "fn f() { super::a::x(); }")];
        assert_eq!(found(&files), ["`a` and `b` import each other in `web`", "`b` and `a` import each other in `web`"]);
    }

    #[test]
    fn a_circle_of_three_is_found() {
        let files = [
            ("crates/web/src/a.rs", "use crate::b::X;"),
            ("crates/web/src/b.rs", "use crate::c::X;"),
            ("crates/web/src/c/mod.rs", "use super::a::X;"),
        ];
        assert_eq!(found(&files).len(), 3);
    }

    #[test]
    fn a_name_handed_on_by_the_root_leads_to_its_feature() {
        let files = [
            ("crates/web/src/lib.rs", "mod a;\nmod b;\npub use a::Thing;"),
            ("crates/web/src/a.rs", "use crate::b::X;"),
            ("crates/web/src/b.rs", "use crate::Thing;"),
        ];
        assert_eq!(found(&files).len(), 2);
    }

    #[test]
    fn tests_may_look_at_each_other() {
        let files = [
            ("crates/web/src/a.rs", "use crate::b::X;"),
            ("crates/web/src/b.rs", "#[cfg(test)]\nmod t { use crate::a::X; }"),
        ];
        assert_eq!(found(&files), [""; 0]);
    }
}
