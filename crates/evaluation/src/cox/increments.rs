//! What the baseline hazard and the residuals are made of: one increment an event time.

use super::Ties;
use super::risk_set::walk;
use super::sorted::Sorted;

/// Increments of one stratum in rising order of time, and their running sums.
#[derive(Debug, Clone, Default)]
pub(super) struct Increments {
    pub(super) times: Vec<f64>,
    /// Hazard added at each time, for those at risk, and for those who die there under Efron's ties.
    pub(super) hazard: Vec<f64>,
    pub(super) hazard_dying: Vec<f64>,
    /// Sum of m / D^2: the variance of the hazard increment at known coefficients.
    pub(super) variance: Vec<f64>,
    /// Hazard times mean covariates, for those at risk and those who die there; and the mean itself.
    pub(super) moved: Vec<f64>,
    pub(super) moved_dying: Vec<f64>,
    pub(super) mean: Vec<f64>,
    /// Running sums of `hazard` and `moved`, with a zero before the first.
    pub(super) cumulative: Vec<f64>,
    pub(super) cumulative_moved: Vec<f64>,
}

impl Increments {
    /// How many event times are at or before `time`.
    pub(super) fn until(&self, time: f64) -> usize {
        self.times.partition_point(|event| *event <= time)
    }
}

/// The increments of each stratum at these coefficients.
pub(super) fn increments(sorted: &Sorted, beta: &[f64], ties: Ties) -> Vec<Increments> {
    let width = sorted.width;
    let mut strata = vec![Increments::default(); sorted.strata.len() - 1];
    walk(sorted, beta, ties, |set| {
        let sums = set.tie_sums(ties);
        let stratum = &mut strata[set.stratum];
        stratum.times.push(set.time);
        stratum.hazard.push(sums.one);
        stratum.hazard_dying.push(sums.one - sums.one_f);
        stratum.variance.push(sums.two);
        for j in 0..width {
            let (all, dying) = (set.all.rx[j], set.dying.rx[j]);
            stratum.moved.push(sums.two * all - sums.two_f * dying);
            stratum.moved_dying.push((sums.two - sums.two_f) * all - (sums.two_f - sums.two_ff) * dying);
            stratum.mean.push((sums.one * all - sums.one_f * dying) / set.weight);
        }
    });
    for stratum in &mut strata {
        turn(stratum, width);
    }
    strata
}

/// Turns the order of the walk (latest first) and sums.
fn turn(stratum: &mut Increments, width: usize) {
    let scalars = [&mut stratum.times, &mut stratum.hazard, &mut stratum.hazard_dying, &mut stratum.variance];
    for values in scalars {
        values.reverse();
    }
    for values in [&mut stratum.moved, &mut stratum.moved_dying, &mut stratum.mean] {
        // Turning everything and then each vector keeps the vectors' own order.
        values.reverse();
        values.chunks_exact_mut(width).for_each(<[f64]>::reverse);
    }
    stratum.cumulative = vec![0.0];
    stratum.cumulative_moved = vec![0.0; width];
    for (at, hazard) in stratum.hazard.iter().enumerate() {
        stratum.cumulative.push(stratum.cumulative[at] + hazard);
        for j in 0..width {
            let sum = stratum.cumulative_moved[at * width + j] + stratum.moved[at * width + j];
            stratum.cumulative_moved.push(sum);
        }
    }
}
