//! What a run in parts is held against: learns a model from two files, and links them in one piece in this process.
//!
//! `one_process train LEFT RIGHT MODEL` writes the model; `one_process run LEFT RIGHT MODEL PAIRS` writes the pairs.

use std::path::Path;

use anyhow::{Context as _, bail};
use linkage::{Files, Model, Options, Task, TrainingSize};
use tables::Source;

fn main() -> anyhow::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let [what, left, right, model, rest @ ..] = words.as_slice() else {
        bail!("train LEFT RIGHT MODEL, or run LEFT RIGHT MODEL PAIRS");
    };
    let (left, right) = (Source::open(Path::new(left))?, Source::open(Path::new(right))?);
    let task = Task::Link { left: &left, right: &right };
    match (*what, rest) {
        ("train", []) => {
            let mut settings = task.settings("nobody: a measurement", "2026-11-26")?;
            let files = Files::read(task, &settings)?;
            files.train(&mut settings, TrainingSize::default(), 1)?;
            std::fs::write(model, settings.to_json()).with_context(|| format!("{model} cannot be written"))
        }
        ("run", [pairs]) => {
            let text = std::fs::read_to_string(model).with_context(|| format!("{model} cannot be read"))?;
            let model = Model::parse(model, &text)?;
            let files = Files::read(task, &model)?;
            let linked = files.run(&model, &Options { threads: 1, ..Options::default() })?;
            std::fs::write(pairs, linked.to_parquet(&files)?).with_context(|| format!("{pairs} cannot be written"))
        }
        _ => bail!("train LEFT RIGHT MODEL, or run LEFT RIGHT MODEL PAIRS"),
    }
}
