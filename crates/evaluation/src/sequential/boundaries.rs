//! Boundaries with a given chance of a false alarm.

use super::looks::{Going, check_information, operating, rule};
use super::spending::Spending;
use crate::EvaluationError;
use crate::columns::check_setting;
use crate::numbers::root::bracketed;

/// The shape of the boundaries.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shape {
    /// The same z at every look.
    Pocock,
    /// z falls with the root of information: hard to cross early.
    OBrienFleming,
    /// z falls with information to the power of 0.5 less delta (Wang and Tsiatis): 0 is O'Brien and Fleming, 0.5 Pocock.
    WangTsiatis(f64),
    /// Alpha is spent by a function of information, so that looks need not be planned.
    Spending(Spending),
}

/// What is wanted.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    /// Information at each look, rising to 1.
    pub information: Vec<f64>,
    /// Chance of a false alarm over all looks: both sides together in a two-sided design.
    pub alpha: f64,
    /// Whether the design looks for effects on both sides; boundaries are then mirror images.
    pub two_sided: bool,
    /// The shape.
    pub shape: Shape,
}

/// Boundaries found.
#[derive(Debug, Clone, PartialEq)]
pub struct Boundaries {
    /// Information at each look.
    pub information: Vec<f64>,
    /// Upper boundary at each look, as z.
    pub upper: Vec<f64>,
    /// Lower boundary, in a two-sided design.
    pub lower: Option<Vec<f64>>,
    /// Chance of a false alarm by each look.
    pub spent: Vec<f64>,
}

impl Boundaries {
    /// The drift (expected z at full information) at which the upper boundary is crossed with this chance.
    pub fn drift_for(&self, power: f64) -> Result<f64, EvaluationError> {
        let must_be = "between the false alarms and 1";
        check_setting("power", power, must_be, |power| power > self.alpha_above() && power < 1.0)?;
        let chance = |drift: f64| {
            operating(&self.information, &self.upper, self.lower.as_deref(), drift)
                .map_or(f64::NAN, |found| found.upper.iter().sum::<f64>() - power)
        };
        Ok(bracketed(0.0, 15.0, chance))
    }

    fn alpha_above(&self) -> f64 {
        self.spent.last().copied().unwrap_or(0.0) / if self.lower.is_some() { 2.0 } else { 1.0 }
    }
}

/// Finds the boundaries.
pub fn boundaries(design: &Design) -> Result<Boundaries, EvaluationError> {
    check_information(&design.information)?;
    check_setting("alpha", design.alpha, "between 0 and 1", |alpha| alpha > 0.0 && alpha < 1.0)?;
    let powers = |power: f64| design.information.iter().map(|share| libm::pow(*share, power)).collect::<Vec<f64>>();
    let upper = match design.shape {
        Shape::Pocock => scaled(design, &powers(0.0)),
        Shape::OBrienFleming => scaled(design, &powers(-0.5)),
        Shape::WangTsiatis(delta) => {
            check_setting("delta", delta, "from -1 to 1", |delta| (-1.0..=1.0).contains(&delta))?;
            scaled(design, &powers(delta - 0.5))
        }
        Shape::Spending(spending) => {
            spending.check()?;
            spent(design, spending)?
        }
    };
    let lower = design.two_sided.then(|| upper.iter().map(|z| -z).collect::<Vec<f64>>());
    let found = operating(&design.information, &upper, lower.as_deref(), 0.0)?;
    let mut sum = 0.0;
    let spent = found.upper.iter().zip(&found.lower).map(|(above, below)| {
        sum += above + below;
        sum
    });
    Ok(Boundaries { information: design.information.clone(), spent: spent.collect(), upper, lower })
}

/// A shape times the one factor that spends alpha.
fn scaled(design: &Design, shape: &[f64]) -> Vec<f64> {
    let at = |factor: f64| shape.iter().map(|shape| factor * shape).collect::<Vec<f64>>();
    let crossing = |factor: f64| {
        let upper = at(factor);
        let lower: Option<Vec<f64>> = design.two_sided.then(|| upper.iter().map(|z| -z).collect());
        operating(&design.information, &upper, lower.as_deref(), 0.0).map_or(f64::NAN, |found| found.crossing)
    };
    let low = if design.two_sided { 0.0 } else { -5.0 };
    at(bracketed(low, 12.0, |factor| crossing(factor) - design.alpha))
}

