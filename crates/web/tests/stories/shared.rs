//! What a young adult shares with their family and mentors: seen while their word holds and it is safe, and gone at the next
//! request after that; signing in with a card of one's own; and never more than what was shared.

use jiff::civil::date;
use testkit::{TestApp, TestDatabase, Visitor, databases};

use crate::plan::{posts, writes_goal};
use crate::release_day;

/// Everybody, with Rowan, with whom Wren shares, and Ash, with whom she has stopped.
async fn opened(database: &TestDatabase) -> TestApp {
    let mut app = TestApp::open(&database.address).await;
    app.brings_supporters().await;
    app
}

/// Wren's plan: a home with a step of Rowan's and one of Ada's, money with a step of Rowan's, alcohol with nobody's of
/// hers. Returns the ids of the goals.
async fn plan(wren: &mut Visitor<'_>, ada: &mut Visitor<'_>, person: &str) -> [String; 3] {
    let mut ids = Vec::new();
    for (words, area, steps) in [
        (
            "I will have a room of my own",
            "accommodation",
            &[
                ("Ring the hostel", "family_member", "Rowan Alder"),
                ("Ask the council", "personal_adviser", "Ada Linden"),
            ][..],
        ),
        ("I will save for a bike", "finances", &[("Come along to the bank", "family_member", "Rowan")]),
        (
            "I will drink less",
            "alcohol_use",
            &[("Go to the group", "young_adult", ""), ("Ring me", "mentor", "Ash Thorne")],
        ),
    ] {
        let fields = [("words", words), ("area", area), ("strengths", "I am stubborn"), ("future_self", "A baker")];
        posts(wren, "/me/plan/goals/new", &fields).await;
        let goal = wren.page.location.clone().expect("written").trim_end_matches("?done=goal").to_owned();
        let goal = goal.trim_start_matches("/me/plan/goals/").to_owned();
        for (words, actor, name) in steps {
            let path = format!("/people/{person}/plan/goals/{goal}/steps/new");
            let fields = [
                ("words", *words),
                ("actor", *actor),
                ("actor_name", *name),
                ("state", "cannot_be_done_yet"),
                ("reason", "The court must decide first"),
                ("voice", "own"),
            ];
            posts(ada, &path, &fields).await;
            assert_eq!(ada.page.status, 303, "{}", ada.page.text());
        }
        let comment = format!("/people/{person}/plan/goals/{goal}");
        ada.opens(&comment).await;
        let key = ada.form_key();
        ada.post(&format!("{comment}/comment"), &[("form_key", &key), ("words", "Recalled twice before")]).await;
        assert_eq!(ada.page.status, 303);
        ids.push(goal);
    }
    ids.try_into().expect("three goals")
}

/// Posts with the key of the page at `page`.
async fn posts_from(visitor: &mut Visitor<'_>, page: &str, path: &str, fields: &[(&str, &str)]) {
    visitor.get(page).await;
    let key = visitor.form_key();
    let mut all = vec![("form_key", key.as_str())];
    all.extend_from_slice(fields);
    visitor.post(path, &all).await;
}

/// Wren says what somebody can see, until 10 May 2027.
async fn shares(wren: &mut Visitor<'_>, supporter: &str, fields: &[(&str, &str)]) {
    let path = format!("/me/network/{supporter}/sees");
    let until = [("until-day", "10"), ("until-month", "5"), ("until-year", "2027")];
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain(until).collect();
    posts_from(wren, &path, &path, &fields).await;
    assert_eq!(wren.page.status, 303, "{}", wren.page.text());
}

