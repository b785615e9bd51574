//! Finding people and reading their record.

use testkit::{TestApp, databases};

#[tokio::test]
async fn people_are_found_by_name_number_and_birthday_among_ones_own() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut ada = app.visit_as("ada").await;
        for q in ["rowanfield", "Wren", "row wr", "ROWANFIELD, wren", "a1234wr", "1 5 2007", "01/05/2007"] {
            ada.get(&format!("/people?q={}", q.replace(' ', "%20").replace('/', "%2F"))).await;
            ada.sees("1 person found").sees("Wren Rowanfield");
        }
        ada.get("/people?q=hawthornby").await;
        ada.sees("Nobody found");
        assert_eq!(ada.get("/people?q=wren&sort=1").await.status, 404, "an unknown parameter is never ignored");
        let mut cass = app.visit_as("cass").await;
        cass.get("/people?q=hawthornby").await;
        cass.sees("Teal Hawthornby");
        // Whoever answers for access finds anybody, and is led to who looked, not to the record.
        let mut hazel = app.visit_as("hazel").await;
        hazel.get("/people?q=rowanfield").await;
        assert!(hazel.page.body.contains("/who-looked\""));
        app.close().await;
    }
}

#[tokio::test]
async fn the_record_shows_status_release_and_team_with_their_reasons() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let path = format!("/people/{}", app.cast.person("wren"));
        let mut dov = app.visit_as("dov").await;
        dov.opens(&path).await;
        dov.sees("Wren Rowanfield").sees("Age 19").sees("A1234WR").sees("HMP/YOI Larkmoor").sees("58");
        dov.sees("Fri 9 April 2027")
            .sees("Release falls on a Friday")
            .sees("Former relevant child")
            .sees("Care experienced");
        dov.sees("Ada Linden")
            .sees("Esk Willowby")
            .sees("Days in care that count")
            .does_not_see("Print a sign-in code");
        // Access survives the gate: the same reader, the day after release.
        app.turn_to(jiff::civil::date(2027, 4, 10));
        let mut dov = app.visit_as("dov").await;
        dov.opens(&path).await;
        dov.sees("1 day past release date");
        app.close().await;
    }
}

#[tokio::test]
async fn a_page_that_a_post_answers_with_is_written_down_too() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let path = format!("/people/{}/visits/new", app.cast.person("wren"));
        let mut ada = app.visit_as("ada").await;
        let before = app.store.audit_head().await.expect("chain").seq;
        ada.post(&path, &[]).await;
        ada.sees("Wren Rowanfield");
        assert_eq!(app.store.audit_head().await.expect("chain").seq, before + 1);
        app.close().await;
    }
}
