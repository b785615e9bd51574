//! A house to test in: the whole application on a throw-away database, with personas.
#![expect(clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::missing_panics_doc, reason = "only tests use it, and a test that cannot begin must stop")]

mod app;
mod cast;
mod visitor;

pub use app::{FIRST_DAY, TestApp};
pub use cast::{Cast, PERSONAS};
pub use visitor::{Page, Visitor};
