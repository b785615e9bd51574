//! What was done is recorded on a page: the duty is closed, the young adult reads it, and a mistake is taken back.

use testkit::{TestApp, Visitor, databases};

use crate::form::{on, posts_event};

const CUSTODY_REVIEW: &str = "Review of the pathway plan on coming into custody, a move or a recall";

/// Follows the link of the duty with this title on the person's page.
async fn records_done(visitor: &mut Visitor<'_>, title: &str) {
    let marker = format!("<strong class=\"tl-duty__title\">{title}</strong>");
    let link = || {
        let (_, after) = visitor.page.body.split_once(&marker)?;
        let (duty, _) = after.split_once("<li class=\"tl-duty\"")?;
        let (_, link) = duty.split_once("tl-duty__record")?;
        Some(link.split('"').find(|part| part.starts_with("/people/"))?.replace("&amp;", "&"))
    };
    let href = link().unwrap_or_default();
    assert!(href.contains("/events/new"), "no link to record {title}: {href}");
    visitor.get(&href).await;
}

#[tokio::test]
async fn a_duty_is_closed_from_its_own_link_and_the_young_adult_reads_it() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren_id = app.cast.person("wren").to_string();
        let path = format!("/people/{wren_id}");
        let mut ada = app.visit_as("ada").await;
        let mut wren = app.visit_as("wren").await;
        wren.opens("/me").await;
        wren.does_not_see("Your pathway plan was looked at again");
        ada.opens(&path).await;
        ada.sees("Record that this was done");
        records_done(&mut ada, CUSTODY_REVIEW).await;
        // The kind is chosen, and the page says what it will close.
        ada.sees("Pathway plan reviewed").sees("This closes:").sees(CUSTODY_REVIEW).sees("days late");
        ada.sees("Wren can read this on their own page.");

        let mut fields = on("3-2-2027");
        fields.push(("note", "Wants a room near the college."));
        posts_event(&mut ada, &wren_id, "pathway_review", &fields).await;
        assert_eq!(ada.page.status, 303);
        ada.follow().await;
        ada.sees("Saved: Pathway plan reviewed.")
            .sees(&format!("That closes “{CUSTODY_REVIEW}”; “Review of the pathway plan before release”;"))
            .sees("“Review of the pathway plan”. Next:")
            .sees("Next: “Review of the pathway plan” by 3 August 2027.");
        ada.opens(&format!("{path}/duties")).await;
        ada.sees("Done on Wednesday 3 February 2027");

        ada.opens(&format!("{path}/events")).await;
        ada.sees("Pathway plan reviewed Wednesday 3 February 2027")
            .sees(&format!("Closes: {CUSTODY_REVIEW}; "))
            .sees("Wants a room near the college.")
            .sees("Ada Linden, personal adviser, written down 10 February 2027");

        wren.opens("/me").await;
        wren.sees("Your pathway plan was looked at again").sees("Wants a room near the college.");
        wren.does_not_see("Pathway plan reviewed");
        wren.opens("/me/events").await;
        wren.sees("Your pathway plan was looked at again").sees("Ada Linden, personal adviser");
        wren.opens("/me/who-looked").await;
        wren.sees("wrote down something that was done for you");
        app.close().await;
    }
}

