//! The year's return: an adviser records what is missing, the manager signs off, and the copy stays what it was.

use testkit::{TestApp, Visitor, databases};

use crate::form::{on, posts_event, posts_visit, seen};

const YEAR: &str = "/returns/year/2027";

/// Opens the page and signs the team's part off; gives where that leads.
pub(crate) async fn signs(visitor: &mut Visitor<'_>) -> String {
    let path = format!("{YEAR}/sign");
    visitor.opens(&path).await;
    let (key, number) = (visitor.form_key(), seen_number(visitor));
    visitor.post(&path, &[("form_key", &key), ("seen", &number), ("confirm", "yes")]).await;
    assert_eq!(visitor.page.status, 303, "{}", visitor.page.text());
    visitor.page.location.clone().unwrap_or_default()
}

/// The number of what the page lists as missing.
fn seen_number(visitor: &Visitor<'_>) -> String {
    visitor.page.attribute_after("name=\"seen\"", "value").unwrap_or_default()
}

/// Records what the return asks of Wren's 19th birthday, 1 May 2026.
async fn records_wren(ada: &mut Visitor<'_>, wren: &str) {
    posts_visit(ada, wren, &seen("10-5-2026")).await;
    assert_eq!(ada.page.status, 303, "{}", ada.page.text());
    let mut activity = on("1-4-2026");
    activity.push(("outcome", "F2"));
    posts_event(ada, wren, "main_activity", &activity).await;
    assert_eq!(ada.page.status, 303, "{}", ada.page.text());
    let mut home = on("1-4-2026");
    home.extend([("outcome", "U"), ("suitable", "yes")]);
    posts_event(ada, wren, "home", &home).await;
    assert_eq!(ada.page.status, 303, "{}", ada.page.text());
}

#[tokio::test]
async fn what_is_missing_is_recorded_signed_off_and_frozen() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren = app.cast.person("wren").to_string();
        let (mut ada, mut cass, mut ivo) =
            (app.visit_as("ada").await, app.visit_as("cass").await, app.visit_as("ivo").await);

        // Tasks for the adviser, each with its form; of Merle, from whose record Ada is kept out, not a word.
        ada.opens("/caseload").await;
        ada.sees("What the year’s return needs from you");
        ada.opens("/caseload/return").await;
        ada.sees("Wren Rowanfield").sees("19 on 1 May 2026; contacts count until 1 June 2026");
        ada.sees("What they mainly did").sees("Nothing says where they lived on 1 May 2026").does_not_see("Merle");
        for form in ["events/new?kind=home", "events/new?kind=main_activity", "visits/new"] {
            assert!(ada.page.body.contains(&format!("/people/{wren}/{form}")), "a link to {form}");
        }

        // The manager sees the team by name, the data officer the council by number; each limited record as such.
        cass.opens(YEAR).await;
        cass.sees("My team’s part").sees("Wren Rowanfield").sees("Teal Hawthornby");
        cass.sees("Somebody whose record has limited access").does_not_see("Merle");
        cass.sees("9 facts are missing").sees("Who can say it: personal adviser.");
        ivo.opens(YEAR).await;
        ivo.sees("Alderbrook team 3 0 9 Not yet").sees("WREN").does_not_see("Rowanfield").does_not_see("MERLE");

        records_wren(&mut ada, &wren).await;
        ada.opens("/caseload/return").await;
        ada.does_not_see("Wren");
        cass.opens(YEAR).await;
        cass.sees("6 facts are missing").sees("In the return: YES F2 U1");

        let signed = signs(&mut cass).await;
        cass.follow().await;
        cass.sees("Signed off. This copy is frozen.").sees("Cass Elmsworth").sees("3, 1 with nothing missing");
        let signed = signed.trim_end_matches("?done=signed").to_owned();
        cass.opens(&format!("{signed}/oc3.csv")).await;
        let frozen = cass.page.body.clone();
        assert_eq!(frozen, "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nWREN,01/05/2007,YES,F2,U1\n");
        cass.opens(&format!("{signed}/header.csv")).await;
        assert!(cass.page.body.contains("WREN,F,01/05/2007,WBRI,A123456780121,,\n"), "{}", cass.page.body);
        cass.opens(&format!("{signed}/facts.csv")).await;
        assert!(cass.page.body.contains("In touch on 10 May 2026"), "{}", cass.page.body);
        assert!(!cass.page.body.contains("MERLE"), "nothing is told of a limited record beside the return");

        // The record goes on; the copy does not.
        let mut moved = on("20-4-2026");
        moved.extend([("outcome", "W"), ("suitable", "no")]);
        posts_event(&mut ada, &wren, "home", &moved).await;
        cass.opens(YEAR).await;
        cass.sees("In the return: YES F2 W2").sees("Alderbrook team, signed off by Cass Elmsworth, 10 February 2027");
        cass.opens(&format!("{signed}/oc3.csv")).await;
        assert_eq!(cass.page.body, frozen);

        // Signed once more, the later copy is what the council sends; the earlier one can still be had.
        signs(&mut cass).await;
        ivo.opens(YEAR).await;
        ivo.sees("Alderbrook team 3 1 6 Cass Elmsworth, 10 February 2027");
        ivo.opens(&format!("{YEAR}/whole/oc3.csv")).await;
        assert!(ivo.page.body.contains("WREN,01/05/2007,YES,F2,W2\n"), "{}", ivo.page.body);
        ivo.opens(&format!("{signed}/oc3.csv")).await;
        assert_eq!(ivo.page.body, frozen);
        // Wren is told that Cass saw her name there; her own page says in plain words what was recorded.
        let mut own = app.visit_as("wren").await;
        own.opens("/me/who-looked").await;
        own.sees("Cass Elmsworth").does_not_see("Ivo");
        own.opens("/me/events").await;
        own.sees("Where you live was written down").sees("You have your own place").does_not_see("suitable");
        app.close().await;
    }
}

