//! `match`, `weight` and `specifications`.

use evaluation::glm::GlmFit;
use evaluation::matching::{
    Augmented, Balance, Effect, Estimand, Matched, Nearest, Order, Spread, augmented, balance, cells, effective_size,
    log_odds, nearest, paired_effect, propensity, radius, regression_adjusted, specification_curve, spread_of,
    subclasses, weighted_effect, weights,
};
use evaluation::{Covariate, EvaluationError};
use serde_json::{Value, json};

use super::arguments::{Match, MatchMethod, MatchOrder, MatchScale, Taking, Weight, WeightEstimand};
use super::coefficients;
use super::columns::{ColumnFault, Columns, covariates};
use super::groups::named;

/// What is read for every method.
struct Read {
    columns: Columns,
    treated: Vec<bool>,
    outcome: Option<Vec<f64>>,
    design: Vec<(String, Vec<f64>)>,
}

fn read(taking: &Taking, more: &[&[String]], score: Option<&String>) -> anyhow::Result<Read> {
    let mut lists: Vec<&[String]> = vec![&taking.covariates.covariates, &taking.covariates.factors];
    lists.extend_from_slice(more);
    let names = named(&[&taking.treatment], &[taking.outcome.as_ref(), score], &lists);
    let columns = Columns::open(&taking.source.data, &names)?;
    let treated = columns.flags(&taking.treatment)?;
    let outcome = taking.outcome.as_ref().map(|name| columns.numbers(name)).transpose()?;
    let design = columns.design(&taking.covariates.covariates, &taking.covariates.factors)?;
    Ok(Read { columns, treated, outcome, design })
}

fn effect(effect: &Effect) -> Value {
    json!({
        "treated_mean": effect.treated_mean, "control_mean": effect.control_mean, "estimate": effect.estimate,
        "se": effect.standard_error, "p": effect.p, "lower": effect.lower, "upper": effect.upper,
    })
}

fn balances(before: &[Balance], after: &[Balance]) -> Vec<Value> {
    let row = |(before, after): (&Balance, &Balance)| {
        json!({
            "name": before.name, "smd_before": before.difference, "smd_after": after.difference,
            "treated_mean": after.treated_mean, "control_mean": after.control_mean,
            "variance_ratio_before": before.variance_ratio, "variance_ratio_after": after.variance_ratio,
        })
    };
    before.iter().zip(after).map(row).collect()
}

fn score_answer(fit: Option<&GlmFit>) -> Value {
    fit.map_or(
        Value::Null,
        |fit| json!({ "log_likelihood": fit.log_likelihood, "coefficients": coefficients(&fit.coefficients, None) }),
    )
}

pub(super) fn matched(asked: &Match) -> anyhow::Result<Value> {
    checked_caliper(asked)?;
    let read = read(&asked.taking, &[&asked.exact], asked.score.as_ref())?;
    let covariates = covariates(&read.design);
    let cell = read.columns.combined(&asked.exact)?;
    let given = asked.score.as_ref().map(|name| read.columns.numbers(name)).transpose()?;
    let needs_score = given.is_none() && asked.method != MatchMethod::Exact;
    if needs_score {
        something_known(&covariates)?;
    }
    let fit = if needs_score { Some(propensity(&read.treated, &covariates)?) } else { None };
    let score = given.or_else(|| fit.as_ref().map(|fit| fit.fitted.clone())).unwrap_or_default();
    if let Some(name) = asked.score.as_ref().filter(|_| asked.scale == MatchScale::Logit) {
        within_0_and_1(name, &score)?;
    }
    let distance = if asked.scale == MatchScale::Logit { log_odds(&score) } else { score.clone() };
    let spread = if distance.is_empty() { 0.0 } else { spread_of(&distance) };
    let caliper = asked.caliper_raw.or_else(|| asked.caliper.map(|share| share * spread));
    let found = by_method(asked, &read.treated, (&score, &distance), cell.as_deref(), caliper)?;
    let before = balance(&read.treated, &covariates, None, Spread::Treated)?;
    let after = balance(&read.treated, &covariates, Some(&found.weights), Spread::Treated)?;
    let level = asked.taking.source.level;
    let weighted =
        read.outcome.as_ref().map(|y| weighted_effect(&read.treated, y, &found.weights, level)).transpose()?;
    let in_pairs = asked.method == MatchMethod::Nearest && asked.ratio == 1 && !asked.replacement;
    let paired = read.outcome.as_ref().filter(|_| in_pairs && found.pairs.len() > 1);
    let paired = paired.map(|y| paired_effect(y, &found.pairs, level)).transpose()?;
    let worst = after.iter().map(|balance| balance.difference.abs()).fold(0.0, f64::max);
    let mut answer = json!({
        "analysis": "match",
        "treated": found.treated,
        "matched": found.matched,
        "controls": found.controls,
        "effective_controls": effective_size(&read.treated, &found.weights, false),
        "caliper": caliper,
        "score_sd": (spread > 0.0).then_some(spread),
        "effect": weighted.as_ref().map(effect),
        "effect_paired": paired.as_ref().map(effect),
        "largest_smd_after": worst,
        "balance": balances(&before, &after),
        "score": score_answer(fit.as_ref()),
    });
    if let (Some(map), true) = (answer.as_object_mut(), asked.pairs) {
        let pairs: Vec<Value> = found.pairs.iter().map(|(row, control)| json!([row + 1, control + 1])).collect();
        map.insert("pairs".to_owned(), Value::Array(pairs));
        map.insert("weights".to_owned(), json!(found.weights));
    }
    Ok(answer)
}

