//! The kinds of children of an invented return, and how many there are of each.

use domain::Date;

use super::Sample;
use super::child::{Child, FOSTERED, Place, written};
use crate::day::{Year, plus_days, plus_years};
use crate::table::Table;

/// Whether a table is part of a year's return.
pub(super) fn in_return(table: Table, year: Year) -> bool {
    match table {
        Table::SwEpisodes => year.number() >= 2024,
        Table::DoLo => year.number() >= 2027,
        _ => true,
    }
}

/// Whether a table was part of the previous year's return.
pub(super) fn was_in_return(table: Table, year: Year) -> bool {
    match table {
        Table::SwEpisodes => year.number() >= 2025,
        Table::DoLo => year.number() >= 2028,
        _ => true,
    }
}

/// Adds a child. Of a hundred, 45 are care leavers and 34 are looked after all year in one place.
pub(super) fn add(sample: &mut Sample, place: usize, seed: u64) {
    match place % 100 {
        0..45 => care_leaver(sample, place, seed),
        45..79 => looked_after_all_year(sample, place, seed),
        79..81 => remanded(sample, place, seed),
        81..87 => came_this_year(sample, place, seed),
        87..92 => left_this_year(sample, place, seed),
        92..95 => came_alone(sample, place, seed),
        95 => adopted(sample, place, seed),
        96 => short_breaks(sample, place, seed),
        97 => went_missing(sample, place, seed),
        98 => died_as_care_leaver(sample, place, seed),
        _ => moved(sample, place, seed),
    }
}

fn care_leaver(sample: &mut Sample, place: usize, seed: u64) {
    let mut child = Child::new(sample, place, seed, 19);
    // 19, 20 or 21 this year.
    let older = i16::try_from(child.chance.below(3)).unwrap_or_default();
    child.dob = plus_years(child.dob, -older);
    child.header("", true);
    for previous in [false, true] {
        let cells = match child.chance.below(8) {
            0 => ["NO", "0", "0"],
            1 => ["YES", "G5", "X2"],
            2 => ["REFU", "0", "0"],
            3 => ["YES", "G4", "S2"],
            4 => ["YES", "F1", "Z1"],
            _ => ["YES", "F2", "U1"],
        };
        child.row(Table::Oc3, previous, &cells);
    }
}

/// A child in one foster placement since long before the previous year.
fn looked_after_all_year(sample: &mut Sample, place: usize, seed: u64) {
    let ages = [6, 9, 12, 14, 15, 15, 16, 16];
    let age = ages.get(place % ages.len()).copied().unwrap_or(15);
    let mut child = Child::new(sample, place, seed, age);
    let from = before_both_years(&mut child);
    child.header("0", true);
    for previous in [false, true] {
        child.episode(previous, (from, "S"), FOSTERED, None);
    }
    child.reviews(from);
    child.worker(from);
    child.health();
}

/// Fostered, then remanded: a move to custody on one day.
fn remanded(sample: &mut Sample, place: usize, seed: u64) {
    let mut child = Child::new(sample, place, seed, 16);
    let from = before_both_years(&mut child);
    let moved = plus_days(child.year().start(), 60 + child.chance.below(200));
    child.header("0", true);
    child.episode(true, (from, "S"), FOSTERED, None);
    child.episode(false, (from, "S"), FOSTERED, Some((moved, "X1", "CUSTOD")));
    let prison = Place { legal_status: "C2", code: "R5", provider: "PR4", postcode: "B1 1BB", urn: "" };
    child.episode(false, (moved, "P"), prison, None);
    child.reviews(from);
    child.worker(from);
    child.health();
}

fn came_this_year(sample: &mut Sample, place: usize, seed: u64) {
    let mut child = Child::new(sample, place, seed, 13);
    let from = plus_days(child.year().start(), 30 + child.chance.below(120));
    child.header("0", false);
    child.episode(false, (from, "S"), Place { legal_status: "V2", ..FOSTERED }, None);
    child.reviews(from);
    child.worker(from);
    child.row(Table::PrevPerm, false, &["Z1", "", ""]);
}

fn left_this_year(sample: &mut Sample, place: usize, seed: u64) {
    let mut child = Child::new(sample, place, seed, 14);
    let from = before_both_years(&mut child);
    let left = plus_days(child.year().start(), 240 + child.chance.below(60));
    child.header("0", true);
    let place = Place { legal_status: "V2", ..FOSTERED };
    child.episode(true, (from, "S"), place, None);
    child.episode(false, (from, "S"), place, Some((left, "E4A", "")));
    child.reviews(from);
    child.worker(from);
}

