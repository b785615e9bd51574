//! Power of comparing when the event comes, and what clusters cost.

use crate::EvaluationError;
use crate::columns::check_setting;
use crate::numbers::normal;

/// Events needed to notice a hazard ratio with this power, if `share` of people are in one group (Schoenfeld 1983).
pub fn events_needed(ratio: f64, share: f64, (alpha, wanted): (f64, f64)) -> Result<f64, EvaluationError> {
    check_setting("hazard ratio", ratio, "above 0 and not 1", |ratio| ratio > 0.0 && ratio != 1.0)?;
    check(share, alpha)?;
    check_setting("power", wanted, "between alpha and 1", |wanted| wanted > alpha && wanted < 1.0)?;
    let z = normal::critical(1.0 - alpha) + normal::quantile(wanted);
    Ok((z / libm::log(ratio)).powi(2) / (share * (1.0 - share)))
}

/// Power of the log-rank test with this many events (Schoenfeld 1983).
pub fn log_rank_power(events: f64, ratio: f64, share: f64, alpha: f64) -> Result<f64, EvaluationError> {
    check_setting("events", events, "above 0", |events| events > 0.0)?;
    check_setting("hazard ratio", ratio, "above 0", |ratio| ratio > 0.0)?;
    check(share, alpha)?;
    let away = libm::log(ratio).abs() * (events * share * (1.0 - share)).sqrt();
    Ok(normal::lower_tail(away - normal::critical(1.0 - alpha)))
}

fn check(share: f64, alpha: f64) -> Result<(), EvaluationError> {
    check_setting("share", share, "between 0 and 1", |share| share > 0.0 && share < 1.0)?;
    check_setting("alpha", alpha, "between 0 and 1", |alpha| alpha > 0.0 && alpha < 1.0)
}

/// By how much clusters of this mean size inflate variances: 1 + (size (1 + cv^2) - 1) icc, where `variation` is the
/// coefficient of variation of cluster sizes (Eldridge 2006).
pub fn design_effect(size: f64, variation: f64, correlation: f64) -> Result<f64, EvaluationError> {
    check_setting("cluster size", size, "1 or more", |size| size >= 1.0)?;
    check_setting("variation", variation, "0 or more", |variation| variation >= 0.0)?;
    check_setting("correlation", correlation, "0 to 1", |correlation| (0.0..=1.0).contains(&correlation))?;
    Ok(1.0 + (size * (1.0 + variation * variation) - 1.0) * correlation)
}
