//! The ways between the places of one day: every mode between every two of them, worked out once, and asked for any time.

use jiff::civil::{Date, Weekday};

use super::coordinates::Coordinates;
use super::travel::{Means, Mode, Service, TravelModel, TravelTime};
use crate::calendar::BankHolidays;
use crate::id::PlaceId;
use crate::reason::long_date;

/// Somewhere on a day's way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Which place of the directory, if it is one.
    pub id: Option<PlaceId>,
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub at: Coordinates,
}

/// One way from here to there at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journey {
    /// How.
    pub mode: Mode,
    /// When one sets off, in minutes after midnight: later than asked where nothing runs yet.
    pub leaves: i32,
    /// When one is there.
    pub arrives: i32,
    /// Why it takes so long.
    pub because: String,
}

/// One mode between two spots.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Way {
    mode: Mode,
    minutes: i32,
    first: i32,
    last: i32,
    said: Option<usize>,
}

/// Every way of a day.
#[derive(Debug, Clone)]
pub struct Ways<'a> {
    spots: &'a [Spot],
    model: &'a TravelModel,
    said: &'a [TravelTime],
    day: Date,
    is_reduced: bool,
    between: Vec<Vec<Vec<Way>>>,
}

/// End of time for something that always goes.
const ALWAYS: i32 = i32::MAX / 4;

impl<'a> Ways<'a> {
    /// The ways between `spots` on `day` with these means, by `model` unless somebody said otherwise (`said`).
    pub fn new(
        spots: &'a [Spot],
        (model, said): (&'a TravelModel, &'a [TravelTime]),
        means: Means,
        day: Date,
        holidays: &BankHolidays,
    ) -> Self {
        let is_reduced = day.weekday() == Weekday::Sunday || holidays.is_bank_holiday(day);
        let mut ways = Self { spots, model, said, day, is_reduced, between: Vec::new() };
        let row = |from: &Spot| spots.iter().map(|to| ways.all(from, to, means)).collect();
        ways.between = spots.iter().map(row).collect();
        ways
    }

    /// Whether less runs than usual.
    pub const fn is_reduced(&self) -> bool {
        self.is_reduced
    }

    /// When one is at `to` who sets off at `from` at that time; none where no way is left.
    pub fn arrive(&self, from: usize, to: usize, leaves: i32) -> Option<i32> {
        self.fastest(from, to, leaves).map(|(_, _, arrives)| arrives)
    }

    /// The same with how and why.
    pub fn journey(&self, from: usize, to: usize, leaves: i32) -> Option<Journey> {
        let (way, leaves, arrives) = self.fastest(from, to, leaves)?;
        let because = self.because(self.spots.get(from)?, self.spots.get(to)?, way);
        Some(Journey { mode: way.mode, leaves, arrives, because })
    }

    /// Why there is no way at that time: too far on foot, or nothing runs any more.
    pub fn why_not(&self, from: usize, to: usize, leaves: i32) -> String {
        let last = self.ways(from, to).iter().map(|way| way.last).max();
        match last {
            Some(last) if leaves > last => {
                let time = super::TimeOfDay::from_minutes(last).map_or_else(String::new, super::TimeOfDay::words);
                format!("the last bus or train is counted to go at {time}")
            }
            _ => {
                let longest = self.model.walk_longest_minutes.value;
                format!("it is more than {longest} minutes on foot, and nothing else is counted on")
            }
        }
    }

    fn ways(&self, from: usize, to: usize) -> &[Way] {
        self.between.get(from).and_then(|row| row.get(to)).map_or(&[], Vec::as_slice)
    }

    fn fastest(&self, from: usize, to: usize, leaves: i32) -> Option<(&Way, i32, i32)> {
        let all = self.ways(from, to).iter().filter(|way| leaves <= way.last);
        let timed = all.map(|way| (way, leaves.max(way.first), leaves.max(way.first) + way.minutes));
        timed.min_by_key(|(way, _, arrives)| (*arrives, way.mode))
    }

    fn all(&self, from: &Spot, to: &Spot, means: Means) -> Vec<Way> {
        let metres = from.at.metres_to(to.at);
        if metres == 0 {
            return vec![Way { mode: Mode::Walk, minutes: 0, first: 0, last: ALWAYS, said: None }];
        }
        Mode::ALL.iter().filter(|mode| means.has(**mode)).filter_map(|mode| self.way(from, to, *mode, metres)).collect()
    }

