//! A person as they truly are, before any agency has written them down.

use domain::person::Sex;
use jiff::civil::Date;

use crate::calendar::{days_between, later};
use crate::care::{self, Care};
use crate::chance::{Chance, Topic};
use crate::justice::{self, Defendant, Justice};
use crate::names::{is_taken, short_form};
use crate::places;
use crate::region::Region;
use crate::roll::{housemate, is_the_first_adviser_s, rank_in_care};

/// In 10,000: twins of, and brothers or sisters of, the person before.
const TWINS: u32 = 240;
const SIBLINGS: u32 = 1_000;
/// In 10,000: whose day of birth is not known, and is recorded as the 15th of the month (leaving-care notes, 0.3).
const BORN_ON_THE_15TH: u32 = 400;
/// In 10,000: whose record only some may see, or some may not see.
const LIMITED: &[(u32, &str)] = &[(9_880, ""), (80, "restricted"), (40, "excluded")];
/// Return codes of ethnicity with weights near those of looked-after children.
const ETHNICITIES: &[(u32, &str)] = &[
    (620, "WBRI"),
    (5, "WIRI"),
    (40, "WOTH"),
    (4, "WIRT"),
    (8, "WROM"),
    (40, "MWBC"),
    (12, "MWBA"),
    (18, "MWAS"),
    (35, "MOTH"),
    (8, "AIND"),
    (20, "APKN"),
    (12, "ABAN"),
    (35, "AOTH"),
    (25, "BCRB"),
    (50, "BAFR"),
    (15, "BOTH"),
    (2, "CHNE"),
    (40, "OOTH"),
    (5, "REFU"),
    (6, "NOBT"),
];

/// A person's names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Names {
    pub(crate) given: String,
    pub(crate) middle: Option<String>,
    pub(crate) family: String,
    /// The family name before it changed, by adoption, marriage or choice.
    pub(crate) earlier_family: Option<String>,
    /// What they are also called: a short form, or a name of their own choosing.
    pub(crate) alias: Option<String>,
}

/// A person of the region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    /// The number the truth file knows them by, from 1.
    pub(crate) number: u32,
    pub(crate) born_on: Date,
    pub(crate) sex: Sex,
    pub(crate) names: Names,
    pub(crate) ethnicity: &'static str,
    pub(crate) postcode: String,
    /// `restricted` or `excluded`; empty for nearly everybody.
    pub(crate) limited: &'static str,
    /// How they stand to the person before.
    pub(crate) household: Household,
    /// None for those who were never in care.
    pub(crate) care: Option<Care>,
    pub(crate) justice: Justice,
}

/// How a person stands to the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Household {
    #[default]
    Alone,
    Twin,
    Sibling,
}

impl Person {
    /// The person with this number, counted from 0.
    pub(crate) fn deal(region: &Region, number: u32) -> Self {
        let household = housemate(number).map(|mate| (mate, household(region, number)));
        let mut person = match household {
            None | Some((_, Household::Alone)) => Self::alone(region, number),
            Some((mate, shared)) => Self::of_the_same_house(region, (number, mate), shared),
        };
        let born_on = person.born_on;
        if rank_in_care(number).is_some() {
            let mut chance = Chance::new(region.seed(), number, Topic::Care);
            let adviser = is_the_first_adviser_s(number);
            person.care = Some(care::history(&mut chance, born_on, region.year_end(), adviser));
        }
        let mut chance = Chance::new(region.seed(), number, Topic::Justice);
        let defendant = Defendant { born_on, sex: person.sex, care: person.care.as_ref() };
        person.justice = justice::standing(&mut chance, region, defendant);
        person
    }

