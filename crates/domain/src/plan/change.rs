//! What changed in a goal between two of its versions: since somebody agreed, or between two days.

use jiff::civil::Date;

use super::area::Area;
use super::goal::{Goal, GoalState, NewGoal, Support, Target};
use super::history::Plan;
use super::refused::Field;
use super::said::Said;
use super::step::{NewStep, Step, StepState};
use crate::id::{GoalId, StepId};
use crate::reason::long_date;

/// One thing that changed, with what it says before and after, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// What of the goal.
    pub what: ChangedPart,
    /// What it said before; empty where it is new.
    pub before: String,
    /// What it says now.
    pub after: String,
}

/// Which part of a goal changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangedPart {
    /// The goal is new.
    NewGoal,
    /// The goal's own words, or where it stands.
    Goal(Field),
    /// A step is new.
    NewStep(StepId),
    /// A step.
    Step {
        /// Which.
        step: StepId,
        /// What it says now.
        words: String,
        /// What of it changed.
        field: Field,
    },
}

/// What changed in a goal and its steps from `before` to `after`; everything is new where there was none before.
pub fn changes_of_goal(before: Option<&Goal>, after: &Goal) -> Vec<Changed> {
    let Some(before) = before else {
        let new = Changed { what: ChangedPart::NewGoal, before: String::new(), after: after.what.words.clone() };
        return core::iter::once(new).chain(after.steps.iter().map(new_step)).collect();
    };
    let (was, is) = (said_by_goal(&before.what, &before.state), said_by_goal(&after.what, &after.state));
    let mut changes: Vec<Changed> = pairs(&was, &is)
        .map(|(field, was, is)| Changed { what: ChangedPart::Goal(field), before: was, after: is })
        .collect();
    for step in &after.steps {
        match before.steps.iter().find(|one| one.id == step.id) {
            None => changes.push(new_step(step)),
            Some(old) => {
                let (was, is) = (said_by_step(&old.what, &old.state), said_by_step(&step.what, &step.state));
                changes.extend(pairs(&was, &is).map(|(field, was, is)| Changed {
                    what: ChangedPart::Step { step: step.id, words: step.what.words.clone(), field },
                    before: was,
                    after: is,
                }));
            }
        }
    }
    changes
}

/// What changed in a plan between two days, goal by goal; goals in which nothing changed are left out.
pub fn changes_of_plan(before: &Plan, after: &Plan) -> Vec<(GoalId, Vec<Changed>)> {
    let changes = |goal: &Goal| (goal.id, changes_of_goal(before.goal(goal.id), goal));
    after.goals.iter().map(changes).filter(|(_, changes)| !changes.is_empty()).collect()
}

fn new_step(step: &Step) -> Changed {
    Changed { what: ChangedPart::NewStep(step.id), before: String::new(), after: step.what.words.clone() }
}

fn pairs<const N: usize>(
    was: &[(Field, String); N],
    is: &[(Field, String); N],
) -> impl Iterator<Item = (Field, String, String)> {
    let differ: Vec<_> = was.iter().zip(is).filter(|(was, is)| was.1 != is.1).collect();
    differ.into_iter().map(|((field, was), (_, is))| (*field, was.clone(), is.clone()))
}

fn said_by_goal(goal: &NewGoal, state: &GoalState) -> [(Field, String); 8] {
    [
        (Field::Area, goal.area.words().to_owned()),
        (Field::Related, goal.related.iter().map(|area| area.words()).collect::<Vec<_>>().join(", ")),
        (Field::Words, goal.words.clone()),
        (Field::Strengths, text(&goal.strengths)),
        (Field::FutureSelf, text(&goal.future_self)),
        (Field::Support, support(&goal.support).to_owned()),
        (Field::Target, target(goal.target)),
        (Field::State, with_reason(state.words(), state.reason())),
    ]
}

fn said_by_step(step: &NewStep, state: &StepState) -> [(Field, String); 5] {
    [
        (Field::Words, step.words.clone()),
        (Field::Actor, who(step)),
        (Field::By, step.by.map_or_else(|| "no day yet".to_owned(), long_date)),
        (Field::ServesRelease, if step.serves_release { "yes" } else { "no" }.to_owned()),
        (Field::State, with_reason(state.words(), state.reason())),
    ]
}

/// "Service (Ash Grove hostel)".
fn who(step: &NewStep) -> String {
    with_reason(step.actor.words(), step.actor_name.as_deref())
}

fn with_reason(words: &str, reason: Option<&str>) -> String {
    reason.filter(|reason| !reason.is_empty()).map_or_else(|| words.to_owned(), |reason| format!("{words} ({reason})"))
}

fn text(said: &Said<String>) -> String {
    match said {
        Said::Yes(text) => text.clone(),
        Said::No(why) => why.words().to_owned(),
    }
}

const fn support(said: &Said<Support>) -> &'static str {
    match said {
        Said::Yes(support) => support.words(),
        Said::No(why) => why.words(),
    }
}

fn target(target: Target) -> String {
    target.on().map_or_else(|| "not dated yet".to_owned(), |on: Date| long_date(on))
}

impl Area {
    /// The areas in which nothing is planned: no goal that is worked on now or for later.
    pub fn without_goal(plan: &Plan) -> impl Iterator<Item = Self> {
        let has =
            |area: Self| plan.open_goals().any(|goal| goal.what.area == area || goal.what.related.contains(&area));
        Self::ALL.iter().copied().filter(move |area| !has(*area))
    }
}
