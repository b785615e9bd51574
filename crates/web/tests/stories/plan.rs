//! The one plan, told through the pages: written together, read as of any day, nothing lost and nothing written twice.

use jiff::civil::date;
use testkit::{TestApp, Visitor, databases};

const WORDS: &str = "I will have a room of my own";

/// Opens the form at `path` and posts it with these fields.
pub(crate) async fn posts(visitor: &mut Visitor<'_>, path: &str, fields: &[(&str, &str)]) {
    visitor.opens(path).await;
    let key = visitor.form_key();
    let written = visitor.page.attribute_after("name=\"written\"", "value").unwrap_or_default();
    let version = visitor.page.attribute_after("name=\"version\"", "value").unwrap_or_default();
    let mut all = vec![("form_key", key.as_str()), ("written", written.as_str()), ("version", version.as_str())];
    all.extend_from_slice(fields);
    visitor.post(path, &all).await;
}

/// Writes a goal and returns the address of its page.
pub(crate) async fn writes_goal(visitor: &mut Visitor<'_>, base: &str, words: &str, voice: &str) -> String {
    let fields = [("words", words), ("area", "accommodation"), ("voice", voice)];
    posts(visitor, &format!("{base}/goals/new"), &fields).await;
    let to = visitor.page.location.clone().unwrap_or_default();
    assert!(to.ends_with("?done=goal"), "{} {}: {}", visitor.who, visitor.page.status, visitor.page.text());
    to.trim_end_matches("?done=goal").to_owned()
}

/// Answers a goal as it stands on the page at `goal`.
async fn answers(visitor: &mut Visitor<'_>, goal: &str, fields: &[(&str, &str)]) {
    visitor.opens(goal).await;
    let key = visitor.form_key();
    let form = visitor.page.body.split_once("/answer\"").expect("a form to answer").1;
    let (_, version) = form.split_once("name=\"version\" value=\"").expect("its version");
    let version = version.split('"').next().expect("its version").to_owned();
    let mut all = vec![("form_key", key.as_str()), ("version", version.as_str())];
    all.extend_from_slice(fields);
    visitor.post(&format!("{goal}/answer"), &all).await;
}

fn opened(app: &TestApp) -> String {
    format!("/people/{}/plan", app.cast.person("wren"))
}

