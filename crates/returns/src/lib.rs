//! The looked-after children return: read, checked by the rules of its year, and what each rule says in plain words.
//!
//! A return is read into columns of interned text ([`Return`]); rules look at one child at a time ([`case::Case`]) and
//! hand out issues as they find them ([`check()`]). `RULES.md` in this crate's folder says how a rule is added.

pub mod annex_a;
pub mod archive;
pub mod case;
pub mod check;
pub mod codes;
pub mod day;
pub mod example;
pub mod lookups;
pub mod produce;
pub mod read;
mod rule;
mod rules;
pub mod sample;
mod sequence;
mod store;
pub mod table;

pub use check::{Outcome, check};
pub use lookups::Lookups;
pub use rule::{Issue, Need, Rule, Skipped};
pub use rules::all as all_rules;
pub use store::{Return, TooMuchText};
pub use table::Table;
