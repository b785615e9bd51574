//! A rule of the return: its number, the years it applies to, what it needs, and the function that finds what breaks it.

use std::borrow::Cow;
use std::fmt;

use crate::case::Case;
use crate::day::Year;
use crate::lookups::Lookups;
use crate::store::Return;
use crate::table::{At, Placed, Table};

/// What a rule needs; without it the rule is left out, and the outcome says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// A table of this year's return.
    Now(Table),
    /// A table of the previous year's return.
    Before(Table),
    /// The postcodes with their places, and the authority's code.
    Postcodes,
    /// The list of homes and providers.
    Providers,
}

/// A table of this year is needed.
pub(crate) const fn now(table: Table) -> Need {
    Need::Now(table)
}

/// A table of the previous year is needed.
pub(crate) const fn before(table: Table) -> Need {
    Need::Before(table)
}

/// A rule of the return.
///
/// Its words are the documentation of its file, under four headings.
pub struct Rule {
    code: &'static str,
    since: u16,
    until: u16,
    needs: &'static [Need],
    columns: &'static [&'static str],
    check: fn(&Case<'_>, &mut Found<'_>),
    pub(crate) words: &'static str,
}

impl Rule {
    /// A rule of every known year. `columns` are those that an issue names: each issue those of its table.
    pub(crate) const fn new(
        code: &'static str,
        needs: &'static [Need],
        columns: &'static [&'static str],
        check: fn(&Case<'_>, &mut Found<'_>),
    ) -> Self {
        Self { code, since: 0, until: u16::MAX, needs, columns, check, words: "" }
    }

    /// The first year it applies to.
    pub(crate) const fn since(mut self, year: u16) -> Self {
        self.since = year;
        self
    }

    /// The last year it applies to.
    pub(crate) const fn until(mut self, year: u16) -> Self {
        self.until = year;
        self
    }

    /// With the text of its file, from which its words are taken.
    pub(crate) const fn with_words(mut self, words: &'static str) -> Self {
        self.words = words;
        self
    }

    /// Its number.
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// Whether it applies to a year.
    pub fn applies_to(&self, year: Year) -> bool {
        (self.since..=self.until).contains(&year.number())
    }

    /// What it needs.
    pub const fn needs(&self) -> &'static [Need] {
        self.needs
    }

    /// The columns that it is about.
    pub const fn columns(&self) -> &'static [&'static str] {
        self.columns
    }

    /// What it says, in a sentence or two.
    pub fn says(&self) -> String {
        self.section("What it says")
    }

    /// Where it comes from.
    pub fn source(&self) -> String {
        self.section("Source")
    }

    /// Which rows and years it looks at.
    pub fn applies(&self) -> String {
        self.section("Applies to")
    }

    /// Rows that break it and rows that do not, one case a line.
    pub fn examples(&self) -> Vec<&'static str> {
        let lines = self.words.lines().filter_map(|line| line.strip_prefix("//! "));
        lines.filter(|line| line.starts_with("fail") || line.starts_with("pass")).collect()
    }

    /// The text under one heading of its documentation.
    fn section(&self, heading: &str) -> String {
        let mut lines = self.words.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim);
        let found = lines.by_ref().any(|line| line.strip_prefix("# ") == Some(heading));
        if !found {
            return String::new();
        }
        let text: Vec<&str> =
            lines.take_while(|line| !line.starts_with("# ")).filter(|line| !line.is_empty()).collect();
        text.join(" ")
    }

    /// What it needs and was not given.
    pub(crate) fn lacks(&self, given: &Return, lookups: &Lookups) -> Option<Need> {
        self.needs.iter().copied().find(|need| match need {
            Need::Now(table) => !given.is_given(*table, false),
            Need::Before(table) => !given.is_given(*table, true),
            Need::Postcodes => lookups.postcodes.is_none() || lookups.authority.is_none(),
            Need::Providers => lookups.providers.is_none(),
        })
    }

    /// Looks at one child.
    pub(crate) fn look(&'static self, case: &Case<'_>, found: &mut Found<'_>) {
        found.rule = Some(self);
        found.said.clear();
        (self.check)(case, found);
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "rule {}", self.code)
    }
}

/// A rule that was left out, and what it would have needed.
#[derive(Debug, Clone, Copy)]
pub struct Skipped {
    /// The rule.
    pub rule: &'static Rule,
    /// What was not given.
    pub lacks: Need,
}

/// A row that breaks a rule.
#[derive(Debug, Clone, Copy)]
pub struct Issue<'a> {
    /// CHILD of the row.
    pub child: &'a str,
    /// Where the row stands.
    pub at: At,
    /// The rule.
    pub rule: &'static Rule,
}

impl Issue<'_> {
    /// The columns of the row's table that the rule is about; CHILD if it is about none of them.
    pub fn columns(&self) -> Vec<&'static str> {
        let own: Vec<_> = self.rule.columns.iter().copied().filter(|column| self.at.table.has(column)).collect();
        if own.is_empty() { vec!["CHILD"] } else { own }
    }

    /// The name of the row's table; the previous year's have `_last` at their end.
    pub fn table_name(&self) -> Cow<'static, str> {
        let name = self.at.table.name();
        if self.at.previous { Cow::Owned(format!("{name}_last")) } else { Cow::Borrowed(name) }
    }
}

/// Where a rule puts the rows that break it.
pub(crate) struct Found<'s> {
    pub(crate) child: &'s str,
    rule: Option<&'static Rule>,
    said: Vec<At>,
    count: u64,
    hand_on: &'s mut dyn FnMut(Issue<'_>),
}

impl<'s> Found<'s> {
    pub(crate) fn new(hand_on: &'s mut dyn FnMut(Issue<'_>)) -> Self {
        Self { child: "", rule: None, said: Vec::new(), count: 0, hand_on }
    }

    /// A row breaks the rule. Said twice of one row, it is one issue.
    pub(crate) fn row(&mut self, row: &impl Placed) {
        let at = row.at();
        let Some(rule) = self.rule else { return };
        if !self.said.contains(&at) {
            self.said.push(at);
            self.count += 1;
            (self.hand_on)(Issue { child: self.child, at, rule });
        }
    }

    /// Every one of these rows breaks the rule.
    pub(crate) fn rows<'r, R: Placed + 'r>(&mut self, rows: impl IntoIterator<Item = &'r R>) {
        for row in rows {
            self.row(row);
        }
    }

    /// The row breaks the rule if this holds.
    pub(crate) fn row_if(&mut self, row: &impl Placed, breaks: bool) {
        if breaks {
            self.row(row);
        }
    }

    /// How many issues there were.
    pub(crate) const fn count(&self) -> u64 {
        self.count
    }
}
