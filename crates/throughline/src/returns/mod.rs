//! `returns`: the looked-after children return, checked by the rules of its year.

mod arguments;
mod list_9;
mod sample;
mod validate;

pub(crate) use arguments::{Build, Kind, Returns};

use crate::out::{Exit, Out};

/// Runs one of them that needs files and nothing else; gives back what needs the record.
pub(crate) fn run<'r>(returns: &'r Returns, out: &Out) -> anyhow::Result<Result<Exit, &'r Build>> {
    match returns {
        Returns::Validate(it) => validate::run(it, out).map(Ok),
        Returns::Sample(it) => sample::run(it, out).map(Ok),
        Returns::Build(it) => Ok(Err(it)),
    }
}
