//! Taking back what was said of a pair: a page that asks why.

use casework::link_review::{self, UndoError};
use domain::link_review::WORDS_LENGTH_MAX;
use serde::Serialize;

use super::{SECTION, pair_asked};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::problem::Problem;

/// What `undo.html` asks for.
#[derive(Debug, Serialize)]
struct UndoPage {
    names: String,
    is_joined: bool,
    why: String,
    why_max: usize,
    why_error: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, Vec::new()).await
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let pair = pair_asked(&asked)?;
    let why = asked.form.text("why");
    match link_review::undo(asked.house.store(), &asked.permit, (pair, why), asked.correlation).await {
        Ok(_) => Ok(Answer::SeeOther(format!("/links/{pair}?done=undone"))),
        Err(UndoError::NoReason) => {
            show(&asked, vec![FieldError::new("why", "Say why you are taking this back")]).await
        }
        Err(UndoError::TooLong { length }) => {
            let text = format!("The reason has {length} characters. Shorten it to 1,000");
            show(&asked, vec![FieldError::new("why", text)]).await
        }
        Err(UndoError::NotFound | UndoError::NotTheirs) => Err(Problem::NotFound),
        Err(UndoError::Store(error)) => Err(error.into()),
    }
}

async fn show(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let pair = pair_asked(asked)?;
    let shown = link_review::show(asked.house.store(), &asked.permit, pair).await?;
    let shown = shown.filter(|shown| shown.may_undo).ok_or(Problem::NotFound)?;
    let [one, other] = &shown.names;
    let page = UndoPage {
        names: format!("{one} and {other}"),
        is_joined: shown.revealed.as_ref().is_some_and(|revealed| revealed.joined_at.is_some()),
        why: asked.form.raw("why").to_owned(),
        why_max: WORDS_LENGTH_MAX,
        why_error: errors.first().map_or_else(String::new, |error| error.text.clone()),
    };
    let back = Some(("The pair".to_owned(), format!("/links/{pair}")));
    let frame = Frame { title: "Take it back".to_owned(), errors, back, section: SECTION, ..Frame::default() };
    Ok(asked.page("link_review/undo.html", frame, &page)?.showing(shown.people, true))
}
