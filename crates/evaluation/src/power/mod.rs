//! What a pilot of this size can show: power, the smallest effect it would notice, and how many pilots it takes.

mod pilots;
mod proportions;
mod survival;

pub use pilots::{Pilots, pilots_needed, pooled_power};
pub use proportions::{Groups, power, size_needed, smallest_fall};
pub use survival::{design_effect, events_needed, log_rank_power};
