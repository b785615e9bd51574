//! Cases of the release date that is shown: dates agencies gave, the one to count on, and how it moved.

use domain::Date;
use domain::custody::{Change, Given, Precedence, ReleaseDate, ReleaseDateKind, ReleaseDates, Shown};

use super::said::Said;
use crate::calendar;
use crate::keys::{KeyError, Keys};

const AN_ORDER: &str = "codes of days on which a person leaves, each once, like \"CONFIRMED, CRD, ARD\"";

pub(super) fn check(facts: &mut Keys, today: Date) -> Result<Said, KeyError> {
    let precedence =
        facts.read_or_none("precedence", AN_ORDER, |text| Precedence::parse(text).ok())?.unwrap_or_default();
    let dates = ReleaseDates::new(facts.each("dates", |keys| {
        let date = ReleaseDate {
            kind: keys.code("kind", ReleaseDateKind::ALL, ReleaseDateKind::code)?,
            on: keys.date("on")?,
            source: keys.text("given_by")?,
            as_of: keys.date("as_of")?,
        };
        Ok(Given { date, superseded_on: keys.date_or_none("superseded_on")? })
    })?);
    let holidays = calendar::embedded();
    let shown = dates.shown(precedence.kinds());
    let shown = shown.as_ref();
    let changes = dates.changes_shown(precedence.kinds());
    // The first word is no move.
    let moved = changes.last().filter(|change| change.before.is_some());
    let current = dates.current();
    let current: Vec<&str> = current.iter().map(|date| date.kind.code()).collect();
    Ok(Said::default()
        .with_or_none("kind", shown.map(|shown| shown.date.kind.code()))
        .with_or_none("on", shown.map(|shown| shown.date.on))
        .with_or_none("as_of", shown.map(|shown| shown.date.as_of))
        .with_or_none("given_by", shown.map(|shown| shown.date.source.as_str()))
        .with_or_none("weekday", shown.map(|shown| shown.date.on.strftime("%A")))
        .with_or_none("days_to_go", shown.map(|shown| shown.days_to_go(today)))
        .with_or_none("working_days_to_go", shown.map(|shown| holidays.working_days_between(today, shown.date.on)))
        .with_or_none("falls_on_friday", shown.map(Shown::is_friday))
        .with_or_none("before_bank_holiday", shown.map(|shown| shown.is_before_bank_holiday(&holidays)))
        .with("current", if current.is_empty() { "none".to_owned() } else { current.join(", ") })
        .with_or_none("moved_from", moved.and_then(|change| change.before.as_ref()).map(|before| before.on))
        .with_or_none("moved_days", moved.and_then(Change::days))
        .with_or_none("moved_on", moved.map(|change| change.known_on))
        .with_or_none("moved_by", moved.map(Change::said_by))
        .with("changes", changes.len())
        .because(shown.map(|shown| shown.because.because.clone()).unwrap_or_default())
        .because(moved.map(|change| change.reason().because).unwrap_or_default()))
}
