//! Sign in with a name and a password or passphrase.

use casework::sign_in::{SignIn, SignInError, SignInOutcome, sign_in};
use serde::Serialize;

use super::{safe_address, wait_words};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::{FieldError, encode};
use crate::layout::Frame;
use crate::problem::Problem;

/// What `password.html` asks for.
#[derive(Debug, Serialize)]
struct PasswordPage {
    action: String,
    name: String,
    name_error: String,
    password_error: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    if asked.session.is_some() {
        return Ok(Answer::SeeOther("/home".to_owned()));
    }
    show(&asked, None)
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let (name, password) = (asked.form.text("name"), asked.form.raw("password"));
    if name.is_empty() || password.is_empty() {
        let (field, text) = if name.is_empty() {
            ("name", "Enter your sign-in name")
        } else {
            ("password", "Enter your password or passphrase")
        };
        return show(&asked, Some(FieldError::new(field, text)));
    }
    let tried = SignIn { name, password, from: &asked.from };
    let house = &asked.house;
    let outcome = sign_in(&house.store, &house.passwords, &asked.permit, tried, asked.correlation).await;
    match outcome.map_err(|error| match error {
        SignInError::Store(error) => error.into(),
        other @ SignInError::Secret(_) => Problem::Unexpected(Box::new(other)),
    })? {
        SignInOutcome::SignedIn(signed_in) => Ok(Answer::Signed {
            to: safe_address(asked.query.text("then")).to_owned(),
            token: Some(signed_in.token.as_str().to_owned()),
        }),
        SignInOutcome::Failed => show(
            &asked,
            Some(FieldError::new("name", "The name and the password do not go together. Check both and try again")),
        ),
        SignInOutcome::Wait { until } => show(&asked, Some(FieldError::new("name", wait_words(&asked, until)))),
    }
}

fn show(asked: &Asked, error: Option<FieldError>) -> Result<Answer, Problem> {
    let then = asked.query.text("then");
    let message = |field: &str| {
        let here = error.as_ref().filter(|error| error.href == field);
        here.map_or_else(String::new, |error| error.text.clone())
    };
    let page = PasswordPage {
        action: if then.is_empty() {
            "/sign-in".to_owned()
        } else {
            format!("/sign-in?then={}", encode(safe_address(then)))
        },
        name: asked.form.text("name").to_owned(),
        name_error: message("#name"),
        password_error: message("#password"),
    };
    let frame = Frame { title: "Sign in".to_owned(), errors: error.into_iter().collect(), ..Frame::default() };
    asked.page("sign_in/password.html", frame, &page)
}
