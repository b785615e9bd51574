//! A data officer brings files in: nothing counts before it is applied, a bad row stops everything, and it can be undone.

use axum::body::Body;
use axum::http::{Request, header};
use jiff::ToSpan as _;
use testkit::{FIRST_DAY, TestApp, Visitor, databases};

/// Parts the fields and files of one form.
const BOUNDARY: &str = "between-the-parts";

/// What the form asks for besides files.
const FIELDS: &[(&str, &str)] =
    &[("kind", "person-index"), ("agency_code", "x10000001"), ("agency_name", "Merrowdale")];

/// Every column of a council's index, in the order of [`indexed`].
const COLUMNS: &str = "local_id,given_name,family_name,date_of_birth,personal_adviser,personal_adviser_email,middle_name,\
    alias_given_name,alias_family_name,sex,ethnicity,postcode,upn,nhs_number,prison_number,crn,pnc,team,limited_access";

/// A council's index of these people: each by id, names and date of birth, with an adviser and their address or without.
pub(crate) fn indexed(people: &[&str]) -> String {
    let columns = COLUMNS.matches(',').count();
    let row = |person: &&str| format!("{person}{}\r\n", ",".repeat(columns - person.matches(',').count()));
    format!("{COLUMNS}\r\n{}", people.iter().map(row).collect::<String>())
}

/// Somebody new in the circle of Ada.
pub(crate) const ROBIN: &str = "MD77,Robin,Elderbeck,2007-03-04,Ada Linden,ada@throughline.example";

/// The same, born on a day that does not exist.
pub(crate) const BAD: &str = "MD77,Robin,Elderbeck,2007-02-30";

/// A form with files as a browser sends it.
fn form(fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
        );
    }
    for (name, bytes) in files {
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n"
        );
        body.extend(head.bytes());
        body.extend_from_slice(bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").bytes());
    body
}

/// Posts a form with files.
async fn sends(visitor: &mut Visitor<'_>, fields: &[(&str, &str)], files: &[(&str, &[u8])], site: &str) {
    sends_to(visitor, "/imports", (fields, files), site).await;
}

/// A file with its name.
pub(crate) type File<'f> = (&'f str, &'f [u8]);

/// The same to another page.
pub(crate) async fn sends_to(
    visitor: &mut Visitor<'_>,
    path: &str,
    (fields, files): (&[(&str, &str)], &[File<'_>]),
    site: &str,
) {
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
        .header("sec-fetch-site", site);
    visitor.send(request, Body::from(form(fields, files))).await;
}

/// Follows from what was just posted to the page that says what came of it.
async fn watches(visitor: &mut Visitor<'_>) -> String {
    assert_eq!(visitor.page.status, 303, "the files are taken");
    let mut address = visitor.page.location.clone().unwrap_or_default();
    // Each look waits a moment by itself.
    for _ in 0..60 {
        visitor.get(&address).await;
        match visitor.page.location.clone() {
            Some(next) => address = next,
            None if visitor.page.text().contains("The files are being read") => {}
            None => break,
        }
    }
    address
}

/// Opens the form, sends one file with the form's own key, and gives the address of the import that came of it.
pub(crate) async fn brings(visitor: &mut Visitor<'_>, name: &str, file: &str) -> String {
    brings_of_kind(visitor, FIELDS, (name, file)).await
}

/// The same for files of another kind.
pub(crate) async fn brings_of_kind(
    visitor: &mut Visitor<'_>,
    fields: &[(&str, &str)],
    (name, file): (&str, &str),
) -> String {
    visitor.opens("/imports").await;
    let key = visitor.form_key();
    let mut all = vec![("form_key", key.as_str())];
    all.extend_from_slice(fields);
    sends(visitor, &all, &[(name, file.as_bytes())], "same-origin").await;
    watches(visitor).await
}

pub(crate) async fn decides(visitor: &mut Visitor<'_>, import: &str, what: &str) -> u16 {
    visitor.post(&format!("{import}/{what}"), &[]).await;
    let status = visitor.page.status;
    visitor.follow().await;
    status
}

#[tokio::test]
async fn somebody_new_is_previewed_applied_seen_and_taken_back() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let (mut ivo, mut ada) = (app.visit_as("ivo").await, app.visit_as("ada").await);
        let import = brings(&mut ivo, "person_index.csv", &indexed(&[ROBIN])).await;
        ivo.sees("Waiting to be applied").sees("1 new 0 changed 0 no longer listed 0 refused");
        ivo.sees("Robin Elderbeck (MD77)").sees("4 March 2007").sees("Ada Linden (ada@throughline.example)");
        ada.opens("/caseload").await;
        ada.does_not_see("Robin Elderbeck");

        assert_eq!(decides(&mut ivo, &import, "apply").await, 303);
        ivo.sees("Everybody now sees what these files brought").sees("Applied on 10 February 2027 at 10:00");
        ada.opens("/caseload").await;
        ada.sees("Robin Elderbeck");
        assert_eq!(decides(&mut ivo, &import, "apply").await, 303);
        ivo.sees("already applied");
        assert_eq!(decides(&mut ivo, &import, "discard").await, 422);
        ivo.sees("There is a problem").sees("Undo it before you throw it away");

        assert_eq!(decides(&mut ivo, &import, "undo").await, 303);
        ivo.sees("Everything is again as it was before");
        ada.opens("/caseload").await;
        ada.does_not_see("Robin Elderbeck").sees("Wren Rowanfield");
        assert_eq!(decides(&mut ivo, &import, "undo").await, 303);
        ivo.sees("already undone");
        assert_eq!(decides(&mut ivo, &import, "apply").await, 422);
        ivo.sees("bring its files in again");
        for words in ["Nothing of these files was kept", "already thrown away"] {
            assert_eq!(decides(&mut ivo, &import, "discard").await, 303);
            ivo.sees(words);
        }
        app.close().await;
    }
}