fn came_alone(sample: &mut Sample, place: usize, seed: u64) {
    let mut child = Child::new(sample, place, seed, 16);
    let from = before_both_years(&mut child);
    child.header("0", true);
    child.unaccompanied();
    for previous in [false, true] {
        child.episode(previous, (from, "S"), Place { legal_status: "V2", ..FOSTERED }, None);
    }
    child.reviews(from);
    child.worker(from);
    child.health();
}

/// A child of three, placed for adoption in the previous year and adopted in this one.
fn adopted(sample: &mut Sample, place: usize, seed: u64) {
    let mut child = Child::new(sample, place, seed, 3);
    let start = child.year().start();
    let (from, decided) = (plus_days(start, -500), plus_days(start, -300));
    let (matched, placed) = (plus_days(start, -120), plus_days(start, -90));
    let adopted = plus_days(start, 150 + child.chance.below(60));
    child.header("0", true);
    let order = Place { legal_status: "E1", ..FOSTERED };
    let adopters = Place { legal_status: "E1", code: "A6", provider: "PR1", postcode: "SW1A 2AH", urn: "" };
    child.episode(true, (from, "S"), FOSTERED, Some((decided, "X1", "")));
    child.episode(true, (decided, "L"), order, Some((placed, "X1", "APPRR")));
    child.episode(true, (placed, "P"), adopters, None);
    child.episode(false, (placed, "P"), adopters, Some((adopted, "E12", "")));
    child.worker(from);
    let on = [decided, matched].map(written);
    child.row(Table::Ad1, false, &[&on[0], &on[1], "0", "2", "MF", "L11"]);
    for previous in [false, true] {
        child.row(Table::PlacedAdoption, previous, &[&on[0], "", ""]);
    }
    let review = plus_days(start, 40);
    child.row(
        Table::Reviews,
        false,
        &[&written(review), if review < plus_years(child.dob, 4) { "PN0" } else { "PN1" }],
    );
}

fn short_breaks(sample: &mut Sample, place: usize, seed: u64) {
    let mut child = Child::new(sample, place, seed, 11);
    let from = plus_days(child.year().start(), 100 + child.chance.below(150));
    child.header("", false);
    let home = Place { legal_status: "V4", code: "R1", provider: "PR4", postcode: "", urn: "" };
    child.episode(false, (from, "S"), home, Some((plus_days(from, 5), "E4A", "")));
    child.row(Table::PrevPerm, false, &["Z1", "", ""]);
}

fn went_missing(sample: &mut Sample, place: usize, seed: u64) {
    let mut child = Child::new(sample, place, seed, 15);
    let from = before_both_years(&mut child);
    child.header("0", true);
    for previous in [false, true] {
        child.episode(previous, (from, "S"), FOSTERED, None);
        let start = plus_days(child.year().start(), if previous { -100 } else { 100 } + child.chance.below(40));
        let days = [start, plus_days(start, 2)].map(written);
        child.row(Table::Missing, previous, &["M", &days[0], &days[1]]);
    }
    child.reviews(from);
    child.worker(from);
    child.health();
}

fn died_as_care_leaver(sample: &mut Sample, place: usize, seed: u64) {
    let mut child = Child::new(sample, place, seed, 20);
    child.header("", true);
    child.row(Table::Oc3, false, &["DIED", "0", "0"]);
    child.row(Table::Oc3, true, &["YES", "G4", "U1"]);
}

/// Moved from one foster carer to another, a girl may be a mother.
fn moved(sample: &mut Sample, place: usize, seed: u64) {
    let mut child = Child::new(sample, place, seed, 15);
    let from = before_both_years(&mut child);
    let moved = plus_days(child.year().start(), 60 + child.chance.below(200));
    child.header("0", true);
    child.episode(true, (from, "S"), FOSTERED, None);
    child.episode(false, (from, "S"), FOSTERED, Some((moved, "X1", "CARPL")));
    let other = Place { provider: "PR4", postcode: "LS1 1UR", urn: "7654321", ..FOSTERED };
    child.episode(false, (moved, "P"), other, None);
    child.reviews(from);
    child.worker(from);
    child.health();
}

/// A day one to three years before the previous year, after birth.
fn before_both_years(child: &mut Child<'_>) -> Date {
    let days = 400 + child.chance.below(500);
    plus_days(child.year().start(), -days)
}
