//! A young adult's copy of everything that is held about them: to read, to print, and as a file to keep.

mod held;

use access::Action;

use crate::route::Route;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/me/copy", Action::CopyRecord, held::get),
        Route::get("/me/copy.txt", Action::CopyRecord, held::text),
        Route::get("/me/copy.json", Action::CopyRecord, held::json),
    ]
}
