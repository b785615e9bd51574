//! The law as data: rules with their versions, and the words they are made of. The `law` crate reads them from files.

use jiff::ToSpan;
use jiff::civil::Date;

use super::facts::{EventKinds, Nation};
use super::{Predicates, Trigger};
use crate::agency::{Role, coded};
use crate::calendar::BankHolidays;
use crate::reason::Source;

coded! {
    /// Where a rule holds.
    Jurisdiction {
        /// Authorities in England.
        England = "england", "England";
        /// Authorities in Wales.
        Wales = "wales", "Wales";
        /// Both.
        Both = "both", "England and Wales";
    }
}

impl Jurisdiction {
    /// Whether the rule holds for an authority of `nation`.
    pub const fn covers(self, nation: Nation) -> bool {
        matches!((self, nation), (Self::Both, _) | (Self::England, Nation::England) | (Self::Wales, Nation::Wales))
    }
}

coded! {
    /// The agency that owes a duty.
    Owner {
        /// The authority's leaving-care team.
        LeavingCare = "leaving_care", "Leaving care";
        /// The prison.
        Prison = "prison", "Prison";
        /// Probation.
        Probation = "probation", "Probation";
        /// The council that answers for homelessness; often not the one that answers for care.
        HousingAuthority = "housing_authority", "Housing authority";
        /// The authority's children's services.
        ChildrensServices = "childrens_services", "Children’s services";
    }
}

impl Owner {
    /// The post in a person's circle that acts for this agency.
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::LeavingCare => Some(Role::PersonalAdviser),
            Self::Prison => Some(Role::PrisonOffenderManager),
            Self::Probation => Some(Role::CommunityOffenderManager),
            Self::ChildrensServices => Some(Role::SocialWorker),
            Self::HousingAuthority => None,
        }
    }
}

coded! {
    /// Which of the three plans a duty belongs to.
    Lane {
        /// Leaving care's plan.
        Pathway = "pathway", "Pathway plan";
        /// The prison's plan.
        Sentence = "sentence", "Sentence plan";
        /// The way out of prison.
        Release = "release", "Release plan";
    }
}

coded! {
    /// Rules of which only the first that applies decides, in the order of their `row`.
    Group {
        /// Who answers in offender management in custody, and when that changes.
        Handover = "handover", "Offender management: who answers, and when";
        /// How often a learning and work plan is reviewed.
        LearningReview = "learning_review", "Learning and work plan: when it is reviewed";
    }
}

coded! {
    /// From when on a closing event counts.
    CountsFrom {
        /// From the day the clock started.
        Trigger = "trigger", "from the day it is counted from";
        /// From the day of reception.
        Reception = "reception", "from the day of coming into custody";
        /// From the day the duty opens.
        Opens = "opens", "from the day it opens";
        /// Whenever it was.
        Ever = "ever", "whenever it was done";
    }
}

/// A length of time: months first (a day that the month does not have becomes its last day), then days, then working
/// days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Offset {
    /// Whole months.
    pub months: i16,
    /// Calendar days; a week is seven.
    pub days: i16,
    /// Working days of England and Wales.
    pub working_days: i16,
}

impl Offset {
    /// `days` calendar days.
    pub const fn days(days: i16) -> Self {
        Self { months: 0, days, working_days: 0 }
    }

    /// The day this long after `date`.
    pub fn after(self, date: Date, holidays: &BankHolidays) -> Date {
        self.moved(date, 1, holidays)
    }

    /// The day this long before `date`.
    pub fn before(self, date: Date, holidays: &BankHolidays) -> Date {
        self.moved(date, -1, holidays)
    }

    fn moved(self, date: Date, sign: i32, holidays: &BankHolidays) -> Date {
        let mut moved = date;
        if self.months != 0 {
            moved = moved.saturating_add((sign * i32::from(self.months)).months());
        }
        if self.days != 0 {
            moved = moved.saturating_add((sign * i32::from(self.days)).days());
        }
        if self.working_days != 0 {
            moved = holidays.add_working_days(moved, sign * i32::from(self.working_days));
        }
        moved
    }

