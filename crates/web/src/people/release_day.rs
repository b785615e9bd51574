//! A release date before shut offices: what falls there, and which earlier day the prison may be asked for.

use domain::Date;
use domain::calendar::BankHolidays;
use domain::custody::{DayOfRelease, ReleaseDate};
use jiff::civil::Weekday;
use serde::Serialize;

use crate::words::{self, Why};

/// The warning about the day of release.
#[derive(Debug, Serialize)]
pub(crate) struct ReleaseDayView {
    title: String,
    /// What to ask for, or what to plan for where no earlier day is left.
    text: String,
}

/// What one policy says of the day of release.
#[derive(Debug, Serialize)]
pub(super) struct PolicyView {
    name: String,
    why: Why,
}

/// What each policy says of the day of release, while it lies ahead.
pub(super) fn policies(date: &ReleaseDate, today: Date, holidays: &BankHolidays) -> Vec<PolicyView> {
    if date.on < today {
        return Vec::new();
    }
    let policy = |earlier: &domain::custody::EarlierDay| PolicyView {
        name: format!("Policy {}: {}", earlier.policy.code(), earlier.policy.words()),
        why: Why::of(&earlier.because),
    };
    DayOfRelease::new(date.kind, date.on, today, holidays).policies.iter().map(policy).collect()
}

impl ReleaseDayView {
    /// The warning; nothing where offices are open on the day and the day after, or the day has passed.
    pub(crate) fn of(date: &ReleaseDate, today: Date, holidays: &BankHolidays) -> Option<Self> {
        let falls = falls(date.on, holidays).filter(|_| date.on >= today)?;
        let day = DayOfRelease::new(date.kind, date.on, today, holidays);
        let moved = if day.leaves_on == day.on {
            String::new()
        } else {
            format!("Nobody leaves on that day: the day to expect is {}. ", words::long(day.leaves_on))
        };
        let ask = day.ask(today).unwrap_or_else(|| {
            format!("{}: no earlier day is left to ask for. Plan for shut offices.", words::long(date.on))
        });
        let differ = if day.policies_differ() { " Two policies differ." } else { "" };
        Some(Self { title: format!("Release falls on {falls}"), text: format!("{moved}{ask}{differ}") })
    }
}

/// "a Friday", "a bank holiday": why offices are shut on the day or the day after.
fn falls(on: Date, holidays: &BankHolidays) -> Option<&'static str> {
    let eve = on.tomorrow().is_ok_and(|next| holidays.is_bank_holiday(next));
    match on.weekday() {
        _ if holidays.is_bank_holiday(on) => Some("a bank holiday"),
        Weekday::Friday => Some("a Friday"),
        Weekday::Saturday | Weekday::Sunday => Some("a weekend"),
        _ if eve => Some("the day before a bank holiday"),
        _ => None,
    }
}
