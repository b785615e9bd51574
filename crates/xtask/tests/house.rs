//! The promises about the shape of the house, each kept as a test of its own.

#![expect(clippy::expect_used, reason = "a test that cannot read the house stops")]

use std::path::Path;
use std::sync::LazyLock;
use xtask::{CHECKS, House, budgets};

static HOUSE: LazyLock<House> =
    LazyLock::new(|| House::open(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the workspace opens"));

fn kept(name: &str) {
    let check = CHECKS.iter().find(|check| check.name == name).expect("a check of this name");
    let findings = (check.run)(&HOUSE);
    assert!(findings.is_empty(), "{} is not so:\n{}", check.promise, budgets::list(&findings));
}

/// One test for each check, and one that says when a check has none.
macro_rules! promises {
    ($($name:ident)*) => {
        $(#[test] fn $name() { kept(stringify!($name)); })*

        #[test]
        fn every_check_is_a_test() {
            let tested = [$(stringify!($name)),*];
            assert_eq!(CHECKS.iter().map(|check| check.name).collect::<Vec<_>>(), tested);
        }
    };
}

promises! {
    floors homes manifests readable first_lines sizes exceptions rows circles templates door
    licences banned duplicates hygiene links
}
