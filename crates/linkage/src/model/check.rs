//! Whether a model can be what it says: levels of its kinds, probabilities between 0 and 1, somebody who answers.

use domain::identifier::Scheme;

use super::{Comparison, Kind, Level, Model, Signed};
use crate::error::LinkageError;

/// Comparisons that one pair's pattern has room for.
const MOST_COMPARISONS: usize = 16;

/// Schemes that a number can be checked by; a council's own number is told by no form.
const CHECKED: [Scheme; 6] =
    [Scheme::PrisonNumber, Scheme::Crn, Scheme::Pnc, Scheme::Cro, Scheme::Upn, Scheme::NhsNumber];

fn fault(part: &str, why: String) -> LinkageError {
    LinkageError::Model { part: part.to_owned(), why }
}

/// What must be so of settings too.
pub(super) fn shape(model: &Model) -> Result<(), LinkageError> {
    let comparisons = &model.comparisons;
    if comparisons.is_empty() || comparisons.len() > MOST_COMPARISONS {
        let why = format!("there are {}, from 1 to {MOST_COMPARISONS} are taken", comparisons.len());
        return Err(fault("comparisons", why));
    }
    for comparison in comparisons {
        levels(comparison)?;
    }
    for kind in [Kind::FirstName, Kind::Surname] {
        if comparisons.iter().filter(|comparison| comparison.kind == kind).count() > 1 {
            return Err(fault("comparisons", "there is more than one of first names or of surnames".to_owned()));
        }
    }
    if let Some(twice) = comparisons.iter().enumerate().find_map(|(at, comparison)| {
        comparisons.iter().take(at).any(|other| other.name == comparison.name).then_some(&comparison.name)
    }) {
        return Err(fault("comparisons", format!("two are called {twice}")));
    }
    if model.blocking_rules.iter().any(Vec::is_empty) {
        return Err(fault(
            "blocking rules",
            "one is empty, which would make a pair of everybody with everybody".to_owned(),
        ));
    }
    if let Some(prior) = &model.prior
        && !(prior.value > 0.0 && prior.value < 1.0)
    {
        return Err(fault("prior", format!("{} is no probability between 0 and 1", prior.value)));
    }
    let thresholds = &model.thresholds;
    let named = [
        ("join", &thresholds.join),
        ("keep", &thresholds.keep),
        ("review", &thresholds.review),
        ("margin", &thresholds.margin),
        ("twin", &thresholds.twin),
    ];
    for (name, signed) in named {
        if !signed.value.is_finite() {
            return Err(fault(&format!("threshold {name}"), "it is not a number".to_owned()));
        }
    }
    if thresholds.keep.value > thresholds.join.value || thresholds.review.value > thresholds.keep.value {
        return Err(fault("thresholds", "review may not lie over keep, nor keep over join".to_owned()));
    }
    if thresholds.margin.value < 0.0 {
        return Err(fault("threshold margin", "it is less than 0".to_owned()));
    }
    Ok(())
}

fn levels(comparison: &Comparison) -> Result<(), LinkageError> {
    let part = format!("comparison {}", comparison.name);
    if let Some(code) = &comparison.checked_as {
        let is_known = comparison.scheme().is_some_and(|scheme| scheme != Scheme::LocalId);
        if comparison.kind != Kind::Identifier || !is_known {
            let known = CHECKED.map(Scheme::code).join(", ");
            return Err(fault(&part, format!("it cannot be checked as {code:?}: identifiers can, as {known}")));
        }
    }
    let order = comparison.kind.levels();
    let mut last = None;
    for weight in &comparison.levels {
        let Some(place) = order.iter().position(|level| *level == weight.level) else {
            return Err(fault(&part, format!("it cannot have the level {}", weight.level.name())));
        };
        if last.is_some_and(|last| place <= last) {
            return Err(fault(&part, format!("the level {} stands twice or out of order", weight.level.name())));
        }
        last = Some(place);
        for (name, probability) in [("m", weight.m), ("u", weight.u)] {
            if probability.is_some_and(|value| !(value > 0.0 && value <= 1.0)) {
                return Err(fault(&part, format!("{name} of {} is not over 0 and up to 1", weight.level.name())));
            }
        }
    }
    let has = |level| comparison.level(level).is_some();
    if !has(Level::Exact) || !has(Level::Else) {
        return Err(fault(&part, "it needs the levels exact and else".to_owned()));
    }
    Ok(())
}

/// What must be so before anything is weighed.
pub(super) fn trained(model: &Model) -> Result<(), LinkageError> {
    for comparison in &model.comparisons {
        for weight in &comparison.levels {
            let missing = match (weight.m, weight.u) {
                (None, _) => "m",
                (_, None) => "u",
                _ => continue,
            };
            let (comparison, level) = (comparison.name.clone(), weight.level.name().to_owned());
            return Err(LinkageError::Untrained { comparison, level, missing });
        }
    }
    let Some(prior) = &model.prior else { return Err(fault("prior", "there is none".to_owned())) };
    let thresholds = &model.thresholds;
    let named = [
        ("prior", prior),
        ("threshold join", &thresholds.join),
        ("threshold keep", &thresholds.keep),
        ("threshold review", &thresholds.review),
        ("threshold margin", &thresholds.margin),
        ("threshold twin", &thresholds.twin),
    ];
    named.into_iter().try_for_each(|(part, signed)| answered(part, signed))
}

fn answered(part: &str, signed: &Signed) -> Result<(), LinkageError> {
    for (what, text) in [("owner", &signed.owner), ("date", &signed.date), ("reason", &signed.reason)] {
        if text.trim().is_empty() {
            return Err(fault(part, format!("it has no {what}: somebody must answer for it")));
        }
    }
    if crate::standard::day(&signed.date).is_none() || signed.date.len() != 10 {
        return Err(fault(part, format!("its date {:?} is not written as 2026-11-26", signed.date)));
    }
    Ok(())
}
