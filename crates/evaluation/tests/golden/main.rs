//! Golden values: every number of an analysis beside the one that R gives, with the call that it comes from.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on must stop")]
#![expect(clippy::float_cmp, clippy::cast_precision_loss, reason = "small whole numbers are exact")]
#![expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "codes are small whole numbers")]

mod aft;
mod book;
mod competing;
mod cox;
mod glm;
mod matching;
mod meta;
mod monitoring;
mod planning;
mod sensitivity;
mod sequential;
mod survival;
mod two_by_two;
