//! Everything that was ever written in a plan, and the plan as it stood on any day.
//!
//! # What it says
//! Each change of a goal or of one of its steps is the next version of that goal. As of a day a goal is what its last
//! version of that day or before says, and so is each of its steps. The order in which the rows are read does not matter.
//!
//! # Source
//! Ours: nothing is deleted, so that whoever agreed to something can see what they agreed to.
//!
//! # Applies to
//! Every plan.
//!
//! # Example
//! Version 1 of a goal was written on 1 November, a step was added as version 2 on 3 November, and the words were changed
//! as version 3 on 9 November. As of 5 November the goal has its first words and one step.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::agreement::{Agreement, Comment};
use super::area::{Area, AreaAnswer};
use super::author::{Author, Party};
use super::goal::{Goal, GoalState, NewGoal};
use super::step::{NewStep, Step, StepState};
use crate::id::{GoalId, PersonId, StepId};

/// One version of a goal's own words, or of where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalVersion {
    /// Of which goal.
    pub goal: GoalId,
    /// Its number among the versions of the goal and its steps.
    pub version: u32,
    /// What it says.
    pub what: NewGoal,
    /// Where it stands.
    pub state: GoalState,
    /// Whose words these are.
    pub author: Author,
    /// When it was written.
    pub at: Timestamp,
    /// The day of that.
    pub on: Date,
}

/// One version of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepVersion {
    /// Of which step.
    pub step: StepId,
    /// The goal it leads to.
    pub goal: GoalId,
    /// Its number among the versions of the goal and its steps.
    pub version: u32,
    /// What it says.
    pub what: NewStep,
    /// How far it is.
    pub state: StepState,
    /// Whose words these are.
    pub author: Author,
    /// When it was written.
    pub at: Timestamp,
    /// The day of that.
    pub on: Date,
}

/// Everything that was ever written in one person's plan, each list in any order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanHistory {
    /// Whose plan.
    pub person: PersonId,
    /// Every version of every goal's own words.
    pub goals: Vec<GoalVersion>,
    /// Every version of every step.
    pub steps: Vec<StepVersion>,
    /// Every answer.
    pub agreements: Vec<Agreement>,
    /// Every comment.
    pub comments: Vec<Comment>,
    /// What was ever said of areas without a goal.
    pub areas: Vec<AreaAnswer>,
}

/// A plan as it stood on some day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Whose.
    pub person: PersonId,
    /// Its goals, removed ones too, in the order of areas and then in the order they were written.
    pub goals: Vec<Goal>,
    /// The answers given up to that day, the first first.
    pub agreements: Vec<Agreement>,
    /// The comments made up to that day, the first first.
    pub comments: Vec<Comment>,
    /// What was said last of each area without a goal, in the order of areas.
    pub areas: Vec<AreaAnswer>,
}

impl PlanHistory {
    /// A plan in which nobody has written yet.
    pub const fn new(person: PersonId) -> Self {
        Self {
            person,
            goals: Vec::new(),
            steps: Vec::new(),
            agreements: Vec::new(),
            comments: Vec::new(),
            areas: Vec::new(),
        }
    }

    /// The plan as it stands.
    pub fn now(&self) -> Plan {
        self.as_of(Date::MAX)
    }

    /// The plan as it stood at the end of `day`.
    pub fn as_of(&self, day: Date) -> Plan {
        let mut goals: Vec<Goal> = self.goal_ids().filter_map(|goal| self.goal(goal, |on, _| on <= day)).collect();
        goals.sort_by_key(|goal| (goal.what.area, goal.since, goal.id));
        let mut agreements: Vec<Agreement> = self.agreements.iter().filter(|one| one.on <= day).cloned().collect();
        agreements.sort_by_key(|one| (one.at, one.id));
        let mut comments: Vec<Comment> = self.comments.iter().filter(|one| one.on <= day).cloned().collect();
        comments.sort_by_key(|one| (one.at, one.id));
        let said =
            |area: &Area| self.areas.iter().filter(|one| one.area == *area && one.on <= day).max_by_key(|one| one.at);
        let areas = Area::ALL.iter().filter_map(said).cloned().collect();
        Plan { person: self.person, goals, agreements, comments, areas }
    }

    /// One goal with its steps as of one of its versions: what somebody who agreed to it was shown.
    pub fn goal_at(&self, goal: GoalId, version: u32) -> Option<Goal> {
        self.goal(goal, |_, one| one <= version)
    }

