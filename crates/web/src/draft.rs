//! An unfinished form: kept as it is typed by `autosave.js`, or by the "Save draft" button where there is no script.

use casework::draft;
use domain::Timestamp;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::{Form, encode};
use crate::problem::Problem;
use crate::words;

/// Keeps what was posted as the reader's draft of `form`, and goes to `then`; `autosave.js` is told when it was kept.
pub(crate) async fn keep(asked: &Asked, form: &str, then: String) -> Result<Answer, Problem> {
    let person = asked.person()?;
    let store = asked.house.store();
    let typed = (asked.posted_key(), without_key(&asked.form));
    let saved_at = draft::keep(store, &asked.permit, (form, person), typed, asked.correlation).await?;
    if asked.query.text("autosave").is_empty() {
        return Ok(Answer::SeeOther(then));
    }
    Ok(Answer::Json(format!("{{\"saved\":\"{}\"}}", saved_words(saved_at, store.context()))))
}

/// Throws the reader's draft of `form` away, and goes to `then`.
pub(crate) async fn throw_away(asked: &Asked, form: &str, then: String) -> Result<Answer, Problem> {
    let person = asked.person()?;
    draft::throw_away(asked.house.store(), &asked.permit, (form, person), asked.correlation).await?;
    Ok(Answer::SeeOther(then))
}

/// The reader's draft of `form`, with when it was kept, in words.
pub(crate) async fn find(asked: &Asked, form: &str) -> Result<Option<(Form, String)>, Problem> {
    let store = asked.house.store();
    let found = draft::find(store, asked.asker().account, form, asked.person()?).await?;
    Ok(found.map(|draft| (Form::parse(&draft.body), saved_words(draft.saved_at, store.context()))))
}

/// The form as it will be read back: without its one-time key, which a later page renews.
fn without_key(form: &Form) -> String {
    form.pairs()
        .filter(|(name, _)| *name != "form_key")
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
        .collect::<Vec<_>>()
        .join("&")
}

/// "14:02", or "14:02 on 3 February" on another day.
fn saved_words(at: Timestamp, context: &casework::Context) -> String {
    let civil = context.civil(at);
    let time = civil.strftime("%H:%M").to_string();
    if civil.date() == context.today() { time } else { format!("{time} on {}", words::plain(civil.date())) }
}