#[tokio::test]
async fn the_choice_begins_with_what_is_open_for_this_person_and_this_reader() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let path = format!("/people/{}/events/new", app.cast.person("wren"));
        let mut ada = app.visit_as("ada").await;
        ada.opens(&path).await;
        ada.sees("What was done?").sees("Yours to do").sees("For others to do").sees("Everything else");
        let first = |body: &str| {
            let (_, after) = body.split_once("?kind=").expect("a choice");
            after.split('"').next().unwrap_or_default().to_owned()
        };
        let adas = first(&ada.page.body);
        assert_eq!(adas, "pathway_review", "what presses most on leaving care, and closes most");
        // What follows from contacts, leads and files cannot be chosen.
        for kind in ["seen", "in_touch", "com_allocated", "release_date_given", "supervision", "dance"] {
            assert!(!ada.page.body.contains(&format!("?kind={kind}\"")), "{kind}");
            assert_eq!(ada.get(&format!("{path}?kind={kind}")).await.status, 404, "{kind}");
        }
        let mut dov = app.visit_as("dov").await;
        dov.opens(&path).await;
        assert_ne!(first(&dov.page.body), adas, "a prison officer's own come first");
        // Where several things close a duty, its link asks which.
        ada.opens(&format!("{path}?duty=E-REV-6M")).await;
        assert_eq!(first(&ada.page.body), "pathway_plan");
        ada.sees("Review of the pathway plan Pathway plan made");
        assert_eq!(ada.get(&format!("{path}?duty=NONE")).await.status, 404);
        app.close().await;
    }
}

#[tokio::test]
async fn everything_typed_comes_back_with_what_must_be_put_right() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren_id = app.cast.person("wren").to_string();
        let path = format!("/people/{wren_id}/events/new");
        let mut ada = app.visit_as("ada").await;
        for nothing in [&[][..], &[("kind", "")][..], &[("kind", "seen")][..], &[("kind", "dance")][..]] {
            ada.post(&path, nothing).await;
            assert_eq!(ada.page.status, 422);
            ada.sees("There is a problem").sees("Choose what was done").sees("Yours to do");
        }
        posts_event(&mut ada, &wren_id, "housing_accepted", &[("note", "By phone.")]).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("Enter the date").sees("Choose one of the answers");
        assert!(ada.page.body.contains(">By phone.</textarea>"), "the note is still there");
        for (kind, day, message) in [
            ("pathway_review", "11-2-2027", "The date must be today, 10 February 2027, or earlier"),
            ("pathway_review", "30-4-2007", "The date is before they were born. Check the year"),
            ("pathway_review", "31-2-2027", "The date must be a real date, like 3 2 2027"),
            ("parole_hearing", "11-2-2037", "The date is more than 10 years ahead. Check the year"),
            ("learning", "11-2-2027", "The date must be today, 10 February 2027, or earlier"),
        ] {
            posts_event(&mut ada, &wren_id, kind, &on(day)).await;
            assert_eq!(ada.page.status, 422, "{kind} {day}");
            ada.sees(message);
        }
        let to = |date| {
            let end = ["to-day", "to-month", "to-year"].into_iter().zip(str::split(date, '-'));
            let mut fields = on("1-2-2027");
            fields.extend(end);
            fields
        };
        for (end, message) in [
            ("31-1-2027", "The end must be on 1 February 2027, when it began, or later"),
            ("11-2-2027", "The end must be today, 10 February 2027, or earlier. Leave it empty while it goes on"),
        ] {
            posts_event(&mut ada, &wren_id, "no_home", &to(end)).await;
            assert_eq!(ada.page.status, 422);
            ada.sees(message);
        }
        let mut wrong = on("3-2-2027");
        wrong.push(("outcome", "no_consent"));
        posts_event(&mut ada, &wren_id, "housing_accepted", &wrong).await;
        assert_eq!(ada.page.status, 422, "an outcome of another kind");
        ada.opens(&format!("/people/{wren_id}/events")).await;
        ada.sees("Nothing was recorded by hand yet.");
        app.close().await;
    }
}

