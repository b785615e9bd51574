//! Two agencies' records may be one person: a run's pairs come in, two reviewers look blind, records are joined and parted,
//! and nothing is moved by either.

use casework::link_review::{BringError, Brought, BroughtPair, Field, Run, Side, Step, bring_in};
use casework::record::{self, RecordKind};
use domain::link_review::{Decided, PairFlag};
use testkit::{TestApp, Visitor, databases};

use access::Action;

pub(crate) const TEAL: &str = "teal";
pub(crate) const WRENS_PRISON: &str = "A1234WR";

fn field(name: &str, one: &str, other: &str, standing: &str, says: &str) -> Field {
    let values = |text: &str| if text.is_empty() { Vec::new() } else { vec![text.to_owned()] };
    Field {
        name: name.to_owned(),
        one: values(one),
        other: values(other),
        standing: standing.to_owned(),
        says: says.to_owned(),
    }
}

/// A pair that a run left to people.
pub(crate) fn pair(keys: [&str; 2], weight: i64, flag: Option<PairFlag>) -> BroughtPair {
    BroughtPair {
        keys: keys.map(str::to_owned),
        weight,
        margin: 4_000,
        flag,
        decided: Decided::Review,
        compared: vec![
            field("first_name", "Wren", "Teal", "differ", "different"),
            field("surname", "Rowanfield", "Hawthornby", "near", "spelled alike"),
            field("date_of_birth", "2007-05-01", "2007-05-01", "agree", "the same"),
            field("postcode", "", "XM4 2RB", "missing", "not known on one side"),
        ],
        evidence: vec![
            Step {
                name: "date of birth".to_owned(),
                says: "the same".to_owned(),
                weight: 13_900,
                strength: "strong for".to_owned(),
            },
            Step {
                name: "first name".to_owned(),
                says: "different".to_owned(),
                weight: -7_900,
                strength: "against".to_owned(),
            },
        ],
    }
}

/// A run of a prison's file against the council's.
pub(crate) fn run(number: &str, pairs: Vec<BroughtPair>) -> Run {
    let side = |agency: &str, kind, file: &str| Side { agency: agency.to_owned(), kind, file: file.to_owned() };
    Run {
        manifest_sha256: number.to_owned(),
        model_sha256: "00".repeat(32),
        sides: [
            side("LKX", RecordKind::Prison, "prison.csv"),
            side("X10000001", RecordKind::PersonIndex, "authority.csv"),
        ],
        thresholds: [20_000, 14_000, 0],
        pairs,
    }
}

pub(crate) async fn brings(app: &TestApp, run: Run) -> Brought {
    let permit = app.operator(Action::BringLinks);
    bring_in(&app.store, &permit, run, app.correlation()).await.expect("it comes in")
}

/// Takes the next pair; answers its address.
pub(crate) async fn takes_next(visitor: &mut Visitor<'_>) -> String {
    visitor.post("/links/next", &[]).await;
    let to = visitor.page.location.clone().expect("somewhere");
    let path = to.split('?').next().unwrap_or_default().to_owned();
    visitor.get(&to).await;
    path
}

/// Answers the pair that is open.
pub(crate) async fn says(visitor: &mut Visitor<'_>, path: &str, saying: &str, more: &[(&str, &str)]) {
    visitor.get(path).await;
    let (key, version) = (visitor.form_key(), visitor.page.attribute_after("name=\"version\"", "value"));
    let version = version.expect("a form");
    let mut fields = vec![("form_key", key.as_str()), ("version", version.as_str()), ("saying", saying)];
    fields.extend_from_slice(more);
    visitor.post(path, &fields).await;
}

/// Every row of the record but those of reviews, audit and forms, as a copy has them.
async fn everything_else(app: &TestApp) -> Vec<String> {
    let of_review = ["link_", "audit", "chain_end", "shown", "form_key", "draft", "session", "sign_in_attempt"];
    let is_other =
        |line: &String| line.starts_with("[\"") && !of_review.iter().any(|table| line[2..].starts_with(table));
    app.copied_rows().await.into_iter().filter(is_other).collect()
}

