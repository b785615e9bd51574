//! Whom to offer intensive support, in a browser: every page of it in every state, and its story by keys alone and without
//! JavaScript.

use fantoccini::key::Key;

use crate::browser::Browser;
use crate::pages::Walk;
use crate::site::Site;

/// Sends the form with this field in it, not its draft.
async fn sends(browser: &Browser<'_>, field: &str) {
    browser.clicks(&format!("main form:has({field}) button[type=submit]:not([formaction])")).await;
}

/// The worker's pages, the young adult's, then the panel's, in every state.
pub(crate) async fn cohort(walk: &mut Walk<'_>) {
    worker(walk).await;
    young_adult(walk).await;
    panel(walk).await;
    session(walk).await;
}

async fn worker(walk: &mut Walk<'_>) {
    walk.browser.becomes("ada").await;
    let needs = "/people/{wren}/needs";
    walk.page("needs-none", "/people/{person}/needs", needs).await;
    walk.page("needs-new", "/people/{person}/needs/new", "/people/{wren}/needs/new").await;
    sends(&walk.browser, "#need").await;
    walk.browser.sees("Choose what it is about").await;
    walk.state("needs-new-errors").await;
    walk.browser.clicks("input[name=need][value=exclusion]").await;
    walk.browser.clicks("input[name=says][value=known]").await;
    walk.browser.clicks("input[name=source][value=record]").await;
    walk.browser.types("#words", "Excluded from school twice in year 9").await;
    walk.browser.types("#times", "2").await;
    walk.browser.clicks("button[formaction$='/needs/draft']").await;
    walk.browser.sees("Draft saved.").await;
    walk.page("needs-draft", "/people/{person}/needs/new", "/people/{wren}/needs/new").await;
    sends(&walk.browser, "#need").await;
    walk.browser.sees("2 exclusions.").await;
    walk.opens_details().await;
    walk.state("needs").await;
    for (route, name) in [
        ("/people/{person}/needs/{fact}/correct", "needs-correct"),
        ("/people/{person}/needs/{fact}/take-back", "needs-take-back"),
    ] {
        walk.browser.opens(needs).await;
        let end = route.rsplit('/').next().unwrap_or_default();
        walk.browser.clicks(&format!("main a[href$='/{end}']")).await;
        walk.routes.insert(route);
        walk.browser.finds("main form").await;
        walk.state(name).await;
    }
    walk.page("needs-answer", "/people/{person}/needs/answer", "/people/{wren}/needs/answer").await;
}

async fn young_adult(walk: &mut Walk<'_>) {
    walk.browser.becomes("wren").await;
    walk.page("own-needs", "/me/needs", "/me/needs").await;
    walk.page("own-needs-new", "/me/needs/new", "/me/needs/new").await;
    walk.browser.clicks("input[name=need][value=health]").await;
    walk.browser.clicks("input[name=says][value=known]").await;
    walk.browser.types("#words", "I need a dentist").await;
    sends(&walk.browser, "#need").await;
    walk.browser.sees("1 health need.").await;
    for (route, name) in [
        ("/me/needs/{fact}/correct", "own-needs-correct"),
        ("/me/needs/{fact}/take-back", "own-needs-take-back"),
        ("/me/needs/{fact}/wrong", "own-needs-wrong"),
    ] {
        walk.browser.opens("/me/needs").await;
        let end = route.rsplit('/').next().unwrap_or_default();
        walk.browser.clicks(&format!("main a[href$='/{end}']")).await;
        walk.routes.insert(route);
        walk.browser.finds("main form").await;
        walk.state(name).await;
    }
    walk.browser.types("#words", "It was once.").await;
    sends(&walk.browser, "#words").await;
    walk.browser.sees("You said this is wrong:").await;
    walk.page("own-needs-answer", "/me/needs/answer", "/me/needs/answer").await;
    sends(&walk.browser, "#consent").await;
    walk.browser.sees("Choose an answer. All of them are fine").await;
    walk.state("own-needs-answer-errors").await;
}

async fn panel(walk: &mut Walk<'_>) {
    walk.browser.becomes("cass").await;
    walk.page("panel-none", "/panel", "/panel").await;
    walk.page("panel-people", "/panel/people", "/panel/people").await;
    walk.page("panel-rule", "/panel/rule", "/panel/rule").await;
    sends(&walk.browser, "#why").await;
    walk.browser.sees("Say why").await;
    walk.state("panel-rule-errors").await;
    walk.browser.types("#why", "We begin with this rule.").await;
    sends(&walk.browser, "#why").await;
    walk.browser.sees("Sessions that are open keep the rule they were opened with.").await;
    walk.state("panel-rule-versions").await;
    walk.page("panel-session-new", "/panel/sessions/new", "/panel/sessions/new").await;
    sends(&walk.browser, "#title").await;
    walk.browser.sees("Enter the date").await;
    walk.state("panel-session-new-errors").await;
    opens_session(&walk.browser).await;
    walk.routes.insert("/panel/sessions/{panel}");
    walk.state("panel-session").await;
}

