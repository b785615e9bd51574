//! Many small pilots together: pooled effects, how much they vary, and what a new place should expect.

mod effect_size;
mod mantel_haenszel;
mod pooled;
mod small_study;
mod tau;

pub use effect_size::{Measure, Study, from_table};
pub use mantel_haenszel::{MantelHaenszel, mantel_haenszel};
pub use pooled::{Pooled, Shrunken, pool};
pub use small_study::{SmallStudy, egger};
pub use tau::Method;
