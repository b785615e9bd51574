//! Sums over rows in blocks that stay in the processor's nearest memory: no copy of the columns is made.

use super::GlmModel;
use super::family::Known;
use crate::newton::Summit;
use crate::numbers::matrix::Matrix;

/// Rows in a block.
const BLOCK: usize = 128;

/// The columns with what standardises them; column 0 is the intercept.
#[derive(Debug)]
pub(super) struct Design<'a> {
    pub(super) outcome: &'a [f64],
    columns: Vec<&'a [f64]>,
    pub(super) centres: Vec<f64>,
    pub(super) scales: Vec<f64>,
    log_exposure: Option<Vec<f64>>,
    weights: Option<&'a [f64]>,
}

/// One block's standardised columns, one after the other.
pub(super) struct Block<'a> {
    pub(super) rows: core::ops::Range<usize>,
    pub(super) outcome: &'a [f64],
    pub(super) x: &'a [f64],
    pub(super) eta: &'a [f64],
    weights: Option<&'a [f64]>,
}

impl Block<'_> {
    pub(super) fn weight(&self, at: usize) -> f64 {
        self.weights.map_or(1.0, |weights| weights[at])
    }
}

impl<'a> Design<'a> {
    pub(super) fn new(model: &GlmModel<'a>) -> Self {
        let rows = model.outcome.len() as f64;
        let (mut centres, mut scales) = (vec![0.0], vec![1.0]);
        for covariate in model.covariates {
            let mean = covariate.values.iter().sum::<f64>() / rows;
            let squares: f64 = covariate.values.iter().map(|value| (value - mean) * (value - mean)).sum();
            centres.push(mean);
            scales.push((squares / rows).sqrt());
        }
        Self {
            outcome: model.outcome,
            columns: model.covariates.iter().map(|covariate| covariate.values).collect(),
            centres,
            scales,
            log_exposure: model.exposure.map(|exposure| exposure.iter().map(|value| libm::log(*value)).collect()),
            weights: model.weights,
        }
    }

    /// The same outcome, exposure and weights with the intercept alone.
    pub(super) fn intercept_alone(&self) -> Self {
        Self {
            outcome: self.outcome,
            columns: Vec::new(),
            centres: vec![0.0],
            scales: vec![1.0],
            log_exposure: self.log_exposure.clone(),
            weights: self.weights,
        }
    }

    /// Rows of a weight above 0.
    pub(super) fn counted(&self) -> usize {
        self.weights.map_or(self.outcome.len(), |weights| weights.iter().filter(|weight| **weight > 0.0).count())
    }

    /// Coefficients, the intercept included.
    pub(super) fn width(&self) -> usize {
        self.columns.len() + 1
    }

    /// The log of the mean exposure-adjusted outcome, or its log odds: where the intercept starts.
    pub(super) fn start(&self, known: Known) -> Vec<f64> {
        let (mut events, mut exposed) = (0.0, 0.0);
        for (row, outcome) in self.outcome.iter().enumerate() {
            let weight = self.weights.map_or(1.0, |weights| weights[row]);
            events += weight * outcome;
            exposed += weight * self.log_exposure.as_ref().map_or(1.0, |logs| libm::exp(logs[row]));
        }
        let mean = events / exposed;
        let mut start = vec![0.0; self.width()];
        start[0] = match known {
            Known::Binomial => libm::log(mean / (1.0 - mean)),
            Known::Poisson | Known::NegativeBinomial(_) => libm::log(mean),
            Known::Gaussian => mean,
        };
        start
    }

