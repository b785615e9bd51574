//! Which pairs are compared at all: those that agree in one of the blocking rules, each pair once.

mod blocks;
mod rule;

pub(crate) use blocks::{Blocks, Sorted, Work};
pub(crate) use rule::{Keys, Rule, Rules, bucket};
