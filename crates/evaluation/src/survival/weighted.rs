//! Kaplan-Meier for people who count by weights, as a matched comparison group does.

use super::timeline::Durations;
use crate::ColumnName::Part;
use crate::EvaluationError;
use crate::columns::{check_each, check_length, check_rows};

/// The curve at one distinct duration.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeightedStep {
    /// The duration.
    pub time: f64,
    /// People at risk just before it, each counted once.
    pub at_risk: u32,
    /// People who left at it, with the event or censored, each counted once.
    pub left: u32,
    /// Weight of those at risk just before it.
    pub weight_at_risk: f64,
    /// Share without the event after it.
    pub survival: f64,
}

/// The curve: at each duration the share that survives is 1 less the weight of events over the weight at risk. Rows of
/// weight 0 are nobody. No error is given: that of a matched group is not Greenwood's.
pub fn weighted_curve(durations: Durations<'_>, weights: &[f64]) -> Result<Vec<WeightedStep>, EvaluationError> {
    let rows = durations.time.len();
    check_rows(rows)?;
    check_length(Part("event"), durations.event.len(), rows)?;
    check_length(Part("weights"), weights.len(), rows)?;
    check_each(Part("time"), durations.time, "0 or more", |time| time >= 0.0)?;
    check_each(Part("weights"), weights, "0 or more", |weight| weight >= 0.0)?;
    let mut order: Vec<usize> = (0..rows).filter(|row| weights[*row] > 0.0).collect();
    if order.is_empty() {
        return Err(EvaluationError::Empty);
    }
    order.sort_by(|left, right| durations.time[*left].total_cmp(&durations.time[*right]).then(left.cmp(right)));
    // From the last backwards, so that the weight at risk is a sum and never a difference.
    let mut ends = Vec::new();
    let (mut at_risk, mut weight_at_risk) = (0_u32, 0.0);
    for &row in order.iter().rev() {
        let time = durations.time[row] + 0.0;
        at_risk += 1;
        weight_at_risk += weights[row];
        let event = if durations.event[row] { weights[row] } else { 0.0 };
        match ends.last_mut() {
            Some((last, left, events, risk, weight)) if *last == time => {
                *left += 1;
                *events += event;
                (*risk, *weight) = (at_risk, weight_at_risk);
            }
            _ => ends.push((time, 1_u32, event, at_risk, weight_at_risk)),
        }
    }
    let mut survival = 1.0;
    let step = |(time, left, events, at_risk, weight_at_risk): &(f64, u32, f64, u32, f64)| {
        survival *= 1.0 - events / weight_at_risk;
        WeightedStep { time: *time, at_risk: *at_risk, left: *left, weight_at_risk: *weight_at_risk, survival }
    };
    Ok(ends.iter().rev().map(step).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survival::{Timeline, curves};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn weights_are_copies(people in prop::collection::vec((0_u32..20, any::<bool>(), 0_u32..4), 1..60)) {
            let time: Vec<f64> = people.iter().map(|(time, ..)| f64::from(*time)).collect();
            let event: Vec<bool> = people.iter().map(|(_, event, _)| *event).collect();
            let weights: Vec<f64> = people.iter().map(|(.., weight)| f64::from(*weight)).collect();
            prop_assume!(weights.iter().any(|weight| *weight > 0.0));
            let found = weighted_curve(Durations { time: &time, event: &event }, &weights).unwrap();
            let copied = |row: &(u32, bool, u32)| std::iter::repeat_n((f64::from(row.0), row.1), row.2 as usize);
            let (time, event): (Vec<f64>, Vec<bool>) = people.iter().flat_map(copied).unzip();
            let timeline = Timeline::try_new(Durations { time: &time, event: &event }, None).unwrap();
            let expected = &curves(&timeline)[0];
            prop_assert_eq!(found.len(), expected.steps.len());
            for (found, expected) in found.iter().zip(&expected.steps) {
                prop_assert_eq!(found.time, expected.time);
                prop_assert_eq!(found.weight_at_risk, f64::from(expected.at_risk));
                prop_assert!((found.survival - expected.survival).abs() < 1e-14);
            }
        }
    }
}
