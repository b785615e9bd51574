//! Whom to offer intensive support: reasons beside people, a rule that the panel changes, a session that two people close, a
//! young adult who adds, disputes and says no, and nobody who finds out what is not theirs to know.

use testkit::{TestApp, Visitor, databases};

/// Posts these fields with the page's own key.
async fn posts(visitor: &mut Visitor<'_>, path: &str, fields: &[(&str, &str)]) {
    visitor.get(path).await;
    let key = visitor.form_key();
    let mut all = vec![("form_key", key.as_str())];
    all.extend_from_slice(fields);
    visitor.post(path, &all).await;
}

/// Posts, and goes on to the page that follows.
async fn does(visitor: &mut Visitor<'_>, path: &str, fields: &[(&str, &str)]) {
    posts(visitor, path, fields).await;
    assert_eq!(visitor.page.status, 303, "{path}: {}", visitor.page.text());
    visitor.follow().await;
}

const FACT: &[(&str, &str)] =
    &[("says", "known"), ("words", "Excluded in year 9"), ("times", "2"), ("source", "record")];

/// Ada, or the young adult, writes something down; gives the id of the fact.
pub(crate) async fn writes(visitor: &mut Visitor<'_>, person: &str, need: &str) -> String {
    let mut fields = vec![("need", need)];
    fields.extend_from_slice(FACT);
    does(visitor, &format!("/people/{person}/needs/new"), &fields).await;
    fact(visitor)
}

/// The id of the last fact on the page that can be changed.
fn fact(visitor: &Visitor<'_>) -> String {
    let (before, _) = visitor.page.body.rsplit_once("/correct\"").expect("a fact that can be changed");
    before.rsplit('/').next().unwrap_or_default().to_owned()
}

