//! Of whom the return asks how they were doing: care leavers who turn 17 to 21 in its year, and those of 22 to 24 who asked for
//! support.

use jiff::civil::Date;

use super::fact::Life;
use crate::care::{CareEpisode, CareFacts, Detention, Status, care_status};
use crate::duty::EventKind;
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

/// The ages at which the return asks of everybody.
const AGES: core::ops::RangeInclusive<i16> = 17..=21;

/// The ages at which it asks of those who wanted support. On the 25th birthday leaving care has ended.
const ON_REQUEST: core::ops::RangeInclusive<i16> = 22..=24;

/// From when support is on request.
const REQUEST_FROM: i16 = 21;

/// The age that somebody reached in the year, up to `as_of`, if the return asks how they were doing then.
///
/// # What it says
/// It asks of those who turned 17 to 21 in the year and were a relevant or former relevant child on that birthday, and of former
/// relevant children who turned 22 to 24 and whose last word since 21 is that they want support. Whoever was still looked after on
/// the birthday, was adopted, went to another authority or was in care for too short a time is not asked for.
///
/// # Source
/// Rules 391, 1000, 1001, 1007, 1011 and 1016 of the return, read in words of ours; from 22 on the published method of the national
/// statistics.
///
/// # Applies to
/// England.
///
/// # Example
/// Left care on the 18th birthday, 2 May 2026, after three years in it: asked for at 18 in the return to March 2027, for whoever
/// leaves on the birthday is no longer looked after on it.
pub fn asked_for(life: &Life, care: (Date, &[CareEpisode]), year: ReturnYear, as_of: Date) -> Option<i16> {
    let (born_on, _) = care;
    let (first, last) = (year.first(), year.last().min(as_of));
    let mut ages = AGES.chain(ON_REQUEST);
    let age = ages.find(|age| (first..=last).contains(&birthday(born_on, *age)))?;
    if ON_REQUEST.contains(&age) && !wants_support(life, born_on, last) {
        return None;
    }
    matches!(status(life, care, birthday(born_on, age)), Status::Relevant | Status::FormerRelevant).then_some(age)
}

/// The leaving-care status on a day.
pub fn status(life: &Life, (born_on, episodes): (Date, &[CareEpisode]), day: Date) -> Status {
    let detentions: Vec<Detention> =
        life.custody.iter().map(|spell| Detention { from: spell.what.from, to: spell.what.to }).collect();
    care_status(&CareFacts { born_on, episodes, detentions: &detentions, in_learning: false }, day).england
}

/// Whether the last word on support since 21 is that it is wanted.
fn wants_support(life: &Life, born_on: Date, until: Date) -> bool {
    let from = birthday(born_on, REQUEST_FROM);
    let said = life.events.iter().filter_map(|event| {
        let wanted = match event.what.kind {
            EventKind::SupportRequested | EventKind::SupportGiven => true,
            EventKind::SupportDeclined => false,
            _ => return None,
        };
        (from <= event.what.on && event.what.on <= until).then_some((event.what.on, wanted))
    });
    said.max_by_key(|(on, _)| *on).is_some_and(|(_, wanted)| wanted)
}
