//! What is shared with whoever of the network looks: their own steps first, then the goals, each with why they see it.

use access::Who;
use casework::record;
use casework::release_day::AtTheGate;
use casework::shared::Sharing;
use domain::id::{PersonId, SupporterId};
use serde::Serialize;

use super::view::{Reader, SharedView};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::problem::Problem;

/// Which main page these belong to.
pub(super) const SECTION: &str = "/shared";

/// What `page.html` asks for.
#[derive(Debug, Serialize)]
struct SharedPage {
    name: String,
    shared: SharedView,
}

/// Of whose network the reader is, and who they are in it.
pub(super) fn whose(asked: &Asked) -> Result<(PersonId, SupporterId), Problem> {
    match asked.asker().who {
        Who::Supporter { of, supporter } => Ok((of, supporter)),
        _ => Err(Problem::NotFound),
    }
}

/// The young adult's first name, or words for it.
pub(super) fn first_name(given: &str) -> String {
    if given.is_empty() { "the young adult".to_owned() } else { given.to_owned() }
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let ((person, supporter), today, store) = (whose(&asked)?, asked.today(), asked.house.store());
    let known = record::known(store.rows(), person).await?;
    let name = first_name(&known.name.given);
    let network = asked.circle()?.network.clone();
    let sharing = Sharing::load(store.rows(), (person, &name), network, store.context()).await?;
    let (one, shared) = sharing.with(supporter, today).ok_or(Problem::NotFound)?;
    let with = one.what.name.clone();
    let reader = Reader { is_supporter: true, is_young_adult: false, name: name.clone(), with };
    let mut view = SharedView::of(&shared, &reader);
    if shared.consent.release_day {
        let gate = AtTheGate::load(store.rows(), person).await?;
        view = view.with_gate(&gate, (&known, asked.law(), today), &reader);
    }
    let title = format!("What {name} shares with you");
    let notice = match asked.query.text("done") {
        "step" => Some("Saved. The step is done.".to_owned()),
        _ => None,
    };
    let frame = Frame { title, notice, section: SECTION, ..Frame::default() };
    asked.page("shared/page.html", frame, &SharedPage { name, shared: view })
}
