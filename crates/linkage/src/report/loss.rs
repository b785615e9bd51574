//! What blocking loses: the share of matches that no rule makes, as the model has it.

use serde::Serialize;

use crate::files::Files;
use crate::model::{Comparison, Level, Model};
use crate::people::People;

/// One rule's part.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BlockingLoss {
    /// The rule.
    pub rule: Vec<String>,
    /// The share of matches that it makes alone.
    pub makes: f64,
    /// The share of matches that neither it nor a rule before it makes.
    pub lost_so_far: f64,
}

/// More rules than this are not worked out together: every set of them is looked at.
const MOST_RULES: usize = 16;

/// Each rule in order, with what is still lost after it.
///
/// Comparisons are held to be independent among matches, as everywhere in the model. The union of the rules is counted
/// by inclusion and exclusion.
pub(super) fn losses(files: &Files, model: &Model) -> Vec<BlockingLoss> {
    let rules: Vec<&Vec<String>> = files.rules.rules.iter().map(|rule| &rule.name).take(MOST_RULES).collect();
    let mut found = Vec::new();
    for (at, rule) in rules.iter().enumerate() {
        let so_far = rules.get(..=at).unwrap_or_default();
        let makes = together(files, model, &[rule]);
        found.push(BlockingLoss { rule: (*rule).clone(), makes, lost_so_far: 1.0 - union(files, model, so_far) });
    }
    found
}

fn union(files: &Files, model: &Model, rules: &[&Vec<String>]) -> f64 {
    let mut share = 0.0;
    for set in 1_u32..1 << rules.len() {
        let members: Vec<&Vec<String>> =
            rules.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1).map(|(_, rule)| *rule).collect();
        let sign = if set.count_ones() % 2 == 1 { 1.0 } else { -1.0 };
        share += sign * together(files, model, &members);
    }
    share.clamp(0.0, 1.0)
}

/// The share of matches that agree in everything that any of these rules asks.
fn together(files: &Files, model: &Model, rules: &[&Vec<String>]) -> f64 {
    let mut elements: Vec<&str> = rules.iter().flat_map(|rule| rule.iter().map(String::as_str)).collect();
    elements.sort_unstable();
    elements.dedup();
    // Who has the same postcode has the same outward part.
    let all = elements.clone();
    elements.retain(|element| column(element) == *element || !all.contains(&column(element)));
    elements.iter().map(|element| agrees(files, model, element)).product()
}

fn column(element: &str) -> &str {
    element.strip_suffix(')').and_then(|rest| rest.split_once('(')).map_or(element, |(_, column)| column)
}

/// The share of matches that agree in one value and know it on both sides.
#[expect(clippy::cast_precision_loss, reason = "counts of records")]
fn agrees(files: &Files, model: &Model, element: &str) -> f64 {
    let name = column(element);
    let Some(comparison) = model.comparisons.iter().find(|comparison| comparison.column == name) else { return 0.0 };
    let field = files.layout.find(name).unwrap_or(usize::MAX);
    let known = |people: &People| {
        let values = people.values.get(field).map(Vec::as_slice).unwrap_or_default();
        values.iter().filter(|value| **value != 0).count() as f64 / values.len().max(1) as f64
    };
    let levels: &[Level] = match element {
        _ if element == name => &[Level::Exact],
        _ if element.starts_with("outward") => &[Level::Exact, Level::Near, Level::Outward],
        _ => &[Level::Exact, Level::Transposed, Level::DefaultDay, Level::SameYear],
    };
    m(comparison, levels) * known(&files.left) * known(files.right())
}

fn m(comparison: &Comparison, levels: &[Level]) -> f64 {
    levels.iter().filter_map(|level| comparison.level(*level)).filter_map(|level| level.m).sum::<f64>().min(1.0)
}
