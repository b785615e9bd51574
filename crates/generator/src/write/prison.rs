//! The prisons' extract: everybody inside, whether they were in care or not; as of today, and as it was four weeks ago.

use jiff::civil::Date;

use super::people::{Numbers, Row, held, iso};
use crate::calendar::later;
use crate::chance::{Chance, Topic};
use crate::justice::{Custody, four_weeks_before};
use crate::person::Person;
use crate::recorded::{Recorded, Writer};
use crate::region::Region;
use crate::roll::is_persona;

/// In 10,000 records of people who have the identifier.
const PNC: u32 = 7_000;
const CRO: u32 = 5_000;

/// The prison's row of today, for those inside.
pub(super) fn row(region: &Region, person: &Person, numbers: &Numbers) -> Option<Row> {
    as_of(region, person, numbers, (person.justice.custody.as_ref()?, region.today()))
}

/// The row of four weeks ago, for those who were inside then and still are.
pub(super) fn earlier_row(region: &Region, person: &Person, numbers: &Numbers) -> Option<Row> {
    let day = later(region.today(), -28);
    let mut chance = Chance::new(region.seed(), person.number - 1, Topic::Earlier);
    // Wren's date moves in every region: demonstrations show it.
    let moves = is_persona(person.number - 1);
    let custody = four_weeks_before(&mut chance, person.justice.custody.as_ref()?, day, moves)?;
    as_of(region, person, numbers, (&custody, day))
}

fn as_of(region: &Region, person: &Person, numbers: &Numbers, (custody, day): (&Custody, Date)) -> Option<Row> {
    let number = person.number - 1;
    let prison_number = numbers.prison.clone()?;
    let mut chance = Chance::new(region.seed(), number, Topic::Prison);
    let recorded = Recorded::of(person, region, Writer::Justice, &mut chance);
    let pnc = held(&mut chance, number, PNC, numbers.pnc.as_ref());
    let cro = held(&mut chance, number, CRO, numbers.cro.as_ref());
    let manager = custody.manager.holder(region.seed(), region.stock());
    let true_on = later(day, -chance.between(0, 3)).max(custody.received_on);
    let mut cells = vec![
        prison_number.clone(),
        recorded.given,
        recorded.middle,
        recorded.family,
        recorded.alias_given,
        recorded.alias_family,
        iso(Some(recorded.born_on)),
        person.sex.code().to_owned(),
        pnc.clone(),
        cro,
        custody.prison.code.to_owned(),
        custody.prison.name.to_owned(),
        iso(Some(custody.received_on)),
        custody.legal_status.code().to_owned(),
    ];
    cells.extend(dates(custody));
    let dated = custody.dates.start.is_some();
    cells.extend([
        iso(dated.then_some(true_on)),
        if dated { "sentence calculation".to_owned() } else { String::new() },
        alerts(custody),
        manager.name,
        manager.email,
        person.limited.to_owned(),
    ]);
    Some(Row { cells, born_on: recorded.born_on, prison_number, crn: String::new(), pnc })
}

/// From `sentence_start` to `confirmed_release_date`, in the order of the columns.
fn dates(custody: &Custody) -> [String; 11] {
    let dates = &custody.dates;
    [
        dates.start,
        dates.crd,
        dates.ard,
        dates.ped,
        dates.hdced,
        dates.hdcad,
        dates.apd,
        dates.sed,
        dates.led,
        dates.tused,
        dates.confirmed,
    ]
    .map(iso)
}

/// `CODE:from:to` joined by `;`; an open alert has nothing after its last colon.
fn alerts(custody: &Custody) -> String {
    let alerts: Vec<String> =
        custody.alerts.iter().map(|(code, from, to)| format!("{code}:{from}:{}", iso(*to))).collect();
    alerts.join(";")
}
