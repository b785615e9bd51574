//! The plan in a browser: every page of it in every state, and its story without JavaScript.

use crate::browser::Browser;
use crate::pages::Walk;
use crate::site::Site;

/// Sends the form with this field in it, not its draft.
async fn sends(browser: &Browser<'_>, field: &str) {
    browser.clicks(&format!("main form:has({field}) button[type=submit]:not([formaction])")).await;
}

/// Every page of the plan in every state.
pub(crate) async fn plan(walk: &mut Walk<'_>) {
    young_adult(walk).await;
    adviser(walk).await;
    walk.browser.becomes("wren").await;
    walk.page("own-plan", "/me/plan", "/me/plan").await;
    walk.opens_details().await;
    walk.browser.clicks("form[action$='/area'] button").await;
    walk.browser.sees("Choose the area").await;
    walk.state("own-area-errors").await;
    walk.browser.opens("/me/plan").await;
    walk.browser.clicks(".tl-plan-steps a").await;
    walk.routes.insert("/me/plan/goals/{goal}/steps/{step}");
    walk.state("own-step-change").await;
    walk.browser.opens("/me/plan").await;
    walk.browser.clicks(".tl-goal p > a[href*='/goals/']:not([href*='/steps/'])").await;
    walk.routes.insert("/me/plan/goals/{goal}");
    walk.browser.sees("Do you agree with this goal").await;
    walk.state("own-goal").await;
    walk.browser.clicks("a[href$='/change']").await;
    walk.routes.insert("/me/plan/goals/{goal}/change");
    walk.browser.sees("Change your goal").await;
    walk.state("own-goal-change").await;
    walk.browser.becomes("cass").await;
    walk.page("plan-manager", "/people/{person}/plan", "/people/{wren}/plan").await;
}

async fn young_adult(walk: &mut Walk<'_>) {
    walk.browser.becomes("wren").await;
    walk.page("own-plan-empty", "/me/plan", "/me/plan").await;
    walk.page("own-worksheet", "/me/plan/worksheet", "/me/plan/worksheet").await;
    let new = "/me/plan/goals/new";
    walk.page("own-goal-new", new, "/me/plan/goals/new?area=accommodation").await;
    walk.browser.opens(new).await;
    sends(&walk.browser, "#words").await;
    walk.browser.sees("There is a problem").await;
    walk.state("own-goal-errors").await;
    walk.browser.types("#words", "I will have a room of my own").await;
    walk.browser.clicks("button[formaction*='/draft']").await;
    walk.browser.sees("Kept. Nobody else can see it").await;
    walk.page("own-goal-draft", new, new).await;
    walk.browser.clicks("input[name=area][value=accommodation]").await;
    walk.browser.types("#strengths", "I keep a room tidy").await;
    sends(&walk.browser, "#words").await;
    walk.browser.sees("Saved. Your goal is in your plan.").await;
    walk.browser.clicks("a[href$='/steps/new']").await;
    walk.routes.insert("/me/plan/goals/{goal}/steps/new");
    walk.browser.sees("What happens next?").await;
    walk.state("own-step").await;
    walk.browser.types("#words", "Ask Ada about rooms").await;
    sends(&walk.browser, "#words").await;
    walk.browser.sees("Saved. The step is in the plan.").await;
}

