//! An unfinished appointment.

use casework::appointment::DRAFT;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::draft;
use crate::problem::Problem;

pub(super) async fn keep(asked: Asked) -> Result<Answer, Problem> {
    let then = format!("/people/{}/release-day?done=draft-kept", asked.person()?);
    draft::keep(&asked, DRAFT, then).await
}

pub(super) async fn throw_away(asked: Asked) -> Result<Answer, Problem> {
    let then = format!("/people/{}/appointments/new", asked.person()?);
    draft::throw_away(&asked, DRAFT, then).await
}
