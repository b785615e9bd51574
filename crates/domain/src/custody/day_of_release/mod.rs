//! The day a person leaves when the date falls on a weekend, a Friday or a bank holiday, and what may be asked for.
//!
//! # What it says
//! A date on a day on which nobody works moves to a working day: curfew eligibility forward, the others back. A prison
//! may besides let somebody out up to two working days early where the date falls on a Friday or on the eve of a bank
//! holiday, so that offices are open on the first days out. Two services of the prison service work that day out in two
//! ways, and both are given here as policies [`A`](DayOfReleasePolicy::StepBack) and
//! [`B`](DayOfReleasePolicy::ThirdWorkingDay). The prison decides: it may be asked, and nobody has a right to it.
//!
//! # Source
//! [`WEEKEND`], [`DAY_OF_RELEASE`], and the policies' own. Both Acts are cited from memory; how the two services count
//! was read in their published code.
//!
//! # Applies to
//! Dates that are still ahead. Policy A: conditional, automatic and post-recall dates and the transfer dates of detention
//! and training orders. Policy B: every date on which a person leaves but a curfew that has been approved; the service it
//! rests on knows only dates on which a licence begins. The date is taken as it was given, not as the weekend rule moves it.
//!
//! # Example
//! A conditional date on Friday 5 March 2027: policy A says Thursday 4 March, policy B Tuesday 2 March or after. Two
//! working days early would be Wednesday 3 March.

use jiff::civil::{Date, Weekday};

use super::ReleaseDateKind;
use crate::agency::coded;
use crate::calendar::BankHolidays;
use crate::reason::{Force, Reason, Source, long_date};

/// How many working days early the Act of 2023 lets a prison release somebody, at most.
pub const WORKING_DAYS_EARLY_MAX: i32 = 2;

/// Dates move off weekends and bank holidays.
pub const WEEKEND: Source = Source {
    citation: "Criminal Justice Act 1961, section 23(3); which dates move forward or back is how the prison service counts",
    force: Force::Practice,
    verified: false,
};

/// A prison may let somebody out before a Friday or a bank holiday.
pub const DAY_OF_RELEASE: Source = Source {
    citation: "Offenders (Day of Release from Detention) Act 2023: the prison decides, nobody has a right to it",
    force: Force::Practice,
    verified: false,
};

coded! {
    /// Two ways of working out an earlier day of release.
    DayOfReleasePolicy {
        /// Step back one day at a time until the day and the day after are working days. Rests on the prison service's
        /// calculation of release dates.
        StepBack = "A", "The last day that has a working day after it";
        /// Where the date is a Friday, Saturday, Sunday or bank holiday, any day from the third working day before it,
        /// Fridays not counted. Rests on the prison service's licence service.
        ThirdWorkingDay = "B", "From the third working day before, Fridays not counted";
    }
}

coded! {
    /// Why there is no earlier day to ask for.
    NothingToAsk {
        /// The policy leaves dates of this kind out.
        KindLeftOut = "kind_left_out", "the policy leaves dates of this kind out";
        /// The date is today or has passed.
        NotAhead = "not_ahead", "only dates that are still ahead can move";
        /// Offices are open on the day and, as the policy asks, around it.
        OrdinaryDay = "ordinary_day", "the policy leaves this day as it is";
    }
}

impl DayOfReleasePolicy {
    /// What the policy rests on.
    pub const fn source(self) -> Source {
        let citation = match self {
            Self::StepBack => {
                "Offenders (Day of Release from Detention) Act 2023, as the prison service's calculation of release dates applies it (policy A)"
            }
            Self::ThirdWorkingDay => {
                "Offenders (Day of Release from Detention) Act 2023, as the prison service's licence service applies it (policy B)"
            }
        };
        Source { citation, ..DAY_OF_RELEASE }
    }

