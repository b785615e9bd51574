//! How alike two words are: Jaro-Winkler by bits, and edits.

mod edit;
mod jaro;

pub(crate) use edit::{damerau_levenshtein, is_one_edit, levenshtein};
pub(crate) use jaro::{jaro, jaro_winkler};
