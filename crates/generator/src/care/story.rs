//! The thirteen ways in which care goes here, each chosen because leaving-care law answers it differently.

use crate::chance::Chance;

/// How a person's care went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Story {
    /// Still in care, or in care to the 18th birthday.
    #[default]
    Throughout,
    /// A care order and a sentence: still looked after, in a young offender institution.
    SentencedUnderCareOrder,
    /// Accommodated by agreement (section 20) and sentenced: no longer looked after.
    SentencedByAgreement,
    /// Looked after only because remanded, until the remand ended.
    Remanded,
    /// In care for more than 13 weeks after 14, and detained on the 16th birthday.
    DetainedAtSixteen,
    /// Left at 16 or 17 after long enough: relevant.
    LeftAtSixteen,
    /// In care at 16 or 17 for less than 13 weeks: qualifying.
    ShortAfterSixteen,
    /// Left for good before 16.
    LeftBeforeSixteen,
    /// Series of short breaks only, which count for nothing.
    ShortBreaks,
    /// Adopted as a child.
    Adopted,
    /// Special guardianship order as a child.
    Guardianship,
    /// Came alone from abroad, accommodated by agreement.
    CameAlone,
    /// Moved, and the next authority took over the care.
    TakenOver,
}

/// Weights out of 1,000 for somebody who turned 16 before the year's end, and for somebody who did not.
const FROM_SIXTEEN: &[(u32, Story)] = &[
    (405, Story::Throughout),
    (40, Story::SentencedUnderCareOrder),
    (35, Story::SentencedByAgreement),
    (20, Story::Remanded),
    (20, Story::DetainedAtSixteen),
    (130, Story::LeftAtSixteen),
    (75, Story::ShortAfterSixteen),
    (100, Story::LeftBeforeSixteen),
    (40, Story::ShortBreaks),
    (25, Story::Adopted),
    (35, Story::Guardianship),
    (60, Story::CameAlone),
    (15, Story::TakenOver),
];
const UNDER_SIXTEEN: &[(u32, Story)] = &[
    (545, Story::Throughout),
    (15, Story::TakenOver),
    (15, Story::SentencedUnderCareOrder),
    (20, Story::Remanded),
    (200, Story::LeftBeforeSixteen),
    (60, Story::ShortBreaks),
    (50, Story::Adopted),
    (60, Story::Guardianship),
    (35, Story::CameAlone),
];
/// Stories that end with a personal adviser.
const WITH_ADVISER: &[(u32, Story)] = &[
    (560, Story::Throughout),
    (60, Story::SentencedUnderCareOrder),
    (60, Story::SentencedByAgreement),
    (30, Story::DetainedAtSixteen),
    (200, Story::LeftAtSixteen),
    (90, Story::CameAlone),
];

impl Story {
    /// A story for somebody aged `age` at the end of the return's year.
    pub(crate) fn deal(chance: &mut Chance, age: i16, with_adviser: bool) -> Self {
        chance.weighted(match (with_adviser, age) {
            (true, 16..) => WITH_ADVISER,
            (_, 16..) => FROM_SIXTEEN,
            _ => UNDER_SIXTEEN,
        })
    }

    /// Whether a personal adviser is due from 16.
    pub(crate) const fn has_adviser(self) -> bool {
        !matches!(self, Self::LeftBeforeSixteen | Self::ShortBreaks | Self::Adopted | Self::Remanded | Self::TakenOver)
    }
}