    /// Whether the policy looks at dates of this kind.
    pub const fn takes(self, kind: ReleaseDateKind) -> bool {
        use ReleaseDateKind::{Ard, Crd, Etd, Hdcad, Ltd, Mtd, Prrd};
        match self {
            Self::StepBack => matches!(kind, Crd | Ard | Prrd | Etd | Mtd | Ltd),
            Self::ThirdWorkingDay => kind.lets_out() && !matches!(kind, Hdcad),
        }
    }

    /// The day the policy gives for this date, or why it gives none. Of policy B it is the earliest day.
    pub fn day(
        self,
        kind: ReleaseDateKind,
        on: Date,
        today: Date,
        holidays: &BankHolidays,
    ) -> Result<Date, NothingToAsk> {
        if !self.takes(kind) {
            return Err(NothingToAsk::KindLeftOut);
        }
        if on <= today {
            return Err(NothingToAsk::NotAhead);
        }
        let day = match self {
            Self::StepBack => step_back(on, holidays),
            Self::ThirdWorkingDay => third_working_day(on, holidays),
        };
        day.filter(|day| *day < on).ok_or(NothingToAsk::OrdinaryDay)
    }
}

fn step_back(on: Date, holidays: &BankHolidays) -> Option<Date> {
    let is_shut = |day: Date| !holidays.is_working_day(day);
    let mut day = on;
    // At either end of the calendar there is no next day to look at.
    while is_shut(day) || day.tomorrow().is_ok_and(is_shut) {
        day = day.yesterday().ok()?;
    }
    Some(day)
}

fn third_working_day(on: Date, holidays: &BankHolidays) -> Option<Date> {
    if on.weekday() != Weekday::Friday && holidays.is_working_day(on) {
        return None;
    }
    let mut day = on;
    let mut counted = 0;
    while counted < 3 {
        let before = holidays.add_working_days(day, -1);
        if before == day {
            return None;
        }
        day = before;
        counted += i32::from(day.weekday() != Weekday::Friday);
    }
    Some(day)
}

/// Where a date that falls on a weekend or a bank holiday moves, by its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OffWeekend {
    /// To the next working day.
    Forward,
    /// To the working day before.
    Back,
    /// It stays: it was given for this very day, or nobody leaves on it.
    Stays,
}

impl ReleaseDateKind {
    /// Where a date of this kind moves when it falls on a weekend or a bank holiday.
    pub const fn off_weekend(self) -> OffWeekend {
        match self {
            Self::Hdced => OffWeekend::Forward,
            Self::Crd | Self::Ard | Self::Ped | Self::Prrd | Self::Etd | Self::Mtd | Self::Ltd => OffWeekend::Back,
            _ => OffWeekend::Stays,
        }
    }
}

/// What one policy says of a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierDay {
    /// The policy.
    pub policy: DayOfReleasePolicy,
    /// The day that may be asked for (of policy B, the earliest), or why there is none.
    pub day: Result<Date, NothingToAsk>,
    /// How many working days early that is, the day itself counted; 0 where there is none.
    pub working_days_early: i32,
    /// What the policy rests on, and how it got there.
    pub because: Reason,
}

impl EarlierDay {
    /// Whether the day is earlier than the Act lets a prison go, as we remember it.
    pub const fn is_beyond_ceiling(&self) -> bool {
        self.working_days_early > WORKING_DAYS_EARLY_MAX
    }
}

/// A release date with the day a person leaves and the earlier days that may be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayOfRelease {
    /// What kind of date it is.
    pub kind: ReleaseDateKind,
    /// The date as it was given.
    pub on: Date,
    /// The day it is moved to off a weekend or bank holiday; the date itself where it is not.
    pub leaves_on: Date,
    /// Why that day.
    pub because: Reason,
    /// What each policy says, A before B.
    pub policies: [EarlierDay; 2],
    /// The earliest day the Act allows, as we remember it: two working days before the date.
    pub ceiling: Date,
}

