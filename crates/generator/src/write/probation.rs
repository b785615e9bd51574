//! Probation's extract: everybody supervised, in the community or in prison before release.

use super::people::{Numbers, Row, british, held};
use crate::chance::{Chance, Topic};
use crate::person::Person;
use crate::places::REGIONS;
use crate::recorded::{Recorded, Writer};
use crate::region::Region;

/// In 10,000 records of people who have the identifier.
const PNC: u32 = 8_000;
const CRO: u32 = 4_500;
const PRISON_NUMBER: u32 = 8_500;

/// Probation's row, for those it supervises. Its dates are written `dd/mm/yyyy`, as its system prints them.
pub(super) fn row(region: &Region, person: &Person, numbers: &Numbers) -> Option<Row> {
    let supervision = person.justice.supervision.as_ref()?;
    let number = person.number - 1;
    let crn = numbers.crn.clone()?;
    let mut chance = Chance::new(region.seed(), number, Topic::Probation);
    let recorded = Recorded::of(person, region, Writer::Justice, &mut chance);
    let pnc = held(&mut chance, number, PNC, numbers.pnc.as_ref());
    let cro = held(&mut chance, number, CRO, numbers.cro.as_ref());
    let prison_number = held(&mut chance, number, PRISON_NUMBER, numbers.prison.as_ref());
    let manager = supervision.manager.holder(region.seed(), region.stock());
    let cells = vec![
        crn.clone(),
        pnc.clone(),
        cro,
        prison_number.clone(),
        recorded.given,
        recorded.family,
        recorded.alias_given,
        recorded.alias_family,
        british(recorded.born_on),
        person.sex.code().to_owned(),
        REGIONS.get(supervision.region).copied().unwrap_or_default().to_owned(),
        british(supervision.from),
        supervision.to.map(british).unwrap_or_default(),
        manager.name,
        manager.email,
        person.limited.to_owned(),
    ];
    Some(Row { cells, born_on: recorded.born_on, prison_number, crn, pnc })
}
