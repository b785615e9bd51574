//! A page is a struct and a template side by side: neither stands alone.

use crate::house::ends_in;
use crate::{Finding, House};

/// Finds templates that no page names, and names of templates that are not there.
pub fn run(house: &House) -> Vec<Finding> {
    let is_template = |path: &str| path.starts_with("crates/web/src/") && ends_in(path, "html");
    let templates: Vec<&str> = house.paths.iter().map(String::as_str).filter(|path| is_template(path)).collect();
    let named = named(house);
    let mut findings = Vec::new();
    for template in &templates {
        if !named.iter().any(|name| name.by != *template && ends_with_path(template, &name.text)) {
            let way_on = "delete it, or name it in the .rs of the page beside it";
            findings.push(Finding::about(template, "no page names this template", way_on));
        }
    }
    let known: Vec<&str> = house.paths.iter().map(String::as_str).filter(|path| ends_in(path, "html")).collect();
    for name in named.iter().filter(|name| !known.iter().any(|path| ends_with_path(path, &name.text))) {
        let what = format!("the template `{}` is not there", name.text);
        findings.push(Finding::at(name.by, name.line, what, "put it beside its page, or correct the name"));
    }
    findings
}

struct Name<'a> {
    text: String,
    by: &'a str,
    line: usize,
}

/// Names of templates in the pages' Rust (outside tests) and in templates that extend or include others.
fn named(house: &House) -> Vec<Name<'_>> {
    let mut names = Vec::new();
    for file in house.sources("web") {
        for (token, text) in file.code.texts() {
            let is_name = ends_in(text, "html") && text != ".html" && !text.contains(['{', '*', ' ']);
            if is_name && !token.in_test {
                names.push(Name { text: text.to_owned(), by: &file.path, line: token.line });
            }
        }
    }
    for file in
        house.files.iter().filter(|file| file.path.starts_with("crates/web/src/") && ends_in(&file.path, "html"))
    {
        for (at, line) in file.text.lines().enumerate() {
            let parts = line.split(['"', '\'']).filter(|part| ends_in(part, "html") && !part.contains([' ', '<']));
            let is_statement = ["extends", "include", "import", "from"].iter().any(|word| line.contains(word));
            names.extend(parts.filter(|_| is_statement).map(|part| Name {
                text: part.to_owned(),
                by: &file.path,
                line: at + 1,
            }));
        }
    }
    names
}

/// Whether a path ends with a name at the border of a folder; `./` and `../` in front of the name are passed over.
fn ends_with_path(path: &str, name: &str) -> bool {
    let name = name.trim_start_matches(['.', '/']);
    path.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::made_up::house;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        run(&house(files)).into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn a_page_beside_its_template_is_fine() {
        let page = ("crates/web/src/contact/record_visit.rs", "const T: &str = \"contact/record_visit.html\";");
        let template = ("crates/web/src/contact/record_visit.html", "{% extends \"page.html\" %}");
        assert_eq!(found(&[page, template, ("crates/web/src/page.html", "<main>")]), [""; 0]);
    }

    #[test]
    fn an_orphan_template_is_found() {
        let orphan = ("crates/web/src/contact/old.html", "<p>");
        let page = ("crates/web/src/contact/record_visit.rs", "// old.html\nconst T: &str = \"very_old.html\";");
        assert!(found(&[orphan, page]).contains(&"no page names this template".to_owned()));
    }

    #[test]
    fn a_page_without_its_template_is_found() {
        let page = ("crates/web/src/contact/record_visit.rs", "const T: &str = \"record_visit.html\";");
        assert_eq!(found(&[page]), ["the template `record_visit.html` is not there"]);
    }

    #[test]
    fn a_template_that_only_names_itself_is_an_orphan() {
        let template = ("crates/web/src/a.html", "{% include \"a.html\" %}");
        assert_eq!(found(&[template]), ["no page names this template"]);
    }
}
