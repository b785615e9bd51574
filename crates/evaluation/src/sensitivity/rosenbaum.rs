//! Rosenbaum's bounds: p values if somebody's unseen leaning could change their odds of treatment by gamma.

use crate::EvaluationError;
use crate::columns::{check_finite, check_setting};
use crate::numbers::beta::binomial_upper;
use crate::numbers::normal;

/// One-sided p values at one gamma.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// By how much odds of treatment may differ within a pair.
    pub gamma: f64,
    /// Lowest p value that this allows.
    pub lower: f64,
    /// Highest p value that this allows: the effect stands while it is small.
    pub upper: f64,
}

fn check(gamma: f64) -> Result<(), EvaluationError> {
    check_setting("gamma", gamma, "1 or more", |gamma| gamma >= 1.0)
}

/// Bounds of Wilcoxon's signed-rank test on the differences of pairs (treated less comparison), that they are above 0.
///
/// Differences of 0 are left out; equal sizes share their mean rank; the normal approximation without correction
/// (Rosenbaum 2002, 4.3).
pub fn signed_rank_bounds(differences: &[f64], gamma: f64) -> Result<Bounds, EvaluationError> {
    check(gamma)?;
    check_finite("differences", differences)?;
    let mut sizes: Vec<(f64, bool)> =
        differences.iter().filter(|value| **value != 0.0).map(|value| (value.abs(), *value > 0.0)).collect();
    if sizes.is_empty() {
        return Err(EvaluationError::Undefined { why: "no pair differs" });
    }
    sizes.sort_unstable_by(|left, right| left.0.total_cmp(&right.0));
    let (mut statistic, mut ranks, mut squares) = (0.0, 0.0, 0.0);
    let mut from = 0;
    while from < sizes.len() {
        let to = from + sizes[from..].iter().take_while(|size| size.0 == sizes[from].0).count();
        let rank = 0.5 * (from + 1 + to) as f64;
        for (_, positive) in &sizes[from..to] {
            ranks += rank;
            squares += rank * rank;
            if *positive {
                statistic += rank;
            }
        }
        from = to;
    }
    let p_at = |share: f64| {
        let spread = (share * (1.0 - share) * squares).sqrt();
        normal::upper_tail((statistic - share * ranks) / spread)
    };
    Ok(Bounds { gamma, lower: p_at(1.0 / (1.0 + gamma)), upper: p_at(gamma / (1.0 + gamma)) })
}

/// Bounds of McNemar's exact test: of `differing` pairs in which one had the outcome, `favourable` are as hoped.
pub fn binary_bounds(differing: f64, favourable: f64, gamma: f64) -> Result<Bounds, EvaluationError> {
    check(gamma)?;
    check_setting("differing", differing, "a whole number above 0", |count| count >= 1.0 && count.fract() == 0.0)?;
    check_setting("favourable", favourable, "a whole number up to the differing", |count| {
        (0.0..=differing).contains(&count) && count.fract() == 0.0
    })?;
    let p_at = |share: f64| binomial_upper(favourable, differing, share);
    Ok(Bounds { gamma, lower: p_at(1.0 / (1.0 + gamma)), upper: p_at(gamma / (1.0 + gamma)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of our own notes: 40 discordant pairs, 30 favourable.
    #[test]
    fn discordant_pairs() {
        for (gamma, expected) in [(1.0, 0.001_110_716_89), (1.5, 0.035_222_480_1), (2.0, 0.171_435_188)] {
            let found = binary_bounds(40.0, 30.0, gamma).unwrap().upper;
            assert!((found / expected - 1.0).abs() < 5e-9, "{gamma}: {found}");
        }
    }

    /// The 33 pairs of children of lead workers and controls (Morton 1982, in Rosenbaum 2002): T = 499.
    #[test]
    fn lead_in_children() {
        let exposed = [
            38, 23, 41, 18, 37, 36, 23, 62, 31, 34, 24, 14, 21, 17, 16, 20, 15, 10, 45, 39, 22, 35, 49, 48, 44, 35, 43,
            39, 34, 13, 73, 25, 27,
        ];
        let control = [
            16, 18, 18, 24, 19, 11, 10, 15, 16, 18, 18, 13, 19, 10, 16, 16, 24, 13, 9, 14, 21, 19, 7, 18, 19, 12, 11,
            22, 25, 16, 13, 11, 13,
        ];
        let differences: Vec<f64> = exposed.iter().zip(control).map(|(one, other)| f64::from(one - other)).collect();
        for (gamma, expected) in
            [(1.0, 5.530_802e-06), (2.0, 0.001_771_704), (3.0, 0.013_058_17), (4.0, 0.036_658_36), (5.0, 0.069_369_36)]
        {
            let found = signed_rank_bounds(&differences, gamma).unwrap().upper;
            assert!((found / expected - 1.0).abs() < 2e-6, "{gamma}: {found}");
        }
    }
}
