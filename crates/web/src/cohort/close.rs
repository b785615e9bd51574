//! Propose to close a session, and agree as another member of the panel.

use casework::cohort::{AgreeForm, CohortChanged, CohortError, ProposeForm, SessionView, agree, propose};
use domain::cohort::{CloseRefused, WORDS_LENGTH_MAX};
use serde::Serialize;

use super::session::{self, HeadView};
use super::side;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::problem::Problem;

/// What `close.html` asks for.
#[derive(Debug, Serialize)]
struct ClosePage {
    base: String,
    head: HeadView,
    chosen: usize,
    undecided: usize,
    said_no: bool,
    others: String,
    others_error: String,
    why_max: usize,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let view = session::load(&asked).await?;
    show(&asked, &view, Vec::new())
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let view = session::load(&asked).await?;
    let id = view.head.id;
    let Some(key) = asked.posted_key() else { return show(&asked, &view, vec![side::old_page("others")]) };
    let form = ProposeForm { key, others: asked.form.text("others").to_owned() };
    match propose(asked.house.store(), &asked.permit, id, form, asked.correlation).await {
        Ok(CohortChanged::Kept) => Ok(Answer::SeeOther(format!("/panel/sessions/{id}?done=proposed"))),
        Ok(CohortChanged::AlreadyKnown) => Ok(Answer::SeeOther(format!("/panel/sessions/{id}?done=known"))),
        Err(error) => {
            let is_used = matches!(error, CohortError::KeyUsed);
            let errors = vec![side::put_right(error, "others")?];
            let asked = if is_used { asked.with_new_key() } else { asked };
            show(&asked, &view, errors)
        }
    }
}

pub(super) async fn agreed(asked: Asked) -> Result<Answer, Problem> {
    let view = session::load(&asked).await?;
    let id = view.head.id;
    let proposal = asked.form.text("proposal").parse();
    let (Some(key), Ok(proposal)) = (asked.posted_key(), proposal) else {
        return session::show(&asked, &view, vec![side::old_page("agree")]).await;
    };
    let form = AgreeForm { key, proposal };
    match agree(asked.house.store(), &asked.permit, id, form, asked.correlation).await {
        Ok(CohortChanged::Kept) => Ok(Answer::SeeOther(format!("/panel/sessions/{id}?done=closed"))),
        Ok(CohortChanged::AlreadyKnown) => Ok(Answer::SeeOther(format!("/panel/sessions/{id}?done=known"))),
        Err(error) => {
            let is_used = matches!(error, CohortError::KeyUsed);
            let errors = vec![side::put_right(error, "agree")?];
            let asked = if is_used { asked.with_new_key() } else { asked };
            session::show(&asked, &view, errors).await
        }
    }
}

fn show(asked: &Asked, view: &SessionView, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    if view.session.is_closed() {
        return Ok(Answer::SeeOther(format!("/panel/sessions/{}", view.head.id)));
    }
    let page = ClosePage {
        base: format!("/panel/sessions/{}", view.head.id),
        head: session::head(asked, view),
        chosen: view.chosen(),
        undecided: view.undecided(),
        said_no: view.may_propose() == Err(CloseRefused::SaidNo),
        others: asked.form.raw("others").to_owned(),
        others_error: side::message(&errors, "others"),
        why_max: WORDS_LENGTH_MAX,
    };
    let frame = Frame {
        title: "Propose to close the session".to_owned(),
        errors,
        back: Some((view.head.title.clone(), page.base.clone())),
        section: "/panel",
        ..Frame::default()
    };
    asked.page("cohort/close.html", frame, &page)
}
