//! Contact: recording it, taking a mistake back, and the history.

mod history;
mod record_visit;
mod rows;
mod withdraw_visit;

pub use history::{Before, Entry, History, history};
pub use record_visit::{RecordVisitError, Recorded, VisitForm, record_visit};
pub use withdraw_visit::{WithdrawVisitError, Withdrawn, recorded_by, withdraw_visit};

/// The name under which an unfinished visit is kept.
pub const FORM: &str = "record-visit";
