//! `returns`: the looked-after children return, checked by the rules of its year.

mod arguments;
mod sample;
mod validate;

pub(crate) use arguments::Returns;

use crate::out::{Exit, Out};

/// Runs one of them.
pub(crate) fn run(returns: &Returns, out: &Out) -> anyhow::Result<Exit> {
    match returns {
        Returns::Validate(it) => validate::run(it, out),
        Returns::Sample(it) => sample::run(it, out),
    }
}
