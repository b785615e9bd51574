//! Looking early without being fooled: boundaries that keep the chance of a false alarm over several looks.
//!
//! Statistics are z values at information fractions; their joint distribution is that of sums of independent
//! increments (Jennison and Turnbull 2000). Integrals are recursive quadrature, exact to about 1e-12.

mod boundaries;
mod looks;
mod spending;

pub use boundaries::{Boundaries, Design, Shape, boundaries};
pub use looks::{Operating, operating};
pub use spending::Spending;