    fn way(&self, from: &Spot, to: &Spot, mode: Mode, metres: u32) -> Option<Way> {
        let said = self.said.iter().enumerate().rfind(|(_, said)| {
            let ends = (Some(said.from), Some(said.to));
            said.mode == mode && (ends == (from.id, to.id) || ends == (to.id, from.id))
        });
        let street = i32::try_from(u64::from(metres)).unwrap_or(ALWAYS);
        let street = street.saturating_mul(self.model.detour_percent.value) / 100;
        let riding = |speed: i32| (street + speed - 1) / speed.max(1);
        let (first, last) = match mode {
            Mode::Walk | Mode::Car => (0, ALWAYS),
            Mode::Bus => self.runs(&self.model.bus),
            Mode::Train => self.runs(&self.model.train),
        };
        if let Some((at, said)) = said {
            return Some(Way { mode, minutes: i32::from(said.minutes), first, last, said: Some(at) });
        }
        let minutes = match mode {
            Mode::Walk => Some(riding(self.model.walk_metres_a_minute.value))
                .filter(|m| *m <= self.model.walk_longest_minutes.value),
            Mode::Car => Some(riding(self.model.car_metres_a_minute.value) + self.model.car_minutes.value),
            Mode::Bus => self.ride(&self.model.bus, street),
            Mode::Train => self.ride(&self.model.train, street),
        }?;
        Some(Way { mode, minutes, first, last, said: None })
    }

    const fn runs(&self, service: &Service) -> (i32, i32) {
        if self.is_reduced {
            (service.first_reduced.value, service.last_reduced.value)
        } else {
            (service.first.value, service.last.value)
        }
    }

    fn ride(&self, service: &Service, street: i32) -> Option<i32> {
        let speed = service.metres_a_minute.value.max(1);
        // On Christmas Day nothing runs.
        let runs = street >= service.shortest_metres.value && (self.day.month(), self.day.day()) != (12, 25);
        runs.then(|| (street + speed - 1) / speed + service.to_and_from.value + self.wait(service))
    }

    const fn wait(&self, service: &Service) -> i32 {
        if self.is_reduced { service.wait_reduced.value } else { service.wait.value }
    }

    fn because(&self, from: &Spot, to: &Spot, way: &Way) -> String {
        if let Some(said) = way.said.and_then(|at| self.said.get(at)) {
            let (minutes, by, on) = (said.minutes, &said.said_by, long_date(said.on));
            return format!("{minutes} minutes by {}, says {by} ({on}): {}", way.mode.words(), said.why);
        }
        let metres = from.at.metres_to(to.at);
        if metres == 0 {
            return "the same place".to_owned();
        }
        let far = format!("{}.{} km in a straight line", metres / 1_000, metres % 1_000 / 100);
        let minutes = way.minutes;
        match way.mode {
            Mode::Walk => {
                format!("{minutes} minutes on foot: {far}, {} m a minute", self.model.walk_metres_a_minute.value)
            }
            Mode::Car => format!("{minutes} minutes by car: {far}, with getting in and parking"),
            Mode::Bus => self.ride_words(way, &far, &self.model.bus),
            Mode::Train => self.ride_words(way, &far, &self.model.train),
        }
    }

