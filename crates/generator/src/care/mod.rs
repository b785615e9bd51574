//! A person's care: one of thirteen stories, told as episodes in the statutory return's own codes.

mod episode;
pub(crate) mod postcode;
mod story;
mod telling;

pub(crate) use episode::{Episode, Place, Spell};
pub(crate) use story::Story;
pub(crate) use telling::Telling;

use domain::person::age_on;
use jiff::civil::Date;

use crate::chance::Chance;
use crate::person::{Person, rank_in_care};
use crate::region::Region;
use crate::workers::CASELOAD;

/// A person's time in care, from first to last, with what the future holds: writers cut it at a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Care {
    pub(crate) story: Story,
    /// In order, without overlap.
    pub(crate) spells: Vec<Spell>,
    /// Detention that care ran into, with the day of release.
    pub(crate) detained: Option<(Date, Date)>,
}

impl Care {
    /// Every episode known on `day`.
    pub(crate) fn episodes(&self, day: Date) -> Vec<Episode> {
        self.spells.iter().flat_map(|spell| spell.episodes(day)).collect()
    }
}

/// Deals a care history that fits the person's age.
pub(crate) fn history(chance: &mut Chance, region: &Region, person: &Person) -> Care {
    let with_adviser = rank_in_care(person.number - 1).is_some_and(|rank| rank < CASELOAD);
    let age = age_on(person.born_on, region.year_end()).unwrap_or(0);
    let story = Story::deal(chance, age, with_adviser);
    Telling::new(person.born_on, region.year_end()).tell(story, chance)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::care::{CareEpisode, CareFacts, Detention, Status, care_status};
    use domain::person::birthday;
    use jiff::civil::date;
    use std::collections::BTreeMap;

    use crate::calendar::later;
    use crate::region::Options;

    fn status(person: &Person, care: &Care, known_on: Date, today: Date) -> Status {
        let episodes: Vec<CareEpisode> = care
            .episodes(known_on)
            .iter()
            .map(|episode| CareEpisode {
                from: episode.from,
                to: episode.to,
                legal_status: episode.status,
                placement: Some(episode.place.code),
                reason_new: Some(episode.new),
                reason_ended: episode.ended,
                reason_place_change: episode.place_change,
            })
            .collect();
        let detentions: Vec<Detention> =
            care.detained.iter().map(|(from, to)| Detention { from: *from, to: Some(*to) }).collect();
        let facts =
            CareFacts { born_on: person.born_on, episodes: &episodes, detentions: &detentions, in_learning: false };
        care_status(&facts, today).england
    }

    fn people() -> impl Iterator<Item = Person> {
        let region = Region::plan(Options::new(4_000, 21, date(2026, 11, 21))).unwrap();
        (0..4_000).map(move |number| region.person(number))
    }

    #[test]
    fn every_story_ends_in_the_status_it_is_there_for() {
        let mut told: BTreeMap<String, u32> = BTreeMap::new();
        for person in people() {
            let Some(care) = &person.care else { continue };
            let grown_up = later(birthday(person.born_on, 18), 1);
            let last_day = care.spells.last().map(|spell| spell.to).unwrap();
            let expected = match care.story {
                Story::Throughout
                | Story::SentencedUnderCareOrder
                | Story::SentencedByAgreement
                | Story::DetainedAtSixteen
                | Story::LeftAtSixteen
                | Story::CameAlone => Status::FormerRelevant,
                Story::ShortAfterSixteen | Story::Guardianship => Status::Qualifying,
                Story::Remanded if last_day > birthday(person.born_on, 16) => Status::Qualifying,
                Story::Remanded | Story::LeftBeforeSixteen | Story::Adopted => Status::CareExperienced,
                Story::ShortBreaks => Status::None,
                Story::TakenOver => Status::Elsewhere,
            };
            assert_eq!(status(&person, care, grown_up, grown_up), expected, "person {} {care:?}", person.number);
            *told.entry(format!("{:?}", care.story)).or_default() += 1;
        }
        assert_eq!(told.len(), 13, "{told:?}");
    }

    #[test]
    fn today_every_status_is_somebody_s() {
        let today = date(2026, 11, 21);
        let mut counts: BTreeMap<Status, u32> = BTreeMap::new();
        for person in people() {
            let Some(care) = &person.care else { continue };
            *counts.entry(status(&person, care, date(2026, 3, 31), today)).or_default() += 1;
        }
        for expected in Status::ALL {
            assert!(counts.get(expected).is_some_and(|people| *people > 10), "{expected:?}: {counts:?}");
        }
    }
}
