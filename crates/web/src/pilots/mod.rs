//! Pilots: what was found, read by those who decide what to go on with.

mod list;
mod show;

use access::Action;

use crate::route::Route;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/pilots", Action::ViewPilots, list::get),
        Route::get("/pilots/{pilot}", Action::ViewPilots, show::get),
        Route::get("/pilots/{pilot}/{file}", Action::ViewPilots, show::file),
    ]
}
