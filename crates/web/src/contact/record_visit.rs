//! Record a visit: one page, under a minute.

use casework::contact::{FORM, RecordVisitError, Recorded, VisitForm, record_visit};
use casework::record;
use domain::agency::Role;
use serde::Serialize;

use super::visit_form::{self, VisitFields};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::draft;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;

const TEMPLATE: &str = "contact/record_visit.html";

/// What `record_visit.html` asks for.
#[derive(Debug, Serialize)]
struct RecordVisitPage {
    masthead: Masthead,
    person: String,
    first_name: String,
    /// Whether this reader's contacts close the personal adviser's clock.
    is_adviser: bool,
    /// When the draft on the page was kept, if it is one.
    draft_saved: Option<String>,
    visit: VisitFields,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let (visit, saved) = match draft::find(&asked, FORM).await? {
        Some((typed, saved)) => (VisitFields::of(&typed, &[]), Some(saved)),
        None => (VisitFields::empty(asked.today()), None),
    };
    show(&asked, visit, saved, Vec::new()).await
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let person = asked.person()?;
    let visit = match visit_form::read(&asked.form) {
        Ok(visit) => visit,
        Err(errors) => return again(&asked, errors).await,
    };
    let Some(key) = asked.posted_key() else { return again(&asked, vec![old_page()]).await };
    let form = VisitForm { key, visit };
    match record_visit(asked.house.store(), &asked.permit, person, form, asked.correlation).await {
        Ok(Recorded::New { .. }) => Ok(Answer::SeeOther(format!("/people/{person}?done=visit-recorded"))),
        Ok(Recorded::AlreadyKnown) => Ok(Answer::SeeOther(format!("/people/{person}?done=visit-known"))),
        Err(RecordVisitError::Refused(refused)) => again(&asked, visit_form::refused(&refused, asked.today())).await,
        Err(RecordVisitError::KeyUsed) => again(&asked.with_new_key(), vec![old_page()]).await,
        Err(RecordVisitError::Store(error)) => Err(error.into()),
    }
}

/// A form sent from a page that was used before, or without its key: what was typed is neither lost nor kept twice.
fn old_page() -> FieldError {
    let text = "This page was used before. Look at the record first; if this is another contact, save it again";
    FieldError::new("visited_on-day", text)
}

/// The page once more with everything that was typed and everything that must be put right.
async fn again(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    show(asked, VisitFields::of(&asked.form, &errors), None, errors).await
}

async fn show(
    asked: &Asked,
    visit: VisitFields,
    draft_saved: Option<String>,
    errors: Vec<FieldError>,
) -> Result<Answer, Problem> {
    let person = asked.person()?;
    let known = record::known(asked.house.store().rows(), person).await?;
    let page = RecordVisitPage {
        masthead: Masthead::of(&known, asked.law(), asked.today()),
        person: person.to_string(),
        first_name: known.name.given.clone(),
        is_adviser: asked.asker().role == Some(Role::PersonalAdviser),
        draft_saved,
        visit,
    };
    let title = format!("Record a contact with {}", known.name);
    let back = Some((known.name.to_string(), format!("/people/{person}")));
    asked.page(TEMPLATE, Frame { title, errors, back, section: "/caseload", ..Frame::default() }, &page)
}
