//! What the rules about episodes ask again and again: which episode follows which, which kind of placement it is, and
//! what was carried over from last year.

use domain::Date;

use crate::case::{Case, first_begun, in_order, last_begun};
use crate::day::Year;
use crate::table::{Episode, Table};

/// Each episode with the one that follows it, in the order of their beginning.
pub(crate) fn pairs<'e, 'a>(case: &'e Case<'a>) -> Vec<(&'e Episode<'a>, &'e Episode<'a>)> {
    if case.now.episodes.len() < 2 {
        return Vec::new();
    }
    let ordered = in_order(&case.now.episodes);
    ordered.iter().copied().zip(ordered.iter().copied().skip(1)).collect()
}

/// The child's dates of birth, one for each row of Header that has one.
pub(crate) fn births(case: &Case<'_>) -> impl Iterator<Item = Date> {
    case.now.headers.iter().filter_map(|header| header.dob.day)
}

/// This year's first episode and last year's last one, if that was still open at the end of last year.
pub(crate) fn carried_over<'e, 'a>(case: &'e Case<'a>) -> Option<(&'e Episode<'a>, &'e Episode<'a>)> {
    let last = last_begun(&case.before.episodes).filter(|last| last.dec.day.is_none())?;
    Some((first_begun(&case.now.episodes)?, last))
}

/// Whether a child sought asylum unaccompanied, as this year's return or the previous one says; `None` if neither says
/// who did.
pub(crate) fn sought_asylum(case: &Case<'_>) -> Option<bool> {
    let said = case.now.headers.iter().chain(&case.before.headers).map(|header| case.uasc(header));
    let (mut known, mut yes) = (case.has(Table::Uasc) || case.had(Table::Uasc), false);
    for uasc in said {
        known |= !uasc.is_empty();
        yes |= uasc == "1";
    }
    // Without a Header, the table UASC alone says it.
    yes |= !case.has(Table::Header) && !case.now.uasc.is_empty();
    yes |= !case.had(Table::Header) && !case.before.uasc.is_empty();
    known.then_some(yes)
}

/// Whether an episode's placement lies in Scotland, Northern Ireland or Wales.
pub(crate) fn is_outside_england(case: &Case<'_>, episode: &Episode<'_>) -> bool {
    matches!(case.geography(episode).pl_la, "SCO" | "NIR" | "WAL")
}

/// Temporary placements, and other ones (Z), which have no provider.
pub(crate) fn needs_no_provider(place: &str, year: Year) -> bool {
    match place {
        "T0" | "T1" | "T2" | "T3" | "T4" => true,
        "Z1" => year.number() <= 2025,
        "Z11" | "Z12" | "Z13" | "Z14" => year.number() >= 2026,
        _ => false,
    }
}

/// Placements whose provider the inspectorate does not register, in every rule about URNs.
pub(crate) fn needs_no_urn(place: &str, year: Year) -> bool {
    match place {
        "P1" | "P3" | "R1" | "R2" | "R5" => true,
        "P2" => year.number() <= 2024,
        _ => needs_no_provider(place, year),
    }
}

/// Whether two postcodes are the same; spaces do not count.
pub(crate) fn same_postcode(one: &str, other: &str) -> bool {
    let letters = |text: &str| text.bytes().filter(|byte| *byte != b' ').collect::<Vec<_>>();
    one == other || letters(one) == letters(other)
}

impl Episode<'_> {
    /// A temporary placement (T0 to T4).
    pub(crate) fn is_temporary(&self) -> bool {
        matches!(self.place, "T0" | "T1" | "T2" | "T3" | "T4")
    }

    /// Fostering (U1 to U6).
    pub(crate) fn is_fostering(&self) -> bool {
        matches!(self.place, "U1" | "U2" | "U3" | "U4" | "U5" | "U6")
    }

    /// Placed for adoption (A3 to A6).
    pub(crate) fn is_adoptive(&self) -> bool {
        matches!(self.place, "A3" | "A4" | "A5" | "A6")
    }

    /// Whether URN names a provider: it is filled in, and not with XXXXXXX.
    pub(crate) fn names_provider(&self) -> bool {
        !matches!(self.urn, "" | "XXXXXXX")
    }

    /// Whether an episode is in the same placement: PLACE, PL_POST, URN and PLACE_PROVIDER are the same.
    pub(crate) fn is_same_placement(&self, other: &Episode<'_>) -> bool {
        self.place == other.place
            && self.pl_post == other.pl_post
            && self.urn == other.urn
            && self.place_provider == other.place_provider
    }

    /// Whether the child was adopted at its end.
    pub(crate) fn ends_in_adoption(&self) -> bool {
        matches!(self.rec, "E11" | "E12")
    }
}