#[tokio::test]
async fn a_link_wrongly_made_and_undone_leaves_an_identical_export() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let (wren, teal) = (app.cast.person("wren"), app.cast.person("teal"));
        let path = format!("/people/{wren}");
        let mut ada = app.visit_as("ada").await;
        ada.opens(&path).await;
        let seen = ada.page.text();
        let export = async || {
            let rows = app.store.rows();
            (record::export(rows, wren).await.expect("export"), record::export(rows, teal).await.expect("export"))
        };
        let before = export().await;
        assert!(before.0.contains("Rowanfield") && !before.0.contains("Hawthornby"));
        let kept = everything_else(&app).await;

        brings(&app, run("1", vec![pair([WRENS_PRISON, TEAL], 11_250, None)])).await;
        let mut ivo = app.visit_as("ivo").await;
        let link = takes_next(&mut ivo).await;
        says(&mut ivo, &link, "same", &[("went_by", "birth")]).await;
        ivo.follow().await;
        ivo.sees("They are held to be one person");

        // Both entries show what both agencies know.
        let joined = export().await;
        assert!(joined.0.contains("Hawthornby") && joined.1.contains("Larkmoor"), "{}", joined.1);
        ada.opens(&path).await;
        assert_ne!(ada.page.text(), seen);
        ada.sees("Records that somebody held to be theirs too").sees("Ivo Sycamore").sees("Merrowdale");
        let mut bram = app.visit_as("bram").await;
        bram.opens(&format!("/people/{teal}")).await;
        bram.sees("Larkmoor");
        assert_eq!(everything_else(&app).await, kept, "joining moves nothing");
        // The two are told who joined them.
        let mut own = app.visit_as("wren").await;
        own.opens("/me/who-looked").await;
        own.sees("Ivo Sycamore").sees("said that a record somewhere else is yours too");

        // Somebody else takes it back.
        let mut cass = app.visit_as("cass").await;
        let undo = format!("{link}/undo");
        for (why, message) in [("", "Say why you are taking this back"), (&*"x".repeat(1_001), "Shorten it to 1,000")] {
            cass.post(&undo, &[("why", why)]).await;
            assert_eq!(cass.page.status, 422);
            cass.sees(message);
        }
        for _ in 0..2 {
            cass.post(&undo, &[("why", "Teal is another person: I know both.")]).await;
            assert_eq!(cass.page.status, 303);
        }
        cass.follow().await;
        cass.sees("It is taken back.");
        assert_eq!(export().await, before, "byte for byte");
        ada.opens(&path).await;
        assert_eq!(ada.page.text(), seen, "the page is as it was");
        assert_eq!(everything_else(&app).await, kept);
        own.opens("/me/who-looked").await;
        own.sees("took back what was said about a record somewhere else");
        app.close().await;
    }
}

#[tokio::test]
async fn a_reviewer_is_blind_until_they_have_answered() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        brings(&app, run("1", vec![pair([WRENS_PRISON, TEAL], 11_250, Some(PairFlag::Twin))])).await;
        let hidden = ["11.3", "bits", "twins", "Score", "strong for", "What was said", "Ivo"];
        let (mut ivo, mut cass) = (app.visit_as("ivo").await, app.visit_as("cass").await);
        ivo.opens("/links").await;
        ivo.sees("1 pair waits for you").does_not_see("Rowanfield");
        let link = takes_next(&mut ivo).await;
        ivo.sees("Are these the same person?").sees("1 pair waits for you").sees("HMP/YOI Larkmoor").sees("Merrowdale");
        // Agree, differ and missing are said in words.
        ivo.sees("Date of birth = Agree").sees("First name ≠ Differ").sees("Postcode ? Missing").sees("Not known");
        ivo.sees("Surname ≈ Nearly agree spelled alike").sees("1 May 2007");
        for word in hidden.iter().filter(|word| **word != "Ivo") {
            ivo.does_not_see(word);
        }
        // Nobody else is given it meanwhile.
        cass.opens("/links").await;
        cass.sees("No pair waits for you").sees("1 more waits for somebody else");
        cass.post("/links/next", &[]).await;
        assert_eq!(cass.page.location.as_deref(), Some("/links?done=empty"));
        cass.get(&link).await;
        cass.sees("A colleague has this pair open");

        says(&mut ivo, &link, "same", &[("went_by", "birth"), ("words", "Hawthorn is her mother’s name.")]).await;
        ivo.follow().await;
        ivo.sees("Your answer is saved").sees("It waits for a second reviewer").sees("Score: 11.3 bits");
        ivo.sees("Same surname and birthday with different first names")
            .sees("Date of birth the same strong for +13.9");
        ivo.sees("By date of birth: Hawthorn is her mother’s name.");
        ivo.opens("/links").await;
        ivo.sees("No pair waits for you");

        // The second is as blind as the first, and is not told that there was one.
        assert_eq!(takes_next(&mut cass).await, link);
        for word in hidden {
            cass.does_not_see(word);
        }
        cass.does_not_see("second").does_not_see("mother’s name");
        says(&mut cass, &link, "different", &[("words", "Two people: I have met both.")]).await;
        cass.follow().await;
        cass.sees("This pair needs attention").sees("Two reviewers do not agree");
        cass.sees("You reviewed it yourself. Somebody who has not settles it.").does_not_see("Settle it:");
        let key = cass.form_key();
        let settled = [("form_key", key.as_str()), ("version", "1"), ("saying", "same"), ("went_by", "names")];
        cass.post(&format!("{link}/settle"), &settled).await;
        assert_eq!(cass.page.status, 422);
        cass.sees("This pair is not yours to settle");
        ivo.opens("/links").await;
        ivo.sees("Needs attention").sees("Wren Rowanfield and Teal Hawthornby").sees("Two reviewers do not agree");
        app.close().await;
    }
}

