//! The model by which people are weighed: filled in by hand, signed, and never learned while pages are served.

use linkage::{Kind, Level, LinkageError, Model, Signed};

/// Who answers for the numbers here until an authority signs its own, and since when.
const OWNER: &str = "the makers of Throughline";
const DATE: &str = "2026-11-26";

/// Below so many people the rarity of names is not counted from those that are held: three people tell nothing of it.
const COUNTED_FROM: usize = 1_000;

/// How far below even odds somebody still is weighed, in bits: they may be likely among the few of a caseload.
const BELOW: f64 = 3.0;

/// How often a level is seen among records of one person, and of two.
///
/// Of one person: what the generator and the published rates of two national linkages agree on (`docs/measured/linkage.md`).
/// Of two: by the calendar for dates; for names as common as those of one person in 200 where rarity is not counted.
const fn seen(kind: Kind, level: Level) -> (f64, f64) {
    match (kind, level) {
        (Kind::Date, Level::Exact) => (0.95, 0.000_4),
        (Kind::Date, Level::Transposed) => (0.01, 0.000_3),
        (Kind::Date, Level::OneDigit) => (0.02, 0.004),
        (Kind::Date, Level::DefaultDay) => (0.006, 0.000_6),
        (Kind::Date, Level::SameYear) => (0.006, 0.1),
        (Kind::Date, _) => (0.008, 0.89),
        (Kind::Postcode, Level::Exact) => (0.5, 0.000_5),
        (Kind::Postcode, Level::Near) => (0.03, 0.000_5),
        (Kind::Postcode, Level::Outward) => (0.15, 0.02),
        (Kind::Postcode, _) => (0.32, 0.979),
        (Kind::Identifier, Level::Exact) => (0.96, 0.000_01),
        (Kind::Identifier, Level::Close) => (0.02, 0.000_1),
        (Kind::Identifier, _) => (0.02, 0.999_8),
        (Kind::Code, Level::Exact) => (0.97, 0.5),
        (Kind::Code, _) => (0.03, 0.5),
        (Kind::FirstName, Level::Exact) => (0.86, 0.005),
        (Kind::FirstName, Level::Reversed) => (0.006, 0.000_05),
        (Kind::FirstName, Level::Nickname) => (0.04, 0.001),
        (Kind::FirstName, Level::Initial) => (0.01, 0.05),
        (Kind::FirstName, Level::Else) => (0.02, 0.93),
        (Kind::Surname, Level::Exact) => (0.86, 0.003),
        (Kind::Surname, Level::Else) => (0.07, 0.98),
        (Kind::MiddleName, Level::Exact) => (0.7, 0.02),
        (Kind::MiddleName, Level::Initial) => (0.1, 0.08),
        (Kind::MiddleName, Level::Else) => (0.1, 0.88),
        (_, Level::Alias) => (0.02, 0.002),
        (_, Level::Part | Level::Nickname) => (0.02, 0.003),
        (_, Level::Close) => (0.03, 0.001_5),
        (_, Level::Exact) => (0.8, 0.005),
        (_, Level::Similar) => (0.01, 0.005),
        (_, Level::Else) => (0.1, 0.9),
        _ => (0.01, 0.01),
    }
}

/// How many people the prior speaks of: the held ones, and no fewer than a thousand, since whoever is asked for may be somebody
/// else.
pub(super) fn spoken_of(people: usize) -> f64 {
    f64::from(u32::try_from(people.max(1_000)).unwrap_or(u32::MAX))
}

/// The model for files with these columns.
pub(super) fn by_hand(columns: &[&str], people: usize) -> Result<Model, LinkageError> {
    let mut model = Model::for_columns(columns, OWNER, DATE)?;
    for comparison in &mut model.comparisons {
        comparison.term_frequency &= people >= COUNTED_FROM;
        for level in &mut comparison.levels {
            let (m, u) = seen(comparison.kind, level.level);
            (level.m, level.u) = (Some(m), Some(u));
        }
    }
    let signed = |value: f64, reason: &str| {
        let [owner, date, reason] = [OWNER, DATE, reason].map(str::to_owned);
        Signed { value, owner, date, reason }
    };
    let spoken_of = spoken_of(people);
    model.prior = Some(signed(1.0 / spoken_of, "whoever is described is one of those held, and any of them alike"));
    let lowest = -spoken_of.log2() - BELOW;
    model.thresholds.review = signed(lowest, "among the few people of a caseload little evidence is enough");
    Ok(model)
}
