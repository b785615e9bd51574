//! Documents point at each other, and at the code, without dead ends.

use crate::house::ends_in;
use crate::{Finding, House};

/// Finds links in Markdown files whose file or folder is not in the repository.
pub fn run(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in house.files.iter().filter(|file| ends_in(&file.path, "md")) {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut in_code = false;
        for (at, line) in file.text.lines().enumerate() {
            in_code ^= line.trim_start().starts_with("```");
            if in_code {
                continue;
            }
            for target in targets(line).filter(|target| !leads_somewhere(house, folder, target)) {
                let what = format!("the link to `{target}` leads nowhere");
                findings.push(Finding::at(&file.path, at + 1, what, "correct it, or take it out"));
            }
        }
    }
    findings
}

/// Targets of `[words](target)` that are files: no address, no place in the same document.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    let targets =
        line.match_indices("](").filter_map(|(at, found)| line.get(at + found.len()..)?.split([')', ' ']).next());
    targets
        .map(|target| target.split('#').next().unwrap_or_default())
        .filter(|target| !target.is_empty() && !target.contains(':'))
}

fn leads_somewhere(house: &House, folder: &str, target: &str) -> bool {
    let mut parts: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return false;
                }
            }
            part => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    let path = parts.join("/");
    let as_folder = format!("{path}/");
    path.is_empty() || house.paths.contains(&path) || house.paths.iter().any(|kept| kept.starts_with(&as_folder))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::made_up::house;

    fn found(line: &str) -> usize {
        run(&house(&[("docs/adr/0001.md", line), ("README.md", ""), ("docs/formats/prison.md", "")])).len()
    }

    #[test]
    fn links_that_lead_somewhere_are_fine() {
        for line in [
            "[a](../../README.md)",
            "[b](../formats/)",
            "![c](../formats/prison.md#dates)",
            "[d](https://a.example/b)",
            "[e](#here)",
            "```\n[f](no.md)\n```",
        ] {
            assert_eq!(found(line), 0, "{line}");
        }
    }

    #[test]
    fn dead_ends_are_found() {
        for line in
            ["[a](README.md)", "see [b](../formats/probation.md) and [c](../../README.md)", "[d](../../../x.md)"]
        {
            assert_eq!(found(line), 1, "{line}");
        }
    }
}
