//! How long it takes to ask for one person among the records of a file: one JSON line.
//!
//! `ask HELD ASKED MODEL N`: the first N records of ASKED are asked for among those of HELD.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement reads the clock and says its result"
)]

use std::time::Instant;

use linkage::{Held, Model};
use tables::Source;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [held, asked, model, most] = words.as_slice() else { return Err("HELD ASKED MODEL N".into()) };
    let model = Model::parse(model, &std::fs::read_to_string(model)?)?;
    let began = Instant::now();
    let held = Held::open(&Source::open(held.as_ref())?, &model)?;
    let opened = began.elapsed();
    let columns: Vec<&str> = model.comparisons.iter().map(|comparison| comparison.column.as_str()).collect();
    let table = Source::open(asked.as_ref())?.read(&columns)?;
    let texts = table.columns().iter().map(tables::Column::texts).collect::<Result<Vec<_>, _>>()?;
    let mut times = Vec::new();
    let mut found = 0;
    for row in 0..most.parse::<usize>()?.min(table.rows()) {
        let known = columns.iter().zip(&texts).filter_map(|(column, texts)| Some((*column, texts.get(row)?)));
        let known: Vec<(&str, &str)> = known.collect();
        let began = Instant::now();
        // A record with a number that cannot be read is answered with an error.
        let answer = held.ask(&known, 5).unwrap_or_default();
        times.push(began.elapsed().as_secs_f64() * 1000.0);
        found += usize::from(!answer.is_empty());
    }
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times.get((times.len() * share / 1000).min(times.len().saturating_sub(1))).unwrap_or(&0.0);
    println!(
        "{{\"task\":\"ask\",\"held\":{},\"asked\":{},\"found\":{found},\"opened_s\":{:.2},\"p50_ms\":{:.3},\"p99_ms\":{:.3},\"max_ms\":{:.3}}}",
        held.rows(),
        times.len(),
        opened.as_secs_f64(),
        at(500),
        at(990),
        at(1000)
    );
    Ok(())
}
