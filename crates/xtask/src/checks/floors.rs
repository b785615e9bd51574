//! Who may import whom among our own crates: only downwards, and only along the arrows drawn here.

use super::stands_outside;
use crate::{Finding, House};

/// Every crate of the house, from the ground up, with the crates of ours that it may import outside its tests.
/// A new arrow is a change of its own: here, and in the table of ARCHITECTURE.md.
pub const FLOORS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("access", &["domain"]),
    ("law", &["domain"]),
    ("extracts", &["domain"]),
    ("generator", &["domain", "extracts"]),
    ("tables", &[]),
    ("linkage", &["domain", "tables"]),
    ("cluster", &["linkage", "tables"]),
    ("evaluation", &[]),
    ("disclosure", &[]),
    ("returns", &["domain", "extracts"]),
    ("documents", &[]),
    ("govuk", &[]),
    ("pictures", &[]),
    ("report", &["pictures"]),
    ("pilot", &["disclosure", "domain", "evaluation", "pictures", "report"]),
    ("store", &["access", "domain"]),
    (
        "casework",
        &["access", "disclosure", "domain", "evaluation", "extracts", "law", "linkage", "returns", "store", "tables"],
    ),
    ("web", &["access", "casework", "documents", "domain", "govuk", "pictures", "report"]),
];

/// The crate on top: it composes the house and may import every crate in it.
const TOP: &str = "throughline";

/// Finds imports that go up or sideways, and crates that have no floor.
pub fn run(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for member in &house.members {
        let manifest = format!("crates/{}/Cargo.toml", member.name);
        let floor = FLOORS.iter().find(|(name, _)| *name == member.name);
        if floor.is_none() && member.name != TOP && !stands_outside(&member.name) {
            let way_on = "add it to FLOORS in crates/xtask/src/checks/floors.rs and to the table of ARCHITECTURE.md";
            findings.push(Finding::about(&manifest, format!("crate `{}` has no floor", member.name), way_on));
            continue;
        }
        for need in member.needs.iter().filter(|need| house.member(need).is_some()) {
            if !may_import(&member.name, need) {
                let what = format!("`{}` imports `{need}`, which is not on a floor below it", member.name);
                let way_on = "move the code to the floor that may know both, or make the arrow a change of its own";
                findings.push(Finding::at(&manifest, line_of(house, &manifest, need), what, way_on));
            }
        }
    }
    findings
}

fn may_import(who: &str, whom: &str) -> bool {
    if stands_outside(who) {
        return true;
    }
    let below = FLOORS.iter().find(|(name, _)| *name == who).map(|(_, below)| *below);
    !stands_outside(whom) && (who == TOP || below.is_some_and(|below| below.contains(&whom)))
}

/// The line of a manifest that names this dependency, 0 where it is not found.
pub(super) fn line_of(house: &House, manifest: &str, need: &str) -> usize {
    let names = |line: &str| line.strip_prefix(need).is_some_and(|rest| rest.starts_with(['.', ' ', '=']));
    let line = house.file(manifest).and_then(|file| file.text.lines().position(names));
    line.map_or(0, |line| line + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::made_up::{house, member};

    fn found(members: &[(&str, &[&str])]) -> Vec<String> {
        let mut house = house(&[]);
        house.members = members.iter().map(|(name, needs)| member(name, needs)).collect();
        run(&house).into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn downwards_is_fine() {
        assert_eq!(
            found(&[("domain", &["jiff"]), ("store", &["domain"]), ("casework", &["domain", "store"])]),
            [""; 0]
        );
    }

    #[test]
    fn a_page_that_reaches_for_the_store_is_found() {
        assert_eq!(
            found(&[("store", &[]), ("web", &["store"])]),
            ["`web` imports `store`, which is not on a floor below it"]
        );
    }

    #[test]
    fn a_rule_that_reaches_up_is_found() {
        assert_eq!(found(&[("domain", &["law"]), ("law", &[])]).len(), 1);
    }

    #[test]
    fn nobody_outside_tests_imports_the_testkit_not_even_the_binary() {
        assert_eq!(found(&[("throughline", &["testkit"]), ("testkit", &[])]).len(), 1);
        assert_eq!(found(&[("bench", &["testkit"]), ("testkit", &["web"]), ("web", &[])]), [""; 0]);
    }

    #[test]
    fn a_crate_without_a_floor_is_found() {
        assert_eq!(found(&[("utils", &[])]), ["crate `utils` has no floor"]);
    }

    #[test]
    fn the_finding_names_the_line_of_the_manifest() {
        let mut house = house(&[("crates/web/Cargo.toml", "[dependencies]\nstored = \"1\"\nstore.workspace = true\n")]);
        house.members = vec![member("store", &[]), member("web", &["store"])];
        assert_eq!(run(&house).first().map(|finding| finding.line), Some(3));
    }

    #[test]
    fn the_table_has_no_circle() {
        for (at, (_, below)) in FLOORS.iter().enumerate() {
            for name in *below {
                assert!(FLOORS.iter().take(at).any(|(lower, _)| lower == name), "{name} stands above its importer");
            }
        }
    }
}
