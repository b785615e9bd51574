//! A prison's reception desk: ask whether a council knows somebody who has arrived, and read what to do next.

mod answer;
mod desk;
mod paper;

use access::Action;

use crate::route::Route;

pub(crate) fn routes() -> Vec<Route> {
    let ask = Action::AskAtReception;
    vec![
        Route::get("/reception", ask, desk::get),
        Route::post("/reception", ask, desk::post),
        Route::get("/reception/paper", ask, paper::get),
        Route::get("/reception/answers/{question}", ask, answer::get),
    ]
}

/// The main page they belong to.
const SECTION: &str = "/reception";
