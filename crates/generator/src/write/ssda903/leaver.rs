//! OC3: how a care leaver was doing around the birthday that fell into the return's year.

use domain::person::{age_on, birthday};

use super::Returned;
use crate::care::Story;
use crate::chance::Chance;

/// Main activity of those the authority is in touch with; a quarter of them study, two in five are not occupied.
const ACTIVITIES: &[(u32, &str)] = &[
    (60, "F1"),
    (180, "F2"),
    (30, "P2"),
    (40, "F4"),
    (10, "P4"),
    (170, "F5"),
    (60, "P5"),
    (120, "G4"),
    (250, "G5"),
    (80, "G6"),
];
/// Where they live; the digit says whether it is suitable.
const ACCOMMODATION: &[(u32, &str)] = &[
    (320, "U1"),
    (25, "U2"),
    (190, "D1"),
    (120, "B1"),
    (20, "B2"),
    (60, "Z1"),
    (40, "E1"),
    (30, "T1"),
    (30, "K1"),
    (15, "C1"),
    (12, "S2"),
    (8, "V2"),
    (6, "W2"),
    (12, "R2"),
    (10, "G1"),
    (20, "Y1"),
];

/// The row, for somebody who left care before the birthday and whom the law still owes something.
pub(super) fn row(returned: &Returned<'_>, chance: &mut Chance) -> Option<Vec<String>> {
    let (person, care, (_, end)) = (returned.person, returned.care, returned.year);
    let age = age_on(person.born_on, end)?;
    let on = birthday(person.born_on, age);
    let owed = match age {
        17..=21 => true,
        // From 22 only those who asked for support are returned.
        22..=25 => chance.hits(5_000),
        _ => false,
    };
    let left = care.spells.last().is_some_and(|spell| spell.to < on);
    if !owed || !left || !leaves_a_duty(care.story) {
        return None;
    }
    let inside = person.justice.custody.as_ref().is_some_and(|custody| custody.received_on <= on)
        || care.detained.is_some_and(|(from, to)| from <= on && on < to);
    let [in_touch, activity, accommodation] = answers(chance, inside, age);
    Some([returned.child().to_vec(), vec![in_touch, activity, accommodation]].concat())
}

fn answers(chance: &mut Chance, inside: bool, age: i16) -> [String; 3] {
    let in_touch = if inside {
        "YES"
    } else {
        chance.weighted(&[(890, "YES"), (55, "NO"), (20, "REFU"), (25, "NREQ"), (10, "RHOM")])
    };
    let (activity, accommodation) = match (in_touch, inside) {
        (_, true) => (chance.weighted(&[(8, "G5"), (2, "P2")]), "X2"),
        ("YES", _) => (chance.weighted(ACTIVITIES), chance.weighted(ACCOMMODATION)),
        _ => ("0", "0"),
    };
    // Around the 17th birthday nobody is with a *former* foster carer (rule 3001).
    let accommodation = if age == 17 && accommodation == "Z1" { "B1" } else { accommodation };
    [in_touch, activity, accommodation].map(str::to_owned)
}

/// Relevant or former relevant: in care long enough after 14 and for a day at 16 or 17.
const fn leaves_a_duty(story: Story) -> bool {
    matches!(
        story,
        Story::Throughout
            | Story::SentencedUnderCareOrder
            | Story::SentencedByAgreement
            | Story::LeftAtSixteen
            | Story::CameAlone
    )
}
