//! The day of release on the pages: hour by hour, whether it can be done, what is proposed, and what must be sorted.

mod draft;
mod item;
mod page;
pub(crate) mod paper;
mod parts;
mod plan_day;
mod proposal;
mod sheet;

use access::Action;

use crate::route::Route;

pub(crate) use sheet::{Sheet, day_of, own_words};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/release-day", Action::ViewPerson, page::get),
        Route::get("/people/{person}/release-day.pdf", Action::ViewPerson, paper::get),
        Route::get("/people/{person}/release-day/edit", Action::PlanReleaseDay, plan_day::get),
        Route::post("/people/{person}/release-day/edit", Action::PlanReleaseDay, plan_day::post),
        Route::post("/people/{person}/release-day/draft", Action::SaveDraft, draft::keep),
        Route::post("/people/{person}/release-day/draft/throw-away", Action::SaveDraft, draft::throw_away),
        Route::get("/people/{person}/release-day/items/{item}", Action::PlanReleaseDay, item::get),
        Route::post("/people/{person}/release-day/items/{item}", Action::PlanReleaseDay, item::post),
        Route::post("/people/{person}/release-day/items/{item}/draft", Action::SaveDraft, item::keep_draft),
        Route::post(
            "/people/{person}/release-day/items/{item}/draft/throw-away",
            Action::SaveDraft,
            item::throw_draft_away,
        ),
        Route::post("/people/{person}/release-day/accept", Action::PlanReleaseDay, proposal::accept),
        Route::post("/people/{person}/release-day/undo", Action::PlanReleaseDay, proposal::undo),
    ]
}
