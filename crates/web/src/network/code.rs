//! Print a sign-in code for somebody of the network: made by the young adult, or by their personal adviser when they say so.
//! Shown once, on a card to be handed over.

use casework::sign_in::{IssueSupporterCodeError, SupporterCodeForm, issue_supporter_code};
use domain::plan::How;
use serde::Serialize;

use super::side;
use super::supporter_form::Choice;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::{FieldError, TypedDate};
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;
use crate::words;

/// What `code.html` asks for.
#[derive(Debug, Serialize)]
struct CodePage {
    own: bool,
    masthead: Option<Masthead>,
    name: String,
    base: String,
    /// Whether something is shared with them today: else a code would open nothing.
    is_shared: bool,
    born: TypedDate,
    born_error: String,
    voices: Vec<Choice>,
    voice_error: String,
    card: Option<Card>,
}

#[derive(Debug, Serialize)]
struct Card {
    code: String,
    until: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, None, Vec::new()).await
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let how = match (side::is_own(&asked), asked.form.text("voice")) {
        (true, _) => Some(How::Here),
        (false, "spoken") => Some(How::Spoken),
        (false, "from_paper") => Some(How::FromPaper),
        (false, _) => None,
    };
    let born_on = asked.form.date("born").read();
    let mut errors = Vec::new();
    if born_on.is_err() {
        errors.push(FieldError::new("born-day", "Type their date of birth, like 27 3 1960"));
    }
    if how.is_none() {
        errors.push(not_their_word());
    }
    let (Ok(born_on), Some(how), true) = (born_on, how, errors.is_empty()) else {
        return show(&asked, None, errors).await;
    };
    let Some(key) = asked.posted_key() else { return show(&asked, None, vec![old_page()]).await };
    let house = &asked.house;
    let form = SupporterCodeForm { key, whom: (asked.person()?, side::id(&asked)?), born_on, how };
    match issue_supporter_code(&house.store, &house.passwords, &asked.permit, form, asked.correlation).await {
        Ok(issued) => {
            let card = Card { code: issued.code.to_string(), until: words::long(issued.expires_on) };
            show(&asked, Some(card), Vec::new()).await
        }
        Err(IssueSupporterCodeError::KeyUsed) => show(&asked.with_new_key(), None, vec![old_page()]).await,
        Err(IssueSupporterCodeError::NotShared) => {
            let text = "Nothing is shared with them today, so a code would open nothing";
            show(&asked, None, vec![FieldError::new("main-content", text)]).await
        }
        Err(IssueSupporterCodeError::NotBorn { .. }) => {
            show(&asked, None, vec![FieldError::new("born-day", "The date of birth must be in the past")]).await
        }
        Err(IssueSupporterCodeError::NotTheirWord) => show(&asked, None, vec![not_their_word()]).await,
        Err(IssueSupporterCodeError::NotFound) => Err(Problem::NotFound),
        Err(IssueSupporterCodeError::Store(error)) => Err(error.into()),
        Err(other @ IssueSupporterCodeError::Secret(_)) => Err(Problem::Unexpected(Box::new(other))),
    }
}

fn not_their_word() -> FieldError {
    FieldError::new("voice", "Choose how the young adult told you")
}

/// A form sent from a page that was used before, or without its key.
fn old_page() -> FieldError {
    let text =
        "This page made a code before, which was shown then and still works. If the card is lost, make a new code";
    FieldError::new("main-content", text)
}

async fn show(asked: &Asked, card: Option<Card>, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let (own, one) = (side::is_own(asked), side::supporter(asked).await?);
    let base = side::base(asked)?;
    let message = |field: &str| {
        let is_of = |error: &&FieldError| error.href.trim_start_matches('#').starts_with(field);
        errors.iter().find(is_of).map_or_else(String::new, |error| error.text.clone())
    };
    let voice = |value, text| Choice { value, text, checked: asked.form.text("voice") == value };
    let page = CodePage {
        own,
        masthead: side::masthead(asked, own).await?,
        is_shared: one.shared(asked.today()).is_some(),
        name: one.what.name,
        born: asked.form.date("born"),
        born_error: message("born"),
        voices: vec![voice("spoken", "They said it to me"), voice("from_paper", "They wrote it on paper")],
        voice_error: message("voice"),
        card,
        base: base.clone(),
    };
    let title = format!("A sign-in code for {}", page.name);
    let back = Some((if own { "Your people" } else { "Support network" }.to_owned(), base));
    asked.page(
        "network/code.html",
        Frame { title, errors, back, section: side::section(own), ..Frame::default() },
        &page,
    )
}
