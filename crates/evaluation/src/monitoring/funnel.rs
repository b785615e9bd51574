//! Funnel plots: places of different size compared with what chance allows, without ranks (Spiegelhalter 2005).

use crate::ColumnName::Part;
use crate::EvaluationError;
use crate::coefficients::ChiSquared;
use crate::columns::check_setting;
use crate::numbers::{beta, gamma, normal};

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FunnelKind {
    /// Events of a number of people: a share.
    Share,
    /// Events against the number expected for the people there (adjusted for case mix): a ratio.
    Ratio,
}

/// One place.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// Events.
    pub events: f64,
    /// People, or events expected.
    pub size: f64,
}

/// Where a place stands; deliberately no rank.
#[derive(Debug, Clone, PartialEq)]
pub struct Position {
    /// The place's name.
    pub name: String,
    /// Its share or ratio.
    pub value: f64,
    /// Its people, or events expected.
    pub size: f64,
    /// 95 % limits at its size, interpolated exact.
    pub limits_95: (f64, f64),
    /// 99.8 % limits at its size.
    pub limits_998: (f64, f64),
    /// The same widened by how much places differ beyond chance.
    pub wide_95: (f64, f64),
    /// The same at 99.8 %.
    pub wide_998: (f64, f64),
    /// Distance from the target in standard errors, widened.
    pub z: f64,
}

/// A funnel.
#[derive(Debug, Clone, PartialEq)]
pub struct Funnel {
    /// The target: given, or all places together.
    pub target: f64,
    /// Places, in the order given.
    pub places: Vec<Position>,
    /// Whether places differ beyond chance: the sum of squared z.
    pub overdispersion: ChiSquared,
    /// Mean squared z, the outer tenths on each side drawn in.
    pub dispersion: f64,
    /// Variance between places beyond chance, on the scale of the value (additive model).
    pub tau_squared: f64,
}

/// Share of places drawn in on each side before dispersion is estimated.
const DRAWN_IN: f64 = 0.1;

/// Places around a target; none takes all places together.
pub fn funnel(places: &[Place], kind: FunnelKind, target: Option<f64>) -> Result<Funnel, EvaluationError> {
    check(places, kind)?;
    let events: f64 = places.iter().map(|place| place.events).sum();
    let size: f64 = places.iter().map(|place| place.size).sum();
    if target.is_none() && events == 0.0 {
        return Err(EvaluationError::NoEvents);
    }
    if target.is_none() && kind == FunnelKind::Share && events == size {
        return Err(EvaluationError::Undefined { why: "everybody everywhere had the event: give a target below 1" });
    }
    let target = target.unwrap_or(events / size);
    check_setting("target", target, "above 0, and below 1 for shares", |target| {
        target > 0.0 && (kind == FunnelKind::Ratio || target < 1.0)
    })?;
    let error = |size: f64| match kind {
        FunnelKind::Share => (target * (1.0 - target) / size).sqrt(),
        FunnelKind::Ratio => (target / size).sqrt(),
    };
    let z: Vec<f64> = places.iter().map(|place| (place.events / place.size - target) / error(place.size)).collect();
    let n = z.len() as f64;
    let squares: f64 = z.iter().map(|z| z * z).sum();
    let dispersion = drawn_in(&z).iter().map(|z| z * z).sum::<f64>() / n;
    let weights: Vec<f64> = places.iter().map(|place| error(place.size).powi(-2)).collect();
    let (sum, sum_squares): (f64, f64) =
        weights.iter().fold((0.0, 0.0), |(sum, squares), weight| (sum + weight, squares + weight * weight));
    let tau_squared = if n > 1.0 { ((n * dispersion - (n - 1.0)) / (sum - sum_squares / sum)).max(0.0) } else { 0.0 };
    let position = |place: &Place| {
        let value = place.events / place.size;
        let whole = (error(place.size).powi(2) + tau_squared).sqrt();
        let wide = |level: f64| {
            let reach = normal::critical(level) * whole;
            let upper = target + reach;
            ((target - reach).max(0.0), if kind == FunnelKind::Share { upper.min(1.0) } else { upper })
        };
        Position {
            name: place.name.clone(),
            value,
            size: place.size,
            limits_95: limits(target, place.size, 0.95, kind),
            limits_998: limits(target, place.size, 0.998, kind),
            wide_95: wide(0.95),
            wide_998: wide(0.998),
            z: (value - target) / whole,
        }
    };
    Ok(Funnel {
        target,
        places: places.iter().map(position).collect(),
        overdispersion: ChiSquared::new(squares, n),
        dispersion,
        tau_squared,
    })
}

fn check(places: &[Place], kind: FunnelKind) -> Result<(), EvaluationError> {
    if places.is_empty() {
        return Err(EvaluationError::Empty);
    }
    for (at, place) in places.iter().enumerate() {
        check_place(place, kind, at + 1)
            .map_err(|refused| EvaluationError::One { name: place.name.clone(), because: Box::new(refused) })?;
    }
    Ok(())
}

