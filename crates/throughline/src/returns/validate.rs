//! `returns validate`: each row that breaks a rule, as CSV with child, table, column, row, rule and text.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use returns::day::Year;
use returns::read::{Noted, Of, Reader};
use returns::{Issue, Lookups, Need, Outcome, Return};
use serde_json::{Value, json};

use super::arguments::Validate;
use crate::out::{Exit, Out};

/// Files that together are longer than this take more than two seconds to read.
const LONG_BYTES: u64 = 100 << 20;

pub(crate) fn run(validate: &Validate, out: &Out) -> anyhow::Result<Exit> {
    let year = year(validate.year)?;
    let mut given = Return::new(year);
    let notes = read_all(validate, &mut given, out)?;
    let lookups = lookups(validate)?;
    let only: Vec<&str> = validate.rules.iter().map(String::as_str).collect();
    if let Some(unknown) = only.iter().find(|code| returns::all_rules().all(|rule| rule.code() != **code)) {
        bail!("there is no rule {unknown}");
    }
    let only = (!only.is_empty()).then_some(only.as_slice());
    let mut sink = Sink::open(validate.out.as_deref(), out.is_json())?;
    let mut by_rule: BTreeMap<&'static str, u64> = BTreeMap::new();
    let mut failed = None;
    let children = given.children_at_most();
    // A million rows take about a second: what is quicker shows no progress.
    let takes_long = given.rows() > 2_000_000;
    let outcome = returns::check(
        &mut given,
        &lookups,
        only,
        |issue| {
            *by_rule.entry(issue.rule.code()).or_default() += 1;
            if failed.is_none() {
                failed = sink.issue(&issue).err();
            }
        },
        |done| {
            if takes_long {
                out.progress("Checking", done as u64, Some(children as u64));
            }
        },
    );
    if let Some(error) = failed {
        return Err(error).context("the issues cannot be written");
    }
    let issues = sink.finish().context("the issues cannot be written")?;
    let found = Found { given: &given, outcome: &outcome, by_rule: &by_rule, notes: &notes };
    found.say(|text| if validate.out.is_some() { out.line(text) } else { out.aside(text) });
    out.value(&found.answer(issues.as_deref()));
    Ok(if outcome.issues == 0 { Exit::Done } else { Exit::No })
}

/// The collection year, if its rules are known.
pub(super) fn year(year: u16) -> anyhow::Result<Year> {
    Year::try_new(year).with_context(|| format!("the rules of {year} are not known; they are of 2023 to 2027"))
}

/// Reads every file; those of the previous year are in their own directory or have a name that ends in `_last`.
fn read_all(validate: &Validate, given: &mut Return, out: &Out) -> anyhow::Result<Vec<Noted>> {
    for place in 0..validate.earlier.len() {
        given.give_earlier(validate.year.saturating_sub(u16::try_from(place).unwrap_or(u16::MAX).saturating_add(2)));
    }
    let mut reader = Reader::new(given);
    let mut all: Vec<(PathBuf, Of)> = Vec::new();
    for path in files(&validate.dir)? {
        let last = path.file_stem().is_some_and(|stem| stem.to_string_lossy().to_lowercase().ends_with("_last"));
        all.push((path, if last { Of::Previous } else { Of::This }));
    }
    if let Some(previous) = &validate.previous {
        all.extend(files(previous)?.into_iter().map(|path| (path, Of::Previous)));
    }
    for earlier in &validate.earlier {
        all.extend(files(earlier)?.into_iter().map(|path| (path, Of::Earlier)));
    }
    let total = all.len() as u64;
    let bytes: u64 = all.iter().filter_map(|(path, _)| std::fs::metadata(path).ok()).map(|file| file.len()).sum();
    for (done, (path, of)) in all.iter().enumerate() {
        if bytes > LONG_BYTES {
            out.progress("Reading", done as u64, Some(total));
        }
        let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        reader.file(&name, *of, open(path)?)?;
    }
    Ok(reader.into_notes())
}

/// The files of a directory that may be a return's, in the order of their names; or the one file named.
fn files(dir: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if dir.is_file() {
        return Ok(vec![dir.to_owned()]);
    }
    let unreadable = || format!("the directory {} cannot be read", dir.display());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(dir).with_context(unreadable)? {
        let path = entry.with_context(unreadable)?.path();
        let kind = path.extension().map(|kind| kind.to_string_lossy().to_lowercase()).unwrap_or_default();
        if path.is_file() && matches!(kind.as_str(), "csv" | "xml" | "xlsx" | "txt") {
            files.push(path);
        }
    }
    if files.is_empty() {
        bail!("{} holds no file that may be a return's (CSV, XML or .xlsx)", dir.display());
    }
    files.sort();
    Ok(files)
}

fn open(path: &Path) -> anyhow::Result<BufReader<File>> {
    let file = File::open(path).with_context(|| format!("{} cannot be read", path.display()))?;
    Ok(BufReader::with_capacity(256 * 1024, file))
}

