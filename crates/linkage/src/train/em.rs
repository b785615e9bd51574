//! Expectation-maximisation on patterns: how often each level is seen among matches.

use super::patterns::Patterns;
use crate::model::{Level, Model};

/// When no probability moves by more than this, the estimates stand.
const SETTLED: f64 = 1e-5;
/// After so many steps they stand anyway.
const MOST_ITERATIONS: u32 = 200;
/// Fewer expected matches than this teach nothing.
const FEWEST_MATCHES: f64 = 10.0;

/// What one run learned.
pub(super) struct Fit {
    /// For each comparison the probability of each level among matches.
    pub(super) m: Vec<[f64; 16]>,
    /// For each comparison how many matches showed each level.
    pub(super) seen: Vec<[f64; 16]>,
    /// The share of pairs that are matches.
    pub(super) matches: f64,
    pub(super) iterations: u32,
}

/// Learns from the pairs of one rule; none where they hold too few matches. `fixed` are comparisons that the rule holds
/// equal.
#[expect(clippy::cast_precision_loss, reason = "counts of pairs")]
pub(super) fn fit(model: &Model, patterns: &Patterns, fixed: &[bool]) -> Option<Fit> {
    let counted = patterns.sorted();
    let total = patterns.total() as f64;
    let learned: Vec<usize> = (0..model.comparisons.len()).filter(|at| fixed.get(*at) == Some(&false)).collect();
    let u: Vec<[f64; 16]> = model.comparisons.iter().map(|comparison| by_code(comparison, |level| level.u)).collect();
    let mut m: Vec<[f64; 16]> = model.comparisons.iter().map(start).collect();
    // One pair in a hundred to begin with; the run finds its own share.
    let mut share = 0.01;
    let mut iterations = 0;
    let mut seen = vec![[0.0; 16]; m.len()];
    while iterations < MOST_ITERATIONS {
        iterations += 1;
        seen = vec![[0.0; 16]; m.len()];
        let mut matches = 0.0;
        for (pattern, count) in &counted {
            let mut odds = share / (1.0 - share);
            for at in &learned {
                let code = (pattern >> (4 * at) & 15) as usize;
                if code != Level::Missing as usize
                    && let (Some(m), Some(u)) =
                        (m.get(*at).and_then(|it| it.get(code)), u.get(*at).and_then(|it| it.get(code)))
                {
                    odds *= m / u;
                }
            }
            let expected = *count as f64 * odds / (1.0 + odds);
            matches += expected;
            for at in &learned {
                let code = (pattern >> (4 * at) & 15) as usize;
                if let Some(place) = seen.get_mut(*at).and_then(|it| it.get_mut(code)) {
                    *place += expected;
                }
            }
        }
        let moved = step(&mut m, &seen, &learned, &mut share, matches / total);
        if moved < SETTLED {
            break;
        }
    }
    (share * total >= FEWEST_MATCHES).then_some(Fit { m, seen, matches: share, iterations })
}

/// Takes the new estimates and says how far the furthest moved.
fn step(m: &mut [[f64; 16]], seen: &[[f64; 16]], learned: &[usize], share: &mut f64, matches: f64) -> f64 {
    // Nothing is ever quite impossible, so that a level may come back.
    const LEAST: f64 = 1e-9;
    let matches = matches.clamp(LEAST, 1.0 - LEAST);
    let mut moved = (matches - *share).abs();
    *share = matches;
    for at in learned {
        let (Some(m), Some(seen)) = (m.get_mut(*at), seen.get(*at)) else { continue };
        let known: f64 = seen.iter().skip(1).sum();
        if known <= 0.0 {
            continue;
        }
        for (m, seen) in m.iter_mut().zip(seen).skip(1) {
            let next = (seen / known).max(LEAST);
            moved = moved.max((next - *m).abs());
            *m = next;
        }
    }
    moved
}

fn by_code(comparison: &crate::model::Comparison, of: impl Fn(&crate::model::LevelWeight) -> Option<f64>) -> [f64; 16] {
    let mut codes = [1.0; 16];
    for level in &comparison.levels {
        if let (Some(place), Some(value)) = (codes.get_mut(level.level as usize), of(level)) {
            *place = value;
        }
    }
    codes
}

/// To begin with, most matches agree and the rest is spread over the other levels, the nearest first.
fn start(comparison: &crate::model::Comparison) -> [f64; 16] {
    let mut codes = [1e-9; 16];
    let others = comparison.levels.len().saturating_sub(1).max(1);
    #[expect(clippy::cast_precision_loss, reason = "at most nine levels")]
    let each = 0.1 / others as f64;
    for level in &comparison.levels {
        if let Some(place) = codes.get_mut(level.level as usize) {
            *place = if level.level == Level::Exact { 0.9 } else { each };
        }
    }
    codes
}
