//! Training: u from pairs taken at random, m by expectation-maximisation, the prior from deterministic rules.
//!
//! Source: Fellegi and Sunter (1969); the order of steps is Splink's (`estimate_u_using_random_sampling`,
//! `estimate_parameters_using_expectation_maximisation`, one run a blocking rule, u fixed, estimates averaged).

mod em;
mod patterns;
mod prior;

use crate::blocking::Rules;
use crate::compare::{Comparer, Sides};
use crate::error::LinkageError;
use crate::layout::Layout;
use crate::model::{Level, Model, Run, Signed, Training};
use patterns::Patterns;

/// How much is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrainingSize {
    /// Pairs taken at random for u.
    pub random_pairs: u64,
    /// The most pairs of one blocking rule for m.
    pub pairs_of_a_rule: u64,
    /// What the choice of pairs begins with: the same seed chooses the same pairs.
    pub seed: u64,
}

impl Default for TrainingSize {
    fn default() -> Self {
        Self { random_pairs: 2_000_000, pairs_of_a_rule: 3_000_000, seed: 1 }
    }
}

/// No level is held to be rarer than this among matches: files hold errors that a sample has not shown.
const LEAST_M: f64 = 0.001;
/// A level of which fewer matches than this were seen is left out of the model.
const FEWEST_MATCHES: f64 = 1.0;
/// Of what was never seen in n pairs, 3 in n is the most that is likely (its upper bound at 95 %).
const RULE_OF_THREE: f64 = 3.0;

/// Everything that training looks at.
#[derive(Clone, Copy)]
pub(crate) struct Ground<'a> {
    pub(crate) layout: &'a Layout,
    pub(crate) sides: &'a Sides<'a>,
    pub(crate) rules: &'a Rules,
    pub(crate) comparers: &'a [Comparer],
    /// One file is searched for duplicates.
    pub(crate) within: bool,
    pub(crate) threads: usize,
}

impl Ground<'_> {
    /// How many pairs there are at all.
    #[expect(clippy::cast_precision_loss, reason = "a share of pairs needs no more than a double has")]
    fn pairs(&self) -> f64 {
        let (left, right) = (self.sides.left.len() as f64, self.sides.right.len() as f64);
        if self.within { left * (left - 1.0) / 2.0 } else { left * right }
    }
}

/// Fills in the probabilities and the prior of a model.
pub(crate) fn train(model: &mut Model, ground: &Ground<'_>, size: TrainingSize) -> Result<(), LinkageError> {
    let random = patterns::at_random(ground, size);
    fill_u(model, &random);
    let (runs, seen) = fill_m(model, ground, size)?;
    let left_out = leave_out(model, &seen);
    let expected = prior::expected_matches(model, ground, &random)?;
    let (owner, date) = (model.thresholds.join.owner.clone(), model.thresholds.join.date.clone());
    let reason = format!("{expected:.0} matches expected by the deterministic rule among {:.0} pairs", ground.pairs());
    model.prior = Some(Signed { value: expected / ground.pairs(), owner, date, reason });
    let right_rows = if ground.within { 0 } else { ground.sides.right.len() as u64 };
    let left_rows = ground.sides.left.len() as u64;
    let random_pairs = random.total();
    model.training = Some(Training { left_rows, right_rows, random_pairs, runs, expected_matches: expected, left_out });
    model.check_trained()
}

#[expect(clippy::cast_precision_loss, reason = "counts of sampled pairs")]
fn fill_u(model: &mut Model, random: &Patterns) {
    for (at, comparison) in model.comparisons.iter_mut().enumerate() {
        let counts = random.levels(at);
        let known: u64 = counts.iter().skip(1).sum();
        for level in &mut comparison.levels {
            let seen = counts.get(level.level as usize).copied().unwrap_or(0);
            let (seen, known) = (if seen == 0 { RULE_OF_THREE } else { seen as f64 }, known as f64);
            // Where nobody in the sample has both values, nothing can be said.
            level.u = (known > 0.0).then(|| (seen / known.max(seen)).min(1.0));
        }
    }
}

