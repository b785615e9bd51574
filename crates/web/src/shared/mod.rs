//! What a young adult shares, on the pages of whoever of their network it is shared with: the goals, the steps that are theirs,
//! comments, and when and where the young adult comes out. Nothing else of the record is reached from here.

mod goal;
mod page;
mod view;

use access::Action;

use crate::route::Route;

pub(crate) use view::{Reader, SharedView, own_area};

pub(crate) fn routes() -> Vec<Route> {
    use Action::{CommentOnShared, SayStepDone, ViewShared};
    vec![
        Route::get("/shared", ViewShared, page::get),
        Route::get("/shared/goals/{goal}", ViewShared, goal::get),
        Route::post("/shared/goals/{goal}/comment", CommentOnShared, goal::comment),
        Route::post("/shared/goals/{goal}/steps/{step}/done", SayStepDone, goal::done),
    ]
}
