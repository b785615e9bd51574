//! Sign a team's part off: what is missing is listed, and whoever signs says that they have seen it.

use casework::year_return::{self, Readiness, SignForm, SignOffError, SignedOff, sign_off};
use serde::Serialize;

use super::view::{PersonLine, Reader};
use super::{in_words, part, year_asked};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::problem::Problem;
use crate::words;

/// What `sign.html` asks for.
#[derive(Debug, Serialize)]
struct SignPage {
    heading: String,
    as_of: String,
    people: usize,
    gaps: usize,
    lines: Vec<PersonLine>,
    /// A number for what is listed.
    seen: String,
    error: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, Vec::new()).await
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let year = year_asked(&asked)?;
    if asked.form.text("confirm") != "yes" {
        let text = "Say that you have read what is missing and that this part may go out";
        return show(&asked, vec![FieldError::new("confirm", text)]).await;
    }
    let old = "This page was used before. Look at what was signed off first";
    let Some(key) = asked.posted_key() else { return show(&asked, vec![FieldError::new("confirm", old)]).await };
    let form = SignForm { key, year, seen: asked.form.text("seen").to_owned() };
    let again = |asked: Asked, text: &'static str| async move {
        show(&asked.with_new_key(), vec![FieldError::new("confirm", text)]).await
    };
    match sign_off(asked.house.store(), &asked.permit, form, asked.correlation).await {
        Ok(SignedOff::New(id)) => Ok(Answer::SeeOther(format!("/returns/signed/{id}?done=signed"))),
        Ok(SignedOff::AlreadyKnown) => Ok(Answer::SeeOther(format!("/returns/year/{}", year.0))),
        Err(SignOffError::Changed) => {
            again(asked, "The record has changed since you opened this page. Read what is missing now, then sign").await
        }
        Err(SignOffError::KeyUsed) => again(asked, old).await,
        Err(SignOffError::Nobody | SignOffError::NoTeam) => Err(Problem::NotFound),
        Err(SignOffError::File(error)) => Err(Problem::Unexpected(Box::new(error))),
        Err(SignOffError::Store(error)) => Err(error.into()),
    }
}

async fn show(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let year = year_asked(asked)?;
    let permit = asked.may(access::Action::ViewReturn).ok_or(Problem::NotFound)?;
    let found = year_return::readiness(asked.house.store(), &permit, part(asked)?, year).await?;
    let readiness = found.filter(|found| !found.people.is_empty()).ok_or(Problem::NotFound)?;
    let page = SignPage {
        heading: format!("Sign off my team’s part of {}", in_words(year)),
        as_of: words::plain(readiness.as_of),
        people: readiness.people.len(),
        gaps: readiness.gaps(),
        lines: with_gaps(&readiness),
        seen: readiness.seen(),
        error: errors.first().map_or_else(String::new, |error| error.text.clone()),
    };
    let shown = readiness.people.iter().filter(|one| !one.is_whole() && !one.who.is_limited);
    let shown = shown.map(|one| one.who.person).collect();
    let back = Some((format!("Care leavers in {}", in_words(year)), format!("/returns/year/{}", year.0)));
    let frame = Frame { title: page.heading.clone(), errors, back, section: "/returns", ..Frame::default() };
    Ok(asked.page("year_return/sign.html", frame, &page)?.showing(shown, true))
}

fn with_gaps(readiness: &Readiness) -> Vec<PersonLine> {
    let lacking = readiness.people.iter().filter(|one| !one.is_whole());
    lacking.map(|one| PersonLine::of(one, Reader::Manager)).collect()
}
