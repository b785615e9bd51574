//! The protocol: what is asked, of whom, and how it will be answered, written down before anybody sees an outcome.
//!
//! A TOML file. A key that is not known is an error with its line, so that a slip of the pen cannot change a plan in
//! silence. The format is described in `docs/formats/protocol.md`.

mod check;

use std::collections::BTreeMap;

use domain::Date;
use serde::Deserialize;

/// A protocol as it is written.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Protocol {
    /// The format of this file: 1.
    pub format: u32,
    /// The pilot's name.
    pub name: String,
    /// What is asked, in one sentence.
    pub question: String,
    /// Who runs the pilot.
    pub provider: String,
    /// The columns that say who is who.
    pub people: PeopleColumns,
    /// The primary outcome.
    pub outcome: Outcome,
    /// The last day whose facts the data hold, as planned.
    #[serde(deserialize_with = "crate::day::read")]
    pub data_cut: Date,
    /// Whose effect is asked for.
    pub estimand: Estimand,
    /// How like is compared with like.
    pub comparison: Comparison,
    /// What is tested, and what a pilot would have to show.
    pub analysis: Analysis,
    /// When it is looked at before the end.
    #[serde(default)]
    pub looks: Looks,
    /// Subgroups: the equality breakdown.
    #[serde(default)]
    pub breakdown: Vec<Breakdown>,
    /// What is released.
    pub suppression: Suppression,
    /// What is watched besides.
    #[serde(default)]
    pub oversight: Oversight,
}

/// The columns that say who is who.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeopleColumns {
    /// A pseudonym, one a person; twice is an error.
    pub person: String,
    /// 1 for those who took part, 0 for the comparison group.
    pub took_part: String,
    /// The day follow-up starts: release, start of the sentence, or caution.
    pub start: String,
    /// 1 where the person was found in the records that hold outcomes; without the column everybody was.
    #[serde(default)]
    pub traced: Option<String>,
}

/// The primary outcome.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Outcome {
    /// An offence within 12 months of the start, proven within these or the 6 months after (Ministry of Justice, guide to
    /// proven reoffending statistics).
    ProvenReoffending {
        /// The day of the first offence that was proven; empty where there is none.
        offence: String,
        /// The day it was proven.
        proven: String,
        /// How many proven reoffences in the 12 months.
        #[serde(default)]
        count: Option<String>,
    },
    /// Something that is so or is not, a number of months after the start.
    YesOrNo {
        /// The column: 1 or 0, empty where it is not yet known.
        column: String,
        /// What 1 means, to follow "of 100 people ..", such as "were in settled housing".
        words: String,
        /// After how many months it is known.
        known_after_months: u32,
        /// Whether 1 is hoped for.
        hoped_for: bool,
    },
}

/// Whose effect is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Estimand {
    /// The people whose effect is meant.
    pub whom: Whom,
    /// What is done where fewer than 80 % can be matched: nothing is said, unless this says whom it is then said of.
    #[serde(default)]
    pub if_few_matched: IfFewMatched,
}

/// The people whose effect is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whom {
    /// Those who took part.
    TookPart,
}

/// What is done where fewer than 80 % can be matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IfFewMatched {
    /// Nothing is shown.
    #[default]
    Stop,
    /// The effect on those who could be matched, said so.
    MatchedOnly,
}

/// How like is compared with like.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// How people came into the two groups.
    pub design: Design,
    /// How they are matched; only for a matched design.
    #[serde(default)]
    pub method: Option<Method>,
    /// The scale of the score.
    #[serde(default)]
    pub scale: ScoreScale,
    /// The furthest that a match may be, in standard deviations of the score.
    #[serde(default)]
    pub caliper: Option<f64>,
    /// Who chooses first in nearest matching.
    #[serde(default)]
    pub order: MatchOrder,
    /// Whether a comparison person may stand for several.
    #[serde(default)]
    pub replacement: bool,
    /// Comparison people for each who took part, in nearest matching.
    #[serde(default = "one")]
    pub ratio: usize,
    /// Columns in which a match must be equal.
    #[serde(default)]
    pub exact: Vec<String>,
    /// Covariates that are numbers, all known before the start.
    #[serde(default)]
    pub numbers: Vec<String>,
    /// Covariates that are categories.
    #[serde(default)]
    pub categories: Vec<String>,
}

const fn one() -> usize {
    1
}

/// How people came into the two groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Design {
    /// By lot.
    Randomised,
    /// By themselves or others; like is matched with like afterwards.
    Matched,
    /// By themselves or others; compared as they are.
    Unmatched,
}

/// How people are matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Everybody within the caliper stands for a person together, as in the Justice Data Lab.
    Radius,
    /// The nearest, one after the other.
    Nearest,
}

/// The scale of the score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScoreScale {
    /// Log odds.
    #[default]
    Logit,
    /// The probability.
    Score,
}

/// Who chooses first in nearest matching.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MatchOrder {
    /// As they stand in the file.
    #[default]
    Data,
    /// The largest score first.
    Largest,
    /// The smallest first.
    Smallest,
    /// By the protocol's seed.
    Random,
}

