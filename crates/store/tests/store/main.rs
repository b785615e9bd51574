//! What the store promises, on every database it knows.
//!
//! SQLite is always tested. PostgreSQL is when THROUGHLINE_TEST_POSTGRES names a server:
//! `cargo run -p testkit --bin with-postgres -- cargo test -p store`.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot do what it set out to do has failed"
)]

mod backup;
mod chain;
mod cohort;
mod columns;
mod forms;
mod ground;
mod killed;
mod many;
mod migrations;
mod release;
mod visible;
