//! Conditions of a licence on the pages: recording one, changing it, taking it back.

mod condition_form;
mod draft;
mod record_condition;

use access::Action;

use crate::route::Route;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/licence/new", Action::RecordLicence, record_condition::get),
        Route::post("/people/{person}/licence/new", Action::RecordLicence, record_condition::post),
        Route::post("/people/{person}/licence/draft", Action::SaveDraft, draft::keep),
        Route::post("/people/{person}/licence/draft/throw-away", Action::SaveDraft, draft::throw_away),
        Route::get("/people/{person}/licence/{condition}", Action::RecordLicence, record_condition::get),
        Route::post("/people/{person}/licence/{condition}", Action::RecordLicence, record_condition::post),
    ]
}