    fn alone(region: &Region, number: u32) -> Self {
        let mut chance = Chance::new(region.seed(), number, Topic::Identity);
        let in_care = rank_in_care(number).is_some();
        let men = if in_care { 5_800 } else { 8_800 };
        let sex = if chance.hits(men) { Sex::Male } else { Sex::Female };
        // The first adviser's people all have an adviser, so all of them are 16 or over.
        let youngest = match in_care {
            true if is_the_first_adviser_s(number) => 17,
            true => 15,
            false => 18,
        };
        let born_on = birth(&mut chance, region.today(), youngest);
        let names = names(&mut chance, region, sex);
        let moved = chance.hits(900);
        Self {
            number: number + 1,
            born_on,
            sex,
            names,
            ethnicity: chance.weighted(ETHNICITIES),
            postcode: places::postcode(&mut chance, moved),
            limited: chance.weighted(LIMITED),
            household: Household::Alone,
            care: None,
            justice: Justice::default(),
        }
    }

    /// A twin, brother or sister of the person before: one address, one family name, a given name of their own.
    fn of_the_same_house(region: &Region, (number, mate): (u32, u32), household: Household) -> Self {
        let first = Self::alone(region, mate);
        let own = Self::alone(region, number);
        let mut chance = Chance::new(region.seed(), number, Topic::Household);
        let born_on = match household {
            Household::Twin => first.born_on,
            _ => another_birth(&mut chance, region.today(), first.born_on),
        };
        let names = Names { family: first.names.family, earlier_family: None, ..own.names };
        let given_alike = names.given == first.names.given;
        let given = if given_alike { names.middle.clone().unwrap_or_else(|| "Merle".to_owned()) } else { names.given };
        Self { born_on, household, postcode: first.postcode, names: Names { given, ..names }, ..own }
    }
}

fn household(region: &Region, number: u32) -> Household {
    let mut chance = Chance::new(region.seed(), number, Topic::Household);
    chance.weighted(&[
        (TWINS, Household::Twin),
        (SIBLINGS, Household::Sibling),
        (10_000 - TWINS - SIBLINGS, Household::Alone),
    ])
}

/// A birth that makes the person `youngest` to 25 today.
fn birth(chance: &mut Chance, today: Date, youngest: i16) -> Date {
    let ages: Vec<(u32, i16)> = (youngest..=25).map(|age| (if age < 22 { 14 } else { 8 }, age)).collect();
    let age = chance.weighted(&ages);
    let latest = domain::person::birthday(today, -age);
    let born_on = unless_disputed(later(latest, -chance.between(1, 364)));
    // The 15th may lie on the other side of today, and must not make anybody 14 or 26.
    if chance.hits(BORN_ON_THE_15TH) && born_on.day() > 15 && age < 25 {
        later(born_on, 15 - i32::from(born_on.day()))
    } else {
        born_on
    }
}

/// A brother's or sister's birth, ten months to three and a half years apart, and also aged 15 to 25 today: whose
/// younger brother would be under 17 is under 21, so an elder one is under 25.
fn another_birth(chance: &mut Chance, today: Date, first: Date) -> Date {
    let apart = chance.between(300, 1_300);
    let years = |born_on: Date| days_between(born_on, today) / 365;
    let younger = later(first, apart);
    unless_disputed(if years(younger) >= 17 { younger } else { later(first, -apart) })
}

/// Moves a birth by a day where the law and the reference checker of the return disagree on the birthday: nobody is
/// born on 29 February, or on 31 March (the checker's age at the end of the return's year is a count of days divided by
/// 365.2425, and comes out a year short on that day).
pub(crate) fn unless_disputed(date: Date) -> Date {
    if matches!((date.month(), date.day()), (2, 29) | (3, 31)) { later(date, -1) } else { date }
}

