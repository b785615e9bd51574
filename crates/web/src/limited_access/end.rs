//! End an entry of one of the lists, at once.

use casework::limited_access::{EndEntryError, Ended, end_entry};

use crate::answer::Answer;
use crate::asked::Asked;
use crate::problem::Problem;

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let person = asked.person()?;
    let entry = asked.path.get("entry").and_then(|text| text.parse().ok()).ok_or(Problem::NotFound)?;
    let done = match end_entry(asked.house.store(), &asked.permit, (person, entry), asked.correlation).await {
        Ok(Ended::Now) => "ended",
        Ok(Ended::Already) => "ended-before",
        Err(EndEntryError::NotFound) => return Err(Problem::NotFound),
        Err(EndEntryError::Store(error)) => return Err(error.into()),
    };
    Ok(Answer::SeeOther(format!("/people/{person}/limited-access?done={done}")))
}
