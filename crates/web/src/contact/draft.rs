//! An unfinished visit: kept as it is typed by `autosave.js`, or by the "Save draft" button where there is no script.

use casework::contact;

use super::visit_form;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::{Form, encode};
use crate::problem::Problem;

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let person = asked.person()?;
    let store = asked.house.store();
    let draft = (asked.form.text("form_key").parse().ok(), without_key(&asked.form));
    let saved_at = contact::keep_draft(store, &asked.permit, person, draft, asked.correlation).await?;
    if asked.query.text("autosave").is_empty() {
        return Ok(Answer::SeeOther(format!("/people/{person}?done=draft-kept")));
    }
    Ok(Answer::Json(format!("{{\"saved\":\"{}\"}}", visit_form::saved_at(saved_at, store.context()))))
}

pub(super) async fn throw_away(asked: Asked) -> Result<Answer, Problem> {
    let person = asked.person()?;
    contact::drop_draft(asked.house.store(), &asked.permit, person, asked.correlation).await?;
    Ok(Answer::SeeOther(format!("/people/{person}/visits/new")))
}

/// The form as it will be read back: without its one-time key, which a later page renews.
fn without_key(form: &Form) -> String {
    form.pairs()
        .filter(|(name, _)| *name != "form_key")
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
        .collect::<Vec<_>>()
        .join("&")
}
