//! What is still missing before everybody can sign: each with where it is put right. Nothing here keeps anybody from
//! saving.

use super::area::{Area, AreaAnswered};
use super::author::Party;
use super::goal::{Goal, GoalState, Target};
use super::history::Plan;
use super::mode::Mode;
use super::refused::Field;
use super::said::Said;
use crate::id::{GoalId, StepId};

/// Something that is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gap {
    /// No goal, and nobody has said that none is needed.
    AreaWithoutGoal(Area),
    /// Nobody has said who does what.
    GoalWithoutStep(GoalId),
    /// A question about a goal that nobody has asked, or to which there is no answer yet.
    Unanswered {
        /// The goal.
        goal: GoalId,
        /// Which question.
        field: Field,
    },
    /// By when, although a release date is known.
    NotDated(GoalId),
    /// A step that somebody must do has no day.
    StepWithoutDay {
        /// The goal.
        goal: GoalId,
        /// The step.
        step: StepId,
    },
    /// "A service", "somebody of the family": nobody says who.
    NobodyNamed {
        /// The goal.
        goal: GoalId,
        /// The step.
        step: StepId,
    },
    /// Nobody asked them whether they agree.
    NotAsked {
        /// The goal.
        goal: GoalId,
        /// Who.
        party: Party,
    },
    /// They agreed, and the goal or a step changed since.
    ChangedSince {
        /// The goal.
        goal: GoalId,
        /// Who.
        party: Party,
        /// The version they answered about.
        version: u32,
    },
}

/// Everything that is missing, in the order of the plan. `parties` are those who are asked whether they agree.
pub fn gaps(plan: &Plan, parties: &[Party], mode: Mode) -> Vec<Gap> {
    let is_settled =
        |area: &Area| plan.area(*area).is_some_and(|answer| answer.answered == AreaAnswered::NothingNeeded);
    let areas = Area::without_goal(plan).filter(|area| !is_settled(area)).map(Gap::AreaWithoutGoal);
    let mut gaps: Vec<Gap> = areas.collect();
    for goal in plan.open_goals() {
        gaps.extend(of_goal(goal, mode));
        for party in parties {
            gaps.extend(of_party(plan, goal, *party));
        }
    }
    gaps
}

fn of_goal(goal: &Goal, mode: Mode) -> Vec<Gap> {
    let id = goal.id;
    let mut gaps = Vec::new();
    let open = [
        (Field::Strengths, goal.what.strengths.is_open()),
        (Field::FutureSelf, goal.what.future_self.is_open()),
        (Field::Support, matches!(&goal.what.support, Said::No(_)) && goal.what.support.is_open()),
    ];
    gaps.extend(open.iter().filter(|(_, open)| *open).map(|(field, _)| Gap::Unanswered { goal: id, field: *field }));
    if !goal.state.is_open() {
        return gaps;
    }
    if goal.what.target == Target::NotDatedYet && !mode.has_no_date() && matches!(goal.state, GoalState::Active) {
        gaps.push(Gap::NotDated(id));
    }
    if !goal.steps.iter().any(|step| step.state.is_open()) {
        gaps.push(Gap::GoalWithoutStep(id));
    }
    for step in goal.steps.iter().filter(|step| step.state.is_open()) {
        if step.what.by.is_none() && !mode.has_no_date() {
            gaps.push(Gap::StepWithoutDay { goal: id, step: step.id });
        }
        if step.what.actor.role().is_none() && step.what.actor_name.is_none() {
            gaps.push(Gap::NobodyNamed { goal: id, step: step.id });
        }
    }
    gaps
}

fn of_party(plan: &Plan, goal: &Goal, party: Party) -> Option<Gap> {
    match plan.answer(goal.id, party) {
        None => Some(Gap::NotAsked { goal: goal.id, party }),
        Some(answer) if answer.goal_version < goal.version => {
            Some(Gap::ChangedSince { goal: goal.id, party, version: answer.goal_version })
        }
        Some(_) => None,
    }
}

impl Gap {
    /// The goal it belongs to; none for an area.
    pub const fn goal(&self) -> Option<GoalId> {
        match self {
            Self::AreaWithoutGoal(_) => None,
            Self::GoalWithoutStep(goal)
            | Self::Unanswered { goal, .. }
            | Self::NotDated(goal)
            | Self::StepWithoutDay { goal, .. }
            | Self::NobodyNamed { goal, .. }
            | Self::NotAsked { goal, .. }
            | Self::ChangedSince { goal, .. } => Some(*goal),
        }
    }
}
