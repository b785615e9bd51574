//! The exact conditional likelihood of tied events: which d of the n at risk had the event.
//!
//! Sums over all subsets come from the recursion of Gail, Lubin and Rubinstein (1981), with their derivatives. Hazards
//! are divided by their mean over d at each event time, so that no subset sum leaves the range of a double.

use super::sorted::Sorted;
use crate::newton::Summit;
use crate::numbers::matrix::{Matrix, dot};

/// Subset sums of one size with first and second derivatives.
#[derive(Clone)]
struct Subsets {
    sum: f64,
    slope: Vec<f64>,
    curve: Matrix,
}

pub(super) fn evaluate(sorted: &Sorted, beta: &[f64]) -> Summit {
    let width = sorted.width;
    let mut summit = Summit { value: 0.0, score: vec![0.0; width], information: Matrix::zeros(width, width) };
    for (from, to) in sorted.ranges() {
        let mut place = from;
        while place < to {
            let time = sorted.time[place];
            let mut dying = Vec::new();
            while place < to && sorted.time[place] == time {
                dying.extend(sorted.event[place].then_some(place));
                place += 1;
            }
            if dying.is_empty() {
                continue;
            }
            let entered = |place: &usize| sorted.entry.as_ref().is_none_or(|entry| entry.at[*place] < time);
            let at_risk: Vec<usize> = (from..place).filter(entered).collect();
            add_event_time(sorted, beta, &mut summit, (&at_risk, &dying));
        }
    }
    summit
}

fn add_event_time(sorted: &Sorted, beta: &[f64], summit: &mut Summit, (at_risk, dying): (&[usize], &[usize])) {
    for &place in dying {
        summit.value += dot(sorted.row(place), beta);
        for (score, x) in summit.score.iter_mut().zip(sorted.row(place)) {
            *score += x;
        }
    }
    let eta: Vec<f64> = at_risk.iter().map(|place| dot(sorted.row(*place), beta)).collect();
    let highest = eta.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let total: f64 = eta.iter().map(|eta| libm::exp(eta - highest)).sum();
    let d = dying.len();
    let shift = highest + libm::log(total / d as f64);
    let width = sorted.width;
    let none = Subsets { sum: 0.0, slope: vec![0.0; width], curve: Matrix::zeros(width, width) };
    let mut sizes = vec![none; d + 1];
    sizes[0].sum = 1.0;
    for (seen, (&place, eta)) in at_risk.iter().zip(&eta).enumerate() {
        let (r, x) = (libm::exp(eta - shift), sorted.row(place));
        // Of the first `seen + 1`, a subset of the needed size must leave no more than the rest can fill.
        let fewest = d.saturating_sub(at_risk.len() - seen - 1).max(1);
        for size in (fewest..=d.min(seen + 1)).rev() {
            let (smaller, larger) = sizes.split_at_mut(size);
            extend(&mut larger[0], &smaller[size - 1], r, x);
        }
    }
    let whole = &sizes[d];
    summit.value -= libm::log(whole.sum) + d as f64 * shift;
    for j in 0..width {
        let mean = whole.slope[j] / whole.sum;
        summit.score[j] -= mean;
        for k in j..width {
            summit.information.add(j, k, whole.curve.at(j, k) / whole.sum - mean * whole.slope[k] / whole.sum);
        }
    }
}

/// Adds to the subsets of one size those that take one more at risk to a subset of the size below.
fn extend(larger: &mut Subsets, smaller: &Subsets, r: f64, x: &[f64]) {
    larger.sum += r * smaller.sum;
    for j in 0..x.len() {
        larger.slope[j] += r * (smaller.slope[j] + x[j] * smaller.sum);
        let (row, from) = (larger.curve.row_mut(j), smaller.curve.row(j));
        for k in j..x.len() {
            row[k] += r * (from[k] + x[j] * smaller.slope[k] + x[k] * smaller.slope[j] + x[j] * x[k] * smaller.sum);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns::Covariate;
    use crate::cox::CoxModel;
    use crate::survival::Durations;

    /// Every way to choose the dying, written out.
    fn by_enumeration(x: &[f64], at_risk: &[usize], dying: &[usize], beta: f64) -> f64 {
        let mut sum = 0.0;
        for chosen in 0_u32..1 << at_risk.len() {
            if chosen.count_ones() as usize == dying.len() {
                let members = at_risk.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1);
                sum += libm::exp(members.map(|(_, row)| beta * x[*row]).sum::<f64>());
            }
        }
        dying.iter().map(|row| beta * x[*row]).sum::<f64>() - libm::log(sum)
    }

    #[test]
    fn late_entry_agrees_with_enumeration() {
        let x = [0.3, -1.0, 2.0, 0.7, -0.2, 1.4, 0.0, -2.0];
        let entry = [0.0, 0.0, 1.0, 0.0, 3.0, 0.0, 5.0, 0.0];
        let time = [2.0, 5.0, 5.0, 5.0, 9.0, 7.0, 8.0, 2.0];
        let event = [true, true, true, false, true, true, true, true];
        let model = CoxModel {
            durations: Durations { time: &time, event: &event },
            entry: Some(&entry),
            covariates: &[Covariate { name: "x", values: &x }],
            strata: None,
            weights: None,
        };
        let sorted = Sorted::try_new(&model).unwrap();
        let beta = 0.4;
        let mut expected = 0.0;
        for moment in [2.0, 5.0, 7.0, 8.0, 9.0] {
            let at_risk: Vec<usize> = (0..8).filter(|row| time[*row] >= moment && entry[*row] < moment).collect();
            let dying: Vec<usize> = (0..8).filter(|row| time[*row] == moment && event[*row]).collect();
            expected += by_enumeration(&x, &at_risk, &dying, beta);
        }
        let found = evaluate(&sorted, &[beta * sorted.scales[0]]);
        assert!((found.value / expected - 1.0).abs() < 1e-13);
        // The slope is that of the value.
        let higher = evaluate(&sorted, &[beta * sorted.scales[0] + 1e-6]).value;
        assert!(((higher - found.value) / 1e-6 - found.score[0]).abs() < 1e-5);
    }
}
