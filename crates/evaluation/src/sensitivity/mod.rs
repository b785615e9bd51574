//! How strong something unseen would have to be to explain an effect away.

mod e_value;
mod rosenbaum;

pub use e_value::{EValue, e_value};
pub use rosenbaum::{Bounds, binary_bounds, signed_rank_bounds};
