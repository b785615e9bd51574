//! The directory of places on the pages: looking one up, writing one down, and saying how long a way takes.

mod list;
mod place_form;
mod travel_time;
mod write_place;

use access::Action;

use crate::route::Route;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/places", Action::ViewPlaces, list::get),
        Route::get("/places/new", Action::WritePlace, write_place::get),
        Route::post("/places/new", Action::WritePlace, write_place::post),
        Route::get("/places/ways/new", Action::WritePlace, travel_time::get),
        Route::post("/places/ways/new", Action::WritePlace, travel_time::post),
        Route::get("/places/{place}", Action::WritePlace, write_place::get),
        Route::post("/places/{place}", Action::WritePlace, write_place::post),
    ]
}
