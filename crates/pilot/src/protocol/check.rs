//! What a protocol must hold besides its form.

use disclosure::Profile;

use super::{Comparison, Design, Method, Outcome, Protocol, ProtocolError};

pub(super) fn check(protocol: &Protocol) -> Result<(), ProtocolError> {
    let number = |key: &str, value: f64, must_be: &'static str, holds: bool| {
        if holds { Ok(()) } else { Err(fault(key, value.to_string(), must_be)) }
    };
    number("format", f64::from(protocol.format), "1", protocol.format == 1)?;
    for (key, text) in [("name", &protocol.name), ("question", &protocol.question), ("provider", &protocol.provider)] {
        if text.trim().is_empty() {
            return Err(fault(key, "empty".to_owned(), "some words"));
        }
    }
    let analysis = &protocol.analysis;
    let share = |value: f64| value > 0.0 && value < 1.0;
    number("analysis.alpha", analysis.alpha, "between 0 and 0.5", analysis.alpha > 0.0 && analysis.alpha < 0.5)?;
    let (power, must_be) = (analysis.power, "between alpha and 1");
    number("analysis.power", power, must_be, share(power) && power > analysis.alpha)?;
    let change = analysis.change_points;
    number("analysis.change_points", change, "above 0 and below 100", change > 0.0 && change < 100.0)?;
    let base = analysis.base_points;
    number("analysis.base_points", base, "above 0 and below 100", base > 0.0 && base < 100.0)?;
    let room = if protocol.fall_is_hoped_for() { base } else { 100.0 - base };
    number("analysis.change_points", change, "such that the share stays within 0 and 100", change < room)?;
    let spread = analysis.spread_points;
    number("analysis.spread_points", spread, "0 or more and below 100", (0.0..100.0).contains(&spread))?;
    number("analysis.pool", analysis.pool as f64, "1 or more", analysis.pool >= 1)?;
    let information = &protocol.looks.information;
    let rises = information.windows(2).all(|pair| matches!(pair, [first, second] if first < second));
    let ends = information.last().is_some_and(|last| last.to_bits() == 1.0_f64.to_bits());
    if !(rises && ends && information.iter().all(|share| *share > 0.0)) {
        return Err(fault("looks.information", format!("{information:?}"), "shares above 0 that rise and end at 1"));
    }
    if let Outcome::YesOrNo { known_after_months, .. } = &protocol.outcome {
        let most = 240;
        number(
            "outcome.known_after_months",
            f64::from(*known_after_months),
            "240 or fewer",
            *known_after_months <= most,
        )?;
    }
    // A profile that rounds would be undone by the rate, from which the count follows.
    if Profile::named(&protocol.suppression.profile).is_none_or(|profile| profile.rounding.is_some()) {
        let found = protocol.suppression.profile.clone();
        return Err(fault("suppression.profile", found, "dfe-cin, dfe-cla or sacro-10"));
    }
    let least = protocol.suppression.curve_least;
    number("suppression.curve_least", f64::from(least), "10 or more", least >= 10)?;
    comparison(&protocol.comparison)?;
    twice(protocol)
}

fn comparison(comparison: &Comparison) -> Result<(), ProtocolError> {
    let left_out = "left out where nobody is matched";
    if comparison.design != Design::Matched {
        if comparison.method.is_some() {
            return Err(fault("comparison.method", "given".to_owned(), left_out));
        }
        if comparison.caliper.is_some() {
            return Err(fault("comparison.caliper", "given".to_owned(), left_out));
        }
        return Ok(());
    }
    let Some(method) = comparison.method else {
        return Err(fault("comparison.method", "missing".to_owned(), "radius or nearest for a matched design"));
    };
    if comparison.numbers.is_empty() && comparison.categories.is_empty() {
        return Err(fault("comparison.numbers", "empty".to_owned(), "covariates for a matched design"));
    }
    match comparison.caliper {
        None if method == Method::Radius => {
            return Err(fault("comparison.caliper", "missing".to_owned(), "given for radius matching"));
        }
        Some(caliper) if !(caliper > 0.0 && caliper.is_finite()) => {
            return Err(fault("comparison.caliper", caliper.to_string(), "above 0"));
        }
        _ => {}
    }
    let ratio = comparison.ratio;
    if ratio == 0 || ratio > 100 {
        return Err(fault("comparison.ratio", ratio.to_string(), "1 to 100"));
    }
    Ok(())
}

/// No outcome among the covariates, and no column in two parts that shut each other out.
fn twice(protocol: &Protocol) -> Result<(), ProtocolError> {
    let Comparison { exact, numbers, categories, .. } = &protocol.comparison;
    let mut later: Vec<&String> = vec![&protocol.people.person, &protocol.people.took_part, &protocol.people.start];
    match &protocol.outcome {
        Outcome::ProvenReoffending { offence, proven, count } => {
            later.extend([offence, proven]);
            later.extend(count);
        }
        Outcome::YesOrNo { column, .. } => later.push(column),
    }
    let covariates = numbers.iter().chain(categories).chain(exact);
    if let Some(column) = covariates.clone().find(|column| later.contains(column)) {
        return Err(fault("comparison", column.clone(), "columns known before the start: no outcome, no group"));
    }
    let named: Vec<&String> = numbers.iter().chain(categories).collect();
    let again = named.iter().enumerate().find(|(at, name)| named.iter().take(*at).any(|other| other == *name));
    if let Some((_, column)) = again {
        return Err(fault("comparison", (*column).clone(), "named once among the covariates"));
    }
    let columns: Vec<&String> = protocol.breakdown.iter().map(|breakdown| &breakdown.column).collect();
    let again = columns.iter().enumerate().find(|(at, name)| columns.iter().take(*at).any(|other| other == *name));
    again.map_or(Ok(()), |(_, column)| Err(fault("breakdown.column", (*column).clone(), "named once")))
}

fn fault(key: &str, found: String, must_be: &'static str) -> ProtocolError {
    ProtocolError::Value { key: key.to_owned(), found, must_be }
}
