//! A person as they truly are, before any agency has written them down.

use domain::person::Sex;
use jiff::civil::Date;

use crate::calendar::{days_between, later};
use crate::care::{self, Care};
use crate::chance::{Chance, Topic};
use crate::justice::{self, Justice};
use crate::names::short_form;
use crate::places;
use crate::region::Region;

/// Of eight people one was never in care: they are in the region because prison and probation know them.
const NEVER_IN_CARE: u32 = 7;
/// In 10,000: twins of, and brothers or sisters of, the person before.
const TWINS: u32 = 240;
const SIBLINGS: u32 = 1_000;
/// Children aged 13 to 16 on the day they came, without papers, are given the 15th of a month as birthday.
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

/// The n-th person (from 0) of those who were in care, or none for one who never was.
pub(crate) fn rank_in_care(number: u32) -> Option<u32> {
    (number % 8 != NEVER_IN_CARE).then(|| number - number / 8)
}

impl Person {
    /// The person with this number, counted from 0.
    pub(crate) fn make(region: &Region, number: u32) -> Self {
        let mut person = match household(region, number) {
            Household::Alone => Self::alone(region, number),
            shared => Self::of_the_same_house(region, number, shared),
        };
        if rank_in_care(number).is_some() {
            let mut chance = Chance::new(region.seed(), number, Topic::Care);
            person.care = Some(care::history(&mut chance, region, &person));
        }
        let mut chance = Chance::new(region.seed(), number, Topic::Justice);
        person.justice = justice::standing(&mut chance, region, &person);
        person
    }

    fn alone(region: &Region, number: u32) -> Self {
        let mut chance = Chance::new(region.seed(), number, Topic::Identity);
        let in_care = rank_in_care(number);
        let men = if in_care.is_some() { 5_800 } else { 8_800 };
        let sex = if chance.hits(men) { Sex::Male } else { Sex::Female };
        // The first adviser's people all have an adviser, so all of them are 16 or over.
        let youngest = match in_care {
            Some(rank) if rank < crate::workers::CASELOAD => 17,
            Some(_) => 15,
            None => 18,
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
    fn of_the_same_house(region: &Region, number: u32, household: Household) -> Self {
        let first = Self::alone(region, number - 1);
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

/// Odd numbers may share a house with the even one before, so that nobody's house depends on a chain of others.
fn household(region: &Region, number: u32) -> Household {
    let care_before = number.checked_sub(1).and_then(rank_in_care);
    if number < 2 || number.is_multiple_of(2) || rank_in_care(number).is_none() || care_before.is_none() {
        return Household::Alone;
    }
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

/// A brother's or sister's birth, between ten months and five years apart and also aged 15 to 25 today.
fn another_birth(chance: &mut Chance, today: Date, first: Date) -> Date {
    let apart = chance.between(300, 1_800);
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
    if crate::personas::is_taken(&given, &family) {
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
