//! What is recorded by hand: recording it, saying that what lasted is over, taking a mistake back, and the history.

mod end_spell;
mod history;
mod record_event;
mod rows;
mod withdraw_event;

pub use end_spell::{EndSpellError, Ended, end_spell};
pub use history::{Before, Entry, History, find, history};
pub use record_event::{EventForm, RecordEventError, Recorded, record_event};
pub use withdraw_event::{WithdrawEventError, Withdrawn, recorded_by, withdraw_event};
