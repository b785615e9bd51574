//! Models of Splink 4 and 5, read from their JSON and weighed as Splink weighs them.
//!
//! Splink: Robin Linacre and others, Ministry of Justice, MIT licence; the format is that of `save_model_to_json`, the
//! same in versions 4 and 5. A comparison is a list of SQL conditions, of which the first that holds counts; rare values
//! weigh more by `tf_adjustment_weight`. Values are compared as they stand in the files: nothing is standardised.
//!
//! Such a model carries no thresholds that somebody answers for, so nothing is linked by it without a person.

mod expression;
mod function;
mod keys;
mod literal;
mod sql;
mod value;
mod weigh;

use serde::Deserialize;
use serde_json::Value;

use crate::error::LinkageError;
use crate::layout::{Layout, Standard};
use expression::{Expression, Operator, Side};
use sql::Sql;

pub(crate) use weigh::{How, run};

/// What is done with a level that has no m or no u.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Untrained {
    /// The model is refused.
    #[default]
    Refuse,
    /// Splink's own defaults are taken, and named in [`SplinkModel::defaulted`].
    AsSplink,
}

/// A model of Splink.
#[derive(Debug, Clone)]
pub struct SplinkModel {
    /// The column of ids.
    pub id_column: String,
    /// Levels that were never trained and weigh what Splink has them weigh.
    pub defaulted: Vec<String>,
    pub(crate) prior: f64,
    comparisons: Vec<Comparison>,
    rules: Vec<Rule>,
    layout: Layout,
}

#[derive(Debug, Clone)]
struct Comparison {
    levels: Vec<Level>,
}

#[derive(Debug, Clone)]
struct Level {
    condition: Expression,
    /// The binary logarithm of m over u; 0 for a level that says that a value is missing.
    bits: f64,
    rarity: Option<Adjusted>,
}

/// How a rare value changes a level's weight.
#[derive(Debug, Clone, Copy)]
struct Adjusted {
    field: usize,
    weight: f64,
    least: f64,
    /// u of the exact match, which the share of the value takes the place of.
    u_exact: f64,
}

/// A blocking rule: expressions of the left and the right record that must be equal, and what else must hold. A rule
/// without keys makes a pair of everybody with everybody.
#[derive(Debug, Clone)]
struct Rule {
    name: String,
    keys: Vec<(Expression, Expression)>,
    also: Vec<Expression>,
    /// Fields of lists of which each item counts by itself.
    exploded: Vec<usize>,
}

#[derive(Deserialize)]
struct File {
    #[serde(default = "default_prior")]
    probability_two_random_records_match: f64,
    #[serde(default = "default_id")]
    unique_id_column_name: String,
    sql_dialect: Option<String>,
    blocking_rules_to_generate_predictions: Vec<Value>,
    comparisons: Vec<FileComparison>,
}

#[derive(Deserialize)]
struct FileComparison {
    #[serde(default)]
    output_column_name: String,
    comparison_levels: Vec<FileLevel>,
}

#[derive(Deserialize)]
struct FileLevel {
    sql_condition: String,
    label_for_charts: Option<String>,
    m_probability: Option<f64>,
    u_probability: Option<f64>,
    #[serde(default)]
    is_null_level: bool,
    tf_adjustment_column: Option<String>,
    tf_adjustment_weight: Option<f64>,
    #[serde(default)]
    tf_minimum_u_value: f64,
    #[serde(default)]
    disable_tf_exact_match_detection: bool,
}

/// Splink's own defaults.
const fn default_prior() -> f64 {
    0.0001
}

fn default_id() -> String {
    "unique_id".to_owned()
}

impl SplinkModel {
    /// Whether JSON is a model of Splink rather than one of ours.
    pub fn is_one(json: &str) -> bool {
        let value: Option<Value> = serde_json::from_str(json).ok();
        value.is_some_and(|value| value.get("comparisons").is_some() && value.get("format").is_none())
    }

    /// Reads a model; a level without m or u, or a condition that is not understood, is an error.
    pub fn parse(file: &str, json: &str, untrained: Untrained) -> Result<Self, LinkageError> {
        let not_a_model = |why: String| LinkageError::NotAModel { file: file.to_owned(), why };
        let read: File = serde_json::from_str(json).map_err(|error| not_a_model(error.to_string()))?;
        let prior = read.probability_two_random_records_match;
        if !(prior > 0.0 && prior < 1.0) {
            return Err(not_a_model(format!("the prior {prior} is no probability between 0 and 1")));
        }
        let mut layout = Layout::new(&read.unique_id_column_name);
        let sql = Sql::of(read.sql_dialect.as_deref());
        let mut defaulted = Vec::new();
        let mut comparisons = Vec::new();
        for mut comparison in read.comparisons {
            if untrained == Untrained::AsSplink {
                fill_in(&mut comparison, &mut defaulted);
            }
            comparisons.push(self::comparison(&comparison, &sql, &mut layout)?);
        }
        if read.blocking_rules_to_generate_predictions.is_empty() {
            let why = "it has no blocking rules: give it some, or \"1=1\" to compare everybody with everybody";
            return Err(not_a_model(why.to_owned()));
        }
        let rules = read.blocking_rules_to_generate_predictions.iter();
        let rules = rules.map(|it| rule(it, &sql, &mut layout)).collect::<Result<Vec<Rule>, _>>()?;
        let prior = (prior / (1.0 - prior)).log2();
        Ok(Self { id_column: read.unique_id_column_name, defaulted, prior, comparisons, rules, layout })
    }

