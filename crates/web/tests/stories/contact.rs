//! A visit moves a deadline, and the young adult sees it too, and why.

use jiff::ToSpan as _;
use testkit::{FIRST_DAY, TestApp, databases};

use crate::form::{posts_visit, seen};

/// What the rule of visits in custody says to the young adult.
const SEEN: &str = "Your personal adviser should see you in the first two weeks, and then at least every eight weeks.";

#[tokio::test]
async fn ada_records_a_visit_and_the_deadline_moves_for_both() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren_id = app.cast.person("wren").to_string();
        let mut ada = app.visit_as("ada").await;
        let mut wren = app.visit_as("wren").await;

        // In custody since 2 November 2026 and never seen: the first visit was due after two weeks.
        ada.opens("/caseload").await;
        ada.sees("Wren Rowanfield")
            .sees("Review of the pathway plan: 466 days late (the law), and 2 more duties are late.");
        ada.opens(&format!("/people/{wren_id}")).await;
        ada.sees("The personal adviser must be in touch by 16 November 2026")
            .sees("86 days late")
            .sees("Nothing on record says that it was done.");
        wren.opens("/me").await;
        wren.sees(SEEN)
            .sees("by Monday 16 November 2026")
            .sees("Who: Ada Linden, your personal adviser")
            .sees("This is late, and it is not on you.")
            .sees("It is 86 days late: nobody has written here that it was done. You can ask Ada Linden when it will happen.");

        posts_visit(&mut ada, &wren_id, &seen("3-2-2027")).await;
        assert_eq!(ada.page.status, 303);
        ada.follow().await;
        ada.sees("Saved.")
            .sees("31 March 2027")
            .sees("Last done on 3 February 2027")
            .sees("Wants to see the barbering course.");

        wren.opens("/me").await;
        wren.sees(SEEN).sees("by Wednesday 31 March, in 49 days").does_not_see("It is 86 days late");
        wren.sees("Wants to see the barbering course.");
        wren.opens("/me/what-should-happen").await;
        wren.sees(SEEN).sees("Last done on 3 February 2027");
        // And who looked.
        wren.opens("/me/who-looked").await;
        wren.sees("Ada Linden , personal adviser").sees("wrote down a contact with you");
        app.close().await;
    }
}

#[tokio::test]
async fn the_same_form_posted_five_times_is_one_contact() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let path = format!("/people/{}/visits/new", app.cast.person("wren"));
        let mut ada = app.visit_as("ada").await;
        ada.get(&path).await;
        let key = ada.form_key();
        for _ in 0..5 {
            let mut fields = seen("3-2-2027");
            fields.push(("form_key", &key));
            ada.post(&path, &fields).await;
            assert_eq!(ada.page.status, 303);
        }
        ada.follow().await;
        ada.sees("already saved");
        let notes = ada.page.text().matches("Wants to see the barbering course.").count();
        assert_eq!(notes, 1, "one contact on the record");
        app.close().await;
    }
}

#[tokio::test]
async fn a_used_or_missing_key_neither_loses_nor_doubles_what_was_typed() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren = app.cast.person("wren");
        let path = format!("/people/{wren}/visits/new");
        let mut ada = app.visit_as("ada").await;
        ada.get(&path).await;
        let key = ada.form_key();
        let mut fields = seen("3-2-2027");
        fields.push(("form_key", &key));
        ada.post(&path, &fields).await;
        assert_eq!(ada.page.status, 303);
        // Back in the browser, something else typed, sent again: the text comes back with a new key.
        let mut changed = fields.clone();
        changed.retain(|(name, _)| *name != "note");
        changed.push(("note", "And she rang her nan."));
        ada.post(&path, &changed).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("This page was used before").sees("And she rang her nan.");
        assert_ne!(ada.form_key(), key);
        for garbled in ["", "zzz"] {
            let mut keyless = seen("4-2-2027");
            keyless.push(("form_key", garbled));
            ada.post(&path, &keyless).await;
            assert_eq!(ada.page.status, 422, "{garbled:?}");
        }
        // A draft that arrives late does not bring the saved visit back.
        let late = format!("/people/{wren}/visits/draft?autosave=1");
        ada.post(&late, &fields).await;
        ada.get(&path).await;
        ada.does_not_see("This is your draft");
        let mut dov = app.visit_as("dov").await;
        dov.post(&path, &fields).await;
        assert_eq!(dov.page.status, 422, "a key of somebody else");
        app.close().await;
    }
}

