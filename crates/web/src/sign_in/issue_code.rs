//! Print a sign-in code for a young adult: shown once, on a card to be handed over.

use casework::record;
use casework::sign_in::{IssueCodeError, issue_code};
use serde::Serialize;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;
use crate::words;

/// What `issue_code.html` asks for.
#[derive(Debug, Serialize)]
struct IssueCodePage {
    masthead: Masthead,
    first_name: String,
    /// The code in two groups, and its last day.
    card: Option<Card>,
}

#[derive(Debug, Serialize)]
struct Card {
    code: String,
    until: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, None, Vec::new()).await
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let (house, person) = (&asked.house, asked.person()?);
    let Some(key) = asked.posted_key() else { return show(&asked, None, vec![old_page()]).await };
    match issue_code(&house.store, &house.passwords, &asked.permit, (person, key), asked.correlation).await {
        Ok(issued) => {
            let card = Card { code: issued.code.to_string(), until: words::long(issued.expires_on) };
            show(&asked, Some(card), Vec::new()).await
        }
        Err(IssueCodeError::NoDateOfBirth) => {
            let text = "No agency has sent a date of birth, and a code works only with one. Ask the council’s data officer to import it";
            show(&asked, None, vec![FieldError::new("main-content", text)]).await
        }
        Err(IssueCodeError::KeyUsed) => show(&asked.with_new_key(), None, vec![old_page()]).await,
        Err(IssueCodeError::Store(error)) => Err(error.into()),
        Err(other @ IssueCodeError::Secret(_)) => Err(Problem::Unexpected(Box::new(other))),
    }
}

/// A form sent from a page that was used before, or without its key.
fn old_page() -> FieldError {
    let text =
        "This page made a code before, which was shown then and still works. If the card is lost, make a new code";
    FieldError::new("main-content", text)
}

async fn show(asked: &Asked, card: Option<Card>, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let person = asked.person()?;
    let known = record::known(asked.house.store.rows(), person).await?;
    let page = IssueCodePage {
        masthead: Masthead::of(&known, asked.law(), asked.today()),
        first_name: known.name.given.clone(),
        card,
    };
    let back = Some((known.name.to_string(), format!("/people/{person}")));
    let title = "Print a sign-in code".to_owned();
    asked.page(
        "sign_in/issue_code.html",
        Frame { title, errors, back, section: "/caseload", ..Frame::default() },
        &page,
    )
}
