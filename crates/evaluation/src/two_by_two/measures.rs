//! Differences and ratios of two groups, with their intervals and tests.

use super::fisher::{ConditionalOdds, conditional_odds, fisher_p};
use super::proportion::{clopper_pearson, newcombe, wilson};
use crate::EvaluationError;
use crate::coefficients::ChiSquared;
use crate::columns::{check_level, check_setting};
use crate::numbers::beta::binomial_lower;
use crate::numbers::normal;

/// How many of each group had the outcome.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TwoByTwo {
    /// With the outcome, in the group of interest.
    pub events: f64,
    /// The group of interest.
    pub size: f64,
    /// With the outcome, in the comparison group.
    pub control_events: f64,
    /// The comparison group.
    pub control_size: f64,
}

impl TwoByTwo {
    pub(super) fn check(&self) -> Result<(), EvaluationError> {
        for (arm, events, size) in
            [("the group", self.events, self.size), ("the comparison group", self.control_events, self.control_size)]
        {
            if size == 0.0 {
                return Err(EvaluationError::EmptyArm { arm: arm.to_owned() });
            }
            check_setting("size", size, "a whole number above 0", |size| size >= 1.0 && size.fract() == 0.0)?;
            check_setting("events", events, "a whole number from 0 to the size", |events| {
                (0.0..=size).contains(&events) && events.fract() == 0.0
            })?;
        }
        let counts = (self.events + self.control_events).min(self.size);
        check_setting("possible counts", counts, "a million or fewer for exact tests", |counts| counts <= 1e6)
    }
}

/// An estimate with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The estimate.
    pub estimate: f64,
    /// Lower end of the interval.
    pub lower: f64,
    /// Upper end of the interval.
    pub upper: f64,
}

/// Everything that a two by two table says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measures {
    /// Share with the outcome, Wilson's interval.
    pub rate: Estimate,
    /// The same, Clopper and Pearson's interval.
    pub rate_exact: Estimate,
    /// Share in the comparison group, Wilson's interval.
    pub control_rate: Estimate,
    /// The same, Clopper and Pearson's interval.
    pub control_rate_exact: Estimate,
    /// Difference of shares, Newcombe's interval.
    pub difference: Estimate,
    /// Difference of shares, Wald's interval.
    pub difference_wald: Estimate,
    /// Ratio of shares, interval on the log scale; none where nobody in either group had the outcome.
    pub ratio: Option<Estimate>,
    /// Odds ratio, Woolf's interval; none where a cell is empty.
    pub odds_ratio: Option<Estimate>,
    /// Odds ratio given all margins, exact interval.
    pub conditional_odds_ratio: ConditionalOdds,
    /// Pearson's chi-squared test; none where nobody or everybody had the outcome.
    pub chi_squared: Option<ChiSquared>,
    /// The same with Yates's correction.
    pub chi_squared_corrected: Option<ChiSquared>,
    /// Fisher's exact two-sided p value.
    pub fisher_p: f64,
}

/// Measures at this level.
pub fn measures(table: &TwoByTwo, level: f64) -> Result<Measures, EvaluationError> {
    table.check()?;
    check_level(level)?;
    let TwoByTwo { events: a, size: n1, control_events: c, control_size: n2 } = *table;
    let (p1, p2) = (a / n1, c / n2);
    let z = normal::critical(level);
    let within = |estimate: f64, (lower, upper): (f64, f64)| Estimate { estimate, lower, upper };
    let on_logs = |estimate: f64, variance: f64| {
        let reach = libm::exp(z * variance.sqrt());
        Estimate { estimate, lower: estimate / reach, upper: estimate * reach }
    };
    let wald = z * (p1 * (1.0 - p1) / n1 + p2 * (1.0 - p2) / n2).sqrt();
    let (b, d) = (n1 - a, n2 - c);
    Ok(Measures {
        rate: within(p1, wilson(a, n1, level)?),
        rate_exact: within(p1, clopper_pearson(a, n1, level)?),
        control_rate: within(p2, wilson(c, n2, level)?),
        control_rate_exact: within(p2, clopper_pearson(c, n2, level)?),
        difference: within(p1 - p2, newcombe((a, n1), (c, n2), level)?),
        difference_wald: within(p1 - p2, (p1 - p2 - wald, p1 - p2 + wald)),
        ratio: (a > 0.0 && c > 0.0).then(|| on_logs(p1 / p2, 1.0 / a - 1.0 / n1 + 1.0 / c - 1.0 / n2)),
        odds_ratio: (a > 0.0 && b > 0.0 && c > 0.0 && d > 0.0)
            .then(|| on_logs(a * d / (b * c), 1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d)),
        conditional_odds_ratio: conditional_odds(table, level)?,
        chi_squared: chi_squared([a, b, c, d], 0.0),
        chi_squared_corrected: chi_squared([a, b, c, d], 0.5),
        fisher_p: fisher_p(table)?,
    })
}

fn chi_squared([a, b, c, d]: [f64; 4], correction: f64) -> Option<ChiSquared> {
    let margins = (a + b) * (c + d) * (a + c) * (b + d);
    if margins == 0.0 {
        return None;
    }
    let n = a + b + c + d;
    let apart = (a * d - b * c).abs();
    let taken = (correction * n).min(apart);
    Some(ChiSquared::new(n * (apart - taken).powi(2) / margins, 1.0))
}

/// McNemar's test of matched pairs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct McNemar {
    /// Without correction.
    pub chi_squared: ChiSquared,
    /// With Edwards's correction.
    pub corrected: ChiSquared,
    /// Exact two-sided p value (binomial).
    pub exact_p: f64,
}

/// Tests pairs that differ: in `first_only` the first had the outcome and the second had not, in `second_only` the
/// other way round.
pub fn mcnemar(first_only: f64, second_only: f64) -> Result<McNemar, EvaluationError> {
    for count in [first_only, second_only] {
        check_setting("pairs", count, "a whole number of 0 or more", |count| count >= 0.0 && count.fract() == 0.0)?;
    }
    let differing = first_only + second_only;
    if differing == 0.0 {
        return Err(EvaluationError::Undefined { why: "no pair differs" });
    }
    let apart = (first_only - second_only).abs();
    let exact_p = (2.0 * binomial_lower(first_only.min(second_only), differing, 0.5)).min(1.0);
    Ok(McNemar {
        chi_squared: ChiSquared::new(apart * apart / differing, 1.0),
        corrected: ChiSquared::new((apart - 1.0).max(0.0).powi(2) / differing, 1.0),
        exact_p,
    })
}