#[tokio::test]
async fn forms_come_back_empty_wrong_twice_and_too_late() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        brings(&app, run("1", vec![pair([WRENS_PRISON, TEAL], 11_250, None)])).await;
        let (mut ivo, mut cass) = (app.visit_as("ivo").await, app.visit_as("cass").await);
        let link = takes_next(&mut ivo).await;
        ivo.post(&link, &[]).await;
        assert_eq!(ivo.page.status, 422);
        ivo.sees("There is a problem").sees("Say whether they are the same person");
        for (saying, more, message) in [
            ("perhaps", &[][..], "Say whether they are the same person"),
            ("same", &[], "Say what you went by, or why in a few words"),
            ("different", &[("went_by", "other")], "Say in a few words what else you went by"),
            ("not_sure", &[("went_by", "names")], "Say in a few words what would settle it"),
            ("same", &[("went_by", "stars"), ("words", "kept")], "Choose from the list"),
            ("same", &[("words", &*"x".repeat(1_001))], "Shorten it to 1,000"),
        ] {
            says(&mut ivo, &link, saying, more).await;
            assert_eq!(ivo.page.status, 422, "{saying} {more:?}");
            ivo.sees(message);
        }
        // What is typed is kept as it is typed, and comes back.
        let draft = format!("{link}/draft");
        ivo.post(&format!("{draft}?autosave=1"), &[("words", "The prison’s photo"), ("saying", "same")]).await;
        assert!(ivo.page.body.starts_with("{\"saved\":"), "{}", ivo.page.body);
        ivo.get(&link).await;
        assert!(ivo.page.body.contains(">The prison’s photo</textarea>"));

        ivo.get(&link).await;
        let key = ivo.form_key();
        let fields =
            [("form_key", key.as_str()), ("version", "1"), ("saying", "not_sure"), ("words", "Ask for a photo.")];
        for _ in 0..2 {
            ivo.post(&link, &fields).await;
            assert_eq!(ivo.page.status, 303);
        }
        ivo.follow().await;
        ivo.sees("This was already saved").sees("It waits for a second reviewer");
        assert_eq!(ivo.page.text().matches("Ask for a photo.").count(), 1, "posted twice, said once");
        // The same reviewer is no second reviewer.
        ivo.post(&link, &[("form_key", &"1".repeat(32)), ("version", "1"), ("saying", "same"), ("words", "Sure now.")])
            .await;
        assert_eq!(ivo.page.status, 422);
        ivo.sees("This pair does not wait for you any more").sees("You had written: Sure now.");

        // A later run says something else while Cass has it open.
        takes_next(&mut cass).await;
        brings(&app, run("2", vec![pair([WRENS_PRISON, TEAL], 12_000, None)])).await;
        let (key, version) = (cass.form_key(), cass.page.attribute_after("name=\"version\"", "value").expect("a form"));
        let answer = [("form_key", key.as_str()), ("version", &version), ("saying", "same"), ("words", "Typed.")];
        cass.post(&link, &answer).await;
        assert_eq!(cass.page.status, 422);
        cass.sees("A later run says something else of this pair");
        assert!(cass.page.body.contains(">Typed.</textarea>"));
        says(&mut cass, &link, "different", &[("went_by", "names")]).await;
        cass.follow().await;
        cass.sees("They are held to be two people");
        cass.post(&format!("{link}/reach"), &[]).await;
        assert_eq!(cass.page.status, 422);
        cass.post(&format!("{link}/reach"), &[("scope", "people")]).await;
        cass.follow().await;
        cass.sees("Counts for: every record held to be either person");
        app.close().await;
    }
}

