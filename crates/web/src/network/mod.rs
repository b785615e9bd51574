//! The people around the person, on the pages: the worker's page with safety checks, and the young adult's own, where each
//! person is added and what they may see is set.

mod check;
mod code;
mod consent;
mod list;
mod remove;
mod shared;
mod side;
mod supporter;
mod supporter_form;
mod who_can_see;

use access::Action;

use crate::route::Route;

pub(crate) fn routes() -> Vec<Route> {
    let (view, change, check) = (Action::ViewNetwork, Action::ChangeNetwork, Action::CheckSupporter);
    let code = Action::IssueSupporterCode;
    vec![
        Route::get("/people/{person}/network", view, list::get),
        Route::get("/people/{person}/network/new", change, supporter::get),
        Route::post("/people/{person}/network/new", change, supporter::post),
        Route::post("/people/{person}/network/draft", Action::SaveDraft, supporter::keep),
        Route::post("/people/{person}/network/draft/throw-away", Action::SaveDraft, supporter::throw_away),
        Route::get("/people/{person}/network/{supporter}/change", change, supporter::get),
        Route::post("/people/{person}/network/{supporter}/change", change, supporter::post),
        Route::get("/people/{person}/network/{supporter}/sees", change, consent::get),
        Route::post("/people/{person}/network/{supporter}/sees", change, consent::post),
        Route::get("/people/{person}/network/{supporter}/check", check, check::get),
        Route::post("/people/{person}/network/{supporter}/check", check, check::post),
        Route::get("/people/{person}/network/{supporter}/remove", change, remove::get),
        Route::post("/people/{person}/network/{supporter}/remove", change, remove::post),
        Route::get("/people/{person}/network/{supporter}/shared", view, shared::get),
        Route::get("/people/{person}/network/{supporter}/code", code, code::get),
        Route::post("/people/{person}/network/{supporter}/code", code, code::post),
        Route::get("/me/network/{supporter}/code", code, code::get),
        Route::post("/me/network/{supporter}/code", code, code::post),
        Route::get("/me/who-can-see", view, who_can_see::get),
        Route::post("/me/who-can-see/{supporter}/stop", change, who_can_see::stop),
        Route::post("/me/who-can-see/{supporter}/again", change, who_can_see::again),
        Route::get("/me/network", view, list::get),
        Route::get("/me/network/new", change, supporter::get),
        Route::post("/me/network/new", change, supporter::post),
        Route::post("/me/network/draft", Action::SaveDraft, supporter::keep),
        Route::post("/me/network/draft/throw-away", Action::SaveDraft, supporter::throw_away),
        Route::get("/me/network/{supporter}/change", change, supporter::get),
        Route::post("/me/network/{supporter}/change", change, supporter::post),
        Route::get("/me/network/{supporter}/sees", change, consent::get),
        Route::post("/me/network/{supporter}/sees", change, consent::post),
        Route::get("/me/network/{supporter}/shared", view, shared::get),
        Route::get("/me/network/{supporter}/remove", change, remove::get),
        Route::post("/me/network/{supporter}/remove", change, remove::post),
    ]
}