/// The same goal on the young adult's own pages, and back.
fn own(goal: &str) -> String {
    format!("/me/plan/goals/{}", goal.rsplit('/').next().expect("its id"))
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story from the first goal to the last answer")]
async fn a_young_adult_and_three_professionals_write_one_plan() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let base = opened(&app);
        let mut wren = app.visit_as("wren").await;
        let mut ada = app.visit_as("ada").await;
        let mut dov = app.visit_as("dov").await;
        let mut esk = app.visit_as("esk").await;
        wren.opens("/me").await;
        wren.sees("Your plan: your goals and who helps");
        wren.opens("/me/plan").await;
        wren.sees("You have no goal yet.").sees("Somewhere to live").sees("Start with where you will sleep");
        let own_goal = writes_goal(&mut wren, "/me/plan", WORDS, "").await;
        let own_second = writes_goal(&mut wren, "/me/plan", "I will see my sister every week", "").await;
        assert_ne!(own_goal, own_second);
        let goal = format!("{base}/goals/{}", own_goal.rsplit('/').next().expect("its id"));

        for (who, actor, words) in [
            (&mut ada, "personal_adviser", "Look at rooms in Alderbrook"),
            (&mut dov, "prison_offender_manager", "Book a call with the landlord"),
            (&mut esk, "community_offender_manager", "Check the address"),
        ] {
            let fields = [
                ("words", words),
                ("actor", actor),
                ("by", "2027-03-03"),
                ("state", "not_started"),
                ("voice", "own"),
                ("serves_release", "yes"),
            ];
            posts(who, &format!("{goal}/steps/new"), &fields).await;
            assert_eq!(who.page.status, 303, "{}", who.page.text());
        }
        ada.opens(&base).await;
        ada.sees(WORDS).sees("Wren’s own words, 10 February 2027").sees("Look at rooms in Alderbrook");
        ada.sees("prison").sees("probation").sees("leaving care").sees("Needed before release");
        ada.sees("3 March 2027, about 5 weeks before release").sees("Short sentence");
        ada.sees("Areas without a goal").sees("Drug use");
        ada.sees("2 of 2 goals are in Wren’s own words.").sees("1 goal has steps of more than one agency.");

        // All agree but one, and that shows on every page.
        answers(&mut wren, &own(&goal), &[("answer", "agrees")]).await;
        assert_eq!(wren.page.location.as_deref(), Some(format!("{}?done=answer", own(&goal)).as_str()));
        answers(&mut ada, &goal, &[("answer", "agrees"), ("voice", "own")]).await;
        answers(&mut dov, &goal, &[("answer", "agrees"), ("voice", "own")]).await;
        answers(&mut esk, &goal, &[("answer", "disagrees"), ("voice", "own")]).await;
        assert_eq!(esk.page.status, 422);
        esk.sees("Say why");
        answers(&mut esk, &goal, &[("answer", "disagrees"), ("reason", "too near the river"), ("voice", "own")]).await;
        assert_eq!(esk.page.status, 303);
        for (who, path) in [(&mut ada, base.clone()), (&mut wren, "/me/plan".to_owned())] {
            who.opens(&path).await;
            who.sees("Disagrees “too near the river”").sees("Esk Willowby, 10 February 2027");
        }
        ada.sees("1 disagreement is in sight.");

        // A step changes: everybody is told what changed since they agreed.
        app.turn_to(date(2027, 2, 12));
        let mut wren = app.visit_as("wren").await;
        let mut ada = app.visit_as("ada").await;
        let mut dov = app.visit_as("dov").await;
        let mut esk = app.visit_as("esk").await;
        let step = dov.opens(&goal).await.attribute_after("Book a call with the landlord", "href").expect("a step");
        let changed = [
            ("words", "Book a video call with the landlord"),
            ("actor", "prison_offender_manager"),
            ("state", "in_progress"),
            ("voice", "own"),
        ];
        posts(&mut dov, &step, &changed).await;
        assert_eq!(dov.page.status, 303, "{}", dov.page.text());
        wren.opens(&own(&goal)).await;
        wren.sees("What changed since you answered").sees("A step: Book a call with the landlord Book a video call");
        ada.opens(&goal).await;
        ada.sees("What changed since Wren answered").sees("The goal changed since.");
        // The disagreement stays in sight when somebody agrees later.
        answers(&mut esk, &goal, &[("answer", "agrees"), ("voice", "own")]).await;
        ada.opens(&goal).await;
        ada.sees("Every answer that was given").sees("too near the river");

        // As it stood, and what changed after a day.
        ada.opens(&format!("{base}?on=2027-02-10")).await;
        ada.sees("as it stood on Wednesday 10 February 2027").sees("Book a call with the landlord");
        ada.does_not_see("Book a video call").does_not_see("Write a goal");
        ada.opens(&format!("{base}?on=2027-02-09")).await;
        ada.sees("No goal yet");
        ada.opens(&format!("{base}?since=2027-02-10")).await;
        ada.sees("What changed after Wednesday 10 February 2027").sees("Not started In progress");
        assert_eq!(ada.get(&format!("{base}?on=someday")).await.status, 404);
        wren.opens("/me/who-looked").await;
        wren.sees("opened your plan").sees("wrote a step in your plan").sees("said if they agree with a goal");
        app.close().await;
    }
}

#[tokio::test]
async fn the_same_form_posted_five_times_is_one_goal() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut wren = app.visit_as("wren").await;
        wren.opens("/me/plan/goals/new").await;
        let key = wren.form_key();
        let fields = [("form_key", key.as_str()), ("words", WORDS), ("area", "accommodation")];
        for _ in 0..5 {
            assert_eq!(wren.post("/me/plan/goals/new", &fields).await.status, 303);
        }
        wren.follow().await;
        wren.sees("This was saved already. Nothing was written twice.");
        assert_eq!(wren.page.body.matches(&format!("tl-goal__words\">{WORDS}</h3>")).count(), 1);
        // The same key with other words is told, and loses nothing.
        let other = [("form_key", key.as_str()), ("words", "I will do something else"), ("area", "network")];
        assert_eq!(wren.post("/me/plan/goals/new", &other).await.status, 422);
        wren.sees("This page was used before.");
        assert!(wren.page.body.contains(">I will do something else</textarea>"));
        // Without a key, too.
        assert_eq!(wren.post("/me/plan/goals/new", &other[1..]).await.status, 422);
        app.close().await;
    }
}

