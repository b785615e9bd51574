//! The partial log likelihood with its slope and curvature, for Efron's and Breslow's ties.

use super::Ties;
use super::risk_set::{RiskSet, TieSums, walk};
use super::sorted::Sorted;
use crate::newton::Summit;
use crate::numbers::matrix::Matrix;

pub(super) fn evaluate(sorted: &Sorted, beta: &[f64], ties: Ties) -> Summit {
    let width = sorted.width;
    let mut summit = Summit { value: 0.0, score: vec![0.0; width], information: Matrix::zeros(width, width) };
    walk(sorted, beta, ties, |set| {
        let sums = set.tie_sums(ties);
        summit.value += set.eta - sums.log;
        for (at, score) in summit.score.iter_mut().enumerate() {
            *score += set.x[at] - sums.one * set.all.rx[at] + sums.one_f * set.dying.rx[at];
        }
        add_variance(&mut summit.information, set, &sums, 1.0);
    });
    summit
}

/// Adds `times` the variance of the covariates in the risk set, upper triangle.
pub(super) fn add_variance(target: &mut Matrix, set: &RiskSet<'_>, sums: &TieSums, times: f64) {
    let (all, dying) = (set.all, set.dying);
    for j in 0..all.rx.len() {
        let (all_j, dying_j) = (all.rx[j], dying.rx[j]);
        let left = times * (sums.two * all_j - sums.two_f * dying_j);
        let right = times * (sums.two_ff * dying_j - sums.two_f * all_j);
        let row = target.row_mut(j);
        let (all_row, dying_row) = (all.rxx.row(j), dying.rxx.row(j));
        for k in j..all.rx.len() {
            row[k] +=
                times * (sums.one * all_row[k] - sums.one_f * dying_row[k]) - left * all.rx[k] - right * dying.rx[k];
        }
    }
}