#[tokio::test]
async fn one_bad_row_is_named_and_nothing_is_applied() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut ivo = app.visit_as("ivo").await;
        let import = brings(&mut ivo, "person_index.csv", &indexed(&[BAD])).await;
        ivo.sees("Nothing was changed. 1 place must be put right");
        ivo.sees("person_index.csv 2 date_of_birth is a day that does not exist");
        assert!(!ivo.page.body.contains(&format!("{import}/apply")), "there is no button to apply it");
        assert_eq!(decides(&mut ivo, &import, "apply").await, 422);
        ivo.sees("some of its rows were refused");
        assert_eq!(decides(&mut ivo, &import, "undo").await, 422);
        ivo.sees("not applied");
        ivo.get(&format!("{import}/faults.csv")).await;
        assert_eq!(
            ivo.page.body,
            "file,row,column,reason,kind\r\nperson_index.csv,2,date_of_birth,is a day that does not exist,refused\r\n"
        );
        // It stands in nobody's way.
        brings(&mut ivo, "person_index.csv", &indexed(&[ROBIN])).await;
        ivo.sees("Waiting to be applied");
        app.close().await;
    }
}

#[tokio::test]
async fn every_number_equals_the_list_behind_it() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut ivo = app.visit_as("ivo").await;
        let rows: Vec<String> = (0..60).map(|no| format!("MD{no},Robin,Elderbeck,2007-03-04")).collect();
        let people = indexed(&rows.iter().map(String::as_str).collect::<Vec<_>>());
        let import = brings(&mut ivo, "person_index.csv", &people).await;
        decides(&mut ivo, &import, "apply").await;
        let moved = people.replace("MD59,Robin,Elderbeck", "MD59,Robin,Alderbeck").replace("MD58,", "MD158,");
        let import = brings(&mut ivo, "person_index.csv", &moved).await;
        ivo.sees("1 new 1 changed 0 no longer listed 0 refused 0 worth a look 58 as they were");
        for (show, records) in [("all", 2), ("new", 1), ("changed", 1), ("gone", 0), ("refused", 0), ("findings", 0)] {
            ivo.opens(&format!("{import}?show={show}")).await;
            assert_eq!(ivo.page.body.matches("<h3 class=\"govuk-heading-s\">").count(), records, "{show}");
        }
        ivo.opens(&format!("{import}?show=changed")).await;
        ivo.sees("Elderbeck").sees("Alderbeck");
        assert_eq!(ivo.get(&format!("{import}?show=nonsense")).await.status, 404);
        decides(&mut ivo, &import, "discard").await;

        // Page by page: fifty, and then the other ten.
        let others = people.replace("MD", "MX");
        let import = brings(&mut ivo, "person_index.csv", &others).await;
        let shown = |ivo: &Visitor<'_>| ivo.page.body.matches("<h3 class=\"govuk-heading-s\">").count();
        assert_eq!(shown(&ivo), 50);
        let next = ivo.page.attribute_after("govuk-pagination__next", "href").expect("a second page");
        ivo.opens(&format!("{import}{}", next.replace("&amp;", "&"))).await;
        assert_eq!(shown(&ivo), 10);
        ivo.sees("Back to the first of them");
        app.close().await;
    }
}

