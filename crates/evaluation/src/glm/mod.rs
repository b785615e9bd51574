//! Regression on what happened once (logistic), how often (Poisson, negative binomial), or how much (linear).
//!
//! Every model has an intercept. Columns are centred and scaled inside, so that a coefficient is exact for any unit.

mod blocks;
mod errors;
mod family;
mod fit;
mod negative_binomial;
mod scores;

pub use errors::Errors;
pub use family::Family;
pub use fit::{GlmFit, fit};
pub(crate) use fit::{PERFECT, least_squares};
pub use scores::{area_under_curve, brier};

use crate::columns::Covariate;

/// The columns of a model.
#[derive(Debug, Clone, Copy)]
pub struct GlmModel<'a> {
    /// The outcome's name, for what goes wrong.
    pub outcome_name: &'a str,
    /// The outcome: 0 or 1, a count, or a number.
    pub outcome: &'a [f64],
    /// Covariates; none fits the intercept alone.
    pub covariates: &'a [Covariate<'a>],
    /// How long, or among how many, each count was taken: above 0, for counts only.
    pub exposure: Option<&'a [f64]>,
    /// Weights, 0 or more.
    pub weights: Option<&'a [f64]>,
}
