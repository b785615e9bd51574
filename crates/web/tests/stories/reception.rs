//! A prison's reception desk: an answer that names a council and nobody, and that the young adult reads of.

use domain::reception::QUESTIONS_A_DAY_MAX;
use testkit::{TestApp, Visitor, databases};

use crate::import::{brings, indexed};
use crate::limited_access::keeps_out;
use crate::link_review::{WRENS_PRISON, pair, run, says, takes_next};

/// Fields of the form.
pub(crate) type Fields<'a> = &'a [(&'a str, &'a str)];

/// Wren as she is.
pub(crate) const WREN: Fields<'static> = &[
    ("given", "Wren"),
    ("family", "Rowanfield"),
    ("born-day", "1"),
    ("born-month", "5"),
    ("born-year", "2007"),
    ("because", "arrived"),
];

/// Merle, on whose record there is a list of limited access.
const MERLE: Fields<'static> = &[
    ("given", "Merle"),
    ("family", "Oakenshaw"),
    ("born-day", "20"),
    ("born-month", "1"),
    ("born-year", "2006"),
    ("because", "arrived"),
];

/// Somebody nobody knows.
const NOBODY: Fields<'static> = &[
    ("given", "Sorrel"),
    ("family", "Reedmace"),
    ("born-day", "2"),
    ("born-month", "2"),
    ("born-year", "2006"),
    ("because", "arrived"),
];

async fn posts(officer: &mut Visitor<'_>, fields: Fields<'_>) -> String {
    officer.opens("/reception").await;
    let key = officer.form_key();
    let mut all = vec![("form_key", key.as_str())];
    all.extend_from_slice(fields);
    officer.post("/reception", &all).await;
    key
}

/// Asks, opens the answer, and gives its address.
pub(crate) async fn asks(officer: &mut Visitor<'_>, fields: Fields<'_>) -> String {
    posts(officer, fields).await;
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    let answer = officer.page.location.clone().expect("an answer");
    officer.follow().await;
    answer
}

/// The fields with some of them another way.
fn but<'a>(fields: Fields<'a>, others: Fields<'a>) -> Vec<(&'a str, &'a str)> {
    let other = |field: &str| others.iter().find(|(name, _)| *name == field).map(|(_, value)| *value);
    fields.iter().map(|&(field, typed)| (field, other(field).unwrap_or(typed))).collect()
}

#[tokio::test]
async fn the_answer_names_a_council_and_nobody_and_the_young_adult_reads_of_it() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut jade = app.visit_as("jade").await;
        posts(&mut jade, WREN).await;
        assert_eq!(jade.page.status, 422);
        jade.sees("People are still being read in");
        app.reads_people().await;

        let answer = asks(&mut jade, WREN).await;
        jade.sees("Very likely: a council knows them").sees("Merrowdale").sees("given name: the same");
        jade.sees("Write nothing down as a fact").sees("ask for the leaving care duty desk");
        for kept_back in ["Ada Linden", "Alderbrook", "Larkmoor", "A1234WR", "2007", "9 April", "Rowanfield", "Wren"] {
            jade.does_not_see(kept_back);
        }
        // Near, and not the same: it may be somebody else.
        let near = but(WREN, &[("given", "Wrenna"), ("born-year", "2008")]);
        asks(&mut jade, &near).await;
        jade.sees("May be: a council may know them").sees("given name: similar").sees("family name: the same");
        jade.does_not_see("date of birth:").does_not_see("Wren").does_not_see("2007");

        let mut wren = app.visit_as("wren").await;
        wren.get("/me/who-looked").await;
        wren.sees("Jade Rushmere").sees("asked at the reception of HMP Curlew Fen if a council knows you");
        wren.sees("They were told yes").sees("They were told maybe").sees("10 February 2027").does_not_see("arrived");
        // Those who work with her at the council read which prison asked, and when; the prison that holds her does not.
        let record = format!("/people/{}", app.cast.person("wren"));
        let mut ada = app.visit_as("ada").await;
        let before = app.store.statements();
        ada.opens(&record).await;
        let asked = app.store.statements() - before;
        assert!(asked <= 10, "{}: {asked} SQL statements", database.kind);
        ada.sees("A prison’s reception asked").sees("HMP Curlew Fen, 10 February 2027");
        let mut dov = app.visit_as("dov").await;
        dov.opens(&record).await;
        dov.does_not_see("A prison’s reception asked");
        let mut hazel = app.visit_as("hazel").await;
        hazel.get("/audit").await;
        hazel.sees("very likely (they have just arrived; by given name, family name, date of birth)");
        hazel.does_not_see("Wrenna");

        // Another officer, and the same one on another day, find no answer there.
        assert_eq!(app.visit_as("fen").await.get(&answer).await.status, 404);
        app.turn_to(jiff::civil::date(2027, 2, 11));
        let mut jade = app.visit_as("jade").await;
        assert_eq!(jade.get(&answer).await.status, 404);
        jade.opens("/reception").await;
        jade.does_not_see("What you asked today");
        assert_eq!(jade.get(&format!("/people/{}", app.cast.person("wren"))).await.status, 404, "it opens no record");
        app.close().await;
    }
}

