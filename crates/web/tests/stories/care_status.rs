//! Time in care: said by the young adult, limited at once wherever it would show, proposed by files and accepted by people,
//! and never turned from one sort of claim into another.

use casework::record;
use jiff::civil::date;
use testkit::{TestApp, Visitor, databases};

use crate::link_review::{TEAL, WRENS_PRISON, brings, pair, run, takes_next};

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
    assert_eq!(visitor.page.status, 303, "{}", visitor.page.text());
    visitor.follow().await;
}

/// The address of the first link that ends so, after a heading or a title.
fn link(visitor: &Visitor<'_>, after: &str, end: &str) -> String {
    let (_, rest) = visitor.page.body.split_once(after).expect("it is on the page");
    let at = rest.find(&format!("/{end}\"")).expect("it has that link");
    let begin = rest[..at].rfind("href=\"").expect("a link") + 6;
    format!("{}/{end}", &rest[begin..at])
}

/// The first proposal after a title.
fn proposal(visitor: &Visitor<'_>, after: &str) -> String {
    let (_, rest) = visitor.page.body.split_once(after).expect("it is on the page");
    let (_, rest) = rest.split_once("/care/proposals/").expect("a proposal");
    rest.split('"').next().unwrap_or_default().to_owned()
}

/// Wren says that she was in care, and gives the id of her claim.
pub(crate) async fn says(wren: &mut Visitor<'_>, sees: &[&str]) -> String {
    let mut fields = vec![("yes", "yes"), ("words", "From when I was nine.")];
    fields.extend(sees.iter().map(|group| ("sees", *group)));
    does(wren, "/me/care/new", &fields).await;
    let link = link(wren, "You said: I was in care", "correct");
    link.trim_start_matches("/me/care/").trim_end_matches("/correct").to_owned()
}

/// Wren shows the category that duties rest on to the council alone.
pub(crate) async fn shuts_category(wren: &mut Visitor<'_>) {
    does(wren, "/me/care/category/sees", &[]).await;
}

/// The proposal that the prison's file makes, as it is named in an address.
pub(crate) async fn proposed_alert(ada: &mut Visitor<'_>, person: &str) -> String {
    ada.opens(&format!("/people/{person}/care")).await;
    proposal(ada, "Was in care: alert on the prison’s record")
}

#[tokio::test]
async fn a_self_declaration_becomes_a_confirmed_care_status() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let person = app.cast.person("wren").to_string();
        let care = format!("/people/{person}/care");
        let (mut wren, mut ada, mut dov) =
            (app.visit_as("wren").await, app.visit_as("ada").await, app.visit_as("dov").await);
        // She reads why it is asked, that no is fine, and what happens next.
        wren.opens("/me").await;
        wren.sees("Your time in care: what is written down, and who can see it");
        wren.opens("/me/care").await;
        wren.sees("Why we ask").sees("You do not have to tell us.").sees("What happens next:").sees("Nothing yet.");
        wren.sees("We know this from Merrowdale. It sent us the dates when you were in care.");
        wren.opens("/me/care/new").await;
        wren.sees("It is fine to say no, or to say nothing.").does_not_see("prove");

        says(&mut wren, &["council"]).await;
        wren.sees("Saved. You can change it or take it back at any time.").sees("“From when I was nine.”");
        wren.sees("You wrote this, 10 February 2027.");
        wren.sees("Who can see it: your personal adviser and the council’s leaving care team");
        ada.opens(&care).await;
        ada.sees("Was in care: their own word").sees("Written by the young adult, 10 February 2027.");
        ada.sees("“From when I was nine.”").sees("no claim below adds to it or takes from it");
        // The prison was not ticked: for it there is no such claim.
        dov.opens(&care).await;
        dov.does_not_see("their own word").does_not_see("nine");

        // The council looks and answers: a claim of its own, that changes nothing of hers.
        let answer = [
            ("kind", "confirmed"),
            ("says", "former_relevant"),
            ("authority", "Merrowdale"),
            ("from-day", "1"),
            ("from-month", "6"),
            ("from-year", "2021"),
        ];
        does(&mut ada, &format!("{care}/new"), &answer).await;
        ada.sees("Former relevant child: confirmed by the authority, Merrowdale")
            .sees("The authority answered. Ada Linden");
        ada.sees("Was in care: their own word").does_not_see("Two different leaving-care categories");
        wren.opens("/me/care").await;
        wren.sees("Merrowdale says you have the right to help as a care leaver");
        wren.sees("Ada Linden wrote this down, 10 February 2027.").sees("You said: I was in care");
        wren.opens("/me/who-looked").await;
        wren.sees("wrote down something about you and care").sees("looked at what is written down about you and care");

        // She says that it is wrong; everybody who sees it sees her words beside it, and who can settle it.
        wren.opens("/me/care").await;
        let wrong = link(&wren, "Merrowdale says you", "wrong");
        does(&mut wren, &wrong, &[("words", "It began in 2016.")]).await;
        wren.sees("You said this is wrong: “It began in 2016.”").sees("It stays marked until it is put right.");
        ada.opens(&care).await;
        ada.sees("The young adult says this is wrong: “It began in 2016.”");
        ada.sees("Who can settle it: Whoever holds the record, together with the young adult.");
        does(&mut wren, &wrong, &[("words", "")]).await;
        wren.sees("You do not say it is wrong any more.");
        ada.opens(&care).await;
        ada.does_not_see("It began in 2016.");
        app.close().await;
    }
}

