//! A proposal is accepted with one button, and undone with one.

use casework::record;
use casework::release_day::{AcceptProposalError, Accepted, UndoChangeError, accept_proposal, undo_change};

use super::sheet::day_of;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::problem::Problem;

pub(super) async fn accept(asked: Asked) -> Result<Answer, Problem> {
    let person = asked.person()?;
    let store = asked.house.store();
    let known = record::known(store.rows(), person).await?;
    let (on, _) = day_of(&known, asked.law(), asked.today());
    let page = |done: &str| Ok(Answer::SeeOther(format!("/people/{person}/release-day?done={done}")));
    let Some(key) = asked.posted_key() else { return page("gone") };
    let chosen = (key, asked.form.text("proposal"));
    match accept_proposal(store, &asked.permit, (person, on), chosen, asked.correlation).await {
        Ok(Accepted::Now { change }) => page(&format!("accepted&change={change:032x}")),
        Ok(Accepted::AlreadyKnown) => page("known"),
        Err(AcceptProposalError::Gone | AcceptProposalError::KeyUsed) => page("gone"),
        Err(AcceptProposalError::Store(error)) => Err(error.into()),
    }
}

pub(super) async fn undo(asked: Asked) -> Result<Answer, Problem> {
    let person = asked.person()?;
    let page = |done: &str| Ok(Answer::SeeOther(format!("/people/{person}/release-day?done={done}")));
    let change = u128::from_str_radix(asked.form.text("change"), 16).ok();
    let Some(undone) = asked.posted_key().zip(change) else { return page("not-undone") };
    match undo_change(asked.house.store(), &asked.permit, person, undone, asked.correlation).await {
        Ok(()) => page("undone"),
        Err(UndoChangeError::Gone) => page("not-undone"),
        Err(UndoChangeError::Store(error)) => Err(error.into()),
    }
}
