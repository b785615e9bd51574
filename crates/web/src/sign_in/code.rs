//! Use a printed code, with the date of birth.

use casework::sign_in::{CodeOutcome, CodeTry, SignInError, use_code};
use serde::Serialize;

use super::wait_words;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::{FieldError, TypedDate};
use crate::layout::Frame;
use crate::problem::Problem;

/// What `code.html` asks for.
#[derive(Debug, Serialize)]
struct CodePage {
    code: String,
    born: TypedDate,
    code_error: String,
    born_error: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, Vec::new())
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let code = asked.form.text("code");
    let born_on = asked.form.date("born").read();
    let mut errors = Vec::new();
    if code.is_empty() {
        errors.push(FieldError::new("code", "Type the code from your card"));
    }
    if born_on.is_err() {
        errors.push(FieldError::new("born-day", "Type your date of birth, like 27 3 2007"));
    }
    let (Ok(born_on), true) = (born_on, errors.is_empty()) else { return show(&asked, errors) };
    let tried = CodeTry { code, born_on, from: &asked.from };
    let house = &asked.house;
    let outcome = use_code(&house.store, &house.passwords, &asked.permit, tried, asked.correlation).await;
    match outcome.map_err(|error| match error {
        SignInError::Store(error) => error.into(),
        other @ SignInError::Secret(_) => Problem::Unexpected(Box::new(other)),
    })? {
        CodeOutcome::Accepted { setup, .. } => {
            Ok(Answer::SetUp { to: "/sign-in/passphrase".to_owned(), token: setup.as_str().to_owned() })
        }
        CodeOutcome::Failed => {
            let text = "The code and the date of birth do not go together, or the code is too old. Check both. If it still does not work, ask for a new code";
            show(&asked, vec![FieldError::new("code", text)])
        }
        CodeOutcome::Wait { until } => show(&asked, vec![FieldError::new("code", wait_words(&asked, until))]),
    }
}

fn show(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let message = |field: &str| {
        let found = errors.iter().find(|error| error.href.trim_start_matches('#').starts_with(field));
        found.map_or_else(String::new, |error| error.text.clone())
    };
    let page = CodePage {
        code: asked.form.text("code").to_owned(),
        born: asked.form.date("born"),
        code_error: message("code"),
        born_error: message("born"),
    };
    let frame = Frame { title: "Use your printed code".to_owned(), errors, ..Frame::default() };
    asked.page("sign_in/code.html", frame, &page)
}
