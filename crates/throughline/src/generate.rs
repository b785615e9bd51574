//! `generate`: a fictional region as the files its agencies would send.

use std::path::Path;

use anyhow::Context as _;
use serde_json::json;

use crate::cli::Generate;
use crate::config::Config;
use crate::open;
use crate::out::{Exit, Out};

pub(crate) fn run(config: &Config, generate: &Generate, out: &Out) -> anyhow::Result<Exit> {
    let today = match generate.today {
        Some(today) => today,
        None => open::context(config)?.today(),
    };
    let options = generator::Options::new(generate.people, generate.seed, today);
    let region = generator::Region::plan(options).context("this region cannot be made")?;
    let mut progress = |done: usize, total: usize| out.progress("Writing", done as u64, Some(total as u64));
    let summary = generator::write(&region, &generate.out, &mut progress).context("the files cannot be written")?;
    let pilots = write_pilots(&generate.out.join("pilots"), today)?;
    out.line(format!("Wrote a fictional region of {} people to {}.", generate.people, generate.out.display()));
    for (file, rows) in &summary.files {
        out.line(format!("  {file}: {rows} rows"));
    }
    out.line(format!("  pilots: {}, each with its protocol", pilots.len()));
    out.value(&json!({ "people": generate.people, "seed": generate.seed, "today": today.to_string(), "files": summary.files }));
    Ok(Exit::Done)
}

/// Writes the fictional pilots: a folder each, with the protocol and the people.
pub(crate) fn write_pilots(folder: &Path, today: jiff::civil::Date) -> anyhow::Result<Vec<generator::pilot::Pilot>> {
    let pilots = generator::pilot::made(today);
    for pilot in &pilots {
        let own = folder.join(pilot.folder);
        let unwritable = || format!("{} cannot be written", own.display());
        std::fs::create_dir_all(&own).with_context(unwritable)?;
        std::fs::write(own.join("protocol.toml"), &pilot.protocol).with_context(unwritable)?;
        std::fs::write(own.join("people.csv"), &pilot.people).with_context(unwritable)?;
    }
    Ok(pilots)
}
