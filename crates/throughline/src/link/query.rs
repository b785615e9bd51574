//! `link query`: one person among the records of a file, with the evidence in words.

use anyhow::Context as _;
use linkage::{Held, Model};
use serde_json::json;
use tables::Source;

use super::{arguments, read_text};
use crate::out::{Exit, Out};

pub(super) fn query(query: &arguments::Query, out: &Out) -> anyhow::Result<Exit> {
    let model = Model::parse(&query.model.display().to_string(), &read_text(&query.model)?)?;
    let held = Held::open(&Source::open(&query.held)?, &model)?;
    let known = query
        .known
        .iter()
        .map(|known| known.split_once('=').with_context(|| format!("{known:?} is not written as COLUMN=VALUE")));
    let known = known.collect::<anyhow::Result<Vec<(&str, &str)>>>()?;
    let found = held.ask(&known, query.most)?;
    if found.is_empty() {
        out.line(format!("Nobody among {} records is likely to be this person.", held.rows()));
    }
    for one in &found {
        out.line(format!("{}: {:.1} bits, {:.1} over the next best", one.id, one.waterfall.weight, one.margin));
        for step in &one.waterfall.steps {
            out.line(format!("  {:>6.1}  {}: {} ({})", step.bits, step.name, step.says, step.strength.words()));
        }
        if let Some(flag) = one.waterfall.flag {
            out.line(format!("  A person must look: {flag}"));
        }
    }
    let answers: Vec<_> = (found.iter())
        .map(|one| json!({ "id": one.id, "weight": one.waterfall.weight, "margin": one.margin, "waterfall": one.waterfall }))
        .collect();
    out.value(&json!({ "rows": held.rows(), "found": answers }));
    Ok(if found.is_empty() { Exit::No } else { Exit::Done })
}
