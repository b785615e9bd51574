//! No circles: inside a crate, the features (its top folders) import each other in one direction only.
//!
//! A circle of single files inside one concern is weighed as a budget; one that ties two folders together is a finding,
//! also where it runs through a file between them.

use crate::house::RustFile;
use crate::{Finding, House};
use std::collections::{BTreeMap, BTreeSet};

/// Top module to the top modules that it names, each with the first place.
type Arrows<'a> = BTreeMap<&'a str, BTreeMap<String, (&'a str, usize)>>;

/// Finds every arrow of a circle that ties two feature folders together.
pub fn run(house: &House) -> Vec<Finding> {
    house.members.iter().flat_map(|member| findings_in(house, &member.name)).collect()
}

/// How many top modules of all our crates are part of any circle.
pub fn modules_in_circles(house: &House) -> usize {
    let count = |name: &str| {
        let arrows = arrows(house, name);
        arrows.keys().filter(|module| !circle_of(&arrows, module).is_empty()).count()
    };
    house.members.iter().map(|member| count(&member.name)).sum()
}

fn findings_in(house: &House, member: &str) -> Vec<Finding> {
    let arrows = arrows(house, member);
    let folders: BTreeSet<&str> = house.sources(member).filter(|file| is_in_folder(file)).filter_map(feature).collect();
    let mut findings = Vec::new();
    for (from, tos) in &arrows {
        let circle = circle_of(&arrows, from);
        let ties_folders = circle.iter().filter(|module| folders.contains(module.as_str())).count() > 1;
        for (to, (path, line)) in tos.iter().filter(|(to, _)| ties_folders && circle.contains(*to)) {
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

fn arrows<'a>(house: &'a House, member: &'a str) -> Arrows<'a> {
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
    arrows
}

/// The modules that lie on a circle through this one, itself among them; none where no way leads back.
fn circle_of(arrows: &Arrows, from: &str) -> BTreeSet<String> {
    let ahead = reached(arrows, from);
    if !ahead.contains(from) {
        return BTreeSet::new();
    }
    ahead.into_iter().filter(|module| reached(arrows, module).contains(from)).collect()
}

fn reached(arrows: &Arrows, from: &str) -> BTreeSet<String> {
    let next = |module: &str| arrows.get(module).into_iter().flat_map(|tos| tos.keys().cloned()).collect::<Vec<_>>();
    let mut seen = BTreeSet::new();
    let mut ahead = next(from);
    while let Some(module) = ahead.pop() {
        if !seen.contains(&module) {
            ahead.extend(next(&module));
            seen.insert(module);
        }
    }
    seen
}

fn is_in_folder(file: &RustFile) -> bool {
    file.in_src().is_some_and(|path| path.contains('/'))
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
        let files = [("crates/web/src/a/x.rs", "use crate::b::X;"), ("crates/web/src/b/c.rs", "use super::d::Y;")];
        assert_eq!(found(&files), [""; 0]);
    }

    #[test]
    fn two_features_that_import_each_other_are_found() {
        let files = [
            ("crates/web/src/a/x.rs", "use crate::{b::X, c};"),
            ("crates/web/src/b/y.rs", "fn f() { super::super::a::x(); }"),
        ];
        assert_eq!(found(&files), ["`a` and `b` import each other in `web`", "`b` and `a` import each other in `web`"]);
    }

    #[test]
    fn two_features_tied_by_a_file_between_them_are_found() {
        let files = [
            ("crates/web/src/a/x.rs", "use crate::b::X;"),
            ("crates/web/src/b/mod.rs", "use super::c::X;"),
            ("crates/web/src/c.rs", "use super::a::X;"),
        ];
        assert_eq!(found(&files).len(), 3);
    }

    #[test]
    fn a_name_handed_on_by_the_root_leads_to_its_feature() {
        let files = [
            ("crates/web/src/lib.rs", "mod a;\nmod b;\npub use a::Thing;"),
            ("crates/web/src/a/x.rs", "use crate::b::X;"),
            ("crates/web/src/b/x.rs", "use crate::Thing;"),
        ];
        assert_eq!(found(&files).len(), 2);
    }

    #[test]
    fn a_circle_of_single_files_is_counted_only() {
        let mut house =
            house(&[("crates/web/src/a.rs", "use crate::b::X;"), ("crates/web/src/b.rs", "use crate::a::X;")]);
        house.members = vec![member("web", &[])];
        assert_eq!(run(&house), []);
        assert_eq!(modules_in_circles(&house), 2);
    }

    #[test]
    fn tests_may_look_at_each_other() {
        let files = [
            ("crates/web/src/a/x.rs", "use crate::b::X;"),
            ("crates/web/src/b/x.rs", "#[cfg(test)]\nmod t { use crate::a::X; }"),
        ];
        assert_eq!(found(&files), [""; 0]);
    }
}
