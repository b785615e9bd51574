//! Small pieces of Rust, and what the reader of tokens sees in them.

use super::*;

fn paths(text: &str) -> Vec<String> {
    Code::parse(text).paths().iter().map(|path| path.segments.join("::")).collect()
}

#[test]
fn a_use_group_is_several_paths() {
    assert_eq!(
        paths("use crate::{a::X, b::{self, Y as Z}, c};"),
        ["crate::a::X", "crate::b::self", "crate::b::Y", "crate::c"]
    );
    assert_eq!(paths("use crate::a::*;"), ["crate::a::*"]);
}

#[test]
fn paths_inside_macros_are_seen_and_those_in_comments_and_texts_are_not() {
    let seen = paths("fn f() { vec![crate::a::B]; /* crate::c */ let _ = \"crate::d\"; }");
    assert!(seen.contains(&"crate::a::B".to_owned()), "{seen:?}");
    assert!(!seen.iter().any(|path| path.starts_with("crate::c") || path.starts_with("crate::d")), "{seen:?}");
}

#[test]
fn items_of_tests_are_marked_and_counted() {
    let code = Code::parse("fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\nfn c() {}\n");
    let marked: Vec<(&str, bool)> = code.functions.iter().map(|f| (f.name.as_str(), f.in_test)).collect();
    assert_eq!(marked, [("a", false), ("b", true), ("c", false)]);
    assert_eq!((code.lines, code.test_lines, code.code_lines()), (6, 4, 2));
}

#[test]
fn a_test_attribute_with_a_path_marks_its_function_only() {
    let code = Code::parse("#[tokio::test]\nasync fn a() {}\nfn b() {}\n");
    assert_eq!(code.functions.iter().map(|f| f.in_test).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn a_file_of_tests_is_all_tests() {
    let code = Code::parse("//! Words.\n#![cfg(test)]\nfn a() {}\n");
    assert_eq!(code.code_lines(), 0);
}

#[test]
fn the_length_of_a_function_leaves_out_blank_lines_and_comments() {
    let code = Code::parse("fn a(\n  b: [u8; 2],\n) {\n    one();\n\n    // why\n    two();\n}\n");
    assert_eq!(code.functions.first().map(|f| (f.line, f.lines)), Some((1, 2)));
}

#[test]
fn only_an_expect_with_a_reason_excuses_length() {
    let excused = |text: &str| Code::parse(text).functions.first().is_some_and(|f| f.length_is_excused);
    assert!(excused("#[expect(clippy::too_many_lines, reason = \"one table\")]\npub fn a() {}"));
    assert!(!excused("#[expect(clippy::too_many_lines)]\npub fn a() {}"));
    assert!(!excused(
        "#[expect(clippy::too_many_lines, reason = \"x\")]\nfn b() {}\nfn a() {}".rsplit_once('\n').unwrap().1
    ));
}

#[test]
fn texts_are_unquoted_and_documentation_is_left_out() {
    let code = Code::parse("/// Words about \"a.html\".\nfn a() { b(\"c.html\", r#\"d\"#, 5); }");
    assert_eq!(code.texts().iter().map(|(_, text)| *text).collect::<Vec<_>>(), ["c.html", "d"]);
}

#[test]
fn text_that_is_no_rust_says_where() {
    assert_eq!(Code::parse("fn a() {\n}}\n").unreadable.map(|(line, _)| line), Some(2));
}