#[tokio::test]
async fn whoever_saves_second_gets_both_texts_and_one_that_holds_them_together() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let base = opened(&app);
        let mut wren = app.visit_as("wren").await;
        let mut ada = app.visit_as("ada").await;
        let text = "I will find a room. I will ask Ada.";
        let own_goal = writes_goal(&mut wren, "/me/plan", text, "").await;
        let goal = format!("{base}/goals/{}", own_goal.rsplit('/').next().expect("its id"));
        let change = format!("{goal}/change");
        ada.opens(&change).await;
        let (key, written) =
            (ada.form_key(), ada.page.attribute_after("name=\"written\"", "value").expect("a version"));
        // Wren saves first.
        let first = [("words", "I will find a flat. I will ask Ada."), ("area", "accommodation")];
        posts(&mut wren, &format!("{own_goal}/change"), &first).await;
        assert_eq!(wren.page.status, 303);
        // Ada, who opened the page before, saves second.
        let theirs = "I will find a room. I will ask Ada. I will save for it.";
        let fields = [
            ("form_key", key.as_str()),
            ("written", written.as_str()),
            ("words", theirs),
            ("area", "accommodation"),
            ("strengths", "patient"),
            ("voice", "spoken"),
        ];
        ada.post(&change, &fields).await;
        assert_eq!(ada.page.status, 409);
        ada.sees("Wren Rowanfield saved a change while you wrote")
            .sees("I will find a flat. I will ask Ada.")
            .sees(theirs);
        assert!(ada.page.body.contains(">I will find a flat. I will ask Ada. I will save for it.</textarea>"));
        assert!(ada.page.body.contains(">patient</textarea>"));
        // Nothing was saved over Wren's words, and the form that is given back can be saved.
        wren.opens(&own_goal).await;
        wren.sees("I will find a flat. I will ask Ada.").does_not_see("I will save for it");
        let now = ada.page.attribute_after("name=\"written\"", "value").expect("a version");
        let merged = [
            ("form_key", key.as_str()),
            ("written", now.as_str()),
            ("words", "I will find a flat. I will ask Ada. I will save for it."),
            ("area", "accommodation"),
            ("strengths", "patient"),
            ("voice", "spoken"),
        ];
        ada.post(&change, &merged).await;
        assert_eq!(ada.page.status, 303, "{}", ada.page.text());
        ada.opens(&goal).await;
        ada.sees("Wren’s words, typed by Ada Linden as they said them on 10 February 2027");
        ada.sees("Every version").sees("I will find a room. I will ask Ada.");
        app.close().await;
    }
}

#[tokio::test]
async fn every_typed_word_outlives_the_session() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let long = "I will write all of this down. ".repeat(100);
        let mut wren = app.visit_as("wren").await;
        wren.opens("/me/plan/goals/new").await;
        let key = wren.form_key();
        // An empty draft may be kept, and one with half of the answers.
        assert_eq!(wren.post("/me/plan/draft?form=goal&autosave=1", &[("form_key", &key)]).await.status, 200);
        let typed = [("form_key", key.as_str()), ("words", long.as_str()), ("future_self", "")];
        assert_eq!(wren.post("/me/plan/draft?form=goal", &typed).await.status, 303);
        wren.post("/sign-out", &[]).await;
        let mut again = app.visit_as("wren").await;
        again.opens("/me/plan/goals/new").await;
        again.sees("This is your draft from 10:00");
        assert!(again.page.body.contains(long.trim_end()), "all that was typed");
        // A form posted after the session ended is given back.
        let mut nobody = app.nobody();
        assert_eq!(nobody.post("/me/plan/goals/new", &typed).await.status, 401);
        assert!(nobody.page.body.contains(long.trim_end()));
        // Saved, the draft is gone.
        let fields = [("words", long.trim_end()), ("area", "network")];
        posts(&mut again, "/me/plan/goals/new", &fields).await;
        assert_eq!(again.page.status, 303, "{}", again.page.text());
        again.opens("/me/plan/goals/new").await;
        again.does_not_see("This is your draft");
        assert_eq!(again.post("/me/plan/draft?form=elsewhere", &typed).await.location.as_deref(), Some("/me/plan"));
        app.close().await;
    }
}

