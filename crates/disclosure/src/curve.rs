//! Survival curves that step only when ten people have left, so that no step is about one of them.

/// One step of a curve as it was estimated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CurveStep {
    /// The duration.
    pub time: f64,
    /// At risk just before it.
    pub at_risk: u32,
    /// People who left at it: with the event, or censored.
    pub left: u32,
    /// Share without the event after it.
    pub survival: f64,
}

/// The steps that may be shown: one whenever `least` people or more have left since the last (`acro` takes 10).
///
/// Counts of those at risk are those at the steps shown; what is left at the end and is fewer is never shown.
pub fn steps_of_ten(steps: &[CurveStep], least: u32) -> Vec<CurveStep> {
    let mut shown = Vec::new();
    let (mut left, mut at_risk) = (0, None);
    for step in steps {
        at_risk = at_risk.or(Some(step.at_risk));
        left += step.left;
        if left >= least {
            shown.push(CurveStep { at_risk: at_risk.unwrap_or(step.at_risk), left, ..*step });
            (left, at_risk) = (0, None);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_step_is_about_fewer_than_ten(left in prop::collection::vec(0_u32..15, 0..60)) {
            let mut at_risk: u32 = left.iter().sum::<u32>() + 3;
            let mut steps = Vec::new();
            for (time, left) in (0_u32..).zip(&left) {
                steps.push(CurveStep { time: f64::from(time), at_risk, left: *left, survival: 1.0 / f64::from(time + 1) });
                at_risk -= left;
            }
            let shown = steps_of_ten(&steps, 10);
            prop_assert!(shown.iter().all(|step| step.left >= 10));
            let hidden = left.iter().sum::<u32>() - shown.iter().map(|step| step.left).sum::<u32>();
            prop_assert!(hidden < 10 || shown.is_empty());
            // Those at risk fall from step to step by ten or more.
            prop_assert!(shown.windows(2).all(|pair| pair[0].at_risk >= pair[1].at_risk + 10));
        }
    }
}
