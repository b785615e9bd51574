//! The figures of the house beside their goals: how large files, functions and features are, and how well tested.

use crate::checks::{circles, door, sizes, stands_outside};
use crate::house::{RustFile, ends_in};
use crate::{Finding, House};
use std::collections::{BTreeMap, BTreeSet};

/// One figure beside its goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Budget {
    /// What is counted.
    pub name: &'static str,
    /// The figure now, with the place where it is reached.
    pub now: String,
    /// The goal in words.
    pub goal: String,
    /// Whether the goal is reached.
    pub kept: bool,
}

/// Lines that half of our files may have at most.
const MEDIAN_FILE_LINES: usize = 120;
/// Files that half of our storage-touching use cases may need at most, on all floors.
const FILES_A_USE_CASE: usize = 8;
/// Sourced statutory case files that version 1 shall have.
const CASE_FILES: usize = 300;
/// Lines of tests for ten lines of code.
const TEST_LINES_FOR_TEN: usize = 8;

/// Every budget of ARCHITECTURE.md that can be counted from the files, in the order of the report.
pub fn all(house: &House, findings: usize) -> Vec<Budget> {
    let of_product = |file: &&RustFile| !stands_outside(&file.member);
    let mut sizes: Vec<(usize, &str)> = (house.rust.iter().filter(of_product))
        .filter(|file| !file.is_test)
        .map(|file| (file.code.code_lines(), file.path.as_str()))
        .collect();
    sizes.sort_unstable();
    let mut functions: Vec<(usize, String)> = (house.rust.iter().filter(of_product))
        .flat_map(|file| file.code.functions.iter().map(move |function| (file, function)))
        .filter(|(file, function)| !file.is_test && !function.in_test)
        .map(|(file, function)| (function.lines, format!("{}::{}", file.path, function.name)))
        .collect();
    functions.sort_unstable();
    let (longest, longest_path) = sizes.last().copied().unwrap_or_default();
    let (length, function) = functions.last().cloned().unwrap_or_default();
    let median_lines = median(&sizes.iter().map(|(lines, _)| *lines).collect::<Vec<_>>());
    let at_most = |name, now: usize, goal: usize, place: &str| Budget {
        name,
        now: if place.is_empty() { now.to_string() } else { format!("{now} ({place})") },
        goal: format!("{goal} or fewer"),
        kept: now <= goal,
    };
    let mut budgets = vec![
        at_most("longest file without tests, lines", longest, sizes::FILE_LINES, longest_path),
        at_most("median file without tests, lines", median_lines, MEDIAN_FILE_LINES, ""),
        at_most("longest function, lines", length, sizes::FUNCTION_LINES, &function),
        at_most("files a use case needs on all floors, median", median(&files_a_use_case(house)), FILES_A_USE_CASE, ""),
    ];
    budgets.push(at_most("modules in import circles", circles::modules_in_circles(house), 0, ""));
    budgets.push(tests_to_code(house));
    let cases =
        house.paths.iter().filter(|path| path.starts_with("crates/domain/cases/") && ends_in(path, "toml")).count();
    let goal = format!("{CASE_FILES} by version 1");
    budgets.push(Budget { name: "statutory case files", now: cases.to_string(), goal, kept: cases >= CASE_FILES });
    budgets.push(at_most("findings", findings, 0, ""));
    budgets
}

/// One line about the size of the house.
pub fn size(house: &House) -> String {
    let (code, tests) = lines(house);
    format!(
        "{} crates, {} Rust files, {code} lines of code, {tests} lines of tests, {} pages, {} crates from outside",
        house.members.len(),
        house.rust.len(),
        door::routes(house),
        house.outside.len(),
    )
}

/// One line for each feature: how many files it has on each floor.
pub fn features(house: &House) -> Vec<String> {
    let count = |floor: &str, feature: &str| {
        let start = format!("crates/{floor}/src/{feature}");
        let in_feature =
            |path: &&String| path.strip_prefix(&start).is_some_and(|rest| rest.starts_with('/') || rest == ".rs");
        house.paths.iter().filter(in_feature).count()
    };
    let line = |feature: &&str| {
        let (domain, casework, web) = (count("domain", feature), count("casework", feature), count("web", feature));
        format!("{feature}: domain {domain}, casework {casework}, web {web} files")
    };
    feature_names(house).iter().map(line).collect()
}

/// Findings as text, one a line, in a steady order.
pub fn list(findings: &[Finding]) -> String {
    let mut lines: Vec<String> = findings.iter().map(|finding| format!("  {finding}\n")).collect();
    lines.sort();
    lines.concat()
}

/// Folders of `casework`, each one feature.
fn feature_names(house: &House) -> BTreeSet<&str> {
    let folder = |file: &'_ RustFile| -> Option<usize> { file.in_src()?.find('/') };
    house.sources("casework").filter_map(|file| file.in_src()?.get(..folder(file)?)).collect()
}

