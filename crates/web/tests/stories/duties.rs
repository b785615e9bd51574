//! What must happen: on the record, in the caseload, for a team and on the young adult's page, each with its reason.

use testkit::{TestApp, databases};

#[tokio::test]
async fn the_record_says_what_must_happen_who_owes_it_and_why() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let path = format!("/people/{}", app.cast.person("wren"));
        let mut ada = app.visit_as("ada").await;
        ada.opens(&path).await;
        ada.sees("What must happen")
            .sees("Visit in custody: within 10 working days, then at least every eight weeks")
            .sees("Leaving care: Ada Linden. This is")
            .sees("Prison: Dov Larchmont. This is")
            .sees("Probation: Esk Willowby. This is")
            .sees("Nothing on record says that it was done.")
            .sees("not yet checked by us")
            .sees("Every duty, with what is done")
            .sees("Offender management today: Esk Willowby")
            // Who answers is said once and is no task.
            .does_not_see("Release within ten months of the start");
        // Whoever may not record sees no link to do so.
        let links = ["/visits/new", "/events/new"];
        assert!(links.iter().all(|link| ada.page.body.contains(link)));
        let mut cass = app.visit_as("cass").await;
        cass.opens(&path).await;
        cass.sees("What must happen");
        assert!(!links.iter().any(|link| cass.page.body.contains(link)));
        // What is done, what does not apply and what is not law yet has a page of its own.
        ada.opens(&format!("{path}/duties")).await;
        ada.sees("What does not apply, and what is not law yet")
            .sees("Visit in custody: within 10 working days, then at least every eight weeks")
            // A manager who leads is a manager who is named.
            .sees("Community offender manager named within fourteen days of handover Done on Monday 2 November 2026");
        app.close().await;
    }
}

#[tokio::test]
async fn a_friday_release_shows_both_policies_and_no_right() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut dov = app.visit_as("dov").await;
        dov.opens(&format!("/people/{}", app.cast.person("wren"))).await;
        dov.sees("Release falls on a Friday")
            .sees("Ask the prison whether release can be earlier than Friday 9 April 2027")
            .sees("The prison decides: nobody has a right to it.");
        dov.opens(&format!("/people/{}/release-dates", app.cast.person("wren"))).await;
        dov.sees("Policy A").sees("Policy B").sees("nobody is entitled to it").sees("Counted on");
        app.close().await;
    }
}

#[tokio::test]
async fn each_number_of_the_duties_at_risk_opens_a_list_of_that_length() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut cass = app.visit_as("cass").await;
        cass.opens("/team").await;
        cass.sees("Duties at risk").sees("How this order is made.");
        let links: Vec<(String, usize)> = numbers(&cass.page.body);
        assert!(links.len() > 2, "{links:?}");
        for (href, number) in links {
            cass.opens(&format!("/team{href}")).await;
            let listed = cass.page.body.matches("scope=\"row\"").count();
            assert_eq!(listed, number, "{href}");
        }
        for wrong in ["?duty=NONE", "?state=overdue", "?duty=E-REV-6M&state=done", "?sort=1"] {
            assert_eq!(cass.get(&format!("/team{wrong}")).await.status, 404, "{wrong}");
        }
        app.close().await;
    }
}

/// The links of the duties at risk with their numbers.
fn numbers(html: &str) -> Vec<(String, usize)> {
    let read = |link: &str| {
        let (query, rest) = link.split_once('"')?;
        let number = rest.trim_start_matches('>').split('<').next()?.parse().ok()?;
        Some((format!("?duty={}", query.replace("&amp;", "&")), number))
    };
    html.split("href=\"?duty=").skip(1).filter_map(read).collect()
}

#[tokio::test]
async fn the_caseload_asks_few_questions_whatever_its_size() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut ada = app.visit_as("ada").await;
        ada.opens("/caseload").await;
        let before = app.store.statements();
        ada.opens("/caseload").await;
        let asked = app.store.statements() - before;
        // One of them asks what the adviser accepted from records that were joined and are parted again.
        assert!(asked <= 7, "{asked} SQL statements");
        app.close().await;
    }
}

#[tokio::test]
async fn the_young_adult_reads_five_things_at_most_and_no_word_of_staff() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut wren = app.visit_as("wren").await;
        wren.opens("/me").await;
        wren.sees("What should happen, and who should do it").does_not_see("Review of the pathway plan");
        let shown = wren.page.body.matches("tl-should__what").count();
        assert!((1..=5).contains(&shown), "{shown}");
        wren.opens("/me/what-should-happen").await;
        let all = wren.page.body.matches("tl-should__what").count();
        assert!(all > shown, "{all}");
        wren.does_not_see("Review of the pathway plan").does_not_see("former relevant");
        app.close().await;
    }
}