#[tokio::test]
async fn a_limit_binds_at_once_wherever_the_category_would_show() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let person = app.cast.person("wren").to_string();
        let record = format!("/people/{person}");
        // Every page about one person that its address names by nothing but them; the empty form offers every category.
        let pages: Vec<String> = web::routes()
            .into_iter()
            .filter(|route| route.method == web::Method::Get && route.path.starts_with("/people/{person}"))
            .map(|route| route.path.replace("{person}", &person))
            .filter(|path| !path.contains('{') && !path.ends_with("/care/new"))
            .chain(["/caseload".to_owned(), "/people?q=rowan".to_owned()])
            .collect();
        assert!(pages.len() > 15, "{pages:?}");
        for who in ["dov", "esk"] {
            let mut reader = app.visit_as(who).await;
            reader.opens(&record).await;
            reader.sees("Former relevant child").sees("Care experienced");
            reader.opens("/caseload").await;
            reader.sees("Former relevant child");
        }
        let mut wren = app.visit_as("wren").await;
        does(&mut wren, "/me/care/category/sees", &[]).await;
        wren.sees("Saved. It counts from now.").sees("You are a care leaver. The council must help you.");
        wren.sees("Who can see it: your personal adviser and the council’s leaving care team");
        for who in ["dov", "esk"] {
            let mut reader = app.visit_as(who).await;
            for page in &pages {
                reader.get(page).await;
                // That a personal adviser works with her stays in sight, and whom their duties are owed to.
                let alert = if who == "esk" { "Care experienced" } else { "Former relevant child" };
                for word in ["Former relevant child", "Full care order", "Days in care that count", alert] {
                    let text = reader.page.text();
                    let at = text.find(word);
                    assert!(at.is_none(), "{page}: {}", &text[at.unwrap_or(0).saturating_sub(300)..]);
                }
            }
            reader.opens(&record).await;
            reader.sees("Nothing is shown here.").does_not_see("no council return has brought");
            // The prison knows its own alert; to probation it is not shown.
            if who == "dov" {
                reader.sees("Care experienced");
            } else {
                reader.does_not_see("Care experienced");
                reader.opens(&format!("{record}/care")).await;
                reader.sees("Either no council has sent time in care, or it is not open to your team.");
                reader.does_not_see("Larkmoor: ").does_not_see("LCE");
            }
        }
        // The council owes the duties, and sees what it holds itself.
        let mut ada = app.visit_as("ada").await;
        ada.opens(&record).await;
        ada.sees("Former relevant child");
        ada.opens(&format!("{record}/care")).await;
        ada.does_not_see("alert on the prison’s record");
        let mut cass = app.visit_as("cass").await;
        cass.opens(&format!("{record}/care")).await;
        cass.sees("Former relevant child").does_not_see("Write something down").does_not_see("Record who may see it");
        // She opens it again.
        let everybody = [("sees", "prison"), ("sees", "probation")];
        does(&mut wren, "/me/care/category/sees", &everybody).await;
        let mut dov = app.visit_as("dov").await;
        dov.opens(&record).await;
        dov.sees("Former relevant child");
        app.close().await;
    }
}