#[tokio::test]
async fn what_is_shared_is_seen_and_nothing_else_and_what_they_do_there_stands_in_the_plan() {
    for database in databases().await {
        let app = opened(&database).await;
        let person = app.cast.person("wren").to_string();
        let (mut wren, mut ada) = (app.visit_as("wren").await, app.visit_as("ada").await);
        let [home, money, alcohol] = plan(&mut wren, &mut ada, &person).await;
        let mut rowan = app.visit_as("rowan").await;
        rowan.opens("/home").await;
        rowan.sees("What Wren shares with you").sees("You can see it until Monday 10 May 2027.");
        rowan.sees("Somewhere to live").sees("I will have a room of my own");
        rowan.sees("You see this because Wren shares this part of the plan with you.");
        rowan.sees("Other goals with a step of yours").sees("I will save for a bike");
        rowan.sees("You see this because Wren shares the goals that name a step of yours with you.");
        rowan.sees("What you are down to do").sees("Ring the hostel").sees("Come along to the bank");
        rowan.sees("The personal adviser").sees("Has to wait");
        rowan.sees("Friday 9 April 2027").sees("Nobody has written the gate down yet.");
        for page in ["/shared".to_owned(), format!("/shared/goals/{home}"), format!("/shared/goals/{money}")] {
            assert_eq!(rowan.get(&page).await.status, 200, "{page}");
            for hidden in [
                "drink",
                "Ada",
                "Linden",
                "Ash",
                "Thorne",
                "Ring before six",
                "stubborn",
                "baker",
                "court",
                "Recalled",
                "licence",
                "risk",
                "Probation",
                "Larkmoor",
                "Rowanfield",
                "duty",
                "overdue",
                "safety",
            ] {
                rowan.does_not_see(hidden);
            }
        }
        assert_eq!(rowan.get(&format!("/shared/goals/{alcohol}")).await.status, 404);

        // They say that a step of theirs is done, and what they think.
        let goal = format!("/shared/goals/{home}");
        rowan.get(&goal).await;
        let done = rowan.page.attribute_after("class=\"tl-no-print\"", "action").expect("a step that can be done");
        posts_from(&mut rowan, &goal, &done, &[]).await;
        rowan.follow().await;
        rowan.sees("Saved. The step is done.");
        assert!(!rowan.page.body.contains("/done\""), "the other step is Ada's");
        posts_from(&mut rowan, &goal, &format!("{goal}/comment"), &[("words", "I can drive her there.")]).await;
        rowan.follow().await;
        rowan.sees("Saved. Wren and the people who work with them can read it.").sees("I can drive her there.");

        wren.opens(&format!("/me/plan/goals/{home}")).await;
        wren.sees("I can drive her there.").sees("Rowan Alder, family member").sees("Completed");
        ada.opens(&format!("/people/{person}/plan/goals/{home}")).await;
        ada.sees("I can drive her there.").sees("Rowan Alder, family member");
        wren.opens("/me/who-looked").await;
        wren.sees("Rowan Alder , family member").sees("looked at what you share with them");
        wren.sees("said something about a goal").sees("changed a step in your plan");
        app.close().await;
    }
}

