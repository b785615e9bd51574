//! Case files: loading them, checking them, and saying what was expected and what was found.

mod alignment;
mod care_status;
mod day_of_release;
mod duties;
mod duty_to_refer;
mod limited_access;
mod next_contact;
mod release_date_shown;
mod release_day;
mod said;
mod working_days;

use core::fmt;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::file::{self, FileError};
pub use crate::keys::KeyFault;
use crate::keys::{self, KeyError, Keys};
use said::Said;

/// Why a case file cannot be checked. It is never counted as passed.
#[derive(Debug, thiserror::Error)]
pub enum CaseError {
    /// A case file cannot be read, or a key of it is wrong.
    #[error(transparent)]
    File(#[from] FileError),
    /// The folder holds no case file: a slip in its name would otherwise pass as success.
    #[error("{} holds no case file (*.toml)", folder.display())]
    NoCases {
        /// The folder.
        folder: PathBuf,
    },
}

/// The rules that have cases.
const RULES: &[(&str, Checker)] = &[
    ("alignment", alignment::check),
    ("care_status", care_status::check),
    ("day_of_release", day_of_release::check),
    ("duties", duties::check),
    ("duty_to_refer", duty_to_refer::check),
    ("limited_access", limited_access::check),
    ("next_contact", next_contact::check),
    ("release_date_shown", release_date_shown::check),
    ("release_day", release_day::check),
    ("working_days", working_days::check),
];

/// Reads a rule's facts and gives what the rule says of them.
type Checker = fn(&mut Keys, Date) -> Result<Said, KeyError>;

/// One case: what is known, on which day it is asked, and what the law answers.
#[derive(Debug, Clone)]
pub struct Case {
    /// The file it was read from.
    pub file: PathBuf,
    /// The rule it is about, the name of a function of the domain.
    pub rule: &'static str,
    /// What it shows, in one sentence.
    pub name: String,
    /// The day on which the question is asked.
    pub today: Date,
    /// Where the answer comes from.
    pub source: String,
    /// Whether whoever wrote the case has read that source.
    pub verified: bool,
    facts: Keys,
    expected: Vec<(String, String)>,
}

/// What came of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseOutcome {
    /// The file.
    pub file: PathBuf,
    /// The rule.
    pub rule: &'static str,
    /// What the case shows.
    pub name: String,
    /// Where the rule's answer is another than expected; none if the case passed.
    pub differences: Vec<Difference>,
    /// How the rule reached its answer, one step a line.
    pub trace: Vec<String>,
}

/// One part of an answer that is not as expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The key under `[expected]`.
    pub key: String,
    /// What the file expects.
    pub expected: String,
    /// What the rule says.
    pub found: String,
}

impl CaseOutcome {
    /// Whether the rule says what the case expects.
    pub fn is_passed(&self) -> bool {
        self.differences.is_empty()
    }
}

impl fmt::Display for CaseOutcome {
    /// `passed FILE: NAME`, or `FAILED` with what differs and how the rule got there.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_passed() {
            return write!(f, "passed {}: {}", self.file.display(), self.name);
        }
        write!(f, "FAILED {}: {}", self.file.display(), self.name)?;
        for Difference { key, expected, found } in &self.differences {
            write!(f, "\n  {key}: expected {expected}, found {found}")?;
        }
        write!(f, "\n  how the rule got there:")?;
        self.trace.iter().try_for_each(|step| write!(f, "\n    {step}"))
    }
}

/// Reads the case file at `path`, or every `*.toml` file in the folder and the folders in it, in order of their names.
/// Each file is a case or the reason why it is none.
pub fn load(path: &Path) -> Vec<Result<Case, CaseError>> {
    let mut files = Vec::new();
    match find(path, &mut files) {
        Err(error) => vec![Err(error)],
        Ok(()) if files.is_empty() => vec![Err(CaseError::NoCases { folder: path.to_owned() })],
        Ok(()) => files.iter().map(|file| read(file)).collect(),
    }
}

/// Asks the case's rule and compares.
pub fn check(case: &Case) -> Result<CaseOutcome, CaseError> {
    let at = |error| FileError::key(&case.file, error);
    let mut facts = case.facts.clone();
    let (_, checker) = rule_named(case.rule).ok_or_else(|| at(KeyError::new("rule", unknown_rule())))?;
    let said = checker(&mut facts, case.today).map_err(at)?;
    facts.finish().map_err(at)?;
    let mut differences = Vec::new();
    for (key, expected) in &case.expected {
        let found = said.answer(key).map_err(at)?;
        if found != expected {
            let key = key.trim_start_matches("expected.").to_owned();
            differences.push(Difference { key, expected: expected.clone(), found: found.to_owned() });
        }
    }
    Ok(CaseOutcome {
        file: case.file.clone(),
        rule: case.rule,
        name: case.name.clone(),
        differences,
        trace: said.trace,
    })
}

/// The rule is not one that has cases.
fn unknown_rule() -> KeyFault {
    KeyFault::NotKnown { known: RULES.iter().map(|(rule, _)| (*rule).to_owned()).collect() }
}

fn rule_named(name: &str) -> Option<&'static (&'static str, Checker)> {
    RULES.iter().find(|(rule, _)| *rule == name)
}

/// The file itself, or every case file in the folder.
fn find(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), CaseError> {
    let about = std::fs::metadata(path).map_err(|source| FileError::Unreadable { file: path.to_owned(), source })?;
    if about.is_dir() {
        file::find(path, files)?;
    } else {
        files.push(path.to_owned());
    }
    Ok(())
}

fn read(file: &Path) -> Result<Case, CaseError> {
    let table = file::table(file, &file::text(file)?)?;
    Ok(case_from(file, Keys::new(table)).map_err(|error| FileError::key(file, error))?)
}

fn case_from(file: &Path, mut keys: Keys) -> Result<Case, KeyError> {
    let name = keys.text("rule")?;
    let (rule, _) = rule_named(&name).ok_or_else(|| KeyError::new("rule", unknown_rule()))?;
    let case = Case {
        file: file.to_owned(),
        rule,
        name: keys.text("name")?,
        today: keys.date("today")?,
        source: keys.text("source")?,
        verified: keys.flag("verified")?,
        facts: keys.section("facts")?,
        expected: keys.section("expected")?.answers()?,
    };
    keys.finish()?;
    Ok(case)
}

#[cfg(test)]
mod tests;
