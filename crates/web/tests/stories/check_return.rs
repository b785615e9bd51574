//! A return's files are checked: what is found can be seen by rule, by person and by table, by whoever sent them and nobody else.

use testkit::{TestApp, Visitor, databases};

use crate::import::sends_to;

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nMD1,F,10/06/2007,WBRI,A123456789012,,\n";
const OUTCOMES: &str = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nMD1,10/06/2007,YES,0,X1\nMD2,10/06/2007,DIED,F2,0\n";

/// Sends these files with the form's own key and waits for what comes of it; gives its address.
async fn sends(visitor: &mut Visitor<'_>, files: &[(&str, &[u8])]) -> String {
    visitor.opens("/returns/check").await;
    let key = visitor.form_key();
    let fields = [("form_key", key.as_str()), ("year", "2026")];
    sends_to(visitor, "/returns/check", (&fields, files), "same-origin").await;
    assert_eq!(visitor.page.status, 303, "{}", visitor.page.text());
    let address = visitor.page.location.clone().unwrap_or_default();
    for _ in 0..60 {
        visitor.get(&address).await;
        if !visitor.page.text().contains("The files are being checked") {
            break;
        }
    }
    address
}

#[tokio::test]
async fn what_was_found_is_grouped_narrowed_explained_and_downloaded() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut ivo = app.visit_as("ivo").await;
        ivo.opens("/returns").await;
        ivo.sees("Check a return before it is sent");
        let files: [(&str, &[u8]); 2] = [("header.csv", HEADER.as_bytes()), ("oc3.csv", OUTCOMES.as_bytes())];
        let address = sends(&mut ivo, &files).await;
        ivo.sees("to look at in this return of 2026").sees("2 children of 2 files checked by");
        ivo.sees("Rule 344")
            .sees("Rule INT06")
            .sees("IN_TOUCH=DIED ACTIV=F2")
            .sees("This breaks it:")
            .sees("This does not:");
        ivo.opens(&format!("{address}?by=person")).await;
        ivo.sees("MD1").sees("MD2").does_not_see("Rule 344");
        ivo.opens(&format!("{address}?by=table")).await;
        ivo.sees("OC3");
        ivo.opens(&format!("{address}?rule=344")).await;
        ivo.sees("Rule 344").sees("OC3, row 3").sees("MD2").does_not_see("MD1");
        ivo.opens(&format!("{address}?child=MD1&table=OC3")).await;
        ivo.sees("Child MD1, Table OC3").sees("OC3, row 2").does_not_see("MD2");
        ivo.opens(&format!("{address}?rule=344&child=MD1")).await;
        ivo.sees("Nothing was found here");
        assert_eq!(ivo.get(&format!("{address}?by=mood")).await.status, 404);
        ivo.opens(&format!("{address}/issues.csv")).await;
        assert!(ivo.page.body.starts_with("child,table,column,row,rule,text\n"), "{}", ivo.page.body);
        assert!(ivo.page.body.lines().any(|line| line.starts_with("MD2,OC3,") && line.contains(",3,344,")));
        // Nobody else sees it, and after an hour nobody does.
        let mut cass = app.visit_as("cass").await;
        for path in [address.clone(), format!("{address}/issues.csv")] {
            cass.get(&path).await;
            assert_eq!(cass.page.location.as_deref(), Some("/returns/check?gone=1"), "{path}");
        }
        app.wait_minutes(50);
        ivo.opens(&address).await;
        app.wait_minutes(11);
        ivo.get(&address).await;
        ivo.follow().await;
        ivo.sees("What was found is not kept any more");
        app.close().await;
    }
}

#[tokio::test]
async fn files_that_cannot_be_read_are_named_and_a_form_without_files_too() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut cass = app.visit_as("cass").await;
        for (name, body, said) in [
            ("notes.csv", &b"A,B\n1,2\n"[..], "Notes.csv, row 1 does not have the columns of a table of the return"),
            ("oc3.csv", &b""[..], "Oc3.csv is empty"),
            ("return.zip", &b"not a zip"[..], "Return.zip cannot be unpacked"),
            ("picture.csv", &b"\x89PNG\r\n\x1a\n\0\0"[..], "Picture.csv"),
        ] {
            sends(&mut cass, &[(name, body)]).await;
            cass.sees("The files could not be checked").sees(said.get(1..).unwrap_or_default());
        }
        cass.opens("/returns/check").await;
        let key = cass.form_key();
        let fields = [("form_key", key.as_str()), ("year", "1999")];
        sends_to(&mut cass, "/returns/check", (&fields, &[]), "same-origin").await;
        assert_eq!(cass.page.status, 422);
        cass.sees("Choose the year of the return").sees("Choose the files of the return, or a zip of them");
        app.close().await;
    }
}

#[tokio::test]
async fn a_form_sent_twice_is_one_check_and_others_find_no_such_page() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut ivo = app.visit_as("ivo").await;
        ivo.opens("/returns/check").await;
        let key = ivo.form_key();
        let fields = [("form_key", key.as_str()), ("year", "2026")];
        let mut addresses = Vec::new();
        for body in [HEADER, "A,B\n1,2\n"] {
            sends_to(&mut ivo, "/returns/check", (&fields, &[("header.csv", body.as_bytes())]), "same-origin").await;
            assert_eq!(ivo.page.status, 303);
            addresses.push(ivo.page.location.clone().unwrap_or_default());
        }
        assert_eq!(addresses[0], addresses[1], "one form, one check");
        for _ in 0..60 {
            ivo.get(&addresses[0]).await;
            if !ivo.page.text().contains("The files are being checked") {
                break;
            }
        }
        ivo.sees("1 child of 1 file checked by").does_not_see("could not be checked");
        // Without the form's key nothing is begun; from another site neither.
        let bare = [("year", "2026")];
        sends_to(&mut ivo, "/returns/check", (&bare, &[("header.csv", HEADER.as_bytes())]), "same-origin").await;
        assert_ne!(ivo.page.status, 303, "{}", ivo.page.text());
        sends_to(&mut ivo, "/returns/check", (&fields, &[("header.csv", HEADER.as_bytes())]), "cross-site").await;
        assert_ne!(ivo.page.status, 303, "{}", ivo.page.text());
        for who in ["ada", "dov", "esk", "wren"] {
            let mut visitor = app.visit_as(who).await;
            assert_eq!(visitor.get("/returns/check").await.status, 404, "{who}");
            sends_to(&mut visitor, "/returns/check", (&fields, &[("header.csv", HEADER.as_bytes())]), "same-origin")
                .await;
            assert_eq!(visitor.page.status, 404, "{who}");
            assert_eq!(visitor.get(&addresses[0]).await.status, 404, "{who}");
            assert_eq!(visitor.get(&format!("{}/issues.csv", addresses[0])).await.status, 404, "{who}");
        }
        app.close().await;
    }
}
