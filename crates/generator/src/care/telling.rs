//! Tells each story: when care began, under which law, where the child lived, and how it ended.

use domain::care::{CareLegalStatus, Placement, ReasonEnded, ReasonPlaceChange};
use domain::person::birthday;
use jiff::civil::{Date, date};

use super::episode::{Place, Spell};
use super::{Care, Story, postcode};
use crate::calendar::{days_between, later};
use crate::chance::Chance;

/// Whose story, and up to when it is known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Telling {
    born_on: Date,
    /// The end of the return's year: what matters has begun by then.
    year_end: Date,
}

/// Before this day children were freed for adoption; from it on there are placement orders (rule 446).
const PLACEMENT_ORDERS_FROM: Date = date(2005, 12, 1);
/// Main needs, for children who came because of home and for those who came because of a court.
const NEEDS: &[(u32, &str)] = &[(64, "N1"), (3, "N2"), (4, "N3"), (9, "N4"), (14, "N5"), (4, "N6"), (2, "N8")];

impl Telling {
    /// The telling of somebody born on `born_on`.
    pub(crate) const fn new(born_on: Date, year_end: Date) -> Self {
        Self { born_on, year_end }
    }

    /// The care that `story` stands for.
    pub(crate) fn tell(self, story: Story, chance: &mut Chance) -> Care {
        match story {
            Story::Throughout => self.throughout(chance),
            Story::SentencedUnderCareOrder => self.sentenced_under_care_order(chance),
            Story::SentencedByAgreement => self.sentenced_by_agreement(chance),
            Story::Remanded => self.remanded(chance),
            Story::DetainedAtSixteen => self.detained_at_sixteen(chance),
            Story::LeftAtSixteen => self.left_at_sixteen(chance),
            Story::ShortAfterSixteen => self.short_after_sixteen(chance),
            Story::LeftBeforeSixteen => self.left_before_sixteen(chance),
            Story::ShortBreaks => self.short_breaks(chance),
            Story::Adopted => self.adopted(chance),
            Story::Guardianship => self.guardianship(chance),
            Story::CameAlone => self.came_alone(chance),
            Story::TakenOver => self.taken_over(chance),
        }
    }

    fn birthday(self, age: i16) -> Date {
        birthday(self.born_on, age)
    }

    /// Some day at ages `from` to `to` in months; well before the end of the return's year where the ages allow it.
    fn begins(self, chance: &mut Chance, from: i16, to: i16) -> Date {
        let first = self.aged(from);
        chance.day(first, self.aged(to).min(later(self.year_end, -60)).max(first))
    }

    /// Some day at ages `from` to `to` in months, and not before `after`.
    fn ends(self, chance: &mut Chance, (from, to): (i16, i16), after: Date) -> Date {
        chance.day(self.aged(from), self.aged(to)).max(after)
    }

    fn aged(self, months: i16) -> Date {
        later(self.birthday(months / 12), i32::from(months % 12) * 30)
    }

    fn throughout(self, chance: &mut Chance) -> Care {
        let from = self.begins(chance, 40, 186);
        let mut spell = self.spell(chance, from, self.birthday(18));
        let lived_with_carers = spell.placements.last().is_some_and(|(_, place)| is_foster(place.code));
        spell.ended = if lived_with_carers && chance.hits(6_000) {
            ReasonEnded::E17
        } else {
            chance.weighted_or(ReasonEnded::E5, &[(6, ReasonEnded::E5), (3, ReasonEnded::E6)])
        };
        care(Story::Throughout, vec![spell])
    }

