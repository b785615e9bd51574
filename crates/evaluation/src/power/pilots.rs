//! Pooling pilots by design: what many small ones show together.

use super::proportions::Groups;
use crate::EvaluationError;
use crate::columns::check_setting;
use crate::numbers::normal;

/// A row of equal pilots.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pilots {
    /// Each pilot.
    pub each: Groups,
    /// The average fall, in shares.
    pub fall: f64,
    /// Standard deviation of true falls between pilots, in shares; 0 where all are alike.
    pub spread: f64,
}

/// The chance that this many pilots together tell the average fall from none.
pub fn pooled_power(pilots: &Pilots, count: usize) -> Result<f64, EvaluationError> {
    pilots.each.check()?;
    check_setting("pilots", count as f64, "1 or more", |count| count >= 1.0)?;
    check_setting("spread", pilots.spread, "0 or more", |spread| spread >= 0.0)?;
    let base = pilots.each.base;
    check_setting("fall", pilots.fall, "such that the share stays within 0 and 1", |fall| {
        (0.0..=1.0).contains(&(base - fall))
    })?;
    let (null, real) = pilots.each.variances(pilots.fall);
    let between = pilots.spread * pilots.spread;
    let count = count as f64;
    let reach = normal::critical(1.0 - pilots.each.alpha) * ((null + between) / count).sqrt();
    Ok(normal::lower_tail((pilots.fall.abs() - reach) / ((real + between) / count).sqrt()))
}

/// The fewest pilots that have this power together, up to 100,000; none beyond.
pub fn pilots_needed(pilots: &Pilots, wanted: f64) -> Result<Option<usize>, EvaluationError> {
    check_setting("power", wanted, "between 0 and 1", |wanted| wanted > 0.0 && wanted < 1.0)?;
    check_setting("fall", pilots.fall, "a change", |fall| fall != 0.0)?;
    let (mut low, mut high) = (0, 100_000);
    if pooled_power(pilots, high)? < wanted {
        return Ok(None);
    }
    while high - low > 1 {
        let middle = low.midpoint(high);
        if pooled_power(pilots, middle)? < wanted { low = middle } else { high = middle }
    }
    Ok(Some(high))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pilots of the two seeds: 61 people, ten comparison people each, half of whom reoffend.
    fn pilots(spread: f64) -> Pilots {
        let each = Groups { size: 61.0, control_size: 610.0, base: 0.5, alpha: 0.05 };
        Pilots { each, fall: 0.05, spread }
    }

    #[test]
    fn twenty_pilots_show_what_one_cannot() {
        let whole = |spread: f64, count: usize| (100.0 * pooled_power(&pilots(spread), count).unwrap()).round();
        let all = |spread: f64| [1, 5, 10, 20].map(|count| whole(spread, count));
        assert_eq!(all(0.0), [11.0, 38.0, 65.0, 92.0]);
        assert_eq!([5, 10, 20].map(|count| whole(0.03, count)), [33.0, 58.0, 86.0]);
        let needed = pilots_needed(&pilots(0.0), 0.8).unwrap().unwrap();
        assert!(pooled_power(&pilots(0.0), needed).unwrap() >= 0.8);
        assert!(pooled_power(&pilots(0.0), needed - 1).unwrap() < 0.8);
    }
}