#[tokio::test]
async fn nobody_signs_for_what_they_did_not_see_nor_twice() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren = app.cast.person("wren").to_string();
        let (mut ada, mut cass) = (app.visit_as("ada").await, app.visit_as("cass").await);
        let path = format!("{YEAR}/sign");
        cass.opens(&path).await;
        let (key, seen_before) = (cass.form_key(), seen_number(&cass));
        cass.post(&path, &[("form_key", &key), ("seen", &seen_before)]).await;
        assert_eq!(cass.page.status, 422);
        cass.sees("Say that you have read what is missing");

        records_wren(&mut ada, &wren).await;
        cass.post(&path, &[("form_key", &key), ("seen", &seen_before), ("confirm", "yes")]).await;
        assert_eq!(cass.page.status, 422);
        cass.sees("The record has changed since you opened this page").sees("6 facts are missing");
        let (key, now) = (cass.form_key(), seen_number(&cass));
        for times in 0..2 {
            cass.post(&path, &[("form_key", &key), ("seen", &now), ("confirm", "yes")]).await;
            assert_eq!(cass.page.status, 303, "{times}");
        }
        cass.opens(YEAR).await;
        assert_eq!(cass.page.text().matches("signed off by").count(), 1, "posted twice, signed once");
        app.close().await;
    }
}

#[tokio::test]
async fn others_find_no_such_page_and_years_that_have_not_begun_are_none() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let signed = signs(&mut app.visit_as("cass").await).await;
        let signed = signed.trim_end_matches("?done=signed").to_owned();
        for who in ["ada", "bram", "dov", "esk", "fen", "gale", "hazel", "wren"] {
            let mut visitor = app.visit_as(who).await;
            for path in ["/returns", YEAR, &signed, &format!("{signed}/oc3.csv"), &format!("{YEAR}/whole/oc3.csv")] {
                assert_eq!(visitor.get(path).await.status, 404, "{who} {path}");
            }
        }
        let mut ivo = app.visit_as("ivo").await;
        assert_eq!(ivo.get(&format!("{YEAR}/sign")).await.status, 404, "a data officer signs nothing");
        let mut cass = app.visit_as("cass").await;
        for path in ["/returns/year/2028", "/returns/year/1999", "/returns/year/x", &format!("{YEAR}/whole/oc3.csv")] {
            assert_eq!(cass.get(path).await.status, 404, "{path}");
        }
        app.close().await;
    }
}
