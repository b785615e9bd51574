//! The program as it is used: a scheduler and executors as processes of their own, on this machine.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test that cannot go on must stop, and waits by the clock"
)]

mod faults;
mod made;
mod processes;
mod runs;
