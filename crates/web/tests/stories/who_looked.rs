//! What a young adult reads of who looked: lists and searches without a flood, and others who tried.

use jiff::ToSpan as _;
use testkit::{FIRST_DAY, TestApp, databases};

#[tokio::test]
async fn a_name_shown_in_a_search_or_a_list_is_told_once_a_day() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut ada = app.visit_as("ada").await;
        let mut cass = app.visit_as("cass").await;
        let mut hazel = app.visit_as("hazel").await;
        for _ in 0..3 {
            ada.get("/caseload").await;
            ada.get("/people?q=wren").await;
            cass.get("/team").await;
            hazel.get("/people?q=rowan").await;
            hazel.get("/people?q=hawthornby").await;
        }
        let mut wren = app.visit_as("wren").await;
        wren.get("/me/who-looked").await;
        let told = |page: &testkit::Page, words: &str| page.text().matches(words).count();
        assert_eq!(told(&wren.page, "saw your name in a search"), 2, "Ada and Hazel, once each");
        assert_eq!(told(&wren.page, "saw your name in the list of their team"), 1);
        assert_eq!(told(&wren.page, "caseload"), 0, "that their own adviser looks at a caseload tells nothing");
        wren.sees("Hazel Maplethorpe").sees("Cass Elmsworth");

        // The next day once more; and Hazel sees of each look how many names it showed.
        app.turn_to(FIRST_DAY + 1_i64.days());
        let mut hazel = app.visit_as("hazel").await;
        hazel.get("/people?q=rowan").await;
        let mut wren = app.visit_as("wren").await;
        wren.get("/me/who-looked").await;
        assert_eq!(told(&wren.page, "saw your name in a search"), 3);
        hazel.get("/people?q=nightingale").await;
        hazel.get("/audit").await;
        hazel.sees("search for people (1 name shown)").sees("search for people (0 names shown)");
        hazel.sees("see a caseload (1 name shown)").sees("see a team (");
        hazel.get(&format!("/people/{}/who-looked", app.cast.person("wren"))).await;
        hazel.sees("looked: search for people (1 name shown)");
        // Older ones are found page by page, lists and looks together in the order they happened.
        for _ in 0..60 {
            wren.get("/me").await;
        }
        wren.get("/me/who-looked").await;
        assert_eq!(told(&wren.page, "saw your name"), 0);
        let older = wren.page.attribute_after("</ol>", "href").expect("there are older ones");
        wren.get(&format!("/me/who-looked{older}")).await;
        assert_eq!(told(&wren.page, "saw your name in a search"), 3);
        app.close().await;
    }
}

#[tokio::test]
async fn another_young_adult_who_tries_is_told_of_without_a_name() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let record = format!("/people/{}", app.cast.person("wren"));
        let mut teal = app.visit_as("teal").await;
        let mut answers = std::collections::BTreeSet::new();
        for path in [record.as_str(), "/people/00000000000000000000000000000123", "/people/nobody"] {
            teal.get(path).await;
            answers.insert((teal.page.status, teal.page.text()));
        }
        assert_eq!(answers.len(), 1, "not there and not allowed are one answer");
        let mut wren = app.visit_as("wren").await;
        wren.get("/me/who-looked").await;
        wren.sees("Another young adult").sees("tried to see or change your record, and could not").does_not_see("Teal");
        // Her own slip says "You".
        wren.get(&record).await;
        wren.get("/me/who-looked").await;
        assert_eq!(wren.page.text().matches("and could not").count(), 2);
        assert_eq!(wren.page.text().matches("Another young adult").count(), 1);
        // Those who answer for access know who it was.
        let mut hazel = app.visit_as("hazel").await;
        hazel.get(&format!("{record}/who-looked")).await;
        hazel.sees("Teal , young adult").sees("was refused: read the record of a person");
        app.close().await;
    }
}
