//! Whether a young adult wants to be considered, and wants the support: their own word, or written down by whom they told.

use casework::cohort::{CohortChanged, CohortError, answer};
use domain::cohort::{Consent, WORDS_LENGTH_MAX};
use serde::Serialize;

use super::side::{self, Choice, choices};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;

/// What `answer.html` asks for.
#[derive(Debug, Serialize)]
struct AnswerPage {
    own: bool,
    masthead: Option<Masthead>,
    base: String,
    consents: Vec<Choice>,
    consent_error: String,
    words: String,
    words_error: String,
    words_max: usize,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, Vec::new()).await
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let base = side::base(&asked)?;
    let Some(consent) = Consent::from_code(asked.form.text("consent")) else {
        return show(&asked, vec![FieldError::new("consent", "Choose an answer. All of them are fine")]).await;
    };
    let Some(key) = asked.posted_key() else { return show(&asked, vec![side::old_page("consent")]).await };
    let said = (key, consent, asked.form.text("words"));
    match answer(asked.house.store(), &asked.permit, asked.person()?, said, asked.correlation).await {
        Ok(CohortChanged::Kept) => Ok(Answer::SeeOther(format!("{base}?done=answered"))),
        Ok(CohortChanged::AlreadyKnown) => Ok(Answer::SeeOther(format!("{base}?done=known"))),
        Err(CohortError::NoReason) => {
            show(&asked, vec![FieldError::new("words", "Write what they said, in their words")]).await
        }
        Err(error) => {
            let is_used = matches!(error, CohortError::KeyUsed);
            let errors = vec![side::put_right(error, "words")?];
            if is_used { show(&asked.with_new_key(), errors).await } else { show(&asked, errors).await }
        }
    }
}

async fn show(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let own = side::is_own(asked);
    let needs = side::load(asked).await?;
    let posted = asked.form.text("consent");
    let now = needs.someone.facts.answer.as_ref().map_or("", |answer| answer.consent.code());
    let chosen = if posted.is_empty() { now } else { posted };
    let page = AnswerPage {
        own,
        masthead: side::masthead(asked, &needs),
        base: side::base(asked)?,
        consents: choices(chosen, Consent::ALL.iter().map(|one| (one.code(), one.words().to_owned()))),
        consent_error: side::message(&errors, "consent"),
        words: asked.form.raw("words").to_owned(),
        words_error: side::message(&errors, "words"),
        words_max: WORDS_LENGTH_MAX,
    };
    let title = if own { "What do you want?" } else { "What did the young adult say?" }.to_owned();
    let frame = Frame { title, errors, back: side::back(asked)?, section: side::section(own), ..Frame::default() };
    asked.page("cohort/answer.html", frame, &page)
}