    /// A full care order does not end with a sentence: the placement changes to R5, and perhaps back.
    fn sentenced_under_care_order(self, chance: &mut Chance) -> Care {
        let from = self.begins(chance, 60, 166);
        let mut spell = self.spell(chance, from, self.birthday(18));
        spell.statuses = vec![(from, CareLegalStatus::C2)];
        let sentenced = self.ends(chance, (171, 212), later(from, 30));
        let released = later(sentenced, chance.between(70, 500));
        spell.placements.retain(|(day, place)| later(*day, 10) < sentenced && place.code != Placement::K3);
        spell.placements.push((sentenced, custody(chance, ReasonPlaceChange::Custod)));
        if later(released, 20) < spell.to {
            let code = if released >= self.birthday(16) { Placement::K3 } else { Placement::K2 };
            spell.placements.push((released, place(chance, code, ReasonPlaceChange::Carpl)));
        }
        spell.ended = ReasonEnded::E5;
        Care { detained: Some((sentenced, released)), ..care(Story::SentencedUnderCareOrder, vec![spell]) }
    }

    /// Accommodation by agreement ends with the sentence (E9).
    fn sentenced_by_agreement(self, chance: &mut Chance) -> Care {
        let from = self.begins(chance, 150, 186);
        let sentenced = self.ends(chance, (193, 214), later(from, 120));
        let mut spell = self.spell(chance, from, sentenced);
        spell.statuses = vec![(from, CareLegalStatus::V2)];
        spell.ended = ReasonEnded::E9;
        let released = later(sentenced, chance.between(60, 700));
        Care { detained: Some((sentenced, released)), ..care(Story::SentencedByAgreement, vec![spell]) }
    }

    /// Looked after for no other reason than a remand.
    fn remanded(self, chance: &mut Chance) -> Care {
        let from = self.begins(chance, 170, 212);
        let to = later(from, chance.between(14, 84));
        let code = if chance.hits(6_500) { Placement::R5 } else { Placement::K1 };
        let lived = if code == Placement::R5 {
            custody(chance, ReasonPlaceChange::Other)
        } else {
            place(chance, code, ReasonPlaceChange::Other)
        };
        let spell = Spell {
            ended: ReasonEnded::E14,
            need: "N6",
            statuses: vec![(from, CareLegalStatus::J1)],
            placements: vec![(from, lived)],
            ..self.spell(chance, from, to)
        };
        Care { detained: Some((from, to)), ..care(Story::Remanded, vec![spell]) }
    }

    /// Sentenced months before the 16th birthday and inside on the day: relevant by regulation 3 of the 2010 Regulations.
    fn detained_at_sixteen(self, chance: &mut Chance) -> Care {
        let from = self.begins(chance, 169, 178);
        let sentenced = later(self.birthday(16), -chance.between(20, 150)).max(later(from, 100));
        let mut spell = self.spell(chance, from, sentenced);
        spell.statuses = vec![(from, CareLegalStatus::V2)];
        spell.ended = ReasonEnded::E9;
        let released = later(self.birthday(16), chance.between(30, 500));
        Care { detained: Some((sentenced, released)), ..care(Story::DetainedAtSixteen, vec![spell]) }
    }

    fn left_at_sixteen(self, chance: &mut Chance) -> Care {
        let from = self.begins(chance, 96, 180);
        let to = self.ends(chance, (193, 214), later(from, 120));
        let mut spell = self.spell(chance, from, to);
        spell.statuses = vec![(from, CareLegalStatus::V2)];
        spell.ended = went_home(chance);
        care(Story::LeftAtSixteen, vec![spell])
    }

    fn short_after_sixteen(self, chance: &mut Chance) -> Care {
        let from = self.begins(chance, 193, 211).max(later(self.birthday(16), 1));
        let to = later(from, chance.between(12, 80));
        let mut spell = self.spell(chance, from, to);
        spell.statuses = vec![(from, CareLegalStatus::V2)];
        spell.ended = went_home(chance);
        care(Story::ShortAfterSixteen, vec![spell])
    }