#[tokio::test]
async fn what_comes_from_paper_is_typed_in_as_theirs_and_says_so() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let base = opened(&app);
        let mut ada = app.visit_as("ada").await;
        let mut wren = app.visit_as("wren").await;
        wren.opens("/me/plan/worksheet").await;
        wren.sees("What are you good at that can help?").sees("People who stand by you");
        ada.opens(&format!("{base}/worksheet?area=network")).await;
        ada.sees("People who stand by you").sees("Type this sheet in");
        assert_eq!(ada.get(&format!("{base}/worksheet?area=moon")).await.status, 404);
        // Whose words they are must be said.
        posts(&mut ada, &format!("{base}/goals/new"), &[("words", WORDS), ("area", "network")]).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("Say whose words these are");
        let goal = writes_goal(&mut ada, &base, WORDS, "from_paper").await;
        let said = "Wren’s words, typed by Ada Linden from paper on 10 February 2027";
        for path in [&goal, &base] {
            ada.opens(path).await;
            ada.sees(said);
        }
        wren.opens("/me/plan").await;
        wren.sees("Your words, typed by Ada Linden from paper on 10 February 2027");
        answers(&mut ada, &goal, &[("answer", "could_not_answer"), ("reason", "asleep"), ("voice", "spoken")]).await;
        wren.opens(&own(&goal)).await;
        wren.sees("Could not answer “asleep”").sees("typed by Ada Linden from what they said");
        // An area without a goal: nothing is needed, says Wren.
        ada.opens(&base).await;
        let key = ada.form_key();
        let fields =
            [("form_key", key.as_str()), ("area", "drug_use"), ("answered", "nothing_needed"), ("voice", "from_paper")];
        assert_eq!(ada.post(&format!("{base}/area"), &fields[1..]).await.status, 422);
        assert_eq!(ada.post(&format!("{base}/area"), &fields).await.status, 303);
        ada.opens(&base).await;
        ada.sees("Nothing needed for now. Wren’s words, typed by Ada Linden from paper");
        ada.opens(&format!("{base}/missing")).await;
        ada.sees("Alcohol use: no goal").does_not_see("Drug use: no goal");
        ada.sees("Future self: no answer yet")
            .sees("Nobody has said who does what")
            .sees("Prison offender manager: not asked yet");
        app.close().await;
    }
}

#[tokio::test]
async fn a_goal_ends_with_a_reason_and_a_comment_stays_with_its_name() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let base = opened(&app);
        let mut wren = app.visit_as("wren").await;
        let mut dov = app.visit_as("dov").await;
        let own_goal = writes_goal(&mut wren, "/me/plan", WORDS, "").await;
        let goal = format!("{base}/goals/{}", own_goal.rsplit('/').next().expect("its id"));
        dov.opens(&goal).await;
        let key = dov.form_key();
        assert_eq!(dov.post(&format!("{goal}/comment"), &[("form_key", &key)]).await.status, 422);
        let said = [("form_key", key.as_str()), ("words", "Good idea. I know somebody.")];
        assert_eq!(dov.post(&format!("{goal}/comment"), &said).await.status, 303);
        wren.opens(&own_goal).await;
        wren.sees("Good idea. I know somebody.").sees("Dov Larchmont, prison offender manager, 10 February 2027");
        let key = wren.form_key();
        let removed = [("form_key", key.as_str()), ("version", "1"), ("state", "removed")];
        assert_eq!(wren.post(&format!("{own_goal}/state"), &removed).await.status, 422);
        wren.sees("Say why");
        let mut fields = removed.to_vec();
        fields.push(("state_reason", "I move in with my aunt"));
        assert_eq!(wren.post(&format!("{own_goal}/state"), &fields).await.status, 303);
        dov.opens(&base).await;
        dov.sees("Achieved or taken out").sees("Removed").sees("Why: I move in with my aunt").sees(WORDS);
        dov.sees("Wren’s own words");
        dov.opens(&format!("{base}?print=1")).await;
        dov.sees("Good idea. I know somebody.");
        app.close().await;
    }
}

