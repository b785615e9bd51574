//! Fine and Gray: how covariates raise or lower the share that has an event, while others shut it out.

use super::Endings;
use super::weighted_risk::{Kind, RiskSet, Rows};
use crate::coefficients::{ChiSquared, Coefficient, table};
use crate::columns::{check_covariates, check_length, check_level};
use crate::newton::{Summit, climb};
use crate::numbers::matrix::{Matrix, dot};
use crate::{Covariate, EvaluationError};

/// The columns of a model.
#[derive(Debug, Clone, Copy)]
pub struct FineGrayModel<'a> {
    /// How follow-up ended.
    pub endings: Endings<'a>,
    /// The cause of interest.
    pub cause: u32,
    /// Covariates, at least one.
    pub covariates: &'a [Covariate<'a>],
}

/// A fitted model of the subdistribution hazard.
#[derive(Debug, Clone)]
pub struct FineGray {
    /// Log subdistribution hazard ratios with robust errors that count the estimated censoring (as R's cmprsk).
    pub coefficients: Vec<Coefficient>,
    /// Covariance of the coefficients.
    pub covariance: Matrix,
    /// Log pseudo likelihood with every coefficient 0.
    pub null_log_likelihood: f64,
    /// Log pseudo likelihood at the estimates.
    pub log_likelihood: f64,
    /// Pseudo likelihood ratio: for ordering models, not a chi-squared.
    pub likelihood_ratio: ChiSquared,
    /// Rows.
    pub rows: usize,
    /// Events of the cause.
    pub events: usize,
    /// Events of other causes.
    pub competing: usize,
    /// Event times with the increment of the baseline subdistribution hazard.
    baseline: Vec<(f64, f64)>,
    estimates: Vec<f64>,
}

impl FineGray {
    /// The share of people with these covariates expected to have had the event: duration and share.
    pub fn predict(&self, covariates: &[f64]) -> Result<Vec<(f64, f64)>, EvaluationError> {
        check_length("covariates of the prediction", covariates.len(), self.estimates.len())?;
        let ratio = libm::exp(dot(covariates, &self.estimates));
        let mut hazard = 0.0;
        let step = |(time, increment): &(f64, f64)| {
            hazard += increment * ratio;
            (*time, -libm::expm1(-hazard))
        };
        Ok(self.baseline.iter().map(step).collect())
    }
}

/// Fits the model; tied events by Breslow.
pub fn fine_gray(model: &FineGrayModel<'_>, level: f64) -> Result<FineGray, EvaluationError> {
    check_level(level)?;
    model.endings.check(model.cause)?;
    if model.covariates.is_empty() {
        return Err(EvaluationError::Undefined { why: "a model needs a covariate" });
    }
    check_covariates(model.covariates, model.endings.time.len())?;
    let rows = Rows::new(model.endings, model.cause, model.covariates);
    let names: Vec<String> = model.covariates.iter().map(|covariate| covariate.name.to_owned()).collect();
    let climbed = climb("the Fine and Gray model", &names, vec![0.0; rows.width], |beta| evaluate(&rows, beta))?;
    let times = event_times(&rows, &climbed.beta);
    let meat = meat(&rows, &climbed.beta, &times);
    let covariance = climbed.covariance.sandwich(&meat).unscaled(&rows.scales);
    let estimates: Vec<f64> = climbed.beta.iter().zip(&rows.scales).map(|(beta, scale)| beta / scale).collect();
    // The baseline of the columns as given: from somebody average to somebody with zeros.
    let to_zero = libm::exp(-dot(&rows.centres, &estimates));
    let baseline = times.iter().map(|at| (rows.time[at.from], at.hazard * to_zero)).collect();
    let counted = |kind: Kind| rows.kind.iter().filter(|other| **other == kind).count();
    Ok(FineGray {
        coefficients: table(&names, &estimates, &covariance, level),
        covariance,
        null_log_likelihood: climbed.start_value,
        log_likelihood: climbed.value,
        likelihood_ratio: ChiSquared::new(2.0 * (climbed.value - climbed.start_value), rows.width as f64),
        rows: rows.time.len(),
        events: counted(Kind::Event),
        competing: counted(Kind::ShutOut),
        baseline,
        estimates,
    })
}

fn evaluate(rows: &Rows, beta: &[f64]) -> Summit {
    let width = rows.width;
    let mut summit = Summit { value: 0.0, score: vec![0.0; width], information: Matrix::zeros(width, width) };
    rows.walk(beta, |set: &RiskSet<'_>| {
        summit.value += set.eta - set.events * libm::log(set.r);
        for j in 0..width {
            let mean = set.rx[j] / set.r;
            summit.score[j] += set.x[j] - set.events * mean;
            for k in j..width {
                summit.information.add(j, k, set.events * (set.rxx.at(j, k) / set.r - mean * set.rx[k] / set.r));
            }
        }
    });
    summit
}