async fn opens_session(browser: &Browser<'_>) {
    for (field, text) in [
        ("#title", "More help, spring"),
        ("#held-day", "10"),
        ("#held-month", "2"),
        ("#held-year", "2027"),
        ("#members", "Cass Elmsworth, Linnet Hollyoak"),
        ("#places", "5"),
        ("#support", "A worker with more time for you."),
    ] {
        browser.types(field, text).await;
    }
    sends(browser, "#title").await;
    browser.sees("The session is open.").await;
}

async fn session(walk: &mut Walk<'_>) {
    walk.browser.follows("Wren Rowanfield").await;
    walk.routes.insert("/panel/sessions/{panel}/people/{person}");
    walk.browser.sees("Decide, with a reason").await;
    walk.state("panel-choose").await;
    sends(&walk.browser, "#choice").await;
    walk.browser.sees("Choose what is decided").await;
    walk.state("panel-choose-errors").await;
    walk.browser.clicks("input[name=choice][value=chosen]").await;
    walk.browser.types("#why", "You said you want somebody with time.").await;
    sends(&walk.browser, "#choice").await;
    walk.browser.sees("1 of 5 places taken").await;
    walk.state("panel-session-decided").await;
    walk.browser.follows("Is it fair? The table").await;
    walk.routes.insert("/panel/sessions/{panel}/fairness");
    walk.browser.sees("no table can be shown").await;
    walk.state("panel-fairness").await;
    walk.browser.opens("/panel").await;
    walk.browser.follows("More help, spring").await;
    walk.browser.follows("Propose to close the session").await;
    walk.routes.insert("/panel/sessions/{panel}/close");
    sends(&walk.browser, "#others").await;
    walk.browser.sees("Say why").await;
    walk.state("panel-close-errors").await;
    walk.browser.types("#others", "We look at the others in May.").await;
    sends(&walk.browser, "#others").await;
    walk.browser.sees("Another manager of your team must agree.").await;
    walk.state("panel-proposed").await;
    walk.browser.becomes("wren").await;
    walk.page("own-needs-looked", "/me/needs", "/me/needs").await;
}

#[tokio::test]
async fn a_session_is_held_and_closed_by_two_without_script() {
    let site = Site::with_second_manager().await;
    let mut browser = Browser::without_script(&site).await;
    browser.becomes("cass").await;
    browser.opens("/panel").await;
    assert!(!browser.has("body.js-enabled").await, "scripts run, so this test shows nothing");
    browser.follows("Open a session").await;
    opens_session(&browser).await;
    browser.follows("Wren Rowanfield").await;
    browser.clicks("input[name=choice][value=chosen]").await;
    browser.types("#why", "You said,\nyou want it.").await;
    sends(&browser, "#choice").await;
    browser.sees("1 of 5 places taken").await;
    browser.follows("Propose to close the session").await;
    browser.types("#others", "We look at the others in May.").await;
    sends(&browser, "#others").await;
    browser.becomes("linnet").await;
    browser.opens("/panel").await;
    browser.follows("More help, spring").await;
    browser.clicks("#agree").await;
    browser.sees("The session is closed. Nothing of it changes any more.").await;
    browser.becomes("wren").await;
    browser.opens("/me/needs").await;
    browser.sees("They want to offer you this help.").await;
    drop(browser);
    site.close().await;
}

#[tokio::test]
async fn a_young_adult_says_no_by_keys_alone() {
    let site = Site::open().await;
    let mut wren = Browser::open(&site).await;
    wren.becomes("wren").await;
    wren.opens("/me/needs").await;
    wren.tabs_to("a[href='/me/needs/answer']").await;
    wren.presses(Key::Enter).await;
    wren.sees("What do you want?").await;
    wren.finds("#consent").await;
    wren.tabs_to("input[name=consent]").await;
    wren.presses(Key::Space).await;
    wren.presses(Key::Down).await;
    wren.tabs_to("#words").await;
    wren.writes("I have my sister.").await;
    wren.tabs_to("main button[type=submit]:not([formaction])").await;
    wren.presses(Key::Enter).await;
    wren.sees("Saved. You can change this at any time.").await;
    wren.sees("I do not want to be thought of for this").await;
    assert_eq!(wren.complaints().await, [""; 0]);
    drop(wren);
    site.close().await;
}
