//! Appointments on the pages: adding one, moving it, saying that it was kept, cancelling it with a reason.

mod appointment_form;
mod cancel;
mod draft;
mod keep_appointment;

use access::Action;

use crate::route::Route;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/appointments/new", Action::KeepAppointment, keep_appointment::get),
        Route::post("/people/{person}/appointments/new", Action::KeepAppointment, keep_appointment::post),
        Route::post("/people/{person}/appointments/draft", Action::SaveDraft, draft::keep),
        Route::post("/people/{person}/appointments/draft/throw-away", Action::SaveDraft, draft::throw_away),
        Route::get("/people/{person}/appointments/{appointment}", Action::KeepAppointment, keep_appointment::get),
        Route::post("/people/{person}/appointments/{appointment}", Action::KeepAppointment, keep_appointment::post),
        Route::get("/people/{person}/appointments/{appointment}/cancel", Action::KeepAppointment, cancel::get),
        Route::post("/people/{person}/appointments/{appointment}/cancel", Action::KeepAppointment, cancel::post),
    ]
}
