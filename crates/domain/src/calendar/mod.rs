//! Working days: which days count when a duty is due in working days, and how they are counted.
//!
//! # What it says
//! A working day is every day that is not a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday. Of "ten
//! working days after a day" the day itself is not counted.
//!
//! # Source
//! [`WORKING_DAY`]; bank holidays [`BANK_HOLIDAYS`].
//!
//! # Applies to
//! England and Wales, which have the same bank holidays. The words are those of the Welsh regulations; English guidance
//! that says "working days" does not define them, and we count alike.
//!
//! # Example
//! Ten working days after Thursday 17 December 2026 is Tuesday 5 January 2027: Christmas Day, Monday 28 December and New
//! Year's Day do not count.

mod by_rule;
mod day;

use jiff::civil::Date;

pub use by_rule::{BANK_HOLIDAYS, BANK_HOLIDAYS_A_YEAR};

use crate::reason::{Force, Source};

/// What a working day is.
pub const WORKING_DAY: Source =
    Source { citation: "SI 2015/1823 (Wales), regulation 2", force: Force::Statute, verified: true };

/// Why a list of bank holidays is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BankHolidaysRefused {
    /// The last year comes before the first.
    #[error("the years end in {to} and begin in {from}")]
    YearsReversed {
        /// First year.
        from: i16,
        /// Last year.
        to: i16,
    },
    /// A day is not in the years that the list is for.
    #[error("{on} is not in the years {from} to {to}")]
    Outside {
        /// The day.
        on: Date,
        /// First year.
        from: i16,
        /// Last year.
        to: i16,
    },
    /// A day stands twice.
    #[error("{on} stands twice")]
    Twice {
        /// The day.
        on: Date,
    },
    /// A year has fewer bank holidays than any year has, so some are missing.
    #[error("{year} has {found} bank holidays, and every year has {BANK_HOLIDAYS_A_YEAR} or more")]
    TooFew {
        /// The year.
        year: i16,
        /// How many there are from Monday to Friday.
        found: usize,
    },
    /// Years between two lists are in neither.
    #[error("no list has the years {from} to {to}")]
    Gap {
        /// First year that is missing.
        from: i16,
        /// Last year that is missing.
        to: i16,
    },
}

/// The bank holidays of England and Wales for a run of whole years.
///
/// Outside these years the eight holidays that follow from the rule count (New Year's Day, Good Friday, Easter Monday,
/// early May, spring, summer, Christmas Day, Boxing Day, with their substitute days), and none that was moved or added
/// once; [`covers`](Self::covers) tells. Every question takes the same small time for every date and allocates nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BankHolidays {
    /// In order.
    dates: Vec<Date>,
    years: Option<(i16, i16)>,
    /// Number of the first day of the first year.
    first: i32,
    /// The days from `first` on, 64 to a part.
    parts: Vec<Part>,
    /// How many working days the years of the list have more than by rule; below zero where holidays were added.
    more_than_by_rule: i32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    /// A bit for each day, from the lowest on: set if it is a working day.
    working: u64,
    /// Working days before the first of these days, counted as [`by_rule::working_days_to`] counts.
    before: i32,
}

impl BankHolidays {
    /// The bank holidays of the years `from` to `to`, in any order. Every year must be whole: eight holidays or more.
    pub fn try_new(dates: impl IntoIterator<Item = Date>, from: i16, to: i16) -> Result<Self, BankHolidaysRefused> {
        if to < from {
            return Err(BankHolidaysRefused::YearsReversed { from, to });
        }
        let mut dates: Vec<Date> = dates.into_iter().collect();
        dates.sort_unstable();
        if let Some(on) = dates.iter().find(|on| !(from..=to).contains(&on.year())) {
            return Err(BankHolidaysRefused::Outside { on: *on, from, to });
        }
        if let Some([on, _]) = dates.array_windows().find(|[on, next]| on == next) {
            return Err(BankHolidaysRefused::Twice { on: *on });
        }
        for year in from..=to {
            let of_year = dates.iter().filter(|on| on.year() == year && is_weekday(**on));
            let found = of_year.count();
            if found < BANK_HOLIDAYS_A_YEAR {
                return Err(BankHolidaysRefused::TooFew { year, found });
            }
        }
        Ok(Self::built(dates, from, to))
    }

    fn built(dates: Vec<Date>, from: i16, to: i16) -> Self {
        let first = day::of(i32::from(from), 1, 1);
        let last = day::of(i32::from(to), 12, 31);
        let mut before = by_rule::working_days_to(first - 1);
        let mut listed = dates.iter().map(|on| day::number(*on)).peekable();
        let mut parts = Vec::new();
        let mut at = first;
        while at <= last {
            let mut working = 0;
            for bit in 0..u64::BITS {
                let is_listed = listed.next_if_eq(&at).is_some();
                // The rest of the last part belongs to the next year, which follows the rule.
                let is_working = if at > last {
                    by_rule::is_working_day(at)
                } else {
                    day::weekday(at) < 5 && !is_listed && !by_rule::is_good_friday_or_christmas(at)
                };
                working |= u64::from(is_working) << bit;
                at += 1;
            }
            parts.push(Part { working, before });
            before += ones(working);
        }
        Self {
            dates,
            years: Some((from, to)),
            first,
            parts,
            more_than_by_rule: before - by_rule::working_days_to(at - 1),
        }
    }

