//! A place, and from when to when it is open on a day, with why.

use jiff::civil::{Date, Weekday};

use super::coordinates::Coordinates;
use super::hours::{Closure, OnBankHolidays, Spell, Week};
use crate::agency::coded;
use crate::calendar::BankHolidays;
use crate::reason::{Force, Reason, Source, long_date};

/// Where opening hours come from: whoever wrote them down.
pub const HOURS: Source =
    Source { citation: "the opening hours in the directory of places", force: Force::Local, verified: false };

/// Longest name or address, in characters.
const WORDS_MAX: usize = 200;

coded! {
    /// What a place is.
    PlaceKind {
        /// The gate of a prison.
        PrisonGate = "prison_gate", "Prison gate";
        /// A probation office.
        Probation = "probation", "Probation office";
        /// A council's housing office.
        Housing = "housing", "Housing office";
        /// A Jobcentre.
        Jobcentre = "jobcentre", "Jobcentre";
        /// A pharmacy.
        Pharmacy = "pharmacy", "Pharmacy";
        /// A bank.
        Bank = "bank", "Bank";
        /// A surgery, clinic or drug service.
        Health = "health", "Health";
        /// A hostel, approved premises or other place to sleep.
        Accommodation = "accommodation", "Accommodation";
        /// Anything else.
        Other = "other", "Other";
    }
}

/// A place that people go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What everybody calls it.
    pub name: String,
    /// What it is.
    pub kind: PlaceKind,
    /// Its address in one line.
    pub address: String,
    /// The number to ring; empty where nobody wrote it down.
    pub phone: String,
    /// Where it is.
    pub at: Coordinates,
    /// The usual week.
    pub hours: Week,
    /// Nobody is let in later than this before it shuts, in minutes.
    pub last_admission_minutes: u16,
    /// What it does on a bank holiday.
    pub bank_holidays: OnBankHolidays,
    /// Whether it is shut from Christmas Day to New Year's Day.
    pub shut_at_christmas: bool,
    /// Other days on which it is shut.
    pub closures: Vec<Closure>,
}

/// When a place is open on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// In order; none where it is shut that day.
    pub spells: Vec<Spell>,
    /// Why.
    pub because: Reason,
}

impl Opening {
    /// Whether it is shut the whole day.
    pub fn is_shut(&self) -> bool {
        self.spells.is_empty()
    }

    /// "9am to 12:30pm and 1:30pm to 5pm", or "shut".
    pub fn words(&self) -> String {
        if self.is_shut() {
            return "shut".to_owned();
        }
        self.spells.iter().map(|spell| spell.words()).collect::<Vec<_>>().join(" and ")
    }
}

impl Place {
    /// When it is open on `day`, and why.
    pub fn open_on(&self, day: Date, holidays: &BankHolidays) -> Opening {
        let (spells, because) = self.spells_on(day, holidays);
        Opening { spells: spells.to_vec(), because: Reason::new("OPENING-HOURS", HOURS, [because]) }
    }

    fn spells_on(&self, day: Date, holidays: &BankHolidays) -> (&[Spell], String) {
        const SHUT: &[Spell] = &[];
        let (name, on) = (&self.name, long_date(day));
        if let Some(closure) = self.closures.iter().find(|closure| closure.holds_on(day)) {
            let until = long_date(closure.to);
            return (SHUT, format!("{name} is shut until {until}: {}", closure.why));
        }
        if self.shut_at_christmas && is_christmas_week(day) {
            return (SHUT, format!("{name} is shut from Christmas Day to New Year’s Day"));
        }
        if is_holiday(day, holidays) {
            match self.bank_holidays {
                OnBankHolidays::Shut => {
                    return (SHUT, format!("{on} is a bank holiday, and {name} is shut on bank holidays"));
                }
                OnBankHolidays::AsSunday => {
                    let spells = self.hours.on(Weekday::Sunday);
                    let open = if spells.is_empty() { "shut" } else { "open" };
                    return (spells, format!("{on} is a bank holiday, and {name} is {open} as on a Sunday"));
                }
                OnBankHolidays::AsUsual => {}
            }
        }
        let spells = self.hours.on(day.weekday());
        let weekday = day.strftime("%A");
        if spells.is_empty() {
            (SHUT, format!("{name} is shut on {weekday}s"))
        } else {
            let words = spells.iter().map(|spell| spell.words()).collect::<Vec<_>>().join(" and ");
            (spells, format!("{name} is open on {weekday}s from {words}"))
        }
    }

    /// The first day from `day` on, within four weeks, on which it is open.
    pub fn next_open_on(&self, day: Date, holidays: &BankHolidays) -> Option<Date> {
        let days = core::iter::successors(Some(day), |day| day.tomorrow().ok());
        days.take(28).find(|day| !self.open_on(*day, holidays).is_shut())
    }
}

/// Bank holidays, and Christmas Day, Boxing Day and New Year's Day themselves where others are taken in their stead.
fn is_holiday(day: Date, holidays: &BankHolidays) -> bool {
    holidays.is_bank_holiday(day) || matches!((day.month(), day.day()), (12, 25 | 26) | (1, 1))
}

fn is_christmas_week(day: Date) -> bool {
    matches!((day.month(), day.day()), (12, 25..=31) | (1, 1))
}

/// A place that somebody wants to put into the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlace(pub Place);

