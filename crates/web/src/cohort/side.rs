//! From which side a page is read, the young adult's own or a worker's, and what forms have in common.

use access::Who;
use casework::cohort::{CohortError, Needs, Reader, needs};
use domain::cohort::{ChoiceRefused, CloseRefused, Fact, WORDS_LENGTH_MAX};
use domain::id::{NeedFactId, PanelSessionId};
use serde::Serialize;

use crate::asked::Asked;
use crate::form::FieldError;
use crate::people::Masthead;
use crate::problem::Problem;

/// A button or a box to choose.
#[derive(Debug, Serialize)]
pub(super) struct Choice {
    pub(super) value: &'static str,
    pub(super) text: String,
    pub(super) checked: bool,
}

/// Buttons for what a form's field offers.
pub(super) fn choices(chosen: &str, offered: impl IntoIterator<Item = (&'static str, String)>) -> Vec<Choice> {
    offered.into_iter().map(|(value, text)| Choice { value, text, checked: value == chosen }).collect()
}

/// Whether it is the young adult's own page.
pub(super) fn is_own(asked: &Asked) -> bool {
    matches!(asked.asker().who, Who::YoungAdult(_))
}

/// "/me/needs", or "/people/…/needs".
pub(super) fn base(asked: &Asked) -> Result<String, Problem> {
    Ok(if is_own(asked) { "/me/needs".to_owned() } else { format!("/people/{}/needs", asked.person()?) })
}

pub(super) const fn section(own: bool) -> &'static str {
    if own { "/me" } else { "/caseload" }
}

/// The page above a form.
pub(super) fn back(asked: &Asked) -> Result<Option<(String, String)>, Problem> {
    let text = if is_own(asked) { "What you need" } else { "Needs" };
    Ok(Some((text.to_owned(), base(asked)?)))
}

pub(super) fn masthead(asked: &Asked, needs: &Needs) -> Option<Masthead> {
    (!is_own(asked)).then(|| Masthead::of(&needs.someone.known, asked.law(), asked.today()))
}

pub(super) async fn load(asked: &Asked) -> Result<Needs, Problem> {
    let found = needs(asked.house.store().rows(), asked.person()?, asked.today()).await?;
    found.ok_or(Problem::NotFound)
}

/// The fact in the address, if it stands.
pub(super) fn fact<'a>(asked: &Asked, needs: &'a Needs) -> Result<&'a Fact, Problem> {
    let id: Option<NeedFactId> = asked.path.get("fact").and_then(|text| text.parse().ok());
    id.and_then(|id| needs.someone.facts.find(id)).ok_or(Problem::NotFound)
}

/// The session in the address.
pub(super) fn panel(asked: &Asked) -> Result<PanelSessionId, Problem> {
    asked.path.get("panel").and_then(|text| text.parse().ok()).ok_or(Problem::NotFound)
}

/// For whose panel this manager reads.
pub(super) fn reader(asked: &Asked) -> Result<Reader, Problem> {
    let (team, worker) = (asked.asker().team, asked.asker().worker());
    let (team, worker) = team.zip(worker).ok_or(Problem::NotFound)?;
    Ok(Reader { team, worker })
}

/// The message beside a field.
pub(super) fn message(errors: &[FieldError], field: &str) -> String {
    let is_of = |error: &&FieldError| {
        let at = error.href.trim_start_matches('#');
        at == field || at.strip_prefix(field).is_some_and(|rest| rest.starts_with("-day") || rest.is_empty())
    };
    errors.iter().find(is_of).map_or_else(String::new, |error| error.text.clone())
}

/// The form came without its key, or from a page that was used before.
pub(super) fn old_page(field: &str) -> FieldError {
    FieldError::new(
        field,
        "This page was used before. Go back and look first; if this is something else, save it again",
    )
}

/// What must be put right after a form was refused; the store's failures and what is not there go on.
pub(super) fn put_right(error: CohortError, field: &str) -> Result<FieldError, Problem> {
    let text = match error {
        CohortError::NoReason => "Say why".to_owned(),
        CohortError::NoReasonBeyond => {
            return Ok(FieldError::new("beyond", "Say why the order is not followed"));
        }
        CohortError::TooLong { length } => {
            format!("This has {length} characters. Shorten it to {WORDS_LENGTH_MAX}")
        }
        CohortError::Changed => {
            "Somebody changed this since you opened it. Go back and look, then save it again".to_owned()
        }
        CohortError::KeyUsed => return Ok(old_page(field)),
        CohortError::Choice(refused) => choice(refused).to_owned(),
        CohortError::Close(refused) => close(refused).to_owned(),
        CohortError::Fact(_) | CohortError::Rule(_) | CohortError::Session(_) | CohortError::NotFound => {
            return Err(Problem::NotFound);
        }
        CohortError::Store(error) => return Err(error.into()),
    };
    Ok(FieldError::new(field, text))
}

const fn choice(refused: ChoiceRefused) -> &'static str {
    match refused {
        ChoiceRefused::Closed => "This session is closed. Nothing of it changes any more",
        ChoiceRefused::Full => "Every place is taken. Take another decision back first, or choose something else",
        ChoiceRefused::SaidNo => "The young adult said no. That is for them to say",
        ChoiceRefused::NothingToUndo => "Nothing is decided of this person",
    }
}

const fn close(refused: CloseRefused) -> &'static str {
    match refused {
        CloseRefused::Closed => "This session is closed already",
        CloseRefused::SaidNo => "Somebody who was chosen has said no since. Take that decision back first",
        CloseRefused::Changed => "Something was decided since. Look at the session again first",
        CloseRefused::SameMember => "You proposed this yourself. Another member of the panel must agree",
    }
}