/// Runs expectation-maximisation under one rule after the other until every comparison has been learned. Says what the
/// runs were, and for each comparison and level how many matches were seen.
fn fill_m(
    model: &mut Model,
    ground: &Ground<'_>,
    size: TrainingSize,
) -> Result<(Vec<Run>, Vec<[f64; 16]>), LinkageError> {
    let mut runs = Vec::new();
    let mut sums = vec![([0.0; 16], 0_u32); model.comparisons.len()];
    let mut seen = vec![[0.0; 16]; model.comparisons.len()];
    for rule in &ground.rules.rules {
        // What the rule holds equal cannot be learned from its pairs.
        let fixed: Vec<bool> = model
            .comparisons
            .iter()
            .map(|comparison| {
                rule.name.iter().any(|element| {
                    *element == comparison.column || element.ends_with(&format!("({})", comparison.column))
                })
            })
            .collect();
        let learns = |at: usize| !fixed.get(at).copied().unwrap_or(true);
        let is_new = (0..sums.len()).any(|at| learns(at) && sums.get(at).is_some_and(|(_, runs)| *runs == 0));
        if !is_new {
            continue;
        }
        let patterns = patterns::of_rule(ground, rule, size);
        let Some(fit) = em::fit(model, &patterns, &fixed) else { continue };
        for (at, m) in fit.m.iter().enumerate().filter(|(at, _)| learns(*at)) {
            let Some((sum, runs)) = sums.get_mut(at) else { continue };
            sum.iter_mut().zip(m).for_each(|(sum, m)| *sum += m);
            *runs += 1;
            if let (Some(seen), Some(of_run)) = (seen.get_mut(at), fit.seen.get(at)) {
                seen.iter_mut().zip(of_run).for_each(|(seen, of_run)| *seen += of_run);
            }
        }
        let (pairs, matches, iterations) = (patterns.total(), fit.matches, fit.iterations);
        runs.push(Run { blocking_rule: rule.name.clone(), pairs, matches, iterations });
    }
    if runs.is_empty() {
        let why = "no blocking rule made enough pairs that agree in something else".to_owned();
        return Err(LinkageError::NoMatches { why });
    }
    for (comparison, (sum, runs)) in model.comparisons.iter_mut().zip(&sums) {
        for level in &mut comparison.levels {
            let sum = sum.get(level.level as usize).copied().unwrap_or(0.0);
            level.m = (*runs > 0).then(|| m_of(level.level, sum / f64::from(*runs), level.u));
        }
    }
    Ok((runs, seen))
}

/// m of a level that a share of the matches showed. What differs never speaks for a match, also where nearly everybody has
/// the same value, so that hardly any pair at all differs.
fn m_of(level: Level, share: f64, u: Option<f64>) -> f64 {
    let m = share.clamp(LEAST_M, 1.0);
    if level == Level::Else { u.map_or(m, |u| m.min(u)) } else { m }
}

/// Takes levels out that no match showed. A pair that would show one then shows the next that fits.
fn leave_out(model: &mut Model, seen: &[[f64; 16]]) -> Vec<String> {
    let mut left_out = Vec::new();
    for (comparison, seen) in model.comparisons.iter_mut().zip(seen) {
        let name = comparison.name.clone();
        comparison.levels.retain(|level| {
            let matches = seen.get(level.level as usize).copied().unwrap_or(0.0);
            let stays = matches >= FEWEST_MATCHES || matches!(level.level, Level::Exact | Level::Else);
            if !stays {
                left_out.push(format!("{name}: {}", level.level.name()));
            }
            stays
        });
    }
    left_out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_never_speaks_for_a_match() {
        for (level, share, u, expected) in [
            (Level::Exact, 0.9, Some(0.01), 0.9),
            (Level::Close, 0.0, Some(1e-6), LEAST_M),
            (Level::Else, 0.02, Some(0.9), 0.02),
            (Level::Else, 0.0, Some(1.5e-6), 1.5e-6),
            (Level::Else, 0.0, None, LEAST_M),
        ] {
            assert!((m_of(level, share, u) - expected).abs() < 1e-12, "{level:?} {share} {u:?}");
        }
    }
}