#[tokio::test]
async fn a_narrower_word_takes_it_away_and_so_does_a_stop_which_can_be_undone() {
    for database in databases().await {
        let app = opened(&database).await;
        let person = app.cast.person("wren").to_string();
        let supporter = app.cast.supporter("rowan").to_string();
        let (mut wren, mut ada) = (app.visit_as("wren").await, app.visit_as("ada").await);
        let [home, money, _] = plan(&mut wren, &mut ada, &person).await;
        let mut rowan = app.visit_as("rowan").await;
        let (home, money) = (format!("/shared/goals/{home}"), format!("/shared/goals/{money}"));
        shares(&mut wren, &supporter, &[("areas", "accommodation")]).await;
        assert_eq!(rowan.get(&home).await.status, 200);
        rowan.does_not_see("Say something about this goal");
        assert_eq!(rowan.get(&money).await.status, 404, "no longer shared for their step in it");
        rowan.opens("/shared").await;
        rowan.does_not_see("9 April").does_not_see("bike");
        shares(&mut wren, &supporter, &[("more", "release_day")]).await;
        assert_eq!(rowan.get(&home).await.status, 404);
        rowan.opens("/shared").await;
        rowan.sees("Friday 9 April 2027").does_not_see("room of my own");

        // Stop is one button; it works at the next request, and one button undoes it.
        shares(&mut wren, &supporter, &[("areas", "accommodation"), ("comment", "yes")]).await;
        rowan.get(&home).await;
        let key = rowan.form_key();
        let stop = format!("/me/who-can-see/{supporter}/stop");
        posts_from(&mut wren, "/me/who-can-see", &stop, &[]).await;
        wren.follow().await;
        wren.sees("Stopped. They see nothing now.").sees("Nobody. You share nothing with your own people today.");
        wren.sees("You said no on 10 February 2027. They see nothing.")
            .sees("Before that they could see: Where I live.");
        for page in ["/shared", home.as_str(), "/home"] {
            rowan.opens(page).await;
            assert_eq!(rowan.page.status, 404, "{page}");
            rowan.sees("Nothing is shared with you here").does_not_see("Wren");
        }
        let late = [("form_key", key.as_str()), ("words", "One last word")];
        assert_eq!(rowan.post(&format!("{home}/comment"), &late).await.status, 404);
        posts_from(&mut wren, "/me/who-can-see", &format!("/me/who-can-see/{supporter}/again"), &[]).await;
        wren.follow().await;
        wren.sees("They can see it again.").sees("It ends on Monday 10 May 2027.");
        assert_eq!(rowan.get(&home).await.status, 200);
        rowan.does_not_see("One last word");
        // With nothing to undo, there is no way back.
        posts_from(&mut wren, "/me/who-can-see", &format!("/me/who-can-see/{supporter}/again"), &[]).await;
        assert_eq!(wren.page.status, 404);
        // And the word ends by itself.
        app.turn_to(date(2027, 5, 11));
        rowan = app.visit_as("rowan").await;
        assert_eq!(rowan.get("/shared").await.status, 404);
        app.close().await;
    }
}

#[tokio::test]
async fn a_bar_ends_it_at_the_next_request_and_nobody_outside_is_told_why() {
    for database in databases().await {
        let app = opened(&database).await;
        let base = format!("/people/{}/network", app.cast.person("wren"));
        let supporter = app.cast.supporter("rowan").to_string();
        let (mut wren, mut ada, mut rowan) =
            (app.visit_as("wren").await, app.visit_as("ada").await, app.visit_as("rowan").await);
        assert_eq!(rowan.get("/shared").await.status, 200);
        let check = format!("{base}/{supporter}/check");
        posts_from(&mut ada, &check, &check, &[("check", "barred"), ("why", "Order of 2025.")]).await;
        assert_eq!(ada.page.status, 303);
        assert_eq!(rowan.get("/shared").await.status, 404);
        let seen = rowan.page.text();
        assert_eq!(rowan.get("/shared/goals/00000000000000000000000000000001").await.status, 404);
        assert_eq!(rowan.page.text(), seen, "one answer");
        wren.opens("/me/who-can-see").await;
        wren.sees("We cannot share with them for now. Ask your personal adviser about it.");
        for word in ["barred", "Barred", "safety", "2025", "risk"] {
            wren.does_not_see(word);
            rowan.does_not_see(word);
        }
        wren.opens("/me/who-looked").await;
        wren.sees("tried to see or change your record, and could not").does_not_see("safety");
        // No new card, by nobody; and no stop that would be undone into sharing.
        for (visitor, base) in [(&mut wren, "/me/network"), (&mut ada, base.as_str())] {
            visitor.opens(&format!("{base}/{supporter}/code")).await;
            visitor.sees("so a code would open nothing");
            let born = [("born-day", "27"), ("born-month", "3"), ("born-year", "1961"), ("voice", "spoken")];
            visitor.get(&format!("{base}/{supporter}/sees")).await;
            let key = visitor.form_key();
            let mut fields = vec![("form_key", key.as_str())];
            fields.extend(born);
            assert_eq!(visitor.post(&format!("{base}/{supporter}/code"), &fields).await.status, 422);
            visitor.sees("Nothing is shared with them today");
        }
        app.close().await;
    }
}

