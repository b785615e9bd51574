//! `returns sample`: an invented return of two years, clean or with the faults that are asked for.

use std::path::Path;

use anyhow::{Context as _, bail};
use returns::day::Year;
use returns::sample::{AUTHORITY, POSTCODES, PROVIDERS, Sample as Made, Spoiled, spoil, unreached};
use serde_json::json;

use super::arguments::Sample;
use crate::out::{Exit, Out};

pub(crate) fn run(sample: &Sample, out: &Out) -> anyhow::Result<Exit> {
    let year = super::validate::year(sample.year)?;
    let mut made = Made::clean(year, sample.children, sample.seed);
    let mut put_in = Vec::new();
    let mut not_put_in = Vec::new();
    let all = sample.errors.iter().any(|code| code.eq_ignore_ascii_case("all"));
    for code in sample.errors.iter().filter(|code| !code.eq_ignore_ascii_case("all")) {
        can_be_asked_for(code, year)?;
    }
    for rule in returns::all_rules() {
        if !all && !sample.errors.iter().any(|code| code == rule.code()) {
            continue;
        }
        match spoil(&mut made, rule) {
            Spoiled::Changed | Spoiled::Added => put_in.push(rule.code()),
            Spoiled::OutOfReach if rule.applies_to(year) => not_put_in.push(rule.code()),
            Spoiled::OutOfReach => {}
        }
    }
    let rows = write(&made, &sample.out)?;
    out.line(format!(
        "Wrote an invented return of {} children ({rows} rows) to {}, and that of the year before to its folder previous.",
        sample.children,
        sample.out.display()
    ));
    out.line(format!("Check it with --authority {AUTHORITY} and the lists in its folder lookups."));
    if !put_in.is_empty() {
        out.line(format!("Put in faults for {} rules: {}", put_in.len(), put_in.join(", ")));
    }
    for code in &not_put_in {
        out.line(format!("Could not put in a fault for {code}: {}", why_not(code, year)));
    }
    let not_put_in: Vec<_> =
        not_put_in.iter().map(|code| json!({ "rule": code, "why": why_not(code, year) })).collect();
    out.value(&json!({
        "children": sample.children, "seed": sample.seed, "rows": rows, "authority": AUTHORITY,
        "put_in": put_in, "not_put_in": not_put_in,
    }));
    Ok(if not_put_in.is_empty() { Exit::Done } else { Exit::No })
}

/// Whether a fault for a rule can be put in at all; if not, nothing is written.
fn can_be_asked_for(code: &str, year: Year) -> anyhow::Result<()> {
    let Some(rule) = returns::all_rules().find(|rule| rule.code() == code) else { bail!("there is no rule {code}") };
    if !rule.applies_to(year) {
        bail!("rule {code} is not one of {}", year.number());
    }
    if let Some(reason) = unreached(code, year) {
        bail!("no sample can hold a fault for rule {code}: {reason}");
    }
    Ok(())
}

fn why_not(code: &str, year: Year) -> &'static str {
    unreached(code, year).unwrap_or("too few children are in the sample")
}

/// Writes this year's files into the directory, the previous year's into `previous`, and the lists into `lookups`.
fn write(made: &Made, folder: &Path) -> anyhow::Result<usize> {
    let mut count = 0;
    for ((table, previous), rows) in &made.tables {
        let own = if *previous { folder.join("previous") } else { folder.to_owned() };
        let path = own.join(format!("{}.csv", table.name().to_lowercase()));
        let unwritable = || format!("{} cannot be written", path.display());
        std::fs::create_dir_all(&own).with_context(unwritable)?;
        std::fs::write(&path, made.csv(*table, *previous)).with_context(unwritable)?;
        count += rows.len();
    }
    let lookups = folder.join("lookups");
    std::fs::create_dir_all(&lookups).context("the folder for the lists cannot be made")?;
    std::fs::write(lookups.join("postcodes.csv"), POSTCODES).context("the list of postcodes cannot be written")?;
    std::fs::write(lookups.join("providers.csv"), PROVIDERS).context("the list of providers cannot be written")?;
    Ok(count)
}
