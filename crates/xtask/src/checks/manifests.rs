//! Manifests of our crates: versions come from the workspace, so one edit moves the whole house, and so do lints.

use crate::{Finding, House};

/// Finds dependencies with a version of their own and crates that do not take the workspace's lints.
pub fn run(house: &House) -> Vec<Finding> {
    let is_ours =
        |path: &str| path.starts_with("crates/") && path.ends_with("/Cargo.toml") && path.matches('/').count() == 2;
    let mut findings = Vec::new();
    for file in house.files.iter().filter(|file| is_ours(&file.path)) {
        let mut section = "";
        let mut takes_lints = false;
        for (at, line) in file.text.lines().map(str::trim).enumerate() {
            if line.starts_with('[') {
                section = line;
            }
            takes_lints |= section == "[lints]" && line == "workspace = true";
            let in_list = section.ends_with("dependencies]") && line.contains('=') && !line.starts_with(['#', '[']);
            if in_list && !line.contains("workspace = true") {
                let way_on = "put the version in [workspace.dependencies] and write `name.workspace = true` here";
                findings.push(Finding::at(&file.path, at + 1, "a dependency with a version of its own", way_on));
            }
        }
        if !takes_lints {
            let way_on = "add `[lints]` and `workspace = true`";
            findings.push(Finding::about(&file.path, "the workspace's lints are not taken", way_on));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::made_up::house;

    fn found(manifest: &str) -> Vec<(usize, String)> {
        let house = house(&[("crates/web/Cargo.toml", manifest)]);
        run(&house).into_iter().map(|finding| (finding.line, finding.what)).collect()
    }

    #[test]
    fn a_manifest_that_takes_all_from_the_workspace_is_fine() {
        let all = "[dependencies]\ndomain.workspace = true\nsyn = { workspace = true, features = [\"fold\"] }\n[lints]\nworkspace = true\n";
        assert_eq!(found(all), []);
    }

    #[test]
    fn a_version_of_its_own_is_found() {
        let own = "[dev-dependencies]\naxum = \"0.7\"\n[lints]\nworkspace = true\n";
        assert_eq!(found(own), [(2, "a dependency with a version of its own".to_owned())]);
    }

    #[test]
    fn missing_lints_are_found() {
        assert_eq!(found("[package]\nname = \"web\"\n"), [(0, "the workspace's lints are not taken".to_owned())]);
    }
}