    fn ride_words(&self, way: &Way, far: &str, service: &Service) -> String {
        let (wait, walk) = (self.wait(service), service.to_and_from.value);
        let when = if self.is_reduced { " (less runs that day)" } else { "" };
        let (minutes, mode) = (way.minutes, way.mode.words());
        format!("{minutes} minutes by {mode}: {far}, {wait} of waiting{when} and {walk} to and from the stops")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::ASSUMED;
    use jiff::civil::date;
    use proptest::prelude::*;

    const WEDNESDAY: Date = date(2027, 2, 10);
    const SUNDAY: Date = date(2027, 2, 14);
    const CHRISTMAS: Date = date(2028, 12, 25);

    fn spot(number: u128, metres_east: i32) -> Spot {
        // A metre to the east at 52 degrees is 14.6 millionths.
        let at = Coordinates { latitude_e6: 52_000_000, longitude_e6: -1_500_000 + metres_east * 146 / 10 };
        Spot { id: Some(PlaceId::from_bits(number)), name: format!("spot {number}"), at }
    }

    fn go(metres: i32, means: Means, day: Date, leaves: i32) -> Option<(Mode, i32)> {
        let spots = [spot(1, 0), spot(2, metres)];
        let ways = Ways::new(&spots, (&ASSUMED, &[]), means, day, &BankHolidays::default());
        ways.journey(0, 1, leaves).map(|journey| (journey.mode, journey.arrives - leaves))
    }

    #[test]
    fn how_long_a_way_takes() {
        let nine = 540;
        for (metres, means, day, leaves, expected) in [
            (500, Means::PublicTransport, WEDNESDAY, nine, Some((Mode::Walk, 9))),
            (2_000, Means::OnFoot, WEDNESDAY, nine, Some((Mode::Walk, 35))),
            (2_000, Means::Bus, WEDNESDAY, nine, Some((Mode::Bus, 33))),
            (2_000, Means::Bus, SUNDAY, nine, Some((Mode::Walk, 35))),
            (5_000, Means::OnFoot, WEDNESDAY, nine, None),
            (5_000, Means::Bus, WEDNESDAY, nine, Some((Mode::Bus, 47))),
            (5_000, Means::Bus, SUNDAY, nine, Some((Mode::Bus, 62))),
            // Before the first bus one waits for it.
            (5_000, Means::Bus, WEDNESDAY, 360, Some((Mode::Bus, 77))),
            (5_000, Means::Bus, WEDNESDAY, 22 * 60 + 1, None),
            (5_000, Means::Bus, SUNDAY, 18 * 60 + 1, None),
            (5_000, Means::Bus, CHRISTMAS, 600, None),
            (30_000, Means::PublicTransport, WEDNESDAY, nine, Some((Mode::Train, 84))),
            (30_000, Means::Car, WEDNESDAY, nine, Some((Mode::Car, 76))),
            (0, Means::OnFoot, WEDNESDAY, nine, Some((Mode::Walk, 0))),
        ] {
            assert_eq!(go(metres, means, day, leaves), expected, "{metres} m, {means:?}, {day}, {leaves}");
        }
    }

    #[test]
    fn somebody_who_knows_is_believed_both_ways() {
        let said = [TravelTime {
            from: PlaceId::from_bits(2),
            to: PlaceId::from_bits(1),
            mode: Mode::Bus,
            minutes: 90,
            said_by: "Ada Linden".into(),
            why: "it goes once an hour".into(),
            on: date(2027, 1, 4),
        }];
        let spots = [spot(1, 0), spot(2, 5_000)];
        let ways = Ways::new(&spots, (&ASSUMED, &said), Means::Bus, WEDNESDAY, &BankHolidays::default());
        let journey = ways.journey(0, 1, 540).unwrap();
        assert_eq!(journey.arrives, 630);
        assert_eq!(journey.because, "90 minutes by bus, says Ada Linden (4 January 2027): it goes once an hour");
        assert!(ways.why_not(0, 1, 23 * 60).contains("10pm"));
    }

    #[test]
    fn every_assumption_has_a_name_a_unit_and_a_source() {
        let all = ASSUMED.assumptions();
        assert_eq!(all.len(), 23);
        assert!(all.iter().all(|a| !a.name.is_empty() && !a.unit.is_empty() && !a.source.is_empty() && a.value > 0));
    }

    proptest! {
        /// Setting off later never gets one there earlier: the search rests on it.
        #[test]
        fn later_is_never_earlier(metres in 0_i32..40_000, one in 0_i32..1440, later in 0_i32..600, sunday: bool) {
            let spots = [spot(1, 0), spot(2, metres)];
            let day = if sunday { SUNDAY } else { WEDNESDAY };
            for means in Means::ALL {
                let ways = Ways::new(&spots, (&ASSUMED, &[]), *means, day, &BankHolidays::default());
                let (early, late) = (ways.arrive(0, 1, one), ways.arrive(0, 1, one + later));
                prop_assert!(late.is_none() || early.is_some_and(|early| Some(early) <= late));
            }
        }
    }
}
