//! How long until it happens: Kaplan-Meier, Nelson-Aalen, restricted means and the log-rank family.
//!
//! A duration runs from the start of follow-up to the event or to the end of follow-up, in any one unit. Tie rule: an
//! event and a censoring at the same duration are taken in that order, so the censored is still at risk of the event.
//! Durations tie when they are equal as numbers; no tolerance is applied.

mod kaplan_meier;
mod log_rank;
mod nelson_aalen;
mod restricted_mean;
mod timeline;
mod weighted;

pub use kaplan_meier::{Curve, IntervalScale, Step, curves};
pub use log_rank::{GroupCount, LogRank, Weight, log_rank};
pub use nelson_aalen::{Hazard, cumulative_hazard};
pub use restricted_mean::{RestrictedMean, RestrictedMeans, restricted_means};
pub use timeline::{Durations, Groups, Moment, Timeline};
pub use weighted::{WeightedStep, weighted_curve};