#[tokio::test]
async fn the_same_run_brings_nothing_twice_and_parts_nothing_by_itself() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let first =
            || run("1", vec![pair([WRENS_PRISON, TEAL], 11_250, None), pair([WRENS_PRISON, "wren"], 30_000, None)]);
        // What hangs on one person already is not asked.
        assert_eq!(brings(&app, first()).await, Brought::New { new: 1, again: 0, attention: 0 });
        assert_eq!(brings(&app, first()).await, Brought::AlreadyKnown);
        assert_eq!(brings(&app, run("2", first().pairs)).await, Brought::New { new: 0, again: 0, attention: 0 });
        let mut ivo = app.visit_as("ivo").await;
        let link = takes_next(&mut ivo).await;
        says(&mut ivo, &link, "same", &[("went_by", "birth")]).await;
        let joined = async || record::export(app.store.rows(), app.cast.person("wren")).await.expect("export");
        assert!(joined().await.contains("Hawthornby"));

        // A later run speaks against it: the link stands, and somebody must look.
        let mut light = pair([WRENS_PRISON, TEAL], 13_999, None);
        light.decided = Decided::Apart;
        assert_eq!(brings(&app, run("3", vec![light])).await, Brought::New { new: 0, again: 1, attention: 1 });
        assert!(joined().await.contains("Hawthornby"), "never parted silently");
        ivo.opens(&link).await;
        ivo.sees("This pair needs attention").sees("A later run speaks against a link that somebody confirmed");
        ivo.sees("Until somebody settles it, the link stands.");
        let key = ivo.form_key();
        let settled =
            [("form_key", key.as_str()), ("version", "2"), ("saying", "different"), ("words", "They moved apart.")];
        for _ in 0..2 {
            ivo.post(&format!("{link}/settle"), &settled).await;
            assert_eq!(ivo.page.status, 303);
        }
        ivo.follow().await;
        ivo.sees("They are held to be two people");
        assert!(!joined().await.contains("Hawthornby"));
        // And one that would join what somebody told apart joins nothing.
        let mut heavy = pair([WRENS_PRISON, TEAL], 29_000, None);
        heavy.decided = Decided::Link;
        assert_eq!(brings(&app, run("4", vec![heavy])).await, Brought::New { new: 0, again: 1, attention: 1 });
        assert!(!joined().await.contains("Hawthornby"));

        let permit = app.operator(Action::BringLinks);
        let mut nowhere = run("5", Vec::new());
        "X99".clone_into(&mut nowhere.sides[0].agency);
        let refused = bring_in(&app.store, &permit, nowhere, app.correlation()).await;
        assert!(matches!(refused, Err(BringError::NoAgency { .. })), "{refused:?}");
        app.close().await;
    }
}

#[tokio::test]
async fn limited_records_and_other_agencies_pairs_are_shown_to_nobody_else() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        brings(&app, run("1", vec![pair([WRENS_PRISON, TEAL], 11_250, None)])).await;
        let (mut ivo, mut cass) = (app.visit_as("ivo").await, app.visit_as("cass").await);
        let link = takes_next(&mut cass).await;
        for who in ["ada", "bram", "dov", "esk", "fen", "gale", "hazel", "wren"] {
            let mut other = app.visit_as(who).await;
            for path in ["/links", &link, &format!("{link}/undo")] {
                assert_eq!(other.get(path).await.status, 404, "{who} {path}");
            }
            for path in ["/links/next".to_owned(), link.clone(), format!("{link}/settle"), format!("{link}/reach")] {
                assert_eq!(other.post(&path, &[("saying", "same"), ("words", "x")]).await.status, 404, "{who} {path}");
            }
        }
        // A data officer who is kept from Wren's record is not shown the pair, but told that there is one.
        let hazel = &mut app.visit_as("hazel").await;
        crate::limited_access::keeps_out(hazel, &app.cast.person("wren").to_string(), "ivo@throughline.example").await;
        assert_eq!(ivo.get(&link).await.status, 404);
        ivo.opens("/links").await;
        ivo.sees("No pair waits for you").sees("1 pair is not shown to you").does_not_see("Rowanfield");
        for path in ["", "/draft", "/settle", "/undo"] {
            let posted =
                [("saying", "same"), ("words", "x"), ("why", "x"), ("version", "1"), ("form_key", &*"2".repeat(32))];
            assert_eq!(ivo.post(&format!("{link}{path}"), &posted).await.status, 404, "{path}");
        }
        // Joined all the same by somebody who may look, a limited record shows only in its own place.
        says(&mut cass, &link, "same", &[("went_by", "birth")]).await;
        assert_eq!(cass.page.status, 303);
        let of = async |who| record::export(app.store.rows(), app.cast.person(who)).await.expect("export");
        assert!(!of("teal").await.contains("Larkmoor"), "Wren's limited record does not show with Teal");
        app.close().await;
    }
}

