//! Newton's method with step halving, which says why when it does not settle.

use crate::EvaluationError;
use crate::numbers::matrix::{Cholesky, Matrix, dot};

/// Iterations after which it is given up; models that settle need a dozen.
const MOST_ITERATIONS: usize = 40;
/// Squared distance to the summit, in standard errors, below which one more step is beyond double precision.
const SETTLED: f64 = 1e-20;
/// Squared distance to the summit below which steps must shrink.
const FLAT: f64 = 1e-4;
/// A coefficient of a standardised column that still moves this far an iteration is on its way to infinity.
const RUNS_AWAY: f64 = 0.05;

/// What models call their constant.
pub(crate) const INTERCEPT: &str = "intercept";

/// A log likelihood with its slope and curvature at one place.
#[derive(Debug, Clone)]
pub(crate) struct Summit {
    pub(crate) value: f64,
    pub(crate) score: Vec<f64>,
    /// Negative second derivatives, upper triangle.
    pub(crate) information: Matrix,
}

/// Where the climb ended.
#[derive(Debug, Clone)]
pub(crate) struct Climbed {
    pub(crate) beta: Vec<f64>,
    pub(crate) value: f64,
    pub(crate) start_value: f64,
    /// Score statistic at the start.
    pub(crate) start_score: f64,
    /// Inverse information at the end.
    pub(crate) covariance: Matrix,
    pub(crate) iterations: usize,
}

/// Climbs from `start`; `names` are those of the coefficients, for what goes wrong.
pub(crate) fn climb(
    what: &'static str,
    names: &[String],
    start: Vec<f64>,
    mut evaluate: impl FnMut(&[f64]) -> Summit,
) -> Result<Climbed, EvaluationError> {
    let named = |at: usize| names.get(at).cloned().unwrap_or_default();
    let mut beta = start;
    let mut here = evaluate(&beta);
    let (start_value, mut start_score) = (here.value, 0.0);
    let mut step = vec![0.0; beta.len()];
    let mut before = f64::INFINITY;
    for iteration in 0..MOST_ITERATIONS {
        let factor = match Cholesky::try_new(&here.information) {
            Ok(factor) => factor,
            Err(at) if iteration == 0 => return Err(EvaluationError::Collinear { column: named(at).into() }),
            Err(_) => return Err(gave_up(what, &step, iteration, named)),
        };
        step = factor.solve(&here.score);
        let distance = dot(&step, &here.score);
        if iteration == 0 {
            start_score = distance;
        }
        // Near a summit each step is far smaller than the last; towards infinity each is as long, on ever flatter ground.
        let flat = distance < FLAT && distance > 0.1 * before;
        if flat && step.iter().any(|step| step.abs() > RUNS_AWAY) {
            return Err(gave_up(what, &step, iteration, named));
        }
        before = distance;
        if distance.abs() < SETTLED {
            for (value, step) in beta.iter_mut().zip(&step) {
                *value += step;
            }
            let covariance = factor.inverse();
            let value = here.value;
            return Ok(Climbed { beta, value, start_value, start_score, covariance, iterations: iteration });
        }
        let Some((next, there)) = uphill(&beta, &step, &here, &mut evaluate) else {
            return Err(gave_up(what, &step, iteration, named));
        };
        (beta, here) = (next, there);
    }
    Err(gave_up(what, &step, MOST_ITERATIONS, named))
}

/// The first of the full step, its half, its quarter and so on that does not go downhill.
fn uphill(
    beta: &[f64],
    step: &[f64],
    here: &Summit,
    evaluate: &mut impl FnMut(&[f64]) -> Summit,
) -> Option<(Vec<f64>, Summit)> {
    let mut share = 1.0;
    for _ in 0..40 {
        let next: Vec<f64> = beta.iter().zip(step).map(|(beta, step)| beta + share * step).collect();
        let there = evaluate(&next);
        let usable = there.value.is_finite() && there.score.iter().all(|score| score.is_finite());
        if usable && there.value >= here.value - 1e-10 * here.value.abs().max(1.0) {
            return Some((next, there));
        }
        share *= 0.5;
    }
    None
}

fn gave_up(what: &'static str, step: &[f64], iterations: usize, named: impl Fn(usize) -> String) -> EvaluationError {
    // An intercept tells nothing apart; it runs only beside a column that does.
    let columns = step.iter().enumerate().filter(|(at, _)| named(*at) != INTERCEPT);
    let furthest = columns.max_by(|left, right| left.1.abs().total_cmp(&right.1.abs()));
    match furthest {
        Some((at, far)) if far.abs() > RUNS_AWAY => EvaluationError::Separation { column: named(at).into() },
        _ => EvaluationError::NotConverged { what, iterations },
    }
}
