//! Record whether it is safe that somebody takes part. Only workers read this page and what it keeps.

use casework::network::{NetworkChanged, NetworkError, check_supporter};
use domain::network::{Check, TEXT_LENGTH_MAX};
use serde::Serialize;

use super::side;
use super::supporter_form::Choice;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;

/// What `check.html` asks for.
#[derive(Debug, Serialize)]
struct CheckPage {
    masthead: Option<Masthead>,
    name: String,
    base: String,
    checks: Vec<Choice>,
    check_error: String,
    why: String,
    why_error: String,
    why_max: usize,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, Vec::new()).await
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let check = Check::from_code(asked.form.text("check"));
    let Some((check, key)) = check.zip(asked.posted_key()) else {
        let wrong =
            if check.is_none() { FieldError::new("check", "Choose what came of it") } else { side::old_page("check") };
        return show(&asked, vec![wrong]).await;
    };
    let (store, base) = (asked.house.store(), side::base(&asked)?);
    let whom = (asked.person()?, side::id(&asked)?);
    let form = (key, check, asked.form.text("why"));
    match check_supporter(store, &asked.permit, whom, form, asked.correlation).await {
        Ok(NetworkChanged::Kept { .. }) => Ok(Answer::SeeOther(format!("{base}?done=checked"))),
        Ok(NetworkChanged::AlreadyKnown) => Ok(Answer::SeeOther(format!("{base}?done=known"))),
        Err(error) => {
            let is_used = matches!(error, NetworkError::KeyUsed);
            let errors = vec![side::wrong(error, "why")?];
            if is_used { show(&asked.with_new_key(), errors).await } else { show(&asked, errors).await }
        }
    }
}

async fn show(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let one = side::supporter(asked).await?;
    let base = side::base(asked)?;
    let message = |field: &str| {
        let at = format!("#{field}");
        errors.iter().find(|error| error.href == at).map_or_else(String::new, |error| error.text.clone())
    };
    let chosen = asked.form.text("check");
    let page = CheckPage {
        masthead: side::masthead(asked, false).await?,
        name: one.what.name,
        checks: Check::ALL
            .iter()
            .map(|check| Choice { value: check.code(), text: check.words(), checked: chosen == check.code() })
            .collect(),
        check_error: message("check"),
        why: asked.form.raw("why").to_owned(),
        why_error: message("why"),
        why_max: TEXT_LENGTH_MAX,
        base: base.clone(),
    };
    let title = "Record a safety check".to_owned();
    let back = Some(("Support network".to_owned(), base));
    asked.page("network/check.html", Frame { title, errors, back, section: "/caseload", ..Frame::default() }, &page)
}