#[tokio::test]
async fn files_propose_and_a_person_answers_with_a_reason() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let person = app.cast.person("wren").to_string();
        let care = format!("/people/{person}/care");
        let (mut wren, mut ada) = (app.visit_as("wren").await, app.visit_as("ada").await);
        wren.opens("/me/care").await;
        wren.sees("Not checked yet")
            .sees("A note in the prison’s files says you were in care. Prison: HMP/YOI Larkmoor");
        let alert = proposed_alert(&mut ada, &person).await;
        let at = format!("{care}/proposals/{alert}");
        posts(&mut ada, &at, &[]).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("Choose whether you accept it");
        posts(&mut ada, &at, &[("answer", "accept"), ("why", "  ")]).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("Say why");
        posts(&mut ada, &at, &[("answer", "perhaps"), ("why", "kept")]).await;
        assert_eq!(ada.page.status, 422);
        assert!(ada.page.body.contains(">kept</textarea>"), "what was typed is still there");
        // Twice is once.
        ada.get(&at).await;
        let key = ada.form_key();
        let fields = [("form_key", key.as_str()), ("answer", "accept"), ("why", "Rang the prison on 9 February.")];
        for _ in 0..2 {
            assert_eq!(ada.post(&at, &fields).await.status, 303);
        }
        ada.follow().await;
        ada.sees("Was in care: alert on the prison’s record, HMP/YOI Larkmoor");
        ada.sees("From an agency’s file, accepted by Ada Linden").sees("Rang the prison on 9 February.");
        assert_eq!(ada.page.body.matches("<strong>Was in care: alert").count(), 1, "once");
        assert_eq!(ada.get(&at).await.status, 404, "an answered proposal waits no more");
        wren.opens("/me/care").await;
        wren.sees("It came in a file. Ada Linden looked at it and wrote it down, 10 February 2027.");
        wren.does_not_see("Rang the prison");
        // The council's return is declined: nothing is claimed, and it is not asked again. The duties rest on it all the same.
        ada.opens(&care).await;
        let of_council = proposal(&ada, "Was in care: family court or authority record, Merrowdale");
        does(
            &mut ada,
            &format!("{care}/proposals/{of_council}"),
            &[("answer", "decline"), ("why", "Dates are wrong.")],
        )
        .await;
        ada.sees("Declined. It is not proposed again.")
            .sees("Merrowdale, from 1 June 2021: Dates are wrong. Ada Linden.");
        ada.does_not_see("Waiting for an answer").sees("Former relevant child");
        // Nobody takes back what another agency holds; who sees it is Wren's to say.
        let claim = link(&ada, "<strong>Was in care: alert", "sees").replace("/sees", "");
        assert_eq!(ada.get(&format!("{claim}/withdraw")).await.status, 404);
        assert_eq!(ada.get(&format!("{claim}/correct")).await.status, 200);
        posts(&mut ada, &format!("{claim}/sees"), &[("sees", "council")]).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("Choose how the young adult told you");
        does(&mut ada, &format!("{claim}/sees"), &[("voice", "from_paper")]).await;
        ada.sees("Saved, as the young adult’s word. It binds from now on.");
        ada.does_not_see("Was in care: alert");
        app.close().await;
    }
}

