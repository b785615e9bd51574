//! Two groups, with and without an outcome: differences, ratios and exact tests.

mod fisher;
mod measures;
mod proportion;

pub use fisher::{ConditionalOdds, conditional_odds, fisher_p};
pub use measures::{Estimate, McNemar, Measures, TwoByTwo, mcnemar, measures};
pub use proportion::{clopper_pearson, newcombe, wilson};
