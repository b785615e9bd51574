//! Every Rust file can be read: a check that skips what it cannot read would keep no promise.

use crate::{Finding, House};

/// Finds Rust files that are no Rust.
pub fn run(house: &House) -> Vec<Finding> {
    let unreadable = |file: &crate::house::RustFile| {
        let (line, why) = file.code.unreadable.as_ref()?;
        Some(Finding::at(&file.path, *line, format!("cannot be read as Rust: {why}"), "make it compile first"))
    };
    house.rust.iter().filter_map(unreadable).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::made_up::house;

    #[test]
    fn an_open_bracket_is_found() {
        let house = house(&[("crates/web/src/lib.rs", "//! Pages.\nfn a() {\n"), ("crates/web/src/a.rs", "fn b() {}")]);
        assert_eq!(run(&house).len(), 1);
    }
}
