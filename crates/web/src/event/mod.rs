//! What is recorded by hand, on the pages: choosing what was done, recording it, ending what lasts, taking back, and the
//! history.

mod choose;
mod draft;
mod end_spell;
mod event_form;
mod history;
mod line;
mod record_event;
mod withdraw_event;

use access::Action;

use crate::route::Route;

pub(crate) use history::{before, cursor};
pub(crate) use line::{EventLine, lines};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/events", Action::ViewPerson, history::get),
        Route::get("/people/{person}/events/new", Action::RecordEvent, record_event::get),
        Route::post("/people/{person}/events/new", Action::RecordEvent, record_event::post),
        Route::post("/people/{person}/events/draft", Action::SaveDraft, draft::keep),
        Route::post("/people/{person}/events/draft/throw-away", Action::SaveDraft, draft::throw_away),
        Route::get("/people/{person}/events/{event}/end", Action::RecordEvent, end_spell::get),
        Route::post("/people/{person}/events/{event}/end", Action::RecordEvent, end_spell::post),
        Route::get("/people/{person}/events/{event}/withdraw", Action::WithdrawEvent, withdraw_event::get),
        Route::post("/people/{person}/events/{event}/withdraw", Action::WithdrawEvent, withdraw_event::post),
    ]
}
