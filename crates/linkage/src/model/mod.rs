//! A linkage model: what is compared, what each level weighs, and who answers for its thresholds.

mod check;
mod defaults;
mod level;

use domain::identifier::Scheme;
use serde::{Deserialize, Serialize};

pub(crate) use defaults::names_of_columns;
pub use level::{Kind, Level};

use crate::error::LinkageError;

/// What the file of a model calls itself.
pub const FORMAT: &str = "throughline link model";
/// The version that is written and read.
pub const VERSION: u32 = 1;

/// A model, or where its probabilities are not filled in yet, the settings to train one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`].
    pub version: u32,
    /// The column of ids.
    pub id_column: String,
    /// How likely two records taken at random are one person; `value` is a probability.
    pub prior: Option<Signed>,
    /// From which weights on what is done.
    pub thresholds: Thresholds,
    /// Pairs are compared where all values of one of these lists are the same: names of columns, `outward(column)` for
    /// the outward part of a postcode, `year(column)` for the year of a date.
    pub blocking_rules: Vec<Vec<String>>,
    /// What is compared. The order is that of the waterfall.
    pub comparisons: Vec<Comparison>,
    /// What the probabilities were estimated from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub training: Option<Training>,
}

/// A number that somebody answers for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signed {
    /// The number.
    pub value: f64,
    /// Who answers for it: a person or post.
    pub owner: String,
    /// Since when: 2026-11-26.
    pub date: String,
    /// Why this number.
    pub reason: String,
}

/// Match weights, in bits, from which on something is done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    /// From here on a pair is linked, if nothing else stands against it.
    pub join: Signed,
    /// An existing link stays from here on.
    pub keep: Signed,
    /// From here on a person decides.
    pub review: Signed,
    /// So many bits must lie between a pair and the next best that shares a record with it.
    pub margin: Signed,
    /// What a pair that looks like twins weighs at most.
    pub twin: Signed,
}

/// One comparison and its levels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// Its name.
    pub name: String,
    /// What is compared.
    pub kind: Kind,
    /// The column.
    pub column: String,
    /// A column of further values, such as other known names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub further: Option<String>,
    /// Whose numbers an identifier's column holds: the code of a scheme, such as `pnc`. A value that has not its form, or
    /// whose check character is wrong, then counts as missing. Without it values are compared as they stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked_as: Option<String>,
    /// Whether a rare value that agrees weighs more than a common one.
    #[serde(default)]
    pub term_frequency: bool,
    /// The levels that are told apart, in the order of [`Kind::levels`].
    pub levels: Vec<LevelWeight>,
}

/// How often a level is seen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelWeight {
    /// The level.
    pub level: Level,
    /// Among records of one person.
    #[serde(default)]
    pub m: Option<f64>,
    /// Among records of two people.
    #[serde(default)]
    pub u: Option<f64>,
}

/// What the probabilities were estimated from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Training {
    /// Rows of the left file.
    pub left_rows: u64,
    /// Rows of the right file; for one file that is searched for duplicates, 0.
    pub right_rows: u64,
    /// Pairs taken at random for u.
    pub random_pairs: u64,
    /// The runs of expectation-maximisation for m.
    pub runs: Vec<Run>,
    /// The matches that the prior stands for.
    pub expected_matches: f64,
    /// Levels that were left out, because no pair showed them.
    pub left_out: Vec<String>,
}

/// One run of expectation-maximisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// The blocking rule whose pairs it learned from.
    pub blocking_rule: Vec<String>,
    /// How many pairs.
    pub pairs: u64,
    /// The share of them that are matches.
    pub matches: f64,
    /// How often the estimates were made better.
    pub iterations: u32,
}

impl Comparison {
    /// Whose numbers the column holds, where the model says so.
    pub fn scheme(&self) -> Option<Scheme> {
        self.checked_as.as_deref().and_then(Scheme::from_code)
    }

    /// The weights of a level.
    pub fn level(&self, level: Level) -> Option<&LevelWeight> {
        self.levels.iter().find(|weight| weight.level == level)
    }
}

impl Model {
    /// Reads a model from JSON; `file` is what errors call it. The probabilities may still be missing.
    pub fn parse(file: &str, json: &str) -> Result<Self, LinkageError> {
        let not_a_model = |why: String| LinkageError::NotAModel { file: file.to_owned(), why };
        let model: Self = serde_json::from_str(json).map_err(|error| not_a_model(error.to_string()))?;
        if model.format != FORMAT || model.version != VERSION {
            let why =
                format!("it is {:?} version {}, expected {FORMAT:?} version {VERSION}", model.format, model.version);
            return Err(not_a_model(why));
        }
        check::shape(&model)?;
        Ok(model)
    }

    /// The model as JSON, always the same for the same model.
    pub fn to_json(&self) -> String {
        // A model holds nothing that JSON cannot: plain numbers, text and lists.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Checks that every level has its probabilities and every number somebody who answers for it.
    pub fn check_trained(&self) -> Result<(), LinkageError> {
        check::shape(self)?;
        check::trained(self)
    }
}
