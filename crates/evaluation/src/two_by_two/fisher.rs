//! Fisher's exact test, and the odds ratio given all margins.

use super::TwoByTwo;
use crate::EvaluationError;
use crate::columns::check_level;
use crate::numbers::density::binomial;
use crate::numbers::root::bracketed;

/// R counts probabilities as equal within this share.
const EQUAL: f64 = 1.0 + 1e-7;

/// The odds ratio given all margins, with its exact interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ConditionalOdds {
    /// Conditional maximum likelihood estimate; infinite or 0 at the end of the range.
    pub estimate: f64,
    /// Lower end of the exact interval.
    pub lower: f64,
    /// Upper end of the exact interval, infinite where the first count is as large as it can be.
    pub upper: f64,
}

/// Possible first counts with their probability at odds ratio 1.
fn hypergeometric(table: &TwoByTwo) -> (f64, Vec<f64>) {
    let (n1, n2) = (table.size, table.control_size);
    let m = table.events + table.control_events;
    let low = (m - n2).max(0.0);
    let high = m.min(n1);
    let p = m / (n1 + n2);
    let q = 1.0 - p;
    let whole = binomial(m, n1 + n2, p, q);
    let count = (high - low) as usize + 1;
    let density = |at: usize| {
        let x = low + at as f64;
        binomial(x, n1, p, q) * binomial(m - x, n2, p, q) / whole
    };
    (low, (0..count).map(density).collect())
}

/// Two-sided p value: the sum of all tables no likelier than the one seen.
pub fn fisher_p(table: &TwoByTwo) -> Result<f64, EvaluationError> {
    table.check()?;
    let (low, density) = hypergeometric(table);
    let seen = density[(table.events - low) as usize];
    Ok(density.iter().filter(|other| **other <= seen * EQUAL).sum::<f64>().min(1.0))
}

/// The odds ratio given all margins.
pub fn conditional_odds(table: &TwoByTwo, level: f64) -> Result<ConditionalOdds, EvaluationError> {
    table.check()?;
    check_level(level)?;
    let (low, density) = hypergeometric(table);
    let (x, high) = (table.events, low + density.len() as f64 - 1.0);
    let logs: Vec<f64> = density.iter().map(|density| libm::log(*density)).collect();
    // Probabilities at a log odds ratio, and by them mean and tails; the logit keeps the root in reach.
    let weighed = |log_ratio: f64| {
        let terms: Vec<f64> = logs.iter().enumerate().map(|(at, log)| log + log_ratio * at as f64).collect();
        let most = terms.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let weights: Vec<f64> = terms.iter().map(|term| libm::exp(term - most)).collect();
        let sum: f64 = weights.iter().sum();
        weights.into_iter().map(move |weight| weight / sum).collect::<Vec<_>>()
    };
    let seen = (x - low) as usize;
    let mean = |log: f64| weighed(log).iter().enumerate().map(|(at, p)| at as f64 * p).sum::<f64>();
    let above = |log: f64| weighed(log)[seen..].iter().sum::<f64>();
    let below = |log: f64| weighed(log)[..=seen].iter().sum::<f64>();
    let outside = 0.5 * (1.0 - level);
    let solve = |f: &dyn Fn(f64) -> f64| libm::exp(bracketed(-60.0, 60.0, f));
    let (at_low, at_high) = (x == low, x == high);
    Ok(ConditionalOdds {
        estimate: match (at_low, at_high) {
            (true, true) => f64::NAN,
            (true, false) => 0.0,
            (false, true) => f64::INFINITY,
            (false, false) => solve(&|log| mean(log) - seen as f64),
        },
        lower: if at_low { 0.0 } else { solve(&|log| above(log) - outside) },
        upper: if at_high { f64::INFINITY } else { solve(&|log| below(log) - outside) },
    })
}