/// Look by look, the boundary that spends what may be spent by then. In a two-sided design half goes to each side.
fn spent(design: &Design, spending: Spending) -> Result<Vec<f64>, EvaluationError> {
    let rule = rule();
    let one_side = if design.two_sided { 0.5 * design.alpha } else { design.alpha };
    let mut going = Going::start(0.0);
    let (mut upper, mut before): (Vec<f64>, f64) = (Vec::new(), 0.0);
    for (look, &share) in design.information.iter().enumerate() {
        let spent = spending.spent(share, one_side);
        let now = spent - before;
        if now <= 1e-14 {
            return Err(EvaluationError::Undefined { why: "a look is too early to spend anything" });
        }
        let mirrored = |z: f64| if design.two_sided { -z } else { f64::NEG_INFINITY };
        let z = bracketed(-10.0, 12.0, |z| going.leaving(share, f64::NEG_INFINITY, z).0 - now);
        if look + 1 < design.information.len() {
            going = going.next(share, mirrored(z), z, &rule);
        }
        upper.push(z);
        before = spent;
    }
    Ok(upper)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(looks: usize, shape: Shape, alpha: f64, two_sided: bool) -> Boundaries {
        let information = (1..=looks).map(|look| look as f64 / looks as f64).collect();
        boundaries(&Design { information, alpha, two_sided, shape }).unwrap()
    }

    /// Values of our own notes, by recursive quadrature in another program.
    #[test]
    fn classic_boundaries() {
        for (looks, expected) in [(2, 2.178_272_088_7), (3, 2.289_478_061_0), (5, 2.413_176_220_1)] {
            let boundaries = found(looks, Shape::Pocock, 0.05, true);
            for z in &boundaries.upper {
                assert!((z - expected).abs() < 1e-10, "{looks}: {z}");
            }
            assert!((boundaries.spent[looks - 1] - 0.05).abs() < 1e-13);
        }
        for (looks, expected) in [(2, 1.977_430_959_3), (3, 2.004_035_578_6), (5, 2.040_073_174_8)] {
            let last = found(looks, Shape::OBrienFleming, 0.05, true).upper[looks - 1];
            assert!((last - expected).abs() < 1e-10, "{looks}: {last}");
        }
    }

    #[test]
    fn spending_spends_what_it_says() {
        for spending in [
            Spending::OBrienFleming,
            Spending::Pocock,
            Spending::Power(2.0),
            Spending::HwangShihDeCani(-4.0),
            Spending::HwangShihDeCani(0.0),
        ] {
            for two_sided in [false, true] {
                let boundaries = found(4, Shape::Spending(spending), 0.025, two_sided);
                let one_side = if two_sided { 0.0125 } else { 0.025 };
                let sides = if two_sided { 2.0 } else { 1.0 };
                for (share, spent) in boundaries.information.iter().zip(&boundaries.spent) {
                    // The far side is crossed next to never, but not never.
                    assert!((spent - sides * spending.spent(*share, one_side)).abs() < 1e-12, "{spending:?}");
                }
            }
        }
    }

    #[test]
    fn power_needs_more_information_than_one_look() {
        let one = found(1, Shape::Pocock, 0.05, true);
        assert!((one.upper[0] - 1.959_963_984_540_054).abs() < 1e-12);
        assert!((one.drift_for(0.8).unwrap() - 2.801_585).abs() < 1e-5);
        let five = found(5, Shape::Pocock, 0.05, true);
        // Jennison and Turnbull 2000, table 2.2: inflation factor 1.229 at five looks and power 0.8.
        let inflation = (five.drift_for(0.8).unwrap() / 2.801_585_f64).powi(2);
        assert!((inflation - 1.229).abs() < 2e-3, "{inflation}");
    }
}