#[tokio::test]
async fn those_who_are_not_spoken_of_are_answered_as_nobody() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        app.reads_people().await;
        let mut jade = app.visit_as("jade").await;
        let mut answers = std::collections::BTreeSet::new();
        // A twin who is not held, somebody on a list, nobody: one answer, at one cost, with one line.
        let twin = but(WREN, &[("given", "Robin")]);
        for fields in [NOBODY, MERLE, twin.as_slice()] {
            jade.opens("/reception").await;
            let key = jade.form_key();
            let mut all = vec![("form_key", key.as_str())];
            all.extend_from_slice(fields);
            let (statements, lines) = (app.store.statements(), app.store.audit_head().await.expect("chain").seq);
            jade.post("/reception", &all).await;
            let cost = app.store.statements() - statements;
            let written = app.store.audit_head().await.expect("chain").seq - lines;
            jade.follow().await;
            jade.sees("Nobody found").sees("This does not mean that they were not in care").does_not_see("Merrowdale");
            answers.insert((jade.page.text(), jade.page.body.len(), cost, written));
        }
        assert_eq!(answers.len(), 1, "{}: {answers:#?}", database.kind);

        // Wren shuts her time in care to the prison: from the next question on nobody is found.
        asks(&mut jade, WREN).await;
        jade.sees("Very likely");
        let mut wren = app.visit_as("wren").await;
        crate::care_status::shuts_category(&mut wren).await;
        asks(&mut jade, WREN).await;
        jade.sees("Nobody found").does_not_see("Merrowdale");
        // And Teal's record is limited since people were read.
        let teal: Fields<'_> = &[
            ("given", "Teal"),
            ("family", "Hawthornby"),
            ("born-day", "12"),
            ("born-month", "9"),
            ("born-year", "2006"),
        ];
        let teal = but(WREN, teal);
        asks(&mut jade, &teal).await;
        jade.sees("Very likely");
        let mut hazel = app.visit_as("hazel").await;
        keeps_out(&mut hazel, &app.cast.person("teal").to_string(), "ivo@throughline.example").await;
        asks(&mut jade, &teal).await;
        jade.sees("Nobody found");
        app.close().await;
    }
}

#[tokio::test]
async fn a_question_needs_a_reason_and_enough_is_asked_once_and_so_often_a_day() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        app.reads_people().await;
        let mut jade = app.visit_as("jade").await;
        for (fields, words) in [
            (vec![], "Choose why you are asking"),
            (vec![("because", "arrived")], "Enter the names and date of birth, or a number"),
            (but(WREN, &[("because", "curious")]), "Choose why you are asking"),
            (but(WREN, &[("born-day", "32")]), "There is no such day in that month"),
            (vec![("family", "Rowanfield"), ("because", "arrived")], "otherwise anybody could be meant"),
            (but(WREN, &[("family", "")]), "otherwise anybody could be meant"),
        ] {
            posts(&mut jade, &fields).await;
            assert_eq!(jade.page.status, 422, "{words}");
            jade.sees(words).does_not_see("Merrowdale");
        }
        assert!(jade.page.body.contains("value=\"Wren\""), "what was typed is kept");

        // The same form twice is one question; with something else in it, it is told.
        let key = posts(&mut jade, WREN).await;
        let first = jade.page.location.clone();
        let mut again = vec![("form_key", key.as_str())];
        again.extend_from_slice(WREN);
        jade.post("/reception", &again).await;
        assert_eq!(jade.page.location, first);
        again.retain(|(name, _)| *name != "given");
        again.push(("given", "Teal"));
        jade.post("/reception", &again).await;
        jade.sees("This page was used before");
        jade.opens("/reception").await;
        jade.sees(&format!("You may ask {} more times today", QUESTIONS_A_DAY_MAX - 1));

        for _ in 1..QUESTIONS_A_DAY_MAX {
            posts(&mut jade, NOBODY).await;
            assert_eq!(jade.page.status, 303);
        }
        posts(&mut jade, WREN).await;
        assert_eq!(jade.page.status, 422);
        jade.sees("which is as often as anybody may").does_not_see("Merrowdale");
        // Another officer still may, and she may tomorrow.
        let mut fen = app.visit_as("fen").await;
        asks(&mut fen, WREN).await;
        app.turn_to(jiff::civil::date(2027, 2, 11));
        let mut jade = app.visit_as("jade").await;
        asks(&mut jade, WREN).await;
        jade.sees("Very likely");
        app.close().await;
    }
}

#[tokio::test]
async fn two_who_fit_are_may_be_and_the_directory_gives_the_number() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut ivo = app.visit_as("ivo").await;
        let same = ["MD77,Wren,Rowanfield,2007-05-01", "MD78,Oldest,Elderbeck,1999-05-01"];
        let import = brings(&mut ivo, "person_index.csv", &indexed(&same)).await;
        ivo.post(&format!("{import}/apply"), &[]).await;
        app.reads_people().await;
        let mut fen = app.visit_as("fen").await;
        asks(&mut fen, WREN).await;
        fen.sees("May be").sees("Merrowdale").does_not_see("Very likely");
        // Once two entries are held to be one person, she is no rival of herself; parted, she is again.
        crate::link_review::brings(&app, run("1", vec![pair([WRENS_PRISON, "MD77"], 11_250, None)])).await;
        let link = takes_next(&mut ivo).await;
        says(&mut ivo, &link, "same", &[("went_by", "birth")]).await;
        asks(&mut fen, WREN).await;
        fen.sees("Very likely").sees("Merrowdale").does_not_see("May be");
        let mut cass = app.visit_as("cass").await;
        cass.post(&format!("{link}/undo"), &[("why", "Two people.")]).await;
        asks(&mut fen, WREN).await;
        fen.sees("May be");
        // Whoever is past 25 is not spoken of.
        let old = but(WREN, &[("given", "Oldest"), ("family", "Elderbeck"), ("born-year", "1999")]);
        asks(&mut fen, &old).await;
        fen.sees("Nobody found");
        fen.opens("/reception/paper").await;
        fen.sees("You do not have to fill this in");
        for path in ["/reception", "/reception/paper"] {
            let before = app.store.statements();
            fen.opens(path).await;
            let asked = app.store.statements() - before;
            assert!(asked <= 10, "{}: {path}: {asked} SQL statements", database.kind);
        }
        app.close().await;
    }
}
