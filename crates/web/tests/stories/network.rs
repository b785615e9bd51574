//! The people around the young adult: added on a phone, shared by their word alone, and safe before anything is shared.

use jiff::civil::date;
use testkit::{TestApp, Visitor, databases};

/// The fields of somebody in the family.
fn somebody(name: &str) -> Vec<(&str, &str)> {
    vec![
        ("name", name),
        ("kind", "family"),
        ("knows", "my aunt"),
        ("closeness", "closest"),
        ("reach", "Ring before six"),
        ("answers_at_night", "yes"),
        ("stays", "not_known"),
    ]
}

/// Posts these fields with the page's own key.
async fn posts(visitor: &mut Visitor<'_>, path: &str, fields: &[(&str, &str)]) {
    visitor.get(path).await;
    let key = visitor.form_key();
    let mut all = vec![("form_key", key.as_str())];
    all.extend_from_slice(fields);
    visitor.post(path, &all).await;
}

/// Writes somebody down, and gives their id.
pub(crate) async fn adds(visitor: &mut Visitor<'_>, base: &str, name: &str) -> String {
    let mut fields = somebody(name);
    if base != "/me/network" {
        fields.push(("voice", "spoken"));
    }
    posts(visitor, &format!("{base}/new"), &fields).await;
    assert_eq!(visitor.page.status, 303, "{}", visitor.page.text());
    visitor.get(base).await;
    let (_, after) = visitor.page.body.split_once(&format!("<strong>{name}</strong>")).expect("on the list");
    let (_, link) = after.split_once(&format!("href=\"{base}/")).expect("with links");
    link.split('/').next().unwrap_or_default().to_owned()
}

/// Says what they may see until 10 May 2027.
async fn shares(visitor: &mut Visitor<'_>, base: &str, supporter: &str, more: &[(&str, &str)]) {
    let until = [("until-day", "10"), ("until-month", "5"), ("until-year", "2027")];
    let fields: Vec<(&str, &str)> = more.iter().copied().chain(until).collect();
    posts(visitor, &format!("{base}/{supporter}/sees"), &fields).await;
}

async fn checks(ada: &mut Visitor<'_>, base: &str, supporter: &str, check: &str, why: &str) {
    posts(ada, &format!("{base}/{supporter}/check"), &[("check", check), ("why", why)]).await;
    assert_eq!(ada.page.status, 303, "{}", ada.page.text());
    ada.follow().await;
    ada.sees("Safety check recorded.");
}

#[tokio::test]
async fn nothing_is_shared_but_by_the_young_adults_word_and_after_a_safety_check() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let base = format!("/people/{}/network", app.cast.person("wren"));
        let (mut wren, mut ada) = (app.visit_as("wren").await, app.visit_as("ada").await);
        wren.opens("/me/network").await;
        wren.sees("Nobody is written down yet.").sees("Who would pick up at 2 in the morning?");
        let rowan = adds(&mut wren, "/me/network", "Rowan Alder").await;
        wren.sees("Closest to you").sees("my aunt").sees("Ring before six").sees("You wrote this, 10 February 2027");
        wren.sees("You have not said what they can see, so they see nothing.");
        wren.sees("Would pick up at 2 in the morning: Rowan Alder.");

        shares(
            &mut wren,
            "/me/network",
            &rowan,
            &[("areas", "accommodation"), ("areas", "network"), ("comment", "yes")],
        )
        .await;
        wren.follow().await;
        wren.sees("Saved. You can change this at any time.").sees("so they see nothing yet").sees("Sees nothing");
        ada.opens(&base).await;
        ada.sees("Nothing is shared before a safety check.").sees("Safety check: nobody has looked.");
        ada.sees("Written by the young adult, 10 February 2027");

        checks(&mut ada, &base, &rowan, "fine", "Asked probation on 9 February.").await;
        ada.sees("Sees part of the plan").sees("can see goals and steps and write comments until Monday 10 May 2027.");
        ada.sees("Their own word.").sees("Asked probation on 9 February.");
        wren.opens("/me/network").await;
        wren.sees("They can see goals and steps and write comments until Monday 10 May 2027.")
            .sees("Where I live, The people around me");
        wren.does_not_see("probation on").does_not_see("afety check");

        // On its last day it holds and says so; on the next it is over, whoever looks.
        app.turn_to(date(2027, 5, 10));
        wren = app.visit_as("wren").await;
        wren.opens("/me/network").await;
        wren.sees("That ends this week.");
        app.turn_to(date(2027, 5, 11));
        wren = app.visit_as("wren").await;
        wren.opens("/me/network").await;
        wren.sees("That is over.").sees("Sees nothing");
        app.close().await;
    }
}

#[tokio::test]
async fn a_barred_supporter_sees_nothing_and_nobody_outside_is_told_why() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let base = format!("/people/{}/network", app.cast.person("wren"));
        let (mut wren, mut ada) = (app.visit_as("wren").await, app.visit_as("ada").await);
        let rowan = adds(&mut wren, "/me/network", "Rowan Alder").await;
        shares(&mut wren, "/me/network", &rowan, &[("areas", "network")]).await;
        checks(&mut ada, &base, &rowan, "barred", "Restraining order of 2025.").await;
        ada.sees("the safety check speaks against it").sees("Restraining order of 2025.");
        wren.opens("/me/network").await;
        wren.sees("We cannot share with them for now. Ask your personal adviser about it.").sees("Sees nothing");
        for word in ["order of 2025", "barred", "Barred", "safety check", "Safety check", "risk"] {
            wren.does_not_see(word);
        }
        wren.opens("/me/who-looked").await;
        wren.sees("wrote something down about the people around you").does_not_see("afety check");
        // The young adult has no page of safety checks.
        assert_eq!(wren.get(&format!("/me/network/{rowan}/check")).await.status, 404);
        assert_eq!(wren.get(&format!("{base}/{rowan}/check")).await.status, 404);
        app.close().await;
    }
}