    /// One or two spells that ended for good before 16.
    fn left_before_sixteen(self, chance: &mut Chance) -> Care {
        let mut spells = Vec::new();
        let mut from = self.begins(chance, 24, 150);
        for _ in 0..chance.weighted(&[(7, 1), (3, 2)]) {
            let to = later(from, chance.between(60, 1_200)).min(later(self.birthday(16), -30));
            if days_between(from, to) < 30 {
                break;
            }
            let mut spell = self.spell(chance, from, to);
            spell.statuses = vec![(from, CareLegalStatus::V2)];
            spell.ended = went_home(chance);
            spells.push(spell);
            // More than a year apart: the checker's rule SW12 cannot be met by two spells in one year.
            from = later(to, chance.between(380, 900));
        }
        care(Story::LeftBeforeSixteen, spells)
    }

    /// A few days every second month for a year or three, with one carer.
    fn short_breaks(self, chance: &mut Chance) -> Care {
        let mut from = self.begins(chance, 100, 190);
        // A care home: a place that has no Ofsted number, which the return does not want for short breaks.
        let lived = Place { urn: None, ..place(chance, Placement::R1, ReasonPlaceChange::Other) };
        let status = if chance.hits(5_000) { CareLegalStatus::V4 } else { CareLegalStatus::V3 };
        let home = postcode::of_home(chance);
        let mut spells = Vec::new();
        for _ in 0..chance.between(2, 14) {
            let to = later(from, chance.between(2, 5));
            if to >= self.birthday(18) {
                break;
            }
            spells.push(Spell {
                from,
                to,
                ended: ReasonEnded::E4A,
                need: "N2",
                home,
                statuses: vec![(from, status)],
                placements: vec![(from, lived)],
            });
            from = later(from, chance.between(50, 75));
        }
        care(Story::ShortBreaks, spells)
    }

    fn adopted(self, chance: &mut Chance) -> Care {
        let from = self.begins(chance, 1, 60);
        let placed = later(from, chance.between(200, 500));
        let to = later(placed, chance.between(120, 400));
        let mut spell = self.spell(chance, from, to);
        // A placement order; there were none before December 2005 (rule 446), and nobody here is older.
        let freed = later(from, 150);
        let (order, with) = if freed < PLACEMENT_ORDERS_FROM {
            (CareLegalStatus::D1, Placement::A4)
        } else {
            (CareLegalStatus::E1, Placement::A6)
        };
        spell.statuses = vec![(from, CareLegalStatus::C1), (freed, order)];
        let first = place(chance, Placement::U6, ReasonPlaceChange::Other);
        let with_adopters = Place { urn: None, ..place(chance, with, ReasonPlaceChange::Carpl) };
        spell.placements = vec![(from, first), (placed, with_adopters)];
        spell.ended = if chance.hits(7_000) { ReasonEnded::E12 } else { ReasonEnded::E11 };
        care(Story::Adopted, vec![spell])
    }

    fn guardianship(self, chance: &mut Chance) -> Care {
        let from = self.begins(chance, 12, 120);
        let to = later(from, chance.between(250, 900));
        let mut spell = self.spell(chance, from, to);
        spell.placements = vec![(from, place(chance, Placement::U1, ReasonPlaceChange::Other))];
        let ended = [ReasonEnded::E45, ReasonEnded::E46, ReasonEnded::E47, ReasonEnded::E48];
        spell.ended = chance.weighted_or(ReasonEnded::E45, &ended.map(|reason| (1, reason)));
        care(Story::Guardianship, vec![spell])
    }

    fn came_alone(self, chance: &mut Chance) -> Care {
        let from = self.begins(chance, 172, 200);
        let mut spell = self.spell(chance, from, self.birthday(18));
        spell.statuses = vec![(from, CareLegalStatus::V2)];
        spell.need = "N8";
        // There is no home in this country, so the return wants no postcode of one (rule 406).
        spell.home = "";
        spell.ended = ReasonEnded::E5;
        care(Story::CameAlone, vec![spell])
    }