#[tokio::test]
async fn what_was_typed_comes_back_no_is_fine_and_twice_is_once() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut wren = app.visit_as("wren").await;
        posts(&mut wren, "/me/care/new", &[("words", "half a sentence")]).await;
        assert_eq!(wren.page.status, 422);
        wren.sees("Choose an answer. Both are fine");
        assert!(wren.page.body.contains("half a sentence"), "what was typed is still there");
        let long = "x".repeat(1001);
        posts(&mut wren, "/me/care/new", &[("yes", "yes"), ("words", &long)]).await;
        wren.sees("This has 1001 characters. Shorten it to 1000");
        wren.get("/me/care/new").await;
        let key = wren.form_key();
        wren.post("/me/care/draft", &[("form_key", key.as_str()), ("words", "forget this")]).await;
        // Saying no leaves nothing at all, and nobody can tell it from having said nothing.
        does(&mut wren, "/me/care/new", &[("yes", "rather_not"), ("words", "forget this")]).await;
        wren.sees("That is fine. Nothing was written down.").sees("Nothing yet.").does_not_see("forget this");
        wren.opens("/me/care/new").await;
        assert!(!wren.page.body.contains("forget this"), "the draft went too");
        let mut ada = app.visit_as("ada").await;
        ada.opens(&format!("/people/{}/care", app.cast.person("wren"))).await;
        ada.sees("Nothing that your team may see.");

        wren.get("/me/care/new").await;
        let key = wren.form_key();
        let mut fields = vec![("form_key", key.as_str()), ("yes", "yes"), ("authority", "Fellbeck")];
        for _ in 0..3 {
            assert_eq!(wren.post("/me/care/new", &fields).await.status, 303);
        }
        wren.follow().await;
        wren.sees("This was already saved.").sees("Who can see it: nobody but you");
        assert_eq!(wren.page.body.matches("<strong>You said: I was in care").count(), 1);
        fields[2] = ("authority", "Alderbrook");
        assert_eq!(wren.post("/me/care/new", &fields).await.status, 422);
        wren.sees("This page was used before");
        assert!(wren.page.body.contains("value=\"Alderbrook\""));
        assert_eq!(wren.post("/me/care/new", &[("yes", "yes")]).await.status, 422, "without a key");
        // An unfinished form is kept without a script, and comes back.
        wren.get("/me/care/new").await;
        let key = wren.form_key();
        let draft = [("form_key", key.as_str()), ("words", "I think I was")];
        assert_eq!(wren.post("/me/care/draft", &draft).await.status, 303);
        wren.opens("/me/care/new").await;
        wren.sees("This is your draft");
        assert!(wren.page.body.contains("I think I was"));
        app.close().await;
    }
}

#[tokio::test]
async fn their_own_word_is_changed_and_taken_back_by_them_alone() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let care = format!("/people/{}/care", app.cast.person("wren"));
        let (mut wren, mut ada) = (app.visit_as("wren").await, app.visit_as("ada").await);
        // Ada types in what Wren told her; she says from where, and whom Wren wants to see it.
        posts(&mut ada, &format!("{care}/new"), &[]).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("Choose whose word it is");
        posts(&mut ada, &format!("{care}/new"), &[("kind", "paper_seen"), ("to-day", "40")]).await;
        ada.sees("Choose what it says").sees("The date must include a month");
        posts(&mut ada, &format!("{care}/new"), &[("kind", "confirmed"), ("says", "no_record")]).await;
        ada.sees("Enter which council, court or prison");
        does(
            &mut ada,
            &format!("{care}/new"),
            &[("kind", "spoken"), ("sees", "council"), ("words", "Since I was ten.")],
        )
        .await;
        ada.sees("The young adult’s word, from what they said, typed in by Ada Linden");
        wren.opens("/me/care").await;
        wren.sees("Ada Linden wrote this down for you, 10 February 2027.").sees("“Since I was ten.”");
        // Two change it at once: the second is told, and keeps what was typed.
        let correct = link(&ada, "Was in care: their own word", "correct");
        ada.get(&correct).await;
        let key = ada.form_key();
        let own = link(&wren, "You said: I was in care", "correct");
        does(&mut wren, &own, &[("version", "1"), ("yes", "yes"), ("words", "Since I was eleven.")]).await;
        wren.sees("“Since I was eleven.”").sees("You wrote this");
        let second =
            [("form_key", key.as_str()), ("version", "1"), ("kind", "spoken"), ("words", "Since ten, she said.")];
        ada.post(&correct, &second).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("Somebody changed this since you opened it");
        assert!(ada.page.body.contains("Since ten, she said."));
        // She takes it back without saying why: it is hers alone then.
        let withdraw = link(&wren, "You said: I was in care", "withdraw");
        wren.opens(&withdraw).await;
        wren.sees("You do not have to say why.");
        does(&mut wren, &withdraw, &[]).await;
        wren.sees("You took it back. Nobody but you can see it now.").sees("Taken back (1)").sees("You took this back");
        assert_eq!(wren.get(&own).await.status, 404);
        ada.opens(&care).await;
        ada.does_not_see("their own word").does_not_see("eleven");
        app.close().await;
    }
}