fn check_place(place: &Place, kind: FunnelKind, row: usize) -> Result<(), EvaluationError> {
    let refused = |part, value, must_be| Err(EvaluationError::OutOfRange { column: Part(part), row, value, must_be });
    let whole = |value: f64| (0.0..=1e15).contains(&value) && value.fract() == 0.0;
    if !whole(place.events) {
        return refused("events", place.events, "a whole number from 0 to 1e15");
    }
    match kind {
        _ if place.size == 0.0 => Err(EvaluationError::EmptyArm { arm: format!("row {row}") }),
        FunnelKind::Share if !whole(place.size) || place.size < place.events => {
            refused("size", place.size, "a whole number, not below the events, up to 1e15")
        }
        FunnelKind::Ratio if !(1e-15..=1e15).contains(&place.size) => {
            refused("expected", place.size, "above 0, from 1e-15 to 1e15")
        }
        _ => Ok(()),
    }
}

/// The outer tenths on each side drawn in to the value at which they begin.
fn drawn_in(z: &[f64]) -> Vec<f64> {
    let mut sorted = z.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let cut = (DRAWN_IN * z.len() as f64).floor() as usize;
    let (low, high) = (sorted[cut], sorted[z.len() - 1 - cut]);
    z.iter().map(|z| z.clamp(low, high)).collect()
}

/// Both limits at a size: exact tails, interpolated between whole numbers of events.
fn limits(target: f64, size: f64, level: f64, kind: FunnelKind) -> (f64, f64) {
    let outside = 0.5 * (1.0 - level);
    let lower = |events: f64| match kind {
        FunnelKind::Share => beta::binomial_lower(events, size, target),
        FunnelKind::Ratio if events < 0.0 => 0.0,
        FunnelKind::Ratio => gamma::upper(events + 1.0, size * target),
    };
    let at = |p: f64| {
        // The first whole number whose tail exceeds p, by doubling and halving.
        let (mut below, mut above) = (-1.0, 1.0);
        while lower(above) <= p {
            (below, above) = (above, above * 2.0);
        }
        while above - below > 1.0 {
            let middle = f64::midpoint(below, above).floor();
            if lower(middle) > p { above = middle } else { below = middle }
        }
        let share = (lower(above) - p) / (lower(above) - lower(above - 1.0));
        ((above - share) / size).max(0.0)
    };
    (at(outside), at(1.0 - outside))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of our own notes: target 0.3, 100 people.
    #[test]
    fn interpolated_limits() {
        let place = Place { name: "Alder".to_owned(), events: 45.0, size: 100.0 };
        let found = funnel(&[place], FunnelKind::Share, Some(0.3)).unwrap();
        let place = &found.places[0];
        for (found, expected) in [
            (place.limits_998.0, 0.160_260_7),
            (place.limits_95.0, 0.206_902_4),
            (place.limits_95.1, 0.386_912_0),
            (place.limits_998.1, 0.441_562_6),
        ] {
            assert!((found - expected).abs() < 6e-8, "{found}");
        }
    }

    #[test]
    fn places_that_differ_widen_the_funnel() {
        let place = |at: usize, events: f64| Place { name: format!("place {at}"), events, size: 200.0 };
        let far: Vec<Place> = (0..12).map(|at| place(at, if at % 2 == 0 { 40.0 } else { 80.0 })).collect();
        let found = funnel(&far, FunnelKind::Share, None).unwrap();
        assert!((found.target - 0.3).abs() < 1e-12 && found.tau_squared > 0.005 && found.overdispersion.p < 1e-9);
        assert!(found.places[0].wide_998.0 < found.places[0].limits_998.0);
        let near: Vec<Place> = (0..12).map(|at| place(at, 60.0)).collect();
        let found = funnel(&near, FunnelKind::Ratio, None).unwrap();
        assert!(found.tau_squared == 0.0 && found.places[0].limits_95.0 < 0.3);
    }

    #[test]
    fn a_place_that_cannot_be_is_refused_by_name_and_row() {
        let refused = |events: f64, size: f64| {
            let place = |name: &str, events, size| Place { name: name.to_owned(), events, size };
            let places = [place("Alder", 3.0, 9.0), place("Rowan", events, size)];
            funnel(&places, FunnelKind::Share, None).unwrap_err()
        };
        assert_eq!(
            (refused(0.0, 0.0).kind(), refused(0.0, 0.0).to_string().as_str()),
            ("empty_arm", "Rowan cannot be used")
        );
        for (events, size) in
            [(-1.0, 9.0), (0.5, 9.0), (10.0, 9.0), (1.0, f64::NAN), (1.0, 1e200), (1.0, f64::INFINITY)]
        {
            assert_eq!((refused(events, size).kind(), refused(events, size).row()), ("out_of_range", Some(2)));
        }
        let place = |events| [Place { name: "Alder".to_owned(), events, size: 9.0 }];
        assert_eq!(funnel(&place(0.0), FunnelKind::Share, None), Err(EvaluationError::NoEvents));
        assert_eq!(funnel(&place(9.0), FunnelKind::Share, None).unwrap_err().kind(), "undefined");
        assert!(funnel(&place(0.0), FunnelKind::Share, Some(0.3)).is_ok());
    }
}