#[tokio::test]
async fn nothing_else_of_anybody_is_reached_from_there() {
    for database in databases().await {
        let app = opened(&database).await;
        let (wren_id, teal_id) = (app.cast.person("wren").to_string(), app.cast.person("teal").to_string());
        let mut teal = app.visit_as("teal").await;
        let hers = writes_goal(&mut teal, "/me/plan", "I will go to college", "").await;
        let hers = hers.trim_start_matches("/me/plan/goals/").to_owned();
        let mut rowan = app.visit_as("rowan").await;
        let mut pages: Vec<String> =
            ["/me", "/me/plan", "/me/network", "/me/who-can-see", "/me/who-looked", "/caseload", "/people"]
                .map(str::to_owned)
                .to_vec();
        pages.push(format!("/shared/goals/{hers}"));
        for id in [&wren_id, &teal_id] {
            pages.extend(
                ["", "/plan", "/network", "/release-day", "/who-looked"].map(|page| format!("/people/{id}{page}")),
            );
        }
        let mut answers = std::collections::BTreeSet::new();
        for page in pages {
            assert_eq!(rowan.get(&page).await.status, 404, "{page}");
            answers.insert(rowan.page.text());
        }
        assert_eq!(answers.len(), 1, "{answers:?}");
        // Wren is told that Rowan tried; nobody else is told of Rowan.
        let mut wren = app.visit_as("wren").await;
        wren.opens("/me/who-looked").await;
        wren.sees("Rowan Alder").sees("tried to see or change your record, and could not");
        teal.opens("/me/who-looked").await;
        teal.does_not_see("Rowan");
        // And the shared pages are for those of a network alone.
        for who in ["wren", "teal", "ada", "ash"] {
            let mut visitor = app.visit_as(who).await;
            assert_eq!(visitor.get("/shared").await.status, 404, "{who}");
        }
        // A step and a goal that are not theirs: as if they were not there.
        let mut ada = app.visit_as("ada").await;
        let [home, ..] = plan(&mut wren, &mut ada, &wren_id).await;
        ada.opens(&format!("/people/{wren_id}/plan/goals/{home}")).await;
        let steps: Vec<String> = ada
            .page
            .body
            .split(&format!("goals/{home}/steps/"))
            .skip(1)
            .filter_map(|after| after.split('"').next())
            .filter(|id| id.len() == 32)
            .map(str::to_owned)
            .collect();
        assert_eq!(steps.len(), 2);
        let mut told = Vec::new();
        for step in &steps {
            let path = format!("/shared/goals/{home}/steps/{step}/done");
            rowan.get(&format!("/shared/goals/{home}")).await;
            let key = rowan.form_key();
            told.push(rowan.post(&path, &[("form_key", &key)]).await.status);
            assert_eq!(
                rowan.post(&format!("/shared/goals/{hers}/steps/{step}/done"), &[("form_key", &key)]).await.status,
                404
            );
        }
        told.sort_unstable();
        assert_eq!(told, [303, 404], "Rowan's own, and Ada's");
        app.close().await;
    }
}

/// The code on the card of the last page.
fn card(visitor: &Visitor<'_>) -> String {
    visitor.page.attribute_after("Card to print", "data-code").expect("the code is on the card")
}

const BORN: [(&str, &str); 3] = [("born-day", "27"), ("born-month", "3"), ("born-year", "1961")];

