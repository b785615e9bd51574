//! An analyst and a manager read what a pilot can show; nobody else does, and nobody learns about one person.

use testkit::{TestApp, databases};

#[tokio::test]
async fn the_analyst_reads_what_61_people_cannot_show_and_what_twenty_pilots_would() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut gale = app.visit_as("gale").await;
        gale.opens("/pilots").await;
        gale.sees("Alder Steps").sees("It is too early for a result");
        gale.opens("/pilots/alder-steps").await;
        gale.sees("This pilot alone cannot show a fall of 5 points: with 61 people")
            .sees("A pool of 20 pilots of this size would show a fall of 5 points with a chance of 92 in 100")
            .sees("Protocol sealed")
            .sees("People still watched");
        gale.opens("/pilots/willow-start").await;
        gale.sees("fewer than 30 people who took part have come that far").sees("People still watched");
        gale.does_not_see("Of 100 people who took part");
        app.close().await;
    }
}

#[tokio::test]
async fn tables_pictures_and_the_script_are_files() {
    let database = databases().await.into_iter().next().expect("SQLite is always there");
    let app = TestApp::open(&database.address).await;
    let mut cass = app.visit_as("cass").await;
    for (file, begins) in [("flow.csv", "Step,Took part"), ("love.svg", "<svg "), ("check.R", "# Alder Steps")] {
        cass.get(&format!("/pilots/alder-steps/{file}")).await;
        assert_eq!(cass.page.status, 200, "{file}");
        assert!(cass.page.body.starts_with(begins), "{file}");
    }
    for nowhere in
        ["/pilots/alder-steps/values.csv", "/pilots/alder-steps/protocol.toml", "/pilots/birch", "/pilots/%2e%2e"]
    {
        cass.get(nowhere).await;
        assert_eq!(cass.page.status, 404, "{nowhere}");
    }
    app.close().await;
}

#[tokio::test]
async fn who_works_with_people_has_no_business_with_pilots() {
    let database = databases().await.into_iter().next().expect("SQLite is always there");
    let app = TestApp::open(&database.address).await;
    for who in ["ada", "dov", "wren", "hazel", "ivo"] {
        let mut visitor = app.visit_as(who).await;
        visitor.get("/pilots/alder-steps").await;
        assert_eq!(visitor.page.status, 404, "{who}");
    }
    app.close().await;
}
