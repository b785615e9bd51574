//! Fitting an accelerated failure time model.
//!
//! The likelihood is climbed in coefficients and error scale divided by the scale, where it has one summit (Olsen 1978;
//! Burridge 1981), and carried over to coefficients and log scale afterwards.

use super::distribution::Distribution;
use crate::ColumnName::Part;
use crate::coefficients::{ChiSquared, Coefficient, table};
use crate::columns::{check_covariates, check_each, check_length, check_level, check_rows};
use crate::newton::{Climbed, Summit, climb};
use crate::numbers::matrix::{Matrix, dot};
use crate::survival::Durations;
use crate::{Covariate, EvaluationError};

/// A fitted model.
#[derive(Debug, Clone)]
pub struct AftFit {
    /// The intercept, one a covariate, and (but for the exponential) `log_scale`.
    pub coefficients: Vec<Coefficient>,
    /// Covariance of these.
    pub covariance: Matrix,
    /// The error's scale; a Weibull's shape is 1 / scale.
    pub scale: f64,
    /// Log likelihood of the times.
    pub log_likelihood: f64,
    /// Log likelihood of the logarithms of the times, as some textbooks print it.
    pub log_likelihood_of_logs: f64,
    /// Log likelihood of the times by intercept and scale alone.
    pub null_log_likelihood: f64,
    /// Test of all covariates; none without covariates.
    pub likelihood_ratio: Option<ChiSquared>,
    /// Akaike's criterion.
    pub aic: f64,
    /// Rows.
    pub rows: usize,
    /// Events.
    pub events: usize,
    /// Newton steps taken.
    pub iterations: usize,
}

/// What the logarithm of the scale is called among the coefficients.
const LOG_SCALE: &str = "log_scale";
/// A scale that has shrunk this many times below the spread of the logarithms is on its way to nothing.
const NOTHING_LEFT: f64 = 1e6;

struct Rows<'a> {
    distribution: Distribution,
    /// Logarithms of the times, centred.
    log_time: &'a [f64],
    event: &'a [bool],
    x: Vec<f64>,
    width: usize,
    names: Vec<String>,
}