    /// "3 months", "8 months and 14 days", "10 working days".
    pub fn words(self) -> String {
        let mut parts = Vec::new();
        let mut add = |n: i16, one: &str, many: &str| {
            if n != 0 {
                parts.push(format!("{n} {}", if n == 1 { one } else { many }));
            }
        };
        add(self.months, "month", "months");
        if self.days % 7 == 0 && self.days >= 28 {
            add(self.days / 7, "week", "weeks");
        } else {
            add(self.days, "day", "days");
        }
        add(self.working_days, "working day", "working days");
        if parts.is_empty() { "the same day".to_owned() } else { parts.join(" and ") }
    }
}

/// When a duty is due, counted from its trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Due {
    /// This long after it.
    After(Offset),
    /// This long before it.
    Before(Offset),
    /// As soon as possible: no last day.
    AsSoonAsPossible,
    /// All the time: no last day.
    Throughout,
}

/// A rule as it holds between two days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// The first day on which a trigger falls under it.
    pub effective_from: Date,
    /// The last such day.
    pub effective_to: Option<Date>,
    /// False while Parliament has passed it and nobody has commenced it: it is shown as coming and does not bind.
    pub commenced: bool,
    /// Where it stands, and how it binds.
    pub source: Source,
    /// At least one of these must hold; an empty set asks nothing.
    pub cohort: Predicates,
    /// All of these must hold.
    pub scope: Predicates,
    /// None of these may hold.
    pub unless: Predicates,
    /// What it is counted from.
    pub trigger: Trigger,
    /// When it is due.
    pub due: Due,
    /// How long before the last day it opens; without it, it opens with its trigger (or 28 days before the last day,
    /// where that is counted back).
    pub opens: Option<Offset>,
    /// After it was done, it is due again this long later.
    pub recurs: Option<Offset>,
    /// What closes it; an empty set: nothing closes it, it ends with its scope.
    pub closed_by: EventKinds,
    /// From when on those count.
    pub counts_from: CountsFrom,
    /// Whether the last day is our target and not the law's.
    pub is_target: bool,
}

/// A rule of the law, of guidance, of practice or of this authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Stable short name: `E-VIS-7`.
    pub id: &'static str,
    /// What must happen, for those who work with the person.
    pub title: &'static str,
    /// The same to the young adult, in plain words; empty where it is not shown to them.
    pub for_them: &'static str,
    /// What a reader of the rule should know besides; may be empty.
    pub note: &'static str,
    /// Where it holds.
    pub jurisdiction: Jurisdiction,
    /// Who owes it.
    pub owner: Owner,
    /// Which plan it belongs to.
    pub lane: Lane,
    /// Set and row, where only the first of a set decides.
    pub group: Option<(Group, u8)>,
    /// Who answers before and from the due day, for rows of the handover set.
    pub answers: Option<(Role, Role)>,
    /// Versions in order of their first day; their days do not overlap.
    pub versions: Vec<Version>,
}

/// Every rule that is applied, rows of a set before the rules that count from them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rules(Vec<Rule>);

impl<'a> IntoIterator for &'a Rules {
    type Item = &'a Rule;
    type IntoIter = core::slice::Iter<'a, Rule>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Rules {
    /// These rules. Those of the handover set go first, since other rules count from the day it gives.
    pub fn new(mut rules: Vec<Rule>) -> Self {
        rules.sort_by_key(|rule| (rule.group.is_none_or(|(group, _)| group != Group::Handover), rule.group, rule.id));
        Self(rules)
    }

    /// The rules, in the order in which they are asked.
    pub fn iter(&self) -> core::slice::Iter<'_, Rule> {
        self.0.iter()
    }

    /// The rule with this short name.
    pub fn find(&self, id: &str) -> Option<&Rule> {
        self.0.iter().find(|rule| rule.id == id)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
