//! Time in care on the pages: what is recorded, by whom and how well founded, who sees each, where it disagrees; the worker's
//! page with what files propose, and the young adult's own, where they add to it, limit it, correct it or take it back.

mod answer;
mod claim_form;
mod line;
mod own;
mod page;
mod sees;
mod side;
mod withdraw;
mod write_claim;
mod wrong;

use access::Action;

use crate::route::Route;

pub(crate) fn routes() -> Vec<Route> {
    let (view, record) = (Action::ViewCareStatus, Action::RecordCareStatus);
    vec![
        Route::get("/people/{person}/care", view, page::get),
        Route::get("/people/{person}/care/new", record, write_claim::get),
        Route::post("/people/{person}/care/new", record, write_claim::post),
        Route::post("/people/{person}/care/draft", Action::SaveDraft, write_claim::keep),
        Route::post("/people/{person}/care/draft/throw-away", Action::SaveDraft, write_claim::throw_away),
        Route::get("/people/{person}/care/{claim}/correct", record, write_claim::get),
        Route::post("/people/{person}/care/{claim}/correct", record, write_claim::post),
        Route::get("/people/{person}/care/{claim}/sees", record, sees::get),
        Route::post("/people/{person}/care/{claim}/sees", record, sees::post),
        Route::get("/people/{person}/care/{claim}/withdraw", record, withdraw::get),
        Route::post("/people/{person}/care/{claim}/withdraw", record, withdraw::post),
        Route::get("/people/{person}/care/proposals/{proposal}", record, answer::get),
        Route::post("/people/{person}/care/proposals/{proposal}", record, answer::post),
        Route::get("/me/care", view, own::get),
        Route::get("/me/care/new", record, write_claim::get),
        Route::post("/me/care/new", record, write_claim::post),
        Route::post("/me/care/draft", Action::SaveDraft, write_claim::keep),
        Route::post("/me/care/draft/throw-away", Action::SaveDraft, write_claim::throw_away),
        Route::get("/me/care/{claim}/correct", record, write_claim::get),
        Route::post("/me/care/{claim}/correct", record, write_claim::post),
        Route::get("/me/care/{claim}/sees", record, sees::get),
        Route::post("/me/care/{claim}/sees", record, sees::post),
        Route::get("/me/care/{claim}/wrong", record, wrong::get),
        Route::post("/me/care/{claim}/wrong", record, wrong::post),
        Route::get("/me/care/{claim}/withdraw", record, withdraw::get),
        Route::post("/me/care/{claim}/withdraw", record, withdraw::post),
    ]
}