#[tokio::test]
async fn twice_is_once_and_a_used_page_takes_nothing_else() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren_id = app.cast.person("wren").to_string();
        let path = format!("/people/{wren_id}/events/new");
        let mut ada = app.visit_as("ada").await;
        ada.get(&format!("{path}?kind=home_found")).await;
        let key = ada.form_key();
        let mut fields = on("3-2-2027");
        fields.extend([("kind", "home_found"), ("form_key", key.as_str())]);
        for _ in 0..5 {
            ada.post(&path, &fields).await;
            assert_eq!(ada.page.status, 303);
        }
        ada.follow().await;
        ada.sees("This was already saved. Nothing was recorded twice.");
        let mut other = fields.clone();
        other.push(("note", "A room in Alder Street."));
        ada.post(&path, &other).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("This page was used before").sees("A room in Alder Street.");
        assert_ne!(ada.form_key(), key);
        let mut dov = app.visit_as("dov").await;
        dov.post(&path, &fields).await;
        assert_eq!(dov.page.status, 422, "a key of somebody else");
        // Somebody else records the same from their own page.
        posts_event(&mut dov, &wren_id, "home_found", &on("3-2-2027")).await;
        assert_eq!(dov.page.status, 422);
        dov.sees("This is on the record for 3 February 2027 already");
        ada.opens(&format!("/people/{wren_id}/events")).await;
        assert_eq!(ada.page.body.matches("<strong>Somewhere to live arranged</strong>").count(), 1);
        app.close().await;
    }
}

#[tokio::test]
async fn a_mistake_is_taken_back_with_its_reason_and_the_duty_is_late_again() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren_id = app.cast.person("wren").to_string();
        let path = format!("/people/{wren_id}");
        let mut ada = app.visit_as("ada").await;
        ada.opens(&path).await;
        let before = ada.page.text();
        posts_event(&mut ada, &wren_id, "pathway_review", &on("3-2-2027")).await;
        let said = ada.page.location.clone().expect("recorded");
        ada.opens(&format!("{path}/events")).await;
        let (head, _) = ada.page.body.split_once(">Take back").expect("own entries can be taken back");
        let withdraw =
            head.rsplit("href=\"").next().and_then(|rest| rest.split('"').next()).expect("a link").to_owned();

        // Nobody else takes it back: not Dov, who sees it, nor Cass.
        for who in ["dov", "cass"] {
            let mut other = app.visit_as(who).await;
            other.opens(&format!("{path}/events")).await;
            other.sees("Pathway plan reviewed").does_not_see("Take back");
            assert_eq!(other.post(&withdraw, &[("why", "x")]).await.status, 404, "{who}");
        }
        ada.get(&withdraw).await;
        ada.sees("Pathway plan reviewed, Wednesday 3 February 2027");
        for (why, message) in [("", "Say why you are taking this back"), (&*"x".repeat(1_001), "Shorten it to 1,000")] {
            ada.post(&withdraw, &[("why", why)]).await;
            assert_eq!(ada.page.status, 422);
            ada.sees(message);
        }
        for _ in 0..2 {
            ada.post(&withdraw, &[("why", "It was somebody else’s plan.")]).await;
            assert_eq!(ada.page.status, 303);
        }
        ada.follow().await;
        ada.sees("It is taken back.").sees("Taken back: It was somebody else’s plan.").does_not_see("Closes:");
        ada.opens(&path).await;
        assert_eq!(ada.page.text(), before, "the record is as it was");
        // The address that said what was closed says it no more.
        ada.opens(&said).await;
        ada.does_not_see("Saved:");
        let mut wren = app.visit_as("wren").await;
        wren.opens("/me/events").await;
        wren.sees("Taken back: It was somebody else’s plan.");
        app.close().await;
    }
}

