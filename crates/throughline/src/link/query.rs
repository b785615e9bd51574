//! `link query`: one person among the records of a file, with the evidence in words; or everybody of another file.

use std::path::Path;

use anyhow::{Context as _, bail};
use linkage::{Found, Held, Model};
use serde_json::{Value, json};
use tables::Source;

use super::{arguments, read_text};
use crate::out::{Exit, Out};

pub(super) fn query(query: &arguments::Query, out: &Out) -> anyhow::Result<Exit> {
    let json = read_text(&query.model)?;
    if linkage::SplinkModel::is_one(&json) {
        bail!("{} is a model of Splink: it can run, but not be asked", query.model.display());
    }
    let model = Model::parse(&query.model.display().to_string(), &json)?;
    model.check_trained()?;
    let held = Held::open(&Source::open(&query.held)?, &model)?;
    if let Some(asked) = &query.asked {
        return everybody(&held, &model.id_column, asked, query.most, out);
    }
    let known = query
        .known
        .iter()
        .map(|known| known.split_once('=').with_context(|| format!("{known:?} is not written as COLUMN=VALUE")));
    let known = known.collect::<anyhow::Result<Vec<(&str, &str)>>>()?;
    let found = held.ask(&known, query.most)?;
    say(&found, &held, out);
    out.value(&json!({ "rows": held.rows(), "found": answers(&found) }));
    Ok(if found.is_empty() { Exit::No } else { Exit::Done })
}

fn say(found: &[Found], held: &Held, out: &Out) {
    if found.is_empty() {
        out.line(format!("Nobody among {} records is likely to be this person.", held.rows()));
    }
    for one in found {
        out.line(format!("{}: {:.1} bits, {:.1} over the next best", one.id, one.waterfall.weight, one.margin));
        for step in &one.waterfall.steps {
            out.line(format!("  {:>6.1}  {}: {} ({})", step.bits, step.name, step.says, step.strength.words()));
        }
        if let Some(flag) = one.waterfall.flag {
            out.line(format!("  A person must look: {flag}"));
        }
    }
}

fn answers(found: &[Found]) -> Vec<Value> {
    let answer = |one: &Found| json!({ "id": one.id, "weight": one.waterfall.weight, "margin": one.margin, "waterfall": one.waterfall });
    found.iter().map(answer).collect()
}

/// Asks for each row of a file. A row that cannot be read ends it before anything is said.
fn everybody(held: &Held, id_column: &str, path: &Path, most: usize, out: &Out) -> anyhow::Result<Exit> {
    let source = Source::open(path)?;
    let columns: Vec<&str> = held.columns().filter(|column| source.has(column)).collect();
    if columns.is_empty() {
        let wanted = held.columns().collect::<Vec<&str>>().join(", ");
        bail!("{} has no column that the model compares: {wanted}", source.file());
    }
    let ids = source.has(id_column).then_some(id_column);
    let wanted: Vec<&str> = columns.iter().copied().chain(ids).collect();
    let mut questions = Vec::new();
    for batch in source.batches(&wanted)? {
        let batch = batch?;
        let lists = batch.columns.iter().map(|column| column.lists('\0')).collect::<Result<Vec<_>, _>>()?;
        let cell = |place: usize, at: usize| lists.get(place).and_then(|lists| lists.get(at)).into_iter().flatten();
        for at in 0..batch.rows {
            let row = batch.first_row + at as u64;
            let known =
                columns.iter().enumerate().flat_map(|(place, column)| cell(place, at).map(move |it| (*column, it)));
            let known: Vec<(&str, &str)> = known.collect();
            let found = held.ask(&known, most).with_context(|| format!("{}, row {row}", source.file()))?;
            let id = ids.and_then(|_| cell(columns.len(), at).next()).map(str::to_owned);
            questions.push((row, id, found));
        }
    }
    if questions.is_empty() {
        return Err(linkage::LinkageError::NoRows { file: source.file().to_owned() }.into());
    }
    for (row, id, found) in &questions {
        out.line(id.as_ref().map_or_else(|| format!("Row {row}"), |id| format!("Row {row}, {id}")));
        say(found, held, out);
    }
    let answer =
        |(row, id, found): &(u64, Option<String>, Vec<Found>)| json!({ "row": row, "id": id, "found": answers(found) });
    out.value(&json!({ "rows": held.rows(), "asked": questions.iter().map(answer).collect::<Vec<Value>>() }));
    Ok(if questions.iter().all(|(.., found)| found.is_empty()) { Exit::No } else { Exit::Done })
}