#[tokio::test]
async fn what_no_store_keeps_and_what_is_too_long_is_said_not_lost() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren_id = app.cast.person("wren").to_string();
        let mut ada = app.visit_as("ada").await;
        let mut fields = seen("3-2-2027");
        fields.retain(|(name, _)| *name != "note");
        fields.push(("note", "before\0after"));
        posts_visit(&mut ada, &wren_id, &fields).await;
        ada.follow().await;
        ada.sees("beforeafter");
        let withdraw = ada.page.attribute_after("tl-contacts", "href").expect("own contacts can be taken back");
        ada.post(&withdraw, &[("why", &"x".repeat(1_001))]).await;
        assert_eq!(ada.page.status, 422);
        let mut nobody = app.nobody();
        nobody.post("/sign-in", &[("name", "a\0"), ("password", "b\0")]).await;
        assert_eq!(nobody.page.status, 422);
        app.close().await;
    }
}

#[tokio::test]
async fn many_contacts_on_one_day_are_all_reached() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren_id = app.cast.person("wren").to_string();
        let mut ada = app.visit_as("ada").await;
        for number in 0..30 {
            let note = format!("Number {number:02}.");
            let mut fields = seen("3-2-2027");
            fields.retain(|(name, _)| *name != "note");
            fields.push(("note", &note));
            posts_visit(&mut ada, &wren_id, &fields).await;
        }
        let mut read = String::new();
        let mut next = Some(format!("/people/{wren_id}"));
        while let Some(path) = next {
            ada.get(&path).await;
            read.push_str(&ada.page.text());
            let (_, after) = ada.page.body.split_once("tl-contacts").expect("a list");
            next = after.split_once("?before=").map(|(before, after)| {
                let start = before.rsplit('"').next().unwrap_or_default();
                format!("{start}?before={}", after.split('"').next().unwrap_or_default())
            });
        }
        for number in 0..30 {
            assert!(read.contains(&format!("Number {number:02}.")), "number {number} is on no page");
        }
        app.close().await;
    }
}

#[tokio::test]
async fn everything_typed_comes_back_with_what_must_be_put_right() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren_id = app.cast.person("wren").to_string();
        let mut ada = app.visit_as("ada").await;
        posts_visit(&mut ada, &wren_id, &[]).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("There is a problem").sees("Enter the date").sees("Choose how you were in contact");
        ada.sees("Say whether it happened").sees("Choose at least one thing");

        let mut future = seen("11-2-2027");
        future.push(("function", "plan"));
        posts_visit(&mut ada, &wren_id, &future).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("The date must be today, 10 February 2027, or earlier");
        assert!(ada.page.body.contains(">Wants to see the barbering course.</textarea>"), "the note is still there");
        assert_eq!(
            ada.page.body.matches(" checked").count(),
            4,
            "channel, attended and two functions are still chosen"
        );

        let long = "é".repeat(10_001);
        let mut fields = seen("3-2-2027");
        fields.retain(|(name, _)| *name != "note");
        fields.push(("note", &long));
        posts_visit(&mut ada, &wren_id, &fields).await;
        ada.sees("The note has 10001 characters. Shorten it to 10000");
        assert!(ada.page.body.contains(&long), "nothing was cut off");
        app.close().await;
    }
}

#[tokio::test]
async fn a_draft_survives_a_dead_session() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren_id = app.cast.person("wren").to_string();
        let words = "He said: \"I’d rather <do> it & see\"\n\nNext week then.";
        let mut ada = app.visit_as("ada").await;
        ada.get(&format!("/people/{wren_id}/visits/new")).await;
        let path = format!("/people/{wren_id}/visits/draft?autosave=1");
        ada.post(&path, &[("visited_on-day", "9"), ("note", words), ("function", "plan")]).await;
        assert_eq!((ada.page.status, ada.page.body.as_str()), (200, "{\"saved\":\"10:00\"}"));

        app.wait_minutes(61);
        ada.get(&format!("/people/{wren_id}/visits/new")).await;
        assert_eq!(ada.page.location.as_deref().map(|to| to.starts_with("/sign-in?then=")), Some(true));
        let mut ada = app.visit_as("ada").await;
        ada.get(&format!("/people/{wren_id}/visits/new")).await;
        ada.sees("This is your draft from 10:00").sees(words.replace('\n', " ").replace("  ", " ").as_str());
        assert!(ada.page.body.contains("value=\"9\""));

        posts_visit(&mut ada, &wren_id, &seen("9-2-2027")).await;
        ada.get(&format!("/people/{wren_id}/visits/new")).await;
        ada.does_not_see("This is your draft");
        app.close().await;
    }
}

