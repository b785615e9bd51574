//! Risk sets: walked from the longest duration to the shortest, each event time with its sums over all at risk.

use super::Ties;
use super::sorted::Sorted;
use crate::numbers::matrix::{Matrix, dot};

/// One event time of one stratum with its sums; `w` is the weight and `r` the weight times exp(eta) of a place.
#[derive(Debug)]
pub(super) struct RiskSet<'a> {
    pub(super) stratum: usize,
    pub(super) time: f64,
    /// Events.
    pub(super) events: f64,
    /// Sum of w over events, of w times eta, and of w times x.
    pub(super) weight: f64,
    pub(super) eta: f64,
    pub(super) x: &'a [f64],
    /// Sums of r, r x, r x x' over all at risk.
    pub(super) all: &'a Sums,
    /// The same over events.
    pub(super) dying: &'a Sums,
}

/// Sums of r, r x and r x x' (upper triangle).
#[derive(Debug, Clone)]
pub(super) struct Sums {
    pub(super) r: f64,
    pub(super) rx: Vec<f64>,
    pub(super) rxx: Matrix,
}

impl Sums {
    fn zeros(width: usize) -> Self {
        Self { r: 0.0, rx: vec![0.0; width], rxx: Matrix::zeros(width, width) }
    }

    fn clear(&mut self) {
        self.r = 0.0;
        self.rx.fill(0.0);
        self.rxx.clear();
    }

    fn add(&mut self, r: f64, x: &[f64]) {
        self.r += r;
        for (sum, x) in self.rx.iter_mut().zip(x) {
            *sum += r * x;
        }
        self.rxx.add_outer(r, x);
    }
}

/// Sums over Efron's steps (k = 0 .. d - 1, f = k / d) at one event time, of the mean weight m over powers of
/// D = r(all) - f r(dying). Breslow's are the same with f = 0.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct TieSums {
    /// m log D
    pub(super) log: f64,
    /// m / D, m f / D
    pub(super) one: f64,
    pub(super) one_f: f64,
    /// m / D^2, m f / D^2, m f^2 / D^2
    pub(super) two: f64,
    pub(super) two_f: f64,
    pub(super) two_ff: f64,
}

impl RiskSet<'_> {
    pub(super) fn tie_sums(&self, ties: Ties) -> TieSums {
        let mut sums = TieSums::default();
        if ties != Ties::Efron || self.events == 1.0 {
            let m = self.weight;
            let inverse = 1.0 / self.all.r;
            return TieSums { log: m * libm::log(self.all.r), one: m * inverse, two: m * inverse * inverse, ..sums };
        }
        let m = self.weight / self.events;
        for k in 0..self.events as u32 {
            let f = f64::from(k) / self.events;
            let d = self.all.r - f * self.dying.r;
            let inverse = 1.0 / d;
            let (one, two) = (m * inverse, m * inverse * inverse);
            sums.log += m * libm::log(d);
            sums.one += one;
            sums.one_f += one * f;
            sums.two += two;
            sums.two_f += two * f;
            sums.two_ff += two * f * f;
        }
        sums
    }
}

/// Adds and takes away places as time goes down, and visits each event time.
pub(super) fn walk(sorted: &Sorted, beta: &[f64], ties: Ties, mut visit: impl FnMut(&RiskSet<'_>)) {
    let width = sorted.width;
    let (mut all, mut dying) = (Sums::zeros(width), Sums::zeros(width));
    let mut x = vec![0.0; width];
    for (stratum, (from, to)) in sorted.ranges().enumerate() {
        all.clear();
        let (mut place, mut left) = (from, from);
        while place < to {
            let time = sorted.time[place];
            dying.clear();
            x.fill(0.0);
            let (mut events, mut weight, mut eta_sum) = (0.0, 0.0, 0.0);
            while place < to && sorted.time[place] == time {
                let row = sorted.row(place);
                let eta = dot(row, beta);
                let w = sorted.weight(place);
                let r = w * libm::exp(eta);
                all.add(r, row);
                if sorted.event[place] {
                    events += 1.0;
                    weight += w;
                    eta_sum += w * eta;
                    for (sum, x) in x.iter_mut().zip(row) {
                        *sum += w * x;
                    }
                    if ties == Ties::Efron {
                        dying.add(r, row);
                    }
                }
                place += 1;
            }
            if events == 0.0 {
                continue;
            }
            left = take_away(sorted, beta, &mut all, time, (left, to, place - from));
            let (all, dying) = (&all, &dying);
            visit(&RiskSet { stratum, time, events, weight, eta: eta_sum, x: &x, all, dying });
        }
    }
}

/// Takes away those who enter at this time or later; `span` is the first still to be looked at, the stratum's end,
/// and how many were added.
fn take_away(sorted: &Sorted, beta: &[f64], all: &mut Sums, time: f64, span: (usize, usize, usize)) -> usize {
    let Some(entry) = &sorted.entry else { return span.0 };
    let (mut at, to, _) = span;
    while at < to {
        let place = entry.latest_first[at] as usize;
        if entry.at[place] < time {
            break;
        }
        let row = sorted.row(place);
        all.add(-sorted.weight(place) * libm::exp(dot(row, beta)), row);
        at += 1;
    }
    at
}