#[tokio::test]
async fn one_import_waits_at_a_time_and_the_same_form_twice_is_one_import() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut ivo = app.visit_as("ivo").await;
        ivo.opens("/imports").await;
        let key = ivo.form_key();
        let mut fields = vec![("form_key", key.as_str())];
        fields.extend_from_slice(FIELDS);
        let mut imports = std::collections::BTreeSet::new();
        for _ in 0..3 {
            sends(&mut ivo, &fields, &[("person_index.csv", indexed(&[ROBIN]).as_bytes())], "same-origin").await;
            imports.insert(watches(&mut ivo).await);
        }
        assert_eq!(imports.len(), 1, "{imports:?}");
        let import = imports.pop_first().expect("an import");

        // Another form meets the import that waits, and is told which.
        brings(&mut ivo, "person_index.csv", &indexed(&[ROBIN])).await;
        ivo.sees("The files were not brought in").sees("Import 1 still waits to be applied");
        assert!(ivo.page.body.contains(&format!("href=\"{import}\"")), "with a way to it");
        ivo.opens("/imports").await;
        ivo.sees("Import 1 from Merrowdale waits to be applied");
        assert_eq!(decides(&mut ivo, &import, "discard").await, 303);
        ivo.sees("Thrown away");
        brings(&mut ivo, "person_index.csv", &indexed(&[ROBIN])).await;
        ivo.sees("Import 2: Council person index");
        app.close().await;
    }
}

#[tokio::test]
async fn what_is_missing_or_wrong_is_said() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut ivo = app.visit_as("ivo").await;
        // A browser sends a nameless file where none was chosen.
        sends(&mut ivo, &[("agency_code", "x1")], &[("", b"")], "same-origin").await;
        assert_eq!(ivo.page.status, 422);
        ivo.sees("Choose what the files hold").sees("Enter the agency’s name").sees("Choose at least one file");
        assert!(ivo.page.body.contains("value=\"x1\""), "what was typed is still there");

        sends(&mut ivo, FIELDS, &[("person_index.csv", indexed(&[ROBIN]).as_bytes())], "cross-site").await;
        assert_eq!(ivo.page.status, 400, "a form from another site");
        ivo.opens("/imports").await;
        ivo.sees("Nothing was imported yet");

        brings(&mut ivo, "sheet.csv", "PK\u{3}\u{4} and so on").await;
        ivo.sees("Refused").sees("sheet.csv whole file whole row is an Excel workbook");
        let mut fields = FIELDS.to_vec();
        fields.retain(|(name, _)| *name != "agency_code");
        fields.push(("agency_code", "Merrowdale"));
        // A page that lost its key is not taken for a new one.
        sends(&mut ivo, &fields, &[("person_index.csv", indexed(&[ROBIN]).as_bytes())], "same-origin").await;
        ivo.sees("This page was used before");
        ivo.opens("/imports").await;
        let key = ivo.form_key();
        fields.push(("form_key", &key));
        sends(&mut ivo, &fields, &[("person_index.csv", indexed(&[ROBIN]).as_bytes())], "same-origin").await;
        watches(&mut ivo).await;
        ivo.sees("The files were not brought in").sees("MERROWDALE is not the code of a council");
        ivo.opens("/imports/reading/00000000000000000000000000000001").await;
        ivo.sees("Imports");
        app.close().await;
    }
}

