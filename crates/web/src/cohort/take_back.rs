//! Take back what was written down of a person's needs. The young adult need not say why; a worker does.

use casework::cohort::{CohortChanged, CohortError, Needs, take_back};
use domain::cohort::WORDS_LENGTH_MAX;
use serde::Serialize;

use super::side;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;

/// What `take_back.html` asks for.
#[derive(Debug, Serialize)]
struct TakeBackPage {
    own: bool,
    masthead: Option<Masthead>,
    base: String,
    what: String,
    why: String,
    why_error: String,
    why_max: usize,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let needs = side::load(&asked).await?;
    show(&asked, &needs, Vec::new())
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let needs = side::load(&asked).await?;
    let base = side::base(&asked)?;
    let id = asked.path.get("fact").and_then(|text| text.parse().ok()).ok_or(Problem::NotFound)?;
    let Some(key) = asked.posted_key() else { return show(&asked, &needs, vec![side::old_page("why")]) };
    let (whom, form) = ((asked.person()?, id), (key, asked.form.text("why")));
    match take_back(asked.house.store(), &asked.permit, whom, form, asked.correlation).await {
        Ok(CohortChanged::Kept) => Ok(Answer::SeeOther(format!("{base}?done=taken-back"))),
        Ok(CohortChanged::AlreadyKnown) => Ok(Answer::SeeOther(format!("{base}?done=known"))),
        Err(error) => {
            let is_used = matches!(error, CohortError::KeyUsed);
            let errors = vec![side::put_right(error, "why")?];
            let asked = if is_used { asked.with_new_key() } else { asked };
            show(&asked, &needs, errors)
        }
    }
}

fn show(asked: &Asked, needs: &Needs, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let own = side::is_own(asked);
    let fact = side::fact(asked, needs)?;
    if !fact.is_for(own) {
        return Err(Problem::NotFound);
    }
    let page = TakeBackPage {
        own,
        masthead: side::masthead(asked, needs),
        base: side::base(asked)?,
        what: fact.sentence(),
        why: asked.form.raw("why").to_owned(),
        why_error: side::message(&errors, "why"),
        why_max: WORDS_LENGTH_MAX,
    };
    let title = "Take it back".to_owned();
    let frame = Frame { title, errors, back: side::back(asked)?, section: side::section(own), ..Frame::default() };
    asked.page("cohort/take_back.html", frame, &page)
}
