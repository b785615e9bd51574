//! Where the plans of a person do not fit, on the pages: what was found with why and a way to settle it, and accepting it.

mod accept;
mod findings;
mod line;
mod settle;

use access::Action;

use crate::route::Route;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/plan/findings", Action::ViewFindings, findings::get),
        Route::get("/people/{person}/plan/findings/answer", Action::AnswerFinding, accept::get),
        Route::post("/people/{person}/plan/findings/answer", Action::AnswerFinding, accept::post),
    ]
}
