//! Finding people, the caseload, and one person as they are known.

mod caseload;
mod details;
mod rows;
mod search;

pub use caseload::{Caseload, Needed, Row, Scope, caseload, in_scope, shut_out_of};
pub use details::{Likely, by_details};
pub use search::{FOUND_MAX, Finds, Found, search};
