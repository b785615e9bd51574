//! Files that agencies produce, read into the words of the work, with file, row and column in every error.
//!
//! This crate knows nothing of what is kept: it checks files and hands typed records on, one after the other.

pub mod codes;
pub mod columns;
pub mod record;
pub mod value;
pub mod write;
