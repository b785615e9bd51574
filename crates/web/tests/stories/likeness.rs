//! Search by details: found however they were written down, among one's own alone, with the evidence in words.

use testkit::{TestApp, databases};

use crate::import::{brings, indexed};
use crate::limited_access::keeps_out;

/// Two of one birthday and address, and somebody of another; all in the circle of Ada.
const OTHERS: &[&str] = &[
    "MD77,Robin,Elderbeck,2007-03-04,Ada Linden,ada@throughline.example",
    "MD78,Raven,Elderbeck,2007-03-04,Ada Linden,ada@throughline.example",
    "MD79,Thomas,Sallowby,2006-12-08,Ada Linden,ada@throughline.example",
];

#[tokio::test]
async fn somebody_is_found_by_what_is_nearly_right_and_only_among_ones_own() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut ada = app.visit_as("ada").await;
        ada.get("/people/details?family=Rowanfield").await;
        assert_eq!(ada.page.status, 422);
        ada.sees("People are still being read in").does_not_see("Wren Rowanfield");
        assert!(ada.page.body.contains("value=\"Rowanfield\""), "what was typed is kept");

        let mut ivo = app.visit_as("ivo").await;
        let import = brings(&mut ivo, "person_index.csv", &indexed(OTHERS)).await;
        app.reads_people().await;
        ada.get("/people/details?given=Tom&family=Sallowby").await;
        ada.sees("Nobody found");
        ivo.post(&format!("{import}/apply"), &[]).await;
        app.reads_people().await;

        for (query, name) in [
            ("given=Tom&family=Sallowby", "Thomas Sallowby"),
            ("given=Sallowby&family=Thomas", "Thomas Sallowby"),
            ("given=Thomas&family=Sallowbie&born-day=8&born-month=12&born-year=2006", "Thomas Sallowby"),
            ("given=Thomas&born-day=12&born-month=8&born-year=2006", "Thomas Sallowby"),
            ("family=Rowanfield", "Wren Rowanfield"),
            ("number=a1234wr", "Wren Rowanfield"),
        ] {
            ada.opens(&format!("/people/details?{query}")).await;
            ada.sees("1 person may be meant").sees(name);
        }
        ada.sees("Same: prison number (says much)");
        ada.opens("/people/details?given=Thomas&family=Sallowby&born-day=12&born-month=8&born-year=2006").await;
        ada.sees("Same: given name").sees("Nearly the same: date of birth: day and month have changed places");

        // Somebody else's, and somebody from whom she is excluded: not found, and the page says the same as of nobody.
        let mut answers = std::collections::BTreeSet::new();
        for query in ["given=Teal&family=Hawthornby", "given=Merle&family=Oakenshaw", "given=Sorrel&family=Reedmace"] {
            ada.opens(&format!("/people/details?{query}")).await;
            ada.sees("Nobody found").does_not_see("Oakenshaw,").does_not_see("born 20 January 2006");
            answers.insert(ada.page.text());
        }
        assert_eq!(answers.len(), 1, "{answers:#?}");
        let mut bram = app.visit_as("bram").await;
        bram.opens("/people/details?given=Teal&family=Hawthornby").await;
        bram.sees("1 person may be meant");
        bram.opens("/people/details?given=Wren&family=Rowanfield&born-day=1&born-month=5&born-year=2007").await;
        bram.sees("Nobody found");

        // Undone, they are gone at once from the page, and from memory with the next reading.
        ivo.post(&format!("{import}/undo"), &[]).await;
        ada.opens("/people/details?given=Tom&family=Sallowby").await;
        ada.sees("Nobody found");
        app.close().await;
    }
}

#[tokio::test]
async fn twins_and_what_is_close_are_said_and_what_cannot_be_read_is_put_right() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut ivo = app.visit_as("ivo").await;
        let import = brings(&mut ivo, "person_index.csv", &indexed(OTHERS)).await;
        ivo.post(&format!("{import}/apply"), &[]).await;
        app.reads_people().await;
        let mut ada = app.visit_as("ada").await;
        ada.opens("/people/details?family=Elderbeck&born-year=2007").await;
        ada.sees("2 people may be meant").sees("Look twice: two people are close").sees("Same: family name");
        ada.opens("/people/details?given=Robin&family=Elderbeck&born-day=4&born-month=3&born-year=2007").await;
        ada.sees("Robin Elderbeck").sees("these may be twins").does_not_see("two people are close");

        for (query, words) in [
            ("given=", "Fill in what you know"),
            ("given=Robin&born-day=31&born-month=2", "There is no such day in that month"),
            ("given=Robin&born-month=Maple", "The month of birth must be a month"),
            ("given=Robin&born-year=2999", "The year of birth must have four digits"),
            (&format!("given={}", "x".repeat(201)), "Use 200 characters or fewer"),
        ] {
            ada.get(&format!("/people/details?{query}")).await;
            assert_eq!(ada.page.status, 422, "{query}");
            ada.sees(words).does_not_see("Elderbeck");
        }
        assert_eq!(ada.get("/people/details?given=Robin&sort=1").await.status, 404);

        // The one box hands on what was typed.
        ada.opens("/people?q=Robyn%20Elderbecke%204%203%202007%20A1234WR").await;
        ada.sees("Nobody found").sees("What you typed is filled in");
        for value in ["value=\"Robyn\"", "value=\"Elderbecke\"", "value=\"2007\"", "value=\"A1234WR\""] {
            assert!(ada.page.body.contains(value), "{value}: {}", ada.page.body);
        }
        app.close().await;
    }
}

#[tokio::test]
async fn those_who_answer_for_access_and_managers_find_by_their_own_rules_and_it_is_written_down() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        app.reads_people().await;
        let path =
            "/people/details?given=Wren&family=Rowanfeld&born-day=1&born-month=5&born-year=2007&postcode=MF1%202AB";
        let mut hazel = app.visit_as("hazel").await;
        hazel.opens(path).await;
        hazel.sees("1 person may be meant").sees("Wren Rowanfield").does_not_see("Larkmoor").does_not_see("postcode (");
        assert!(hazel.page.body.contains("/who-looked\""));
        let mut cass = app.visit_as("cass").await;
        let before = app.store.statements();
        cass.opens(path).await;
        let asked = app.store.statements() - before;
        assert!(asked <= 10, "{}: {asked} SQL statements", database.kind);
        cass.sees("Wren Rowanfield");
        let mut wren = app.visit_as("wren").await;
        wren.get("/me/who-looked").await;
        wren.sees("Hazel Maplethorpe").sees("saw your name in a search");
        for who in ["wren", "gale", "ivo", "jade"] {
            assert_eq!(app.visit_as(who).await.get(path).await.status, 404, "{who}");
        }
        // Excluded since people were read: no longer found, without a new reading.
        keeps_out(&mut hazel, &app.cast.person("wren").to_string(), "cass@throughline.example").await;
        cass.opens(path).await;
        cass.sees("Nobody found");
        app.close().await;
    }
}