#[tokio::test]
async fn a_worker_makes_a_card_by_the_young_adults_word_alone_and_a_newer_one_counts() {
    for database in databases().await {
        let app = opened(&database).await;
        let base = format!("/people/{}/network", app.cast.person("wren"));
        let supporter = app.cast.supporter("rowan").to_string();
        let (mut wren, mut ada) = (app.visit_as("wren").await, app.visit_as("ada").await);
        // A worker says how the young adult asked for it; nobody makes one without a date of birth, or for tomorrow's child.
        let path = format!("{base}/{supporter}/code");
        posts_from(&mut ada, &path, &path, &[]).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("Type their date of birth").sees("Choose how the young adult told you");
        posts_from(&mut ada, &path, &path, &BORN).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("Choose how the young adult told you");
        assert!(ada.page.body.contains("value=\"1961\""), "what was typed is still there");
        let future = [("born-day", "11"), ("born-month", "2"), ("born-year", "2027"), ("voice", "spoken")];
        posts_from(&mut ada, &path, &path, &future).await;
        ada.sees("The date of birth must be in the past");
        let mut good: Vec<(&str, &str)> = BORN.to_vec();
        good.push(("voice", "spoken"));
        posts_from(&mut ada, &path, &path, &good).await;
        ada.sees("Code for Rowan Alder").sees("Wednesday 17 February 2027").does_not_see("Card for Wren");
        let first = card(&ada);
        wren.opens("/me/who-looked").await;
        wren.sees("made a sign-in code for one of your people");

        // The young adult makes a newer one: the older is worth nothing. Posted twice, one is made.
        let own = format!("/me/network/{supporter}/code");
        wren.get(&own).await;
        let key = wren.form_key();
        let mut fields: Vec<(&str, &str)> = BORN.to_vec();
        fields.push(("form_key", &key));
        wren.post(&own, &fields).await;
        let code = card(&wren);
        wren.post(&own, &fields).await;
        assert_eq!(wren.page.status, 422);
        wren.sees("This page made a code before").does_not_see("Code for Rowan");

        // The older card is as good as one that never was.
        let mut guest = app.nobody();
        for (code, lets_in) in [(first, false), (code, true)] {
            let mut fields: Vec<(&str, &str)> = BORN.to_vec();
            fields.push(("code", &code));
            guest.post("/sign-in/code", &fields).await;
            assert_eq!(guest.page.status == 303, lets_in);
        }
        app.close().await;
    }
}

#[tokio::test]
async fn a_card_of_their_own_lets_them_in_once_and_guesses_are_slowed_down() {
    for database in databases().await {
        let app = opened(&database).await;
        let supporter = app.cast.supporter("rowan").to_string();
        let own = format!("/me/network/{supporter}/code");
        let mut wren = app.visit_as("wren").await;
        posts_from(&mut wren, &own, &own, &BORN).await;
        let code = card(&wren);
        let tries = |code: &str, year: &'static str| {
            vec![
                ("code", code.to_owned()),
                ("born-day", "27".to_owned()),
                ("born-month", "3".to_owned()),
                ("born-year", year.to_owned()),
            ]
        };
        let mut texts = std::collections::BTreeSet::new();
        let mut guest = app.nobody();
        for (typed, year) in [("CDFGHJKM", "1961"), (code.as_str(), "1962"), ("ABCDEFGH", "1961")] {
            let fields = tries(typed, year);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            guest.post("/sign-in/code", &fields).await;
            assert_eq!(guest.page.status, 422);
            let told = guest.page.text();
            texts.insert(
                told.split("There is a problem").nth(1).unwrap_or_default().chars().take(120).collect::<String>(),
            );
        }
        assert_eq!(texts.len(), 1, "no saying what was wrong: {texts:?}");
        let fields = tries(&code, "1961");
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        guest.post("/sign-in/code", &fields).await;
        assert_eq!(guest.page.location.as_deref(), Some("/sign-in/passphrase"));
        guest.follow().await;
        guest.sees("Your sign-in name");
        let weak = [("passphrase", "Rowan Alder sings songs"), ("again", "Rowan Alder sings songs")];
        assert_eq!(guest.post("/sign-in/passphrase", &weak).await.status, 422, "their own name");
        let words = "otters under green bridges";
        guest.post("/sign-in/passphrase", &[("passphrase", words), ("again", words)]).await;
        assert_eq!(guest.page.location.as_deref(), Some("/shared"));
        guest.follow().await;
        guest.sees("What Wren shares with you");
        // Used once: a replay fails like any other wrong code.
        let mut again = app.nobody();
        again.post("/sign-in/code", &fields).await;
        again.sees("do not go together");
        // They were signed out wherever else they were, after twenty minutes away, and when the word ends.
        app.wait_minutes(21);
        assert_eq!(guest.get("/shared").await.location.as_deref(), Some("/sign-in?then=%2Fshared"));
        // Five wrong tries with one date of birth: then even the right code waits.
        posts_from(&mut app.visit_as("wren").await, &own, &own, &BORN).await;
        let mut guesser = app.nobody();
        for _ in 0..5 {
            guesser.post("/sign-in/code", &fields).await;
        }
        guesser.post("/sign-in/code", &fields).await;
        guesser.sees("There were too many tries.");
        app.close().await;
    }
}

