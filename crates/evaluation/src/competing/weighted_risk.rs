//! Who is at risk of an event that others shut out: those shut out stay, with the weight of not being censored.

use super::Endings;
use crate::Covariate;
use crate::numbers::matrix::{Matrix, dot};

/// Rows by rising duration with standardised covariates and the chance of not being censored.
#[derive(Debug)]
pub(super) struct Rows {
    pub(super) width: usize,
    pub(super) time: Vec<f64>,
    pub(super) kind: Vec<Kind>,
    pub(super) x: Vec<f64>,
    pub(super) centres: Vec<f64>,
    pub(super) scales: Vec<f64>,
    /// Chance of not being censored before the row's own duration: G(t-).
    pub(super) free: Vec<f64>,
}

/// How a row ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Censored,
    Event,
    ShutOut,
}

/// One event time with its weighted sums.
#[derive(Debug)]
pub(super) struct RiskSet<'a> {
    /// First place of its duration.
    pub(super) from: usize,
    pub(super) events: f64,
    pub(super) eta: f64,
    pub(super) x: &'a [f64],
    pub(super) r: f64,
    pub(super) rx: &'a [f64],
    pub(super) rxx: &'a Matrix,
}

impl Rows {
    pub(super) fn new(endings: Endings<'_>, cause: u32, covariates: &[Covariate<'_>]) -> Self {
        let order = endings.order();
        let width = covariates.len();
        let n = order.len() as f64;
        let (mut centres, mut scales) = (Vec::new(), Vec::new());
        for covariate in covariates {
            let mean = covariate.values.iter().sum::<f64>() / n;
            let spread = covariate.values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / n;
            centres.push(mean);
            scales.push(spread.sqrt());
        }
        let mut x = Vec::with_capacity(order.len() * width);
        for row in &order {
            for (at, covariate) in covariates.iter().enumerate() {
                x.push((covariate.values[*row as usize] - centres[at]) / scales[at]);
            }
        }
        let kind = |row: &u32| match endings.cause[*row as usize] {
            0 => Kind::Censored,
            number if number == cause => Kind::Event,
            _ => Kind::ShutOut,
        };
        let time: Vec<f64> = order.iter().map(|row| endings.time[*row as usize] + 0.0).collect();
        let kind: Vec<Kind> = order.iter().map(kind).collect();
        let free = free(&time, &kind);
        Self { width, time, kind, x, centres, scales, free }
    }

    pub(super) fn row(&self, place: usize) -> &[f64] {
        &self.x[place * self.width..(place + 1) * self.width]
    }

    /// The place after the last of this duration.
    pub(super) fn end_of(&self, from: usize) -> usize {
        from + self.time[from..].iter().take_while(|time| **time == self.time[from]).count()
    }

    /// Walks event times in rising order. At-risk sums are taken from the end, so they are kept for each event time.
    pub(super) fn walk(&self, beta: &[f64], mut visit: impl FnMut(&RiskSet<'_>)) {
        let width = self.width;
        let hazards: Vec<f64> = (0..self.time.len()).map(|place| libm::exp(dot(self.row(place), beta))).collect();
        let (mut r, mut rx, mut rxx) = (0.0, vec![0.0; width], Matrix::zeros(width, width));
        for (place, hazard) in hazards.iter().enumerate() {
            add(&mut r, &mut rx, &mut rxx, (*hazard, self.row(place)));
        }
        // Those shut out, divided by their own chance of not being censored.
        let (mut out, mut out_x, mut out_xx) = (0.0, vec![0.0; width], Matrix::zeros(width, width));
        let mut from = 0;
        while from < self.time.len() {
            let to = self.end_of(from);
            let events = (from..to).filter(|place| self.kind[*place] == Kind::Event);
            let (mut count, mut eta, mut x) = (0.0, 0.0, vec![0.0; width]);
            for place in events {
                count += 1.0;
                eta += dot(self.row(place), beta);
                for (sum, value) in x.iter_mut().zip(self.row(place)) {
                    *sum += value;
                }
            }
            if count > 0.0 {
                let free = self.free[from];
                let all_x: Vec<f64> = rx.iter().zip(&out_x).map(|(own, out)| own + free * out).collect();
                let mut all_xx = rxx.clone();
                for row in 0..width {
                    for (cell, out) in all_xx.row_mut(row).iter_mut().zip(out_xx.row(row)) {
                        *cell += free * out;
                    }
                }
                let (r, rx, rxx) = (r + free * out, &all_x, &all_xx);
                visit(&RiskSet { from, events: count, eta, x: &x, r, rx, rxx });
            }
            for (place, hazard) in (from..to).zip(&hazards[from..to]) {
                add(&mut r, &mut rx, &mut rxx, (-hazard, self.row(place)));
                if self.kind[place] == Kind::ShutOut {
                    let weight = hazard / self.free[place];
                    add(&mut out, &mut out_x, &mut out_xx, (weight, self.row(place)));
                }
            }
            from = to;
        }
    }
}

fn add(r: &mut f64, rx: &mut [f64], rxx: &mut Matrix, (weight, x): (f64, &[f64])) {
    *r += weight;
    for (sum, value) in rx.iter_mut().zip(x) {
        *sum += weight * value;
    }
    rxx.add_outer(weight, x);
}

/// Kaplan-Meier of censoring just before each place's duration.
fn free(time: &[f64], kind: &[Kind]) -> Vec<f64> {
    let mut result = vec![1.0; time.len()];
    let (mut chance, mut from) = (1.0, 0);
    while from < time.len() {
        let to = from + time[from..].iter().take_while(|other| **other == time[from]).count();
        result[from..to].fill(chance);
        let censored = kind[from..to].iter().filter(|kind| **kind == Kind::Censored).count();
        chance *= 1.0 - censored as f64 / (time.len() - from) as f64;
        from = to;
    }
    result
}
