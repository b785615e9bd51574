//! The three statutory plans on their pages: empty, filled, with Welsh headings.

use domain::agency::Role;
use domain::plan::{Actor, Answer, Area};
use testkit::PlanWriter;

use crate::pages::Walk;
use crate::site::Site;

/// Every statutory plan in every state. Its files are read by a story of the pages.
pub(crate) async fn statutory_plans(walk: &mut Walk<'_>, site: &Site) {
    walk.browser.becomes("ada").await;
    walk.page("plan-pathway-empty", "/people/{person}/plan/pathway", "/people/{wren}/plan/pathway").await;
    let wren = PlanWriter::of(&site.app, Role::YoungAdult).await;
    let adviser = PlanWriter::of(&site.app, Role::PersonalAdviser).await;
    let home = wren
        .writes(Area::Accommodation, "I will have my own front door, and somebody to ring on a Sunday night.")
        .await;
    let day = |month, day| Some(jiff::civil::date(2027, month, day));
    adviser.adds_step(home, "View the flat in Otterbrook", Actor::PersonalAdviser, day(3, 1)).await;
    adviser.adds_step(home, "If the flat falls through, ring the duty line", Actor::YoungAdult, None).await;
    let work = wren.writes(Area::EmploymentAndEducation, "I will finish the barbering course.").await;
    adviser.adds_step(work, "Ask the education team", Actor::Provider, day(2, 19)).await;
    wren.answers(home, Answer::Agrees).await;
    adviser.answers(home, Answer::Disagrees { reason: "The rent is more than the allowance.".to_owned() }).await;
    wren.says_nothing_is_needed(Area::AlcoholUse).await;
    wren.says_nothing_is_needed(Area::DrugUse).await;
    walk.page("plan-pathway", "/people/{person}/plan/pathway", "/people/{wren}/plan/pathway").await;
    walk.page("plan-pathway-welsh", "/people/{person}/plan/pathway", "/people/{wren}/plan/pathway?language=cy").await;
    walk.page("plan-sentence", "/people/{person}/plan/sentence", "/people/{wren}/plan/sentence").await;
    walk.page("plan-release", "/people/{person}/plan/release", "/people/{wren}/plan/release").await;
    walk.routes.extend([
        "/people/{person}/plan/pathway.pdf",
        "/people/{person}/plan/pathway.txt",
        "/people/{person}/plan/sentence.pdf",
        "/people/{person}/plan/sentence.txt",
        "/people/{person}/plan/release.pdf",
        "/people/{person}/plan/release.txt",
        "/me/plan.pdf",
        "/me/plan/worksheet.pdf",
        "/people/{person}/plan/worksheet.pdf",
        "/me/release-day.pdf",
        "/people/{person}/release-day.pdf",
    ]);
}
