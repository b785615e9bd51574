//! Say that something is wrong: the young adult's own page. Their words stand beside it until it is put right.

use casework::care_status::{Care, CareChanged, CareError, Subject, Voice, say_wrong};
use domain::care_status::WORDS_LENGTH_MAX;
use serde::Serialize;

use super::line::title;
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
    words: String,
    words_error: String,
    words_max: usize,
    /// Whether they said so before, and may take that back by leaving the box empty.
    said_before: bool,
}

/// What they said is wrong so far.
fn said(care: &Care, subject: Subject) -> Option<String> {
    let said = match subject {
        Subject::Claim(id) => care.ledger.find(id)?.disputed.as_ref(),
        Subject::Category => care.ledger.category_disputed.as_ref(),
    };
    said.map(|said| said.words.clone())
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let care = side::load(&asked).await?;
    let words = said(&care, side::subject(&asked, &care)?).unwrap_or_default();
    show(&asked, &care, words, Vec::new())
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let care = side::load(&asked).await?;
    let subject = side::subject(&asked, &care)?;
    let words = asked.form.raw("words").to_owned();
    let Some(key) = asked.posted_key() else { return show(&asked, &care, words, vec![side::old_page("words")]) };
    let store = asked.house.store();
    let form = (key, words.as_str(), Voice::Own);
    match say_wrong(store, &asked.permit, (asked.person()?, subject), form, asked.correlation).await {
        Ok(CareChanged::Kept) => {
            let done = if words.trim().is_empty() { "right" } else { "wrong" };
            Ok(Answer::SeeOther(format!("/me/care?done={done}")))
        }
        Ok(CareChanged::AlreadyKnown) => Ok(Answer::SeeOther("/me/care?done=known".to_owned())),
        Err(error) => {
            let is_used = matches!(error, CareError::KeyUsed);
            let errors = vec![side::put_right(error, "words")?];
            let asked = if is_used { asked.with_new_key() } else { asked };
            show(&asked, &care, words, errors)
        }
    }
}

fn show(asked: &Asked, care: &Care, words: String, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let subject = side::subject(asked, care)?;
    let claim = subject.claim().and_then(|id| care.ledger.find(id));
    let page = WrongPage {
        what: claim.map_or_else(|| "The help you have a right to".to_owned(), |claim| title(&claim.what, true)),
        words,
        words_error: side::message(&errors, "words"),
        words_max: WORDS_LENGTH_MAX,
        said_before: said(care, subject).is_some(),
    };
    let title = "Say what is wrong".to_owned();
    let frame = Frame { title, errors, back: side::back(asked)?, section: side::section(true), ..Frame::default() };
    asked.page("care_status/wrong.html", frame, &page)
}
