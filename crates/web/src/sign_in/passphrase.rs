//! Choose a passphrase after using a printed code.

use casework::sign_in::{ChoosePassphraseError, Chosen, SetupToken, choose_passphrase, setup_name};
use domain::sign_in::PassphraseRefused;
use serde::Serialize;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::problem::Problem;

/// What `passphrase.html` asks for.
#[derive(Debug, Serialize)]
struct PassphrasePage {
    sign_in_name: String,
    error: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, Vec::new()).await
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let Some(setup) = asked.setup.as_deref().map(SetupToken::from_cookie) else {
        return Ok(Answer::SeeOther("/sign-in/code".to_owned()));
    };
    let typed = asked.form.raw("passphrase");
    if typed != asked.form.raw("again") {
        return show(
            &asked,
            vec![FieldError::new("passphrase", "The two are not the same. Type the passphrase again")],
        )
        .await;
    }
    let house = &asked.house;
    let chosen =
        choose_passphrase(&house.store, &house.passwords, &asked.permit, (&setup, typed), asked.correlation).await;
    match chosen {
        Ok(Chosen::SignedIn(signed_in)) => {
            let is_own = matches!(signed_in.session.asker.who, access::Who::YoungAdult(_));
            let to = if is_own { "/me" } else { "/shared" }.to_owned();
            Ok(Answer::Signed { to, token: Some(signed_in.token.as_str().to_owned()) })
        }
        Ok(Chosen::Ended) => Ok(Answer::SeeOther("/sign-in/code".to_owned())),
        Err(ChoosePassphraseError::Refused(reasons)) => {
            let errors = reasons.iter().map(|reason| FieldError::new("passphrase", words(reason))).collect();
            show(&asked, errors).await
        }
        Err(ChoosePassphraseError::Store(error)) => Err(error.into()),
        Err(other @ ChoosePassphraseError::Secret(_)) => Err(Problem::Unexpected(Box::new(other))),
    }
}

async fn show(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let Some(setup) = asked.setup.as_deref().map(SetupToken::from_cookie) else {
        return Ok(Answer::SeeOther("/sign-in/code".to_owned()));
    };
    let Some(sign_in_name) = setup_name(&asked.house.store, &setup).await? else {
        return Ok(Answer::SeeOther("/sign-in/code".to_owned()));
    };
    let error = errors.iter().map(|error| error.text.clone()).collect::<Vec<_>>().join(". ");
    let frame = Frame { title: "Choose your passphrase".to_owned(), errors, ..Frame::default() };
    asked.page("sign_in/passphrase.html", frame, &PassphrasePage { sign_in_name, error })
}

fn words(refused: &PassphraseRefused) -> String {
    let mut text = refused.to_string();
    if let Some(first) = text.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    text
}