/// For each use case (a file of a `casework` feature) the files of all floors that carry its name, and the `rows.rs`
/// and rule files that it shares with its neighbours.
fn files_a_use_case(house: &House) -> Vec<usize> {
    let mut use_cases: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for file in house.sources("casework") {
        let Some((feature, name)) = file.in_src().and_then(|path| path.split_once('/')) else { continue };
        let Some(stem) = name.strip_suffix(".rs").filter(|stem| !matches!(*stem, "mod" | "rows")) else { continue };
        let own = house.paths.iter().filter(|path| stem_of(path) == stem).count();
        let shared = house.paths.iter().filter(|path| is_shared(path, feature)).count();
        use_cases.insert((feature, stem), own + shared);
    }
    use_cases.into_values().collect()
}

fn stem_of(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.').next().unwrap_or(name)
}

fn is_shared(path: &str, feature: &str) -> bool {
    let is = |start: &str, end: &str| path.strip_prefix(start).and_then(|rest| rest.strip_prefix(feature)) == Some(end);
    is("crates/casework/src/", "/rows.rs")
        || is("crates/casework/src/", "/mod.rs")
        || is("crates/casework/src/", ".rs")
        || is("crates/web/src/", "/mod.rs")
        || is("crates/web/src/", ".rs")
        || is("crates/web/tests/", ".rs")
        || is("crates/domain/src/", ".rs")
        || is("crates/domain/src/", "/mod.rs")
}

/// Lines of code and of tests: the product's own, and the crates that are only there for tests.
fn lines(house: &House) -> (usize, usize) {
    let mut code = 0;
    let mut tests = 0;
    for file in house.rust.iter().filter(|file| !matches!(file.member.as_str(), "xtask" | "bench")) {
        let is_test = file.is_test || stands_outside(&file.member);
        tests += if is_test { file.code.lines } else { file.code.test_lines };
        code += if is_test { 0 } else { file.code.code_lines() };
    }
    (code, tests)
}

fn tests_to_code(house: &House) -> Budget {
    let (code, tests) = lines(house);
    let hundredths = (tests * 100).checked_div(code).unwrap_or_default();
    Budget {
        name: "lines of tests for a line of code",
        now: format!("{}.{:02}", hundredths / 100, hundredths % 100),
        goal: format!("0.{TEST_LINES_FOR_TEN} or more"),
        kept: tests * 10 >= code * TEST_LINES_FOR_TEN,
    }
}

/// The middle one of the numbers in order, the lower one of two; 0 of none.
fn median(numbers: &[usize]) -> usize {
    let mut numbers = numbers.to_vec();
    numbers.sort_unstable();
    numbers.get(numbers.len().saturating_sub(1) / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::made_up::house;

    fn budget(house: &House, name: &str) -> (String, bool) {
        let budget = all(house, 0).into_iter().find(|budget| budget.name.starts_with(name)).unwrap();
        (budget.now, budget.kept)
    }

    #[test]
    fn the_median_is_the_middle() {
        for (numbers, middle) in [(&[][..], 0), (&[3], 3), (&[9, 1, 5], 5), (&[1, 2, 3, 4], 2)] {
            assert_eq!(median(numbers), middle);
        }
    }

    #[test]
    fn a_long_file_breaks_its_budget() {
        let long = "// line\n".repeat(401);
        let house = house(&[("crates/web/src/a.rs", &long)]);
        assert_eq!(budget(&house, "longest file"), ("401 (crates/web/src/a.rs)".to_owned(), false));
        assert!(!budget(&house, "median file").1);
    }

    #[test]
    fn tests_are_weighed_against_code() {
        let few = house(&[("crates/web/src/a.rs", "fn a() {}\nfn b() {}\n"), ("crates/web/tests/t.rs", "fn c() {}\n")]);
        assert_eq!(budget(&few, "lines of tests"), ("0.50".to_owned(), false));
        let enough = house(&[("crates/web/src/a.rs", "fn a() {}\n"), ("crates/web/tests/t.rs", "fn c() {}\n")]);
        assert_eq!(budget(&enough, "lines of tests"), ("1.00".to_owned(), true));
    }

    #[test]
    fn a_use_case_is_counted_over_all_floors() {
        let house = house(&[
            ("crates/casework/src/contact/record_visit.rs", ""),
            ("crates/casework/src/contact/rows.rs", ""),
            ("crates/web/src/contact/record_visit.rs", ""),
            ("crates/web/src/contact/record_visit.html", ""),
            ("crates/web/src/contact/history.html", ""),
            ("crates/domain/src/contact.rs", ""),
        ]);
        assert_eq!(files_a_use_case(&house), [5]);
        assert_eq!(features(&house), ["contact: domain 1, casework 2, web 3 files"]);
    }
}
