//! Limited access: who is on a person's restriction and exclusion lists, set by whoever answers for who sees what.

mod add_entry;
mod end_entry;
mod listed;
mod lists;
mod rows;

pub use add_entry::{AddEntryError, Added, EntryForm, add_entry};
pub use end_entry::{EndEntryError, Ended, end_entry};
pub use listed::{Listed, Named, ToSettle};
pub use lists::{by_address, listed, to_settle};
