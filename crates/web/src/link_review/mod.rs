//! Clerical review on the pages: the queue, one pair at a time, what is said of it, and taking back.

mod afterwards;
mod answer;
mod pair;
mod queue;
mod settle;
mod undo;
mod view;

use access::Action;
use domain::id::LinkPairId;

use crate::asked::Asked;
use crate::problem::Problem;
use crate::route::Route;

/// Which main page this belongs to.
const SECTION: &str = "/links";

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/links", Action::ReviewLinks, queue::get),
        Route::post("/links/next", Action::ReviewLinks, queue::next),
        Route::get("/links/{pair}", Action::ReviewLinks, pair::get),
        Route::post("/links/{pair}", Action::ReviewLinks, answer::post),
        Route::post("/links/{pair}/draft", Action::ReviewLinks, answer::draft),
        Route::post("/links/{pair}/put-back", Action::ReviewLinks, queue::put_back),
        Route::post("/links/{pair}/settle", Action::SettleLinks, settle::post),
        Route::post("/links/{pair}/reach", Action::SettleLinks, settle::reach),
        Route::get("/links/{pair}/undo", Action::SettleLinks, undo::get),
        Route::post("/links/{pair}/undo", Action::SettleLinks, undo::post),
    ]
}

/// The pair in the address.
fn pair_asked(asked: &Asked) -> Result<LinkPairId, Problem> {
    asked.path.get("pair").and_then(|text| text.parse().ok()).ok_or(Problem::NotFound)
}
