//! The arithmetic under every estimate: distributions, small dense algebra, roots, and numbers from a seed.

pub mod beta;
pub mod chance;
pub mod density;
pub mod gamma;
pub mod matrix;
pub mod normal;
pub mod quadrature;
pub mod root;
pub mod student;
