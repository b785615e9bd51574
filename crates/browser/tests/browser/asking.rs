//! Search by details and the reception desk in a browser: every state as it looks, and their story by keys alone.

use fantoccini::key::Key;

use crate::browser::Browser;
use crate::pages::Walk;
use crate::site::Site;

/// Both pages in every state.
pub(crate) async fn asking(walk: &mut Walk<'_>, site: &Site) {
    site.app.reads_people().await;
    details(walk).await;
    desk(walk).await;
}

async fn details(walk: &mut Walk<'_>) {
    let path = "/people/details";
    walk.browser.becomes("ada").await;
    walk.page("search-nobody", "/people", "/people?q=Wrenn%20Rowanfeld%201%205%202007").await;
    walk.browser.sees("What you typed is filled in").await;
    walk.browser.clicks("main form[action='/people/details'] button").await;
    walk.browser.sees("1 person may be meant").await;
    walk.state("details-found").await;
    walk.page("details", path, path).await;
    walk.page("details-nobody", path, "/people/details?given=Sorrel&family=Reedmace").await;
    walk.page("details-errors", path, "/people/details?given=Sorrel&born-day=31&born-month=2").await;
}

async fn desk(walk: &mut Walk<'_>) {
    walk.browser.becomes("jade").await;
    walk.page("reception", "/reception", "/reception").await;
    walk.browser.clicks("main form button").await;
    walk.browser.sees("Choose why you are asking").await;
    walk.state("reception-errors").await;
    for (given, name, words) in [
        ("Wren", "reception-likely", "Very likely: a council knows them"),
        ("Wrenna", "reception-may-be", "May be: a council may know them"),
        ("Robin", "reception-nobody", "This does not mean that they were not in care"),
    ] {
        walk.opens("/reception", "/reception").await;
        fills(&walk.browser, given, if given == "Wrenna" { "2008" } else { "2007" }).await;
        walk.browser.clicks("input[name=because][value=arrived]").await;
        walk.browser.clicks("main form button").await;
        walk.browser.sees(words).await;
        walk.routes.insert("/reception/answers/{question}");
        walk.state(name).await;
    }
    walk.page("reception-asked", "/reception", "/reception").await;
    walk.page("reception-paper", "/reception/paper", "/reception/paper").await;
}

async fn fills(browser: &Browser<'_>, given: &str, year: &str) {
    let fields =
        [("#given", given), ("#family", "Rowanfield"), ("#born-day", "1"), ("#born-month", "5"), ("#born-year", year)];
    for (field, value) in fields {
        browser.types(field, value).await;
    }
}

#[tokio::test]
async fn finding_and_asking_look_sound() {
    let site = Site::open().await;
    let mut walk = Walk::on(Browser::open(&site).await);
    asking(&mut walk, &site).await;
    walk.ends();
    site.close().await;
}

#[tokio::test]
async fn an_officer_asks_by_keys_alone_and_the_young_adult_reads_of_it() {
    for site in Site::on_every_database().await {
        site.app.reads_people().await;
        let mut browser = Browser::open(&site).await;
        browser.becomes("jade").await;
        browser.opens("/reception").await;
        browser.tabs_to("#given").await;
        browser.writes("Wren").await;
        browser.tabs_to("#family").await;
        browser.writes("Rowanfield").await;
        for (field, value) in [("#born-day", "1"), ("#born-month", "5"), ("#born-year", "2007")] {
            browser.tabs_to(field).await;
            browser.writes(value).await;
        }
        browser.tabs_to("[name=because]").await;
        browser.presses(Key::Space).await;
        browser.tabs_to("main form button").await;
        browser.presses(Key::Enter).await;
        browser.sees("Very likely: a council knows them").await;
        browser.sees("Merrowdale").await;
        browser.does_not_see("Ada Linden").await;
        assert_eq!(browser.complaints().await, [""; 0]);
        browser.becomes("wren").await;
        browser.opens("/me/who-looked").await;
        browser.sees("asked at the reception of HMP Curlew Fen if a council knows you").await;
        drop(browser);
        site.close().await;
    }
}
