//! Densities and tails of every result that an arm of one size can have, so that simulated trials only add and multiply.

use super::best::{Prior, Wanted};
use crate::numbers::beta;
use crate::numbers::density::binomial;
use crate::numbers::quadrature::GaussLegendre;
use core::f64::consts::FRAC_PI_2;

/// Panels over the range of rates, and points in each: chances are exact to about 1e-6, thresholds are not finer.
const PANELS: usize = 12;
const POINTS: usize = 8;
/// All points.
pub(super) const ALL: usize = PANELS * POINTS;

/// For each result 0 to size: weight times density, and the chance of being beyond, at every point.
#[derive(Debug)]
pub(super) struct Results {
    density: Vec<[f64; ALL]>,
    beyond: Vec<[f64; ALL]>,
}

impl Results {
    pub(super) fn new(size: usize, prior: Prior, wanted: Wanted) -> Self {
        let rule = GaussLegendre::new(POINTS);
        let half = 0.5 * FRAC_PI_2 / PANELS as f64;
        let (mut density, mut beyond) = (vec![[0.0; ALL]; size + 1], vec![[0.0; ALL]; size + 1]);
        for events in 0..=size {
            let (a, b) = (events as f64 + prior.events, (size - events) as f64 + prior.others);
            for at in 0..ALL {
                let (x, weight) = rule.points[at % POINTS];
                let angle = FRAC_PI_2 * (at / POINTS) as f64 / PANELS as f64 + half * (1.0 + x);
                let (sin, cos) = (libm::sin(angle), libm::cos(angle));
                let (rate, rest) = (sin * sin, cos * cos);
                let (below, above) = beta::tails(a, b, rate, rest);
                beyond[events][at] = if wanted == Wanted::Lowest { above } else { below };
                let value = a * b / (a + b) * binomial(a, a + b, rate, rest) * 2.0 / (sin * cos);
                density[events][at] = weight * half * value;
            }
        }
        Self { density, beyond }
    }
}

/// The chance that each arm is best; `arms` gives each arm's table and result.
pub(super) fn chances(arms: &[(&Results, usize)], found: &mut Vec<f64>) {
    found.clear();
    for (at, (own, events)) in arms.iter().enumerate() {
        let mut product = own.density[*events];
        for (other, (table, events)) in arms.iter().enumerate() {
            if other != at {
                for (product, beyond) in product.iter_mut().zip(&table.beyond[*events]) {
                    *product *= beyond;
                }
            }
        }
        found.push(product.iter().sum());
    }
}
