//! Finding people, the caseload, and one person as they are known.

mod caseload;
mod rows;
mod search;

pub use caseload::{Caseload, Needed, Row, Scope, caseload, in_scope};
pub use search::{FOUND_MAX, Finds, Found, search};
