//! What the pages around the plan cost: how many questions each asks of the database, and how heavy it is.

use domain::agency::Role;
use domain::plan::{Actor, Answer, Area};
use testkit::{PlanWriter, TestApp, Visitor, databases};

use crate::release_day::{appointment, place, posts};

/// Most SQL statements that a page may ask, with those of the door and of the audit.
const STATEMENTS_MAX: u64 = 10;
/// Heaviest page of a plan of twelve goals and sixty steps, in bytes before it is compressed.
const BYTES_MAX: usize = 100_000;

/// Twelve goals with five steps each, everybody's answers, a licence, places and appointments.
async fn fills(app: &TestApp, ada: &mut Visitor<'_>) {
    let wren = PlanWriter::of(app, Role::YoungAdult).await;
    let adviser = PlanWriter::of(app, Role::PersonalAdviser).await;
    let areas = [Area::Accommodation, Area::Finances, Area::Network, Area::HealthAndWellbeing];
    for (no, area) in areas.into_iter().cycle().take(12).enumerate() {
        let words = format!("I will do thing number {no}, because it matters to me and to my sister");
        let goal = wren.writes(area, &words).await;
        for step in 0..5 {
            let words = format!("Step number {step} of goal {no}: ring the office and ask for an appointment");
            let by = Some(jiff::civil::date(2027, 3, 3));
            adviser.adds_step(goal, &words, Actor::CommunityOffenderManager, by).await;
        }
        wren.answers(goal, Answer::Agrees).await;
        adviser.answers(goal, Answer::Agrees).await;
    }
    let person = app.cast.person("wren").to_string();
    let bank = place(ada, ("Beck Bank", "bank", "52.0, -1.5"), "9:00-17:00", "9:00-17:00").await;
    for starts in ["9:30am", "11am", "1pm", "3pm"] {
        let fields =
            [("kind", "bank"), ("with", "Beck Bank"), ("place", bank.as_str()), ("starts", starts), ("minutes", "20")];
        appointment(ada, &person, &fields).await;
    }
    let condition =
        [("kind", "no_contact"), ("name", "Ash Thornby"), ("words", "Stay away from Ash."), ("source", "licence")];
    posts(ada, &format!("/people/{person}/licence/new"), &condition).await;
    let day = [
        ("gate", bank.as_str()),
        ("out_from", "9am"),
        ("out_to", "9:30am"),
        ("means", "bus"),
        ("home", "12 Reed Street"),
        ("home_at", "52.0, -1.5"),
    ];
    posts(ada, &format!("/people/{person}/release-day/edit"), &day).await;
    assert_eq!(ada.page.status, 303, "{}", ada.page.text());
}

#[tokio::test]
async fn the_pages_around_a_full_plan_are_cheap() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut ada = app.visit_as("ada").await;
        fills(&app, &mut ada).await;
        let mut wren = app.visit_as("wren").await;
        let person = format!("/people/{}", app.cast.person("wren"));
        let workers = [
            "/plan",
            "/plan?print=1",
            "/plan/missing",
            "/plan/worksheet",
            "/plan/findings",
            "/plan/findings?if_released_on=2027-03-19",
            "/plan/pathway",
            "/plan/sentence",
            "/plan/release",
            "/plan/pathway.pdf",
            "/release-day",
            "/release-day?today=1",
        ];
        let own = ["/me/plan", "/me/plan.pdf", "/me/plan/worksheet", "/me/release-day", "/me/release-day/print"];
        let mut over = Vec::new();
        let pages = workers
            .iter()
            .map(|path| (false, format!("{person}{path}")))
            .chain(own.iter().map(|path| (true, (*path).to_owned())));
        for (is_own, path) in pages {
            let visitor = if is_own { &mut wren } else { &mut ada };
            let before = app.store.statements();
            assert_eq!(visitor.get(&path).await.status, 200, "{path}");
            let (asked, bytes) = (app.store.statements() - before, visitor.page.bytes.len());
            let page = path.replace(&person, "/people/{person}");
            println!("{}: {page}: {asked} SQL statements, {bytes} bytes", database.kind);
            let is_whole_plan = page.contains("print=1") || page.contains("/worksheet") || page.contains(".pdf");
            if asked > STATEMENTS_MAX || (bytes > BYTES_MAX && !is_whole_plan) {
                over.push(format!("{page}: {asked} SQL statements, {bytes} bytes"));
            }
        }
        assert!(over.is_empty(), "{}: {over:#?}", database.kind);
        app.close().await;
    }
}