/// What is tested, and what a pilot would have to show.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Analysis {
    /// Two-sided error of the first kind.
    pub alpha: f64,
    /// Seed of whatever is drawn.
    pub seed: u64,
    /// The share expected without the pilot, in points of 100.
    pub base_points: f64,
    /// The change that would matter, in points of 100.
    pub change_points: f64,
    /// How surely it should be noticed.
    pub power: f64,
    /// Pilots of this size that might be pooled.
    pub pool: usize,
    /// By how many points true effects differ between pilots (standard deviation).
    #[serde(default)]
    pub spread_points: f64,
}

/// When it is looked at before the end.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Looks {
    /// Share of all information at each look, rising to 1.
    pub information: Vec<f64>,
    /// The boundary.
    #[serde(default)]
    pub boundary: Boundary,
    /// When and why the pilot would be stopped.
    #[serde(default)]
    pub stopping: String,
}

impl Default for Looks {
    fn default() -> Self {
        Self { information: vec![1.0], boundary: Boundary::default(), stopping: String::new() }
    }
}

/// The boundary of several looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Boundary {
    /// Strict at first.
    #[default]
    OBrienFleming,
    /// The same at each look.
    Pocock,
}

/// A subgroup analysis.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Breakdown {
    /// The column.
    pub column: String,
    /// What it is, such as "Ethnicity".
    pub label: String,
    /// The category that others are compared with by the relative rate index; the first where it is left out.
    #[serde(default)]
    pub reference: Option<String>,
    /// Broader categories into which small ones go.
    #[serde(default)]
    pub merge: BTreeMap<String, String>,
}

/// What is released.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suppression {
    /// dfe-cin, dfe-cla or sacro-10.
    pub profile: String,
    /// A curve steps only when so many have left: 10 or more.
    #[serde(default = "ten")]
    pub curve_least: u32,
}

const fn ten() -> u32 {
    10
}

/// What is watched besides.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Oversight {
    /// A column of places, for the funnel.
    #[serde(default)]
    pub place: Option<String>,
    /// Whether starts are counted by month, on an XmR chart.
    #[serde(default)]
    pub starts_by_month: bool,
}

/// Why a protocol cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProtocolError {
    /// It is not TOML of this format.
    #[error("line {line}: {what}")]
    Unreadable {
        /// The line, counted from 1.
        line: usize,
        /// What is wrong with it.
        what: String,
    },
    /// A key has a value that cannot be meant.
    #[error("{key} is {found}: must be {must_be}")]
    Value {
        /// The key.
        key: String,
        /// What it holds.
        found: String,
        /// What it may hold.
        must_be: &'static str,
    },
}

impl Protocol {
    /// Reads a protocol strictly.
    pub fn parse(text: &str) -> Result<Self, ProtocolError> {
        let protocol: Self = toml::from_str(text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            ProtocolError::Unreadable { line, what: error.message().replace('\n', " ") }
        })?;
        check::check(&protocol)?;
        Ok(protocol)
    }

    /// Months after the start after which the outcome is known of everybody.
    pub const fn known_after_months(&self) -> u32 {
        match &self.outcome {
            Outcome::ProvenReoffending { .. } => crate::maturity::FOLLOW_UP_MONTHS + crate::maturity::WAITING_MONTHS,
            Outcome::YesOrNo { known_after_months, .. } => *known_after_months,
        }
    }

    /// Whether a lower share is hoped for.
    pub const fn fall_is_hoped_for(&self) -> bool {
        match &self.outcome {
            Outcome::ProvenReoffending { .. } => true,
            Outcome::YesOrNo { hoped_for, .. } => !*hoped_for,
        }
    }

    /// What the outcome is, to follow "of 100 people ..".
    pub fn outcome_words(&self) -> &str {
        match &self.outcome {
            Outcome::ProvenReoffending { .. } => "were proven to have reoffended within a year",
            Outcome::YesOrNo { words, .. } => words,
        }
    }

    /// The columns of tables of outcomes.
    pub const fn outcome_columns(&self) -> [&'static str; 2] {
        match self.outcome {
            Outcome::ProvenReoffending { .. } => ["Reoffended", "Did not"],
            Outcome::YesOrNo { .. } => ["Yes", "No"],
        }
    }

    /// Every column that the protocol names, each once, in the order of letters.
    pub fn columns(&self) -> Vec<&str> {
        let mut names: Vec<&str> = vec![&self.people.person, &self.people.took_part, &self.people.start];
        names.extend(self.people.traced.as_deref());
        match &self.outcome {
            Outcome::ProvenReoffending { offence, proven, count } => {
                names.extend([offence.as_str(), proven]);
                names.extend(count.as_deref());
            }
            Outcome::YesOrNo { column, .. } => names.push(column),
        }
        let Comparison { exact, numbers, categories, .. } = &self.comparison;
        names.extend(exact.iter().chain(numbers).chain(categories).map(String::as_str));
        names.extend(self.breakdown.iter().map(|breakdown| breakdown.column.as_str()));
        names.extend(self.oversight.place.as_deref());
        names.sort_unstable();
        names.dedup();
        names
    }
}
