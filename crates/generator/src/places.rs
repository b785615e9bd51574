//! Places that do not exist: towns, prisons, probation regions, teams, and postcodes in areas that were never given out.
//!
//! No postcode area is called MF or SV, so no address of a person can be anybody's. (The statutory return is different:
//! see [`crate::care::postcode`].)

use crate::chance::Chance;

/// A prison of the region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Prison {
    /// Three-letter code.
    pub(crate) code: &'static str,
    /// Name as the prison writes it.
    pub(crate) name: &'static str,
}

/// HMP/YOI Larkmoor: men and women of 18 and over.
pub(crate) const LARKMOOR: Prison = Prison { code: "LKX", name: "HMP/YOI Larkmoor" };
/// HMP Curlew Fen: men and women of 18 and over.
pub(crate) const CURLEW_FEN: Prison = Prison { code: "CFX", name: "HMP Curlew Fen" };
/// HMP/YOI Teasel Bank: women, 18 and over.
pub(crate) const TEASEL_BANK: Prison = Prison { code: "TBX", name: "HMP/YOI Teasel Bank" };
/// HMYOI Plover Down: under 18.
pub(crate) const PLOVER_DOWN: Prison = Prison { code: "PDX", name: "HMYOI Plover Down" };

/// Every prison; the index is part of workers' numbers.
pub(crate) const PRISONS: [Prison; 4] = [LARKMOOR, CURLEW_FEN, TEASEL_BANK, PLOVER_DOWN];

/// Probation regions; the first serves Merrowdale.
pub(crate) const REGIONS: [&str; 2] = ["Merrowdale and Fells", "Severnmoor and Levels"];

/// Towns that leaving-care teams are named after.
const TOWNS: [&str; 12] = [
    "Alderbrook",
    "Merrow Cross",
    "Fellgate",
    "Thornmere",
    "Linbeck",
    "Heronsea",
    "Moorfoot",
    "Tarnwick",
    "Bracken Hill",
    "Wrenthorpe Vale",
    "Otterholm",
    "Sedgeby",
];

/// The name of a leaving-care team: "Leaving Care Alderbrook", and with a number once the towns are used up.
pub(crate) fn team(number: u32) -> String {
    let towns = u32::try_from(TOWNS.len()).unwrap_or(1);
    let town = TOWNS.get((number % towns) as usize).copied().unwrap_or_default();
    match number / towns {
        0 => format!("Leaving Care {town}"),
        round => format!("Leaving Care {town} {}", round + 1),
    }
}

/// A postcode of the county (MF) or, for those who moved away, of the next one (SV).
pub(crate) fn postcode(chance: &mut Chance, moved_away: bool) -> String {
    let area = if moved_away { "SV" } else { "MF" };
    let letters = ["A", "B", "D", "E", "F", "G", "H", "J", "L", "N", "P", "Q", "R", "S", "T", "U", "W", "X", "Y", "Z"];
    let (district, sector) = (chance.between(1, 40), chance.between(1, 9));
    format!("{area}{district} {sector}{}{}", chance.pick(&letters), chance.pick(&letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn teams_are_never_called_alike() {
        let names: std::collections::BTreeSet<String> = (0..200).map(team).collect();
        assert_eq!(names.len(), 200);
        assert_eq!(team(0), "Leaving Care Alderbrook");
        assert_eq!(team(13), "Leaving Care Merrow Cross 2");
    }
}
