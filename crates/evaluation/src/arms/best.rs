//! The chance that each arm is the best, given what was seen and a beta prior.

use crate::EvaluationError;
use crate::columns::check_setting;
use crate::numbers::beta;
use crate::numbers::density::binomial;
use crate::numbers::quadrature::GaussLegendre;
use core::f64::consts::FRAC_PI_2;

/// What was seen in one arm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arm {
    /// People with the outcome.
    pub events: f64,
    /// People.
    pub size: f64,
}

/// The prior of each arm's rate, a beta.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prior {
    /// First parameter: 0.5 for Jeffreys's, 1 for the uniform.
    pub events: f64,
    /// Second parameter.
    pub others: f64,
}

/// Whether the outcome is unwanted, such as reoffending, or wanted, such as work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// The lowest rate is best.
    Lowest,
    /// The highest rate is best.
    Highest,
}

/// Panels over the whole range of rates, panels on either side of each arm's middle, and points in each.
const PANELS: u32 = 32;
const AROUND: u32 = 20;
const POINTS: usize = 16;

pub(super) fn check_prior(prior: Prior) -> Result<(), EvaluationError> {
    check_setting("prior", prior.events, "above 0", |value| value > 0.0)?;
    check_setting("prior", prior.others, "above 0", |value| value > 0.0)
}

/// The chance that each arm is best; they add up to 1.
///
/// Quadrature over rate = sin^2(angle), which takes the edge off a Jeffreys prior at 0 and 1.
pub fn chance_best(arms: &[Arm], prior: Prior, wanted: Wanted) -> Result<Vec<f64>, EvaluationError> {
    check_prior(prior)?;
    if arms.len() < 2 {
        return Err(EvaluationError::OneGroup { found: arms.len() });
    }
    for arm in arms {
        check_setting("size", arm.size, "0 or more", |size| size >= 0.0)?;
        check_setting("events", arm.events, "from 0 to the size", |events| (0.0..=arm.size).contains(&events))?;
    }
    let posterior = |arm: &Arm| (arm.events + prior.events, arm.size - arm.events + prior.others);
    let posteriors: Vec<(f64, f64)> = arms.iter().map(posterior).collect();
    let rule = GaussLegendre::new(POINTS);
    let cuts = cuts(&posteriors);
    let mut chances = vec![0.0; arms.len()];
    for pair in cuts.windows(2) {
        let half = 0.5 * (pair[1] - pair[0]);
        let start = pair[0];
        for (x, weight) in &rule.points {
            let angle = start + half * (1.0 + x);
            let (sin, cos) = (libm::sin(angle), libm::cos(angle));
            let (rate, rest) = (sin * sin, cos * cos);
            let tails: Vec<(f64, f64)> = posteriors.iter().map(|(a, b)| beta::tails(*a, *b, rate, rest)).collect();
            let beyond = |other: &(f64, f64)| if wanted == Wanted::Lowest { other.1 } else { other.0 };
            for (at, (a, b)) in posteriors.iter().enumerate() {
                // The beta density times d rate / d angle = 2 sin cos.
                let density = a * b / (a + b) * binomial(*a, a + b, rate, rest) * 2.0 / (sin * cos);
                let others: f64 =
                    tails.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, tail)| beyond(tail)).product();
                chances[at] += weight * half * density * others;
            }
        }
    }
    Ok(chances)
}

/// Where panels meet: evenly over the whole range, and around each arm no wider than its posterior's standard deviation on
/// the scale of the angle, 1 / (2 root n). Whatever lies further than [`AROUND`] of these from it is below 1e-80.
fn cuts(posteriors: &[(f64, f64)]) -> Vec<f64> {
    let mut cuts: Vec<f64> = (0..=PANELS).map(|panel| FRAC_PI_2 * f64::from(panel) / f64::from(PANELS)).collect();
    for (a, b) in posteriors {
        let middle = libm::asin((a / (a + b)).sqrt());
        let step = 0.5 / (a + b).sqrt();
        let beside = (0..=AROUND).flat_map(|at| [middle - f64::from(at) * step, middle + f64::from(at) * step]);
        cuts.extend(beside.filter(|cut| *cut > 0.0 && *cut < FRAC_PI_2));
    }
    cuts.sort_unstable_by(f64::total_cmp);
    cuts.dedup();
    cuts
}

/// The chance that the first arm's rate is lower than the second's.
pub fn chance_lower(first: Arm, second: Arm, prior: Prior) -> Result<f64, EvaluationError> {
    Ok(chance_best(&[first, second], prior, Wanted::Lowest)?[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    const JEFFREYS: Prior = Prior { events: 0.5, others: 0.5 };

    /// Values of our own notes: four arms, and the arms of the Maryland experiment.
    #[test]
    fn chances_agree_with_the_notes() {
        let arms = [12.0, 9.0, 15.0, 8.0].map(|events| Arm { events, size: 30.0 });
        let found = chance_best(&arms, JEFFREYS, Wanted::Lowest).unwrap();
        for (found, expected) in found.iter().zip([0.065_170_5, 0.356_229_0, 0.007_085_0, 0.571_515_5]) {
            assert!((found - expected).abs() < 6e-8, "{found}");
        }
        assert!((found.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        let (aid, none) = (Arm { events: 48.0, size: 216.0 }, Arm { events: 66.0, size: 216.0 });
        assert!((chance_lower(aid, none, JEFFREYS).unwrap() - 0.975_424_1).abs() < 6e-8);
        let uniform = Prior { events: 1.0, others: 1.0 };
        assert!((chance_lower(aid, none, uniform).unwrap() - 0.975_008_0).abs() < 6e-8);
    }

    #[test]
    fn large_arms_have_chances_that_add_up() {
        for size in [1e3, 2e4, 1e6, 1e9] {
            let arms = [0.26, 0.255, 0.25].map(|rate: f64| Arm { events: (rate * size).floor(), size });
            let mixed = [arms[0], Arm { events: 3.0, size: 12.0 }, arms[2]];
            for arms in [arms, mixed] {
                let sum: f64 = chance_best(&arms, JEFFREYS, Wanted::Lowest).unwrap().iter().sum();
                assert!((sum - 1.0).abs() < 1e-9, "{size}: {sum}");
            }
        }
    }

    #[test]
    fn empty_and_full_arms_have_chances_too() {
        let arms = [Arm { events: 0.0, size: 20.0 }, Arm { events: 20.0, size: 20.0 }, Arm { events: 0.0, size: 0.0 }];
        let found = chance_best(&arms, JEFFREYS, Wanted::Lowest).unwrap();
        assert!((found.iter().sum::<f64>() - 1.0).abs() < 1e-10);
        // Two equal arms are equally likely.
        let same = [Arm { events: 3.0, size: 9.0 }; 2];
        assert!((chance_best(&same, JEFFREYS, Wanted::Highest).unwrap()[0] - 0.5).abs() < 1e-12);
    }
}
