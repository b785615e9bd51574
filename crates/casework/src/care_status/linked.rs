//! A record that a review found to be of a person, as it is handed to the ledger.

use domain::id::WorkerId;

use crate::record::SourceRecord;

/// A record that was found to be of a person.
#[derive(Debug, Clone, Copy)]
pub struct Linked<'a> {
    /// The record.
    pub record: &'a SourceRecord,
    /// What the review calls the link: by it the proposals are taken back if the link is undone.
    pub link: &'a str,
    /// Why the two were found to be one, in words that the young adult may read.
    pub because: &'a str,
    /// Who decided.
    pub by: WorkerId,
}