#[tokio::test]
async fn a_card_is_worth_nothing_after_a_week_or_when_sharing_has_stopped() {
    for database in databases().await {
        let app = opened(&database).await;
        let supporter = app.cast.supporter("rowan").to_string();
        let own = format!("/me/network/{supporter}/code");
        let mut wren = app.visit_as("wren").await;
        posts_from(&mut wren, &own, &own, &BORN).await;
        let code = card(&wren);
        let mut fields: Vec<(&str, &str)> = BORN.to_vec();
        fields.push(("code", &code));
        posts_from(&mut wren, "/me/who-can-see", &format!("/me/who-can-see/{supporter}/stop"), &[]).await;
        let mut rowan = app.nobody();
        rowan.post("/sign-in/code", &fields).await;
        rowan.sees("do not go together");
        posts_from(&mut wren, "/me/who-can-see", &format!("/me/who-can-see/{supporter}/again"), &[]).await;
        app.turn_to(date(2027, 2, 18));
        rowan.post("/sign-in/code", &fields).await;
        rowan.sees("do not go together");
        // The same card on its last day.
        app.turn_to(date(2027, 2, 17));
        rowan.post("/sign-in/code", &fields).await;
        assert_eq!(rowan.page.location.as_deref(), Some("/sign-in/passphrase"));
        app.close().await;
    }
}

