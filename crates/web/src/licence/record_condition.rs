//! Record a condition, change it, or take it back with a reason.

use casework::licence::{ConditionForm, DRAFT, Kept, RecordConditionError, all, record_condition};
use casework::record;
use domain::id::ConditionId;
use domain::licence::RuleKind;
use serde::Serialize;

use super::condition_form;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::draft;
use crate::form::{FieldError, Form};
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;
use crate::typed::{Choice, Typed};

/// What `record_condition.html` asks for.
#[derive(Debug, Serialize)]
struct ConditionPage {
    masthead: Masthead,
    person: String,
    is_new: bool,
    typed: Typed,
    version: i32,
    kinds: Vec<Choice>,
    draft_saved: Option<String>,
}

fn id(asked: &Asked) -> Result<Option<ConditionId>, Problem> {
    asked.path.get("condition").map(|text| text.parse().map_err(|_| Problem::NotFound)).transpose()
}

async fn kept(asked: &Asked, id: ConditionId) -> Result<Kept, Problem> {
    let all = all(asked.house.store().rows(), asked.person()?).await?;
    all.into_iter().find(|kept| kept.id == id).ok_or(Problem::NotFound)
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    if let Some(id) = id(&asked)? {
        let kept = kept(&asked, id).await?;
        return show(&asked, (&condition_form::typed(&kept.condition), kept.version), (None, Vec::new())).await;
    }
    match draft::find(&asked, DRAFT).await? {
        Some((typed, saved)) => show(&asked, (&typed, 0), (Some(saved), Vec::new())).await,
        None => show(&asked, (&Form::default(), 0), (None, Vec::new())).await,
    }
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let (person, id) = (asked.person()?, id(&asked)?);
    let version: i32 = asked.form.text("version").parse().unwrap_or(0);
    if let Some(id) = id {
        kept(&asked, id).await?;
    }
    let condition = match condition_form::read(&asked.form) {
        Ok(condition) => condition,
        Err(errors) => return show(&asked, (&asked.form, version), (None, errors)).await,
    };
    let Some(key) = asked.posted_key() else {
        return show(&asked, (&asked.form, version), (None, vec![old_page()])).await;
    };
    let withdrawn_why = (asked.form.text("withdraw") == "yes").then(|| asked.form.text("why").to_owned());
    let form = ConditionForm { key, of: id.map(|id| (id, version)), condition, withdrawn_why };
    let (version, errors) = match record_condition(asked.house.store(), &asked.permit, person, form, asked.correlation)
        .await
    {
        Ok(_) => return Ok(Answer::SeeOther(format!("/people/{person}/release-day?done=licence"))),
        Err(RecordConditionError::Refused(refused)) => (version, condition_form::refused(&refused)),
        Err(RecordConditionError::NoReason) => (version, vec![FieldError::new("why", "Say why it no longer counts")]),
        Err(RecordConditionError::Changed(now)) => {
            let text = format!(
                "Somebody changed this meanwhile: {}. Save again to keep what stands here",
                now.condition.words
            );
            (now.version, vec![FieldError::new("words", text)])
        }
        Err(RecordConditionError::KeyUsed) => (version, vec![old_page()]),
        Err(RecordConditionError::NotFound) => return Err(Problem::NotFound),
        Err(RecordConditionError::Store(error)) => return Err(error.into()),
    };
    let asked = asked.with_new_key();
    show(&asked, (&asked.form, version), (None, errors)).await
}

fn old_page() -> FieldError {
    FieldError::new("kind", "This page was used before. Look at the day of release first; then save it again")
}

async fn show(
    asked: &Asked,
    (form, version): (&Form, i32),
    (draft_saved, errors): (Option<String>, Vec<FieldError>),
) -> Result<Answer, Problem> {
    let person = asked.person()?;
    let known = record::known(asked.house.store().rows(), person).await?;
    let kind = |kind: &RuleKind| Choice::new(kind.code(), kind.words());
    let is_new = id(asked)?.is_none();
    let page = ConditionPage {
        masthead: Masthead::of(&known, asked.law(), asked.today()),
        person: person.to_string(),
        is_new,
        typed: Typed::of(form, &errors),
        version,
        kinds: RuleKind::ALL.iter().map(kind).collect(),
        draft_saved,
    };
    let back = Some(("Day of release".to_owned(), format!("/people/{person}/release-day")));
    let title = if is_new { "Record a condition" } else { "Change a condition" }.to_owned();
    let frame = Frame { title, errors, back, section: "/caseload", ..Frame::default() };
    asked.page("licence/record_condition.html", frame, &page)
}