fn names(chance: &mut Chance, region: &Region, sex: Sex) -> Names {
    let stock = region.stock();
    let (mut given, family) = (stock.given(sex, chance), stock.family(chance));
    // Names that demonstrations and tests look for belong to one person each.
    if is_taken(&given, &family) {
        "Merle".clone_into(&mut given);
    }
    let middle = chance.hits(4_500).then(|| stock.given(sex, chance)).filter(|middle| *middle != given);
    let earlier_family = chance.hits(500).then(|| stock.family(chance));
    let alias = match chance.weighted(&[(700, 1), (300, 2), (9_000, 0)]) {
        1 => short_form(&given).map(str::to_owned),
        2 => Some(stock.given(sex, chance)),
        _ => None,
    };
    Names { given, middle, family, earlier_family, alias }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::care::{CareEpisode, CareFacts, Detention, Status, care_status};
    use domain::person::birthday;
    use jiff::civil::date;
    use std::collections::BTreeMap;

    use crate::care::Story;
    use crate::region::Options;

    fn status(person: &Person, care: &Care, known_on: Date, today: Date) -> Status {
        let episodes: Vec<CareEpisode> = care
            .episodes(known_on)
            .iter()
            .map(|episode| CareEpisode {
                from: episode.from,
                to: episode.to,
                legal_status: episode.status,
                placement: Some(episode.place.code),
                reason_new: Some(episode.new),
                reason_ended: episode.ended,
                reason_place_change: episode.place_change,
            })
            .collect();
        let detentions: Vec<Detention> =
            care.detained.iter().map(|(from, to)| Detention { from: *from, to: Some(*to) }).collect();
        let facts =
            CareFacts { born_on: person.born_on, episodes: &episodes, detentions: &detentions, in_learning: false };
        care_status(&facts, today).england
    }

    fn people() -> impl Iterator<Item = Person> {
        let region = Region::plan(Options::new(4_000, 21, date(2026, 11, 21))).unwrap();
        (0..4_000).map(move |number| crate::personas::person(&region, number))
    }

    #[test]
    fn every_story_ends_in_the_status_it_is_there_for() {
        let mut told: BTreeMap<String, u32> = BTreeMap::new();
        for person in people() {
            let Some(care) = &person.care else { continue };
            let grown_up = later(birthday(person.born_on, 18), 1);
            let last_day = care.spells.last().map(|spell| spell.to).unwrap();
            let expected = match care.story {
                Story::Throughout
                | Story::SentencedUnderCareOrder
                | Story::SentencedByAgreement
                | Story::DetainedAtSixteen
                | Story::LeftAtSixteen
                | Story::CameAlone => Status::FormerRelevant,
                Story::ShortAfterSixteen | Story::Guardianship => Status::Qualifying,
                Story::Remanded if last_day > birthday(person.born_on, 16) => Status::Qualifying,
                Story::Remanded | Story::LeftBeforeSixteen | Story::Adopted => Status::CareExperienced,
                Story::ShortBreaks => Status::None,
                Story::TakenOver => Status::Elsewhere,
            };
            assert_eq!(status(&person, care, grown_up, grown_up), expected, "person {} {care:?}", person.number);
            *told.entry(format!("{:?}", care.story)).or_default() += 1;
        }
        assert_eq!(told.len(), 13, "{told:?}");
    }

    #[test]
    fn brothers_and_sisters_are_of_the_region_s_ages_too() {
        let today = date(2026, 11, 21);
        let region = Region::plan(Options::new(20_000, 2, today)).unwrap();
        for number in 0..20_000 {
            let Some(mate) = housemate(number) else { continue };
            let shared = household(&region, number);
            if shared == Household::Alone {
                continue;
            }
            let (one, other) =
                (Person::alone(&region, mate), Person::of_the_same_house(&region, (number, mate), shared));
            assert!((15..=25).contains(&domain::person::age_on(other.born_on, today).unwrap()), "{number}");
            assert_eq!(one.born_on == other.born_on, shared == Household::Twin, "{number}");
            assert_eq!((&one.names.family, &one.postcode), (&other.names.family, &other.postcode));
            assert_ne!(one.names.given, other.names.given);
        }
    }

    #[test]
    fn today_every_status_is_somebody_s() {
        let today = date(2026, 11, 21);
        let mut counts: BTreeMap<Status, u32> = BTreeMap::new();
        for person in people() {
            let Some(care) = &person.care else { continue };
            *counts.entry(status(&person, care, date(2026, 3, 31), today)).or_default() += 1;
        }
        for expected in Status::ALL {
            assert!(counts.get(expected).is_some_and(|people| *people > 10), "{expected:?}: {counts:?}");
        }
    }
}
