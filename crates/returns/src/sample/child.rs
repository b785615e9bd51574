//! One invented child: chance, and rows in the words of the return.

use domain::Date;

use super::Sample;
use crate::day::{Year, plus_days};
use crate::table::Table;

/// Chance that is the same for the same seed: SplitMix64.
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64, place: usize) -> Self {
        Self(seed ^ (place as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(0x0123_4567_89AB_CDEF))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number under `most`.
    pub(super) fn below(&mut self, most: i32) -> i32 {
        i32::try_from(self.next() % u64::from(most.unsigned_abs().max(1))).unwrap_or_default()
    }

    /// One of these.
    pub(super) fn pick<T: Copy + Default>(&mut self, of: &[T]) -> T {
        let place = self.below(i32::try_from(of.len()).unwrap_or(i32::MAX));
        of.get(usize::try_from(place).unwrap_or_default()).copied().unwrap_or_default()
    }
}

/// A day as the return writes it.
pub(super) fn written(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// One child while their rows are written.
pub(super) struct Child<'s> {
    pub(super) sample: &'s mut Sample,
    pub(super) chance: Chance,
    pub(super) number: String,
    pub(super) dob: Date,
    pub(super) is_girl: bool,
    pub(super) home: &'static str,
}

/// What an episode says, beside its days.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) legal_status: &'static str,
    pub(super) code: &'static str,
    pub(super) provider: &'static str,
    pub(super) postcode: &'static str,
    pub(super) urn: &'static str,
}

/// Foster care by the council's own carer.
pub(super) const FOSTERED: Place =
    Place { legal_status: "C2", code: "U6", provider: "PR1", postcode: "SW1P 4DF", urn: "1234567" };

const HOMES: [&str; 6] = ["SW1A 0AA", "SW1A 0PW", "SW1A 2HQ", "SW1P 3BT", "SW1H 9AJ", "SW1A 2AS"];
const ETHNICITIES: [&str; 8] = ["WBRI", "WOTH", "MWBC", "AIND", "APKN", "BCRB", "BAFR", "NOBT"];

impl<'s> Child<'s> {
    pub(super) fn new(sample: &'s mut Sample, place: usize, seed: u64, age: i32) -> Self {
        let mut chance = Chance::new(seed, place);
        // A birthday in the year that is not its first or last fortnight: clear of every edge.
        let birthday = plus_days(sample.year.start(), 14 + chance.below(330));
        let dob = crate::day::plus_years(birthday, -i16::try_from(age).unwrap_or_default());
        let number = sample.new_child();
        let is_girl = chance.below(2) == 0;
        let home = chance.pick(&HOMES);
        Self { sample, chance, number, dob, is_girl, home }
    }

    pub(super) const fn year(&self) -> Year {
        self.sample.year
    }

    fn put(&mut self, table: Table, previous: bool, cells: &[&str]) {
        let own = [self.number.clone()];
        let cells = own.into_iter().chain(cells.iter().map(|cell| (*cell).to_owned())).collect();
        self.sample.put(table, previous, cells);
    }

    /// Adds a row that begins with CHILD and DOB.
    pub(super) fn row(&mut self, table: Table, previous: bool, cells: &[&str]) {
        let dob = written(self.dob);
        let cells: Vec<&str> = std::iter::once(dob.as_str()).chain(cells.iter().copied()).collect();
        self.put(table, previous, &cells);
    }

    fn sex(&self, previous: bool) -> &'static str {
        let letters = self.year().number() - u16::from(previous) >= 2025;
        match (letters, self.is_girl) {
            (true, true) => "F",
            (true, false) => "M",
            (false, true) => "2",
            (false, false) => "1",
        }
    }

    /// The row of Header in both years, or in this one alone.
    pub(super) fn header(&mut self, mother: &str, in_both: bool) {
        let ethnic = self.chance.pick(&ETHNICITIES);
        let upn = format!("A{:012}", 100_000_000_000_u64 + u64::try_from(self.sample.next_child).unwrap_or_default());
        let dob = written(self.dob);
        for previous in [false, true] {
            if !previous || in_both {
                let mother = if self.is_girl { mother } else { "" };
                let sex = self.sex(previous);
                self.put(Table::Header, previous, &[sex, &dob, ethnic, &upn, mother, ""]);
            }
        }
    }

    /// The row of UASC in both years.
    pub(super) fn unaccompanied(&mut self) {
        let dob = written(self.dob);
        for previous in [false, true] {
            let sex = self.sex(previous);
            self.put(Table::Uasc, previous, &[sex, &dob, ""]);
        }
    }

    /// An episode of this year or the previous one. `end` is the day it ended, why, and why the placement changed.
    pub(super) fn episode(
        &mut self,
        previous: bool,
        (from, rne): (Date, &str),
        place: Place,
        end: Option<(Date, &str, &str)>,
    ) {
        let (to, rec, change) = end.map_or((String::new(), "", ""), |(to, rec, change)| (written(to), rec, change));
        let short = matches!(place.legal_status, "V3" | "V4");
        let home = if short { "" } else { self.home };
        let Place { legal_status, code, provider, postcode, urn } = place;
        let from = written(from);
        self.put(
            Table::Episodes,
            previous,
            &[&from, rne, legal_status, "N1", code, provider, &to, rec, change, home, postcode, urn],
        );
    }

    /// Two reviews in this year.
    pub(super) fn reviews(&mut self, from: Date) {
        for after in [30, 150] {
            let on = plus_days(from.max(self.year().start()), after + self.chance.below(20));
            let code = if on < crate::day::plus_years(self.dob, 4) { "PN0" } else { "PN1" };
            let on = written(on);
            self.row(Table::Reviews, false, &[&on, code]);
        }
    }

    /// One social worker who goes on at the end of the year.
    pub(super) fn worker(&mut self, from: Date) {
        let (from, worker) = (written(from), format!("SW{:05}", 10_000 + self.chance.below(400)));
        self.row(Table::SwEpisodes, false, &[&worker, &from, "", "FCONTA"]);
    }

    /// Health and offending of a child looked after all year.
    pub(super) fn health(&mut self) {
        let end = self.year().end();
        let age = |years: i16| crate::day::plus_years(self.dob, years) <= end;
        let (asked, young) = (age(4) && !age(17), !age(5));
        let score = if asked { self.chance.below(30).to_string() } else { String::new() };
        let reason = if asked { "" } else { "SDQ1" };
        let convicted = if age(10) { "0" } else { "" };
        let check = if young { "1" } else { "" };
        self.row(Table::Oc2, false, &[&score, reason, convicted, check, "1", "1", "1", "0", "", ""]);
    }
}
