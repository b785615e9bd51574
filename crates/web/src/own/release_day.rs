//! The young adult's own day of release: what comes when, in plain words, and a sheet of paper to carry.

use casework::record;
use casework::release_day::ReleaseDayOf;
use domain::release_day::{Item, ItemState, Verdict, feasibility};
use serde::Serialize;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::problem::Problem;
use crate::release_day::{Sheet, day_of, own_words, paper};

/// What `release_day.html` asks for.
#[derive(Debug, Serialize)]
struct OwnReleaseDayPage {
    first_name: String,
    is_known: bool,
    /// Whether everything fits: else their workers are still at it.
    fits: bool,
    sheet: Sheet,
    ready: Vec<String>,
    missing: Vec<String>,
    for_print: bool,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(asked, false).await
}

pub(super) async fn print(asked: Asked) -> Result<Answer, Problem> {
    show(asked, true).await
}

/// The sheet as a file: tagged, 14 point, with its fonts.
pub(super) async fn pdf(asked: Asked) -> Result<Answer, Problem> {
    paper::of_person(&asked).await
}

async fn show(asked: Asked, for_print: bool) -> Result<Answer, Problem> {
    let (person, law, today) = (asked.person()?, asked.law(), asked.today());
    let rows = asked.house.store().rows();
    let known = record::known(rows, person).await?;
    let of = ReleaseDayOf::load(rows, person).await?;
    let (on, is_known) = day_of(&known, law, today);
    let plan = of.plan(on, law.holidays);
    let found = feasibility(&plan, of.world(law.holidays));
    let items: Vec<&Item> = of.items.iter().map(|kept| &kept.item).collect();
    let is_ready = |item: &&&Item| item.state == ItemState::Sorted;
    let page = OwnReleaseDayPage {
        first_name: known.name.given.clone(),
        is_known,
        fits: matches!(found.verdict, Verdict::CanBeDone { .. }),
        sheet: Sheet::of(&of, &plan, found.run.as_ref(), &person.to_string()),
        ready: items.iter().filter(is_ready).map(|item| own_words(item)).collect(),
        missing: items.iter().filter(|item| item.state.is_open()).map(|item| own_words(item)).collect(),
        for_print,
    };
    let title = "Your day of release".to_owned();
    asked.page("own/release_day.html", Frame { title, section: "/me", ..Frame::default() }, &page)
}
