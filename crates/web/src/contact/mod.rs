//! Contact on the pages: recording a visit, keeping it unfinished, taking it back.

mod draft;
mod record_visit;
mod visit_form;
mod withdraw_visit;

use access::Action;

use crate::route::Route;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/visits/new", Action::RecordContact, record_visit::get),
        Route::post("/people/{person}/visits/new", Action::RecordContact, record_visit::post),
        Route::post("/people/{person}/visits/draft", Action::SaveDraft, draft::post),
        Route::post("/people/{person}/visits/draft/throw-away", Action::SaveDraft, draft::throw_away),
        Route::get("/people/{person}/visits/{contact}/withdraw", Action::WithdrawContact, withdraw_visit::get),
        Route::post("/people/{person}/visits/{contact}/withdraw", Action::WithdrawContact, withdraw_visit::post),
    ]
}