#[tokio::test]
async fn a_worker_writes_the_young_adults_word_down_as_theirs_and_never_consents_for_them() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let base = format!("/people/{}/network", app.cast.person("wren"));
        let (mut wren, mut ada) = (app.visit_as("wren").await, app.visit_as("ada").await);
        let rowan = adds(&mut ada, &base, "Rowan Alder").await;
        ada.sees("The young adult’s words, from what they said, typed in by Ada Linden");
        shares(&mut ada, &base, &rowan, &[("areas", "network")]).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("Choose how the young adult told you");
        shares(&mut ada, &base, &rowan, &[("areas", "network"), ("voice", "own")]).await;
        assert_eq!(ada.page.status, 422, "nobody consents for them");
        shares(&mut ada, &base, &rowan, &[("areas", "network"), ("voice", "from_paper")]).await;
        ada.follow().await;
        ada.sees("Saved, as the young adult’s word.");
        checks(&mut ada, &base, &rowan, "fine", "Asked probation.").await;
        wren.opens("/me/network").await;
        wren.sees("Written down for you by Ada Linden").sees("Ada Linden wrote that down from paper, for you.");
        // They take it back from their own phone.
        posts(&mut wren, &format!("/me/network/{rowan}/sees"), &[]).await;
        wren.follow().await;
        wren.sees("You said no on 10 February 2027. They see nothing.");
        ada.opens(&base).await;
        ada.sees("The young adult said no on 10 February 2027.").sees("Sees nothing");
        app.close().await;
    }
}

#[tokio::test]
async fn what_was_typed_comes_back_and_twice_is_once() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut wren = app.visit_as("wren").await;
        posts(&mut wren, "/me/network/new", &[("knows", "from football")]).await;
        assert_eq!(wren.page.status, 422);
        wren.sees("Enter a name").sees("Choose who they are").sees("Choose how close they are");
        assert!(wren.page.body.contains("value=\"from football\""), "what was typed is still there");
        wren.get("/me/network/new").await;
        let key = wren.form_key();
        let mut fields = somebody("Rowan Alder");
        fields.push(("form_key", &key));
        for _ in 0..3 {
            assert_eq!(wren.post("/me/network/new", &fields).await.status, 303);
        }
        wren.follow().await;
        wren.sees("This was already saved.");
        assert_eq!(wren.page.body.matches("<strong>Rowan Alder</strong>").count(), 1);
        fields[0] = ("name", "Ash Thorne");
        assert_eq!(wren.post("/me/network/new", &fields).await.status, 422);
        wren.sees("This page was used before");
        assert!(wren.page.body.contains("value=\"Ash Thorne\""));
        // An unfinished form is kept without a script, and comes back.
        wren.get("/me/network/new").await;
        let key = wren.form_key();
        let draft = [("form_key", key.as_str()), ("name", "Bir"), ("knows", "half a sentence")];
        assert_eq!(wren.post("/me/network/draft", &draft).await.status, 303);
        wren.opens("/me/network/new").await;
        wren.sees("This is your draft");
        assert!(wren.page.body.contains("value=\"half a sentence\""));
        app.close().await;
    }
}

#[tokio::test]
async fn two_who_change_one_person_do_not_overwrite_each_other_and_whoever_is_taken_out_stays_readable() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let base = format!("/people/{}/network", app.cast.person("wren"));
        let (mut wren, mut ada) = (app.visit_as("wren").await, app.visit_as("ada").await);
        let rowan = adds(&mut wren, "/me/network", "Rowan Alder").await;
        let (own, theirs) = (format!("/me/network/{rowan}/change"), format!("{base}/{rowan}/change"));
        ada.get(&theirs).await;
        let key = ada.form_key();
        let mut first = somebody("Rowan Alder-Reed");
        first.push(("version", "1"));
        posts(&mut wren, &own, &first).await;
        assert_eq!(wren.page.status, 303);
        let mut second = somebody("Rowan A.");
        second.extend([("version", "1"), ("voice", "spoken"), ("form_key", key.as_str())]);
        ada.post(&theirs, &second).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("Somebody else changed this since you opened it");
        assert!(ada.page.body.contains("value=\"Rowan A.\""), "what was typed is still there");
        posts(&mut wren, &format!("/me/network/{rowan}/remove"), &[("why", "")]).await;
        wren.sees("Say why");
        posts(&mut wren, &format!("/me/network/{rowan}/remove"), &[("why", "We fell out.")]).await;
        wren.follow().await;
        wren.sees("They see nothing any more.").sees("Taken out (1)").sees("Rowan Alder-Reed: We fell out.");
        assert_eq!(wren.get(&own).await.status, 404);
        app.close().await;
    }
}
