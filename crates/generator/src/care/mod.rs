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

/// Deals a care history to somebody born on `born_on`. `adviser`: whether the story must end with a personal adviser.
pub(crate) fn history(chance: &mut Chance, born_on: Date, year_end: Date, adviser: bool) -> Care {
    let age = age_on(born_on, year_end).unwrap_or(0);
    let story = Story::deal(chance, age, adviser);
    Telling::new(born_on, year_end).tell(story, chance)
}
