//! The one plan: goals in the young adult's own words and the steps towards them, written together, every version kept.
//!
//! Nothing is deleted and nothing is overwritten: each change of a goal or of one of its steps is a new version of that
//! goal, numbered from 1. So the plan can be read as of any day, and whoever agreed can be told what changed since.

mod agreement;
mod area;
mod author;
mod goal;
mod history;
mod said;
mod step;

pub use agreement::{Agreement, Answer, Comment};
pub use area::Area;
pub use author::{Actor, Author, How, Party, TypedBy};
pub use goal::{Goal, GoalState, NewGoal, Support, Target};
pub use history::{GoalVersion, Plan, PlanHistory, StepVersion};
pub use said::{Said, Unanswered};
pub use step::{NewStep, Step, StepState};

#[cfg(test)]
mod tests;