/// What an event time adds: its baseline hazard and the mean covariates at risk.
struct EventTime {
    from: usize,
    hazard: f64,
    mean: Vec<f64>,
}

fn event_times(rows: &Rows, beta: &[f64]) -> Vec<EventTime> {
    let mut times = Vec::new();
    rows.walk(beta, |set| {
        let mean = set.rx.iter().map(|rx| rx / set.r).collect();
        times.push(EventTime { from: set.from, hazard: set.events / set.r, mean });
    });
    times
}

/// A hazard with its product with the means, summed over event times; `free` weighs by G(t-).
#[derive(Clone)]
struct Held {
    hazard: f64,
    moved: Vec<f64>,
}

/// Sums over event times before a place's duration, up to it, and from after it.
struct Running {
    /// At index k: over the first k event times.
    plain: Vec<Held>,
    free: Vec<Held>,
}

fn running(rows: &Rows, times: &[EventTime]) -> Running {
    let zero = Held { hazard: 0.0, moved: vec![0.0; rows.width] };
    let mut result = Running { plain: vec![zero.clone()], free: vec![zero.clone()] };
    let (mut plain, mut free) = (zero.clone(), zero);
    for time in times {
        let weight = rows.free[time.from];
        plain.hazard += time.hazard;
        free.hazard += time.hazard * weight;
        for (j, mean) in time.mean.iter().enumerate() {
            plain.moved[j] += time.hazard * mean;
            free.moved[j] += time.hazard * mean * weight;
        }
        result.plain.push(plain.clone());
        result.free.push(free.clone());
    }
    result
}

/// Sum of outer products of each row's influence on the score: through its own event and hazard, and through the
/// estimated chance of censoring.
fn meat(rows: &Rows, beta: &[f64], times: &[EventTime]) -> Matrix {
    let width = rows.width;
    let sums = running(rows, times);
    let censoring = censoring(rows, beta, times, &sums);
    let mut meat = Matrix::zeros(width, width);
    let mut pull = vec![0.0; width];
    let last = times.len();
    let mut from = 0;
    let mut until = 0;
    while from < rows.time.len() {
        let to = rows.end_of(from);
        let here = times.get(until).is_some_and(|time| time.from == from);
        until += usize::from(here);
        for place in from..to {
            let x = rows.row(place);
            let r = libm::exp(dot(x, beta));
            for j in 0..width {
                let plain = &sums.plain[until];
                let mut value = -r * (x[j] * plain.hazard - plain.moved[j]);
                if rows.kind[place] == Kind::Event {
                    value += x[j] - times[until - 1].mean[j];
                }
                if rows.kind[place] == Kind::ShutOut {
                    // Still at risk after its own end, with the weight of not being censored since.
                    let later = sums.free[last].hazard - sums.free[until].hazard;
                    let later_moved = sums.free[last].moved[j] - sums.free[until].moved[j];
                    value -= r / rows.free[place] * (x[j] * later - later_moved);
                }
                pull[j] = value + censoring.at(place, j);
            }
            meat.add_outer(1.0, &pull);
        }
        from = to;
    }
    meat.mirror();
    meat
}

/// Each row's influence through the estimated chance of censoring.
fn censoring(rows: &Rows, beta: &[f64], times: &[EventTime], sums: &Running) -> Matrix {
    let width = rows.width;
    let mut result = Matrix::zeros(rows.time.len(), width);
    // Those shut out so far, divided by their chance of not being censored.
    let (mut out, mut out_x) = (0.0, vec![0.0; width]);
    let mut compensator = vec![0.0; width];
    let (mut from, mut until) = (0, 0);
    let last = &sums.free[times.len()];
    while from < rows.time.len() {
        let to = rows.end_of(from);
        let at_risk = (rows.time.len() - from) as f64;
        let censored = (from..to).filter(|place| rows.kind[*place] == Kind::Censored).count() as f64;
        // Event times at this duration or later, and those shut out before it (Fine and Gray's X < u <= t).
        let later = &sums.free[until];
        for j in 0..width {
            let q = out_x[j] * (last.hazard - later.hazard) - out * (last.moved[j] - later.moved[j]);
            compensator[j] += q * censored / (at_risk * at_risk);
            for place in from..to {
                let own = if rows.kind[place] == Kind::Censored { q / at_risk } else { 0.0 };
                result.set(place, j, own - compensator[j]);
            }
        }
        until += usize::from(times.get(until).is_some_and(|time| time.from == from));
        for place in (from..to).filter(|place| rows.kind[*place] == Kind::ShutOut) {
            let weight = libm::exp(dot(rows.row(place), beta)) / rows.free[place];
            out += weight;
            for (sum, x) in out_x.iter_mut().zip(rows.row(place)) {
                *sum += weight * x;
            }
        }
        from = to;
    }
    result
}
