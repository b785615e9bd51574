//! Which heavy crate from outside has which one home, and what the pure crates may never touch.

use super::{floors::line_of, stands_outside};
use crate::{Finding, House};
use core::fmt::Write;

/// An outside crate and the crates of ours that may name it.
struct Home {
    outside: &'static str,
    homes: &'static [&'static str],
    /// Files that may name it in a crate, by their own name; a crate that is not listed may name it anywhere.
    only_in: &'static [(&'static str, &'static str)],
}

const fn home(outside: &'static str, homes: &'static [&'static str]) -> Home {
    Home { outside, homes, only_in: &[] }
}

/// The table of ARCHITECTURE.md. One home means one place to change when the outside crate does.
const HOMES: &[Home] = &[
    home("anyhow", &["throughline"]),
    home("arrow", &["cluster"]),
    home("arrow-array", &["tables"]),
    home("arrow-buffer", &["tables"]),
    home("arrow-ipc", &["tables"]),
    home("arrow-schema", &["tables"]),
    home("axum", &["web"]),
    home("axum-extra", &["web"]),
    home("calamine", &["returns"]),
    home("ballista", &["cluster"]),
    home("cedar-policy", &["access"]),
    home("clap", &["throughline"]),
    // The binary reads the analysts' own files; the engine takes plain columns.
    home("csv", &["extracts", "generator", "returns", "tables", "throughline"]),
    home("datafusion", &["cluster"]),
    home("encoding_rs", &["extracts", "returns"]),
    home("libm", &["disclosure", "evaluation"]),
    home("minijinja", &["govuk"]),
    home("parquet", &["tables"]),
    home("quick-xml", &["extracts", "generator", "returns"]),
    Home { outside: "sea-orm", homes: &["casework", "store"], only_in: &[("casework", "rows.rs")] },
    home("rust_xlsxwriter", &["returns"]),
    home("sea-orm-migration", &["store"]),
    home("sea-query", &["store"]),
    home("sqlx", &["store"]),
    // The configuration is a small TOML file, read by the binary; protocols are read where they are sealed.
    home("toml", &["law", "pilot", "throughline"]),
    home("tower-http", &["web"]),
    home("tracing-subscriber", &["throughline"]),
    home("typst", &["documents"]),
    home("typst-layout", &["documents"]),
    home("typst-pdf", &["documents"]),
];

/// Crates that lean on nothing but these: their promise is that they can be read, tested and reused alone.
const ONLY: &[(&str, &[&str])] = &[("domain", &["jiff", "thiserror"]), ("pictures", &[])];

/// What the pure crates may not take from the standard library: files, net, environment, threads, clock.
const NOT_PURE: &[&str] = &["env", "fs", "io", "net", "process", "thread", "time"];

/// Finds heavy crates outside their home, in manifests and in source text, and impurity in the pure crates.
pub fn run(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for member in house.members.iter().filter(|member| !stands_outside(&member.name)) {
        let manifest = format!("crates/{}/Cargo.toml", member.name);
        for need in &member.needs {
            let Some(way_on) = reason_against(house, &member.name, need) else { continue };
            let what = format!("`{}` leans on `{need}`", member.name);
            findings.push(Finding::at(&manifest, line_of(house, &manifest, need), what, way_on));
        }
        for file in house.sources(&member.name) {
            findings.extend(paths_out_of_place(house, file));
        }
    }
    findings
}

fn reason_against(house: &House, member: &str, need: &str) -> Option<String> {
    if let Some(home) = HOMES.iter().find(|home| home.outside == need && !home.homes.contains(&member)) {
        return Some(format!("its home is {}: call that crate instead", list(home.homes)));
    }
    let only = ONLY.iter().find(|(name, _)| *name == member).map(|(_, only)| *only)?;
    let is_ours = house.member(need).is_some();
    (!is_ours && !only.contains(&need)).then(|| match only {
        [] => format!("`{member}` leans on nothing: hand the answer in instead"),
        only => format!("`{member}` leans only on {}: hand the answer in instead", list(only)),
    })
}

fn paths_out_of_place(house: &House, file: &crate::house::RustFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    let is_pure = ONLY.iter().any(|(name, _)| *name == file.member);
    for path in file.code.paths().iter().filter(|path| !path.in_test) {
        if is_pure && path.first() == "std" && NOT_PURE.contains(&path.segment(1)) {
            let what = format!("`std::{}` in `{}`, which is pure", path.segment(1), file.member);
            findings.push(Finding::at(&file.path, path.line, what, "hand the answer in from a floor above"));
        }
        let Some((home, reached)) = heavy(house, file, path) else { continue };
        let only_in = home.only_in.iter().find(|(member, _)| *member == file.member).map(|(_, name)| *name);
        let is_home = home.homes.contains(&file.member.as_str()) && only_in.is_none_or(|name| name == file.name());
        if !is_home {
            let place = only_in.map_or_else(|| list(home.homes), |name| format!("files named `{name}`"));
            let what = format!("`{reached}` in `{}`", file.member);
            findings.push(Finding::at(&file.path, path.line, what, format!("its home is {place}: call that instead")));
        }
    }
    findings
}

/// The heavy crate that a path reaches: by its own name, or handed on by a crate of ours.
fn heavy(house: &House, file: &crate::house::RustFile, path: &crate::code::Path) -> Option<(&'static Home, String)> {
    let needs = house.member(&file.member).map(|member| &member.needs);
    HOMES.iter().find_map(|home| {
        let word = home.outside.replace('-', "_");
        let by_name = path.first() == word
            && (path.in_use || path.segments.len() > 1)
            && needs.is_some_and(|needs| needs.contains(home.outside));
        let handed_on = house.member(path.first()).is_some() && path.segment(1) == word;
        (by_name || handed_on).then_some((home, word))
    })
}

fn list(names: &[&str]) -> String {
    let mut text = String::new();
    for (at, name) in names.iter().enumerate() {
        let between = match at {
            0 => "",
            at if at + 1 == names.len() => " or ",
            _ => ", ",
        };
        // Writing to a String cannot fail.
        let _ = write!(text, "{between}`{name}`");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::made_up::{house, member};

    fn found(members: &[(&str, &[&str])], files: &[(&str, &str)]) -> Vec<String> {
        let mut house = house(files);
        house.members = members.iter().map(|(name, needs)| member(name, needs)).collect();
        run(&house).into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn a_heavy_crate_at_home_is_fine() {
        let use_line = ("crates/access/src/lib.rs", "use cedar_policy::PolicySet;");
        assert_eq!(found(&[("access", &["cedar-policy"])], &[use_line]), [""; 0]);
    }

    #[test]
    fn a_heavy_crate_in_another_manifest_is_found() {
        assert_eq!(found(&[("web", &["cedar-policy"])], &[]), ["`web` leans on `cedar-policy`"]);
    }

    #[test]
    fn sea_orm_in_casework_stays_in_rows() {
        let members: &[(&str, &[&str])] = &[("casework", &["sea-orm"])];
        let text = "use sea_orm::EntityTrait;\nfn f() { sea_orm::x(); }";
        assert_eq!(found(members, &[("crates/casework/src/contact/rows.rs", text)]), [""; 0]);
        assert_eq!(found(members, &[("crates/casework/src/contact/record_visit.rs", text)]).len(), 2);
    }

    #[test]
    fn a_heavy_crate_handed_on_by_one_of_ours_is_found() {
        let file = ("crates/casework/src/contact.rs", "use store::sea_orm::EntityTrait;");
        assert_eq!(found(&[("casework", &["store"]), ("store", &[])], &[file]), ["`sea_orm` in `casework`"]);
    }

    #[test]
    fn a_module_of_ours_may_be_called_like_an_outside_crate() {
        let file = ("crates/web/src/lib.rs", "mod csv;\nfn f() { csv::page(); }");
        assert_eq!(found(&[("web", &[])], &[file]), [""; 0]);
    }

    #[test]
    fn tests_may_use_what_they_like() {
        let file = ("crates/web/src/lib.rs", "#[cfg(test)]\nmod tests { use toml::Table; }");
        assert_eq!(found(&[("web", &[])], &[file]), [""; 0]);
        assert_eq!(found(&[("testkit", &["axum"])], &[]), [""; 0]);
    }

    #[test]
    fn pure_crates_lean_on_little_and_touch_no_files() {
        let file = ("crates/domain/src/lib.rs", "use std::{fs, fmt};");
        assert_eq!(found(&[("domain", &["serde"])], &[]), ["`domain` leans on `serde`"]);
        assert_eq!(found(&[("domain", &["jiff"])], &[file]), ["`std::fs` in `domain`, which is pure"]);
        assert_eq!(found(&[("pictures", &["svg"])], &[]), ["`pictures` leans on `svg`"]);
    }
}
