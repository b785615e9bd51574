//! The young adult's own pages: what happens next and who does it, what was done, the contacts, and who looked at the record.

mod events;
mod page;
mod release_day;
mod should;
mod who_looked;

use access::Action;

use crate::route::Route;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/me", Action::ViewOwnPage, page::get),
        Route::get("/me/what-should-happen", Action::ViewOwnPage, should::get),
        Route::get("/me/events", Action::ViewOwnPage, events::get),
        Route::get("/me/release-day", Action::ViewOwnReleaseDay, release_day::get),
        Route::get("/me/release-day/print", Action::ViewOwnReleaseDay, release_day::print),
        Route::get("/me/release-day.pdf", Action::ViewOwnReleaseDay, release_day::pdf),
        Route::get("/me/contacts", Action::ViewOwnContacts, page::contacts),
        Route::get("/me/who-looked", Action::ViewWhoLooked, who_looked::own),
        Route::get("/people/{person}/who-looked", Action::ViewWhoLooked, who_looked::of_person),
        Route::get("/audit", Action::ViewAudit, who_looked::everything),
    ]
}
