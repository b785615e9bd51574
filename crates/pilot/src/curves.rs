//! Survival curves that may be shown, with the numbers at risk: for cohorts too young for a rate, and beside the rate.

use disclosure::{CurveStep, steps_of_ten};
use evaluation::EvaluationError;
use evaluation::survival::{Durations, weighted_curve};

use crate::compare::Compared;
use crate::maturity;
use crate::people::People;

/// The curve of one group, as it may be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// People who were watched.
    pub people: u32,
    /// Its steps: each when so many people or more have left since the last.
    pub steps: Vec<CurveStep>,
}

impl Curve {
    /// People at risk after a time, as the steps that are shown tell.
    pub fn at_risk_after(&self, time: f64) -> u32 {
        let left: u32 = self.steps.iter().filter(|step| step.time <= time).map(|step| step.left).sum();
        self.people - left
    }
}

/// The curves of those who took part and of their comparison group by its weights.
pub fn curves(people: &People, compared: &Compared, least: u32) -> Result<Option<[Curve; 2]>, EvaluationError> {
    let (Some(first), Some(second)) = (of(people, compared, true, least)?, of(people, compared, false, least)?) else {
        return Ok(None);
    };
    Ok(Some([first, second]))
}

fn of(people: &People, compared: &Compared, took_part: bool, least: u32) -> Result<Option<Curve>, EvaluationError> {
    let (mut time, mut event, mut weights) = (Vec::new(), Vec::new(), Vec::new());
    for ((row, treated), weight) in compared.rows.iter().zip(&compared.treated).zip(&compared.matched.weights) {
        let person = people.rows.get(*row).filter(|_| *treated == took_part && *weight > 0.0);
        let watched = person.and_then(|person| maturity::watched(person.start, person.offence, people.cut));
        if let Some(watched) = watched {
            time.push(f64::from(watched.days));
            event.push(watched.offended);
            weights.push(*weight);
        }
    }
    let count = u32::try_from(time.len()).unwrap_or(u32::MAX);
    if count < least {
        return Ok(None);
    }
    let found = weighted_curve(Durations { time: &time, event: &event }, &weights)?;
    let step = |step: &evaluation::survival::WeightedStep| CurveStep {
        time: step.time,
        at_risk: step.at_risk,
        left: step.left,
        survival: step.survival,
    };
    let steps: Vec<CurveStep> = found.iter().map(step).collect();
    Ok(Some(Curve { people: count, steps: steps_of_ten(&steps, least) }))
}
