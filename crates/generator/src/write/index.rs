//! The authority's index: everybody who was in care, with what the leaving-care service knows.

use domain::person::age_on;

use super::people::{Numbers, Row, held, iso};
use crate::chance::{Chance, Topic};
use crate::person::Person;
use crate::personas;
use crate::places;
use crate::recorded::{Recorded, Writer};
use crate::region::Region;
use crate::roll::{self, is_persona};
use crate::workers::{Post, TEAM_SIZE};

/// In 10,000 records of people who have the identifier.
const UPN: u32 = 9_200;
const NHS_NUMBER: u32 = 8_500;
const PRISON_NUMBER: u32 = 4_500;
const CRN: u32 = 3_000;
const PNC: u32 = 1_500;
/// A prison number that is really somebody else's: a slip that must end as a finding, never as a join.
const PRISON_NUMBER_OF_ANOTHER: u32 = 150;

/// The index's row, for those who were in care.
pub(super) fn row(region: &Region, person: &Person, numbers: &Numbers) -> Option<Row> {
    let number = person.number - 1;
    let local_id = numbers.local_id.clone()?;
    let mut chance = Chance::new(region.seed(), number, Topic::Index);
    let recorded = Recorded::of(person, region, Writer::Authority, &mut chance);
    let sequences = region.sequences();
    let upn = sequences.upn(number, person.born_on.year() + 4);
    let mut prison_number = held(&mut chance, number, PRISON_NUMBER, numbers.prison.as_ref());
    let crn = held(&mut chance, number, CRN, numbers.crn.as_ref());
    let pnc = held(&mut chance, number, PNC, numbers.pnc.as_ref());
    if chance.hits(PRISON_NUMBER_OF_ANOTHER) && !prison_number.is_empty() {
        prison_number = number_of_another(region, person).unwrap_or(prison_number);
    }
    let (team, adviser, email) = adviser(region, person);
    let cells = vec![
        local_id,
        recorded.given,
        recorded.middle,
        recorded.family,
        recorded.alias_given,
        recorded.alias_family,
        iso(Some(recorded.born_on)),
        person.sex.code().to_owned(),
        person.ethnicity.to_owned(),
        person.postcode.clone(),
        held(&mut chance, number, UPN, Some(&upn)),
        held(&mut chance, number, NHS_NUMBER, sequences.nhs(number).as_ref()),
        prison_number.clone(),
        crn.clone(),
        pnc.clone(),
        team,
        adviser,
        email,
        person.limited.to_owned(),
    ];
    Some(Row { cells, born_on: recorded.born_on, prison_number, crn, pnc })
}

/// The prison number of somebody inside who is not of the same birth: one of the forty people before.
fn number_of_another(region: &Region, person: &Person) -> Option<String> {
    let number = person.number - 1;
    let before = (number.saturating_sub(40)..number).rev().filter(|before| !is_persona(*before));
    let other = before
        .map(|before| personas::person(region, before))
        .find(|other| other.justice.custody.is_some() && other.born_on != person.born_on)?;
    Some(region.sequences().prison(other.number - 1))
}

/// Team, personal adviser and address. From 16, and where care leaves a duty; an adviser has about 25 people.
fn adviser(region: &Region, person: &Person) -> (String, String, String) {
    let due = person.care.as_ref().is_some_and(|care| care.story.has_adviser())
        && age_on(person.born_on, region.today()).is_some_and(|age| age >= 16);
    let Some(post) = roll::adviser(person.number - 1).filter(|_| due) else {
        return (String::new(), String::new(), String::new());
    };
    let worker = Post::PersonalAdviser(post).holder(region.seed(), region.stock());
    (places::team(post / TEAM_SIZE), worker.name, worker.email)
}
