//! What the day of the week, a bank holiday or Christmas does to a release: what is shut on the day and on the days after.

use jiff::civil::{Date, Weekday};

use super::day::World;
use crate::place::Place;
use crate::reason::long_date;

/// A day on or after the release on which something is shut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// "Release is on a Friday": the heading.
    pub title: String,
    /// What is shut, a sentence a day.
    pub shut: Vec<String>,
    /// The first day on which offices are open again.
    pub open_again_on: Date,
    /// For how many days after the release medicine, money and food must last.
    pub days_to_bridge: i32,
}

/// The alert for a release on `on`, with what of `places` is shut then and on the days after; nothing where the day and the next
/// are working days.
pub fn alerts(on: Date, places: &[&Place], world: World<'_>) -> Option<Alert> {
    let holidays = world.holidays;
    let next = on.tomorrow().ok()?;
    if holidays.is_working_day(on) && holidays.is_working_day(next) {
        return None;
    }
    let open_again_on = holidays.next_working_day(next);
    let days = core::iter::successors(Some(on), |day| day.tomorrow().ok()).take_while(|day| *day < open_again_on);
    let shut = days.filter_map(|day| shut(day, places, world)).collect();
    let days_to_bridge = (open_again_on - on).get_days();
    Some(Alert { title: title(on, next, world), shut, open_again_on, days_to_bridge })
}

fn title(on: Date, next: Date, world: World<'_>) -> String {
    let day = if is_christmas(on) {
        "Release is at Christmas".to_owned()
    } else if world.holidays.is_bank_holiday(on) {
        "Release is on a bank holiday".to_owned()
    } else if on.weekday() == Weekday::Friday {
        "Release is on a Friday".to_owned()
    } else if world.holidays.is_working_day(on) {
        "Release is on the day before a bank holiday".to_owned()
    } else {
        format!("Release is on a {}", on.strftime("%A"))
    };
    let more = (on.weekday() == Weekday::Friday
        && monday_after(next).is_some_and(|day| !world.holidays.is_working_day(day)))
    .then_some(", before a weekend with a bank holiday");
    format!("{day}{}", more.unwrap_or_default())
}

fn monday_after(day: Date) -> Option<Date> {
    core::iter::successors(Some(day), |day| day.tomorrow().ok()).take(4).find(|day| day.weekday() == Weekday::Monday)
}

fn is_christmas(day: Date) -> bool {
    matches!((day.month(), day.day()), (12, 24..=31) | (1, 1))
}

fn shut(day: Date, places: &[&Place], world: World<'_>) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for place in places {
        if place.open_on(day, world.holidays).is_shut() && !names.contains(&place.name.as_str()) {
            names.push(&place.name);
        }
    }
    (!names.is_empty()).then(|| format!("{} {}: shut are {}", day.strftime("%A"), long_date(day), names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::BankHolidays;
    use crate::place::ASSUMED;
    use jiff::civil::date;

    #[test]
    fn which_days_need_an_alert() {
        let holidays = BankHolidays::default();
        let world = World { holidays: &holidays, model: &ASSUMED, said: &[] };
        for (on, title, bridge) in [
            (date(2027, 3, 3), None, 0),
            (date(2027, 3, 5), Some("Release is on a Friday"), 3),
            (date(2027, 3, 6), Some("Release is on a Saturday"), 2),
            (date(2027, 3, 25), Some("Release is on the day before a bank holiday"), 5),
            (date(2027, 3, 26), Some("Release is on a bank holiday, before a weekend with a bank holiday"), 4),
            (date(2027, 4, 30), Some("Release is on a Friday, before a weekend with a bank holiday"), 4),
            (date(2026, 12, 24), Some("Release is at Christmas"), 5),
        ] {
            let found = alerts(on, &[], world);
            assert_eq!(found.as_ref().map(|alert| alert.title.as_str()), title, "{on}");
            assert_eq!(found.map_or(0, |alert| alert.days_to_bridge), bridge, "{on}");
        }
    }
}
