//! Staying signed in, and signing out.

use casework::sign_in;

use super::NoContract;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::problem::Problem;

pub(super) async fn sign_out(asked: Asked) -> Result<Answer, Problem> {
    if let Some(session) = &asked.session {
        sign_in::sign_out(&asked.house.store, &asked.permit, &session.id, asked.correlation).await?;
    }
    Ok(Answer::Signed { to: "/signed-out".to_owned(), token: None })
}

pub(super) async fn signed_out(asked: Asked) -> Result<Answer, Problem> {
    asked.page("sign_in/signed_out.html", Frame::titled("You are signed out"), &NoContract {})
}

/// The door has put the end of the session off already; `session.js` waits for an answer that is no redirect.
pub(super) async fn extend(asked: Asked) -> Result<Answer, Problem> {
    let _ = asked;
    Ok(Answer::Json("{}".to_owned()))
}