/// Fits the model; times must be above 0. Errors besides those of the columns: separation, collinearity, no events.
pub fn fit(
    durations: Durations<'_>,
    covariates: &[Covariate<'_>],
    distribution: Distribution,
    level: f64,
) -> Result<AftFit, EvaluationError> {
    check_level(level)?;
    let rows = durations.time.len();
    check_rows(rows)?;
    check_length(Part("event"), durations.event.len(), rows)?;
    check_each(Part("time"), durations.time, "above 0", |time| time > 0.0)?;
    if !durations.event.contains(&true) {
        return Err(EvaluationError::NoEvents);
    }
    check_covariates(covariates, rows)?;
    if covariates.len() + 2 >= rows {
        return Err(EvaluationError::TooFewRows { coefficients: covariates.len() + 2, rows });
    }
    let mut logs: Vec<f64> = durations.time.iter().map(|time| libm::log(*time)).collect();
    let middle = logs.iter().sum::<f64>() / rows as f64;
    let jacobian: f64 = logs.iter().zip(durations.event).filter(|(_, event)| **event).map(|(log, _)| log).sum();
    for log in &mut logs {
        *log -= middle;
    }
    let standard = Standard::new(covariates);
    let prepare = |covariates: &[Covariate<'_>]| Rows {
        distribution,
        log_time: &logs,
        event: durations.event,
        x: standard.rows(covariates, rows),
        width: covariates.len() + 1,
        names: (["intercept"].into_iter().chain(covariates.iter().map(|covariate| covariate.name)))
            .map(str::to_owned)
            .collect(),
    };
    // One after the other, so that their rows are never held together.
    let null = prepare(&[]).climb()?;
    let full = prepare(covariates);
    let climbed = full.climb()?;
    Ok(full.finished(&climbed, &standard, (middle, null.value - jacobian, jacobian), level))
}

struct Standard {
    centres: Vec<f64>,
    scales: Vec<f64>,
}

impl Standard {
    fn new(covariates: &[Covariate<'_>]) -> Self {
        let of = |covariate: &Covariate<'_>| {
            let n = covariate.values.len() as f64;
            let mean = covariate.values.iter().sum::<f64>() / n;
            (mean, (covariate.values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / n).sqrt())
        };
        let (centres, scales) = covariates.iter().map(of).unzip();
        Self { centres, scales }
    }

    fn rows(&self, covariates: &[Covariate<'_>], rows: usize) -> Vec<f64> {
        let mut x = Vec::with_capacity(rows * (covariates.len() + 1));
        for row in 0..rows {
            x.push(1.0);
            for (at, covariate) in covariates.iter().enumerate() {
                x.push((covariate.values[row] - self.centres[at]) / self.scales[at]);
            }
        }
        x
    }
}

impl Rows<'_> {
    fn fixed_scale(&self) -> bool {
        self.distribution == Distribution::Exponential
    }

    /// Climbs in coefficients over scale, and one over scale, from the spread of the logarithms.
    fn climb(&self) -> Result<Climbed, EvaluationError> {
        let mut names = self.names.clone();
        let mut start = vec![0.0; self.width];
        let squares: f64 = self.log_time.iter().map(|log| log * log).sum();
        let spread = (squares / self.log_time.len() as f64).sqrt();
        let first = if spread > 1e-12 { spread.recip() } else { 1.0 };
        if !self.fixed_scale() {
            names.push(LOG_SCALE.to_owned());
            start.push(first);
        }
        let mut steepest = first;
        let climbed = climb("the accelerated failure time model", &names, start, |beta| {
            let there = self.evaluate(beta);
            if there.value.is_finite() && !self.fixed_scale() {
                steepest = beta[self.width].max(steepest);
            }
            there
        });
        // Where the columns tell every time exactly, the scale shrinks to nothing and its inverse grows for ever.
        let runs_away = |refused: &EvaluationError| matches!(refused, EvaluationError::Separation { column } if *column == LOG_SCALE.into());
        climbed.map_err(|refused| {
            let nothing_left = steepest > NOTHING_LEFT * first || runs_away(&refused);
            if nothing_left { EvaluationError::PerfectFit } else { refused }
        })
    }

    fn evaluate(&self, theta: &[f64]) -> Summit {
        let size = theta.len();
        let mut summit = Summit { value: 0.0, score: vec![0.0; size], information: Matrix::zeros(size, size) };
        let inverse = if self.fixed_scale() { 1.0 } else { theta[self.width] };
        if inverse <= 0.0 {
            summit.value = f64::NEG_INFINITY;
            return summit;
        }
        let mut direction = vec![0.0; size];
        for (at, (log, event)) in self.log_time.iter().zip(self.event).enumerate() {
            let x = &self.x[at * self.width..(at + 1) * self.width];
            let z = inverse * log - dot(x, &theta[..self.width]);
            let part = if *event { self.distribution.log_density(z) } else { self.distribution.log_survival(z) };
            summit.value += part.value;
            for (direction, x) in direction.iter_mut().zip(x) {
                *direction = -x;
            }
            if let Some(last) = direction.get_mut(self.width) {
                *last = *log;
            }
            for (score, direction) in summit.score.iter_mut().zip(&direction) {
                *score += part.slope * direction;
            }
            summit.information.add_outer(-part.bend, &direction);
            if *event && !self.fixed_scale() {
                summit.value += libm::log(inverse);
                summit.score[self.width] += 1.0 / inverse;
                summit.information.add(self.width, self.width, 1.0 / (inverse * inverse));
            }
        }
        summit
    }

    fn finished(
        &self,
        climbed: &Climbed,
        standard: &Standard,
        (middle, null, jacobian): (f64, f64, f64),
        level: f64,
    ) -> AftFit {
        let (width, size) = (self.width, climbed.beta.len());
        let inverse = climbed.beta.get(width).copied().unwrap_or(1.0);
        let scale = 1.0 / inverse;
        // Derivatives of the coefficients as given, and of the log scale, in what was climbed.
        let mut change = Matrix::zeros(size, size);
        let mut estimates = vec![0.0; size];
        estimates[0] = climbed.beta[0] * scale + middle;
        change.set(0, 0, scale);
        for at in 1..width {
            let unit = scale / standard.scales[at - 1];
            estimates[at] = climbed.beta[at] * unit;
            estimates[0] -= estimates[at] * standard.centres[at - 1];
            change.set(at, at, unit);
            change.set(0, at, -unit * standard.centres[at - 1]);
        }
        let mut names = self.names.clone();
        if size > width {
            for at in 0..width {
                let own = if at == 0 { estimates[0] - middle } else { estimates[at] };
                change.set(at, width, -own * scale);
            }
            estimates[width] = libm::log(scale);
            change.set(width, width, -scale);
            names.push(LOG_SCALE.to_owned());
        }
        let half = change.product(&climbed.covariance);
        let mut covariance = Matrix::zeros(size, size);
        for row in 0..size {
            for column in 0..size {
                covariance.set(row, column, dot(half.row(row), change.row(column)));
            }
        }
        let log_likelihood = climbed.value - jacobian;
        AftFit {
            coefficients: table(&names, &estimates, &covariance, level),
            covariance,
            scale,
            log_likelihood,
            log_likelihood_of_logs: climbed.value,
            null_log_likelihood: null,
            likelihood_ratio: (width > 1).then(|| ChiSquared::new(2.0 * (log_likelihood - null), (width - 1) as f64)),
            aic: 2.0 * (size as f64 - log_likelihood),
            rows: self.log_time.len(),
            events: self.event.iter().filter(|event| **event).count(),
            iterations: climbed.iterations,
        }
    }
}
