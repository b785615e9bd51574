//! The prior: how many matches there are, from the pairs that agree in everything that a person is known by.

use super::Ground;
use super::patterns::{Patterns, pairs_that_agree};
use crate::blocking::Rules;
use crate::error::LinkageError;
use crate::model::{Comparison, Kind, Level, Model};
use crate::people::People;

/// How many matches are expected among all pairs.
///
/// The deterministic rule is that full name and date of birth are the same. The pairs that fulfil it by chance are taken
/// off, and the rest is divided by the share of matches that fulfil it, as the model itself has it.
#[expect(clippy::cast_precision_loss, reason = "counts of pairs")]
pub(super) fn expected_matches(model: &Model, ground: &Ground<'_>, random: &Patterns) -> Result<f64, LinkageError> {
    let chosen = deterministic(model);
    let agree = pairs_that_agree(ground, &rule(&chosen, ground)?) as f64;
    // Chance: of the pairs that agree in all but the last, those whose last agrees as it does at random.
    let by_chance = match chosen.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            let at = model.comparisons.iter().position(|comparison| comparison.name == last.name).unwrap_or(0);
            let levels = random.levels(at);
            let known: u64 = levels.iter().sum();
            let same = levels.get(Level::Exact as usize).copied().unwrap_or(0) as f64 / known.max(1) as f64;
            pairs_that_agree(ground, &rule(rest, ground)?) as f64 * same
        }
        _ => 0.0,
    };
    let recall: f64 = chosen.iter().map(|comparison| seen_among_matches(comparison, ground)).product();
    let expected = (agree - by_chance).max(0.0) / recall.max(0.05);
    let most = ground.sides.left.len().min(ground.sides.right.len()) as f64;
    if expected < 1.0 {
        let names: Vec<&str> = chosen.iter().map(|comparison| comparison.name.as_str()).collect();
        let why = format!("no two records agree in {} more often than by chance", names.join(", "));
        return Err(LinkageError::NoMatches { why });
    }
    Ok(expected.min(if ground.within { most * most / 4.0 } else { most * 4.0 }))
}

/// The comparisons of the deterministic rule: names and date of birth, or else the first three.
fn deterministic(model: &Model) -> Vec<&Comparison> {
    let of = |kinds: &[Kind]| -> Vec<&Comparison> {
        model.comparisons.iter().filter(|comparison| kinds.contains(&comparison.kind)).collect()
    };
    let named = of(&[Kind::FirstName, Kind::Surname, Kind::Date]);
    if named.len() >= 2 { named } else { model.comparisons.iter().take(3).collect() }
}

fn rule(comparisons: &[&Comparison], ground: &Ground<'_>) -> Result<Rules, LinkageError> {
    let columns: Vec<String> = comparisons.iter().map(|comparison| comparison.column.clone()).collect();
    Rules::parse(&[columns], &mut ground.layout.clone())
}

/// The share of matches of which both values are known and the same.
#[expect(clippy::cast_precision_loss, reason = "counts of records")]
fn seen_among_matches(comparison: &Comparison, ground: &Ground<'_>) -> f64 {
    let m = comparison.level(Level::Exact).and_then(|level| level.m).unwrap_or(1.0);
    let field = ground.layout.find(&comparison.column).unwrap_or(usize::MAX);
    let known = |people: &People| {
        let values = people.values.get(field).map(Vec::as_slice).unwrap_or_default();
        values.iter().filter(|value| **value != 0).count() as f64 / values.len().max(1) as f64
    };
    m * known(ground.sides.left) * known(ground.sides.right)
}
