//! Limited access on the pages: who is on a person's two lists, and whose record an agency limited without naming anybody.

mod end;
mod lists;
mod settle;

use access::Action;

use crate::route::Route;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/limited-access", Action::ViewLimitedAccess, settle::get),
        Route::get("/people/{person}/limited-access", Action::SetLimitedAccess, lists::get),
        Route::post("/people/{person}/limited-access", Action::SetLimitedAccess, lists::post),
        Route::post("/people/{person}/limited-access/{entry}/end", Action::SetLimitedAccess, end::post),
    ]
}
