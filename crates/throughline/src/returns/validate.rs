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

/// The columns of the issues.
pub(super) const COLUMNS: [&str; 6] = ["child", "table", "column", "row", "rule", "text"];

/// Files that together are longer than this take more than two seconds to read.
const LONG_BYTES: u64 = 100 << 20;

pub(crate) fn run(validate: &Validate, out: &Out) -> anyhow::Result<Exit> {
    let year = year(validate.year)?;
    let mut given = Return::new(year);
    let notes = match read_all(validate, &mut given, out) {
        // One file that is no table of the return may be list 9 of Annex A.
        Err(error) if validate.dir.is_file() => {
            return super::list_9::run(validate, &validate.dir, out)?.ok_or(error);
        }
        read => read?,
    };
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
    let found = Found { given: &given, outcome: &outcome, by_rule: &by_rule, notes: &notes };
    let answer = found.answer();
    if !sink.finish(&answer).context("the issues cannot be written")? {
        out.value(&answer);
    }
    found.say(|text| if validate.out.is_some() { out.line(text) } else { out.aside(text) });
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
    for path in files(&validate.dir, validate.out.as_deref())? {
        let last = path.file_stem().is_some_and(|stem| stem.to_string_lossy().to_lowercase().ends_with("_last"));
        all.push((path, if last { Of::Previous } else { Of::This }));
    }
    if let Some(previous) = &validate.previous {
        all.extend(files(previous, None)?.into_iter().map(|path| (path, Of::Previous)));
    }
    for earlier in &validate.earlier {
        all.extend(files(earlier, None)?.into_iter().map(|path| (path, Of::Earlier)));
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

/// The files of a directory that may be a return's, in the order of their names; or the one file named. The file into which
/// issues are written is none of them, though it lie there from the time before.
fn files(dir: &Path, issues: Option<&Path>) -> anyhow::Result<Vec<PathBuf>> {
    let issues = issues.and_then(|path| path.canonicalize().ok());
    if dir.is_file() {
        return Ok(vec![dir.to_owned()]);
    }
    let unreadable = || format!("the directory {} cannot be read", dir.display());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(dir).with_context(unreadable)? {
        let path = entry.with_context(unreadable)?.path();
        let kind = path.extension().map(|kind| kind.to_string_lossy().to_lowercase()).unwrap_or_default();
        let is_issues = issues.is_some() && path.canonicalize().ok() == issues;
        if path.is_file() && !is_issues && matches!(kind.as_str(), "csv" | "xml" | "xlsx" | "txt") {
            files.push(path);
        }
    }
    if files.is_empty() {
        bail!("{} holds no file that may be a return's (CSV, XML or .xlsx)", dir.display());
    }
    files.sort();
    Ok(files)
}

pub(super) fn open(path: &Path) -> anyhow::Result<BufReader<File>> {
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
    /// One answer on standard output: issues are written into it as they are found, and none is held.
    Json {
        out: Box<dyn Write>,
        any: bool,
    },
}

impl Sink {
    fn open(path: Option<&Path>, json: bool) -> anyhow::Result<Self> {
        let to: Box<dyn Write> = match path {
            Some(path) => {
                let file = File::create(path).with_context(|| format!("{} cannot be written", path.display()))?;
                Box::new(BufWriter::with_capacity(256 * 1024, file))
            }
            None => Box::new(BufWriter::with_capacity(256 * 1024, std::io::stdout())),
        };
        if json && path.is_none() {
            let mut out = to;
            out.write_all(b"{\"found\":[")?;
            return Ok(Self { to: To::Json { out, any: false }, words: BTreeMap::new() });
        }
        let mut csv = csv::Writer::from_writer(to);
        csv.write_record(COLUMNS)?;
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
            To::Json { out, any } => {
                if std::mem::replace(any, true) {
                    out.write_all(b",")?;
                }
                let issue = json!({
                    "child": issue.child, "table": table, "column": columns.join(" "), "row": issue.at.row,
                    "rule": rule.code(), "text": words,
                });
                serde_json::to_writer(out, &issue)?;
            }
        }
        Ok(())
    }

    /// Ends what was written. Says whether the answer has gone into it.
    fn finish(self, answer: &Value) -> anyhow::Result<bool> {
        match self.to {
            To::Csv(mut csv) => {
                csv.flush()?;
                Ok(false)
            }
            To::Json { mut out, .. } => {
                let rest = answer.to_string();
                writeln!(out, "],{}", rest.strip_prefix('{').unwrap_or_default())?;
                out.flush()?;
                Ok(true)
            }
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
    fn answer(&self) -> Value {
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
            "skipped": skipped, "notes": notes,
        })
    }
}
