//! The one plan: goals in the young adult's own words and the steps towards them, written together, every version kept.
//!
//! Nothing is deleted and nothing is overwritten: each change of a goal or of one of its steps is a new version of that
//! goal, numbered from 1. So the plan can be read as of any day, and whoever agreed can be told what changed since.

mod agreement;
mod area;
mod author;
mod change;
mod five_cs;
mod gap;
mod goal;
mod history;
mod merge;
mod mode;
mod prompt;
mod refused;
mod said;
mod starter;
mod step;

pub use agreement::{Agreement, Answer, Comment};
pub use area::{Area, AreaAnswer, AreaAnswered};
pub use author::{Actor, Author, How, Party, TypedBy};
pub use change::{Changed, ChangedPart, changes_of_goal, changes_of_plan};
pub use five_cs::{Evidence, FiveC, SOURCE as FIVE_CS_SOURCE, Shows, agency_words, five_cs};
pub use gap::{Gap, gaps};
pub use goal::{Goal, GoalState, NewGoal, Support, Target};
pub use history::{GoalVersion, Plan, PlanHistory, StepVersion};
pub use merge::{merge_goal, merge_step, merge_text};
pub use mode::{EARLY_DAYS, Mode, ModeAnswer, SHORT_SENTENCE_DAYS, SOURCE as MODE_SOURCE, UNPLANNED_DAYS};
pub use prompt::{Prompt, SuggestedDay};
pub use refused::{
    AHEAD_YEARS_MAX, Field, PlanRefused, TEXT_LENGTH_MAX, area_refused, comment_refused, reason_refused,
};
pub use said::{Said, Unanswered};
pub use step::{NewStep, Step, StepState};

#[cfg(test)]
mod tests;
