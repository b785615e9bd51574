//! What a check found: issues held as small numbers, and the words of each rule once.

use std::collections::BTreeMap;

use returns::{Issue, Rule};

/// A row that breaks a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundIssue<'a> {
    /// CHILD of the row.
    pub child: &'a str,
    /// The table; the previous year's have `_last` at their end.
    pub table: &'a str,
    /// The row as a spreadsheet numbers it.
    pub row: u32,
    /// The rule's number.
    pub rule: &'static str,
    /// What the rule says.
    pub says: &'a str,
    /// The columns it is about, with a space between.
    pub columns: &'a str,
}

/// A rule with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleWords {
    /// Its number.
    pub code: &'static str,
    /// What it says.
    pub says: String,
    /// Where it comes from.
    pub source: String,
    /// Which rows and years it looks at.
    pub applies: String,
    /// Rows that break it and rows that do not.
    pub examples: Vec<&'static str>,
}

/// A rule that found something, with how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleFound<'a> {
    /// The rule.
    pub rule: &'a RuleWords,
    /// How many rows break it.
    pub issues: usize,
    /// Of how many children.
    pub children: usize,
}

/// An issue as it is held: places in the lists of texts.
#[derive(Debug, Clone, Copy)]
struct Held {
    child: u32,
    table: u16,
    rule: u16,
    columns: u16,
    row: u32,
}

/// What a check found.
#[derive(Debug, Default)]
pub struct Checked {
    /// The collection year.
    pub year: u16,
    /// Names of the files that were read.
    pub files: Vec<String>,
    /// Children looked at.
    pub children: usize,
    /// How many rules looked at every child.
    pub rules_run: usize,
    /// Rules of the year that were left out, each with what was not given.
    pub left_out: Vec<(&'static str, String)>,
    /// What was put right while reading, or looked odd: sentences.
    pub notes: Vec<String>,
    /// How many issues there are, those beyond what is held too.
    pub issues: u64,
    held: Vec<Held>,
    children_found: Vec<Box<str>>,
    tables: Vec<String>,
    columns: Vec<String>,
    rules: Vec<RuleWords>,
    places: BTreeMap<&'static str, u16>,
}

/// Most issues that are held for the pages: some 32 MB. A return with more is wrong throughout, and the first show how.
pub(super) const HELD_MAX: usize = 2_000_000;

impl Checked {
    pub(super) fn of(year: u16) -> Self {
        Self { year, ..Self::default() }
    }

    pub(super) fn take(&mut self, issue: &Issue<'_>) {
        self.issues += 1;
        if self.held.len() >= HELD_MAX {
            return;
        }
        // Issues come child by child.
        if self.children_found.last().is_none_or(|last| **last != *issue.child) {
            self.children_found.push(issue.child.into());
        }
        let child = self.children_found.len().saturating_sub(1);
        let rule = self.rule(issue.rule);
        let table = place(&mut self.tables, &issue.table_name());
        let columns = place(&mut self.columns, &issue.columns().join(" "));
        self.held.push(Held {
            child: u32::try_from(child).unwrap_or(u32::MAX),
            table,
            rule,
            columns,
            row: issue.at.row,
        });
    }

    fn rule(&mut self, rule: &'static Rule) -> u16 {
        if let Some(place) = self.places.get(rule.code()) {
            return *place;
        }
        let place = u16::try_from(self.rules.len()).unwrap_or(u16::MAX);
        self.rules.push(RuleWords {
            code: rule.code(),
            says: rule.says(),
            source: rule.source(),
            applies: rule.applies(),
            examples: rule.examples(),
        });
        self.places.insert(rule.code(), place);
        place
    }

    /// Every issue that is held, child by child in the order of the files.
    pub fn all(&self) -> impl Iterator<Item = FoundIssue<'_>> {
        self.held.iter().filter_map(|held| {
            let rule = self.rules.get(usize::from(held.rule))?;
            Some(FoundIssue {
                child: self.children_found.get(held.child as usize)?,
                table: self.tables.get(usize::from(held.table))?,
                row: held.row,
                rule: rule.code,
                says: &rule.says,
                columns: self.columns.get(usize::from(held.columns))?,
            })
        })
    }

    /// Whether every issue is held.
    pub fn is_whole(&self) -> bool {
        self.held.len() as u64 == self.issues
    }

    /// The rules that found something, the one with most issues first.
    pub fn by_rule(&self) -> Vec<RuleFound<'_>> {
        let mut counts: Vec<(usize, usize, u32)> = vec![(0, 0, u32::MAX); self.rules.len()];
        for held in &self.held {
            if let Some((issues, children, last)) = counts.get_mut(usize::from(held.rule)) {
                *issues += 1;
                *children += usize::from(*last != held.child);
                *last = held.child;
            }
        }
        let found = self.rules.iter().zip(counts);
        let mut found: Vec<RuleFound<'_>> =
            found.map(|(rule, (issues, children, _))| RuleFound { rule, issues, children }).collect();
        found.sort_by_key(|found| (core::cmp::Reverse(found.issues), found.rule.code));
        found
    }

    /// How many issues each child has, most first.
    pub fn by_child(&self) -> Vec<(&str, usize)> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for issue in self.all() {
            *counts.entry(issue.child).or_default() += 1;
        }
        ordered(counts)
    }

    /// How many issues each table has, most first.
    pub fn by_table(&self) -> Vec<(&str, usize)> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for issue in self.all() {
            *counts.entry(issue.table).or_default() += 1;
        }
        ordered(counts)
    }

    /// A rule that found something.
    pub fn words(&self, code: &str) -> Option<&RuleWords> {
        self.rules.iter().find(|rule| rule.code == code)
    }

    /// The issues as CSV: child, table, column, row, rule and text, as the command line writes them.
    pub fn csv(&self) -> String {
        let mut text = String::from("child,table,column,row,rule,text\n");
        for issue in self.all() {
            let row = issue.row.to_string();
            let cells = [issue.child, issue.table, issue.columns, &row, issue.rule, issue.says];
            for (at, cell) in cells.iter().enumerate() {
                if at > 0 {
                    text.push(',');
                }
                quoted(&mut text, cell);
            }
            text.push('\n');
        }
        text
    }
}

fn ordered(counts: BTreeMap<&str, usize>) -> Vec<(&str, usize)> {
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(name, count)| (core::cmp::Reverse(*count), *name));
    counts
}

/// A cell, in quotes where it needs them.
fn quoted(text: &mut String, cell: &str) {
    if cell.contains(['"', ',', '\n', '\r']) {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

/// The place of a text in a short list, to which it is added.
fn place(list: &mut Vec<String>, text: &str) -> u16 {
    let found = list.iter().position(|known| known == text);
    let place = found.unwrap_or_else(|| {
        list.push(text.to_owned());
        list.len() - 1
    });
    u16::try_from(place).unwrap_or(u16::MAX)
}