#[tokio::test]
async fn before_the_last_word_it_is_said_who_will_see_what_and_no_more_than_that_is_seen() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let (wren, teal) = (app.cast.person("wren"), app.cast.person("teal"));
        brings(&app, run("1", vec![pair([WRENS_PRISON, TEAL], 11_250, None)])).await;
        let (mut dov, mut bram, mut ivo) =
            (app.visit_as("dov").await, app.visit_as("bram").await, app.visit_as("ivo").await);
        let (of_wren, of_teal) = (format!("/people/{wren}"), format!("/people/{teal}"));
        let category = "Former relevant child";
        let seen = async |dov: &mut Visitor<'_>| {
            let mut seen = Vec::new();
            for path in ["/caseload", &of_wren, &format!("{of_wren}/care")] {
                dov.opens(path).await;
                seen.push(dov.page.text().contains(category));
            }
            seen
        };
        assert_eq!(seen(&mut dov).await, [true; 3]);
        // Teal shuts her category to the prison.
        let mut own = app.visit_as("teal").await;
        own.opens("/me/care/category/sees").await;
        let key = own.form_key();
        own.post("/me/care/category/sees", &[("form_key", &key), ("sees", "probation")]).await;
        assert_eq!(own.page.status, 303);
        assert_eq!(seen(&mut dov).await, [true; 3]);

        // The reviewer reads who will see what before any answer, still blind.
        let link = takes_next(&mut ivo).await;
        ivo.sees("If they are held to be the same person, who will see what").does_not_see("bits");
        ivo.sees("Personal adviser, Merrowdale").sees("Prison offender manager, HMP/YOI Larkmoor");
        ivo.sees("Those who work with the person in Merrowdale’s record");
        ivo.sees(
            "HMP/YOI Larkmoor: names, date of birth, numbers, the prison, legal status, release dates, care alerts",
        );
        ivo.sees("What the young adult shut to somebody with one record is shut with both.");
        says(&mut ivo, &link, "same", &[("went_by", "birth")]).await;
        ivo.follow().await;
        ivo.does_not_see("who will see what");

        // It is as was said: no page opens to anybody, files are read with both, notes with neither.
        bram.opens(&of_teal).await;
        bram.sees("Larkmoor");
        for (who, path) in [(&mut bram, &of_wren), (&mut dov, &of_teal)] {
            for page in ["", "/care", "/plan", "/network"] {
                assert_eq!(who.get(&format!("{path}{page}")).await.status, 404, "{path}{page}");
            }
        }
        // What Teal shut to the prison is shut with Wren's entry too, until they are parted.
        assert_eq!(seen(&mut dov).await, [false; 3]);
        let mut ada = app.visit_as("ada").await;
        ada.opens(&of_wren).await;
        ada.sees(category);
        for who in ["wren", "teal"] {
            let mut own = app.visit_as(who).await;
            own.opens("/me/who-looked").await;
            own.sees("Ivo Sycamore").sees("said that a record somewhere else is yours too");
        }
        let mut cass = app.visit_as("cass").await;
        cass.post(&format!("{link}/undo"), &[("why", "Two people.")]).await;
        assert_eq!(cass.page.status, 303);
        assert_eq!(seen(&mut dov).await, [true; 3]);

        // A limited record stays in its own place, and the reviewer is told.
        let hazel = &mut app.visit_as("hazel").await;
        crate::limited_access::keeps_out(hazel, &wren.to_string(), "fen@throughline.example").await;
        assert_eq!(takes_next(&mut ivo).await, link);
        ivo.sees("Access to the other record is limited, so it is shown in its own place only.");
        app.close().await;
    }
}
