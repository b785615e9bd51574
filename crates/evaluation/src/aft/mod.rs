//! Accelerated failure time: how covariates stretch or shrink the time until the event.
//!
//! log T = intercept + sum of coefficients times covariates + scale times an error; exp(coefficient) is by what factor
//! time is stretched.

mod distribution;
mod fit;

pub use distribution::Distribution;
pub use fit::{AftFit, fit};