#[tokio::test]
async fn what_lasts_is_ended_by_whoever_is_there() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren_id = app.cast.person("wren").to_string();
        let history = format!("/people/{wren_id}/events");
        let mut ada = app.visit_as("ada").await;
        posts_event(&mut ada, &wren_id, "learning", &on("4-1-2027")).await;
        ada.follow().await;
        ada.sees("Saved: In education or training.");
        posts_event(&mut ada, &wren_id, "learning", &on("1-2-2027")).await;
        ada.sees("This is on the record from 4 January 2027 and goes on. End that first");

        let mut dov = app.visit_as("dov").await;
        dov.opens(&history).await;
        dov.sees("since 4 January 2027").sees("It has ended");
        let (head, _) = dov.page.body.split_once(">It has ended").expect("a link");
        let end = head.rsplit("href=\"").next().and_then(|rest| rest.split('"').next()).expect("a link").to_owned();
        dov.get(&end).await;
        dov.sees("In education or training, since 4 January 2027");
        let day = |date| ["to-day", "to-month", "to-year"].into_iter().zip(str::split(date, '-')).collect::<Vec<_>>();
        for (date, message) in [
            ("--", "Enter the date"),
            ("31-2-2027", "The date must be a real date"),
            ("11-2-2027", "The end must be today, 10 February 2027, or earlier"),
            ("3-1-2027", "The end must be on 4 January 2027, when it began, or later"),
        ] {
            dov.post(&end, &day(date)).await;
            assert_eq!(dov.page.status, 422, "{date}");
            dov.sees(message);
        }
        let mut cass = app.visit_as("cass").await;
        assert_eq!(cass.post(&end, &day("9-2-2027")).await.status, 404, "a manager does not record");
        dov.post(&end, &day("9-2-2027")).await;
        dov.follow().await;
        dov.sees("Saved. It is over on that day.").sees("from 4 January 2027 until 9 February 2027");
        dov.post(&end, &day("9-2-2027")).await;
        dov.follow().await;
        dov.sees("This was already saved. Nothing changed.").does_not_see("It has ended");
        dov.post(&end, &day("8-2-2027")).await;
        assert_eq!(dov.page.status, 422);
        dov.sees("It is on the record as over on 9 February 2027");
        app.close().await;
    }
}

#[tokio::test]
async fn each_kind_keeps_a_draft_of_its_own() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren_id = app.cast.person("wren").to_string();
        let (draft, new) = (format!("/people/{wren_id}/events/draft"), format!("/people/{wren_id}/events/new"));
        let mut ada = app.visit_as("ada").await;
        let typed = [("kind", "pathway_review"), ("on-day", "9"), ("note", "She said:\n\"<yes>\"")];
        ada.post(&format!("{draft}?autosave=1"), &typed).await;
        assert_eq!((ada.page.status, ada.page.body.as_str()), (200, "{\"saved\":\"10:00\"}"));
        ada.post(&draft, &typed).await;
        ada.follow().await;
        ada.sees("Your draft is kept. It waits for you under “Pathway plan reviewed”.");
        ada.get(&format!("{new}?kind=joint_meeting")).await;
        ada.does_not_see("This is your draft");
        app.wait_minutes(61);
        let mut ada = app.visit_as("ada").await;
        ada.get(&format!("{new}?kind=pathway_review")).await;
        ada.sees("This is your draft from 10:00").sees("She said: \"<yes>\"");
        // Recorded, it is gone; and one that comes late does not bring it back.
        posts_event(&mut ada, &wren_id, "pathway_review", &on("3-2-2027")).await;
        assert_eq!(ada.page.status, 303);
        ada.get(&format!("{new}?kind=pathway_review")).await;
        ada.does_not_see("This is your draft");
        ada.post(&draft, &[("kind", "home_found"), ("note", "x")]).await;
        ada.post(&format!("{draft}/throw-away"), &[("kind", "home_found")]).await;
        ada.follow().await;
        ada.sees("Somewhere to live arranged").does_not_see("This is your draft");
        for nothing in [&draft, &format!("{draft}/throw-away")] {
            ada.post(nothing, &[]).await;
            assert_eq!(ada.page.location.as_deref(), Some(new.as_str()));
        }
        app.close().await;
    }
}

#[tokio::test]
async fn whoever_may_not_record_is_answered_as_if_there_were_nobody() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren_id = app.cast.person("wren").to_string();
        let path = format!("/people/{wren_id}/events/new");
        for who in ["bram", "cass", "fen", "gale", "hazel", "ivo", "wren"] {
            let mut other = app.visit_as(who).await;
            let mut fields = on("3-2-2027");
            fields.push(("kind", "home_found"));
            assert_eq!(other.post(&path, &fields).await.status, 404, "{who}");
        }
        let mut ada = app.visit_as("ada").await;
        ada.opens(&format!("/people/{wren_id}/events")).await;
        ada.sees("Nothing was recorded by hand yet.");
        app.close().await;
    }
}
