//! The one plan on the pages: read by everybody in the circle, written together, and the young adult's own pages of it.

mod answer;
mod choice;
mod draft;
mod goal;
mod goal_form;
mod missing;
mod open;
mod own;
mod page;
mod said;
mod step_form;
mod view;
mod whose;
mod worksheet;
mod worksheet_paper;
mod write_goal;
mod write_step;

use access::Action;

use crate::route::Route;

pub(crate) fn routes() -> Vec<Route> {
    use Action::{SaveDraft, ViewPlan, WritePlan};
    vec![
        Route::get("/people/{person}/plan", ViewPlan, page::get),
        Route::get("/people/{person}/plan/missing", ViewPlan, missing::get),
        Route::get("/people/{person}/plan/worksheet", ViewPlan, worksheet::get),
        Route::get("/people/{person}/plan/worksheet.pdf", ViewPlan, worksheet::pdf),
        Route::post("/people/{person}/plan/area", WritePlan, answer::area),
        Route::post("/people/{person}/plan/draft", SaveDraft, draft::keep),
        Route::post("/people/{person}/plan/draft/throw-away", SaveDraft, draft::throw_away),
        Route::get("/people/{person}/plan/goals/new", WritePlan, write_goal::get),
        Route::post("/people/{person}/plan/goals/new", WritePlan, write_goal::post),
        Route::get("/people/{person}/plan/goals/{goal}", ViewPlan, goal::get),
        Route::get("/people/{person}/plan/goals/{goal}/change", WritePlan, write_goal::get),
        Route::post("/people/{person}/plan/goals/{goal}/change", WritePlan, write_goal::post),
        Route::post("/people/{person}/plan/goals/{goal}/state", WritePlan, answer::state),
        Route::post("/people/{person}/plan/goals/{goal}/answer", WritePlan, answer::agree),
        Route::post("/people/{person}/plan/goals/{goal}/comment", WritePlan, answer::comment),
        Route::get("/people/{person}/plan/goals/{goal}/steps/new", WritePlan, write_step::get),
        Route::post("/people/{person}/plan/goals/{goal}/steps/new", WritePlan, write_step::post),
        Route::get("/people/{person}/plan/goals/{goal}/steps/{step}", WritePlan, write_step::get),
        Route::post("/people/{person}/plan/goals/{goal}/steps/{step}", WritePlan, write_step::post),
        Route::get("/me/plan", ViewPlan, own::get),
        Route::get("/me/plan/worksheet", ViewPlan, worksheet::get),
        Route::get("/me/plan/worksheet.pdf", ViewPlan, worksheet::pdf),
        Route::post("/me/plan/area", WritePlan, answer::area),
        Route::post("/me/plan/draft", SaveDraft, draft::keep),
        Route::post("/me/plan/draft/throw-away", SaveDraft, draft::throw_away),
        Route::get("/me/plan/goals/new", WritePlan, write_goal::get),
        Route::post("/me/plan/goals/new", WritePlan, write_goal::post),
        Route::get("/me/plan/goals/{goal}", ViewPlan, goal::get),
        Route::get("/me/plan/goals/{goal}/change", WritePlan, write_goal::get),
        Route::post("/me/plan/goals/{goal}/change", WritePlan, write_goal::post),
        Route::post("/me/plan/goals/{goal}/state", WritePlan, answer::state),
        Route::post("/me/plan/goals/{goal}/answer", WritePlan, answer::agree),
        Route::post("/me/plan/goals/{goal}/comment", WritePlan, answer::comment),
        Route::get("/me/plan/goals/{goal}/steps/new", WritePlan, write_step::get),
        Route::post("/me/plan/goals/{goal}/steps/new", WritePlan, write_step::post),
        Route::get("/me/plan/goals/{goal}/steps/{step}", WritePlan, write_step::get),
        Route::post("/me/plan/goals/{goal}/steps/{step}", WritePlan, write_step::post),
    ]
}