#[tokio::test]
async fn where_claims_disagree_the_page_says_who_can_settle_it() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let care = format!("/people/{}/care", app.cast.person("wren"));
        let (mut wren, mut ada) = (app.visit_as("wren").await, app.visit_as("ada").await);
        let answer = [("kind", "confirmed"), ("says", "qualifying"), ("authority", "Merrowdale")];
        does(&mut ada, &format!("{care}/new"), &answer).await;
        ada.sees("Two different leaving-care categories");
        ada.sees("Confirmed by the authority, Merrowdale: qualifying person.");
        ada.sees("The return of Merrowdale gives: former relevant child.");
        ada.sees("Who can settle it: The council’s leaving-care team, from its own file.");
        wren.opens("/me/care").await;
        wren.sees("Two places say different things about the help you should get.")
            .sees("You need not prove anything.");
        // The duties go on resting on the return.
        ada.opens(&care.replace("/care", "")).await;
        ada.sees("Former relevant child");
        // A worker of the council takes it back with a reason; it stays readable with a line through it.
        ada.opens(&care).await;
        let withdraw = link(&ada, "<strong>Qualifying person", "withdraw");
        posts(&mut ada, &withdraw, &[]).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("Say why");
        does(&mut ada, &withdraw, &[("why", "Wrong file.")]).await;
        ada.sees("Taken back by Ada Linden on 10 February 2027. Wrong file.").does_not_see("Two different");
        wren.opens("/me/care").await;
        wren.sees("Taken back by Ada Linden on 10 February 2027.").does_not_see("Two places say");
        app.close().await;
    }
}

#[tokio::test]
async fn nobody_else_finds_anything() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let person = app.cast.person("wren").to_string();
        let care = format!("/people/{person}/care");
        let (mut wren, mut ada) = (app.visit_as("wren").await, app.visit_as("ada").await);
        let claim = says(&mut wren, &["council"]).await;
        let alert = proposed_alert(&mut ada, &person).await;
        for who in ["teal", "bram", "fen", "gale", "hazel", "ivo"] {
            let mut stranger = app.visit_as(who).await;
            for page in
                ["", "/new", &format!("/{claim}/sees"), &format!("/{claim}/withdraw"), &format!("/proposals/{alert}")]
            {
                let path = format!("{care}{page}");
                assert_eq!(stranger.get(&path).await.status, 404, "{who} {path}");
                let post = if page.is_empty() { format!("{care}/new") } else { path };
                let fields = [("kind", "spoken"), ("answer", "accept"), ("why", "because"), ("voice", "spoken")];
                assert_eq!(stranger.post(&post, &fields).await.status, 404, "{who} posts {post}");
            }
        }
        // Wren's own word is not there for a group that she did not tick, whatever they post.
        let mut dov = app.visit_as("dov").await;
        for page in ["sees", "correct", "withdraw"] {
            let path = format!("{care}/{claim}/{page}");
            assert_eq!(dov.get(&path).await.status, 404, "{page}");
            let fields = [("voice", "spoken"), ("sees", "prison"), ("why", "because"), ("kind", "spoken")];
            assert_eq!(dov.post(&path, &fields).await.status, 404, "posts {page}");
        }
        // The prison does not answer for the council.
        posts(
            &mut dov,
            &format!("{care}/new"),
            &[("kind", "confirmed"), ("says", "in_care"), ("authority", "Merrowdale")],
        )
        .await;
        assert_eq!(dov.page.status, 422);
        dov.sees("Choose whose word it is");
        // Teal has a page of her own, and nothing of Wren's on it.
        let mut teal = app.visit_as("teal").await;
        teal.opens("/me/care").await;
        teal.does_not_see("From when I was nine.");
        assert_eq!(teal.get(&format!("/me/care/{claim}/sees")).await.status, 404);
        assert_eq!(app.nobody().get("/me/care").await.status, 303);
        app.close().await;
    }
}

