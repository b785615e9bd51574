//! Take somebody out of the network: a page that asks why, and shares nothing with them any more.

use casework::network::{NetworkChanged, NetworkError, Voice, remove_supporter};
use serde::Serialize;

use super::side;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;

/// What `remove.html` asks for.
#[derive(Debug, Serialize)]
struct RemovePage {
    own: bool,
    masthead: Option<Masthead>,
    name: String,
    base: String,
    why: String,
    why_error: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, Vec::new()).await
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let Some(key) = asked.posted_key() else { return show(&asked, vec![side::old_page("why")]).await };
    let (store, base) = (asked.house.store(), side::base(&asked)?);
    let whom = (asked.person()?, side::id(&asked)?);
    let form = (key, asked.form.text("why"), Voice::Own);
    match remove_supporter(store, &asked.permit, whom, form, asked.correlation).await {
        Ok(NetworkChanged::Kept { .. }) => Ok(Answer::SeeOther(format!("{base}?done=removed"))),
        Ok(NetworkChanged::AlreadyKnown) => Ok(Answer::SeeOther(format!("{base}?done=known"))),
        Err(error) => {
            let is_used = matches!(error, NetworkError::KeyUsed);
            let errors = vec![side::wrong(error, "why")?];
            if is_used { show(&asked.with_new_key(), errors).await } else { show(&asked, errors).await }
        }
    }
}

async fn show(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let own = side::is_own(asked);
    let one = side::supporter(asked).await?;
    let base = side::base(asked)?;
    let page = RemovePage {
        own,
        masthead: side::masthead(asked, own).await?,
        name: one.what.name,
        why: asked.form.raw("why").to_owned(),
        why_error: errors.first().map_or_else(String::new, |error| error.text.clone()),
        base: base.clone(),
    };
    let title = format!("Take {} out", page.name);
    let back = Some((if own { "Your people" } else { "Support network" }.to_owned(), base));
    let frame = Frame { title, errors, back, section: side::section(own), ..Frame::default() };
    asked.page("network/remove.html", frame, &page)
}