/// Why a place cannot go into the directory.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlaceRefused {
    /// It has no name.
    #[error("no name")]
    NoName,
    /// The name or the address is too long.
    #[error("the name or the address has more than {WORDS_MAX} characters")]
    TooLong,
    /// It is never open.
    #[error("it is never open")]
    NeverOpen,
    /// A closure ends before it begins.
    #[error("a closure ends before it begins")]
    ClosureReversed,
    /// Nobody would ever be let in.
    #[error("nobody would be let in")]
    NobodyLetIn,
}

impl NewPlace {
    /// Checked: the place, or everything that must be put right.
    pub fn check(self) -> Result<Place, Vec<PlaceRefused>> {
        let place = self.0;
        let longest = [&place.name, &place.address, &place.phone].map(|words| words.chars().count()).into_iter().max();
        let last = i32::from(place.last_admission_minutes);
        let mut spells = [0, 1, 2, 3, 4, 5, 6].into_iter().flat_map(|offset| {
            let weekday = Weekday::from_monday_zero_offset(offset).unwrap_or(Weekday::Monday);
            place.hours.on(weekday).to_vec()
        });
        let wrong = [
            place.name.trim().is_empty().then_some(PlaceRefused::NoName),
            (longest > Some(WORDS_MAX)).then_some(PlaceRefused::TooLong),
            place.hours.is_never().then_some(PlaceRefused::NeverOpen),
            spells.any(|spell| spell.to.minutes() - last < spell.from.minutes()).then_some(PlaceRefused::NobodyLetIn),
            place.closures.iter().any(|closure| closure.to < closure.from).then_some(PlaceRefused::ClosureReversed),
        ];
        let wrong: Vec<PlaceRefused> = wrong.into_iter().flatten().collect();
        if wrong.is_empty() { Ok(place) } else { Err(wrong) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn office() -> Place {
        Place {
            name: "Merrowdale Jobcentre".into(),
            kind: PlaceKind::Jobcentre,
            address: "1 Beech Row".into(),
            phone: String::new(),
            at: Coordinates { latitude_e6: 52_500_000, longitude_e6: -1_500_000 },
            hours: Week::parse([
                "9:00-12:30, 13:30-17:00",
                "9:00-17:00",
                "10:00-17:00",
                "9:00-17:00",
                "9:00-15:00",
                "",
                "",
            ])
            .unwrap(),
            last_admission_minutes: 30,
            bank_holidays: OnBankHolidays::Shut,
            shut_at_christmas: false,
            closures: vec![Closure { from: date(2027, 3, 1), to: date(2027, 3, 2), why: "staff training".into() }],
        }
    }

    #[test]
    fn open_from_and_to_with_why() {
        let holidays = BankHolidays::default();
        let sunday = |bank_holidays| Place { bank_holidays, ..office() };
        let christmas = Place { shut_at_christmas: true, bank_holidays: OnBankHolidays::AsUsual, ..office() };
        for (place, day, words, why) in [
            (office(), date(2027, 2, 8), "9am to 12:30pm and 1:30pm to 5pm", "open on Mondays"),
            (office(), date(2027, 2, 10), "10am to 5pm", "open on Wednesdays"),
            (office(), date(2027, 2, 12), "9am to 3pm", "open on Fridays"),
            (office(), date(2027, 2, 13), "shut", "is shut on Saturdays"),
            (office(), date(2027, 2, 14), "shut", "is shut on Sundays"),
            (office(), date(2027, 3, 1), "shut", "is shut until 2 March 2027: staff training"),
            (office(), date(2027, 3, 3), "10am to 5pm", "open on Wednesdays"),
            (office(), date(2027, 3, 26), "shut", "26 March 2027 is a bank holiday"),
            (office(), date(2027, 12, 25), "shut", "25 December 2027 is a bank holiday"),
            (office(), date(2027, 12, 27), "shut", "27 December 2027 is a bank holiday"),
            (sunday(OnBankHolidays::AsSunday), date(2027, 3, 29), "shut", "is shut as on a Sunday"),
            (sunday(OnBankHolidays::AsUsual), date(2027, 3, 29), "9am to 12:30pm and 1:30pm to 5pm", "open on Mondays"),
            (christmas.clone(), date(2026, 12, 30), "shut", "shut from Christmas Day to New Year’s Day"),
            (christmas.clone(), date(2027, 1, 1), "shut", "shut from Christmas Day to New Year’s Day"),
            (christmas, date(2026, 12, 24), "9am to 5pm", "open on Thursdays"),
        ] {
            let opening = place.open_on(day, &holidays);
            assert_eq!(opening.words(), words, "{day}");
            assert!(opening.because.because[0].contains(why), "{day}: {:?}", opening.because.because);
        }
        assert_eq!(office().next_open_on(date(2027, 3, 26), &holidays), Some(date(2027, 3, 30)), "after Easter");
    }

    #[test]
    fn a_place_is_checked_before_it_is_written_down() {
        let check = |place| NewPlace(place).check().err().unwrap_or_default();
        assert_eq!(check(office()), []);
        assert_eq!(
            check(Place { name: " ".into(), hours: Week::default(), ..office() }),
            [PlaceRefused::NoName, PlaceRefused::NeverOpen]
        );
        assert_eq!(check(Place { last_admission_minutes: 300, ..office() }), [PlaceRefused::NobodyLetIn]);
        let closures = vec![Closure { from: date(2027, 3, 2), to: date(2027, 3, 1), why: String::new() }];
        assert_eq!(check(Place { closures, ..office() }), [PlaceRefused::ClosureReversed]);
        assert_eq!(check(Place { address: "x".repeat(201), ..office() }), [PlaceRefused::TooLong]);
    }
}
