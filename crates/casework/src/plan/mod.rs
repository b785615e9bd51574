//! The one plan: goals, steps, answers, comments and what is said of areas, each kept as one more entry; reading it as of
//! any day.

mod answer_goal;
mod change;
mod comment_on_goal;
mod rows;
mod say_of_area;
mod set_state;
mod theirs;
mod voice;
mod write_goal;
mod write_step;

use domain::id::PersonId;
use domain::plan::PlanHistory;
use store::{Context, Found, Rows, Several, StoreError};

pub use answer_goal::{AnswerForm, answer_goal};
pub use change::{Kept, PlanError};
pub use comment_on_goal::{CommentForm, comment_on_goal};
pub use say_of_area::{AreaForm, say_of_area};
pub use set_state::{StateForm, set_goal_state, set_step_state};
pub(crate) use theirs::{Speaker, Upon};
pub use voice::Voice;
pub use write_goal::{GoalForm, write_goal};
pub use write_step::{StepForm, write_step};

/// Everything that was ever written in the plan of `person`, whose name is `name`: one question.
pub async fn history(
    rows: &impl Rows,
    (person, name): (PersonId, &str),
    context: &Context,
) -> Result<PlanHistory, StoreError> {
    of(&ask(Several::default(), person).ask(rows).await?, (person, name), context)
}

/// Asks for the plan of a person, with what else is asked for.
pub(crate) fn ask(several: Several, person: PersonId) -> Several {
    rows::ask(several, person)
}

/// The plan that was asked for, as [`history`] gives it.
pub(crate) fn of(
    found: &Found,
    (person, name): (PersonId, &str),
    context: &Context,
) -> Result<PlanHistory, StoreError> {
    rows::history(found, (person, name), context)
}
