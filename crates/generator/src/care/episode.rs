//! From spells of care to the episodes of the return: a new one on every change of legal status or placement.
//!
//! Codes are those of the return's year throughout, as an authority's system prints its past in today's codes: what was
//! semi-independent accommodation (H5) is K3.

use domain::care::{CareLegalStatus, Placement, ReasonEnded, ReasonNew, ReasonPlaceChange};
use jiff::civil::Date;

/// One stretch of care without a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spell {
    pub(crate) from: Date,
    /// Last day and why; every spell ends some day, the 18th birthday at the latest.
    pub(crate) to: Date,
    pub(crate) ended: ReasonEnded,
    /// Main need of the child.
    pub(crate) need: &'static str,
    pub(crate) home: &'static str,
    /// Legal statuses with their first days, in order; the first is the spell's.
    pub(crate) statuses: Vec<(Date, CareLegalStatus)>,
    /// Placements with their first days, in order; the first is the spell's.
    pub(crate) placements: Vec<(Date, Place)>,
}

/// Where a child is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) code: Placement,
    pub(crate) provider: &'static str,
    pub(crate) postcode: &'static str,
    /// Ofsted's number of the provider, where it has one.
    pub(crate) urn: Option<u32>,
    /// Why the child came here from the placement before.
    pub(crate) because: ReasonPlaceChange,
}

/// One episode as the return has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Episode {
    pub(crate) from: Date,
    pub(crate) to: Option<Date>,
    pub(crate) new: ReasonNew,
    pub(crate) status: CareLegalStatus,
    pub(crate) need: &'static str,
    pub(crate) place: Place,
    pub(crate) ended: Option<ReasonEnded>,
    pub(crate) place_change: Option<ReasonPlaceChange>,
    pub(crate) home: &'static str,
}

impl Episode {
    /// Whether it is a short break, of which the return wants no postcodes and no provider's number.
    pub(crate) fn is_short_break(&self) -> bool {
        self.status.is_short_break()
    }
}

impl Spell {
    /// The spell's episodes as they stood on `day`: what came later is not known, what still ran is open.
    pub(crate) fn episodes(&self, day: Date) -> Vec<Episode> {
        let mut starts: Vec<Date> = self.statuses.iter().map(|(from, _)| *from).collect();
        starts.extend(self.placements.iter().map(|(from, _)| *from));
        starts.sort_unstable();
        starts.dedup();
        starts.retain(|start| *start < self.to || *start == self.from);
        let ends = starts.iter().skip(1).copied().chain([self.to]);
        let whole: Vec<(Date, Date)> = starts.iter().copied().zip(ends).collect();
        whole.iter().filter(|(from, _)| *from <= day).filter_map(|(from, to)| self.episode(*from, *to, day)).collect()
    }

    fn episode(&self, from: Date, to: Date, day: Date) -> Option<Episode> {
        let status = current(&self.statuses, from)?;
        let place = *current(&self.placements, from)?;
        let next = self.placements.iter().find(|(start, _)| *start == to && to < self.to);
        let over = to <= day;
        let ended = if to == self.to { self.ended } else { ReasonEnded::X1 };
        Some(Episode {
            from,
            to: over.then_some(to),
            new: self.why_new(from),
            status: *status,
            need: self.need,
            place,
            ended: over.then_some(ended),
            place_change: next.filter(|_| over).map(|(_, next)| next.because),
            home: self.home,
        })
    }

    fn why_new(&self, from: Date) -> ReasonNew {
        let status = self.statuses.iter().any(|(start, _)| *start == from);
        let placement = self.placements.iter().any(|(start, _)| *start == from);
        match (from == self.from, status, placement) {
            (true, _, _) => ReasonNew::S,
            (_, true, true) => ReasonNew::B,
            (_, true, false) => ReasonNew::L,
            _ => ReasonNew::P,
        }
    }
}

/// The value that holds on `day`: the last that began on or before it.
fn current<T>(timed: &[(Date, T)], day: Date) -> Option<&T> {
    timed.iter().rev().find(|(from, _)| *from <= day).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn place(code: Placement, because: ReasonPlaceChange) -> Place {
        Place { code, provider: "PR1", postcode: "SW1H 9AJ", urn: Some(9_000_001), because }
    }

    fn spell() -> Spell {
        Spell {
            from: date(2024, 1, 10),
            to: date(2026, 1, 10),
            ended: ReasonEnded::E5,
            need: "N1",
            home: "SW1A 0AA",
            statuses: vec![(date(2024, 1, 10), CareLegalStatus::C1), (date(2024, 7, 1), CareLegalStatus::C2)],
            placements: vec![
                (date(2024, 1, 10), place(Placement::U6, ReasonPlaceChange::Other)),
                (date(2025, 2, 1), place(Placement::R5, ReasonPlaceChange::Custod)),
            ],
        }
    }

    #[test]
    fn every_change_begins_an_episode() {
        let episodes = spell().episodes(date(2026, 3, 31));
        let told: Vec<_> =
            episodes.iter().map(|e| (e.new.code(), e.status.code(), e.place.code.code(), e.ended)).collect();
        assert_eq!(
            told,
            [
                ("S", "C1", "U6", Some(ReasonEnded::X1)),
                ("L", "C2", "U6", Some(ReasonEnded::X1)),
                ("P", "C2", "R5", Some(ReasonEnded::E5)),
            ]
        );
        let changes: Vec<_> = episodes.iter().map(|e| e.place_change).collect();
        assert_eq!(changes, [None, Some(ReasonPlaceChange::Custod), None]);
    }

    #[test]
    fn what_came_later_is_not_known() {
        let episodes = spell().episodes(date(2025, 1, 1));
        assert_eq!(episodes.len(), 2);
        assert_eq!(episodes.last().map(|e| (e.to, e.ended, e.place_change)), Some((None, None, None)));
        assert!(spell().episodes(date(2023, 12, 31)).is_empty());
    }
}
