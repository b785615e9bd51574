//! A young adult's copy of everything that is held about them: to read, to print, and as a file to keep.

mod copy;

use access::Action;

use crate::route::Route;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/me/copy", Action::CopyRecord, copy::get),
        Route::get("/me/copy.txt", Action::CopyRecord, copy::text),
        Route::get("/me/copy.json", Action::CopyRecord, copy::json),
    ]
}