    /// The family moved, and the other authority looks after the child from then on.
    fn taken_over(self, chance: &mut Chance) -> Care {
        let from = self.begins(chance, 96, 160);
        let to = self.ends(chance, (174, 212), later(from, 90));
        let mut spell = self.spell(chance, from, to);
        spell.ended = ReasonEnded::E3;
        care(Story::TakenOver, vec![spell])
    }

    /// A spell with the law and the placements that most children have.
    fn spell(self, chance: &mut Chance, from: Date, to: Date) -> Spell {
        let statuses = if chance.hits(6_000) {
            let order = later(from, chance.between(120, 330));
            vec![(from, CareLegalStatus::C1), (order, CareLegalStatus::C2)]
        } else {
            vec![(from, CareLegalStatus::V2)]
        };
        Spell {
            from,
            to,
            ended: ReasonEnded::E5,
            need: chance.weighted(NEEDS),
            home: postcode::of_home(chance),
            statuses: statuses.into_iter().filter(|(day, _)| *day < to).collect(),
            placements: self.placements(chance, from, to),
        }
    }

    /// A first home and moves some hundred days apart; supported accommodation only from 16.
    fn placements(self, chance: &mut Chance, from: Date, to: Date) -> Vec<(Date, Place)> {
        let mut all = Vec::new();
        let mut day = from;
        let mut why = ReasonPlaceChange::Other;
        while day < to && all.len() < 9 {
            let code = if day >= self.birthday(16) && chance.hits(6_000) {
                Placement::K3
            } else if day < self.birthday(5) {
                // No boarding school and no children's home for the youngest (rule 373).
                Placement::U6
            } else {
                chance.weighted_or(Placement::U6, &HOMES)
            };
            let next = place(chance, code, why);
            // A move to the same door would be no move (rule 435).
            if all.last().is_none_or(|(_, here): &(Date, Place)| Place { because: why, ..*here } != next) {
                all.push((day, next));
            }
            day = later(day, chance.between(60, 1_300));
            why = chance.weighted_or(ReasonPlaceChange::Carpl, &MOVES);
        }
        // A home of less than three weeks before the end would be a move nobody makes.
        all.retain(|(day, _)| *day == from || later(*day, 21) < to);
        all
    }
}

/// Where children live, by weight.
const HOMES: [(u32, Placement); 6] = [
    (40, Placement::U6),
    (22, Placement::U4),
    (8, Placement::U1),
    (6, Placement::U3),
    (18, Placement::K2),
    (2, Placement::S1),
];
/// Why they move, by weight.
const MOVES: [(u32, ReasonPlaceChange); 7] = [
    (40, ReasonPlaceChange::Carpl),
    (15, ReasonPlaceChange::Creqb),
    (12, ReasonPlaceChange::Creqo),
    (10, ReasonPlaceChange::Child),
    (10, ReasonPlaceChange::Lareq),
    (3, ReasonPlaceChange::Alleg),
    (10, ReasonPlaceChange::Other),
];

fn care(story: Story, spells: Vec<Spell>) -> Care {
    Care { story, spells, detained: None }
}

fn went_home(chance: &mut Chance) -> ReasonEnded {
    let ways = [(60, ReasonEnded::E4A), (20, ReasonEnded::E4B), (12, ReasonEnded::E13), (8, ReasonEnded::E8)];
    chance.weighted_or(ReasonEnded::E4A, &ways)
}

const fn is_foster(place: Placement) -> bool {
    matches!(place, Placement::U1 | Placement::U3 | Placement::U4 | Placement::U6)
}

/// A prison or young offender institution: no Ofsted number, and never in the authority's own hands.
fn custody(chance: &mut Chance, because: ReasonPlaceChange) -> Place {
    Place { code: Placement::R5, provider: "PR3", postcode: postcode::of_placement(chance, true), urn: None, because }
}

