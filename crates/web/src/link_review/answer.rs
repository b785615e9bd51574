//! Answering a pair, and keeping an unfinished reason.

use casework::link_review::{self, AnswerError, AnswerForm, Answered};

use super::{pair, pair_asked, view};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::{FieldError, encode};
use crate::problem::Problem;

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let id = pair_asked(&asked)?;
    let answer = match view::read(&asked.form) {
        Ok(answer) => answer,
        Err(errors) => return pair::show(&asked, errors).await,
    };
    let (Some(key), Ok(version)) = (asked.posted_key(), asked.form.text("version").parse()) else {
        return pair::show(&asked.with_new_key(), vec![old_page()]).await;
    };
    let form = AnswerForm { key, pair: id, version, answer };
    match link_review::answer(asked.house.store(), &asked.permit, form, asked.correlation).await {
        Ok(Answered::New(_)) => Ok(Answer::SeeOther(format!("/links/{id}?done=answered"))),
        Ok(Answered::AlreadyKnown) => Ok(Answer::SeeOther(format!("/links/{id}?done=known"))),
        Err(AnswerError::Refused(refused)) => pair::show(&asked, view::refused(&refused)).await,
        Err(AnswerError::NotFound) => Err(Problem::NotFound),
        Err(AnswerError::NotWaiting) => {
            let text = "This pair does not wait for you any more. Nothing was saved";
            pair::show(&asked, vec![FieldError::new("pair", text)]).await
        }
        Err(AnswerError::OpenElsewhere) => {
            let text = "Somebody else has this pair open. Take the next one";
            pair::show(&asked, vec![FieldError::new("pair", text)]).await
        }
        Err(AnswerError::Changed) => {
            let text = "A later run says something else of this pair. Look at it again before you answer";
            pair::show(&asked, vec![FieldError::new("pair", text)]).await
        }
        Err(AnswerError::KeyUsed) => pair::show(&asked.with_new_key(), vec![old_page()]).await,
        Err(AnswerError::Store(error)) => Err(error.into()),
    }
}

/// A form sent from a page that was used before, or without what makes it whole.
pub(super) fn old_page() -> FieldError {
    FieldError::new("pair", "This page was used before. Look at the pair again, then save")
}

/// Keeps what has been typed so far.
pub(super) async fn draft(asked: Asked) -> Result<Answer, Problem> {
    let id = pair_asked(&asked)?;
    let kept = ["saying", "went_by", "words"];
    let body = asked.form.pairs().filter(|(name, _)| kept.contains(name));
    let body = body.map(|(name, value)| format!("{name}={}", encode(value))).collect::<Vec<_>>().join("&");
    let typed = (asked.posted_key(), body);
    let store = asked.house.store();
    let saved = link_review::keep_draft(store, &asked.permit, id, typed, asked.correlation).await?;
    let saved_at = saved.ok_or(Problem::NotFound)?;
    if asked.query.text("autosave").is_empty() {
        return Ok(Answer::SeeOther(format!("/links/{id}?done=draft")));
    }
    let time = store.context().civil(saved_at).strftime("%H:%M").to_string();
    Ok(Answer::Json(format!("{{\"saved\":\"{time}\"}}")))
}
