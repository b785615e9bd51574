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

/// Dunnett's comparison of arms with one common control.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dunnett<'a> {
    /// For each arm n / (n + control n): a half where arms are as large as the control.
    pub shares: &'a [f64],
    /// Whether an arm may differ on either side.
    pub two_sided: bool,
    /// Degrees of freedom of the common variance, 1 or more; none where it is known, or as good as known.
    pub degrees: Option<f64>,
}

impl Dunnett<'_> {
    fn check(&self) -> Result<(), EvaluationError> {
        check_rows(self.shares.len())?;
        check_each("shares", self.shares, "between 0 and 1", |share| share > 0.0 && share < 1.0)?;
        check_setting("degrees", self.degrees.unwrap_or(1.0), "1 or more", |degrees| degrees >= 1.0)
    }

    /// Fewer points where the chance is integrated twice: panels are narrow enough for either.
    fn rule(&self) -> GaussLegendre {
        GaussLegendre::new(if self.degrees.is_some() { 14 } else { 20 })
    }

    /// The chance that no arm exceeds `critical` where none differs from the control: Dunnett (1955), by quadrature over
    /// the control's mean and, with degrees of freedom, over the logarithm of the standard deviation.
    fn none_exceeds(&self, critical: f64, rule: &GaussLegendre) -> f64 {
        let Some(degrees) = self.degrees else { return self.known_variance(critical, rule) };
        let half = 0.5 * degrees;
        let constant = core::f64::consts::LN_2 + half * libm::log(half) - libm::lgamma(half);
        let density = |u: f64| libm::exp(constant + degrees * u - half * libm::exp(2.0 * u));
        // Beyond these ends less than 1e-16 is left; panels are no wider than the density.
        let spread = 1.0 / (2.0 * degrees).sqrt();
        let (low, high) = (-36.0 / degrees - 9.0 * spread, libm::log1p(12.0 * spread));
        let panels = ((high - low) / (2.0 * spread).min(1.0)).ceil();
        let width = (high - low) / panels;
        let panel = |at: usize| {
            let from = low + width * at as f64;
            rule.integral(from, from + width, |u| density(u) * self.known_variance(critical * libm::exp(u), rule))
        };
        (0..panels as usize).map(panel).sum()
    }

    fn known_variance(&self, critical: f64, rule: &GaussLegendre) -> f64 {
        let inner = |z: f64| {
            let arm = |share: &f64| {
                let (own, common) = ((1.0 - share).sqrt(), share.sqrt());
                let upper = normal::lower_tail((critical + common * z) / own);
                if self.two_sided { upper - normal::lower_tail((common * z - critical) / own) } else { upper }
            };
            normal::density(z) * self.shares.iter().map(arm).product::<f64>()
        };
        // Panels a unit wide: beyond 9 the density is below double precision.
        (-9..9).map(|panel| rule.integral(f64::from(panel), f64::from(panel + 1), inner)).sum()
    }

    /// The critical value: exceeded by any arm with chance `alpha` where no arm differs from the control.
    pub fn critical(&self, alpha: f64) -> Result<f64, EvaluationError> {
        self.check()?;
        check_setting("alpha", alpha, "between 0 and 1", |alpha| alpha > 0.0 && alpha < 1.0)?;
        let rule = self.rule();
        let missing = |critical: f64| self.none_exceeds(critical, &rule) - (1.0 - alpha);
        let mut high = 12.0;
        while missing(high) < 0.0 && high < 1e6 {
            high *= 4.0;
        }
        Ok(bracketed(if self.two_sided { 0.0 } else { -high }, high, missing))
    }

    /// For each arm's statistic, the chance that any arm would exceed it.
    pub fn p(&self, statistics: &[f64]) -> Result<Vec<f64>, EvaluationError> {
        self.check()?;
        crate::columns::check_length("z", statistics.len(), self.shares.len())?;
        check_each("z", statistics, "a number", |_| true)?;
        let rule = self.rule();
        let p = |z: &f64| {
            let z = if self.two_sided { z.abs() } else { *z };
            (1.0 - self.none_exceeds(z, &rule)).clamp(0.0, 1.0)
        };
        Ok(statistics.iter().map(p).collect())
    }
}
