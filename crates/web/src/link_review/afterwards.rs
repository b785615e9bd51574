//! Who would see what if the two were held to be one person, in words, beside the buttons that say so.

use casework::link_review::{Afterwards, PairShown};
use casework::record::RecordKind;
use serde::Serialize;

/// What would be read with one entry.
#[derive(Debug, Serialize)]
pub(super) struct Widens {
    /// "Everybody who works with the person of HMP/YOI Larkmoor’s record".
    of: String,
    /// "Personal adviser, Merrowdale".
    readers: Vec<String>,
    /// "From the prison extract of HMP/YOI Larkmoor: names, ...".
    would_see: Vec<String>,
    /// Whether the other record stays in its own place.
    is_limited: bool,
}

impl Widens {
    pub(super) fn all(shown: &PairShown) -> Vec<Self> {
        shown.afterwards.iter().map(|one| Self::of(one, shown)).collect()
    }

    fn of(one: &Afterwards, shown: &PairShown) -> Self {
        let agency = shown.sides.get(one.side).map_or("", |(agency, ..)| agency.as_str());
        Self {
            of: agency.to_owned(),
            readers: one.readers.iter().map(|(role, agency)| format!("{}, {agency}", role.words())).collect(),
            would_see: one.would_see.iter().map(|(kind, agency)| format!("{agency}: {}", says(*kind))).collect(),
            is_limited: one.is_limited,
        }
    }
}

/// What a sort of file says of somebody.
const fn says(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::PersonIndex => "names, date of birth, numbers, the council and its team",
        RecordKind::Ssda903 => {
            "time in care and the leaving-care category, for those to whom the young adult leaves it open; last outcomes"
        }
        RecordKind::Prison => "names, date of birth, numbers, the prison, legal status, release dates, care alerts",
        RecordKind::Probation => "names, date of birth, numbers, region and days of supervision",
        RecordKind::ReleaseDates => "release dates",
    }
}