#[tokio::test]
async fn a_contact_taken_back_stays_readable_and_closes_nothing() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren_id = app.cast.person("wren").to_string();
        let mut ada = app.visit_as("ada").await;
        posts_visit(&mut ada, &wren_id, &seen("3-2-2027")).await;
        ada.follow().await;
        let withdraw = ada.page.attribute_after("tl-contacts", "href").expect("own contacts can be taken back");

        let mut dov = app.visit_as("dov").await;
        dov.opens(&format!("/people/{wren_id}")).await;
        dov.sees("Wants to see the barbering course.").does_not_see("Take back");
        assert_eq!(dov.get(&withdraw).await.status, 404, "only whoever recorded it");
        assert_eq!(dov.post(&withdraw, &[("why", "x")]).await.status, 404);

        ada.get(&withdraw).await;
        ada.post(&withdraw, &[("why", "  ")]).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("Say why you are taking this contact back");
        ada.post(&withdraw, &[("why", "That was Teal, not Wren.")]).await;
        ada.follow().await;
        ada.sees("Taken back: That was Teal, not Wren.").sees("86 days late");
        ada.post(&withdraw, &[("why", "again")]).await;
        assert_eq!(ada.page.status, 303, "taking it back twice is taking it back once");
        app.close().await;
    }
}

#[tokio::test]
async fn a_contact_of_the_prison_does_not_close_the_advisers_clock() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren_id = app.cast.person("wren").to_string();
        let mut dov = app.visit_as("dov").await;
        dov.get(&format!("/people/{wren_id}/visits/new")).await;
        dov.sees("It does not count as the personal adviser’s contact.");
        posts_visit(&mut dov, &wren_id, &seen("9-2-2027")).await;
        dov.follow().await;
        dov.sees("Dov Larchmont, prison offender manager").sees("86 days late");
        app.close().await;
    }
}

#[tokio::test]
async fn a_form_posted_after_the_session_ended_comes_back_whole() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren_id = app.cast.person("wren").to_string();
        let mut ada = app.visit_as("ada").await;
        let path = format!("/people/{wren_id}/visits/new");
        ada.get(&path).await;
        let key = ada.form_key();
        app.wait_minutes(61);
        let mut fields = seen("3-2-2027");
        fields.push(("form_key", &key));
        ada.post(&path, &fields).await;
        assert_eq!(ada.page.status, 401);
        ada.sees("You were signed out").sees("Wants to see the barbering course.");
        for (name, value) in &fields {
            let hidden = format!("name=\"{name}\" value=\"{value}\"");
            assert!(ada.page.body.contains(&hidden), "{hidden} is in the form that is sent again");
        }
        let (name, secret) = app.cast.sign_in("ada");
        ada.signs_in(&name, &secret).await;
        ada.post(&path, &fields).await;
        ada.follow().await;
        ada.sees("Saved.").sees("Wants to see the barbering course.");
        app.close().await;
    }
}

#[tokio::test]
async fn what_is_typed_is_kept_at_every_pause_told_once_an_hour_and_thrown_away_after_a_month() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let path = format!("/people/{}/visits", app.cast.person("wren"));
        let mut ada = app.visit_as("ada").await;
        for note in ["Wants", "Wants to", "Wants to see"] {
            ada.post(&format!("{path}/draft?autosave=1"), &[("note", note)]).await;
            assert_eq!(ada.page.status, 200);
        }
        app.wait_minutes(60);
        let mut wren = app.visit_as("wren").await;
        wren.get("/me/who-looked").await;
        assert_eq!(wren.page.text().matches("kept an unfinished note about you").count(), 1);

        let throw_away = async || {
            let permit = app.operator(access::Action::Operate);
            casework::retention::throw_away(&app.store, &permit, app.correlation()).await.expect("thrown away")
        };
        app.turn_to(FIRST_DAY + 30_i64.days());
        assert_eq!(throw_away().await.drafts, 0);
        let mut ada = app.visit_as("ada").await;
        ada.get(&format!("{path}/new")).await;
        assert!(ada.page.body.contains("Wants to see"));
        app.turn_to(FIRST_DAY + 31_i64.days());
        assert_eq!(throw_away().await.drafts, 1);
        let mut ada = app.visit_as("ada").await;
        ada.get(&format!("{path}/new")).await;
        assert!(!ada.page.body.contains("Wants to see"));
        app.close().await;
    }
}
