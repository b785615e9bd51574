//! A person's care: one of twelve stories, told as episodes in the statutory return's own codes.

mod story;

pub(crate) use story::Story;

use domain::person::age_on;

use crate::chance::Chance;
use crate::person::{Person, rank_in_care};
use crate::region::Region;
use crate::workers::CASELOAD;

/// A person's time in care.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Care {
    pub(crate) story: Story,
}

/// Deals a care history that fits the person's age.
pub(crate) fn history(chance: &mut Chance, region: &Region, person: &Person) -> Care {
    let with_adviser = rank_in_care(person.number - 1).is_some_and(|rank| rank < CASELOAD);
    let age = age_on(person.born_on, region.year_end()).unwrap_or(0);
    Care { story: Story::deal(chance, age, with_adviser) }
}
