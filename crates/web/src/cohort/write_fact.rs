//! Write something down of a person's needs, or correct it: one short form for each side.

use casework::cohort::{CohortChanged, CohortError, FactForm, write_fact};
use serde::Serialize;

use super::fact_form::{FactFields, read, typed, why};
use super::side;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::draft;
use crate::form::{FieldError, Form};
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;

/// Under which name an unfinished form is kept.
const DRAFT: &str = "need";

/// What `write_fact.html` asks for.
#[derive(Debug, Serialize)]
struct FactPage {
    own: bool,
    masthead: Option<Masthead>,
    heading: &'static str,
    action: String,
    base: String,
    is_new: bool,
    /// Whether this reader may keep an unfinished form.
    keeps_drafts: bool,
    draft_saved: Option<String>,
    fields: FactFields,
}

fn is_new(asked: &Asked) -> bool {
    !asked.path.contains_key("fact")
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    if !is_new(&asked) {
        let needs = side::load(&asked).await?;
        let fact = side::fact(&asked, &needs)?;
        if !fact.is_for(side::is_own(&asked)) {
            return Err(Problem::NotFound);
        }
        let form = typed(fact);
        return show(&asked, form, None, Vec::new()).await;
    }
    if let Some((form, saved)) = draft::find(&asked, DRAFT).await? {
        return show(&asked, form, Some(saved), Vec::new()).await;
    }
    let mut form = Form::default();
    form.add("need", asked.query.text("need"));
    show(&asked, form, None, Vec::new()).await
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let base = side::base(&asked)?;
    let changes = if is_new(&asked) {
        None
    } else {
        let id = asked.path.get("fact").and_then(|text| text.parse().ok()).ok_or(Problem::NotFound)?;
        Some((id, asked.form.text("version").parse().unwrap_or(0)))
    };
    let new = match read(&asked.form, side::is_own(&asked)) {
        Ok(new) => new,
        Err(errors) => return again(&asked, errors).await,
    };
    let Some(key) = asked.posted_key() else { return again(&asked, vec![side::old_page("words")]).await };
    let form = FactForm { key, changes, new };
    match write_fact(asked.house.store(), &asked.permit, asked.person()?, form, asked.correlation).await {
        Ok(CohortChanged::Kept) => Ok(Answer::SeeOther(format!("{base}?done=saved"))),
        Ok(CohortChanged::AlreadyKnown) => Ok(Answer::SeeOther(format!("{base}?done=known"))),
        Err(CohortError::Fact(refused)) => again(&asked, refused.into_iter().map(why).collect()).await,
        Err(error) => {
            let is_used = matches!(error, CohortError::KeyUsed);
            let errors = vec![side::put_right(error, "words")?];
            if is_used { again(&asked.with_new_key(), errors).await } else { again(&asked, errors).await }
        }
    }
}

pub(super) async fn keep(asked: Asked) -> Result<Answer, Problem> {
    let then = format!("{}?done=draft-kept", side::base(&asked)?);
    draft::keep(&asked, DRAFT, then).await
}

pub(super) async fn throw_away(asked: Asked) -> Result<Answer, Problem> {
    let then = format!("{}/new", side::base(&asked)?);
    draft::throw_away(&asked, DRAFT, then).await
}

/// A manager, who is in no circle, keeps none.
fn keeps_drafts(asked: &Asked) -> bool {
    let Ok(circle) = asked.circle() else { return false };
    let facts = circle.facts_for(asked.asker(), asked.today());
    let policy = asked.house.store().policy();
    policy.ask(asked.asker(), access::Action::SaveDraft, &facts, asked.today()).is_ok()
}

async fn again(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    show(asked, asked.form.clone(), None, errors).await
}

async fn show(
    asked: &Asked,
    form: Form,
    draft_saved: Option<String>,
    errors: Vec<FieldError>,
) -> Result<Answer, Problem> {
    let (own, is_new) = (side::is_own(asked), is_new(asked));
    let base = side::base(asked)?;
    let needs = side::load(asked).await?;
    if !is_new && !side::fact(asked, &needs)?.is_for(own) {
        return Err(Problem::NotFound);
    }
    let heading = match (is_new, own) {
        (true, true) => "Add something about what you need",
        (true, false) => "Write down what is known",
        (false, true) => "Change what you wrote",
        (false, false) => "Correct what was written down",
    };
    let changed = asked.path.get("fact");
    let page = FactPage {
        own,
        masthead: side::masthead(asked, &needs),
        heading,
        action: changed.map_or_else(|| format!("{base}/new"), |id| format!("{base}/{id}/correct")),
        is_new,
        keeps_drafts: is_new && keeps_drafts(asked),
        draft_saved,
        fields: FactFields::of(&form, own, &errors),
        base,
    };
    let (back, section) = (side::back(asked)?, side::section(own));
    let frame = Frame { title: heading.to_owned(), errors, back, section, ..Frame::default() };
    asked.page("cohort/write_fact.html", frame, &page)
}
