//! A comparison group that looks like the people who took part: matching, weighting, and how well it balanced.
//!
//! Tie rules, because they move results: treated people with equal scores are taken by lowest row; of equally distant
//! comparison people the lowest row is chosen; a caliper includes its end. Nothing depends on the order of a sort.

mod augmented;
mod balance;
mod cells;
mod effect;
mod nearest;
mod pool;
mod radius;
mod score;
mod specifications;
mod weighting;

pub use augmented::{Augmented, augmented, regression_adjusted};
pub use balance::{Balance, Spread, balance, effective_size};
pub use cells::{cells, subclasses};
pub use effect::{Effect, paired_effect, weighted_effect};
pub use nearest::{Nearest, Order, nearest};
pub use radius::radius;
pub use score::{Scale, log_odds, propensity, spread_of};
pub use specifications::{Specification, specification_curve};
pub use weighting::{Estimand, weights};

/// Who was matched with whom.
#[derive(Debug, Clone, PartialEq)]
pub struct Matched {
    /// Weight of each row: 1 for a matched treated row; a comparison row's share of those that it stands for.
    pub weights: Vec<f64>,
    /// Treated row and comparison row, in the order in which they were matched; empty where pairs are not kept.
    pub pairs: Vec<(u32, u32)>,
    /// Treated rows.
    pub treated: usize,
    /// Treated rows that were matched.
    pub matched: usize,
    /// Comparison rows that stand for somebody.
    pub controls: usize,
}
