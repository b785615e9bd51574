//! The files of the region, each with its folder and columns.

use extracts::columns::{
    EPISODES, HEADER, MISSING, OC2, OC3, PERSON_INDEX, PRISON, PROBATION, REVIEWS, SW_EPISODES, Table, UASC,
};

/// A file of the region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    PersonIndex,
    Prison,
    PrisonEarlier,
    Probation,
    Header,
    Episodes,
    Reviews,
    Uasc,
    Oc2,
    Oc3,
    Missing,
    SwEpisodes,
    HistoryHeader,
    HistoryEpisodes,
    Truth,
}

/// Columns of the truth: a person's number with the key of their row in each agency's extract, empty where there is none.
const TRUTH: [&str; 4] = ["person", "local_id", "prison_number", "crn"];

impl Which {
    /// Every file, in the order of the variants.
    pub(super) const ALL: [Self; 15] = [
        Self::PersonIndex,
        Self::Prison,
        Self::PrisonEarlier,
        Self::Probation,
        Self::Header,
        Self::Episodes,
        Self::Reviews,
        Self::Uasc,
        Self::Oc2,
        Self::Oc3,
        Self::Missing,
        Self::SwEpisodes,
        Self::HistoryHeader,
        Self::HistoryEpisodes,
        Self::Truth,
    ];

    /// Path below the region's folder.
    pub(super) const fn path(self) -> &'static str {
        match self {
            Self::PersonIndex => "person-index/person_index.csv",
            Self::Prison => "prison/prison.csv",
            Self::PrisonEarlier => "prison-earlier/prison.csv",
            Self::Probation => "probation/probation.csv",
            Self::Header => "ssda903/header.csv",
            Self::Episodes => "ssda903/episodes.csv",
            Self::Reviews => "ssda903/reviews.csv",
            Self::Uasc => "ssda903/uasc.csv",
            Self::Oc2 => "ssda903/oc2.csv",
            Self::Oc3 => "ssda903/oc3.csv",
            Self::Missing => "ssda903/missing.csv",
            Self::SwEpisodes => "ssda903/sw_episodes.csv",
            Self::HistoryHeader => "ssda903-history/header.csv",
            Self::HistoryEpisodes => "ssda903-history/episodes.csv",
            Self::Truth => "truth.csv",
        }
    }

    /// Names of its columns, in the order they are written: the readers' own list, but for the truth, which is ours.
    pub(super) fn columns(self) -> Vec<&'static str> {
        let table: &Table = match self {
            Self::PersonIndex => &PERSON_INDEX,
            Self::Prison | Self::PrisonEarlier => &PRISON,
            Self::Probation => &PROBATION,
            Self::Header | Self::HistoryHeader => &HEADER,
            Self::Episodes | Self::HistoryEpisodes => &EPISODES,
            Self::Reviews => &REVIEWS,
            Self::Uasc => &UASC,
            Self::Oc2 => &OC2,
            Self::Oc3 => &OC3,
            Self::Missing => &MISSING,
            Self::SwEpisodes => &SW_EPISODES,
            Self::Truth => return TRUTH.to_vec(),
        };
        table.names().collect()
    }
}
