//! One condition of a licence, from when to when it holds, and who gave it.

use jiff::civil::Date;

use crate::agency::coded;
use crate::place::{Coordinates, TimeOfDay};

/// Longest words of a condition, in characters.
pub const CONDITION_WORDS_MAX: usize = 2_000;
/// The widest zone that is not a slip of the pen, in metres: 100 km.
const RADIUS_MAX: u32 = 100_000;

/// Minutes of a day.
const DAY: i32 = 24 * 60;

coded! {
    /// What a condition is about.
    RuleKind {
        /// At an address between two times.
        Curfew = "curfew", "Curfew";
        /// Somewhere not to go.
        ExclusionZone = "exclusion_zone", "Exclusion zone";
        /// Somebody not to be in touch with.
        NoContact = "no_contact", "No contact";
        /// Somewhere or somebody to report to.
        Reporting = "reporting", "Reporting";
        /// Anything else.
        Other = "other", "Another condition";
    }
}

/// What a condition demands, as far as a plan can be held against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// To be at an address from one time to another; past midnight where it ends earlier than it begins.
    Curfew {
        /// Where.
        address: String,
        /// Where on the map, if known.
        at: Option<Coordinates>,
        /// From.
        from: TimeOfDay,
        /// To.
        to: TimeOfDay,
    },
    /// Not to go within a circle.
    ExclusionZone {
        /// Its middle.
        centre: Coordinates,
        /// How far it reaches.
        radius_metres: u32,
    },
    /// Not to be in touch with somebody.
    NoContact {
        /// With whom, by name.
        name: String,
    },
    /// To report.
    Reporting,
    /// Anything else: only its words count.
    Other,
}

impl Rule {
    /// What it is about.
    pub const fn kind(&self) -> RuleKind {
        match self {
            Self::Curfew { .. } => RuleKind::Curfew,
            Self::ExclusionZone { .. } => RuleKind::ExclusionZone,
            Self::NoContact { .. } => RuleKind::NoContact,
            Self::Reporting => RuleKind::Reporting,
            Self::Other => RuleKind::Other,
        }
    }
}

/// A condition of a licence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// What it demands.
    pub rule: Rule,
    /// The words that the person reads: where not to go, when to be home; never why, and nobody else's address.
    pub words: String,
    /// Why it was given and what else workers must know. The person does not see it here.
    pub for_workers: String,
    /// First day; none is the day of release, whenever that is.
    pub from: Option<Date>,
    /// Last day, if there is one.
    pub to: Option<Date>,
    /// Who gave it: "licence of 3 March 2027".
    pub source: String,
}

impl Condition {
    /// Whether it holds on `day` for somebody who is released on `release`.
    pub fn holds_on(&self, day: Date, release: Date) -> bool {
        day >= self.from.unwrap_or(release) && self.to.is_none_or(|to| day <= to)
    }

    /// The minutes of `day` in which the curfew holds, from the start of its first to the end of its last: the hours after
    /// midnight belong to the evening before. Nothing where it is no curfew.
    pub fn curfew_on(&self, day: Date, release: Date) -> Vec<(i32, i32)> {
        let Rule::Curfew { from, to, .. } = &self.rule else { return Vec::new() };
        let (from, to) = (from.minutes(), to.minutes());
        let evening = self.holds_on(day, release);
        let before = day.yesterday().is_ok_and(|day| self.holds_on(day, release));
        let spells = if from < to { vec![(evening, from, to)] } else { vec![(before, 0, to), (evening, from, DAY)] };
        spells.into_iter().filter(|(holds, from, to)| *holds && from < to).map(|(_, from, to)| (from, to)).collect()
    }

    /// Whether a point lies in the zone; never, where it is no zone.
    pub fn keeps_out(&self, at: Coordinates) -> bool {
        matches!(&self.rule, Rule::ExclusionZone { centre, radius_metres } if centre.metres_to(at) <= *radius_metres)
    }

    /// Whether the straight line between two points crosses the zone.
    pub fn is_crossed(&self, from: Coordinates, to: Coordinates) -> bool {
        matches!(&self.rule, Rule::ExclusionZone { centre, radius_metres }
            if centre.metres_to_line(from, to) <= *radius_metres)
    }
}

/// A condition that somebody wants to put on the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCondition(pub Condition);

/// Why a condition cannot go on the record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConditionRefused {
    /// The person could not read it.
    #[error("no words")]
    NoWords,
    /// Too long.
    #[error("{length} characters; {CONDITION_WORDS_MAX} fit")]
    TooLong {
        /// How long.
        length: usize,
    },
    /// It ends before it begins.
    #[error("it ends before it begins")]
    EndsFirst,
    /// A curfew from a time to the same time.
    #[error("the curfew begins when it ends")]
    NoHours,
    /// A curfew without an address.
    #[error("no address")]
    NoAddress,
    /// Nobody to keep away from.
    #[error("no name")]
    NoName,
    /// A zone without a width, or wider than a county.
    #[error("a zone reaches from 1 to {RADIUS_MAX} metres")]
    Radius,
    /// Nobody gave it.
    #[error("no source")]
    NoSource,
}