fn lookups(validate: &Validate) -> anyhow::Result<Lookups> {
    let mut lookups = Lookups { authority: validate.authority.as_deref().map(Into::into), ..Lookups::default() };
    if let Some(path) = &validate.postcodes {
        lookups.read_postcodes(&path.display().to_string(), open(path)?)?;
    }
    for path in &validate.providers {
        lookups.read_providers(&path.display().to_string(), open(path)?)?;
    }
    Ok(lookups)
}

/// Where issues go as they are found, with the words of each rule that has come up.
struct Sink {
    to: To,
    words: BTreeMap<&'static str, String>,
}

enum To {
    Csv(Box<csv::Writer<Box<dyn Write>>>),
    Json(Vec<Value>),
}

impl Sink {
    fn open(path: Option<&Path>, json: bool) -> anyhow::Result<Self> {
        let to: Box<dyn Write> = match path {
            Some(path) => {
                let file = File::create(path).with_context(|| format!("{} cannot be written", path.display()))?;
                Box::new(BufWriter::with_capacity(256 * 1024, file))
            }
            None if json => return Ok(Self { to: To::Json(Vec::new()), words: BTreeMap::new() }),
            None => Box::new(BufWriter::new(std::io::stdout())),
        };
        let mut csv = csv::Writer::from_writer(to);
        csv.write_record(["child", "table", "column", "row", "rule", "text"])?;
        Ok(Self { to: To::Csv(Box::new(csv)), words: BTreeMap::new() })
    }

    fn issue(&mut self, issue: &Issue<'_>) -> anyhow::Result<()> {
        let columns = issue.columns();
        let table = issue.table_name();
        let rule = issue.rule;
        let words = self.words.entry(rule.code()).or_insert_with(|| rule.says());
        match &mut self.to {
            To::Csv(csv) => {
                let row = issue.at.row.to_string();
                csv.write_record([issue.child, &table, &columns.join(" "), &row, issue.rule.code(), words])?;
            }
            To::Json(issues) => issues.push(json!({
                "child": issue.child, "table": table, "columns": columns, "row": issue.at.row,
                "rule": rule.code(), "text": words,
            })),
        }
        Ok(())
    }

    fn finish(self) -> anyhow::Result<Option<Vec<Value>>> {
        match self.to {
            To::Csv(mut csv) => {
                csv.flush()?;
                Ok(None)
            }
            To::Json(issues) => Ok(Some(issues)),
        }
    }
}

/// What a rule lacked, in words.
fn lacks(need: Need) -> String {
    match need {
        Need::Now(table) => table.name().to_owned(),
        Need::Before(table) => format!("{} of the previous year", table.name()),
        Need::Postcodes => "postcodes and the authority's code".to_owned(),
        Need::Providers => "the list of providers".to_owned(),
    }
}

/// What came of a check.
struct Found<'f> {
    given: &'f Return,
    outcome: &'f Outcome,
    by_rule: &'f BTreeMap<&'static str, u64>,
    notes: &'f [Noted],
}

impl Found<'_> {
    /// A summary for people; on standard error where the issues are on standard output.
    fn say(&self, line: impl Fn(String)) {
        for noted in self.notes {
            let column = noted.column.map(|column| format!(", column {column}")).unwrap_or_default();
            let words = noted.note.words();
            line(format!("{}{column}: {words} ({} times, first in row {})", noted.file, noted.rows, noted.first_row));
        }
        line(format!(
            "Checked {} rows of {} children by {} rules of {}: {} issues.",
            self.given.rows(),
            self.outcome.children,
            self.outcome.run.len(),
            self.given.year().number(),
            self.outcome.issues
        ));
        for (code, count) in self.by_rule {
            line(format!("  {code}: {count}"));
        }
        let mut left: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for skipped in &self.outcome.skipped {
            left.entry(lacks(skipped.lacks)).or_default().push(skipped.rule.code());
        }
        for (needed, codes) in left {
            line(format!("{} rules were left out, for {needed} was not given: {}", codes.len(), codes.join(", ")));
        }
    }

    /// The summary for programs.
    fn answer(&self, issues: Option<&[Value]>) -> Value {
        let note = |noted: &Noted| {
            json!({
                "file": noted.file, "column": noted.column, "note": noted.note.words(), "rows": noted.rows,
                "first_row": noted.first_row,
            })
        };
        let notes: Vec<Value> = self.notes.iter().map(note).collect();
        let skipped = self.outcome.skipped.iter();
        let skipped: Vec<Value> =
            skipped.map(|skipped| json!({ "rule": skipped.rule.code(), "lacks": lacks(skipped.lacks) })).collect();
        json!({
            "year": self.given.year().number(), "rows": self.given.rows(), "children": self.outcome.children,
            "issues": self.outcome.issues, "rules_run": self.outcome.run.len(), "by_rule": self.by_rule,
            "skipped": skipped, "notes": notes, "found": issues,
        })
    }
}
