//! A release date before shut offices: what falls there, and which earlier day the prison may be asked for.

use casework::record::Known;
use domain::Date;
use domain::calendar::BankHolidays;
use domain::custody::DayOfRelease;
use jiff::civil::Weekday;
use serde::Serialize;

use crate::words::{self, Why};

/// The warning about the day of release.
#[derive(Debug, Serialize)]
pub(crate) struct ReleaseDayView {
    title: String,
    /// What to ask for, or what to plan for where no earlier day is left.
    text: String,
    /// Whether the policies give different answers: then each is shown.
    differ: bool,
    policies: Vec<PolicyView>,
}

#[derive(Debug, Serialize)]
struct PolicyView {
    name: String,
    why: Why,
}

impl ReleaseDayView {
    /// The warning; nothing where offices are open on the day and the day after, or the day has passed.
    pub(crate) fn of(known: &Known, today: Date, holidays: &BankHolidays) -> Option<Self> {
        let date = &known.custody.as_ref()?.release.as_ref()?.date;
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
        let policy = |earlier: &domain::custody::EarlierDay| PolicyView {
            name: format!("Policy {}: {}", earlier.policy.code(), earlier.policy.words()),
            why: Why::of(&earlier.because),
        };
        Some(Self {
            title: format!("Release falls on {falls}"),
            text: format!("{moved}{ask}"),
            differ: day.policies_differ(),
            policies: day.policies.iter().map(policy).collect(),
        })
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