fn session_fields(places: &str) -> Vec<(&'static str, String)> {
    [
        ("title", "More help, spring"),
        ("held-day", "10"),
        ("held-month", "2"),
        ("held-year", "2027"),
        ("members", "Cass Elmsworth, Linnet Hollyoak"),
        ("places", places),
        ("support", "A worker with more time for you."),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .to_vec()
}

/// Opens a session; gives its address.
pub(crate) async fn opens_session(cass: &mut Visitor<'_>, places: &str) -> String {
    let fields = session_fields(places);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    posts(cass, "/panel/sessions/new", &fields).await;
    assert_eq!(cass.page.status, 303, "{}", cass.page.text());
    let to = cass.page.location.clone().expect("the session").trim_end_matches("?done=opened").to_owned();
    cass.follow().await;
    to
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one fact from its first word to its last, on both sides")]
async fn needs_are_written_down_disputed_and_taken_back() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let person = app.cast.person("wren").to_string();
        let needs = format!("/people/{person}/needs");
        let (mut wren, mut ada) = (app.visit_as("wren").await, app.visit_as("ada").await);
        ada.opens(&format!("/people/{person}")).await;
        ada.sees("Needs: what a panel on intensive support may read");
        ada.opens(&needs).await;
        ada.sees("0 moves.").sees("First in custody at 19.").sees("Not known. It is not a “no”");
        ada.sees("2 November 2026: in custody, aged 19, the earliest that a file tells of.");
        ada.sees("1 June 2021: a time in care begins here.").sees("HMP/YOI Larkmoor, Prison extract");

        // Everything wrong is said at once, and what was typed stays.
        posts(&mut ada, &format!("{needs}/new"), &[("words", " "), ("times", "x"), ("from-day", "31")]).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("Choose what it is about").sees("Choose an answer").sees("Choose where it comes from");
        ada.sees("Enter a whole number from 1 to 99").sees("The date must include a month");
        let long = "x".repeat(2_001);
        let mut fields = vec![("need", "health"), ("says", "known"), ("source", "record"), ("words", long.as_str())];
        posts(&mut ada, &format!("{needs}/new"), &fields).await;
        ada.sees("This has 2001 characters. Shorten it to 2000");
        fields[3] = ("words", "Asthma");
        posts(
            &mut ada,
            &format!("{needs}/new"),
            &[("need", "placement_moves"), ("says", "known"), ("words", "Ten"), ("source", "file")],
        )
        .await;
        assert_eq!(ada.page.status, 422, "files alone say this");

        // Twice is once.
        let fact = writes(&mut ada, &person, "exclusion").await;
        ada.sees("2 exclusions.")
            .sees("A professional’s record, written down by Ada Linden, personal adviser, 10 February 2027.");
        ada.get(&format!("{needs}/new")).await;
        let key = ada.form_key();
        let again: Vec<(&str, &str)> = [("form_key", key.as_str())].into_iter().chain(fields.iter().copied()).collect();
        for _ in 0..2 {
            assert_eq!(ada.post(&format!("{needs}/new"), &again).await.status, 303);
        }
        ada.follow().await;
        ada.sees("This was already saved. Nothing was kept twice.").sees("1 health need.");

        // Wren reads it in plain words, says that it is wrong, and it counts no more; she adds something herself.
        wren.opens("/me").await;
        wren.sees("What you need: what is written down, and who read it");
        wren.opens("/me/needs").await;
        wren.sees("Being sent home from school")
            .sees("From another worker’s notes. Ada Linden, personal adviser wrote it down");
        wren.sees("It does not count for you or against you.").does_not_see("risk").does_not_see("score");
        posts(&mut wren, &format!("/me/needs/{fact}/wrong"), &[("words", " ")]).await;
        wren.sees("Write what is wrong");
        does(&mut wren, &format!("/me/needs/{fact}/wrong"), &[("words", "It was once.")]).await;
        wren.sees("You said this is wrong: “It was once.”");
        ada.opens(&needs).await;
        ada.sees("The young adult says this is wrong: “It was once.”").does_not_see("2 exclusions.");
        does(&mut wren, "/me/needs/new", &[("need", "health"), ("says", "known"), ("words", "I need a dentist")]).await;
        wren.sees("2 health needs.").sees("You wrote this, 10 February 2027.");
        let own = self::fact(&wren);
        ada.opens(&needs).await;
        ada.sees("I need a dentist").sees("Written by the young adult");
        assert_eq!(ada.get(&format!("{needs}/{own}/correct")).await.status, 404, "it is hers");
        assert_eq!(ada.get(&format!("{needs}/{own}/take-back")).await.status, 404, "it is hers");
        assert_eq!(wren.get(&format!("/me/needs/{fact}/correct")).await.status, 404, "it is Ada's");

        // Ada puts it right: a new version, of which nothing is said yet. Whoever began from the old one is told.
        let at = format!("{needs}/{fact}/correct");
        ada.opens(&at).await;
        let mut right = vec![("version", "1"), ("need", "exclusion"), ("times", "1")];
        right.extend([("says", "known"), ("words", "Excluded once in year 9"), ("source", "record")]);
        does(&mut ada, &at, &right).await;
        ada.sees("1 exclusion.").does_not_see("It was once.");
        posts(&mut ada, &at, &right).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("Somebody changed this since you opened it.");
        posts(&mut ada, &format!("{needs}/{fact}/take-back"), &[("why", "")]).await;
        ada.sees("Say why");
        does(&mut ada, &format!("{needs}/{fact}/take-back"), &[("why", "Another child.")]).await;
        ada.sees("Taken back by Ada Linden, personal adviser, 10 February 2027: Another child.");
        assert_eq!(ada.get(&at).await.status, 404, "it stands no more");
        does(&mut wren, &format!("/me/needs/{own}/take-back"), &[]).await;
        wren.sees("Taken back by You");
        wren.opens("/me/who-looked").await;
        wren.sees("looked at what you need").sees("wrote down something about what you need");
        app.close().await;
    }
}

