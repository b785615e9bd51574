//! Every duty there is a rule for, for one person: what is to be done, what is done, what does not apply, what is coming.

use casework::duty;
use serde::Serialize;

use super::duties::DutiesView;
use super::person::about;
use super::{Masthead, as_shown, name_or_not_known};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::problem::Problem;

/// What `all_duties.html` asks for.
#[derive(Debug, Serialize)]
struct AllDutiesPage {
    masthead: Masthead,
    duties: DutiesView,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let (person, today, law) = (asked.person()?, asked.today(), asked.law());
    let one = duty::person(asked.house.store().rows(), person, today).await?;
    let (one, _) = as_shown(&asked, one).await?;
    let about = about(&asked, person)?;
    let page = AllDutiesPage {
        masthead: Masthead::of(&one.known, law, today),
        duties: one.ask(law, today, |duties| DutiesView::all(duties, &about)),
    };
    let frame = Frame {
        title: format!("Every duty: {}", name_or_not_known(&one.known)),
        back: Some(("Overview".to_owned(), format!("/people/{person}"))),
        section: "/caseload",
        ..Frame::default()
    };
    asked.page("people/all_duties.html", frame, &page)
}
