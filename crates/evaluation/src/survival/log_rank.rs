//! The log-rank family: whether groups differ in when the event comes.

use super::timeline::{Durations, Groups, Moment, Timeline};
use crate::ColumnName::Part;
use crate::EvaluationError;
use crate::coefficients::ChiSquared;
use crate::columns::{check_length, check_setting, numbered};
use crate::numbers::matrix::{Cholesky, Matrix, dot};

/// How much each moment counts.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Weight {
    /// 1: strongest where hazards are proportional; the default.
    #[default]
    LogRank,
    /// Number at risk (Gehan, Breslow).
    Gehan,
    /// Root of the number at risk (Tarone, Ware).
    TaroneWare,
    /// S(t-) of both groups together (Peto and Peto's modification; R's `survdiff` with rho 1).
    PetoPeto,
    /// S(t-)^p (1 - S(t-))^q (Fleming, Harrington).
    FlemingHarrington {
        /// Power of S: above 0 counts early moments more.
        p: f64,
        /// Power of 1 - S: above 0 counts late moments more.
        q: f64,
    },
}

/// What was seen in one group beside what would be expected if the groups did not differ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupCount {
    /// Rows.
    pub rows: u32,
    /// Events (weighted).
    pub observed: f64,
    /// Events expected (weighted).
    pub expected: f64,
}

/// The test.
#[derive(Debug, Clone, PartialEq)]
pub struct LogRank {
    /// One for each group.
    pub groups: Vec<GroupCount>,
    /// The test, with one degree of freedom less than groups.
    pub test: ChiSquared,
    /// Variance of observed less expected, of the first group.
    pub variance: f64,
}

struct Sums {
    observed: Vec<f64>,
    expected: Vec<f64>,
    variance: Matrix,
    /// S(t-) of all groups together, within the stratum.
    survival: f64,
}

/// Tests whether the groups differ, within strata where given (a number for each row).
pub fn log_rank(
    durations: Durations<'_>,
    groups: Groups<'_>,
    strata: Option<&[u32]>,
    weight: Weight,
) -> Result<LogRank, EvaluationError> {
    let count = groups.names.len();
    if count < 2 {
        return Err(EvaluationError::OneGroup { found: count });
    }
    if let Weight::FlemingHarrington { p, q } = weight {
        check_setting("p", p, "0 or more", |p| p >= 0.0)?;
        check_setting("q", q, "0 or more", |q| q >= 0.0)?;
    }
    let mut sums = Sums {
        observed: vec![0.0; count],
        expected: vec![0.0; count],
        variance: Matrix::zeros(count, count),
        survival: 1.0,
    };
    let whole = Timeline::try_new(durations, Some(groups))?;
    match strata {
        None => whole.walk(|moment| sums.add(&moment, weight)),
        Some(strata) => {
            check_length(Part("strata"), strata.len(), durations.time.len())?;
            for rows in rows_by_stratum(strata) {
                stratum(durations, groups, &rows, &mut sums, weight)?;
            }
        }
    }
    sums.tested(whole.sizes())
}

fn rows_by_stratum(strata: &[u32]) -> Vec<Vec<u32>> {
    let (count, strata) = numbered(strata);
    let mut rows = vec![Vec::new(); count];
    for (row, stratum) in strata.iter().enumerate() {
        rows[*stratum as usize].push(row as u32);
    }
    rows
}

fn stratum(
    durations: Durations<'_>,
    groups: Groups<'_>,
    rows: &[u32],
    sums: &mut Sums,
    weight: Weight,
) -> Result<(), EvaluationError> {
    if rows.is_empty() {
        return Ok(());
    }
    let time: Vec<f64> = rows.iter().map(|row| durations.time[*row as usize]).collect();
    let event: Vec<bool> = rows.iter().map(|row| durations.event[*row as usize]).collect();
    // A stratum may lack a group, so the groups that it has are numbered anew.
    let mut here: Vec<u32> = rows.iter().map(|row| groups.of[*row as usize]).collect();
    let mut present = here.clone();
    present.sort_unstable();
    present.dedup();
    for group in &mut here {
        *group = present.partition_point(|other| *other < *group) as u32;
    }
    let names: Vec<String> = present.iter().map(|group| groups.names[*group as usize].clone()).collect();
    let timeline =
        Timeline::try_new(Durations { time: &time, event: &event }, Some(Groups { of: &here, names: &names }))?;
    let count = groups.names.len();
    let (mut at_risk, mut events, mut censored) = (vec![0; count], vec![0; count], vec![0; count]);
    sums.survival = 1.0;
    timeline.walk(|moment| {
        for (from, &to) in present.iter().enumerate() {
            at_risk[to as usize] = moment.at_risk[from];
            events[to as usize] = moment.events[from];
            censored[to as usize] = moment.censored[from];
        }
        sums.add(&Moment { time: moment.time, at_risk: &at_risk, events: &events, censored: &censored }, weight);
    });
    Ok(())
}

impl Sums {
    fn add(&mut self, moment: &Moment<'_>, weight: Weight) {
        let d: f64 = moment.events.iter().map(|events| f64::from(*events)).sum();
        if d == 0.0 {
            return;
        }
        let n: f64 = moment.at_risk.iter().map(|at_risk| f64::from(*at_risk)).sum();
        let weight = match weight {
            Weight::LogRank => 1.0,
            Weight::Gehan => n,
            Weight::TaroneWare => n.sqrt(),
            Weight::PetoPeto => self.survival,
            Weight::FlemingHarrington { p, q } => libm::pow(self.survival, p) * libm::pow(1.0 - self.survival, q),
        };
        self.survival *= (n - d) / n;
        let spread = if n > 1.0 { weight * weight * d * (n - d) / (n - 1.0) } else { 0.0 };
        for (j, &at_risk) in moment.at_risk.iter().enumerate() {
            let share = f64::from(at_risk) / n;
            self.observed[j] += weight * f64::from(moment.events[j]);
            self.expected[j] += weight * d * share;
            for (k, &other) in moment.at_risk.iter().enumerate() {
                let same = if j == k { 1.0 } else { 0.0 };
                self.variance.add(j, k, spread * share * (same - f64::from(other) / n));
            }
        }
    }

    fn tested(self, sizes: &[u32]) -> Result<LogRank, EvaluationError> {
        if self.observed.iter().all(|observed| *observed == 0.0) {
            return Err(EvaluationError::NoEvents);
        }
        let count = sizes.len();
        let differences: Vec<f64> =
            self.observed.iter().zip(&self.expected).map(|(observed, expected)| observed - expected).collect();
        let undefined = EvaluationError::Undefined { why: "the groups are never at risk together" };
        let factor = Cholesky::try_new(&self.variance.block(1, count)).map_err(|_| undefined)?;
        let statistic = dot(&factor.solve(&differences[1..]), &differences[1..]);
        let group = |((&rows, &observed), &expected)| GroupCount { rows, observed, expected };
        Ok(LogRank {
            groups: sizes.iter().zip(&self.observed).zip(&self.expected).map(group).collect(),
            test: ChiSquared::new(statistic, (count - 1) as f64),
            variance: self.variance.at(0, 0),
        })
    }
}