#[tokio::test]
async fn health_and_hard_things_are_read_by_nobody_else() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let person = app.cast.person("wren").to_string();
        let needs = format!("/people/{person}/needs");
        let mut ada = app.visit_as("ada").await;
        writes(&mut ada, &person, "adverse").await;
        for who in ["dov", "esk", "bram", "fen", "gale", "hazel", "ivo", "teal"] {
            let mut other = app.visit_as(who).await;
            assert_eq!(other.get(&needs).await.status, 404, "{who}");
            assert_eq!(other.get("/panel/people").await.status, 404, "{who}");
            for page in [format!("/people/{person}"), "/caseload".to_owned(), "/team".to_owned()] {
                other.get(&page).await;
                let text = other.page.text();
                assert!(!text.contains("Excluded in year 9") && !text.contains("intensive support"), "{who} {page}");
            }
        }
        let mut cass = app.visit_as("cass").await;
        cass.opens(&needs).await;
        cass.sees("Excluded in year 9");
        app.close().await;
    }
}

#[tokio::test]
async fn a_panel_reads_reasons_and_changes_its_rule() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let person = app.cast.person("wren").to_string();
        let (mut ada, mut cass) = (app.visit_as("ada").await, app.visit_as("cass").await);
        writes(&mut ada, &person, "exclusion").await;
        cass.opens("/panel").await;
        cass.sees("nobody gets a score").sees("Looked at first: 10 moves or more; First in custody at 17 or younger.");
        cass.sees("It was written from memory and nobody has tested it").sees("None yet.");
        cass.opens("/panel/people").await;
        cass.sees("3 people of your team").sees("2 exclusions").sees("1 reason, not one that is looked at first");
        cass.sees("These 2 people are alike: the rule does not tell them apart.");
        let at = |name: &str| cass.page.text().find(name).unwrap_or_else(|| panic!("{name} is on the page"));
        assert!(at("Wren Rowanfield") < at("Teal Hawthornby"));
        assert!(!cass.page.body.contains("score=") && !cass.page.body.contains("data-score"));

        // What cannot be is refused with everything that was typed; nothing asked for, and no reason.
        posts(&mut cass, "/panel/rule", &[("seen", "0"), ("why", "Because.")]).await;
        assert_eq!(cass.page.status, 422);
        cass.sees("Tick at least one need");
        let odd = [("seen", "0"), ("asked-first_custody", "yes"), ("from-first_custody", "40"), ("why", "Because.")];
        posts(&mut cass, "/panel/rule", &odd).await;
        cass.sees("Age when first in custody: enter a whole number from 10 to 25");
        let mut rule = vec![("seen", "0"), ("asked-first_custody", "yes"), ("from-first_custody", "19")];
        rule.extend([("first-first_custody", "yes"), ("no-first_custody", "1"), ("by_list", "yes")]);
        posts(&mut cass, "/panel/rule", &rule).await;
        cass.sees("Say why");
        rule.push(("why", "Custody is where we can help."));
        does(&mut cass, "/panel/rule", &rule).await;
        cass.sees("Version 1").sees("Custody is where we can help.").sees("The rule that came with the program");
        posts(&mut cass, "/panel/rule", &rule).await;
        cass.sees("Somebody changed this since you opened it.");
        cass.opens("/panel/people").await;
        cass.sees("First in custody at 19").does_not_see("2 exclusions");
        // Everybody who was shown is told once.
        let mut teal = app.visit_as("teal").await;
        teal.opens("/me/who-looked").await;
        teal.sees("saw your name in the list of who may get more help");
        app.close().await;
    }
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one session from its opening to its close")]
async fn a_session_is_decided_undone_and_closed_by_two() {
    for database in databases().await {
        let mut app = TestApp::open(&database.address).await;
        app.brings_second_manager().await;
        let (wrens, teals) = (app.cast.person("wren").to_string(), app.cast.person("teal").to_string());
        let mut ada = app.visit_as("ada").await;
        let fact = writes(&mut ada, &wrens, "exclusion").await;
        let (mut cass, mut linnet) = (app.visit_as("cass").await, app.visit_as("linnet").await);
        posts(&mut cass, "/panel/sessions/new", &[("places", "none")]).await;
        assert_eq!(cass.page.status, 422);
        cass.sees("Enter the date").sees("Enter a whole number from 1 to 999");
        let empty = [("places", "0"), ("held-day", "10"), ("held-month", "2"), ("held-year", "2027")];
        posts(&mut cass, "/panel/sessions/new", &empty).await;
        cass.sees("Enter a title").sees("Enter who sits").sees("Enter what the support is");
        let session = opens_session(&mut cass, "1").await;
        cass.sees("0 of 1 places taken").sees("Considered: 3 people").sees("2 exclusions");

        // What was known is kept as it stood, whatever is taken back later.
        does(&mut ada, &format!("/people/{wrens}/needs/{fact}/take-back"), &[("why", "Another child.")]).await;
        cass.opens(&session).await;
        cass.sees("2 exclusions");

        // Teal comes after Wren, so that the order not being followed wants a reason of its own; a reason is always wanted.
        let teal = format!("{session}/people/{teals}");
        posts(&mut cass, &teal, &[("seen", "0"), ("why", "x")]).await;
        cass.sees("Choose what is decided");
        posts(&mut cass, &teal, &[("seen", "0"), ("choice", "chosen"), ("why", " ")]).await;
        cass.sees("Say why").sees("1 person comes before in the order");
        posts(&mut cass, &teal, &[("seen", "0"), ("choice", "chosen"), ("why", "Teal asked for it.")]).await;
        cass.sees("Say why the order is not followed");
        assert!(cass.page.body.contains(">Teal asked for it.</textarea>"), "what was typed is still there");
        let fields =
            [("seen", "0"), ("choice", "chosen"), ("why", "Teal asked for it."), ("beyond", "Wren has somebody.")];
        does(&mut cass, &teal, &fields).await;
        cass.sees("1 of 1 places taken").sees("Offer the support: Teal asked for it. (Cass Elmsworth)");
        posts(&mut linnet, &teal, &[("seen", "0"), ("choice", "not_now"), ("why", "Later.")]).await;
        linnet.sees("Somebody changed this since you opened it.");
        let wren = format!("{session}/people/{wrens}");
        posts(&mut cass, &wren, &[("seen", "0"), ("choice", "chosen"), ("why", "Two exclusions.")]).await;
        cass.sees("Every place is taken.");
        cass.opens(&wren).await;
        let key = cass.form_key();
        cass.post(&format!("{wren}/undo"), &[("form_key", &key), ("undo_why", "x")]).await;
        assert_eq!(cass.page.status, 422, "nothing is decided of Wren");

        // Undone, and decided otherwise.
        cass.opens(&teal).await;
        let key = cass.form_key();
        cass.post(&format!("{teal}/undo"), &[("form_key", &key), ("undo_why", "")]).await;
        cass.sees("Say why");
        cass.opens(&teal).await;
        let key = cass.form_key();
        cass.post(&format!("{teal}/undo"), &[("form_key", &key), ("undo_why", "Wren first.")]).await;
        assert_eq!(cass.page.status, 303);
        does(&mut cass, &wren, &[("seen", "0"), ("choice", "chosen"), ("why", "You said you want it.")]).await;
        does(&mut cass, &teal, &[("seen", "2"), ("choice", "find_out"), ("why", "We want to talk with you.")]).await;
        cass.opens(&format!("{session}?show=chosen")).await;
        cass.sees("Wren Rowanfield").does_not_see("Teal Hawthornby");
        let mut own = app.visit_as("wren").await;
        own.opens("/me/needs").await;
        own.sees("More help, spring").sees("They have not finished yet.").does_not_see("You said you want it.");

        // One proposes, another agrees; nobody agrees with themselves, and a decision meanwhile takes the proposal back.
        posts(&mut cass, &format!("{session}/close"), &[("others", "")]).await;
        cass.sees("Say why");
        does(&mut cass, &format!("{session}/close"), &[("others", "There was one place.")]).await;
        cass.sees("Another manager of your team must agree.").does_not_see("Agree, and close the session");
        linnet.opens(&session).await;
        let proposal = linnet.page.attribute_after("name=\"proposal\"", "value").expect("a proposal");
        let key = cass.form_key();
        cass.post(&format!("{session}/agree"), &[("form_key", &key), ("proposal", &proposal)]).await;
        cass.sees("You proposed this yourself.");
        does(&mut cass, &teal, &[("seen", "3"), ("choice", "not_now"), ("why", "We talk with you first.")]).await;
        let key = linnet.form_key();
        linnet.post(&format!("{session}/agree"), &[("form_key", &key), ("proposal", &proposal)]).await;
        linnet.sees("Something was decided since.");
        does(&mut cass, &format!("{session}/close"), &[("others", "There was one place.")]).await;
        linnet.opens(&session).await;
        let proposal = linnet.page.attribute_after("name=\"proposal\"", "value").expect("a proposal");
        let key = linnet.form_key();
        let agree = [("form_key", key.as_str()), ("proposal", proposal.as_str())];
        for _ in 0..2 {
            assert_eq!(linnet.post(&format!("{session}/agree"), &agree).await.status, 303);
        }
        linnet.opens(&session).await;
        linnet.sees("Proposed by Cass Elmsworth, agreed by Linnet Hollyoak, 10 February 2027.");
        linnet.sees("Of everybody else: There was one place.");

        // It is a record now.
        posts(&mut cass, &teal, &[("seen", "4"), ("choice", "not_now"), ("why", "x")]).await;
        cass.sees("This session is closed.");
        own.opens("/me/needs").await;
        own.sees("They want to offer you this help. Why: You said you want it.").sees("They saw: 2 exclusions.");
        own.sees("Who met: Cass Elmsworth, Linnet Hollyoak.");
        let mut own_teal = app.visit_as("teal").await;
        own_teal.opens("/me/needs").await;
        own_teal.sees("Not this time. Why: We talk with you first.");
        own_teal.opens("/me/who-looked").await;
        own_teal
            .sees("put you on the list of who may get more help")
            .sees("wrote down what a panel thinks about more help for you");
        // A later session brings everybody back.
        let later = opens_session(&mut cass, "30").await;
        assert_ne!(later, session);
        cass.sees("Considered: 3 people");
        ada.opens(&format!("/people/{teals}/needs")).await;
        app.close().await;
    }
}