#[tokio::test]
async fn forms_come_back_with_what_was_typed_and_twice_is_once() {
    for database in databases().await {
        let app = opened(&database).await;
        let person = app.cast.person("wren").to_string();
        let supporter = app.cast.supporter("rowan").to_string();
        let (mut wren, mut ada) = (app.visit_as("wren").await, app.visit_as("ada").await);
        let [home, ..] = plan(&mut wren, &mut ada, &person).await;
        let goal = format!("/shared/goals/{home}");
        let comment = format!("{goal}/comment");
        let mut rowan = app.visit_as("rowan").await;
        posts_from(&mut rowan, &goal, &comment, &[("words", "  ")]).await;
        assert_eq!(rowan.page.status, 422);
        rowan.sees("Write what you want to say");
        let long = "a".repeat(5001);
        posts_from(&mut rowan, &goal, &comment, &[("words", &long)]).await;
        assert_eq!(rowan.page.status, 422);
        rowan.sees("This has 5001 characters. Shorten it to 5000");
        assert!(rowan.page.body.contains(&long), "what was typed is still there");
        rowan.post(&comment, &[("words", "Without a key")]).await;
        assert_eq!(rowan.page.status, 422);
        rowan.sees("This page was used before").sees("Without a key");
        rowan.get(&goal).await;
        let key = rowan.form_key();
        for _ in 0..3 {
            assert_eq!(rowan.post(&comment, &[("form_key", &key), ("words", "Just once")]).await.status, 303);
        }
        rowan.follow().await;
        rowan.sees("Nothing was written twice.");
        assert_eq!(rowan.page.body.matches("Just once").count(), 1);
        rowan.post(&comment, &[("form_key", &key), ("words", "Something else")]).await;
        assert_eq!(rowan.page.status, 422);
        rowan.sees("This page was used before").sees("Something else");
        let done = rowan.page.attribute_after("class=\"tl-no-print\"", "action").expect("a step");
        rowan.get(&goal).await;
        let key = rowan.form_key();
        for _ in 0..2 {
            assert_eq!(rowan.post(&done, &[("form_key", &key)]).await.status, 303);
        }
        assert_eq!(rowan.post(&done, &[]).await.status, 422, "without a key");
        posts_from(&mut rowan, &goal, &done, &[]).await;
        rowan.follow().await;
        rowan.sees("Nothing was written twice.");
        wren.opens(&format!("/me/plan/goals/{home}")).await;
        assert_eq!(wren.page.body.matches("Rowan Alder, family member").count(), 2, "one comment, one version");
        // Where no comment is wanted there is no form, and posting to it is as if there were none.
        shares(&mut wren, &supporter, &[("areas", "accommodation")]).await;
        posts_from(&mut rowan, &goal, &comment, &[("words", "And now?")]).await;
        assert_eq!(rowan.page.status, 404);
        // A form posted after the session has ended comes back to its author.
        app.wait_minutes(21);
        rowan.post(&comment, &[("words", "Typed for an hour")]).await;
        assert_eq!(rowan.page.status, 401);
        rowan.sees("You were signed out");
        assert!(rowan.page.body.contains("Typed for an hour"));
        app.close().await;
    }
}

#[tokio::test]
async fn the_young_adult_sees_who_can_see_what_and_why_and_paper_shows_the_same() {
    for database in databases().await {
        let app = opened(&database).await;
        let person = app.cast.person("wren").to_string();
        let supporter = app.cast.supporter("rowan").to_string();
        let (mut wren, mut ada) = (app.visit_as("wren").await, app.visit_as("ada").await);
        plan(&mut wren, &mut ada, &person).await;
        release_day::a_day_that_cannot_be(&mut ada, &person).await;
        let before = app.store.statements();
        wren.get("/me/who-can-see").await;
        let asked = app.store.statements() - before;
        assert!(asked <= 10, "{asked} SQL statements");
        wren.sees("Rowan Alder Sees part of the plan")
            .sees("Where I live Goals with a step for them The day I come out");
        wren.sees("They see 2 of your goals now.").sees("They can say when a step of theirs is done.");
        wren.sees("They can write a comment.").sees("They can sign in on their own phone.");
        wren.sees("Why: You said so here. That was on 10 February 2027. It ends on Monday 10 May 2027.");
        wren.sees("Ash Thorne You said no on 10 February 2027. They see nothing.");
        wren.sees("Ada Linden Because they are your personal adviser, since 1 October 2026.");
        wren.sees("Dov Larchmont Because they are your prison offender manager");

        // What is printed for Rowan is what Rowan sees.
        wren.opens(&format!("/me/network/{supporter}/shared")).await;
        let printed = wren.page.text();
        let mut rowan = app.visit_as("rowan").await;
        let before = app.store.statements();
        rowan.get("/shared").await;
        let asked = app.store.statements() - before;
        println!("shared page, {}: {asked} SQL statements, {} bytes", database.kind, rowan.page.body.len());
        assert!(asked <= 10, "{asked} SQL statements");
        for words in [
            "I will have a room of my own",
            "Ring the hostel",
            "I will save for a bike",
            "Friday 9 April 2027",
            "between 9am and 9:45am",
        ] {
            rowan.sees(words);
            assert!(printed.contains(words), "{words} in {printed}");
        }
        for hidden in
            ["drink", "Ada Linden", "stubborn", "court", "Recalled", "Reed Street", "Esk", "Beck Bank", "Probation"]
        {
            rowan.does_not_see(hidden);
            wren.does_not_see(hidden);
        }
        ada.opens(&format!("/people/{person}/network/{supporter}/shared")).await;
        ada.sees("Rowan Alder sees this because Wren shares this part of the plan.").does_not_see("drink");
        app.close().await;
    }
}

