//! Time in care in a browser: every page of it in every state, and its story by keys alone and without JavaScript.

use fantoccini::key::Key;

use crate::browser::Browser;
use crate::pages::Walk;
use crate::site::Site;

/// Sends the form with this field in it, not its draft.
async fn sends(browser: &Browser<'_>, field: &str) {
    browser.clicks(&format!("main form:has({field}) button[type=submit]:not([formaction])")).await;
}

/// The young adult's pages, then the worker's, in every state.
pub(crate) async fn care_status(walk: &mut Walk<'_>) {
    young_adult(walk).await;
    worker(walk).await;
    young_adult_after(walk).await;
}

async fn young_adult(walk: &mut Walk<'_>) {
    walk.browser.becomes("wren").await;
    walk.page("own-care-none", "/me/care", "/me/care").await;
    let new = "/me/care/new";
    walk.page("own-care-new", new, new).await;
    sends(&walk.browser, "#yes").await;
    walk.browser.sees("Choose an answer. Both are fine").await;
    walk.state("own-care-errors").await;
    walk.browser.clicks("input[name=yes][value=rather_not]").await;
    sends(&walk.browser, "#yes").await;
    walk.browser.sees("That is fine. Nothing was written down.").await;
    walk.state("own-care-rather-not").await;
    walk.browser.opens(new).await;
    walk.browser.types("#words", "From when I was nine, with foster carers.").await;
    walk.browser.clicks("button[formaction$='/care/draft']").await;
    walk.browser.sees("Draft saved. Nobody but you can see it.").await;
    walk.page("own-care-draft", new, new).await;
    walk.browser.clicks("input[name=yes][value=yes]").await;
    walk.browser.clicks("input[name=sees][value=council]").await;
    sends(&walk.browser, "#yes").await;
    walk.browser.sees("You said: I was in care").await;
    walk.state("own-care").await;
    for (route, name) in [
        ("/me/care/{claim}/correct", "own-care-correct"),
        ("/me/care/{claim}/sees", "own-care-sees"),
        ("/me/care/{claim}/withdraw", "own-care-withdraw"),
    ] {
        walk.browser.opens("/me/care").await;
        let end = route.rsplit('/').next().unwrap_or_default();
        walk.browser.clicks(&format!("main a[href$='/{end}']:not([href*='category'])")).await;
        walk.routes.insert(route);
        walk.browser.finds("main form").await;
        walk.state(name).await;
    }
    walk.page("own-care-category", "/me/care/{claim}/sees", "/me/care/category/sees").await;
    walk.page("own-care-wrong", "/me/care/{claim}/wrong", "/me/care/category/wrong").await;
    sends(&walk.browser, "#words").await;
    walk.browser.sees("Write what is wrong").await;
    walk.state("own-care-wrong-errors").await;
    walk.browser.types("#words", "It began in 2016.").await;
    sends(&walk.browser, "#words").await;
    walk.browser.sees("You said this is wrong:").await;
    walk.state("own-care-unclear").await;
}

async fn worker(walk: &mut Walk<'_>) {
    walk.browser.becomes("ada").await;
    let care = "/people/{wren}/care";
    walk.page("care", "/people/{person}/care", care).await;
    walk.opens_details().await;
    walk.state("care-why").await;
    walk.routes.insert("/people/{person}/care/proposals/{proposal}");
    walk.browser.clicks("main a[href*='/proposals/']").await;
    sends(&walk.browser, "#answer").await;
    walk.browser.sees("Choose whether you accept it").await;
    walk.state("care-proposal-errors").await;
    walk.browser.clicks("input[name=answer][value=decline]").await;
    walk.browser.types("#why", "The dates are of somebody else.").await;
    sends(&walk.browser, "#answer").await;
    walk.browser.sees("Declined. It is not proposed again.").await;
    walk.page("care-new", "/people/{person}/care/new", "/people/{wren}/care/new").await;
    sends(&walk.browser, "#kind").await;
    walk.browser.sees("Choose whose word it is").await;
    walk.state("care-new-errors").await;
    walk.browser.clicks("input[name=kind][value=confirmed]").await;
    walk.browser.clicks("input[name=says][value=qualifying]").await;
    walk.browser.types("#authority", "Merrowdale").await;
    sends(&walk.browser, "#kind").await;
    walk.browser.sees("Two different leaving-care categories").await;
    walk.opens_details().await;
    walk.state("care-disagrees").await;
    for (route, name) in [
        ("/people/{person}/care/{claim}/correct", "care-correct"),
        ("/people/{person}/care/{claim}/sees", "care-sees"),
        ("/people/{person}/care/{claim}/withdraw", "care-withdraw"),
    ] {
        walk.browser.opens(care).await;
        let end = route.rsplit('/').next().unwrap_or_default();
        walk.browser.clicks(&format!("main a[href$='/{end}']:not([href*='category'])")).await;
        walk.routes.insert(route);
        walk.browser.finds("main form").await;
        walk.state(name).await;
    }
    walk.browser.becomes("dov").await;
    walk.page("care-prison", "/people/{person}/care", care).await;
}

