//! Cases of the day of release: where a date moves off a weekend, and the earlier days that may be asked for.

use domain::Date;
use domain::custody::{DayOfRelease, EarlierDay, NothingToAsk, ReleaseDateKind};

use super::said::Said;
use crate::calendar;
use crate::keys::{KeyError, Keys};

pub(super) fn check(facts: &mut Keys, today: Date) -> Result<Said, KeyError> {
    let kind = facts.code("kind", ReleaseDateKind::ALL, ReleaseDateKind::code)?;
    let on = facts.date("on")?;
    let day = DayOfRelease::new(kind, on, today, &calendar::embedded());
    let [a, b] = &day.policies;
    let why_not = |earlier: &EarlierDay| earlier.day.err().map(NothingToAsk::code);
    Ok(Said::default()
        .with("leaves_on", day.leaves_on)
        .with_or_none("a", a.day.ok())
        .with_or_none("a_why_not", why_not(a))
        .with("a_working_days_early", a.working_days_early)
        .with("a_beyond_ceiling", a.is_beyond_ceiling())
        .with_or_none("b", b.day.ok())
        .with_or_none("b_why_not", why_not(b))
        .with("b_working_days_early", b.working_days_early)
        .with("b_beyond_ceiling", b.is_beyond_ceiling())
        .with("policies_differ", day.policies_differ())
        .with("ceiling", day.ceiling)
        .with("can_ask", day.ask(today).is_some())
        .because(day.because.because.iter().cloned())
        .because(day.policies.iter().flat_map(|earlier| earlier.because.because.iter().cloned()))
        .because(day.ask(today)))
}
