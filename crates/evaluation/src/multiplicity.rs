//! Many comparisons at once: p values and critical values that keep the chance of any false alarm.

use crate::EvaluationError;
use crate::columns::{check_each, check_rows, check_setting};
use crate::numbers::normal;
use crate::numbers::quadrature::GaussLegendre;
use crate::numbers::root::bracketed;

/// How p values are corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Correction {
    /// Times their number.
    Bonferroni,
    /// Holm's step down: never worse than Bonferroni's.
    Holm,
    /// Hochberg's step up: for independent or positively dependent tests.
    Hochberg,
    /// Benjamini and Hochberg's: keeps the share of false alarms among alarms.
    BenjaminiHochberg,
}

/// Corrected p values, in the order given.
pub fn corrected(p: &[f64], correction: Correction) -> Result<Vec<f64>, EvaluationError> {
    check_rows(p.len())?;
    check_each("p", p, "0 to 1", |p| (0.0..=1.0).contains(&p))?;
    let n = p.len();
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|left, right| p[*left].total_cmp(&p[*right]));
    let factor = |rank: usize| match correction {
        Correction::Bonferroni => n as f64,
        Correction::Holm | Correction::Hochberg => (n - rank) as f64,
        Correction::BenjaminiHochberg => n as f64 / (rank + 1) as f64,
    };
    let mut result = vec![0.0; n];
    match correction {
        Correction::Bonferroni | Correction::Holm => {
            let mut most = 0.0_f64;
            for (rank, &at) in order.iter().enumerate() {
                let value = (p[at] * factor(rank)).min(1.0);
                most = if correction == Correction::Holm { most.max(value) } else { value };
                result[at] = most;
            }
        }
        Correction::Hochberg | Correction::BenjaminiHochberg => {
            let mut least = 1.0_f64;
            for (rank, &at) in order.iter().enumerate().rev() {
                least = least.min(p[at] * factor(rank));
                result[at] = least;
            }
        }
    }
    Ok(result)
}

/// The chance that none of several arms, each compared with one common control, exceeds `critical`.
///
/// `shares` are, for each arm, n / (n + control n): a half where arms are as large as the control. Dunnett (1955), by
/// quadrature over the control's mean; many degrees of freedom are taken as infinitely many.
fn none_exceeds(critical: f64, shares: &[f64], two_sided: bool, rule: &GaussLegendre) -> f64 {
    let inner = |z: f64| {
        let arm = |share: &f64| {
            let (own, common) = ((1.0 - share).sqrt(), share.sqrt());
            let upper = normal::lower_tail((critical + common * z) / own);
            if two_sided { upper - normal::lower_tail((common * z - critical) / own) } else { upper }
        };
        normal::density(z) * shares.iter().map(arm).product::<f64>()
    };
    // Panels a unit wide: beyond 9 the density is below double precision.
    (-9..9).map(|panel| rule.integral(f64::from(panel), f64::from(panel + 1), inner)).sum()
}

fn check_dunnett(shares: &[f64]) -> Result<(), EvaluationError> {
    check_rows(shares.len())?;
    check_each("shares", shares, "between 0 and 1", |share| share > 0.0 && share < 1.0)
}

/// Dunnett's critical value: exceeded by any arm with chance `alpha` where no arm differs from the control.
pub fn dunnett_critical(shares: &[f64], alpha: f64, two_sided: bool) -> Result<f64, EvaluationError> {
    check_dunnett(shares)?;
    check_setting("alpha", alpha, "between 0 and 1", |alpha| alpha > 0.0 && alpha < 1.0)?;
    let rule = GaussLegendre::new(20);
    Ok(bracketed(-8.0, 12.0, |critical| none_exceeds(critical, shares, two_sided, &rule) - (1.0 - alpha)))
}

/// Dunnett's p values: for each arm's z statistic, the chance that any arm would exceed it.
pub fn dunnett_p(z: &[f64], shares: &[f64], two_sided: bool) -> Result<Vec<f64>, EvaluationError> {
    check_dunnett(shares)?;
    crate::columns::check_length("z", z.len(), shares.len())?;
    check_each("z", z, "a number", |_| true)?;
    let rule = GaussLegendre::new(20);
    let p = |z: &f64| {
        let z = if two_sided { z.abs() } else { *z };
        (1.0 - none_exceeds(z, shares, two_sided, &rule)).clamp(0.0, 1.0)
    };
    Ok(z.iter().map(p).collect())
}