async fn adviser(walk: &mut Walk<'_>) {
    let plan = "/people/{wren}/plan";
    walk.browser.becomes("ada").await;
    walk.page("plan", "/people/{person}/plan", plan).await;
    walk.opens_details().await;
    walk.state("plan-details").await;
    walk.browser.clicks("form[action$='/area'] button").await;
    walk.browser.sees("Choose the area").await;
    walk.state("plan-area-errors").await;
    walk.page("plan-print", "/people/{person}/plan", "/people/{wren}/plan?print=1").await;
    walk.page("plan-as-of", "/people/{person}/plan", "/people/{wren}/plan?on=2027-02-10").await;
    walk.page("plan-since", "/people/{person}/plan", "/people/{wren}/plan?since=2027-02-09").await;
    walk.page("plan-missing", "/people/{person}/plan/missing", "/people/{wren}/plan/missing").await;
    walk.page("worksheet", "/people/{person}/plan/worksheet", "/people/{wren}/plan/worksheet").await;
    let new = "/people/{person}/plan/goals/new";
    walk.page("goal-new", new, "/people/{wren}/plan/goals/new?area=network").await;
    walk.opens_details().await;
    sends(&walk.browser, "#words").await;
    walk.browser.sees("There is a problem").await;
    walk.state("goal-errors").await;
    walk.browser.opens(plan).await;
    walk.browser.clicks(".tl-goal p > a[href*='/goals/']:not([href*='/steps/'])").await;
    walk.routes.insert("/people/{person}/plan/goals/{goal}");
    walk.browser.sees("Agree with this goal and its steps?").await;
    walk.state("goal").await;
    sends(&walk.browser, "#answer").await;
    walk.browser.sees("Choose an answer").await;
    walk.state("goal-answer-errors").await;
    walk.browser.clicks("input[name=voice][value=own]").await;
    walk.browser.clicks("input[name=answer][value=disagrees]").await;
    walk.browser.types("#reason", "Too near the river").await;
    sends(&walk.browser, "#answer").await;
    walk.browser.sees("Saved. The answer stands beside the goal.").await;
    walk.state("goal-answered").await;
    walk.browser.clicks("a[href$='/steps/new']").await;
    walk.routes.insert("/people/{person}/plan/goals/{goal}/steps/new");
    walk.browser.sees("What is to be done?").await;
    walk.state("step").await;
    sends(&walk.browser, "#words").await;
    walk.browser.sees("Choose who does it").await;
    walk.state("step-errors").await;
    walk.browser.types("#words", "Look at rooms in Alderbrook").await;
    walk.browser.clicks("input[name=actor][value=personal_adviser]").await;
    sends(&walk.browser, "#words").await;
    walk.browser.sees("Saved. The step is in the plan.").await;
    walk.browser.sees("What changed since Personal adviser answered").await;
    walk.state("goal-changed").await;
    walk.browser.clicks("a[href$='/change']").await;
    walk.routes.insert("/people/{person}/plan/goals/{goal}/change");
    walk.browser.sees("Change the goal").await;
    walk.state("goal-change").await;
    walk.browser.opens(plan).await;
    walk.browser.clicks(".tl-plan-steps a").await;
    walk.routes.insert("/people/{person}/plan/goals/{goal}/steps/{step}");
    walk.browser.sees("Change the step").await;
    walk.state("step-change").await;
    walk.page("plan-full", "/people/{person}/plan", plan).await;
}

#[tokio::test]
async fn a_plan_is_written_without_script() {
    let site = Site::open().await;
    let mut browser = Browser::without_script(&site).await;
    browser.becomes("wren").await;
    browser.opens("/me").await;
    assert!(!browser.has("body.js-enabled").await, "scripts run, so this test shows nothing");
    browser.follows("Your plan: your goals and who helps").await;
    browser.clicks("a.govuk-button[href='/me/plan/goals/new']").await;
    browser.types("#words", "I will have a room\nof my own").await;
    browser.clicks("button[formaction*='/draft']").await;
    browser.sees("Kept. Nobody else can see it").await;
    browser.clicks("a.govuk-button[href='/me/plan/goals/new']").await;
    assert_eq!(browser.value("#words").await, "I will have a room\nof my own");
    sends(&browser, "#words").await;
    browser.sees("Choose what it is about").await;
    browser.clicks("input[name=area][value=accommodation]").await;
    sends(&browser, "#words").await;
    browser.sees("Saved. Your goal is in your plan.").await;
    browser.clicks("input[name=answer][value=agrees]").await;
    sends(&browser, "#answer").await;
    browser.sees("Everybody who works with you can see what you said.").await;

    browser.becomes("ada").await;
    browser.opens("/people/{wren}").await;
    browser.follows("Wren’s plan: goals, steps and who agrees").await;
    browser.sees("Wren’s own words, 10 February 2027").await;
    drop(browser);
    site.close().await;
}
