//! Fictional pilots: a protocol as an analyst would write it, and the people whom it is about.
//!
//! [`made`] gives two. Alder Steps is a pilot of 61 people with a comparison group, all released long enough ago for a
//! reoffending rate; the truth is a fall of five points, which 61 people cannot show. Willow Start is younger: nobody in it
//! is due, so there are curves and no rate. Everything is drawn from one number and one day; nobody in it exists.

mod people;
mod protocol;

use jiff::civil::Date;

use crate::calendar::months_later;

/// A pilot as its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pilot {
    /// Its folder: letters a to z and hyphens.
    pub folder: &'static str,
    /// The protocol, TOML.
    pub protocol: String,
    /// Who seals it.
    pub signed_by: &'static str,
    /// When.
    pub sealed_on: Date,
    /// The data, CSV.
    pub people: String,
    /// People who took part.
    pub took_part: u32,
}

/// What a pilot is made of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    pub(crate) folder: &'static str,
    pub(crate) name: &'static str,
    pub(crate) provider: &'static str,
    pub(crate) question: &'static str,
    pub(crate) took_part: u32,
    pub(crate) others: u32,
    pub(crate) seed: u64,
    /// Months before the cut in which people were released: from, until.
    pub(crate) released: (i32, i32),
    pub(crate) cut: Date,
    pub(crate) sealed_on: Date,
}

/// The two pilots, as of this day.
pub fn made(today: Date) -> Vec<Pilot> {
    let cut = months_later(today, 0).first_of_month();
    let plans = [
        Plan {
            folder: "alder-steps",
            name: "Alder Steps",
            provider: "Alder House",
            question: "Does a mentor who stays from custody to a settled home lower proven reoffending?",
            took_part: 61,
            others: 900,
            seed: 61,
            released: (-35, -19),
            sealed_on: months_later(cut, -36),
            cut,
        },
        Plan {
            folder: "willow-start",
            name: "Willow Start",
            provider: "Willow Yard",
            question: "Does a first job that is found before release lower proven reoffending?",
            took_part: 44,
            others: 500,
            seed: 12,
            released: (-17, -8),
            sealed_on: months_later(cut, -18),
            cut,
        },
    ];
    plans.iter().map(pilot).collect()
}

fn pilot(plan: &Plan) -> Pilot {
    Pilot {
        folder: plan.folder,
        protocol: protocol::text(plan),
        signed_by: "Gale Birchall",
        sealed_on: plan.sealed_on,
        people: people::csv(plan),
        took_part: plan.took_part,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_same_day_gives_the_same_pilots_and_61_took_part() {
        let pilots = made(date(2026, 11, 25));
        assert_eq!(pilots, made(date(2026, 11, 25)));
        let alder = &pilots[0];
        assert_eq!((alder.took_part, alder.sealed_on), (61, date(2023, 11, 1)));
        let rows: Vec<Vec<&str>> = alder.people.lines().skip(1).map(|line| line.split(',').collect()).collect();
        assert_eq!(rows.iter().filter(|row| row[1] == "1").count(), 61);
        assert_eq!(rows.len(), 961);
        assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    }

    #[test]
    fn nobody_is_released_before_the_protocol_is_sealed() {
        for pilot in made(date(2028, 2, 29)) {
            for line in pilot.people.lines().skip(1) {
                let released: Date = line.split(',').nth(3).unwrap().parse().unwrap();
                assert!(released >= pilot.sealed_on.tomorrow().unwrap(), "{line}");
            }
        }
    }
}
