//! Cases of the release date that is shown: dates a prison gave, and the one to count on.

use domain::custody::{PRECEDENCE, ReleaseDate, ReleaseDateKind, release_date_shown};
use jiff::civil::Date;

use super::keys::{KeyError, Keys};
use super::said::Said;

pub(super) fn check(facts: &mut Keys, today: Date) -> Result<Said, KeyError> {
    let dates = facts.each("dates", |keys| {
        Ok(ReleaseDate {
            kind: keys.code("kind", ReleaseDateKind::ALL, ReleaseDateKind::code)?,
            on: keys.date("on")?,
            source: keys.text("given_by")?,
            as_of: keys.date("as_of")?,
        })
    })?;
    let shown = release_date_shown(&dates, PRECEDENCE);
    let shown = shown.as_ref();
    Ok(Said::default()
        .with_or_none("kind", shown.map(|shown| shown.date.kind.code()))
        .with_or_none("on", shown.map(|shown| shown.date.on))
        .with_or_none("as_of", shown.map(|shown| shown.date.as_of))
        .with_or_none("days_to_go", shown.map(|shown| shown.days_to_go(today)))
        .with_or_none("falls_on_friday", shown.map(domain::custody::Shown::is_friday))
        .because(shown.map(|shown| shown.because.because.clone()).unwrap_or_default()))
}
