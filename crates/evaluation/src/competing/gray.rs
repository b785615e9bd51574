//! Gray's test: whether groups differ in the share that has one event, while others shut it out (Gray 1988).

use super::Endings;
use crate::ColumnName::Part;
use crate::EvaluationError;
use crate::coefficients::ChiSquared;
use crate::columns::{check_groups, check_length};
use crate::numbers::matrix::{Cholesky, Matrix, dot};
use crate::survival::Groups;

/// What one group has at a moment and just before it.
#[derive(Debug, Clone, Copy)]
struct Group {
    at_risk: f64,
    events: f64,
    others: f64,
    survival: f64,
    share: f64,
    survival_before: f64,
    share_before: f64,
}

struct Sums {
    groups: Vec<Group>,
    /// Share of all groups together.
    share: f64,
    score: Vec<f64>,
    variance: Matrix,
    pull: Matrix,
    cross: Matrix,
    own: Vec<f64>,
}

/// Tests the cause's share between two groups or more (weight rho 0).
pub fn gray(endings: Endings<'_>, cause: u32, groups: Groups<'_>) -> Result<ChiSquared, EvaluationError> {
    endings.check(cause)?;
    check_length(Part("group"), groups.of.len(), endings.time.len())?;
    let count = groups.names.len();
    check_groups(groups.of, count)?;
    if count < 2 {
        return Err(EvaluationError::OneGroup { found: count });
    }
    let empty = Group {
        at_risk: 0.0,
        events: 0.0,
        others: 0.0,
        survival: 1.0,
        share: 0.0,
        survival_before: 1.0,
        share_before: 0.0,
    };
    let square = || Matrix::zeros(count, count);
    let mut sums = Sums {
        groups: vec![empty; count],
        share: 0.0,
        score: vec![0.0; count],
        variance: square(),
        pull: square(),
        cross: square(),
        own: vec![0.0; count],
    };
    for group in groups.of {
        sums.groups[*group as usize].at_risk += 1.0;
    }
    if let Some(at) = sums.groups.iter().position(|group| group.at_risk == 0.0) {
        return Err(EvaluationError::EmptyArm { arm: groups.names[at].clone() });
    }
    let order = endings.order();
    let time = |at: usize| endings.time[order[at] as usize] + 0.0;
    let mut from = 0;
    while from < order.len() {
        let mut to = from;
        let mut left = vec![0.0; count];
        while to < order.len() && time(to) == time(from) {
            let row = order[to] as usize;
            let group = groups.of[row] as usize;
            left[group] += 1.0;
            match endings.cause[row] {
                0 => {}
                number if number == cause => sums.groups[group].events += 1.0,
                _ => sums.groups[group].others += 1.0,
            }
            to += 1;
        }
        sums.add();
        for (group, left) in sums.groups.iter_mut().zip(left) {
            *group = Group { at_risk: group.at_risk - left, events: 0.0, others: 0.0, ..*group };
        }
        from = to;
    }
    sums.tested()
}

impl Sums {
    fn add(&mut self) {
        let events: f64 = self.groups.iter().map(|group| group.events).sum();
        let others: f64 = self.groups.iter().map(|group| group.others).sum();
        if events + others == 0.0 {
            return;
        }
        let (mut whole, mut free) = (0.0, 0.0);
        for group in self.groups.iter_mut().filter(|group| group.at_risk > 0.0) {
            (group.survival_before, group.share_before) = (group.survival, group.share);
            group.survival *= (group.at_risk - group.events - group.others) / group.at_risk;
            group.share += group.survival_before * group.events / group.at_risk;
            // At risk as if nobody had been shut out.
            whole += group.at_risk / group.survival_before;
            free += group.at_risk * (1.0 - group.share_before) / group.survival_before;
        }
        let before = self.share;
        self.share += events / whole;
        let spread = self.spread(whole, events / (whole * (1.0 - before)));
        if events > 0.0 {
            for (score, group) in self.score.iter_mut().zip(&self.groups).filter(|(_, group)| group.at_risk > 0.0) {
                let expected = events * group.at_risk * (1.0 - group.share_before) / (group.survival_before * free);
                *score += group.events - expected;
            }
            self.add_events(&spread, whole, events);
        }
        if others > 0.0 {
            self.add_others();
        }
    }

    /// How the groups' weights at this moment vary together; adds them, times the hazard, to the running pull.
    fn spread(&mut self, whole: f64, hazard: f64) -> Matrix {
        let count = self.groups.len();
        let mut spread = Matrix::zeros(count, count);
        let weight = |group: &Group| if group.at_risk > 0.0 { group.at_risk / group.survival_before } else { 0.0 };
        let weights: Vec<f64> = self.groups.iter().map(weight).collect();
        for i in 0..count {
            for j in 0..count {
                let same = if i == j { weights[i] } else { 0.0 };
                let value = same - weights[i] * weights[j] / whole;
                spread.set(i, j, value);
                self.pull.add(i, j, value * hazard);
            }
        }
        spread
    }

    fn add_events(&mut self, spread: &Matrix, whole: f64, events: f64) {
        for k in 0..self.groups.len() {
            let group = self.groups[k];
            if group.at_risk <= 0.0 {
                continue;
            }
            let held = if group.survival > 0.0 { 1.0 - (1.0 - self.share) / group.survival } else { 1.0 };
            let tied = if events > 1.0 { 1.0 - (events - 1.0) / (whole * group.survival_before - 1.0) } else { 1.0 };
            let noise = tied * group.survival_before * events / (whole * group.at_risk);
            let pulls: Vec<f64> = (0..self.groups.len()).map(|i| spread.at(i, k) - held * self.pull.at(i, k)).collect();
            self.collect(k, &pulls, held, noise);
        }
    }

    fn add_others(&mut self) {
        for k in 0..self.groups.len() {
            let group = self.groups[k];
            if group.survival <= 0.0 || group.others == 0.0 {
                continue;
            }
            let held = (1.0 - self.share) / group.survival;
            let tied = if group.others > 1.0 { 1.0 - (group.others - 1.0) / (group.at_risk - 1.0) } else { 1.0 };
            let noise = tied * group.survival_before.powi(2) * group.others / group.at_risk.powi(2);
            let pulls: Vec<f64> = (0..self.groups.len()).map(|i| held * self.pull.at(i, k)).collect();
            self.collect(k, &pulls, -held, noise);
        }
    }

    fn collect(&mut self, k: usize, pulls: &[f64], held: f64, noise: f64) {
        for (i, left) in pulls.iter().enumerate() {
            self.cross.add(i, k, left * held * noise);
            for (j, right) in pulls.iter().enumerate() {
                self.variance.add(i, j, left * right * noise);
            }
        }
        self.own[k] += held * held * noise;
    }

    fn tested(mut self) -> Result<ChiSquared, EvaluationError> {
        let count = self.groups.len();
        for i in 0..count {
            for j in 0..count {
                for k in 0..count {
                    let (left, right) = (self.pull.at(i, k), self.pull.at(j, k));
                    let added = left * right * self.own[k] + left * self.cross.at(j, k) + right * self.cross.at(i, k);
                    self.variance.add(i, j, added);
                }
            }
        }
        let undefined = EvaluationError::Undefined { why: "the groups are never at risk together" };
        let factor = Cholesky::try_new(&self.variance.block(0, count - 1)).map_err(|_| undefined)?;
        let score = &self.score[..count - 1];
        Ok(ChiSquared::new(dot(&factor.solve(score), score), (count - 1) as f64))
    }
}