impl DayOfRelease {
    /// The day of release of a date of this kind, asked on `today`.
    pub fn new(kind: ReleaseDateKind, on: Date, today: Date, holidays: &BankHolidays) -> Self {
        let (leaves_on, because) = off_weekend(kind, on, today, holidays);
        let ceiling = holidays.add_working_days(on, -WORKING_DAYS_EARLY_MAX);
        let earlier = |policy: DayOfReleasePolicy| {
            let day = policy.day(kind, on, today, holidays);
            let working_days_early = day.map_or(0, |day| -holidays.working_days_between(on, day));
            let because = match day {
                Ok(day) => {
                    let from = if policy == DayOfReleasePolicy::ThirdWorkingDay { "from " } else { "" };
                    vec![
                        format!("the date is {}", with_weekday(on)),
                        format!("policy {}: {from}{}", policy.code(), with_weekday(day)),
                        format!("{}, the day itself counted", days_early(working_days_early)),
                        format!(
                            "{WORKING_DAYS_EARLY_MAX} working days, the most that the Act allows as we remember it: {}",
                            with_weekday(ceiling)
                        ),
                        "the prison decides; it may be asked, and nobody has a right to it".to_owned(),
                    ]
                }
                Err(why) => vec![format!("the date is {}", with_weekday(on)), why.words().to_owned()],
            };
            EarlierDay {
                policy,
                day,
                working_days_early,
                because: Reason::new("E-RELEASE-DAY", policy.source(), because),
            }
        };
        let policies = [earlier(DayOfReleasePolicy::StepBack), earlier(DayOfReleasePolicy::ThirdWorkingDay)];
        Self { kind, on, leaves_on, because, policies, ceiling }
    }

    /// Whether the policies give different answers: then both are shown.
    pub fn policies_differ(&self) -> bool {
        let [a, b] = &self.policies;
        a.day != b.day
    }

    /// What to ask the prison, in a sentence for a worker; `None` where there is nothing to ask, or no day is left.
    pub fn ask(&self, today: Date) -> Option<String> {
        let ahead = |earlier: &EarlierDay| earlier.day.ok().filter(|day| today <= *day);
        let [a, b] = &self.policies;
        let days = match (ahead(a), ahead(b)) {
            (None, None) => return None,
            (Some(a), None) => with_weekday(a),
            (None, Some(b)) => format!("{} or after", with_weekday(b)),
            (Some(a), Some(b)) if a == b => with_weekday(a),
            (Some(a), Some(b)) => format!("{} by one policy, {} or after by another", with_weekday(a), with_weekday(b)),
        };
        Some(format!(
            "Ask the prison whether release can be earlier than {}: {days}. As we remember the Act it allows up to \
             {WORKING_DAYS_EARLY_MAX} working days early, {}. The prison decides: nobody has a right to it.",
            with_weekday(self.on),
            with_weekday(self.ceiling)
        ))
    }
}

fn off_weekend(kind: ReleaseDateKind, on: Date, today: Date, holidays: &BankHolidays) -> (Date, Reason) {
    let rule = kind.off_weekend();
    let (leaves_on, why) = match rule {
        _ if holidays.is_working_day(on) => (on, "it is a working day".to_owned()),
        OffWeekend::Stays => (on, "dates of this kind are not moved off a weekend or bank holiday".to_owned()),
        OffWeekend::Forward | OffWeekend::Back if on < today => (on, "dates that have passed are not moved".to_owned()),
        OffWeekend::Forward => {
            let next = holidays.next_working_day(on);
            (next, format!("nobody leaves on that day; the next working day is {}", with_weekday(next)))
        }
        OffWeekend::Back => {
            let before = holidays.previous_working_day(on);
            (before, format!("nobody leaves on that day; the working day before is {}", with_weekday(before)))
        }
    };
    (leaves_on, Reason::new("E-RELEASE-WEEKEND", WEEKEND, [format!("the date is {}", with_weekday(on)), why]))
}

/// "Friday 5 March 2027".
fn with_weekday(date: Date) -> String {
    format!("{} {}", date.strftime("%A"), long_date(date))
}

fn days_early(days: i32) -> String {
    if days == 1 { "1 working day early".to_owned() } else { format!("{days} working days early") }
}

#[cfg(test)]
mod tests;