    /// These bank holidays with the years of `fresh` added or replaced whole. Years that `fresh` does not have stay as
    /// they are; years in neither are refused, so that none is lost between the two.
    pub fn renewed(&self, fresh: &Self) -> Result<Self, BankHolidaysRefused> {
        let (Some((from, to)), Some((fresh_from, fresh_to))) = (self.years, fresh.years) else {
            return Ok(if fresh.years.is_some() { fresh.clone() } else { self.clone() });
        };
        if i32::from(fresh_from) > i32::from(to) + 1 {
            return Err(BankHolidaysRefused::Gap { from: to + 1, to: fresh_from - 1 });
        }
        if i32::from(from) > i32::from(fresh_to) + 1 {
            return Err(BankHolidaysRefused::Gap { from: fresh_to + 1, to: from - 1 });
        }
        let stay = self.dates.iter().filter(|on| !fresh.covers(**on)).copied();
        Self::try_new(stay.chain(fresh.dates.iter().copied()), from.min(fresh_from), to.max(fresh_to))
    }

    /// The bank holidays that are listed, in order.
    pub fn dates(&self) -> &[Date] {
        &self.dates
    }

    /// The first and the last year that are listed; `None` if none is.
    pub const fn years(&self) -> Option<(i16, i16)> {
        self.years
    }

    /// Whether the date's year is listed. Where it is not, holidays that were moved or added once are not known.
    pub fn covers(&self, date: Date) -> bool {
        self.years.is_some_and(|(from, to)| (from..=to).contains(&date.year()))
    }

    /// Whether the date is not a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday.
    pub fn is_working_day(&self, date: Date) -> bool {
        let number = day::number(date);
        let at = usize::try_from(number - self.first).ok();
        match at.and_then(|at| Some((self.parts.get(at / 64)?, at % 64))) {
            Some((part, bit)) => part.working >> bit & 1 == 1,
            None => by_rule::is_working_day(number),
        }
    }

    /// Whether nobody works although it is a Monday to Friday: bank holidays, Christmas Day and Good Friday.
    pub fn is_bank_holiday(&self, date: Date) -> bool {
        is_weekday(date) && !self.is_working_day(date)
    }

    /// The date itself if it is a working day, else the next one. At the end of the calendar, its last day.
    pub fn next_working_day(&self, on_or_after: Date) -> Date {
        if self.is_working_day(on_or_after) { on_or_after } else { self.add_working_days(on_or_after, 1) }
    }

    /// The date itself if it is a working day, else the one before. At the start of the calendar, its first day.
    pub fn previous_working_day(&self, on_or_before: Date) -> Date {
        if self.is_working_day(on_or_before) { on_or_before } else { self.add_working_days(on_or_before, -1) }
    }

    /// The `n`th working day after the date, or before it where `n` is below zero. The date itself is not counted; `n` = 0
    /// gives the date. Past either end of the calendar it is the calendar's first or last day.
    pub fn add_working_days(&self, date: Date, n: i32) -> Date {
        // The calendar has fewer days than this; sums of it fit.
        let mut left = n.clamp(-8_000_000, 8_000_000);
        let mut at = day::number(date);
        while left > 0 && at < day::LAST {
            let to = (at + days_at_least(left)).min(day::LAST);
            left -= self.working_days_to(to) - self.working_days_to(at);
            at = to;
        }
        while left < 0 && at > day::FIRST {
            let to = (at - days_at_least(-left)).max(day::FIRST);
            left += self.working_days_to(at - 1) - self.working_days_to(to - 1);
            at = to;
        }
        if n == 0 { date } else { day::date(at) }
    }

    /// How many working days must be added to `a` to reach `b`, or the working day before it: those after `a` up to `b`,
    /// `b` counted and `a` not. Below zero where `b` comes first: those from `b` on before `a`.
    pub fn working_days_between(&self, a: Date, b: Date) -> i32 {
        let (from, to) = (day::number(a), day::number(b));
        if from <= to {
            self.working_days_to(to) - self.working_days_to(from)
        } else {
            self.working_days_to(to - 1) - self.working_days_to(from - 1)
        }
    }

    /// Working days from a fixed day to this one, both counted. Only differences of it mean anything.
    fn working_days_to(&self, number: i32) -> i32 {
        let Ok(at) = usize::try_from(number - self.first) else { return by_rule::working_days_to(number) };
        match self.parts.get(at / 64) {
            Some(part) => part.before + ones(part.working & (u64::MAX >> (63 - at % 64))),
            None => by_rule::working_days_to(number) + self.more_than_by_rule,
        }
    }
}

/// Days that `n` working days take at least: the weekends between them come on top. So many days never go too far, and if
/// they are enough, the last of them is a working day.
const fn days_at_least(n: i32) -> i32 {
    n + 2 * ((n - 1) / 5)
}

fn ones(bits: u64) -> i32 {
    // At most 64.
    i32::try_from(bits.count_ones()).unwrap_or(0)
}

fn is_weekday(date: Date) -> bool {
    day::weekday(day::number(date)) < 5
}

#[cfg(test)]
mod tests;
