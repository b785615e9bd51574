//! What somebody may see, as one page to print and hand over: exactly what they see when they sign in, and nothing else.

use casework::release_day::AtTheGate;
use casework::shared::Sharing;
use serde::Serialize;

use super::side;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;
use crate::shared::{Reader, SharedView};

/// What `shared.html` asks for.
#[derive(Debug, Serialize)]
struct SharedPage {
    own: bool,
    masthead: Option<Masthead>,
    /// The young adult's first name.
    of: String,
    /// The supporter's name.
    with: String,
    base: String,
    /// None where nothing is shared today.
    shared: Option<SharedView>,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let (own, person, today) = (side::is_own(&asked), asked.person()?, asked.today());
    let store = asked.house.store();
    let known = casework::record::known(store.rows(), person).await?;
    let name = known.name.given.clone();
    let sharing = Sharing::load(store.rows(), (person, &name), None, store.context()).await?;
    let id = side::id(&asked)?;
    let with = sharing.network.find(id).ok_or(Problem::NotFound)?.what.name.clone();
    let named = if name.is_empty() { "the young adult" } else { name.as_str() }.to_owned();
    let reader = Reader { is_supporter: false, is_young_adult: own, name: named, with: with.clone() };
    let shared = sharing.with(id, today).map(|(_, shared)| shared);
    let mut view = shared.as_ref().map(|shared| SharedView::of(shared, &reader));
    if shared.is_some_and(|shared| shared.consent.release_day) {
        let gate = AtTheGate::load(store.rows(), person).await?;
        view = view.map(|view| view.with_gate(&gate, (&known, asked.law(), today), &reader));
    }
    let base = side::base(&asked)?;
    let page = SharedPage {
        own,
        of: name,
        with,
        shared: view,
        masthead: (!own).then(|| Masthead::of(&known, asked.law(), today)),
        base: base.clone(),
    };
    let title = format!("Shared with {}", page.with);
    let back = Some((if own { "Your people" } else { "Support network" }.to_owned(), base));
    asked.page("network/shared.html", Frame { title, back, section: side::section(own), ..Frame::default() }, &page)
}
