//! One matter, area or pathway of a statutory plan, filled from the one plan.

use std::collections::BTreeMap;

use super::lack::{self, Lack, Missing};
use super::matter::{Detained, Matter};
use super::on_record::{Fact, Known, OnRecord};
use super::release::{Pathway, PathwayStatus};
use crate::agency::Role;
use crate::id::GoalId;
use crate::plan::{Area, AreaAnswer, AreaAnswered, Goal, GoalState, Party, Plan, Step};

/// What a section is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Heading {
    /// A matter of Schedule 1.
    Matter(Matter),
    /// A matter of the Welsh schedule for somebody who is detained.
    Detained(Detained),
    /// An area of need.
    Area(Area),
    /// A pathway of release, with where it stands.
    Pathway(Pathway, PathwayStatus),
}

/// A goal in a statutory plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned<'a> {
    /// The goal.
    pub goal: &'a Goal,
    /// Its number in the whole plan, from 1: the same in all three.
    pub number: usize,
    /// Whether it stands here in full; elsewhere it is only named, so that nobody reads it twice.
    pub in_full: bool,
}

/// A part of a statutory plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section<'a> {
    /// What it is about.
    pub heading: Heading,
    /// Facts of the record that belong here.
    pub known: Vec<Known>,
    /// Goals that are worked on now, for later, or achieved.
    pub goals: Vec<Planned<'a>>,
    /// Steps that say what happens if something does not work out; of contingency alone.
    pub otherwise: Vec<&'a Step>,
    /// What was said of areas without a goal.
    pub said: Vec<&'a AreaAnswer>,
    /// What is missing.
    pub missing: Vec<Missing>,
}

/// Fills sections one after another; remembers which goals stand in full already.
pub(super) struct Filling<'a, 'r> {
    plan: &'a Plan,
    pub(super) record: &'r OnRecord<'r>,
    /// Who writes this plan: asked first for what is missing.
    pub(super) owners: &'static [Role],
    numbers: BTreeMap<GoalId, usize>,
    shown: Vec<GoalId>,
    lacks: Vec<(GoalId, Missing)>,
}

impl<'a, 'r> Filling<'a, 'r> {
    pub(super) fn new(plan: &'a Plan, record: &'r OnRecord<'r>, parties: &[Party], owners: &'static [Role]) -> Self {
        let kept = plan.goals.iter().filter(|goal| !is_removed(goal));
        let numbers = kept.zip(1..).map(|(goal, number)| (goal.id, number)).collect();
        let lacks = lack::of_goals(plan, record, parties, owners);
        Self { plan, record, owners, numbers, shown: Vec::new(), lacks }
    }

    /// A section of these areas: complete where each need has a goal with how, by when and by whom, or where somebody said
    /// that nothing is needed.
    pub(super) fn section(&mut self, heading: Heading, areas: &[Area], facts: &[Fact]) -> Section<'a> {
        let of = |goal: &&Goal| areas.contains(&goal.what.area) && !is_removed(goal);
        let goals: Vec<&'a Goal> = self.plan.goals.iter().filter(of).collect();
        let said: Vec<&'a AreaAnswer> = areas.iter().filter_map(|area| self.plan.area(*area)).collect();
        let mut missing = Vec::new();
        let is_settled = said.iter().any(|answer| answer.answered == AreaAnswered::NothingNeeded);
        if goals.is_empty() && !is_settled && !areas.is_empty() {
            missing.push(self.missing(Lack::NothingSaid));
        }
        let goals: Vec<Planned<'a>> = goals.into_iter().map(|goal| self.planned(goal)).collect();
        for planned in goals.iter().filter(|planned| planned.in_full) {
            missing.extend(self.lacks.iter().filter(|(goal, _)| *goal == planned.goal.id).map(|(_, one)| one.clone()));
        }
        let known = self.record.all_known(facts);
        Section { heading, known, goals, otherwise: Vec::new(), said, missing }
    }

    /// Something is missing that those who write this plan, or others, can supply.
    pub(super) fn missing(&self, what: Lack) -> Missing {
        Missing::new(what, self.owners, self.record)
    }

    fn planned(&mut self, goal: &'a Goal) -> Planned<'a> {
        let in_full = !self.shown.contains(&goal.id);
        if in_full {
            self.shown.push(goal.id);
        }
        Planned { goal, number: self.numbers.get(&goal.id).copied().unwrap_or(0), in_full }
    }

    /// The facts of the head, and what is missing of them.
    pub(super) fn head(&self, facts: &[Fact], needed: &[(Fact, Lack)]) -> (Vec<Known>, Vec<Missing>) {
        let lacking = needed.iter().filter(|(fact, _)| self.record.known(*fact).is_none());
        let mut missing: Vec<Missing> = lacking.map(|(_, what)| self.missing(*what)).collect();
        missing.dedup();
        (self.record.all_known(facts), missing)
    }
}

pub(super) const fn is_removed(goal: &Goal) -> bool {
    matches!(goal.state, GoalState::Removed { .. })
}
