//! The people of a pilot: what was known of them before release, and what was proven afterwards.

use core::fmt::Write as _;

use super::Plan;
use crate::calendar::{later, months_later};
use crate::chance::{Chance, Topic};

const HEADINGS: &str = "person,took_part,traced,released_on,offence_on,proven_on,reoffences,age,sex,ethnicity,disability,care_type,earlier_offences,months_in_custody,area";

const ETHNICITIES: &[(u32, &str)] = &[
    (60, "White"),
    (15, "Black or Black British"),
    (12, "Mixed or multiple"),
    (9, "Asian or Asian British"),
    (4, "Other"),
];
const CARE: &[(u32, &str)] = &[(55, "Foster care"), (30, "Children's home"), (15, "Other care")];
const AREAS: &[(u32, &str)] =
    &[(20, "Merrowdale"), (18, "Fells"), (16, "Larkmoor"), (14, "Ousel Vale"), (12, "Tarn Side"), (10, "Alderwick")];

/// Everybody as CSV: those who took part first.
pub(super) fn csv(plan: &Plan) -> String {
    let mut text = format!("{HEADINGS}\n");
    for number in 0..plan.took_part + plan.others {
        let _ = writeln!(text, "{}", row(plan, number));
    }
    text
}

fn row(plan: &Plan, number: u32) -> String {
    let mut chance = Chance::new(plan.seed, number, Topic::Pilot);
    let took_part = number < plan.took_part;
    // Those who took part are a little older and have a little less behind them: that is what matching is for.
    let age = chance.between(18, 24).max(if took_part { chance.between(18, 21) } else { 18 });
    let sex = chance.weighted(&[(88, "Male"), (12, "Female")]);
    let ethnicity = chance.weighted(ETHNICITIES);
    let disability = chance.weighted(&[(72, "No"), (28, "Yes")]);
    let care = chance.weighted(CARE);
    let most = if took_part { 13 } else { 16 };
    let earlier = 1 + chance.between(0, most) * chance.between(1, 4) / 4;
    let months = chance.between(2, 18);
    let area = chance.weighted(AREAS);
    let (from, until) = (months_later(plan.cut, plan.released.0), months_later(plan.cut, plan.released.1));
    let released = chance.day(from, later(until, -1));
    let risk = 4_900 + 130 * (earlier - 6) - 110 * (age - 20) + 60 * (10 - months) - if took_part { 500 } else { 0 };
    let risk = u32::try_from(risk.clamp(500, 9_500)).unwrap_or(5_000);
    let told = if chance.hits(risk) {
        // Most offences come early: the earlier of two days of the year.
        let day = chance.between(0, 364).min(chance.between(0, 364));
        let offence = later(released, day);
        let proven = later(offence, chance.between(14, 150));
        format!("{offence},{proven},{}", 1 + chance.between(0, 3) * chance.between(0, 2) / 2)
    } else if chance.hits(1_200) {
        // An offence after the year: it is in the records and does not count.
        let offence = later(released, chance.between(367, 500));
        format!("{offence},{},0", later(offence, chance.between(14, 150)))
    } else {
        ",,0".to_owned()
    };
    format!(
        "{}-{number:04},{},1,{released},{told},{age},{sex},{ethnicity},{disability},{care},{earlier},{months},{area}",
        plan.folder,
        u8::from(took_part)
    )
}
