//! Operating characteristics of a drop-the-loser rule, by simulation from a seed.

use super::best::{Prior, Wanted, check_prior};
use super::tables::{Results, chances};
use crate::EvaluationError;
use crate::columns::{check_each, check_setting};
use crate::numbers::chance::Chance;

/// The rule of a trial with several arms.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// People that each arm still running gets between looks.
    pub each_look: Vec<usize>,
    /// An arm whose chance of being best falls below this is dropped.
    pub drop_below: f64,
    /// The trial ends early, with that arm chosen, when an arm's chance of being best exceeds this; at the last look it is
    /// chosen only then.
    pub choose_above: f64,
    /// The prior of each rate.
    pub prior: Prior,
    /// Whether low or high rates are best.
    pub wanted: Wanted,
}

/// What the rule does when rates are truly these.
#[derive(Debug, Clone, PartialEq)]
pub struct Characteristics {
    /// Trials simulated.
    pub trials: usize,
    /// Share of trials that chose each arm.
    pub chosen: Vec<f64>,
    /// Share of trials that dropped each arm before the end.
    pub dropped: Vec<f64>,
    /// Share of trials that chose no arm.
    pub none_chosen: f64,
    /// Mean people in each arm.
    pub mean_size: Vec<f64>,
    /// Share of trials that ended at each look.
    pub ended_at: Vec<f64>,
    /// Largest simulation error of any of these shares: half a share's 95 % interval, at most.
    pub simulation_error: f64,
}

struct Trial<'a> {
    rule: &'a Rule,
    rates: &'a [f64],
    /// Table of the size an arm has after this many looks.
    tables: &'a [Results],
    events: Vec<usize>,
    looks: Vec<usize>,
    running: Vec<bool>,
    chances: Vec<f64>,
}

#[derive(Default)]
struct Counts {
    chosen: Vec<u32>,
    dropped: Vec<u32>,
    none: u32,
    people: Vec<u64>,
    ended: Vec<u32>,
}

/// Simulates trials under these true rates, one an arm. The same seed gives the same result on every machine.
pub fn simulate(rule: &Rule, rates: &[f64], trials: usize, seed: u64) -> Result<Characteristics, EvaluationError> {
    check(rule, rates, trials)?;
    let mut size = 0;
    let tables: Vec<Results> = (rule.each_look.iter())
        .map(|added| {
            size += added;
            Results::new(size, rule.prior, rule.wanted)
        })
        .collect();
    let arms = rates.len();
    let mut trial = Trial {
        rule,
        rates,
        tables: &tables,
        events: vec![0; arms],
        looks: vec![0; arms],
        running: vec![true; arms],
        chances: Vec::with_capacity(arms),
    };
    let mut counts = Counts {
        chosen: vec![0; arms],
        dropped: vec![0; arms],
        none: 0,
        people: vec![0; arms],
        ended: vec![0; rule.each_look.len()],
    };
    for number in 0..trials {
        // One stream a trial: work may be split without changing a bit.
        trial.run(&mut Chance::new(seed, number as u64), &mut counts);
    }
    let share = |count: &u32| f64::from(*count) / trials as f64;
    Ok(Characteristics {
        trials,
        chosen: counts.chosen.iter().map(share).collect(),
        dropped: counts.dropped.iter().map(share).collect(),
        none_chosen: share(&counts.none),
        mean_size: counts.people.iter().map(|people| *people as f64 / trials as f64).collect(),
        ended_at: counts.ended.iter().map(share).collect(),
        simulation_error: 1.96 * 0.5 / (trials as f64).sqrt(),
    })
}

