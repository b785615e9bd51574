//! Cox's proportional hazards: how covariates raise or lower the hazard of the event.
//!
//! Rows are right-censored durations, or spells from an entry (exclusive) to an end (inclusive) for late entry,
//! covariates that change and repeated events. Tie rule: rows of equal duration die together, and the censored of that
//! duration are still at risk. Columns are centred and scaled inside, so that a coefficient is exact for any unit.

mod concordance;
mod exact;
mod fit;
mod increments;
mod likelihood;
mod predict;
mod proportional;
mod risk_set;
mod robust;
mod sorted;

pub use concordance::Concordance;
pub use fit::{CoxFit, fit};
pub use predict::Predicted;
pub use proportional::{HazardTest, ProportionalHazards, TimeScale};

use crate::columns::Covariate;
use crate::survival::Durations;

/// How events at one duration are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ties {
    /// Efron's approximation: the default, as in R.
    #[default]
    Efron,
    /// Breslow's approximation: quickest to explain, furthest off with many ties.
    Breslow,
    /// The exact conditional likelihood of discrete time; without weights or robust errors.
    Exact,
}

/// What the standard errors rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Errors<'a> {
    /// The model.
    #[default]
    Model,
    /// The rows, each on its own (Lin and Wei).
    Robust,
    /// The clusters: a number for each row; rows of one person or one site belong to one.
    Clustered(&'a [u32]),
}

/// The columns of a model.
#[derive(Debug, Clone, Copy)]
pub struct CoxModel<'a> {
    /// End of each spell and whether it ended with the event.
    pub durations: Durations<'a>,
    /// Start of each spell, where not all start at 0.
    pub entry: Option<&'a [f64]>,
    /// Covariates, at least one.
    pub covariates: &'a [Covariate<'a>],
    /// A number for each row; each stratum has a baseline hazard of its own.
    pub strata: Option<&'a [u32]>,
    /// Weights above 0; robust errors should go with them.
    pub weights: Option<&'a [f64]>,
}