/// A place of this kind with a provider that may run it.
fn place(chance: &mut Chance, code: Placement, because: ReasonPlaceChange) -> Place {
    let provider = match code {
        Placement::U1 | Placement::U3 => "PR1",
        Placement::K1 | Placement::K2 | Placement::K3 | Placement::S1 | Placement::R1 => {
            chance.weighted(&[(8, "PR4"), (2, "PR5")])
        }
        _ => chance.weighted(&[(5, "PR1"), (4, "PR4"), (1, "PR5")]),
    };
    // Supported accommodation lies in the authority's area (rule 241); others may lie anywhere in England.
    let outside = code != Placement::K3 && chance.hits(3_000);
    let urn = u32::try_from(9_000_000 + chance.below(2_000)).ok();
    Place { code, provider, postcode: postcode::of_placement(chance, outside), urn, because }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::Topic;
    use jiff::civil::date;

    const STORIES: [Story; 13] = [
        Story::Throughout,
        Story::SentencedUnderCareOrder,
        Story::SentencedByAgreement,
        Story::Remanded,
        Story::DetainedAtSixteen,
        Story::LeftAtSixteen,
        Story::ShortAfterSixteen,
        Story::LeftBeforeSixteen,
        Story::ShortBreaks,
        Story::Adopted,
        Story::Guardianship,
        Story::CameAlone,
        Story::TakenOver,
    ];

    fn tellings(story: Story) -> impl Iterator<Item = (Telling, Care)> {
        let year_end = date(2026, 3, 31);
        (0..200_u32).map(move |number| {
            let mut chance = Chance::new(11, number, Topic::Care);
            let born_on = chance.day(date(2001, 1, 1), date(2009, 3, 1));
            let telling = Telling::new(born_on, year_end);
            (telling, telling.tell(story, &mut chance))
        })
    }

    #[test]
    fn spells_are_in_order_and_end_by_eighteen() {
        for story in STORIES {
            for (telling, care) in tellings(story) {
                assert!(!care.spells.is_empty(), "{story:?}");
                for spell in &care.spells {
                    assert!(spell.from < spell.to && spell.to <= telling.birthday(18), "{story:?} {spell:?}");
                    assert!(spell.from >= telling.born_on, "{story:?} {spell:?}");
                    assert_eq!(spell.placements.first().map(|(day, _)| *day), Some(spell.from), "{story:?} {spell:?}");
                    assert_eq!(spell.statuses.first().map(|(day, _)| *day), Some(spell.from), "{story:?} {spell:?}");
                    assert!(spell.placements.is_sorted_by_key(|(day, _)| *day), "{story:?} {spell:?}");
                }
                assert!(care.spells.windows(2).all(|pair| pair[0].to < pair[1].from), "{story:?}");
            }
        }
    }

    #[test]
    fn days_after_fourteen_are_those_of_the_story() {
        for (story, after_14, at_16) in [
            (Story::Throughout, 91.., true),
            (Story::SentencedByAgreement, 91.., true),
            (Story::LeftAtSixteen, 91.., true),
            (Story::DetainedAtSixteen, 91.., false),
        ] {
            for (telling, care) in tellings(story) {
                let spell = care.spells.last().unwrap();
                let days = days_between(spell.from.max(telling.birthday(14)), spell.to);
                assert!(after_14.contains(&days), "{story:?}: {days} days");
                assert_eq!(spell.to > telling.birthday(16), at_16, "{story:?}");
            }
        }
        for (telling, care) in tellings(Story::ShortAfterSixteen) {
            let spell = care.spells.last().unwrap();
            assert!(spell.from > telling.birthday(16) && days_between(spell.from, spell.to) < 91);
        }
        for (telling, care) in tellings(Story::LeftBeforeSixteen) {
            assert!(care.spells.iter().all(|spell| spell.to < telling.birthday(16)));
        }
        for (telling, care) in tellings(Story::DetainedAtSixteen) {
            let (from, to) = care.detained.unwrap();
            assert!(from < telling.birthday(16) && telling.birthday(16) < to);
        }
    }
}