#[tokio::test]
async fn a_worker_types_the_words_of_family_and_mentors_in_as_theirs_by_name() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let base = format!("/people/{}/plan", app.cast.person("wren"));
        let mut ada = app.visit_as("ada").await;
        let goal = writes_goal(&mut ada, &base, "I will have a room of my own", "spoken").await;
        ada.opens(&goal).await;
        ada.sees("Somebody of the family’s").sees("A mentor’s").sees("A friend’s, or another supporter’s");
        // A comment: without a name it is nobody's; what was typed is still there.
        let words = ("words", "I have her old bed in the shed.");
        posts_from(&mut ada, &goal, &format!("{goal}/comment"), &[words, ("said_by", "family_member")]).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("Say who that is, by name").sees("I have her old bed in the shed.");
        let long = "a".repeat(101);
        let fields = [words, ("said_by", "family_member"), ("said_by_name", long.as_str())];
        posts_from(&mut ada, &goal, &format!("{goal}/comment"), &fields).await;
        ada.sees("The name has 101 characters. Shorten it to 100");
        let fields = [words, ("said_by", "family_member"), ("said_by_name", "Rowan Alder"), ("said_by_paper", "yes")];
        posts_from(&mut ada, &goal, &format!("{goal}/comment"), &fields).await;
        ada.follow().await;
        ada.sees("Rowan Alder, family member, typed by Ada Linden from paper on 10 February 2027");
        let plain = [("words", "Mine, as ever.")];
        posts_from(&mut ada, &goal, &format!("{goal}/comment"), &plain).await;
        ada.follow().await;
        ada.sees("Mine, as ever. Ada Linden, personal adviser");
        // A step in a mentor's words, and a friend's answer, which stays in sight.
        let step = [
            ("words", "We go and look at it"),
            ("actor", "mentor"),
            ("actor_name", "Ash Thorne"),
            ("state", "not_started"),
            ("voice", "mentor"),
        ];
        posts(&mut ada, &format!("{goal}/steps/new"), &step).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("Say who that is, by name").sees("We go and look at it");
        let step: Vec<(&str, &str)> = step.into_iter().chain([("voice_name", "Ash Thorne")]).collect();
        posts(&mut ada, &format!("{goal}/steps/new"), &step).await;
        ada.follow().await;
        ada.sees("Ash Thorne, mentor, typed by Ada Linden as they said them");
        let answer = [
            ("answer", "disagrees"),
            ("reason", "It is too far out."),
            ("voice", "supporter"),
            ("voice_name", "Birch Reed"),
            ("version", "2"),
        ];
        posts_from(&mut ada, &goal, &format!("{goal}/answer"), &answer).await;
        ada.follow().await;
        ada.sees("Birch Reed, supporter Disagrees “It is too far out.”");
        // The young adult is asked for nobody's words but their own, and may not put words into anybody's mouth.
        let own = format!("/me/plan/{}", goal.split_once("/plan/").expect("a plan").1);
        let mut wren = app.visit_as("wren").await;
        wren.opens(&own).await;
        wren.sees("Birch Reed, supporter Disagrees").does_not_see("A mentor’s");
        let fields = [("words", "Mine alone."), ("said_by", "mentor"), ("said_by_name", "Ash Thorne")];
        posts_from(&mut wren, &own, &format!("{own}/comment"), &fields).await;
        wren.follow().await;
        wren.sees("Mine alone. Your words");
        app.close().await;
    }
}
