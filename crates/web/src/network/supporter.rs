//! Add somebody, or change what is said of them: one short form, for the young adult and for a worker.

use casework::network::{NetworkChanged, NetworkError, SupporterForm, Voice, save_supporter};
use serde::Serialize;

use super::side;
use super::supporter_form::{SupporterFields, read, typed, why};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::draft;
use crate::form::{FieldError, Form};
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;

/// Under which name an unfinished form is kept.
const DRAFT: &str = "supporter";

/// What `supporter.html` asks for.
#[derive(Debug, Serialize)]
struct SupporterPage {
    own: bool,
    masthead: Option<Masthead>,
    heading: String,
    action: String,
    base: String,
    is_new: bool,
    draft_saved: Option<String>,
    fields: SupporterFields,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    if asked.path.contains_key("supporter") {
        let one = side::supporter(&asked).await?;
        return show(&asked, typed(&one.what, one.version), None, Vec::new()).await;
    }
    match draft::find(&asked, DRAFT).await? {
        Some((form, saved)) => show(&asked, form, Some(saved), Vec::new()).await,
        None => show(&asked, Form::default(), None, Vec::new()).await,
    }
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let own = side::is_own(&asked);
    if asked.path.contains_key("supporter") {
        side::supporter(&asked).await?;
    }
    let what = match read(&asked.form, own) {
        Ok(what) => what,
        Err(errors) => return again(&asked, errors).await,
    };
    let Some(key) = asked.posted_key() else { return again(&asked, vec![side::old_page("name")]).await };
    let changes = match asked.path.get("supporter") {
        None => None,
        Some(_) => Some((side::id(&asked)?, asked.form.text("version").parse().map_err(|_| Problem::NotFound)?)),
    };
    let form = SupporterForm { key, changes, what, voice: side::voice(&asked, Voice::Own) };
    let base = side::base(&asked)?;
    let store = asked.house.store();
    match save_supporter(store, &asked.permit, asked.person()?, form, asked.correlation).await {
        Ok(NetworkChanged::Kept { .. }) => Ok(Answer::SeeOther(format!("{base}?done=saved"))),
        Ok(NetworkChanged::AlreadyKnown) => Ok(Answer::SeeOther(format!("{base}?done=known"))),
        Err(NetworkError::Refused(refused)) => again(&asked, refused.into_iter().map(why).collect()).await,
        Err(error) => {
            let is_used = matches!(error, NetworkError::KeyUsed);
            let errors = vec![side::wrong(error, "name")?];
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
    let own = side::is_own(asked);
    let base = side::base(asked)?;
    let changed = asked.path.get("supporter");
    let heading = match (changed.is_some(), own) {
        (false, true) => "Add somebody who matters to you",
        (false, false) => "Add somebody to the network",
        (true, true) => "Change what you said",
        (true, false) => "Change what is said of them",
    };
    let action = changed.map_or_else(|| format!("{base}/new"), |id| format!("{base}/{id}/change"));
    let page = SupporterPage {
        own,
        masthead: side::masthead(asked, own).await?,
        heading: heading.to_owned(),
        action,
        is_new: changed.is_none(),
        draft_saved,
        fields: SupporterFields::of(&form, own, &errors),
        base: base.clone(),
    };
    let back = Some((if own { "Your people" } else { "Support network" }.to_owned(), base));
    let frame = Frame { title: heading.to_owned(), errors, back, section: side::section(own), ..Frame::default() };
    asked.page("network/supporter.html", frame, &page)
}
