//! The young adults whom every demonstration and test knows by name. They are the first two people of every region.

use domain::custody::LegalStatus;
use domain::person::{Sex, birthday};
use jiff::civil::Date;

use crate::calendar::{friday_from, later};
use crate::care::{Care, Story};
use crate::justice::{Custody, Justice, SentenceDates, Supervision};
use crate::person::{Household, Names, Person};
use crate::places::LARKMOOR;
use crate::region::Region;
use crate::workers::Post;

/// Whether this full name belongs to a persona.
pub(crate) fn is_taken(given: &str, family: &str) -> bool {
    matches!((given, family), ("Wren", "Rowanfield") | ("Teal", "Hawthornby"))
}

/// Whether the person with this number (from 0) is a persona: written alike everywhere, every identifier shared.
pub(crate) const fn is_persona(number: u32) -> bool {
    number < 2
}

/// The persona with this number, if there is one.
pub(crate) fn known(region: &Region, number: u32) -> Option<Person> {
    match number {
        0 => Some(wren(region)),
        1 => Some(teal(region)),
        _ => None,
    }
}

/// Wren Rowanfield: 19, former relevant, in HMP/YOI Larkmoor, out on a Friday about six weeks from today.
fn wren(region: &Region) -> Person {
    let today = region.today();
    let received_on = later(today, -150);
    let release = friday_from(later(today, 42));
    let custody = Custody {
        prison: LARKMOOR,
        manager: Post::PrisonOffenderManager(0, 0),
        received_on,
        legal_status: LegalStatus::Sentenced,
        dates: SentenceDates {
            start: Some(received_on),
            crd: Some(release),
            sed: Some(later(release, 290)),
            led: Some(later(release, 290)),
            ..SentenceDates::default()
        },
        alerts: vec![("LCE", later(received_on, 3), None)],
    };
    let supervision = Supervision {
        region: 0,
        manager: Post::CommunityOffenderManager(0, 0),
        from: received_on,
        to: custody.dates.led,
    };
    let justice = Justice { custody: Some(custody), supervision: Some(supervision), was_inside: true };
    plain(0, birth(today, 19), Sex::Female, ("Wren", "Rowanfield", "MF4 2RW"), justice)
}

/// Teal Hawthornby: 20, in the community, never in prison.
fn teal(region: &Region) -> Person {
    let born_on = birth(region.today(), 20);
    plain(1, born_on, Sex::Male, ("Teal", "Hawthornby", "MF7 3TH"), Justice::default())
}

/// Their last birthday was 250 days ago: in the year of the return, when today is in the autumn.
fn birth(today: Date, age: i16) -> Date {
    let last_birthday = later(today, -250);
    birthday(last_birthday, -age)
}

fn plain(
    number: u32,
    born_on: Date,
    sex: Sex,
    (given, family, postcode): (&str, &str, &str),
    justice: Justice,
) -> Person {
    Person {
        number: number + 1,
        born_on,
        sex,
        names: Names {
            given: given.to_owned(),
            middle: None,
            family: family.to_owned(),
            earlier_family: None,
            alias: None,
        },
        ethnicity: "WBRI",
        postcode: postcode.to_owned(),
        limited: "",
        household: Household::Alone,
        care: Some(Care { story: Story::Throughout }),
        justice,
    }
}
