//! Take a claim back. The young adult need not say why; a worker does.

use casework::care_status::{Care, CareChanged, CareError, Voice, withdraw_claim};
use domain::care_status::WORDS_LENGTH_MAX;
use serde::Serialize;

use super::line::title;
use super::side;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;

/// What `withdraw.html` asks for.
#[derive(Debug, Serialize)]
struct WithdrawPage {
    own: bool,
    masthead: Option<Masthead>,
    base: String,
    what: String,
    /// Whether it is the young adult's own word.
    is_own_word: bool,
    voices: Vec<side::Choice>,
    voice_error: String,
    why: String,
    why_error: String,
    why_max: usize,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let care = side::load(&asked).await?;
    show(&asked, &care, Vec::new())
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let care = side::load(&asked).await?;
    let claim = side::claim(&asked, &care)?;
    let own = side::is_own(&asked);
    let voice = if claim.is_own_word() { side::voice(&asked, side::NO_VOICE) } else { Voice::Own };
    if voice == side::NO_VOICE {
        return show(&asked, &care, vec![FieldError::new("voice", "Choose how the young adult told you")]);
    }
    let Some(key) = asked.posted_key() else { return show(&asked, &care, vec![side::old_page("why")]) };
    let (store, base) = (asked.house.store(), side::base(&asked)?);
    let done = if claim.is_own_word() && !own { "withdrawn-own" } else { "withdrawn" };
    let (whom, form) = ((asked.person()?, claim.id), (key, asked.form.text("why"), voice));
    match withdraw_claim(store, &asked.permit, whom, form, asked.correlation).await {
        Ok(CareChanged::Kept) => Ok(Answer::SeeOther(format!("{base}?done={done}"))),
        Ok(CareChanged::AlreadyKnown) => Ok(Answer::SeeOther(format!("{base}?done=known"))),
        Err(CareError::NotTheirWord) => Err(Problem::NotFound),
        Err(error) => {
            let is_used = matches!(error, CareError::KeyUsed);
            let errors = vec![side::put_right(error, "why")?];
            let asked = if is_used { asked.with_new_key() } else { asked };
            show(&asked, &care, errors)
        }
    }
}

fn show(asked: &Asked, care: &Care, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let own = side::is_own(asked);
    let claim = side::claim(asked, care)?;
    let is_in_hands = |post| !own && claim.is_in_hands_of(post);
    let is_theirs = claim.is_own_word() || asked.asker().role.is_some_and(is_in_hands);
    if !is_theirs {
        return Err(Problem::NotFound);
    }
    let page = WithdrawPage {
        own,
        masthead: side::masthead(asked, care),
        what: title(&claim.what, own),
        is_own_word: claim.is_own_word(),
        voices: side::voices(asked),
        voice_error: side::message(&errors, "voice"),
        why: asked.form.raw("why").to_owned(),
        why_error: side::message(&errors, "why"),
        why_max: WORDS_LENGTH_MAX,
        base: side::base(asked)?,
    };
    let title = "Take it back".to_owned();
    let frame = Frame { title, errors, back: side::back(asked)?, section: side::section(own), ..Frame::default() };
    asked.page("care_status/withdraw.html", frame, &page)
}