#[tokio::test]
async fn what_rests_on_an_import_keeps_it() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let (mut ivo, mut ada) = (app.visit_as("ivo").await, app.visit_as("ada").await);
        let import = brings(&mut ivo, "person_index.csv", &indexed(&[ROBIN])).await;
        decides(&mut ivo, &import, "apply").await;
        ada.opens("/people?q=Elderbeck").await;
        let person = ada.page.attribute_after("tl-list__row", "href").expect("Robin is found");
        crate::form::posts_visit(&mut ada, person.trim_start_matches("/people/"), &crate::form::seen("3-2-2027")).await;
        assert_eq!(decides(&mut ivo, &import, "undo").await, 422);
        ivo.sees("This import cannot be undone, because these rest on it: 1 contact");
        app.close().await;
    }
}

#[tokio::test]
async fn files_that_are_too_large_are_sent_to_the_command_line() {
    let database = databases().await.into_iter().next().expect("SQLite is always there");
    let app = TestApp::open(&database.address).await;
    let mut ivo = app.visit_as("ivo").await;
    let large = vec![b'x'; (64 << 20) + 1];
    sends(&mut ivo, FIELDS, &[("person_index.csv", &large)], "same-origin").await;
    assert_eq!(ivo.page.status, 413);
    ivo.sees("A page takes 64 MB at a time").sees("throughline import");
    app.close().await;
}

#[tokio::test]
async fn nobody_else_knows_of_imports() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut ivo = app.visit_as("ivo").await;
        let import = brings(&mut ivo, "person_index.csv", &indexed(&[ROBIN])).await;
        for who in ["ada", "cass", "hazel", "gale", "wren"] {
            let mut visitor = app.visit_as(who).await;
            for path in ["/imports".to_owned(), import.clone(), format!("{import}/faults.csv")] {
                assert_eq!(visitor.get(&path).await.status, 404, "{who} at {path}");
            }
            sends(&mut visitor, FIELDS, &[("person_index.csv", indexed(&[ROBIN]).as_bytes())], "same-origin").await;
            assert_eq!(visitor.page.status, 404, "{who} sends files");
            for what in ["apply", "discard", "undo"] {
                assert_eq!(decides(&mut visitor, &import, what).await, 404, "{who}: {what}");
            }
        }
        ivo.opens(&import).await;
        ivo.sees("Waiting to be applied");
        app.close().await;
    }
}

#[tokio::test]
async fn an_adviser_named_anew_leads_at_once_and_the_one_before_stays_for_the_overlap() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut ivo = app.visit_as("ivo").await;
        let import = brings(&mut ivo, "person_index.csv", &indexed(&[ROBIN])).await;
        decides(&mut ivo, &import, "apply").await;
        let mut ada = app.visit_as("ada").await;
        ada.opens("/people?q=Elderbeck").await;
        let robin = ada.page.attribute_after("tl-list__row", "href").expect("Robin is found");

        app.turn_to(FIRST_DAY + 7_i64.days());
        let mut ivo = app.visit_as("ivo").await;
        let bram = ROBIN.replace("Ada Linden,ada@", "Bram Alderson,bram@");
        let import = brings(&mut ivo, "person_index.csv", &indexed(&[&bram])).await;
        decides(&mut ivo, &import, "apply").await;
        for (days, ada_reads) in [(7, 200), (7 + 27, 200), (7 + 28, 404)] {
            app.turn_to(FIRST_DAY + i64::from(days).days());
            let mut bram = app.visit_as("bram").await;
            assert_eq!(bram.get(&robin).await.status, 200, "day {days}");
            bram.sees("Personal adviser Bram Alderson");
            let mut ada = app.visit_as("ada").await;
            assert_eq!(ada.get(&robin).await.status, ada_reads, "day {days}");
            if ada_reads == 200 {
                ada.sees("Personal adviser (not the lead) Ada Linden");
            }
        }
        app.close().await;
    }
}
