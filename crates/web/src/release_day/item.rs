//! One thing to have sorted: how it stands, and who sees to it.

use casework::record;
use casework::release_day::{ItemForm, ReleaseDayOf, SortItemError, draft_of, sort_item};
use domain::release_day::{Item, ItemKind, ItemState};
use serde::Serialize;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::draft;
use crate::form::{FieldError, Form};
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;
use crate::typed::{Choice, Typed};

/// What `item.html` asks for.
#[derive(Debug, Serialize)]
struct ItemPage {
    masthead: Masthead,
    person: String,
    kind: &'static str,
    /// Where its draft is kept.
    draft: String,
    draft_saved: Option<String>,
    typed: Typed,
    version: i32,
    states: Vec<Choice>,
}

fn kind(asked: &Asked) -> Result<ItemKind, Problem> {
    asked.path.get("item").and_then(|code| ItemKind::from_code(code)).ok_or(Problem::NotFound)
}

pub(super) async fn keep_draft(asked: Asked) -> Result<Answer, Problem> {
    let form = draft_of(kind(&asked)?);
    let then = format!("/people/{}/release-day?done=draft-kept", asked.person()?);
    draft::keep(&asked, &form, then).await
}

pub(super) async fn throw_draft_away(asked: Asked) -> Result<Answer, Problem> {
    let kind = kind(&asked)?;
    let then = format!("/people/{}/release-day/items/{}", asked.person()?, kind.code());
    draft::throw_away(&asked, &draft_of(kind), then).await
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let (person, kind) = (asked.person()?, kind(&asked)?);
    if let Some((typed, saved)) = draft::find(&asked, &draft_of(kind)).await? {
        let read = typed.text("version").parse().unwrap_or(0);
        return show(&asked, (&typed, read), (Some(saved), Vec::new())).await;
    }
    let of = ReleaseDayOf::load(asked.house.store().rows(), person).await?;
    let kept = of.items.iter().find(|kept| kept.item.kind == kind).ok_or(Problem::NotFound)?;
    let mut form = Form::default();
    form.add("state", kept.item.state.code());
    form.add("words", &kept.item.words);
    form.add("who", &kept.item.who);
    show(&asked, (&form, kept.version), (None, Vec::new())).await
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let (person, kind) = (asked.person()?, kind(&asked)?);
    let version: i32 = asked.form.text("version").parse().unwrap_or(0);
    let state = ItemState::from_code(asked.form.text("state"));
    let (Some(key), Some(state)) = (asked.posted_key(), state) else {
        let error = FieldError::new("state", "Choose how it stands");
        return show(&asked, (&asked.form, version), (None, vec![error])).await;
    };
    let text = |name: &str| asked.form.text(name).to_owned();
    let form = ItemForm { key, read: version, item: Item { kind, state, words: text("words"), who: text("who") } };
    let (version, error) = match sort_item(asked.house.store(), &asked.permit, person, form, asked.correlation).await {
        Ok(()) => return Ok(Answer::SeeOther(format!("/people/{person}/release-day?done=item"))),
        Err(SortItemError::TooLong { length }) => {
            (version, FieldError::new("words", format!("These words have {length} characters. Shorten them to 500")))
        }
        Err(SortItemError::Changed(now)) => {
            let (state, words) = (now.item.state.words().to_lowercase(), &now.item.words);
            let text = format!("Somebody changed this meanwhile: {state}. {words} Save again to keep what stands here");
            (now.version, FieldError::new("words", text))
        }
        Err(SortItemError::KeyUsed) => (version, FieldError::new("state", "This page was used before. Save it again")),
        Err(SortItemError::Store(error)) => return Err(error.into()),
    };
    let asked = asked.with_new_key();
    show(&asked, (&asked.form, version), (None, vec![error])).await
}

async fn show(
    asked: &Asked,
    (form, version): (&Form, i32),
    (draft_saved, errors): (Option<String>, Vec<FieldError>),
) -> Result<Answer, Problem> {
    let person = asked.person()?;
    let known = record::known(asked.house.store().rows(), person).await?;
    let (kind, code) = (kind(asked)?.words(), kind(asked)?.code());
    let state = |state: &ItemState| Choice::new(state.code(), state.words());
    let page = ItemPage {
        masthead: Masthead::of(&known, asked.law(), asked.today()),
        person: person.to_string(),
        kind,
        draft: format!("/people/{person}/release-day/items/{code}/draft"),
        draft_saved,
        typed: Typed::of(form, &errors),
        version,
        states: ItemState::ALL.iter().map(state).collect(),
    };
    let back = Some(("Day of release".to_owned(), format!("/people/{person}/release-day")));
    let frame = Frame { title: kind.to_owned(), errors, back, section: "/caseload", ..Frame::default() };
    asked.page("release_day/item.html", frame, &page)
}
