//! Say "I was in care", or write a claim down for one's agency; or correct it: one short form for each side.

use casework::care_status::{CareChanged, CareError, ClaimForm, write_claim};
use serde::Serialize;

use super::claim_form::{ClaimFields, read, typed, why};
use super::side;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::draft;
use crate::form::{FieldError, Form};
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;

/// Under which name an unfinished form is kept.
const DRAFT: &str = "care";

/// What `write_claim.html` asks for.
#[derive(Debug, Serialize)]
struct ClaimPage {
    own: bool,
    masthead: Option<Masthead>,
    heading: &'static str,
    action: String,
    base: String,
    is_new: bool,
    draft_saved: Option<String>,
    fields: ClaimFields,
}

fn is_new(asked: &Asked) -> bool {
    !asked.path.contains_key("claim")
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    if !is_new(&asked) {
        let care = side::load(&asked).await?;
        let form = typed(side::claim(&asked, &care)?);
        return show(&asked, form, None, Vec::new()).await;
    }
    match draft::find(&asked, DRAFT).await? {
        Some((form, saved)) => show(&asked, form, Some(saved), Vec::new()).await,
        None => show(&asked, Form::default(), None, Vec::new()).await,
    }
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let own = side::is_own(&asked);
    let base = side::base(&asked)?;
    let changes = if is_new(&asked) {
        None
    } else {
        let care = side::load(&asked).await?;
        let claim = side::claim(&asked, &care)?.id;
        Some((claim, asked.form.text("version").parse().unwrap_or(0)))
    };
    if own && changes.is_none() && asked.form.text("yes") == "rather_not" {
        // Nothing is kept, not even that somebody would rather not say, nor what they had begun to write.
        if draft::find(&asked, DRAFT).await?.is_some() {
            return draft::throw_away(&asked, DRAFT, format!("{base}?done=nothing")).await;
        }
        return Ok(Answer::SeeOther(format!("{base}?done=nothing")));
    }
    let claim = match read(&asked.form, own) {
        Ok(claim) => claim,
        Err(errors) => return again(&asked, errors).await,
    };
    let first = if own { "yes" } else { "kind" };
    let Some(key) = asked.posted_key() else { return again(&asked, vec![side::old_page(first)]).await };
    let form = ClaimForm { key, changes, what: claim.what, sees: claim.sees, voice: claim.voice };
    let store = asked.house.store();
    match write_claim(store, &asked.permit, asked.person()?, form, asked.correlation).await {
        Ok(CareChanged::Kept) => Ok(Answer::SeeOther(format!("{base}?done=saved"))),
        Ok(CareChanged::AlreadyKnown) => Ok(Answer::SeeOther(format!("{base}?done=known"))),
        Err(CareError::Refused(refused)) => again(&asked, refused.into_iter().map(why).collect()).await,
        Err(error) => {
            let is_used = matches!(error, CareError::KeyUsed);
            let errors = vec![side::put_right(error, first)?];
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
    let care = side::load(asked).await?;
    let heading = match (is_new, own) {
        (true, true) => "Were you in care?",
        (true, false) => "Write down what is known of time in care",
        (false, true) => "Change what you said",
        (false, false) => "Correct what was written down",
    };
    let changed = asked.path.get("claim");
    let page = ClaimPage {
        own,
        masthead: side::masthead(asked, &care),
        heading,
        action: changed.map_or_else(|| format!("{base}/new"), |id| format!("{base}/{id}/correct")),
        is_new,
        draft_saved,
        fields: ClaimFields::of(&form, own, side::group(asked), &errors),
        base,
    };
    let (back, section) = (side::back(asked)?, side::section(own));
    let frame = Frame { title: heading.to_owned(), errors, back, section, ..Frame::default() };
    asked.page("care_status/write_claim.html", frame, &page)
}
