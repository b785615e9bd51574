//! When a place is open in a usual week, and what a bank holiday or a closure does to it.

use core::fmt;

use jiff::civil::{Date, Weekday};

use super::time_of_day::TimeOfDay;
use crate::agency::coded;

/// Open from one time to another on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Spell {
    /// When it opens.
    pub from: TimeOfDay,
    /// When it shuts.
    pub to: TimeOfDay,
}

/// The usual week, Monday first: none, one or several spells a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Week([Vec<Spell>; 7]);

/// Why hours cannot be taken as they are written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HoursRefused {
    /// A part is not written as "9:00-17:00".
    #[error("not written as 9:00-17:00: {part}")]
    NotASpell {
        /// The part.
        part: String,
    },
    /// It shuts before it opens. Somewhere that is open past midnight is open until midnight, and again from then on.
    #[error("it shuts at {to} and opens at {from}")]
    ShutsFirst {
        /// Opens.
        from: TimeOfDay,
        /// Shuts.
        to: TimeOfDay,
    },
    /// It opens again before it has shut.
    #[error("it opens at {from} before it has shut")]
    Overlaps {
        /// Opens again.
        from: TimeOfDay,
    },
}

impl Week {
    /// The same spells on Monday to Friday, and others on Saturday and Sunday.
    pub fn new(weekdays: &[Spell], saturday: &[Spell], sunday: &[Spell]) -> Self {
        let weekdays = || weekdays.to_vec();
        Self([weekdays(), weekdays(), weekdays(), weekdays(), weekdays(), saturday.to_vec(), sunday.to_vec()])
    }

    /// The spells of each day, Monday first, as [`Week::parse_day`] reads them.
    pub fn parse(days: [&str; 7]) -> Result<Self, HoursRefused> {
        let mut week = Self::default();
        for (day, text) in week.0.iter_mut().zip(days) {
            *day = Self::parse_day(text)?;
        }
        Ok(week)
    }

    /// Reads "9:00-12:30, 13:30-17:00"; nothing or "closed" is a day on which it is shut, "all day" one without an end.
    pub fn parse_day(text: &str) -> Result<Vec<Spell>, HoursRefused> {
        match text.trim().to_lowercase().as_str() {
            "" | "closed" | "shut" => return Ok(Vec::new()),
            "all day" | "24 hours" => return Ok(vec![Spell { from: TimeOfDay::MIDNIGHT, to: TimeOfDay::END }]),
            _ => {}
        }
        let mut spells: Vec<Spell> = Vec::new();
        for part in text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
            let bad = || HoursRefused::NotASpell { part: part.to_owned() };
            let dashed = part.replace(" to ", "-").replace(['–', '—'], "-");
            let (from, to) = dashed.split_once('-').ok_or_else(bad)?;
            let from = TimeOfDay::parse(from).map_err(|_| bad())?;
            let to = TimeOfDay::parse(to).map_err(|_| bad())?;
            let to = if to == TimeOfDay::MIDNIGHT { TimeOfDay::END } else { to };
            if to <= from {
                return Err(HoursRefused::ShutsFirst { from, to });
            }
            if spells.last().is_some_and(|last| from < last.to) {
                return Err(HoursRefused::Overlaps { from });
            }
            spells.push(Spell { from, to });
        }
        Ok(spells)
    }

    /// The spells of a day of the week.
    pub fn on(&self, weekday: Weekday) -> &[Spell] {
        self.0.get(usize::try_from(weekday.to_monday_zero_offset()).unwrap_or(0)).map_or(&[], Vec::as_slice)
    }

    /// Each day, Monday first, as [`Week::parse_day`] reads it back.
    pub fn days(&self) -> [String; 7] {
        self.0.clone().map(|spells| spells.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
    }

    /// Whether it is never open.
    pub fn is_never(&self) -> bool {
        self.0.iter().all(Vec::is_empty)
    }
}

impl fmt::Display for Spell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.from, self.to)
    }
}

impl Spell {
    /// "9am to 5pm".
    pub fn words(self) -> String {
        format!("{} to {}", self.from.words(), self.to.words())
    }
}

coded! {
    /// What a place does on a bank holiday.
    OnBankHolidays {
        /// Shut.
        Shut = "shut", "Shut";
        /// Open as on a Sunday.
        AsSunday = "as_sunday", "Open as on a Sunday";
        /// Open as on any other day.
        AsUsual = "as_usual", "Open as usual";
    }
}

/// Days on which a place is shut though the usual week says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closure {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// "staff training": follows "it is shut for".
    pub why: String,
}

impl Closure {
    /// Whether the day is one of it.
    pub fn holds_on(&self, day: Date) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hours_as_people_write_them() {
        for (text, shown) in [
            ("9:00-17:00", "09:00-17:00"),
            ("9am to 12:30pm, 1:30pm-5pm", "09:00-12:30, 13:30-17:00"),
            ("closed", ""),
            ("", ""),
            ("All day", "00:00-24:00"),
            ("8pm–midnight", "20:00-24:00"),
        ] {
            let mut week = Week::default();
            week.0[0] = Week::parse_day(text).unwrap();
            assert_eq!(week.days()[0], shown, "{text}");
        }
        let (nine, five) = (TimeOfDay::new(9, 0), TimeOfDay::new(17, 0));
        assert_eq!(Week::parse_day("17:00-9:00"), Err(HoursRefused::ShutsFirst { from: five, to: nine }));
        assert_eq!(Week::parse_day("9-5"), Err(HoursRefused::NotASpell { part: "9-5".into() }));
        assert!(matches!(Week::parse_day("9:00-13:00, 12:00-14:00"), Err(HoursRefused::Overlaps { .. })));
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(times in proptest::collection::btree_set(0_i32..1440, 0..8)) {
            let times: Vec<TimeOfDay> = times.into_iter().filter_map(TimeOfDay::from_minutes).collect();
            let spells: Vec<Spell> = times.chunks_exact(2).map(|pair| Spell { from: pair[0], to: pair[1] }).collect();
            let week = Week::new(&spells, &[], &spells);
            let days = week.days();
            prop_assert_eq!(Week::parse(days.each_ref().map(String::as_str)), Ok(week));
        }
    }
}
