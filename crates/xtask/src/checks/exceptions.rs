//! No silent exceptions: lints are excused by `expect` with a reason, and nothing unwraps outside tests.

use super::stands_outside;
use crate::code::{Kind, Token};
use crate::{Finding, House};

/// Finds `allow` attributes anywhere, and `.unwrap()` outside tests.
pub fn run(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in &house.rust {
        for line in allow_attributes(&file.code.tokens) {
            let way_on = "write #[expect(.., reason = \"..\")], which speaks up when it is no longer needed";
            findings.push(Finding::at(&file.path, line, "an allow attribute", way_on));
        }
        if file.is_test || stands_outside(&file.member) {
            continue;
        }
        for token in file.code.runs_of(&[".", "unwrap", "("]).filter(|token| !token.in_test) {
            findings.push(Finding::at(
                &file.path,
                token.line,
                "unwrap outside tests",
                "return the error with its facts",
            ));
        }
    }
    findings
}

/// Lines of attributes that say `allow(`, those inside `cfg_attr` too.
fn allow_attributes(tokens: &[Token]) -> Vec<usize> {
    let mut lines = Vec::new();
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Mark && token.text == "#") {
        let attribute = tokens.iter().skip(at + 1).skip_while(|token| token.text == "!");
        let mut depth = 0_usize;
        let mut inside = attribute.take_while(|token| {
            match token.kind {
                Kind::Open => depth += 1,
                Kind::Close => depth = depth.saturating_sub(1),
                Kind::Word | Kind::Mark | Kind::Literal => {}
            }
            depth > 0
        });
        if inside.any(|token| token.kind == Kind::Word && token.text == "allow") {
            lines.push(token.line);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::made_up::house;

    fn found(text: &str) -> usize {
        run(&house(&[("crates/web/src/lib.rs", text)])).len()
    }

    #[test]
    fn allow_attributes_are_found_in_every_form() {
        for text in
            ["#[allow(dead_code)]\nfn a() {}", "#![allow(dead_code)]", "#[cfg_attr(test, allow(dead_code))]\nfn a() {}"]
        {
            assert_eq!(found(text), 1, "{text}");
        }
        assert_eq!(
            found("#[expect(dead_code, reason = \"soon\")]\nfn a() { b([allow(1), allow(2)]) } // #[allow(x)]"),
            0
        );
    }

    #[test]
    fn unwrap_is_found_outside_tests_only() {
        assert_eq!(found("fn a() { b().unwrap(); c().unwrap_or(0); }"), 1);
        assert_eq!(found("#[cfg(test)]\nmod tests { fn a() { b().unwrap(); } }"), 0);
    }
}
