//! Nothing kept in the repository names a machine, a person's home folder or a private registry.

use crate::{Finding, House};

/// Places that lock files may download from. The Node lock file names none: `.npmrc` leaves them out.
const PUBLIC_SOURCES: &[&str] = &["registry+https://github.com/rust-lang/crates.io-index"];

/// Folders that belong to one machine or one person, wherever they are.
const PERSONAL: &[&str] = &["/home/", "/root/", "/Users/", "C:\\Users\\"];

/// Finds absolute folders of a machine, and lock files that download from elsewhere.
pub fn run(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in &house.files {
        // This file's own table names the folders that it looks for.
        let is_this_table = file.path == "crates/xtask/src/checks/hygiene.rs";
        for (at, line) in file.text.lines().enumerate().filter(|_| !is_this_table) {
            if let Some(place) = machine_path(line, &house.machine_paths) {
                let way_on = "write it from the root of the repository, or let the reader choose the folder";
                findings.push(Finding::at(&file.path, at + 1, format!("a folder of one machine: {place}"), way_on));
            }
            if let Some(source) = private_source(&file.path, line) {
                let way_on = "make the lock file again against the public registry";
                findings.push(Finding::at(&file.path, at + 1, format!("downloads from {source}"), way_on));
            }
        }
    }
    findings
}

fn machine_path(line: &str, machine_paths: &[String]) -> Option<String> {
    let own = machine_paths.iter().map(|path| format!("{}/", path.trim_end_matches('/')));
    own.chain(PERSONAL.iter().map(|path| (*path).to_owned())).find(|path| names(line, path))
}

/// Whether a line names a folder from the root: not as the tail of a longer path or address.
fn names(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|before| {
            !before.is_alphanumeric() && !matches!(before, '.' | '-' | '_' | '/' | '}' | '*' | '~')
        })
    })
}

fn private_source<'a>(path: &str, line: &'a str) -> Option<&'a str> {
    let line = line.trim().trim_end_matches(',');
    let source = match path.rsplit('/').next() {
        Some("Cargo.lock") => line.strip_prefix("source = ")?,
        Some("package-lock.json") => line.strip_prefix("\"resolved\": ")?,
        Some(".npmrc") if line.starts_with("registry") || line.contains(":registry") => line.split_once('=')?.1.trim(),
        _ => return None,
    };
    let source = source.trim_matches('"');
    (!PUBLIC_SOURCES.iter().any(|public| source.starts_with(public))).then_some(source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::made_up::house;

    fn found(path: &str, text: &str) -> usize {
        let mut house = house(&[(path, text)]);
        house.machine_paths = vec!["/checkouts/throughline".to_owned()];
        run(&house).len()
    }

    #[test]
    fn folders_of_one_machine_are_found() {
        for line in [
            "cd /checkouts/throughline/docs",
            "see `/home/robin/notes`",
            "C:\\Users\\robin\\x",
            "PATH=/root/.cargo/bin",
        ] {
            assert_eq!(found("README.md", line), 1, "{line}");
        }
    }

    #[test]
    fn routes_addresses_and_relative_paths_are_not() {
        for line in [
            "https://example.org/home/page",
            "docs/home/index.md",
            "the page /people/{person}",
            "~/home/x",
            "/usr/bin/env",
        ] {
            assert_eq!(found("README.md", line), 0, "{line}");
        }
    }

    #[test]
    fn lock_files_download_from_public_registries_only() {
        let public = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
        assert_eq!(found("Cargo.lock", public), 0);
        assert_eq!(found("Cargo.lock", "source = \"registry+https://mirror.example/index\""), 1);
        assert_eq!(found("assets/package-lock.json", "\"resolved\": \"http://mirror.example:4873/a-1.0.0.tgz\","), 1);
        assert_eq!(found("assets/.npmrc", "registry=http://mirror.example"), 1);
    }
}
