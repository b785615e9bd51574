//! Settling what needs attention, and how far a decision reaches.

use casework::link_review::{self, SettleError, SettleForm, Settled};
use domain::link_review::Scope;

use super::answer::old_page;
use super::{pair, pair_asked, view};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::problem::Problem;

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let id = pair_asked(&asked)?;
    let answer = match view::read(&asked.form) {
        Ok(answer) => answer,
        Err(errors) => return pair::show(&asked, errors).await,
    };
    let (Some(key), Ok(version)) = (asked.posted_key(), asked.form.text("version").parse()) else {
        return pair::show(&asked.with_new_key(), vec![old_page()]).await;
    };
    let form = SettleForm { key, pair: id, version, answer };
    let again = |text: &str| vec![FieldError::new("pair", text)];
    match link_review::settle(asked.house.store(), &asked.permit, form, asked.correlation).await {
        Ok(Settled::Now) => Ok(Answer::SeeOther(format!("/links/{id}?done=settled"))),
        Ok(Settled::AlreadyKnown) => Ok(Answer::SeeOther(format!("/links/{id}?done=known"))),
        Err(SettleError::Refused(refused)) => pair::show(&asked, view::refused(&refused)).await,
        Err(SettleError::NotSure) => {
            pair::show(&asked, vec![FieldError::new("saying", "Say whether they are the same person")]).await
        }
        Err(SettleError::NotFound) => Err(Problem::NotFound),
        Err(SettleError::NotTheirs) => {
            pair::show(&asked, again("This pair is not yours to settle. Nothing was saved")).await
        }
        Err(SettleError::Changed) => {
            pair::show(&asked, again("A later run says something else of this pair. Look at it again first")).await
        }
        Err(SettleError::ToldApart) => {
            let text =
                "Somebody said that records which this would bring together are two people. Take that back first";
            pair::show(&asked, again(text)).await
        }
        Err(SettleError::KeyUsed) => pair::show(&asked.with_new_key(), vec![old_page()]).await,
        Err(SettleError::Store(error)) => Err(error.into()),
    }
}

/// Says how far the decision reaches.
pub(super) async fn reach(asked: Asked) -> Result<Answer, Problem> {
    let id = pair_asked(&asked)?;
    let Some(scope) = Scope::from_code(asked.form.text("scope")) else {
        return pair::show(&asked, vec![FieldError::new("scope", "Choose how far the decision reaches")]).await;
    };
    match link_review::reach(asked.house.store(), &asked.permit, (id, scope), asked.correlation).await {
        Ok(_) => Ok(Answer::SeeOther(format!("/links/{id}?done=reach"))),
        Err(SettleError::Store(error)) => Err(error.into()),
        Err(SettleError::NotTheirs) => {
            pair::show(&asked, vec![FieldError::new("pair", "Nothing is decided about this pair now")]).await
        }
        Err(_) => Err(Problem::NotFound),
    }
}