#[tokio::test]
async fn a_no_is_respected_with_its_words() {
    for database in databases().await {
        let mut app = TestApp::open(&database.address).await;
        app.brings_second_manager().await;
        let (wrens, teals) = (app.cast.person("wren").to_string(), app.cast.person("teal").to_string());
        let (mut cass, mut wren) = (app.visit_as("cass").await, app.visit_as("wren").await);
        let session = opens_session(&mut cass, "30").await;
        let at = format!("{session}/people/{wrens}");
        let beyond = [("seen", "0"), ("choice", "chosen"), ("why", "Custody."), ("beyond", "She asked.")];
        does(&mut cass, &at, &beyond).await;
        posts(&mut wren, "/me/needs/answer", &[]).await;
        wren.sees("Choose an answer. All of them are fine");
        let no = [("consent", "no_support"), ("words", "I have my sister.")];
        does(&mut wren, "/me/needs/answer", &no).await;
        wren.sees("You said: I know about it, and I do not want this support now. “I have my sister.”");
        cass.opens(&session).await;
        cass.sees("Said no. I know about it, and I do not want this support now: “I have my sister.”");
        cass.opens(&at).await;
        cass.sees("The young adult said no.").does_not_see("First in custody at 19");
        posts(&mut cass, &format!("{session}/close"), &[("others", "Enough.")]).await;
        cass.sees("Somebody who was chosen has said no since.");
        posts(&mut cass, &at, &[("seen", "1"), ("choice", "chosen"), ("why", "All the same.")]).await;
        cass.sees("The young adult said no. That is for them to say");
        cass.opens(&at).await;
        let key = cass.form_key();
        cass.post(&format!("{at}/undo"), &[("form_key", &key), ("undo_why", "She said no.")]).await;
        assert_eq!(cass.page.status, 303);
        does(&mut cass, &format!("{session}/close"), &[("others", "Enough.")]).await;

        // Whoever does not want to be considered is in no later session; a worker writes down only what they were told.
        let mut ada = app.visit_as("ada").await;
        posts(&mut ada, &format!("/people/{wrens}/needs/answer"), &[("consent", "not_considered")]).await;
        ada.sees("Write what they said, in their words");
        let told = [("consent", "not_considered"), ("words", "Leave me out of it.")];
        does(&mut ada, &format!("/people/{wrens}/needs/answer"), &told).await;
        ada.sees("“Leave me out of it.”").sees("Ada Linden, personal adviser, 10 February 2027.");
        let later = opens_session(&mut cass, "30").await;
        cass.sees("Considered: 2 people").does_not_see("Wren Rowanfield");
        assert_eq!(cass.get(&format!("{later}/people/{wrens}")).await.status, 404);
        assert_eq!(cass.get(&format!("{later}/people/{teals}")).await.status, 200);
        does(&mut wren, "/me/needs/answer", &[("consent", "fine"), ("words", "")]).await;
        opens_session(&mut cass, "30").await;
        cass.sees("Considered: 3 people");
        app.close().await;
    }
}

