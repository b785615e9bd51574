//! Whole pilots, from the protocol's text to the last letter of the report.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

mod made;
mod protocol;
mod reports;
mod seals;
mod wording;
