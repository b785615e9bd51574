//! Of whom the return asks how they were doing: care leavers who turn 17 to 21 in its year.

use jiff::civil::Date;

use crate::care::{CareEpisode, CareFacts, Detention, Status, care_status};
use crate::person::birthday;

/// A year of the return: from 1 April to 31 March, named after the year in which it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReturnYear(pub i16);

impl ReturnYear {
    /// The year that the day is in.
    pub fn of(day: Date) -> Self {
        Self(if day.month() >= 4 { day.year().saturating_add(1) } else { day.year() })
    }

    /// Its first day.
    pub fn first(self) -> Date {
        Date::new(self.0.saturating_sub(1), 4, 1).unwrap_or(Date::MIN)
    }

    /// Its last day.
    pub fn last(self) -> Date {
        Date::new(self.0, 3, 31).unwrap_or(Date::MAX)
    }
}

/// The ages at which the return asks.
const AGES: core::ops::RangeInclusive<i16> = 17..=21;

/// The age that somebody reached in the year, up to `as_of`, if the return asks how they were doing then.
///
/// # What it says
/// It asks of those who turned 17 to 21 in the year and were a relevant or former relevant child on that birthday. Whoever was
/// still looked after on it, was adopted, went to another authority or was in care for too short a time is not asked for.
///
/// # Source
/// Rules 391, 1000, 1001, 1007, 1011 and 1016 of the return, read in words of ours.
///
/// # Applies to
/// England. From 22 to 25 the list of care leavers of Annex A and the Safeguarding Dataset ask instead.
///
/// # Example
/// Left care on the 18th birthday, 2 May 2026, after three years in it: asked for at 18 in the return to March 2027, for whoever
/// leaves on the birthday is no longer looked after on it.
pub fn asked_for(
    born_on: Date,
    episodes: &[CareEpisode],
    detentions: &[Detention],
    year: ReturnYear,
    as_of: Date,
) -> Option<i16> {
    let (first, last) = (year.first(), year.last().min(as_of));
    let age = AGES.into_iter().find(|age| (first..=last).contains(&birthday(born_on, *age)))?;
    let facts = CareFacts { born_on, episodes, detentions, in_learning: false };
    let status = care_status(&facts, birthday(born_on, age)).england;
    matches!(status, Status::Relevant | Status::FormerRelevant).then_some(age)
}
