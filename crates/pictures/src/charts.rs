//! Charts of an evaluation: how alike two groups are, when it happens, what is estimated, and what is signal or noise.
//!
//! Each takes words and numbers that may be shown already: nothing is hidden here, so nothing hidden can be drawn. Every
//! text has its own place, no sign is a colour alone, and the table twin holds the same numbers.
#![expect(clippy::cast_precision_loss, reason = "rows of a picture are far fewer than 2^53")]

pub mod control;
pub mod curves;
pub mod forest;
mod frame;
pub mod funnel;
pub mod love;
pub mod specifications;
#[cfg(test)]
mod tests;

pub use control::{Control, Month};
pub use curves::{Curve, Curves, Step};
pub use forest::{Forest, ForestRow};
pub use funnel::{Funnel, Limits, Spot};
pub use love::{Love, LoveRow};
pub use specifications::{Specification, Specifications};
