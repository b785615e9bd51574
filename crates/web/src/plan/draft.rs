//! An unfinished goal or step: each has a draft of its own, whatever is in it.

use domain::id::{GoalId, StepId};

use super::open::base;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::draft;
use crate::problem::Problem;

/// Which form the address names: `goal`, `goal:<id>`, `steps:<goal>` or `step:<id>`.
fn form_of(asked: &Asked) -> Result<String, Problem> {
    let form = asked.query.text("form");
    let is_one = match form.split_once(':') {
        None => form == "goal",
        Some(("goal" | "steps", id)) => id.parse::<GoalId>().is_ok(),
        Some(("step", id)) => id.parse::<StepId>().is_ok(),
        Some(_) => false,
    };
    if is_one { Ok(form.to_owned()) } else { Err(Problem::NotFound) }
}

pub(super) async fn keep(asked: Asked) -> Result<Answer, Problem> {
    let Ok(form) = form_of(&asked) else { return Ok(Answer::SeeOther(base(&asked)?)) };
    let then = format!("{}?done=draft", base(&asked)?);
    draft::keep(&asked, &form, then).await
}

pub(super) async fn throw_away(asked: Asked) -> Result<Answer, Problem> {
    let then = base(&asked)?;
    let Ok(form) = form_of(&asked) else { return Ok(Answer::SeeOther(then)) };
    draft::throw_away(&asked, &form, then).await
}