    pub(crate) const fn layout(&self) -> &Layout {
        &self.layout
    }
}

fn condition(of: &str, text: &str, sql: &Sql, layout: &mut Layout) -> Result<Expression, LinkageError> {
    let fault = |near| LinkageError::Condition { comparison: of.to_owned(), condition: text.to_owned(), near };
    sql.parse(text, &mut |column| layout.add(column, Standard::Raw, false)).map_err(fault)
}

/// Splink's defaults for what was not trained: of matches 95 in 100 show the highest level and the others share the
/// rest; the highest weighs 10 bits, the others from -5 to 3.
fn fill_in(comparison: &mut FileComparison, defaulted: &mut Vec<String>) {
    let known: Vec<&mut FileLevel> =
        comparison.comparison_levels.iter_mut().filter(|level| !level.is_null_level).collect();
    #[expect(clippy::cast_precision_loss, reason = "a handful of levels")]
    let levels = known.len() as f64;
    for (below, level) in known.into_iter().rev().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a handful of levels")]
        let below = below as f64;
        let is_highest = below + 1.0 >= levels;
        let m = if is_highest { 0.95 } else { 0.05 / (levels - 1.0) };
        let bits = match () {
            () if is_highest => 10.0,
            () if levels <= 2.0 => -5.0,
            () => -5.0 + below * 8.0 / (levels - 2.0),
        };
        if level.m_probability.is_none() || level.u_probability.is_none() {
            let label = level.label_for_charts.as_ref().unwrap_or(&level.sql_condition);
            defaulted.push(format!("{}: {label}", comparison.output_column_name));
        }
        level.m_probability.get_or_insert(m);
        level.u_probability.get_or_insert(m / f64::exp2(bits));
    }
}

fn comparison(read: &FileComparison, sql: &Sql, layout: &mut Layout) -> Result<Comparison, LinkageError> {
    let name = &read.output_column_name;
    let conditions = read.comparison_levels.iter().map(|level| condition(name, &level.sql_condition, sql, layout));
    let conditions = conditions.collect::<Result<Vec<Expression>, LinkageError>>()?;
    let mut levels = Vec::new();
    for (level, condition) in read.comparison_levels.iter().zip(&conditions) {
        let condition = condition.clone();
        if level.is_null_level {
            levels.push(Level { condition, bits: 0.0, rarity: None });
            continue;
        }
        let label = || level.label_for_charts.clone().unwrap_or_else(|| level.sql_condition.clone());
        let untrained = |missing| LinkageError::Untrained { comparison: name.clone(), level: label(), missing };
        let m = level.m_probability.filter(|m| *m > 0.0).ok_or_else(|| untrained("m"))?;
        let u = level.u_probability.filter(|u| *u > 0.0).ok_or_else(|| untrained("u"))?;
        let mut rarity = None;
        if let Some(column) = level.tf_adjustment_column.as_ref().filter(|_| !matches!(condition, Expression::Truth(_)))
        {
            let field = layout.add(column, Standard::Raw, false);
            let exact = conditions.iter().position(|condition| condition.is_equality_of(field));
            let of_exact = exact.and_then(|at| read.comparison_levels.get(at)).and_then(|level| level.u_probability);
            let u_exact = if level.disable_tf_exact_match_detection { Some(u) } else { of_exact };
            let u_exact = u_exact.ok_or_else(|| LinkageError::Model {
                part: format!("level {} of {name}", label()),
                why: format!("no level asks for equality of {column}, whose rarity is to count"),
            })?;
            let weight = level.tf_adjustment_weight.unwrap_or(1.0);
            rarity = Some(Adjusted { field, weight, least: level.tf_minimum_u_value, u_exact });
        }
        levels.push(Level { condition, bits: (m / u).log2(), rarity });
    }
    Ok(Comparison { levels })
}

fn rule(read: &Value, sql: &Sql, layout: &mut Layout) -> Result<Rule, LinkageError> {
    let text = read.as_str().or_else(|| read.get("blocking_rule").and_then(Value::as_str)).unwrap_or_default();
    let exploded = read.get("arrays_to_explode").and_then(Value::as_array).into_iter().flatten();
    let exploded = exploded.filter_map(Value::as_str).map(|column| layout.add(column, Standard::Raw, false)).collect();
    let mut rule = Rule { name: text.to_owned(), keys: Vec::new(), also: Vec::new(), exploded };
    let mut parts = vec![condition("a blocking rule", text, sql, layout)?];
    while let Some(part) = parts.pop() {
        match part {
            Expression::Pair(Operator::And, one, other) => parts.extend([*one, *other]),
            Expression::Pair(Operator::Equal, one, other) => match (one.side(), other.side()) {
                (Some(Side::Left), Some(Side::Right)) => rule.keys.push((*one, *other)),
                (Some(Side::Right), Some(Side::Left)) => rule.keys.push((*other, *one)),
                _ => rule.also.push(Expression::Pair(Operator::Equal, one, other)),
            },
            other => rule.also.push(other),
        }
    }
    let mut reads_exploded = false;
    rule.also.iter().for_each(|part| part.fields(&mut |_, field| reads_exploded |= rule.exploded.contains(&field)));
    if reads_exploded {
        let (comparison, condition) = ("a blocking rule".to_owned(), text.to_owned());
        let near = "items of a list taken one by one can only be asked to be equal".to_owned();
        return Err(LinkageError::Condition { comparison, condition, near });
    }
    Ok(rule)
}

#[cfg(test)]
mod tests;