    /// Visits each block with its standardised columns and linear predictor.
    pub(super) fn each(&self, beta: &[f64], mut visit: impl FnMut(&Block<'_>)) {
        let width = self.width();
        let mut x = vec![1.0; width * BLOCK];
        let mut eta = vec![0.0; BLOCK];
        let inverse: Vec<f64> = self.scales.iter().map(|scale| 1.0 / scale).collect();
        for from in (0..self.outcome.len()).step_by(BLOCK) {
            let to = (from + BLOCK).min(self.outcome.len());
            let size = to - from;
            eta[..size].fill(beta[0]);
            if let Some(logs) = &self.log_exposure {
                for (eta, log) in eta.iter_mut().zip(&logs[from..to]) {
                    *eta += log;
                }
            }
            for (at, column) in self.columns.iter().enumerate() {
                let (centre, inverse, beta) = (self.centres[at + 1], inverse[at + 1], beta[at + 1]);
                let target = &mut x[(at + 1) * BLOCK..(at + 1) * BLOCK + size];
                for ((x, eta), value) in target.iter_mut().zip(&mut eta[..size]).zip(&column[from..to]) {
                    *x = (value - centre) * inverse;
                    *eta += beta * *x;
                }
            }
            let (outcome, weights) = (&self.outcome[from..to], self.weights.map(|weights| &weights[from..to]));
            visit(&Block { rows: from..to, outcome, x: &x, eta: &eta[..size], weights });
        }
    }

    /// The likelihood with slope and observed curvature at standardised coefficients.
    pub(super) fn evaluate(&self, known: Known, beta: &[f64]) -> Summit {
        let width = self.width();
        let mut summit = Summit { value: 0.0, score: vec![0.0; width], information: Matrix::zeros(width, width) };
        let (mut slope, mut curve) = ([0.0; BLOCK], [0.0; BLOCK]);
        let mut scaled = [0.0; BLOCK];
        self.each(beta, |block| {
            let size = block.eta.len();
            for (at, (y, eta)) in block.outcome.iter().zip(block.eta).enumerate() {
                let (row, weight) = (known.row(*y, *eta), block.weight(at));
                summit.value += weight * row.value;
                slope[at] = weight * row.slope;
                curve[at] = weight * row.observed;
            }
            for (at, score) in summit.score.iter_mut().enumerate() {
                *score += inner(&block.x[at * BLOCK..at * BLOCK + size], &slope[..size]);
            }
            add_weighted_squares(&mut summit.information, block, &curve[..size], &mut scaled);
        });
        summit
    }

    /// Expected information at standardised coefficients.
    pub(super) fn expected(&self, known: Known, beta: &[f64]) -> Matrix {
        let width = self.width();
        let mut information = Matrix::zeros(width, width);
        let (mut curve, mut scaled) = ([0.0; BLOCK], [0.0; BLOCK]);
        self.each(beta, |block| {
            for (at, eta) in block.eta.iter().enumerate() {
                curve[at] = block.weight(at) * known.expected(*eta);
            }
            add_weighted_squares(&mut information, block, &curve[..block.eta.len()], &mut scaled);
        });
        information.mirror();
        information
    }
}

/// One row of a block, standardised.
pub(super) fn row_of(block: &Block<'_>, at: usize, row: &mut [f64]) {
    for (column, value) in row.iter_mut().enumerate() {
        *value = block.x[column * BLOCK + at];
    }
}

/// Adds the sum of `curve` times the outer product of each row, upper triangle.
fn add_weighted_squares(target: &mut Matrix, block: &Block<'_>, curve: &[f64], scaled: &mut [f64; BLOCK]) {
    let size = curve.len();
    let column = |at: usize| &block.x[at * BLOCK..at * BLOCK + size];
    let width = target.columns();
    for j in 0..width {
        let scaled = &mut scaled[..size];
        for ((scaled, x), curve) in scaled.iter_mut().zip(column(j)).zip(curve) {
            *scaled = x * curve;
        }
        let row = target.row_mut(j);
        let mut k = j;
        while k + 1 < width {
            let (first, second) = inner_two(scaled, column(k), column(k + 1));
            row[k] += first;
            row[k + 1] += second;
            k += 2;
        }
        if k < width {
            row[k] += inner(scaled, column(k));
        }
    }
}

/// Inner product in four running sums, added in a written order.
fn inner(left: &[f64], right: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let (left, right) = (left.chunks_exact(4), right.chunks_exact(4));
    let rest: f64 = left.remainder().iter().zip(right.remainder()).map(|(left, right)| left * right).sum();
    for (left, right) in left.zip(right) {
        for at in 0..4 {
            sums[at] += left[at] * right[at];
        }
    }
    (sums[0] + sums[2]) + (sums[1] + sums[3]) + rest
}

/// Two inner products with one left side.
fn inner_two(left: &[f64], first: &[f64], second: &[f64]) -> (f64, f64) {
    let (mut one, mut two) = ([0.0; 4], [0.0; 4]);
    let (chunks, firsts, seconds) = (left.chunks_exact(4), first.chunks_exact(4), second.chunks_exact(4));
    let (mut rest_one, mut rest_two) = (0.0, 0.0);
    for ((left, first), second) in chunks.remainder().iter().zip(firsts.remainder()).zip(seconds.remainder()) {
        rest_one += left * first;
        rest_two += left * second;
    }
    for ((left, first), second) in chunks.zip(firsts).zip(seconds) {
        for at in 0..4 {
            one[at] += left[at] * first[at];
            two[at] += left[at] * second[at];
        }
    }
    ((one[0] + one[2]) + (one[1] + one[3]) + rest_one, (two[0] + two[2]) + (two[1] + two[3]) + rest_two)
}
