//! Say that something written down about one's needs is wrong: it counts no more until somebody puts it right.

use casework::cohort::{CohortChanged, CohortError, Needs, dispute};
use domain::cohort::WORDS_LENGTH_MAX;
use serde::Serialize;

use super::side;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::problem::Problem;

/// What `wrong.html` asks for.
#[derive(Debug, Serialize)]
struct WrongPage {
    what: String,
    said: bool,
    words: String,
    words_error: String,
    words_max: usize,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let needs = side::load(&asked).await?;
    show(&asked, &needs, Vec::new())
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let needs = side::load(&asked).await?;
    let id = asked.path.get("fact").and_then(|text| text.parse().ok()).ok_or(Problem::NotFound)?;
    let Some(key) = asked.posted_key() else { return show(&asked, &needs, vec![side::old_page("words")]) };
    let words = asked.form.text("words");
    let done = if words.is_empty() { "right" } else { "wrong" };
    let whom = (asked.person()?, id);
    match dispute(asked.house.store(), &asked.permit, whom, (key, words), asked.correlation).await {
        Ok(CohortChanged::Kept) => Ok(Answer::SeeOther(format!("/me/needs?done={done}"))),
        Ok(CohortChanged::AlreadyKnown) => Ok(Answer::SeeOther("/me/needs?done=known".to_owned())),
        Err(CohortError::NoReason) => show(&asked, &needs, vec![FieldError::new("words", "Write what is wrong")]),
        Err(error) => {
            let is_used = matches!(error, CohortError::KeyUsed);
            let errors = vec![side::put_right(error, "words")?];
            let asked = if is_used { asked.with_new_key() } else { asked };
            show(&asked, &needs, errors)
        }
    }
}

fn show(asked: &Asked, needs: &Needs, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let fact = side::fact(asked, needs)?;
    if fact.is_for(true) {
        return Err(Problem::NotFound);
    }
    let said = fact.disputed.as_ref().map(|said| said.words.clone());
    let posted = asked.form.pairs().next().is_some();
    let page = WrongPage {
        what: fact.sentence(),
        said: said.is_some(),
        words: if posted { asked.form.raw("words").to_owned() } else { said.unwrap_or_default() },
        words_error: side::message(&errors, "words"),
        words_max: WORDS_LENGTH_MAX,
    };
    let title = "Say this is wrong".to_owned();
    let frame = Frame { title, errors, back: side::back(asked)?, section: side::section(true), ..Frame::default() };
    asked.page("cohort/wrong.html", frame, &page)
}