#[tokio::test]
async fn whoever_is_shut_to_a_manager_is_neither_named_nor_counted() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wrens = app.cast.person("wren").to_string();
        let mut cass = app.visit_as("cass").await;
        let session = opens_session(&mut cass, "30").await;
        cass.sees("Considered: 3 people");
        crate::limited_access::keeps_out(&mut app.visit_as("hazel").await, &wrens, "cass@throughline.example").await;
        cass.opens("/panel/people").await;
        cass.sees("2 people of your team").does_not_see("Wren");
        cass.opens(&session).await;
        cass.sees("Considered: 2 people").does_not_see("Wren");
        cass.opens(&format!("{session}/fairness")).await;
        cass.sees("Considered: under 5. Chosen: 0.");
        assert_ne!(cass.get(&format!("{session}/people/{wrens}")).await.status, 200);
        assert_ne!(cass.get(&format!("/people/{wrens}/needs")).await.status, 200);
        let mut dov = app.visit_as("dov").await;
        for path in ["/panel", "/panel/rule", &session, &format!("{session}/fairness"), &format!("{session}/close")] {
            assert_eq!(dov.get(path).await.status, 404, "{path}");
        }
        assert_eq!(cass.get(&format!("/panel/sessions/{}", "0".repeat(32))).await.status, 404);
        app.close().await;
    }
}

