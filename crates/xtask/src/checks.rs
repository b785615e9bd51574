//! The checks, one file each: a promise, its table where it has one, and small cases that break it.

pub mod banned;
pub mod circles;
pub mod door;
pub mod duplicates;
pub mod exceptions;
pub mod first_lines;
pub mod floors;
pub mod homes;
pub mod hygiene;
pub mod licences;
pub mod links;
pub mod manifests;
pub mod readable;
pub mod rows;
pub mod sizes;
pub mod templates;

/// Crates that stand outside the house: tests may see them, the product never does.
pub const OUTSIDE_THE_HOUSE: &[&str] = &["testkit", "browser", "bench", "xtask"];

/// Whether a crate stands outside the house.
pub fn stands_outside(member: &str) -> bool {
    OUTSIDE_THE_HOUSE.contains(&member)
}
