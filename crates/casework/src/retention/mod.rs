//! What is needed only for a while is thrown away by its age (`docs/retention.md`).

mod throw_away;

pub use throw_away::{ThrownAway, throw_away};