#[tokio::test]
async fn two_entries_held_to_be_one_person_stand_once() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut cass = app.visit_as("cass").await;
        let before = opens_session(&mut cass, "30").await;
        crate::care_status::joins_wren_and_teal(&app).await;
        cass.opens("/panel/people").await;
        cass.sees("2 people of your team");
        // What an earlier session considered stays as it was; a later one considers them once.
        cass.opens(&before).await;
        cass.sees("Considered: 3 people");
        opens_session(&mut cass, "30").await;
        cass.sees("Considered: 2 people");
        app.close().await;
    }
}

/// Most SQL statements that a page may ask, with those of the door and of the audit.
const STATEMENTS_MAX: u64 = 10;

#[tokio::test]
async fn the_pages_of_a_panel_are_cheap() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let person = app.cast.person("wren").to_string();
        let mut cass = app.visit_as("cass").await;
        let session = opens_session(&mut cass, "30").await;
        let mut wren = app.visit_as("wren").await;
        let mut over = Vec::new();
        for path in [
            "/panel".to_owned(),
            "/panel/people".to_owned(),
            "/panel/rule".to_owned(),
            session.clone(),
            format!("{session}/fairness"),
            format!("{session}/close"),
            format!("{session}/people/{person}"),
            format!("/people/{person}/needs"),
            "/me/needs".to_owned(),
        ] {
            let visitor = if path.starts_with("/me") { &mut wren } else { &mut cass };
            let before = app.store.statements();
            assert_eq!(visitor.get(&path).await.status, 200, "{path}");
            let (asked, bytes) = (app.store.statements() - before, visitor.page.bytes.len());
            println!("{}: {path}: {asked} SQL statements, {bytes} bytes", database.kind);
            if asked > STATEMENTS_MAX {
                over.push(format!("{path}: {asked}"));
            }
        }
        assert!(over.is_empty(), "{}: {over:#?}", database.kind);
        app.close().await;
    }
}