/// Without anything known before, all scores are one.
fn something_known(covariates: &[Covariate<'_>]) -> Result<(), ColumnFault> {
    let why = "give --covariates or --factors, from which the score is fitted";
    if covariates.is_empty() { Err(ColumnFault::Usage { why }) } else { Ok(()) }
}

/// A score that has log odds.
fn within_0_and_1(name: &str, score: &[f64]) -> Result<(), EvaluationError> {
    let outside = score.iter().zip(1..).find(|(score, _)| !(**score > 0.0 && **score < 1.0));
    outside.map_or(Ok(()), |(value, row)| {
        let (column, value) = (name.into(), *value);
        Err(EvaluationError::OutOfRange { column, row, value, must_be: "between 0 and 1 for log odds" })
    })
}

/// The furthest a match may be as it was asked for, before it is turned into the unit of the score.
fn checked_caliper(asked: &Match) -> Result<(), ColumnFault> {
    for (setting, given) in [("caliper", asked.caliper), ("caliper-raw", asked.caliper_raw)] {
        if let Some(value) = given.filter(|value| !(value.is_finite() && *value >= 0.0)) {
            return Err(ColumnFault::Setting { setting, text: value.to_string(), expected: "0 or more" });
        }
    }
    Ok(())
}

fn by_method(
    asked: &Match,
    treated: &[bool],
    (score, distance): (&[f64], &[f64]),
    cell: Option<&[u32]>,
    caliper: Option<f64>,
) -> anyhow::Result<Matched> {
    let needs =
        |setting: &'static str, expected: &'static str| ColumnFault::Setting { setting, text: String::new(), expected };
    Ok(match asked.method {
        MatchMethod::Nearest => {
            let order = match asked.order {
                MatchOrder::Data => Order::Row,
                MatchOrder::Largest => Order::Largest,
                MatchOrder::Smallest => Order::Smallest,
                MatchOrder::Random => Order::Random(asked.seed),
            };
            let rule = Nearest { order, replacement: asked.replacement, caliper, ratio: asked.ratio };
            nearest(treated, distance, cell, rule)?
        }
        MatchMethod::Radius => {
            let caliper = caliper.ok_or_else(|| needs("caliper", "given for radius matching"))?;
            radius(treated, distance, cell, caliper)?
        }
        MatchMethod::Exact => cells(treated, cell.ok_or_else(|| needs("exact", "given for exact matching"))?)?,
        MatchMethod::Subclass => cells(treated, &subclasses(treated, score, asked.subclasses)?)?,
    })
}

pub(super) fn weighted(asked: &Weight) -> anyhow::Result<Value> {
    let read = read(&asked.taking, &[], None)?;
    let covariates = covariates(&read.design);
    something_known(&covariates)?;
    let fit = propensity(&read.treated, &covariates)?;
    let (estimand, spread) = match asked.estimand {
        WeightEstimand::Att => (Estimand::Treated, Spread::Treated),
        WeightEstimand::Ate => (Estimand::Everybody, Spread::Pooled),
        WeightEstimand::Overlap => (Estimand::Overlap, Spread::Pooled),
    };
    let found = weights(&read.treated, &fit.fitted, estimand)?;
    let before = balance(&read.treated, &covariates, None, spread)?;
    let after = balance(&read.treated, &covariates, Some(&found), spread)?;
    let level = asked.taking.source.level;
    let by_weights = read.outcome.as_ref().map(|y| weighted_effect(&read.treated, y, &found, level)).transpose()?;
    // Where the outcome cannot be modelled, the weighted effect stands without it, and the reason is said.
    let (double, regression, because) = match double(&read, &covariates, (&fit.fitted, estimand), level) {
        Ok((double, regression)) => (double, regression, None),
        Err(refused) => (None, None, Some(refused.named(&|_| asked.taking.outcome.clone()).to_string())),
    };
    Ok(json!({
        "analysis": "weight",
        "estimand": format!("{:?}", asked.estimand).to_lowercase(),
        "effective_treated": effective_size(&read.treated, &found, true),
        "effective_controls": effective_size(&read.treated, &found, false),
        "effect": by_weights.as_ref().map(effect),
        "augmented": double.as_ref().map(effect),
        "regression": regression,
        "not_augmented_because": because,
        "largest_weight": found.iter().copied().fold(0.0, f64::max),
        "balance": balances(&before, &after),
        "score": score_answer(Some(&fit)),
    }))
}

/// The augmented estimate and that by regression; none without an outcome, or for the overlap.
fn double(
    read: &Read,
    covariates: &[Covariate<'_>],
    (score, estimand): (&[f64], Estimand),
    level: f64,
) -> Result<(Option<Effect>, Option<f64>), EvaluationError> {
    let Some(outcome) = read.outcome.as_ref().filter(|_| estimand != Estimand::Overlap) else {
        return Ok((None, None));
    };
    let input = Augmented { treated: &read.treated, outcome, score, covariates };
    Ok((Some(augmented(&input, estimand, level)?), Some(regression_adjusted(&input, estimand)?)))
}

pub(super) fn specifications(asked: &Weight) -> anyhow::Result<Value> {
    let read = read(&asked.taking, &[], None)?;
    let outcome = read.outcome.as_ref().ok_or_else(|| ColumnFault::Setting {
        setting: "outcome",
        text: String::new(),
        expected: "given for the specification curve",
    })?;
    let covariates = covariates(&read.design);
    something_known(&covariates)?;
    let found = specification_curve(&read.treated, outcome, &covariates, asked.taking.source.level)?;
    let row = |one: &evaluation::matching::Specification| {
        let (lower, upper) = one.interval.unzip();
        json!({
            "specification": one.name, "estimate": one.estimate, "lower": lower, "upper": upper, "treated": one.treated,
        })
    };
    let rows: Vec<Value> = found.iter().map(row).collect();
    Ok(json!({ "analysis": "specifications", "count": rows.len(), "specifications": rows }))
}