#[tokio::test]
async fn a_stranger_a_manager_and_an_excluded_worker() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let base = opened(&app);
        let mut wren = app.visit_as("wren").await;
        let own_goal = writes_goal(&mut wren, "/me/plan", WORDS, "").await;
        let goal = format!("{base}/goals/{}", own_goal.rsplit('/').next().expect("its id"));
        let mut cass = app.visit_as("cass").await;
        cass.opens(&base).await;
        cass.sees(WORDS).does_not_see("Write a goal");
        cass.opens(&goal).await;
        cass.sees("Who agrees").does_not_see("Save the answer");
        assert_eq!(cass.post(&format!("{goal}/answer"), &[]).await.status, 404);
        for who in ["bram", "fen", "gale", "hazel", "ivo", "teal"] {
            let mut visitor = app.visit_as(who).await;
            assert_eq!(visitor.get(&base).await.status, 404, "{who}");
            assert_eq!(visitor.get(&goal).await.status, 404, "{who}");
        }
        // Teal has a plan of her own; Wren's goal is not in it.
        let mut teal = app.visit_as("teal").await;
        teal.opens("/me/plan").await;
        teal.does_not_see(WORDS);
        assert_eq!(teal.get(&own_goal).await.status, 404);
        app.close().await;
    }
}

#[tokio::test]
async fn an_area_needs_nothing_by_the_young_adults_word_and_by_a_workers_with_a_reason() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let base = opened(&app);
        let mut wren = app.visit_as("wren").await;
        let mut ada = app.visit_as("ada").await;
        let gaps = |visitor: &Visitor<'_>| visitor.page.body.matches("<strong>No goal in an area of need").count();
        ada.opens(&format!("{base}/findings")).await;
        let before = gaps(&ada);
        assert_eq!(before, 10);

        wren.opens("/me/plan").await;
        wren.sees("Nothing to write about?");
        let key = wren.form_key();
        let fields = [("form_key", key.as_str()), ("area", "alcohol_use"), ("answered", "nothing_needed")];
        assert_eq!(wren.post("/me/plan/area", &fields[..2]).await.status, 422);
        wren.sees("Choose what was said");
        let mut said = fields.to_vec();
        said.push(("reason", "I have not drunk for two years"));
        assert_eq!(wren.post("/me/plan/area", &said).await.status, 303);
        wren.opens("/me/plan").await;
        wren.sees("Nothing needed for now: I have not drunk for two years. Your words, 10 February 2027");

        // A worker says why; whoever types Wren's words in need not.
        ada.opens(&base).await;
        ada.sees("Nothing needed for now: I have not drunk for two years. Wren’s own words, 10 February 2027");
        let key = ada.form_key();
        let own = [("form_key", key.as_str()), ("area", "drug_use"), ("answered", "nothing_needed"), ("voice", "own")];
        assert_eq!(ada.post(&format!("{base}/area"), &own).await.status, 422);
        ada.sees("There is a problem");
        let mut said = own.to_vec();
        said.push(("reason", "The clinic discharged her in January"));
        assert_eq!(ada.post(&format!("{base}/area"), &said).await.status, 303);
        ada.opens(&format!("{base}/findings")).await;
        assert_eq!(gaps(&ada), before - 2);
        ada.opens(&format!("{base}/sentence")).await;
        ada.sees(
            "Drug use: Nothing needed for now: The clinic discharged her in January (Ada Linden, 10 February 2027)",
        );

        // She changes her mind: the gap is there again, and what was said before stays readable.
        app.turn_to(date(2027, 2, 12));
        let (mut wren, mut ada) = (app.visit_as("wren").await, app.visit_as("ada").await);
        wren.opens("/me/plan").await;
        let key = wren.form_key();
        let fields = [("form_key", key.as_str()), ("area", "alcohol_use"), ("answered", "not_known")];
        assert_eq!(wren.post("/me/plan/area", &fields).await.status, 303);
        ada.opens(&format!("{base}/findings")).await;
        assert_eq!(gaps(&ada), before - 1);
        ada.opens(&format!("{base}?on=2027-02-10")).await;
        ada.sees("I have not drunk for two years");
        app.close().await;
    }
}

