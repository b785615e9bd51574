//! One person's rows in the index, the prison's and probation's extracts, and in the truth.

use jiff::civil::Date;

use super::file::Files;
use super::layout::Which;
use super::{Summary, index, prison, probation, ssda903};
use crate::GeneratorError;
use crate::chance::{Chance, Topic};
use crate::person::{Household, Person};
use crate::region::Region;
use crate::roll::is_persona;

/// The person's own identifiers, right in every letter, whoever holds them.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    pub(super) local_id: Option<String>,
    pub(super) prison: Option<String>,
    pub(super) crn: Option<String>,
    pub(super) pnc: Option<String>,
    pub(super) cro: Option<String>,
}

impl Numbers {
    fn of(region: &Region, person: &Person) -> Self {
        let (number, sequences) = (person.number - 1, region.sequences());
        let mut chance = Chance::new(region.seed(), number, Topic::Numbers);
        let age_then = i16::try_from(chance.between(11, 15)).unwrap_or(12);
        let first_met_police = (person.born_on.year() + age_then).min(region.today().year());
        let known = person.justice.was_inside || person.justice.supervision.is_some();
        let has_cro = chance.hits(8_000);
        Self {
            local_id: person.care.is_some().then(|| sequences.local_id(number)),
            prison: person.justice.was_inside.then(|| sequences.prison(number)),
            crn: person.justice.supervision.is_some().then(|| sequences.crn(number)),
            pnc: known.then(|| sequences.pnc(number, first_met_police)),
            cro: (known && has_cro).then(|| sequences.cro(number, first_met_police)),
        }
    }
}

/// A row on its way to a file, with what a join looks at.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) cells: Vec<String>,
    pub(super) born_on: Date,
    pub(super) prison_number: String,
    pub(super) crn: String,
    pub(super) pnc: String,
}

impl Row {
    /// Whether both rows hold an equal identifier.
    fn shares_identifier(&self, other: &Self) -> bool {
        let pairs = [(&self.prison_number, &other.prison_number), (&self.crn, &other.crn), (&self.pnc, &other.pnc)];
        pairs.iter().any(|(one, another)| !one.is_empty() && one == another)
    }
}

/// Writes everything about one person.
pub(super) fn write(
    files: &mut Files,
    region: &Region,
    person: &Person,
    summary: &mut Summary,
) -> Result<(), GeneratorError> {
    let numbers = Numbers::of(region, person);
    let index = index::row(region, person, &numbers);
    let prison = prison::row(region, person, &numbers);
    let probation = probation::row(region, person, &numbers);
    count(summary, person, [&index, &prison, &probation]);
    let own = |there: bool, value: &Option<String>| value.clone().filter(|_| there).unwrap_or_default();
    let truth = [
        person.number.to_string(),
        own(index.is_some(), &numbers.local_id),
        own(prison.is_some(), &numbers.prison),
        own(probation.is_some(), &numbers.crn),
    ];
    let earlier = prison::earlier_row(region, person, &numbers);
    let rows = [
        (Which::PersonIndex, index),
        (Which::Prison, prison),
        (Which::PrisonEarlier, earlier),
        (Which::Probation, probation),
    ];
    for (which, row) in rows {
        if let Some(row) = row {
            files.row(which, &row.cells)?;
        }
    }
    if let Some(local_id) = &numbers.local_id {
        ssda903::write(files, region, person, local_id)?;
    }
    files.row(Which::Truth, &truth)
}

fn count(summary: &mut Summary, person: &Person, [index, prison, probation]: [&Option<Row>; 3]) {
    match person.household {
        Household::Alone => {}
        Household::Twin => summary.twins += 1,
        Household::Sibling => summary.siblings += 1,
    }
    summary.in_care += u32::from(index.is_some());
    for (one, another) in [(index, prison), (index, probation), (prison, probation)] {
        if let (Some(one), Some(another)) = (one, another)
            && one.shares_identifier(another)
            && one.born_on != another.born_on
        {
            summary.birth_date_conflicts += 1;
        }
    }
    if let (Some(index), Some(prison)) = (index, prison) {
        summary.in_prison_and_index += 1;
        summary.joined_in_prison += u32::from(index.shares_identifier(prison) && index.born_on == prison.born_on);
    }
}

/// A date as most extracts write it, or nothing.
pub(super) fn iso(date: Option<Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// A date as the statutory return writes it, `dd/mm/yyyy`.
pub(super) fn british(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// An identifier that the agency holds in `rate` of 10,000 records. The personas' are always held.
pub(super) fn held(chance: &mut Chance, number: u32, rate: u32, identifier: Option<&String>) -> String {
    let hit = chance.hits(rate) || is_persona(number);
    identifier.filter(|_| hit).cloned().unwrap_or_default()
}
