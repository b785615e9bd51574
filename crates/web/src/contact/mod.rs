//! Contact on the pages: recording a visit, keeping it unfinished, taking it back.

mod record_visit;
mod visit_form;
mod withdraw_visit;

use access::Action;
use casework::contact::FORM;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::draft;
use crate::problem::Problem;
use crate::route::Route;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/visits/new", Action::RecordContact, record_visit::get),
        Route::post("/people/{person}/visits/new", Action::RecordContact, record_visit::post),
        Route::post("/people/{person}/visits/draft", Action::SaveDraft, keep_draft),
        Route::post("/people/{person}/visits/draft/throw-away", Action::SaveDraft, throw_draft_away),
        Route::get("/people/{person}/visits/{contact}/withdraw", Action::WithdrawContact, withdraw_visit::get),
        Route::post("/people/{person}/visits/{contact}/withdraw", Action::WithdrawContact, withdraw_visit::post),
    ]
}

async fn keep_draft(asked: Asked) -> Result<Answer, Problem> {
    let person = asked.person()?;
    draft::keep(&asked, FORM, format!("/people/{person}?done=draft-kept")).await
}

async fn throw_draft_away(asked: Asked) -> Result<Answer, Problem> {
    let person = asked.person()?;
    draft::throw_away(&asked, FORM, format!("/people/{person}/visits/new")).await
}
