//! Files and functions stay small enough to be read in one go.

use crate::{Finding, House};

/// Lines a file may have without its tests.
pub const FILE_LINES: usize = 400;
/// Lines a function may have, without blank lines and comments.
pub const FUNCTION_LINES: usize = 60;
/// One function in this many may be longer, with a reason; a small house may always have one.
const LONG_FUNCTIONS_ONE_IN: usize = 100;

/// Finds files and functions over their budget.
pub fn run(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut excused = Vec::new();
    let mut functions = 0;
    for file in &house.rust {
        let lines = file.code.code_lines();
        if !file.is_test && lines > FILE_LINES {
            let what = format!("{lines} lines without tests, the budget is {FILE_LINES}");
            findings.push(Finding::about(&file.path, what, "split it by what changes together"));
        }
        for function in file.code.functions.iter().filter(|function| !function.in_test && !file.is_test) {
            functions += 1;
            let what = format!("`{}` has {} lines, the budget is {FUNCTION_LINES}", function.name, function.lines);
            if function.lines > FUNCTION_LINES && function.length_is_excused {
                excused.push(Finding::at(
                    &file.path,
                    function.line,
                    what,
                    "too many functions are excused: split some",
                ));
            } else if function.lines > FUNCTION_LINES {
                let way_on = "split it, or mark it #[expect(clippy::too_many_lines, reason = \"..\")]";
                findings.push(Finding::at(&file.path, function.line, what, way_on));
            }
        }
    }
    if excused.len() > (functions / LONG_FUNCTIONS_ONE_IN).max(1) {
        findings.extend(excused);
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::made_up::house;

    fn found(path: &str, text: &str) -> usize {
        run(&house(&[(path, text)])).len()
    }

    fn function(lines: usize) -> String {
        format!("fn f() {{\n{}}}\n", "    g();\n".repeat(lines))
    }

    #[test]
    fn a_file_over_its_budget_is_found_and_tests_do_not_count() {
        let path = "crates/web/src/lib.rs";
        let tests = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", "fn a() {}\n".repeat(500));
        assert_eq!(found(path, &"// line\n".repeat(400)), 0);
        assert_eq!(found(path, &"// line\n".repeat(401)), 1);
        assert_eq!(found(path, &tests), 0);
        assert_eq!(found("crates/web/tests/story.rs", &"// line\n".repeat(401)), 0);
    }

    #[test]
    fn a_function_over_its_budget_is_found() {
        assert_eq!(found("crates/web/src/lib.rs", &function(60)), 0);
        assert_eq!(found("crates/web/src/lib.rs", &function(61)), 1);
    }

    #[test]
    fn one_long_function_may_be_excused_but_not_many() {
        let excused = format!("#[expect(clippy::too_many_lines, reason = \"one table\")]\n{}", function(61));
        assert_eq!(found("crates/web/src/lib.rs", &excused), 0);
        assert_eq!(found("crates/web/src/lib.rs", &excused.repeat(2)), 2);
    }
}
