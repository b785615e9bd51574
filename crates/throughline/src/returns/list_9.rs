//! `returns validate` of list 9 of Annex A: a file of its own, or the workbook that has it as a sheet.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::path::Path;

use anyhow::Context as _;
use returns::annex_a::check_list_9;
use serde_json::{Value, json};

use super::arguments::Validate;
use crate::out::{Exit, Out};

/// Checks the one file as list 9; nothing if it is none.
pub(super) fn run(validate: &Validate, file: &Path, out: &Out) -> anyhow::Result<Option<Exit>> {
    let name = file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let mut by_rule: BTreeMap<&'static str, (u64, &'static str)> = BTreeMap::new();
    let mut found: Vec<[String; 6]> = Vec::new();
    let read = check_list_9(&name, super::validate::open(file)?, |fault| {
        by_rule.entry(fault.rule).or_insert((0, fault.says)).0 += 1;
        let cells = [fault.child, "Annex A list 9", fault.column, &fault.row.to_string(), fault.rule, fault.says];
        found.push(cells.map(str::to_owned));
    });
    let Ok(rows) = read else { return Ok(None) };
    let to: Option<Box<dyn Write>> = match &validate.out {
        Some(path) => {
            Some(Box::new(File::create(path).with_context(|| format!("{} cannot be written", path.display()))?))
        }
        None if out.is_json() => None,
        None => Some(Box::new(std::io::stdout())),
    };
    if let Some(to) = to {
        let mut csv = csv::Writer::from_writer(to);
        csv.write_record(super::validate::COLUMNS)?;
        found.iter().try_for_each(|cells| csv.write_record(cells))?;
        csv.flush()?;
    }
    let say = |text: String| if validate.out.is_some() { out.line(text) } else { out.aside(text) };
    say(format!("{name} is Annex A list 9. Checked {rows} rows: {} issues.", found.len()));
    for (code, (count, says)) in &by_rule {
        say(format!("  {code}: {count} ({says})"));
    }
    let as_object = |cells: &[String; 6]| -> Value {
        super::validate::COLUMNS.iter().zip(cells).map(|(name, cell)| ((*name).to_owned(), json!(cell))).collect()
    };
    let within: Option<Value> = validate.out.is_none().then(|| found.iter().map(as_object).collect());
    let answer = json!({
        "list": "Annex A list 9", "rows": rows, "issues": found.len(),
        "by_rule": by_rule.iter().map(|(code, (count, _))| ((*code).to_owned(), json!(count))).collect::<Value>(),
        "found": within,
    });
    out.value(&answer);
    Ok(Some(if found.is_empty() { Exit::Done } else { Exit::No }))
}
