//! Reading one law file: every key taken out, none left over.

use std::path::{Path, PathBuf};

use domain::agency::Role;
use domain::duty::{
    CountsFrom, EventKind, EventKinds, Group, Jurisdiction, Lane, Owner, Predicate, Predicates, Rule, Trigger, Version,
};
use domain::reason::{Force, Source};

use super::RuleError;
use super::offset::{A_DUE, A_LENGTH, due, length};
use crate::file::{self, FileError};
use crate::keys::{KeyError, KeyFault, Keys};

/// The forces by the words of law files.
const FORCES: &[Force] = &[Force::Statute, Force::StatutoryGuidance, Force::Practice, Force::Local];

const fn force_code(force: Force) -> &'static str {
    match force {
        Force::Statute => "statute",
        Force::StatutoryGuidance => "statutory_guidance",
        Force::Practice => "practice",
        Force::Local => "local",
    }
}

/// Every law file in a folder and the folders in it, in order of their names.
pub(super) fn folder(folder: &Path) -> Result<Vec<(PathBuf, Rule)>, RuleError> {
    let mut files = Vec::new();
    file::find(folder, &mut files)?;
    files.into_iter().map(|file| rule(&file, &file::text(&file)?)).collect()
}

/// The rule of one file.
pub(super) fn rule(file: &Path, text: &str) -> Result<(PathBuf, Rule), RuleError> {
    let table = file::table(file, text)?;
    let rule = rule_from(Keys::new(table)).map_err(|error| FileError::key(file, error))?;
    if file.file_stem().is_none_or(|stem| stem != rule.id) {
        return Err(RuleError::Name { file: file.to_owned(), id: rule.id.to_owned() });
    }
    Ok((file.to_owned(), rule))
}

/// The words of the law are kept as long as the program runs: a reason may carry them anywhere.
fn kept(text: String) -> &'static str {
    text.leak()
}

fn rule_from(mut keys: Keys) -> Result<Rule, KeyError> {
    let set = keys.code_or_none("set", Group::ALL, Group::code)?;
    let row = keys.small_number_or_none("row")?;
    let group = match (set, row) {
        (None, None) => None,
        (Some(set), Some(row)) => Some((set, row)),
        (Some(_), None) => return Err(KeyError::new("row", KeyFault::Missing)),
        (None, Some(_)) => return Err(KeyError::new("set", KeyFault::Missing)),
    };
    let answers = keys.codes("answers", Role::ALL, Role::code)?;
    let answers = match answers.as_slice() {
        [] => None,
        [always] => Some((*always, *always)),
        [before, after] => Some((*before, *after)),
        _ => {
            let expected = "one post, or the post before the handover and the post from it on";
            return Err(KeyError::new("answers", KeyFault::Kind { expected }));
        }
    };
    let mut versions = keys.each("version", version)?;
    if versions.is_empty() {
        return Err(KeyError::new("version", KeyFault::Missing));
    }
    versions.sort_by_key(|version| (version.effective_from, version.effective_to));
    let rule = Rule {
        id: kept(keys.text("id")?),
        title: kept(keys.text("title")?),
        for_them: kept(keys.text_or_none("for_them")?.unwrap_or_default()),
        note: kept(keys.text_or_none("note")?.unwrap_or_default()),
        jurisdiction: keys.code("jurisdiction", Jurisdiction::ALL, Jurisdiction::code)?,
        owner: keys.code("owner", Owner::ALL, Owner::code)?,
        lane: keys.code("lane", Lane::ALL, Lane::code)?,
        group,
        answers,
        versions,
    };
    keys.finish()?;
    Ok(rule)
}

fn version(keys: &mut Keys) -> Result<Version, KeyError> {
    let predicates = |found: Vec<Predicate>| found.into_iter().fold(Predicates::NONE, Predicates::with);
    let due = keys.read_or_none("due", A_DUE, due)?.ok_or_else(|| keys.missing("due"))?;
    let trigger = keys.code("trigger", Trigger::ALL, Trigger::code)?;
    Ok(Version {
        effective_from: keys.date("effective_from")?,
        effective_to: keys.date_or_none("effective_to")?,
        commenced: keys.flag("commenced")?,
        source: Source {
            citation: kept(keys.text("source")?),
            force: keys.code("force", FORCES, force_code)?,
            verified: keys.flag("verified")?,
        },
        cohort: predicates(keys.codes("cohort", Predicate::ALL, Predicate::code)?),
        scope: predicates(keys.codes("scope", Predicate::ALL, Predicate::code)?),
        unless: predicates(keys.codes("unless", Predicate::ALL, Predicate::code)?),
        trigger,
        due,
        opens: keys.read_or_none("opens", A_LENGTH, length)?,
        recurs: keys.read_or_none("again", A_LENGTH, length)?,
        closed_by: keys
            .codes("closed_by", EventKind::ALL, EventKind::code)?
            .into_iter()
            .fold(EventKinds::NONE, EventKinds::with),
        counts_from: keys
            .code_or_none("counts_from", CountsFrom::ALL, CountsFrom::code)?
            .unwrap_or(CountsFrom::Trigger),
        is_target: keys.flag_or_none("target")?.unwrap_or(false),
    })
}
