//! Checks on the shape of the house: who may know whom, how large a thing may grow, what may never be there.
//!
//! Each check is one function from the [`House`] to its findings; `cargo run -q -p xtask -- check` and the tests of
//! this crate run the same functions. A check that reads Rust reads tokens, so comments and texts never mislead it.

pub mod budgets;
pub mod checks;
pub mod code;
pub mod finding;
pub mod house;

pub use finding::Finding;
pub use house::House;

/// One promise about the shape of the house.
#[derive(Debug, Clone, Copy)]
pub struct Check {
    /// The word that names it in the report and in the tests.
    pub name: &'static str,
    /// The promise, in one sentence.
    pub promise: &'static str,
    /// Finds where the promise is broken; an empty list means that it is kept.
    pub run: fn(&House) -> Vec<Finding>,
}

/// Every check, in the order of the report.
pub const CHECKS: &[Check] = &[
    Check { name: "floors", promise: "a crate imports only from the floors below it", run: checks::floors::run },
    Check { name: "homes", promise: "each heavy outside crate has its one home", run: checks::homes::run },
    Check { name: "manifests", promise: "versions and lints come from the workspace", run: checks::manifests::run },
    Check { name: "readable", promise: "every Rust file can be read as tokens", run: checks::readable::run },
    Check { name: "first_lines", promise: "every file says first what it is for", run: checks::first_lines::run },
    Check { name: "sizes", promise: "files and functions stay small", run: checks::sizes::run },
    Check { name: "exceptions", promise: "no allow attribute; no unwrap outside tests", run: checks::exceptions::run },
    Check { name: "rows", promise: "SQL lives in store and in private rows.rs", run: checks::rows::run },
    Check {
        name: "circles",
        promise: "no two feature folders of a crate import each other",
        run: checks::circles::run,
    },
    Check {
        name: "templates",
        promise: "every template has its page and every page its template",
        run: checks::templates::run,
    },
    Check { name: "door", promise: "a page is mounted only through the door", run: checks::door::run },
    Check { name: "licences", promise: "everything we ship may be shipped", run: checks::licences::run },
    Check { name: "banned", promise: "no crate that needs what a plain machine lacks", run: checks::banned::run },
    Check {
        name: "duplicates",
        promise: "two versions of a crate have a written reason",
        run: checks::duplicates::run,
    },
    Check { name: "hygiene", promise: "no file names a machine or a private registry", run: checks::hygiene::run },
    Check { name: "links", promise: "links between documents lead somewhere", run: checks::links::run },
];

/// Runs every check and returns its findings beside it.
pub fn run_all(house: &House) -> Vec<(Check, Vec<Finding>)> {
    CHECKS.iter().map(|check| (*check, (check.run)(house))).collect()
}