/// Somebody holds Wren's record in prison to be Teal's.
pub(crate) async fn joins_wren_and_teal(app: &TestApp) {
    brings(app, run("1", vec![pair([WRENS_PRISON, TEAL], 11_250, None)])).await;
    let mut ivo = app.visit_as("ivo").await;
    let link = takes_next(&mut ivo).await;
    crate::link_review::says(&mut ivo, &link, "same", &[("went_by", "birth")]).await;
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, told in order")]
async fn a_join_proposes_and_what_was_accepted_from_it_comes_back_to_whoever_accepted_it() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let teal = app.cast.person("teal");
        let care = format!("/people/{teal}/care");
        let (mut bram, mut own) = (app.visit_as("bram").await, app.visit_as("teal").await);
        let pages = async |bram: &mut Visitor<'_>, own: &mut Visitor<'_>| {
            bram.opens(&care).await;
            own.opens("/me/care").await;
            (bram.page.text(), own.page.text(), record::export(app.store.rows(), teal).await.expect("export"))
        };
        let before = pages(&mut bram, &mut own).await;
        assert!(!before.0.contains("HMP/YOI Larkmoor"), "{}", before.0);

        // Wren's record in prison, with its alert, is held to be Teal's.
        brings(&app, run("1", vec![pair([WRENS_PRISON, TEAL], 11_250, None)])).await;
        let mut ivo = app.visit_as("ivo").await;
        let link = takes_next(&mut ivo).await;
        let joins =
            async |ivo: &mut Visitor<'_>| crate::link_review::says(ivo, &link, "same", &[("went_by", "birth")]).await;
        joins(&mut ivo).await;
        pages(&mut bram, &mut own).await;
        let alert = "Was in care: alert on the prison’s record, HMP/YOI Larkmoor";
        bram.sees(alert);
        bram.sees("From a record that somebody found to be this person’s, on 10 February 2027, by a data officer.");
        own.sees("It is in a record that somebody found to be yours, on 10 February 2027, by a data officer.");
        let at = format!("{care}/proposals/{}", proposal(&bram, "prison’s record, HMP/YOI Larkmoor"));

        // Undone before anybody answered: nothing of it is left, and its address is none.
        let mut cass = app.visit_as("cass").await;
        let parts = async |cass: &mut Visitor<'_>| {
            cass.post(&format!("{link}/undo"), &[("why", "Two people: I know both.")]).await;
            assert_eq!(cass.page.status, 303);
        };
        parts(&mut cass).await;
        assert_eq!(bram.get(&at).await.status, 404);
        assert_eq!(pages(&mut bram, &mut own).await, before, "as if it had never been");

        // Joined again, it waits again; accepted, it is not proposed any more.
        joins(&mut ivo).await;
        bram.opens(&at).await;
        bram.sees("by a data officer.");
        does(&mut bram, &at, &[("answer", "accept"), ("why", "Rang the prison.")]).await;
        bram.sees("accepted by Bram").does_not_see("held to be somebody else");
        assert_eq!(bram.page.body.matches(&format!("<strong>{alert}")).count(), 1, "it does not wait any more");
        bram.opens("/caseload").await;
        bram.does_not_see("Look again");

        // Parted: the claim stands, says why it should not, and comes back to whoever accepted it.
        parts(&mut cass).await;
        bram.opens("/caseload").await;
        bram.sees("Look again at what you accepted about time in care");
        bram.opens(&care).await;
        bram.sees(alert).sees("The record that this came from is held to be somebody else’s now");
        bram.sees("Who can settle it: Whoever accepted it, or a colleague in the same post");
        bram.sees("That was taken back, and no other record says so").does_not_see("no longer says so");
        own.opens("/me/care").await;
        own.sees("Something here came from a record that we thought was yours. It is somebody else’s.");
        own.sees("Next: the worker who wrote it down looks again");
        assert_eq!(record::export(app.store.rows(), teal).await.expect("export"), before.2, "the record is as it was");

        // Joined once more, the file says so again, and nobody is asked twice.
        joins(&mut ivo).await;
        pages(&mut bram, &mut own).await;
        bram.does_not_see("held to be somebody else");
        assert_eq!(bram.page.body.matches(&format!("<strong>{alert}")).count(), 1, "it is not proposed again");
        parts(&mut cass).await;

        // Whoever accepted it takes it back, with a reason.
        bram.opens(&care).await;
        let withdraw = self::link(&bram, alert, "withdraw");
        bram.opens(&withdraw).await;
        posts(&mut bram, &withdraw, &[("why", "")]).await;
        assert_eq!(bram.page.status, 422);
        does(&mut bram, &withdraw, &[("why", "The record was somebody else’s.")]).await;
        bram.sees("Taken back (1)").does_not_see("held to be somebody else’s now");
        bram.opens("/caseload").await;
        bram.does_not_see("Look again");
        app.close().await;
    }
}

