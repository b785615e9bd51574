//! The one plan as the statutory plans that are handed over: on a page, as a PDF, and as text to paste into a home system;
//! and the young adult's own copy.

mod goal;
mod language;
mod load;
mod missing;
mod own;
mod paper;
mod say;
mod show;
mod welsh;

pub(crate) use language::{asked_for, with_weekday};
pub(crate) use paper::day;
pub(crate) use say::area;
pub(crate) use show::printed;

use access::Action;
use domain::plan_view::StatutoryPlan::{Pathway, Release, Sentence};

use crate::route::Route;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/plan/pathway", Action::ViewPlan, |asked| show::page(asked, Pathway)),
        Route::get("/people/{person}/plan/pathway.pdf", Action::ViewPlan, |asked| show::pdf(asked, Pathway)),
        Route::get("/people/{person}/plan/pathway.txt", Action::ViewPlan, |asked| show::text(asked, Pathway)),
        Route::get("/people/{person}/plan/sentence", Action::ViewPlan, |asked| show::page(asked, Sentence)),
        Route::get("/people/{person}/plan/sentence.pdf", Action::ViewPlan, |asked| show::pdf(asked, Sentence)),
        Route::get("/people/{person}/plan/sentence.txt", Action::ViewPlan, |asked| show::text(asked, Sentence)),
        Route::get("/people/{person}/plan/release", Action::ViewPlan, |asked| show::page(asked, Release)),
        Route::get("/people/{person}/plan/release.pdf", Action::ViewPlan, |asked| show::pdf(asked, Release)),
        Route::get("/people/{person}/plan/release.txt", Action::ViewPlan, |asked| show::text(asked, Release)),
        Route::get("/me/plan.pdf", Action::ViewPlan, own::pdf),
    ]
}
