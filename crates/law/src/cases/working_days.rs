//! Cases of working days: whether a day is one, and which day comes so many of them later.

use domain::Date;

use super::said::Said;
use crate::calendar;
use crate::keys::{KeyError, Keys};

pub(super) fn check(facts: &mut Keys, _today: Date) -> Result<Said, KeyError> {
    let from = facts.date("from")?;
    let add = facts.whole_number_or_none("add")?;
    let to = facts.date_or_none("to")?;
    let holidays = calendar::embedded();
    let reached = add.map(|n| holidays.add_working_days(from, n));
    let between = to.map(|to| holidays.working_days_between(from, to));
    let weekday = |on: Date| on.strftime("%A").to_string();
    let mut steps = vec![format!("{from} is a {}", weekday(from))];
    if !holidays.covers(from) {
        steps.push(format!("{} is not in the list of bank holidays: they are worked out by rule", from.year()));
    }
    steps.extend(reached.map(|on| format!("reached {on}, a {}", weekday(on))));
    let on_the_way = |on: &&Date| (from..=reached.or(to).unwrap_or(from)).contains(*on);
    steps.extend(holidays.dates().iter().filter(on_the_way).map(|on| format!("{on} is a bank holiday")));
    Ok(Said::default()
        .with("is_working_day", holidays.is_working_day(from))
        .with("is_bank_holiday", holidays.is_bank_holiday(from))
        .with("next", holidays.next_working_day(from))
        .with("previous", holidays.previous_working_day(from))
        .with("is_listed", holidays.covers(from))
        .with_or_none("reached", reached)
        .with_or_none("between", between)
        .because(steps))
}