/// A prison's list with Wren on it, and an alert that was closed.
const LISTED: &str = "prison_number,given_name,middle_name,family_name,alias_given_name,alias_family_name,date_of_birth,sex,pnc,cro,\
    establishment_code,establishment,received_on,legal_status,sentence_start,crd,ard,ped,hdced,hdcad,apd,sed,led,tused,\
    confirmed_release_date,dates_as_of,dates_source,alerts,prison_offender_manager,prison_offender_manager_email,limited_access\r\n\
    A1234WR,Wren,,Rowanfield,,,2007-05-01,F,,,CFX,HMP Curlew Fen,2025-05-01,SENTENCED,,,,,,,,,,,,,,LCE:2025-05-01:2025-09-01,,,\r\n";

#[tokio::test]
async fn an_import_proposes_while_it_is_applied_and_an_undone_one_leaves_a_claim_that_says_so() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let care = format!("/people/{}/care", app.cast.person("wren"));
        let (mut ivo, mut ada) = (app.visit_as("ivo").await, app.visit_as("ada").await);
        let fields = [("kind", "prison"), ("agency_code", "CFX"), ("agency_name", "HMP Curlew Fen")];
        let import = crate::import::brings_of_kind(&mut ivo, &fields, ("prison.csv", LISTED)).await;
        ada.opens(&care).await;
        ada.does_not_see("Curlew Fen");
        assert_eq!(crate::import::decides(&mut ivo, &import, "apply").await, 303, "{}", ivo.page.text());
        ada.opens(&care).await;
        ada.sees("Was in care: alert on the prison’s record, HMP Curlew Fen").sees("1 May 2025 to 1 September 2025");
        let at = proposal(&ada, "prison’s record, HMP Curlew Fen");
        does(&mut ada, &format!("{care}/proposals/{at}"), &[("answer", "accept"), ("why", "Rang the prison.")]).await;
        ada.does_not_see("no longer says so");
        assert_eq!(crate::import::decides(&mut ivo, &import, "undo").await, 303, "{}", ivo.page.text());
        // What a person accepted is not taken from them by an import; it says that no file stands behind it any more.
        ada.opens(&care).await;
        ada.sees("Was in care: alert on the prison’s record, HMP Curlew Fen");
        ada.sees("The file that this came from no longer says so");
        ada.sees("Who can settle it: A worker in the circle, by looking at the file again.");
        app.close().await;
    }
}

#[tokio::test]
async fn any_day_is_read_back_and_what_was_shut_since_is_shut_for_every_day() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let care = format!("/people/{}/care", app.cast.person("wren"));
        let mut wren = app.visit_as("wren").await;
        let claim = says(&mut wren, &["council", "prison"]).await;
        app.turn_to(date(2027, 2, 12));
        let (mut wren, mut ada) = (app.visit_as("wren").await, app.visit_as("ada").await);
        let changed = [("version", "1"), ("yes", "yes"), ("words", "From when I was eight.")];
        does(&mut wren, &format!("/me/care/{claim}/correct"), &changed).await;
        wren.sees("From when I was eight.").sees("Friday 12 February 2027").sees("Wednesday 10 February 2027");
        ada.opens(&format!("{care}?on=2027-02-10")).await;
        ada.sees("as it was written down on Wednesday 10 February 2027").sees("“From when I was nine.”");
        ada.does_not_see("eight").does_not_see("What the duties rest on").does_not_see("Correct");
        ada.opens(&format!("{care}?on=2027-02-09")).await;
        ada.sees("Nothing that your team may see.");
        assert_eq!(ada.get(&format!("{care}?on=yesterday")).await.status, 404);
        // She shuts it to the prison: yesterday is shut to it too.
        let mut dov = app.visit_as("dov").await;
        dov.opens(&format!("{care}?on=2027-02-10")).await;
        dov.sees("“From when I was nine.”");
        does(&mut wren, &format!("/me/care/{claim}/sees"), &[("sees", "council")]).await;
        dov.opens(&format!("{care}?on=2027-02-10")).await;
        dov.does_not_see("nine").does_not_see("10 February 2027: ");
        wren.opens("/me/care?on=2027-02-10").await;
        wren.sees("as it was on Wednesday 10 February 2027")
            .sees("“From when I was nine.”")
            .does_not_see("Say this is wrong");
        app.close().await;
    }
}
