//! One finding: what it is about, when it bites, whom it concerns, and why.

use core::fmt;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::facts::Facts;
use super::kind::{Group, Kind};
use super::settle::Settle;
use super::{conflicts, duplicates, gaps, people, words};
use crate::agency::coded;
use crate::id::{AddressId, AppointmentId, ConditionId, GoalId, StepId, SupporterId};
use crate::plan::{Actor, Area};
use crate::reason::Reason;

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ref {
    /// A goal.
    Goal(GoalId),
    /// A step.
    Step(StepId),
    /// An appointment.
    Appointment(AppointmentId),
    /// An address.
    Address(AddressId),
    /// A condition of the licence.
    Condition(ConditionId),
    /// Somebody of the network.
    Supporter(SupporterId),
    /// A duty, by the short name of its rule.
    Duty(&'static str),
    /// An area of need.
    Area(Area),
    /// A post.
    Actor(Actor),
    /// Who meets the person at the gate.
    Gate,
    /// Who is there on the first night.
    FirstNight,
    /// The plan as a whole.
    Plan,
}

impl fmt::Display for Ref {
    /// Stable: part of a finding's key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Goal(id) => write!(f, "goal-{id}"),
            Self::Step(id) => write!(f, "step-{id}"),
            Self::Appointment(id) => write!(f, "appointment-{id}"),
            Self::Address(id) => write!(f, "address-{id}"),
            Self::Condition(id) => write!(f, "condition-{id}"),
            Self::Supporter(id) => write!(f, "supporter-{id}"),
            Self::Duty(rule) => write!(f, "duty-{rule}"),
            Self::Area(area) => write!(f, "area-{}", area.code()),
            Self::Actor(actor) => write!(f, "actor-{}", actor.code()),
            Self::Gate => f.write_str("gate"),
            Self::FirstNight => f.write_str("first-night"),
            Self::Plan => f.write_str("plan"),
        }
    }
}

coded! {
    /// How near it is. It says when, never how bad.
    Severity {
        /// Within a week, or the day has passed.
        Now = "now", "This week";
        /// Within four weeks.
        Soon = "soon", "Within four weeks";
        /// Later, or on no known day.
        Later = "later", "Later";
    }
}

impl Severity {
    fn of(bites_on: Option<Date>, today: Date) -> Self {
        match bites_on.map(|on| (on - today).get_days()) {
            Some(days) if days <= 7 => Self::Now,
            Some(days) if days <= 28 => Self::Soon,
            _ => Self::Later,
        }
    }
}

/// Something that does not fit, is missing, or is planned twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Finding {
    /// Of which kind.
    pub kind: Kind,
    /// What it is about.
    pub first: Ref,
    /// What that does not fit with.
    pub second: Option<Ref>,
    /// The day from which it does harm, where there is one.
    pub bites_on: Option<Date>,
    /// For what is missing before the release: the number of days before it that has been reached (56, 28, 14).
    pub stage_days: Option<u16>,
    /// How near it is.
    pub severity: Severity,
}

impl Finding {
    /// The group it belongs to.
    pub const fn group(&self) -> Group {
        self.kind.group()
    }

    /// What it is known by as long as it is there: the kind and what it is about. Never a date or a word of text.
    pub fn key(&self) -> String {
        match self.second {
            None => format!("{}:{}", self.kind.code(), self.first),
            Some(second) => format!("{}:{}:{second}", self.kind.code(), self.first),
        }
    }

    /// Why: the facts it rests on, the rule and its source. What these say is what somebody accepts; when they say
    /// something else, the finding is open again. No sentence counts days from today.
    pub fn reason(&self, facts: &Facts) -> Reason {
        Reason::new(self.kind.code(), self.kind.source(), words::because(self, facts))
    }

    /// Whom it concerns, each once.
    pub fn parties(&self, facts: &Facts) -> Vec<Actor> {
        words::parties(self, facts)
    }

    /// A way to settle it.
    pub const fn settle(&self) -> Settle {
        self.kind.settle()
    }
}

/// Collects findings. What lies wholly in the past does no harm any more and is left out by those who find it.
pub(super) struct Found {
    pub(super) today: Date,
    list: Vec<Finding>,
}

impl Found {
    pub(super) fn add(&mut self, kind: Kind, first: Ref, second: impl Into<Option<Ref>>, bites_on: Option<Date>) {
        let severity = Severity::of(bites_on, self.today);
        self.list.push(Finding { kind, first, second: second.into(), bites_on, stage_days: None, severity });
    }

    /// Something is missing from the plan as a whole, so many days before the release or fewer.
    pub(super) fn add_stage(&mut self, kind: Kind, release_on: Date, stage_days: u16) {
        let bites_on = Some(release_on);
        let severity = Severity::of(bites_on, self.today);
        let stage_days = Some(stage_days);
        self.list.push(Finding { kind, first: Ref::Plan, second: None, bites_on, stage_days, severity });
    }
}

/// Everything that does not fit, is missing, or is planned twice on `today`: conflicts, then gaps, then duplicates, each the
/// nearest first. The order of the facts changes nothing, and the same finding never stands twice.
pub fn findings(facts: &Facts, today: Date) -> Vec<Finding> {
    let mut found = Found { today, list: Vec::with_capacity(24) };
    conflicts::find(facts, &mut found);
    people::find(facts, &mut found);
    gaps::find(facts, &mut found);
    duplicates::find(facts, &mut found);
    let mut list = found.list;
    list.sort_by_cached_key(|one| {
        (one.group(), one.severity, one.bites_on.is_none(), one.bites_on, one.kind, one.first, one.second)
    });
    list.dedup();
    list
}

/// How many findings there are, for a line on the plan's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Conflicts.
    pub conflicts: usize,
    /// Gaps.
    pub gaps: usize,
    /// Things planned twice.
    pub duplicates: usize,
    /// How many of all these are near: this week.
    pub now: usize,
}

impl Summary {
    /// Counts the findings, those left out whose key is among `accepted`.
    pub fn of(findings: &[Finding], accepted: &BTreeSet<String>) -> Self {
        let mut summary = Self::default();
        for finding in findings.iter().filter(|one| accepted.is_empty() || !accepted.contains(&one.key())) {
            match finding.group() {
                Group::Conflict => summary.conflicts += 1,
                Group::Gap => summary.gaps += 1,
                Group::Duplicate => summary.duplicates += 1,
            }
            summary.now += usize::from(finding.severity == Severity::Now);
        }
        summary
    }

    /// "2 conflicts, 3 gaps"; "nothing" where nothing is found.
    pub fn words(self) -> String {
        let part = |count: usize, one: &str, many: &str| {
            (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
        };
        let parts = [
            part(self.conflicts, "conflict", "conflicts"),
            part(self.gaps, "gap", "gaps"),
            part(self.duplicates, "planned twice", "planned twice"),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { "nothing".to_owned() } else { parts.join(", ") }
    }
}