impl NewCondition {
    /// Checked: the condition, or everything that must be put right.
    pub fn check(self) -> Result<Condition, Vec<ConditionRefused>> {
        let condition = self.0;
        let length = condition.words.chars().count().max(condition.for_workers.chars().count());
        let empty = |text: &str| text.trim().is_empty();
        let rule = match &condition.rule {
            Rule::Curfew { address, .. } if empty(address) => Some(ConditionRefused::NoAddress),
            Rule::Curfew { from, to, .. } if from == to => Some(ConditionRefused::NoHours),
            Rule::NoContact { name } if empty(name) => Some(ConditionRefused::NoName),
            Rule::ExclusionZone { radius_metres, .. } if !(1..=RADIUS_MAX).contains(radius_metres) => {
                Some(ConditionRefused::Radius)
            }
            _ => None,
        };
        let ends_first = condition.from.zip(condition.to).is_some_and(|(from, to)| to < from);
        let wrong = [
            empty(&condition.words).then_some(ConditionRefused::NoWords),
            (length > CONDITION_WORDS_MAX).then_some(ConditionRefused::TooLong { length }),
            empty(&condition.source).then_some(ConditionRefused::NoSource),
            ends_first.then_some(ConditionRefused::EndsFirst),
            rule,
        ];
        let wrong: Vec<ConditionRefused> = wrong.into_iter().flatten().collect();
        if wrong.is_empty() { Ok(condition) } else { Err(wrong) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const RELEASE: Date = date(2027, 3, 5);

    fn condition(rule: Rule) -> Condition {
        let (words, source) = ("Be at home.".to_owned(), "licence".to_owned());
        Condition { rule, words, for_workers: String::new(), from: None, to: None, source }
    }

    fn curfew(from: u16, to: u16) -> Condition {
        let (from, to) = (TimeOfDay::new(from, 0), TimeOfDay::new(to, 0));
        condition(Rule::Curfew { address: "2 Reed Street".into(), at: None, from, to })
    }

    #[test]
    fn a_curfew_crosses_midnight() {
        let after = date(2027, 3, 6);
        for (condition, day, hours) in [
            // On the morning of the release there was no evening before.
            (curfew(19, 7), RELEASE, vec![(19 * 60, DAY)]),
            (curfew(19, 7), after, vec![(0, 420), (19 * 60, DAY)]),
            (curfew(19, 7), date(2027, 3, 4), vec![]),
            (curfew(9, 11), RELEASE, vec![(540, 660)]),
            (curfew(22, 0), after, vec![(22 * 60, DAY)]),
            (Condition { to: Some(RELEASE), ..curfew(19, 7) }, after, vec![(0, 420)]),
            (Condition { from: Some(date(2027, 3, 1)), ..curfew(19, 7) }, RELEASE, vec![(0, 420), (19 * 60, DAY)]),
            (condition(Rule::Reporting), RELEASE, vec![]),
        ] {
            assert_eq!(condition.curfew_on(day, RELEASE), hours, "{condition:?} on {day}");
        }
    }

    #[test]
    fn a_zone_keeps_out_and_is_crossed() {
        let at = |latitude_e6, longitude_e6| Coordinates { latitude_e6, longitude_e6 };
        let zone = condition(Rule::ExclusionZone { centre: at(52_000_000, -1_500_000), radius_metres: 500 });
        assert!(zone.keeps_out(at(52_004_000, -1_500_000)), "about 445 m north");
        assert!(!zone.keeps_out(at(52_005_000, -1_500_000)), "about 556 m north");
        assert!(zone.is_crossed(at(52_000_000, -1_600_000), at(52_000_000, -1_400_000)));
        assert!(!zone.is_crossed(at(52_010_000, -1_600_000), at(52_010_000, -1_400_000)));
        assert!(!curfew(1, 2).keeps_out(at(52_000_000, -1_500_000)));
    }

    #[test]
    fn a_condition_is_checked() {
        let check = |condition| NewCondition(condition).check().err().unwrap_or_default();
        let zone = |radius_metres| {
            condition(Rule::ExclusionZone {
                centre: Coordinates { latitude_e6: 52_000_000, longitude_e6: 0 },
                radius_metres,
            })
        };
        for (condition, wrong) in [
            (curfew(19, 7), vec![]),
            (curfew(7, 7), vec![ConditionRefused::NoHours]),
            (zone(500), vec![]),
            (zone(0), vec![ConditionRefused::Radius]),
            (zone(100_001), vec![ConditionRefused::Radius]),
            (condition(Rule::NoContact { name: " ".into() }), vec![ConditionRefused::NoName]),
            (
                Condition { words: String::new(), source: String::new(), ..curfew(1, 2) },
                vec![ConditionRefused::NoWords, ConditionRefused::NoSource],
            ),
            (
                Condition { from: Some(RELEASE), to: Some(date(2027, 3, 4)), ..curfew(1, 2) },
                vec![ConditionRefused::EndsFirst],
            ),
            (
                Condition { for_workers: "x".repeat(2_001), ..curfew(1, 2) },
                vec![ConditionRefused::TooLong { length: 2_001 }],
            ),
        ] {
            assert_eq!(check(condition.clone()), wrong, "{condition:?}");
        }
    }

    proptest! {
        /// A night's hours are as long whether one asks in one day or in two.
        #[test]
        fn no_minute_of_a_night_is_lost(from in 0_u16..24, to in 0_u16..24) {
            prop_assume!(from != to);
            let (night, after) = (date(2027, 4, 1), date(2027, 4, 2));
            let only = Condition { from: Some(night), to: Some(night), ..curfew(from, to) };
            let minutes = |day| only.curfew_on(day, RELEASE).iter().map(|(from, to)| to - from).sum::<i32>();
            let long = (i32::from(to) - i32::from(from)).rem_euclid(24) * 60;
            prop_assert_eq!(minutes(night) + minutes(after), long);
        }
    }
}
