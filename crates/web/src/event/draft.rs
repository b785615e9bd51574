//! An unfinished event: each kind has a draft of its own, kept under its code.

use super::event_form::{form_of, kind_of};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::draft;
use crate::problem::Problem;

pub(super) async fn keep(asked: Asked) -> Result<Answer, Problem> {
    let Some(kind) = kind_of(&asked.form) else { return Ok(Answer::SeeOther(form_of(&asked, None)?)) };
    let then = format!("/people/{}?done=event-draft-kept&kind={}", asked.person()?, kind.code());
    draft::keep(&asked, kind.code(), then).await
}

pub(super) async fn throw_away(asked: Asked) -> Result<Answer, Problem> {
    let Some(kind) = kind_of(&asked.form) else { return Ok(Answer::SeeOther(form_of(&asked, None)?)) };
    let then = form_of(&asked, Some(kind))?;
    draft::throw_away(&asked, kind.code(), then).await
}
