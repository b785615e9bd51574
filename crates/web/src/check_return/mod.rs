//! Have the files of a return checked: choose them, watch how far it has come, and look at what was found, by rule, by person or by
//! table. What is uploaded is kept only while it is checked, what was found for an hour, and both in memory alone.

mod form;
mod result;

use access::Action;

use crate::route::Route;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/returns/check", Action::CheckReturn, form::get),
        Route::upload("/returns/check", Action::CheckReturn, form::post),
        Route::get("/returns/check/{form}", Action::CheckReturn, result::get),
        Route::get("/returns/check/{form}/issues.csv", Action::CheckReturn, result::issues),
    ]
}
