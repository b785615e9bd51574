//! Every route by every persona, asked through the real router and compared as text.

use std::fmt::Write as _;

use testkit::{PERSONAS, TestApp, Visitor, databases};
use web::Method;

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/who_may.txt");

#[expect(clippy::panic, reason = "an answer that the table has no word for ends the test")]
async fn answer(visitor: &mut Visitor<'_>, method: Method, path: &str) -> &'static str {
    match method {
        Method::Get => visitor.get(path).await,
        Method::Post => visitor.post(path, &[]).await,
    };
    match (visitor.page.status, visitor.page.location.as_deref()) {
        (303, Some(to)) if to.starts_with("/sign-in?then=") => "sign in",
        (404, _) => "-",
        (200 | 303 | 422, _) => "yes",
        (status, _) => panic!("{path} answers {status}"),
    }
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one of everything that an address names, then the table")]
async fn the_table_of_who_may() {
    let database = databases().await.into_iter().next().expect("SQLite is always there");
    let mut app = TestApp::open(&database.address).await;
    app.brings_supporters().await;
    let wren = app.cast.person("wren").to_string();
    // A contact that Ada recorded.
    let mut ada = app.visit_as("ada").await;
    crate::form::posts_visit(&mut ada, &wren, &crate::form::seen("3-2-2027")).await;
    ada.follow().await;
    let withdraw = ada.page.attribute_after("tl-contacts", "href").expect("a contact");
    let contact = withdraw.trim_end_matches("/withdraw").rsplit('/').next().expect("its id").to_owned();

    // Something that lasts, recorded by Ada: it can be ended, and taken back.
    crate::form::posts_event(&mut ada, &wren, "learning", &crate::form::on("4-1-2027")).await;
    let event = ada.page.location.clone().expect("recorded").rsplit('=').next().expect("its id").to_owned();

    // Somebody around Wren, whom she wrote down herself, and with whom she shares.
    let supporter = app.cast.supporter("rowan").to_string();
    // What Wren says of her time in care, with the council ticked; and the alert that a prison's file proposes.
    let mut own = app.visit_as("wren").await;
    let claim = crate::care_status::says(&mut own, &["council"]).await;
    let proposal = crate::care_status::proposed_alert(&mut ada, &wren).await;
    // A goal that Wren wrote, with a step.
    let (goal, step) = {
        let mut wrens = app.visit_as("wren").await;
        let own = crate::plan::writes_goal(&mut wrens, "/me/plan", "I will have a room of my own", "").await;
        let step = [
            ("words", "Ring the hostel"),
            ("actor", "family_member"),
            ("actor_name", "Rowan Alder"),
            ("state", "not_started"),
        ];
        crate::plan::posts(&mut wrens, &format!("{own}/steps/new"), &step).await;
        wrens.opens(&own).await;
        let change = wrens.page.attribute_after("tl-plan-steps", "href").expect("a step");
        let id = |path: &str| path.rsplit('/').next().expect("its id").to_owned();
        (id(&own), id(&change))
    };

    // An import that waits, and a form whose files are not being read.
    let mut ivo = app.visit_as("ivo").await;
    let import =
        crate::import::brings(&mut ivo, "person_index.csv", &crate::import::indexed(&[crate::import::ROBIN])).await;
    let import = import.trim_start_matches("/imports/").to_owned();

    // An entry on Wren's lists that keeps nobody of the table out.
    let hazel = &mut app.visit_as("hazel").await;
    let entry = crate::limited_access::keeps_out(hazel, &wren, "ivo@throughline.example").await;

    let [place, appointment, condition] = crate::release_day::one_of_each(&mut ada, &wren).await;

    // What Cass signed off of the year's return.
    let signed = crate::year_return::signs(&mut app.visit_as("cass").await).await;
    let signed = signed.trim_start_matches("/returns/signed/").trim_end_matches("?done=signed").to_owned();

    // A pair of records that waits for a reviewer.
    let pair = crate::link_review::pair(["A1234WR", "teal"], 11_250, None);
    crate::link_review::brings(&app, crate::link_review::run("1", vec![pair])).await;
    let pair = crate::link_review::takes_next(&mut app.visit_as("cass").await).await;
    let pair = pair.trim_start_matches("/links/").to_owned();

    // A question that Fen asked at the reception desk of another prison.
    app.reads_people().await;
    let question = crate::reception::asks(&mut app.visit_as("fen").await, crate::reception::WREN).await;
    let question = question.trim_start_matches("/reception/answers/").to_owned();

    // What Ada wrote down of Wren's needs, and a session of Cass's panel that considered her.
    let fact = crate::cohort::writes(&mut ada, &wren, "exclusion").await;
    let panel = crate::cohort::opens_session(&mut app.visit_as("cass").await, "30").await;
    let panel = panel.trim_start_matches("/panel/sessions/").to_owned();

    let mut table = String::from(
        "Who may open what. Rows are the routes, with what the policy is asked for; a dash is \"no such page\".\nThe person in an address is Wren; the contact and the event are what Ada recorded; the goal, the step, the supporter, Rowan, and the claim are what Wren wrote, the step is his and the claim is for the council alone; the proposal is of a prison's file; the import is one that Ivo staged; the entry\nkeeps Ivo from her record, on which he has no business anyway; the pair is one that Cass opened, which nobody has answered; the return is that of 2027, of which Cass signed her team's part off; the need is what Ada wrote down, the panel is a session that Cass opened, and the question is one that Fen asked at a reception desk.\n",
    );
    for (who, post) in PERSONAS {
        let _ = writeln!(table, "  {who:<7} {post}");
    }
    for route in web::routes() {
        let path = route.path.replace("{person}", &wren).replace("{contact}", &contact).replace("{import}", &import);
        let path = path
            .replace("{form}", &"0".repeat(32))
            .replace("{entry}", &entry)
            .replace("{event}", &event)
            .replace("{supporter}", &supporter);
        let path = path.replace("{claim}", &claim).replace("{proposal}", &proposal);
        let path = path.replace("{place}", &place).replace("{appointment}", &appointment);
        let path = path.replace("{condition}", &condition).replace("{item}", "key");
        let path = path.replace("{year}", "2027").replace("{signed}", &signed);
        let path = if path.starts_with("/returns") { path.replace("{file}", "oc3.csv") } else { path };
        let path = path.replace("{pair}", &pair).replace("{question}", &question);
        let path = path.replace("{fact}", &fact).replace("{panel}", &panel);
        let path = path.replace("{goal}", &goal).replace("{step}", &step);
        let path = path.replace("{pilot}", "alder-steps").replace("{file}", "flow.csv");
        let _ = write!(
            table,
            "\n{:<5} {}  [{:?}]\n     ",
            format!("{:?}", route.method).to_uppercase(),
            route.path,
            route.action
        );
        for (who, _) in PERSONAS {
            let mut visitor = if *who == "nobody" { app.nobody() } else { app.visit_as(who).await };
            let answer = answer(&mut visitor, route.method, &path).await;
            let _ = write!(table, " {who}: {answer};");
        }
        table.push('\n');
    }
    let _ = writeln!(table, "\nOutside the door: {}", web::EXCEPTIONS.join(", "));
    if std::fs::read_to_string(TABLE).ok().as_deref() != Some(table.as_str()) {
        let proposed = format!("{TABLE}.new");
        std::fs::write(&proposed, &table).expect("can write");
        panic!(
            "the table of who may has changed: read the difference between who_may.txt and who_may.txt.new as a person in the case would, then move the new one over"
        );
    }
    app.close().await;
}

#[tokio::test]
async fn a_stranger_meets_the_same_answer_for_every_id() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut fen = app.visit_as("fen").await;
        let mut answers = std::collections::BTreeSet::new();
        let ids = [
            app.cast.person("wren").to_string(),
            app.cast.person("merle").to_string(),
            "0".repeat(32),
            "x".to_owned(),
            "%00".to_owned(),
        ];
        for id in ids {
            for path in [
                "",
                "/visits/new",
                "/sign-in-code",
                "/who-looked",
                "/visits/00000000000000000000000000000001/withdraw",
                "/events",
                "/events/new",
                "/events/new?kind=pathway_review",
                "/events/00000000000000000000000000000001/end",
                "/events/00000000000000000000000000000001/withdraw",
                "/plan",
                "/plan/missing",
                "/plan/goals/new",
                "/plan/goals/00000000000000000000000000000001",
                "/plan/goals/00000000000000000000000000000001/change",
            ] {
                fen.get(&format!("/people/{id}{path}")).await;
                answers.insert((fen.page.status, fen.page.text()));
            }
        }
        assert_eq!(answers.len(), 1, "{answers:?}");
        app.close().await;
    }
}

#[tokio::test]
async fn a_form_from_another_site_is_not_taken() {
    let database = databases().await.into_iter().next().expect("SQLite is always there");
    let app = TestApp::open(&database.address).await;
    let path = format!("/people/{}/visits/new", app.cast.person("wren"));
    let mut ada = app.visit_as("ada").await;
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
        let request = axum::http::Request::post(&path).header(name, value);
        ada.send(request, axum::body::Body::from("note=x")).await;
        assert_eq!(ada.page.status, 400, "{name}");
    }
    let request = axum::http::Request::post(&path).header("sec-fetch-site", "same-origin");
    ada.send(request, axum::body::Body::from("note=".to_owned() + &"x".repeat(300_000))).await;
    assert_eq!(ada.page.status, 400, "too long");
    app.close().await;
}
