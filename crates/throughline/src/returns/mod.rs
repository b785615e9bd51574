//! `returns`: the looked-after children return, checked by the rules of its year.

mod arguments;
mod build;
mod sample;
mod validate;

pub(crate) use arguments::Returns;

use crate::config::Config;
use crate::out::{Exit, Out};

/// Runs one of them that needs files and nothing else; nothing where the record is needed.
pub(crate) fn run(returns: &Returns, out: &Out) -> anyhow::Result<Option<Exit>> {
    match returns {
        Returns::Validate(it) => validate::run(it, out).map(Some),
        Returns::Sample(it) => sample::run(it, out).map(Some),
        Returns::Build(_) => Ok(None),
    }
}

/// Runs one of them, with the record where it is needed.
pub(crate) async fn of_record(config: &Config, returns: &Returns, out: &Out) -> anyhow::Result<Exit> {
    match returns {
        Returns::Validate(it) => validate::run(it, out),
        Returns::Sample(it) => sample::run(it, out),
        Returns::Build(it) => build::run(config, it, out).await,
    }
}
