//! Intervals of a share and of the difference of two.

use crate::EvaluationError;
use crate::columns::{check_level, check_setting};
use crate::numbers::{beta, normal};

fn check(events: f64, size: f64, level: f64) -> Result<(), EvaluationError> {
    check_level(level)?;
    check_setting("size", size, "a whole number above 0", |size| size >= 1.0 && size.fract() == 0.0)?;
    check_setting("events", events, "a whole number from 0 to the size", |events| {
        (0.0..=size).contains(&events) && events.fract() == 0.0
    })
}

/// Wilson's score interval (1927).
pub fn wilson(events: f64, size: f64, level: f64) -> Result<(f64, f64), EvaluationError> {
    check(events, size, level)?;
    let z = normal::critical(level);
    let (p, z2) = (events / size, z * z);
    let middle = p + z2 / (2.0 * size);
    let reach = z * (p * (1.0 - p) / size + z2 / (4.0 * size * size)).sqrt();
    let whole = 1.0 + z2 / size;
    let lower = if events == 0.0 { 0.0 } else { (middle - reach) / whole };
    let upper = if events == size { 1.0 } else { (middle + reach) / whole };
    Ok((lower, upper))
}

/// Clopper and Pearson's exact interval (1934).
pub fn clopper_pearson(events: f64, size: f64, level: f64) -> Result<(f64, f64), EvaluationError> {
    check(events, size, level)?;
    let outside = 0.5 * (1.0 - level);
    let lower = if events == 0.0 { 0.0 } else { beta::quantile(events, size - events + 1.0, outside) };
    let upper = if events == size { 1.0 } else { beta::quantile(events + 1.0, size - events, 1.0 - outside) };
    Ok((lower, upper))
}

/// Newcombe's interval of a difference of shares, from Wilson's intervals of each (1998, method 10).
pub fn newcombe(first: (f64, f64), second: (f64, f64), level: f64) -> Result<(f64, f64), EvaluationError> {
    let (p1, p2) = (first.0 / first.1, second.0 / second.1);
    let ((l1, u1), (l2, u2)) = (wilson(first.0, first.1, level)?, wilson(second.0, second.1, level)?);
    let down = libm::hypot(p1 - l1, u2 - p2);
    let up = libm::hypot(u1 - p1, p2 - l2);
    Ok((p1 - p2 - down, p1 - p2 + up))
}