impl Trial<'_> {
    fn run(&mut self, chance: &mut Chance, counts: &mut Counts) {
        self.events.fill(0);
        self.looks.fill(0);
        self.running.fill(true);
        let last = self.rule.each_look.len() - 1;
        for (look, &added) in self.rule.each_look.iter().enumerate() {
            for arm in 0..self.rates.len() {
                if self.running[arm] {
                    self.events[arm] += (0..added).filter(|_| chance.share() < self.rates[arm]).count();
                    self.looks[arm] = look + 1;
                    counts.people[arm] += added as u64;
                }
            }
            self.weigh();
            if let Some(best) = self.chosen() {
                counts.chosen[best] += 1;
                counts.ended[look] += 1;
                return;
            }
            if look < last {
                self.drop_losers(counts);
            }
        }
        counts.none += 1;
        counts.ended[last] += 1;
    }

    /// The chance of being best among the arms still running; 0 for those dropped.
    fn weigh(&mut self) {
        let running: Vec<(&Results, usize)> = (0..self.rates.len())
            .filter(|arm| self.running[*arm])
            .map(|arm| (&self.tables[self.looks[arm] - 1], self.events[arm]))
            .collect();
        chances(&running, &mut self.chances);
    }

    fn chosen(&self) -> Option<usize> {
        let running = (0..self.rates.len()).filter(|arm| self.running[*arm]);
        running.zip(&self.chances).find(|(_, chance)| **chance > self.rule.choose_above).map(|(arm, _)| arm)
    }

    /// The best arm is never dropped, so that one is always left.
    fn drop_losers(&mut self, counts: &mut Counts) {
        let best = self.chances.iter().copied().fold(0.0, f64::max);
        let mut at = 0;
        for arm in 0..self.rates.len() {
            if !self.running[arm] {
                continue;
            }
            let chance = self.chances[at];
            at += 1;
            if chance < self.rule.drop_below && chance < best {
                self.running[arm] = false;
                counts.dropped[arm] += 1;
            }
        }
    }
}

fn check(rule: &Rule, rates: &[f64], trials: usize) -> Result<(), EvaluationError> {
    check_prior(rule.prior)?;
    if rates.len() < 2 {
        return Err(EvaluationError::OneGroup { found: rates.len() });
    }
    check_each("rates", rates, "0 to 1", |rate| (0.0..=1.0).contains(&rate))?;
    check_setting("drop below", rule.drop_below, "0 to 1", |value| (0.0..=1.0).contains(&value))?;
    check_setting("choose above", rule.choose_above, "0.5 to 1", |value| (0.5..=1.0).contains(&value))?;
    check_setting("looks", rule.each_look.len() as f64, "from 1 to 20", |looks| (1.0..=20.0).contains(&looks))?;
    let people: usize = rule.each_look.iter().sum();
    check_setting("people an arm", people as f64, "from 1 to 10,000", |people| (1.0..=10_000.0).contains(&people))?;
    let least = rule.each_look.iter().min().copied().unwrap_or(0);
    check_setting("people a look", least as f64, "1 or more", |least| least >= 1.0)?;
    check_setting("trials", trials as f64, "from 1 to 100 million", |trials| (1.0..=1e8).contains(&trials))
}

#[cfg(test)]
mod tests {
    use super::super::{Arm, chance_best};
    use super::*;

    fn rule() -> Rule {
        Rule {
            each_look: vec![20, 20, 20],
            drop_below: 0.05,
            choose_above: 0.95,
            prior: Prior { events: 0.5, others: 0.5 },
            wanted: Wanted::Lowest,
        }
    }

    #[test]
    fn tables_agree_with_the_quadrature() {
        let results = Results::new(30, rule().prior, Wanted::Lowest);
        let mut found = Vec::new();
        for events in [[12, 9, 15, 8], [0, 1, 30, 2], [30, 30, 29, 28]] {
            chances(&events.map(|events| (&results, events)), &mut found);
            let arms = events.map(|events| Arm { events: events as f64, size: 30.0 });
            let exact = chance_best(&arms, rule().prior, Wanted::Lowest).unwrap();
            for (found, exact) in found.iter().zip(&exact) {
                assert!((found - exact).abs() < 1e-6, "{found} {exact}");
            }
        }
    }

    #[test]
    fn the_best_arm_is_chosen_most_and_equal_arms_alike() {
        let found = simulate(&rule(), &[0.5, 0.5, 0.5, 0.2], 4000, 7).unwrap();
        assert!(found.chosen[3] > 0.8 && found.dropped[3] < 0.02, "{found:?}");
        assert!(found.mean_size[3] > found.mean_size[0]);
        let ended: f64 = found.ended_at.iter().sum();
        let chosen: f64 = found.chosen.iter().sum();
        assert!((ended - 1.0).abs() < 1e-12 && (chosen + found.none_chosen - 1.0).abs() < 1e-12);
        let same = simulate(&rule(), &[0.4; 3], 6000, 8).unwrap();
        let spread = same.chosen.iter().fold(0.0_f64, |most, share| most.max((share - same.chosen[0]).abs()));
        assert!(spread < 0.03, "{same:?}");
        assert_eq!(simulate(&rule(), &[0.4; 3], 6000, 8), Ok(same));
    }
}
