//! Learning while running: which of several arms does best, and rules for dropping the others.
//!
//! An adaptive rule is only as good as its simulated operating characteristics: [`simulate()`] gives them from a seed,
//! the same bits however the trials are split.

mod best;
mod simulate;
mod tables;

pub use best::{Arm, Prior, Wanted, chance_best, chance_lower};
pub use simulate::{Characteristics, Rule, simulate};
