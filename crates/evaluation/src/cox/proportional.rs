//! Whether hazards are proportional: a score test of covariates times a function of time.
//!
//! Source: Therneau's `cox.zph` from survival 3.0 on, which uses the whole information matrix instead of its average
//! (Grambsch and Therneau 1994 had the average).

use super::Ties;
use super::fit::CoxFit;
use super::likelihood::add_variance;
use super::risk_set::walk;
use super::sorted::Sorted;
use crate::EvaluationError;
use crate::coefficients::ChiSquared;
use crate::numbers::matrix::{Cholesky, Matrix, dot};

/// The function of time that coefficients are tested against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TimeScale {
    /// 1 - S(t-) of all rows together: the default, as in R.
    #[default]
    KaplanMeier,
    /// Ranks of the ends of all rows, ties at their mean.
    Rank,
    /// Time itself.
    Identity,
    /// Its logarithm.
    Log,
}

/// The test of one covariate.
#[derive(Debug, Clone, PartialEq)]
pub struct HazardTest {
    /// The covariate's name.
    pub name: String,
    /// Its test, on one degree of freedom.
    pub test: ChiSquared,
}

/// Tests of proportional hazards.
#[derive(Debug, Clone, PartialEq)]
pub struct ProportionalHazards {
    /// One for each covariate.
    pub each: Vec<HazardTest>,
    /// All covariates together.
    pub global: ChiSquared,
}

impl CoxFit {
    /// Tests whether each coefficient, and all together, change with time.
    pub fn proportional_hazards(&self, scale: TimeScale) -> Result<ProportionalHazards, EvaluationError> {
        if self.ties == Ties::Exact {
            return Err(EvaluationError::Undefined { why: "the test is not defined for exact ties" });
        }
        let width = self.sorted.width;
        let shape = Shape::new(&self.sorted, scale);
        let (mut fixed, mut cross, mut changing) =
            (Matrix::zeros(width, width), Matrix::zeros(width, width), Matrix::zeros(width, width));
        let mut score = vec![0.0; width];
        walk(&self.sorted, &self.beta, self.ties, |set| {
            let g = shape.at(set.time);
            let sums = set.tie_sums(self.ties);
            add_variance(&mut fixed, set, &sums, 1.0);
            add_variance(&mut cross, set, &sums, g);
            add_variance(&mut changing, set, &sums, g * g);
            for (j, score) in score.iter_mut().enumerate() {
                *score += g * (set.x[j] - sums.one * set.all.rx[j] + sums.one_f * set.dying.rx[j]);
            }
        });
        for matrix in [&mut fixed, &mut cross, &mut changing] {
            matrix.mirror();
        }
        let undefined = || EvaluationError::Undefined { why: "coefficients cannot be told apart over time" };
        let inverse = Cholesky::try_new(&fixed).map_err(|_| undefined())?.inverse();
        let taken = cross.product(&inverse).product(&cross);
        let mut left = changing;
        for row in 0..width {
            for column in 0..width {
                left.add(row, column, -taken.at(row, column));
            }
        }
        let factor = Cholesky::try_new(&left).map_err(|_| undefined())?;
        let each = (self.sorted.names.iter().zip(&score).enumerate())
            .map(|(at, (name, score))| HazardTest {
                name: name.clone(),
                test: ChiSquared::new(score * score / left.at(at, at), 1.0),
            })
            .collect();
        let global = ChiSquared::new(dot(&factor.solve(&score), &score), width as f64);
        Ok(ProportionalHazards { each, global })
    }
}

fn rising(values: &[f64]) -> Vec<f64> {
    let mut values = values.to_vec();
    values.sort_unstable_by(f64::total_cmp);
    values
}

/// The function of time, tabulated at event times.
struct Shape {
    times: Vec<f64>,
    values: Vec<f64>,
}

impl Shape {
    fn new(sorted: &Sorted, scale: TimeScale) -> Self {
        let mut events: Vec<f64> =
            sorted.time.iter().zip(&sorted.event).filter(|(_, event)| **event).map(|(time, _)| *time).collect();
        events.sort_unstable_by(f64::total_cmp);
        let mut times = events.clone();
        times.dedup();
        let first = |time: f64| events.partition_point(|event| *event < time) as f64;
        let last = |time: f64| events.partition_point(|event| *event <= time) as f64;
        let values: Vec<f64> = match scale {
            TimeScale::Identity => times.clone(),
            TimeScale::Log => times.iter().map(|time| libm::log(*time)).collect(),
            TimeScale::Rank => {
                let ends = rising(&sorted.time);
                let rank = |time: &f64| {
                    let before = ends.partition_point(|end| end < time);
                    0.5 * (before + 1 + ends.partition_point(|end| end <= time)) as f64
                };
                times.iter().map(rank).collect()
            }
            TimeScale::KaplanMeier => {
                let ends = rising(&sorted.time);
                let entries = sorted.entry.as_ref().map_or_else(Vec::new, |entry| rising(&entry.at));
                let mut survival = 1.0;
                let step = |time: &f64| {
                    let before = survival;
                    let ended = ends.partition_point(|end| end < time);
                    let entering = entries.len() - entries.partition_point(|entry| entry < time);
                    let at_risk = (ends.len() - ended - entering) as f64;
                    survival *= 1.0 - (last(*time) - first(*time)) / at_risk;
                    1.0 - before
                };
                times.iter().map(step).collect()
            }
        };
        // Any constant may be taken off without changing the test; the middle keeps the digits.
        let middle = values.iter().sum::<f64>() / values.len() as f64;
        Self { times, values: values.into_iter().map(|value| value - middle).collect() }
    }

    fn at(&self, time: f64) -> f64 {
        self.values[self.times.partition_point(|event| *event < time)]
    }
}
