//! The young adults whom every demonstration and test knows by name. They are the first two people of every region.

use domain::care::{CareLegalStatus, Placement, ReasonEnded, ReasonPlaceChange};
use domain::custody::LegalStatus;
use domain::person::{Sex, birthday};
use jiff::civil::Date;

use crate::calendar::{friday_from, later};
use crate::care::{Care, Place, Spell, Story};
use crate::justice::{Custody, Justice, SentenceDates, Supervision};
use crate::person::{Household, Names, Person, unless_disputed};
use crate::places::LARKMOOR;
use crate::region::Region;
use crate::workers::Post;

/// The person with this number, counted from 0: a persona, or one who is dealt.
pub(crate) fn person(region: &Region, number: u32) -> Person {
    match number {
        0 => wren(region),
        1 => teal(region),
        _ => Person::deal(region, number),
    }
}

/// Wren Rowanfield: 19, former relevant, in HMP/YOI Larkmoor, out on a Friday about six weeks from today.
fn wren(region: &Region) -> Person {
    let born_on = birth(region.today(), 19);
    // In care from the 11th birthday: two foster homes, then supported accommodation to the 18th.
    let placements = vec![
        (birthday(born_on, 11), place(Placement::U6, "SW1H 9NA", 9_000_101, ReasonPlaceChange::Other)),
        (birthday(born_on, 14), place(Placement::U4, "SW1A 2AH", 9_000_102, ReasonPlaceChange::Carpl)),
        (birthday(born_on, 17), place(Placement::K3, "SW1A 2HB", 9_000_103, ReasonPlaceChange::Carpl)),
    ];
    let spell = Spell {
        from: birthday(born_on, 11),
        to: birthday(born_on, 18),
        ended: ReasonEnded::E5,
        need: "N1",
        home: "SW1A 0AA",
        statuses: vec![(birthday(born_on, 11), CareLegalStatus::C2)],
        placements,
    };
    Person {
        care: Some(Care { story: Story::Throughout, spells: vec![spell], detained: None }),
        justice: wren_in_larkmoor(region.today()),
        ..plain(0, born_on, Sex::Female, ("Wren", "Rowanfield", "MF4 2RW"))
    }
}

fn wren_in_larkmoor(today: Date) -> Justice {
    let received_on = later(today, -150);
    let release = friday_from(later(today, 42));
    let end = later(release, 290);
    let custody = Custody {
        prison: LARKMOOR,
        manager: Post::PrisonOffenderManager(0, 0),
        received_on,
        legal_status: LegalStatus::Sentenced,
        dates: SentenceDates {
            start: Some(received_on),
            crd: Some(release),
            sed: Some(end),
            led: Some(end),
            ..SentenceDates::default()
        },
        alerts: vec![("LCE", later(received_on, 3), None)],
    };
    let manager = Post::CommunityOffenderManager(0, 0);
    let supervision = Supervision { region: 0, manager, from: received_on, to: Some(end) };
    Justice { custody: Some(custody), supervision: Some(supervision), was_inside: true }
}

/// Teal Hawthornby: 20, former relevant, stayed with the foster carer, never in prison.
fn teal(region: &Region) -> Person {
    let born_on = birth(region.today(), 20);
    let from = later(birthday(born_on, 13), 100);
    let spell = Spell {
        from,
        to: birthday(born_on, 18),
        ended: ReasonEnded::E17,
        need: "N5",
        home: "SW1A 0PW",
        statuses: vec![(from, CareLegalStatus::V2)],
        placements: vec![(from, place(Placement::U4, "SW1A 2AH", 9_000_102, ReasonPlaceChange::Other))],
    };
    Person {
        care: Some(Care { story: Story::Throughout, spells: vec![spell], detained: None }),
        ..plain(1, born_on, Sex::Male, ("Teal", "Hawthornby", "MF7 3TH"))
    }
}

/// Their last birthday was 250 days ago: in the year of the return, when today is in the autumn.
fn birth(today: Date, age: i16) -> Date {
    unless_disputed(birthday(later(today, -250), -age))
}

const fn place(code: Placement, postcode: &'static str, urn: u32, because: ReasonPlaceChange) -> Place {
    Place { code, provider: "PR4", postcode, urn: Some(urn), because }
}

fn plain(number: u32, born_on: Date, sex: Sex, (given, family, postcode): (&str, &str, &str)) -> Person {
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
        care: None,
        justice: Justice::default(),
    }
}
