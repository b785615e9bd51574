//! Have the files of a return checked: read, and every rule of their year asked. Nothing of them is kept; the audit says that it was
//! done, by whom, and how much was found.

mod check;
mod found;

pub use check::{CheckError, Checking, Files, YEARS, check};
pub use found::{Checked, FoundIssue, RuleFound, RuleWords};
