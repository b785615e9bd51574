//! Whom to offer intensive support, on the pages: what is known of a person's needs, on the worker's side and the young
//! adult's; the panel's list with reasons beside people, its rule, its sessions, and whether they were fair.

mod answer;
mod choose;
mod close;
mod fact_form;
mod fairness;
mod line;
mod needs;
mod open_session;
mod own;
mod panel;
mod people;
mod row;
mod rule;
mod session;
mod side;
mod take_back;
mod write_fact;
mod wrong;

use access::Action;

use crate::route::Route;

pub(crate) fn routes() -> Vec<Route> {
    let (view, record) = (Action::ViewNeeds, Action::RecordNeeds);
    let (see, hold, choose) = (Action::ViewPanel, Action::HoldPanel, Action::ChooseForSupport);
    vec![
        Route::get("/people/{person}/needs", view, needs::get),
        Route::get("/people/{person}/needs/new", record, write_fact::get),
        Route::post("/people/{person}/needs/new", record, write_fact::post),
        Route::post("/people/{person}/needs/draft", Action::SaveDraft, write_fact::keep),
        Route::post("/people/{person}/needs/draft/throw-away", Action::SaveDraft, write_fact::throw_away),
        Route::get("/people/{person}/needs/answer", record, answer::get),
        Route::post("/people/{person}/needs/answer", record, answer::post),
        Route::get("/people/{person}/needs/{fact}/correct", record, write_fact::get),
        Route::post("/people/{person}/needs/{fact}/correct", record, write_fact::post),
        Route::get("/people/{person}/needs/{fact}/take-back", record, take_back::get),
        Route::post("/people/{person}/needs/{fact}/take-back", record, take_back::post),
        Route::get("/me/needs", view, own::get),
        Route::get("/me/needs/new", record, write_fact::get),
        Route::post("/me/needs/new", record, write_fact::post),
        Route::post("/me/needs/draft", Action::SaveDraft, write_fact::keep),
        Route::post("/me/needs/draft/throw-away", Action::SaveDraft, write_fact::throw_away),
        Route::get("/me/needs/answer", record, answer::get),
        Route::post("/me/needs/answer", record, answer::post),
        Route::get("/me/needs/{fact}/correct", record, write_fact::get),
        Route::post("/me/needs/{fact}/correct", record, write_fact::post),
        Route::get("/me/needs/{fact}/take-back", record, take_back::get),
        Route::post("/me/needs/{fact}/take-back", record, take_back::post),
        Route::get("/me/needs/{fact}/wrong", record, wrong::get),
        Route::post("/me/needs/{fact}/wrong", record, wrong::post),
        Route::get("/panel", see, panel::get),
        Route::get("/panel/people", see, people::get),
        Route::get("/panel/rule", hold, rule::get),
        Route::post("/panel/rule", hold, rule::post),
        Route::get("/panel/sessions/new", hold, open_session::get),
        Route::post("/panel/sessions/new", hold, open_session::post),
        Route::get("/panel/sessions/{panel}", see, session::get),
        Route::get("/panel/sessions/{panel}/fairness", see, fairness::get),
        Route::get("/panel/sessions/{panel}/close", hold, close::get),
        Route::post("/panel/sessions/{panel}/close", hold, close::post),
        Route::post("/panel/sessions/{panel}/agree", hold, close::agreed),
        Route::get("/panel/sessions/{panel}/people/{person}", choose, choose::get),
        Route::post("/panel/sessions/{panel}/people/{person}", choose, choose::post),
        Route::post("/panel/sessions/{panel}/people/{person}/undo", choose, choose::undone),
    ]
}
