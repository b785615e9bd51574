//! Signing in and out, through the pages.

use testkit::{TestApp, databases};

#[tokio::test]
async fn every_wrong_combination_fails_alike() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let (ada, secret) = app.cast.sign_in("ada");
        let mut texts = std::collections::BTreeSet::new();
        for (name, password) in
            [(ada.as_str(), "wrong"), ("nobody@throughline.example", secret.as_str()), ("nobody", "wrong")]
        {
            let mut visitor = app.nobody();
            visitor.post("/sign-in", &[("name", name), ("password", password)]).await;
            assert_eq!(visitor.page.status, 422);
            texts.insert(visitor.page.text());
        }
        assert_eq!(texts.len(), 1);
        let mut visitor = app.nobody();
        visitor.post("/sign-in", &[("name", ""), ("password", "")]).await;
        visitor.sees("Enter your sign-in name");
        app.close().await;
    }
}

#[tokio::test]
async fn a_printed_code_leads_to_ones_own_page_once() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let path = format!("/people/{}/sign-in-code", app.cast.person("wren"));
        let mut ada = app.visit_as("ada").await;
        ada.get(&path).await;
        let key = ada.form_key();
        ada.post(&path, &[("form_key", &key)]).await;
        ada.sees("Code for Wren").sees("Wednesday 17 February 2027");
        let code = ada.page.attribute_after("Card to print", "data-code").expect("the code is on the card");

        // Sent once more, or without its key, the page makes no second code: this one goes on working.
        let lines = app.store.changes_kept().await.expect("chain");
        for fields in [&[("form_key", key.as_str())][..], &[]] {
            ada.post(&path, fields).await;
            assert_eq!(ada.page.status, 422);
            ada.sees("This page made a code before").does_not_see("Code for Wren");
        }
        assert_eq!(app.store.changes_kept().await.expect("chain"), lines);

        let good = [("code", code.as_str()), ("born-day", "1"), ("born-month", "5"), ("born-year", "2007")];
        let mut wren = app.nobody();
        for (at, wrong) in [(0, "ABCDEFGH"), (1, "2"), (3, "2008")] {
            let mut fields = good;
            fields[at].1 = wrong;
            wren.post("/sign-in/code", &fields).await;
            assert_eq!(wren.page.status, 422);
            wren.sees("do not go together");
        }
        wren.post("/sign-in/code", &good).await;
        assert_eq!(wren.page.location.as_deref(), Some("/sign-in/passphrase"));
        wren.follow().await;
        wren.sees("Your sign-in name").sees("Write it down.");
        wren.post("/sign-in/passphrase", &[("passphrase", "short"), ("again", "short")]).await;
        assert_eq!(wren.page.status, 422);
        wren.post("/sign-in/passphrase", &[("passphrase", "otters under green bridges"), ("again", "otters")]).await;
        wren.sees("The two are not the same");
        let words = "otters under green bridges";
        wren.post("/sign-in/passphrase", &[("passphrase", words), ("again", words)]).await;
        assert_eq!(wren.page.location.as_deref(), Some("/me"));
        wren.follow().await;
        wren.sees("Hi Wren").sees("58 days until you’re out");

        let mut again = app.nobody();
        again.post("/sign-in/code", &good).await;
        again.sees("do not go together");
        app.close().await;
    }
}

#[tokio::test]
async fn signing_out_ends_the_session_and_idleness_does_too() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut ada = app.visit_as("ada").await;
        app.wait_minutes(59);
        assert_eq!(ada.get("/caseload").await.status, 200);
        app.wait_minutes(59);
        assert_eq!(ada.post("/session", &[]).await.status, 200, "staying signed in");
        app.wait_minutes(59);
        assert_eq!(ada.get("/caseload").await.status, 200);
        ada.post("/sign-out", &[]).await;
        ada.follow().await;
        ada.sees("You are signed out");
        assert_eq!(ada.get("/caseload").await.status, 303);

        let mut wren = app.visit_as("wren").await;
        app.wait_minutes(21);
        assert_eq!(wren.get("/me").await.location.as_deref(), Some("/sign-in?then=%2Fme"));
        app.close().await;
    }
}

#[tokio::test]
async fn the_end_of_twelve_hours_is_told_five_minutes_before() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        // Signed in at ten; a page every three quarters of an hour.
        let mut ada = app.visit_as("ada").await;
        for _ in 0..15 {
            app.wait_minutes(45);
            ada.get("/caseload").await;
            ada.does_not_see("signed in for nearly 12 hours. At");
        }
        app.wait_minutes(39);
        ada.get("/caseload").await;
        ada.does_not_see("signed in for nearly 12 hours. At");
        let left = ada.page.attribute_after("tl-session", "data-last-seconds").expect("how long it lasts");
        assert!((350..=360).contains(&left.parse::<i64>().expect("seconds")), "{left}");
        app.wait_minutes(2);
        ada.get("/caseload").await;
        ada.sees("At 22:00 you will be signed out, whatever you do.");
        app.wait_minutes(4);
        assert_eq!(ada.get("/caseload").await.status, 303, "at ten in the evening");
        app.close().await;
    }
}

#[tokio::test]
async fn after_signing_in_the_page_asked_for_opens_and_no_other_site() {
    let database = databases().await.into_iter().next().expect("SQLite is always there");
    let app = TestApp::open(&database.address).await;
    let (name, secret) = app.cast.sign_in("ada");
    for (then, to) in
        [("%2Fpeople", "/people"), ("%2F%2Fevil.example", "/home"), ("https%3A%2F%2Fevil.example", "/home")]
    {
        let mut ada = app.nobody();
        ada.post(&format!("/sign-in?then={then}"), &[("name", &name), ("password", &secret)]).await;
        assert_eq!(ada.page.location.as_deref(), Some(to));
    }
    app.close().await;
}