    /// The number that the next change of this goal, or of one of its steps, gets.
    pub fn next_version(&self, goal: GoalId) -> u32 {
        let goals = self.goals.iter().filter(|one| one.goal == goal).map(|one| one.version);
        let steps = self.steps.iter().filter(|one| one.goal == goal).map(|one| one.version);
        goals.chain(steps).max().unwrap_or(0).saturating_add(1)
    }

    /// The days on which something was written, answered or said, the first first.
    pub fn days(&self) -> Vec<Date> {
        let written = self.goals.iter().map(|one| one.on).chain(self.steps.iter().map(|one| one.on));
        let answered = self.agreements.iter().map(|one| one.on).chain(self.comments.iter().map(|one| one.on));
        let said = self.areas.iter().map(|one| one.on);
        let mut days: Vec<Date> = written.chain(answered).chain(said).collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    fn goal_ids(&self) -> impl Iterator<Item = GoalId> {
        let mut ids: Vec<GoalId> = self.goals.iter().map(|one| one.goal).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter()
    }

    /// The goal of those versions that `is_seen` lets through, by their day and number.
    fn goal(&self, goal: GoalId, is_seen: impl Fn(Date, u32) -> bool) -> Option<Goal> {
        let seen = |one: &&GoalVersion| one.goal == goal && is_seen(one.on, one.version);
        let last = self.goals.iter().filter(seen).max_by_key(|one| one.version)?;
        let mut versions: Vec<&GoalVersion> = self.goals.iter().filter(seen).collect();
        versions.sort_by_key(|one| one.version);
        let first = versions.first()?;
        let said = versions.iter().rev().take_while(|one| one.what == last.what).last()?;
        let mut steps: BTreeMap<StepId, Vec<&StepVersion>> = BTreeMap::new();
        for one in self.steps.iter().filter(|one| one.goal == goal && is_seen(one.on, one.version)) {
            steps.entry(one.step).or_default().push(one);
        }
        let mut steps: Vec<(u32, Step)> = steps.into_values().filter_map(step).collect();
        steps.sort_by_key(|(added, _)| *added);
        let version = steps.iter().map(|(_, step)| step.version).max().unwrap_or(0).max(last.version);
        Some(Goal {
            id: goal,
            what: last.what.clone(),
            state: last.state.clone(),
            author: said.author.clone(),
            written: last.version,
            version,
            at: said.at,
            on: said.on,
            since: first.on,
            steps: steps.into_iter().map(|(_, step)| step).collect(),
        })
    }
}

/// A step from its versions, with the version at which it was added. The words are whose they were when they were last
/// changed: whoever says how far a step is does not become their author.
fn step(mut versions: Vec<&StepVersion>) -> Option<(u32, Step)> {
    versions.sort_by_key(|one| one.version);
    let (first, last) = (versions.first()?, versions.last()?);
    let said = versions.iter().rev().take_while(|one| one.what == last.what).last()?;
    let step = Step {
        id: last.step,
        goal: last.goal,
        what: last.what.clone(),
        state: last.state.clone(),
        author: said.author.clone(),
        version: last.version,
        at: said.at,
        on: said.on,
    };
    Some((first.version, step))
}

impl Plan {
    /// The goal with this id.
    pub fn goal(&self, goal: GoalId) -> Option<&Goal> {
        self.goals.iter().find(|one| one.id == goal)
    }

    /// The goals that are part of what is planned: now or for later.
    pub fn open_goals(&self) -> impl Iterator<Item = &Goal> {
        self.goals.iter().filter(|goal| goal.state.is_open())
    }

    /// What `party` answered last about `goal`, whichever version that was about.
    pub fn answer(&self, goal: GoalId, party: Party) -> Option<&Agreement> {
        self.agreements.iter().rev().find(|one| one.goal == goal && one.party() == party)
    }

    /// What was said last of this area without a goal.
    pub fn area(&self, area: Area) -> Option<&AreaAnswer> {
        self.areas.iter().find(|one| one.area == area)
    }

    /// The comments on `goal`, the first first.
    pub fn comments_on(&self, goal: GoalId) -> impl Iterator<Item = &Comment> {
        self.comments.iter().filter(move |one| one.goal == goal)
    }
}
