//! The clock of people on the record: their facts put together, and every rule asked of them.

mod facts;
mod rows;

pub use facts::{Person, people, people_in, person};