async fn young_adult_after(walk: &mut Walk<'_>) {
    walk.browser.becomes("wren").await;
    walk.page("own-care-two-answers", "/me/care", "/me/care").await;
    walk.browser.clicks("main a[href$='/withdraw']").await;
    sends(&walk.browser, "#why").await;
    walk.browser.sees("You took it back. Nobody but you can see it now.").await;
    walk.opens_details().await;
    walk.state("own-care-taken-back").await;
}

#[tokio::test]
async fn a_self_declaration_is_made_limited_and_taken_back_without_script() {
    for site in Site::on_every_database().await {
        let mut browser = Browser::without_script(&site).await;
        browser.becomes("wren").await;
        browser.opens("/me").await;
        assert!(!browser.has("body.js-enabled").await, "scripts run, so this test shows nothing");
        browser.follows("Your time in care: what is written down, and who can see it").await;
        browser.follows("Say that I was in care").await;
        browser.types("#words", "Since I was nine,\nwith my aunt.").await;
        sends(&browser, "#yes").await;
        browser.sees("Choose an answer. Both are fine").await;
        assert_eq!(browser.value("#words").await, "Since I was nine,\nwith my aunt.");
        browser.clicks("input[name=yes][value=yes]").await;
        browser.clicks("input[name=sees][value=prison]").await;
        sends(&browser, "#yes").await;
        browser.sees("Who can see it: the people who work with you in prison").await;
        browser.becomes("dov").await;
        browser.opens("/people/{wren}/care").await;
        browser.sees("their own word").await;
        browser.becomes("wren").await;
        browser.opens("/me/care").await;
        browser.clicks("main a[href$='/sees']:not([href*='category'])").await;
        browser.clicks("input[name=sees][value=prison]").await;
        sends(&browser, "#sees").await;
        browser.sees("Saved. It counts from now.").await;
        browser.becomes("dov").await;
        browser.opens("/people/{wren}/care").await;
        browser.sees("Time in care").await;
        browser.does_not_see("their own word").await;
        drop(browser);
        site.close().await;
    }
}

#[tokio::test]
async fn a_self_declaration_is_made_by_keys_alone() {
    for site in Site::on_every_database().await {
        let mut wren = Browser::open(&site).await;
        wren.becomes("wren").await;
        wren.opens("/me/care").await;
        wren.tabs_to("a[href='/me/care/new']").await;
        wren.presses(Key::Enter).await;
        wren.sees("Were you in care?").await;
        wren.finds("#yes").await;
        wren.tabs_to("input[name=yes]").await;
        wren.presses(Key::Space).await;
        wren.tabs_to("input[name=sees][value=council]").await;
        wren.presses(Key::Space).await;
        wren.tabs_to("main button[type=submit]:not([formaction])").await;
        wren.presses(Key::Enter).await;
        wren.sees("Saved. You can change it or take it back at any time.").await;
        wren.sees("You said: I was in care").await;
        assert_eq!(wren.complaints().await, [""; 0]);
        drop(wren);
        site.close().await;
    }
}
