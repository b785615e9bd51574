//! SQL lives in `store` and in the `rows.rs` of a feature, and nothing in `rows.rs` is seen from outside its feature.

use super::stands_outside;
use crate::house::RustFile;
use crate::{Finding, House};

/// Finds SQL elsewhere, and items of `rows.rs` that are more public than `pub(super)`.
pub fn run(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in house.rust.iter().filter(|file| !file.is_test && !stands_outside(&file.member)) {
        let is_rows = file.name() == "rows.rs";
        if is_rows {
            findings.extend(too_public(file));
        }
        if file.member == "store" || (file.member == "casework" && is_rows) {
            continue;
        }
        for (token, text) in file.code.texts().into_iter().filter(|(token, text)| !token.in_test && is_sql(text)) {
            let what = format!("SQL (`{}`)", text.split_whitespace().take(3).collect::<Vec<_>>().join(" "));
            let way_on = "move the query to the feature's casework/<feature>/rows.rs";
            findings.push(Finding::at(&file.path, token.line, what, way_on));
        }
    }
    findings
}

/// Statements as we write them: keywords in capitals.
fn is_sql(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\\');
    let starts_with_any = |starts: &[&str]| starts.iter().any(|start| text.starts_with(start));
    let needs_second = [("SELECT ", " FROM "), ("UPDATE ", " SET "), ("WITH ", " AS (")];
    starts_with_any(&[
        "INSERT INTO ",
        "DELETE FROM ",
        "CREATE TABLE ",
        "CREATE INDEX ",
        "ALTER TABLE ",
        "DROP TABLE ",
        "PRAGMA ",
    ]) || starts_with_any(&["CREATE UNIQUE INDEX ", "TRUNCATE TABLE ", "SELECT 1", "SELECT count("])
        || needs_second
            .iter()
            .any(|(first, second)| text.starts_with(first) && text.replace('\n', " ").contains(second))
}

fn too_public(file: &RustFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, token) in file.code.tokens.iter().enumerate().filter(|(_, token)| token.text == "pub") {
        let next = |ahead: usize| file.code.tokens.get(at + ahead).map_or("", |token| token.text.as_str());
        let is_private = next(1) == "(" && matches!(next(2), "super" | "self");
        if !is_private && !token.in_test {
            let way_on = "write `pub(super)`: other features ask the use case, not the table";
            findings.push(Finding::at(&file.path, token.line, "rows.rs shows an item outside its feature", way_on));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::made_up::house;

    fn found(path: &str, text: &str) -> Vec<String> {
        run(&house(&[(path, text)])).into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn sql_at_home_is_fine() {
        let text = "fn a() { q(\"SELECT id\\n FROM person\"); }";
        assert_eq!(found("crates/store/src/audit.rs", text), [""; 0]);
        assert_eq!(found("crates/casework/src/contact/rows.rs", text), [""; 0]);
    }

    #[test]
    fn sql_elsewhere_is_found_and_plain_words_are_not() {
        let page = "crates/web/src/contact.rs";
        assert_eq!(found(page, "fn a() { q(\"SELECT id FROM person\"); }"), ["SQL (`SELECT id FROM`)"]);
        assert_eq!(found(page, "fn a() { q(\"UPDATE person SET name = ?\"); q(\"DELETE FROM person\"); }").len(), 2);
        assert_eq!(found(page, "fn a() { q(\"Select a person from the list\"); q(\"UPDATE\"); }"), [""; 0]);
    }

    #[test]
    fn rows_are_seen_by_their_feature_only() {
        let rows = "crates/casework/src/contact/rows.rs";
        assert_eq!(found(rows, "pub(super) fn a() {}\nfn b() {}\npub(self) struct C;"), [""; 0]);
        assert_eq!(found(rows, "pub fn a() {}\npub(crate) fn b() {}\npub(in crate::contact) struct C;").len(), 3);
    }
}
