//! A record that some may not see.

use testkit::{TestApp, databases};

#[tokio::test]
async fn an_excluded_worker_is_told_whom_to_ask_and_nothing_else() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let merle = app.cast.person("merle").to_string();
        let mut ada = app.visit_as("ada").await;
        ada.opens("/caseload").await;
        ada.sees("Limited access").does_not_see("Oakenshaw");
        ada.get(&format!("/people/{merle}")).await;
        assert_eq!(ada.page.status, 404);
        ada.sees("Ask Cass Elmsworth about this record.").does_not_see("Oakenshaw");
        ada.get("/people?q=oakenshaw").await;
        ada.sees("Nobody found");
        assert_eq!(ada.post(&format!("/people/{merle}/visits/new"), &[]).await.status, 404);

        // A stranger to the circle learns nothing, not even that there is a list.
        let mut fen = app.visit_as("fen").await;
        fen.get(&format!("/people/{merle}")).await;
        fen.does_not_see("Cass").sees("There is nothing here that you can see.");
        let stranger = fen.page.text();
        fen.get("/people/00000000000000000000000000000123").await;
        assert_eq!(fen.page.text(), stranger, "not there and not allowed are one answer");

        let mut cass = app.visit_as("cass").await;
        cass.opens(&format!("/people/{merle}")).await;
        cass.sees("Merle Oakenshaw");
        app.close().await;
    }
}