#[tokio::test]
async fn one_plan_in_every_situation_it_can_be_made_from() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let base = opened(&app);
        let day = |month, day| Some(date(2027, month, day));
        let mut wren = app.visit_as("wren").await;
        let goal = writes_goal(&mut wren, "/me/plan", WORDS, "").await;
        let mut ada = app.visit_as("ada").await;
        for (custody, mode, first, own, asks_for_a_day) in [
            (("REMAND", None, None), "On remand", "", "", false),
            (
                ("SENTENCED", day(4, 9), None),
                "Short sentence",
                "There is no time for one thing after another",
                "There is not much time",
                true,
            ),
            (("RECALL", None, None), "Recalled", "", "", true),
            (("REMAND", None, day(2, 5)), "Unplanned release", "", "", true),
            (("SENTENCED", day(2, 5), day(2, 5)), "Released", "", "", true),
        ] {
            app.cast.is_in_prison(&app, "wren", custody).await;
            ada.opens(&base).await;
            // The same plan, with the same goal, in each of them.
            ada.sees(mode).sees("Think of first").sees(first).sees(WORDS);
            ada.opens(&format!("{base}/missing")).await;
            ada.sees("Nobody has said who does what");
            if asks_for_a_day {
                ada.sees("No target day yet");
            } else {
                ada.does_not_see("No target day yet");
            }
            for view in ["pathway", "sentence", "release", "findings"] {
                ada.opens(&format!("{base}/{view}")).await;
                assert_eq!(ada.page.status, 200, "{mode}: {view}");
            }
            wren.opens("/me/plan").await;
            wren.sees("Think about this first").sees(own).sees(WORDS);
            wren.opens(&goal).await;
            assert_eq!(wren.page.status, 200);
        }
        app.close().await;
    }
}

#[tokio::test]
async fn a_plan_of_twelve_goals_and_sixty_steps_is_light() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let base = opened(&app);
        let mut ada = app.visit_as("ada").await;
        let areas = ["accommodation", "finances", "network", "health_and_wellbeing"];
        for no in 0..12 {
            let words = format!("I will do thing number {no}, because it matters to me and to my sister");
            let fields = [
                ("words", words.as_str()),
                ("area", areas[no % 4]),
                ("voice", "spoken"),
                ("strengths", "patient with people and good with my hands"),
                ("future_self", "somebody my sister can be proud of"),
                ("target", "2027-04-09"),
            ];
            posts(&mut ada, &format!("{base}/goals/new"), &fields).await;
            let to = ada.page.location.clone().expect("kept");
            let goal = to.trim_end_matches("?done=goal").to_owned();
            for step in 0..5 {
                let words = format!("Step number {step} of goal {no}: ring the office and ask for an appointment");
                let fields = [
                    ("words", words.as_str()),
                    ("actor", "community_offender_manager"),
                    ("by", "2027-03-03"),
                    ("state", "in_progress"),
                    ("voice", "own"),
                ];
                posts(&mut ada, &format!("{goal}/steps/new"), &fields).await;
                assert_eq!(ada.page.status, 303);
            }
            answers(&mut ada, &goal, &[("answer", "agrees"), ("voice", "own")]).await;
        }
        let before = app.store.statements();
        ada.get(&base).await;
        let asked = app.store.statements() - before;
        let bytes = ada.page.body.len();
        println!("plan page, {}: {asked} SQL statements, {bytes} bytes", database.kind);
        assert!(asked <= 10, "{asked} SQL statements");
        assert!(bytes <= 100_000, "{bytes} bytes");
        let mut wren = app.visit_as("wren").await;
        let before = app.store.statements();
        wren.get("/me/plan").await;
        let (asked, bytes) = (app.store.statements() - before, wren.page.body.len());
        println!("own plan page, {}: {asked} SQL statements, {bytes} bytes", database.kind);
        assert!(asked <= 10 && bytes <= 100_000, "{asked} SQL statements, {bytes} bytes");
        app.close().await;
    }
}
