//! Crates that a plain machine with Rust and gcc cannot build, or that would give the house two of something.

use crate::{Finding, House};

/// Crate and why it stays out.
const BANNED: &[(&str, &str)] = &[
    ("aws-lc-sys", "it needs cmake; rustls takes ring"),
    ("cmake", "a newcomer's machine has gcc and no cmake"),
    ("native-tls", "it needs OpenSSL; use rustls"),
    ("openssl", "it needs OpenSSL's headers; use rustls"),
    ("openssl-sys", "it needs OpenSSL's headers; use rustls"),
    ("prost-build", "it needs protoc"),
    ("protobuf-src", "it builds protoc from C++"),
    ("protoc-bin-vendored", "it ships a foreign binary"),
    ("rusqlite", "sea-orm already brings SQLite; two copies may not share one file"),
];

/// Finds banned crates anywhere below us.
pub fn run(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for outside in &house.outside {
        let Some((_, why)) = BANNED.iter().find(|(name, _)| *name == outside.name) else { continue };
        let who = outside.wanted_by.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        let what = format!("{} {} is banned: {why}", outside.name, outside.version);
        findings.push(Finding::about("Cargo.lock", what, format!("switch off the feature of {who} that brings it")));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::made_up::{house, outside};

    #[test]
    fn a_banned_crate_is_found_with_who_brings_it() {
        let mut house = house(&[]);
        house.outside = vec![outside("openssl-sys", "0.9.0", Some("MIT")), outside("ring", "0.17.0", Some("MIT"))];
        let findings = run(&house);
        assert_eq!(findings.len(), 1);
        assert!(findings.iter().all(|finding| finding.way_on.contains("web 0.1.0")));
    }
}
