//! What does not fit is found, shown with why, settled by changing the facts, or accepted with a reason until they change.

use testkit::{TestApp, Visitor, databases};

use crate::network::adds;

/// Opens the page that accepts the first finding whose title this is.
async fn answers(ada: &mut Visitor<'_>, title: &str, why: &str) {
    let (_, after) = ada.page.body.split_once(&format!("<strong>{title}</strong>")).expect("the finding");
    let (_, link) = after.split_once("/plan/findings/answer?finding=").expect("can be answered");
    let key = link.split('"').next().unwrap_or_default().replace("&amp;", "&");
    let (person, _) = ada.page.body.split_once("/plan/findings/answer").expect("an address");
    let base = person.rsplit('"').next().unwrap_or_default().to_owned();
    ada.opens(&format!("{base}/plan/findings/answer?finding={key}")).await;
    let field = |name: &str| {
        let (_, after) = ada.page.body.split_once(&format!("name=\"{name}\" value=\"")).expect("a hidden field");
        after.split('"').next().unwrap_or_default().to_owned()
    };
    let (key, answer, seen, form_key) = (field("finding"), field("answer"), field("seen"), ada.form_key());
    let fields =
        [("form_key", form_key.as_str()), ("finding", &key), ("answer", &answer), ("seen", &seen), ("why", why)];
    ada.post(&format!("{base}/plan/findings/answer"), &fields).await;
}

#[tokio::test]
async fn a_finding_is_settled_by_its_facts_or_accepted_until_they_change() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren_id = app.cast.person("wren").to_string();
        let page = format!("/people/{wren_id}/plan/findings");
        let (mut wren, mut ada) = (app.visit_as("wren").await, app.visit_as("ada").await);
        ada.opens(&page).await;
        ada.sees("What does not fit")
            .sees("Nobody has asked the young adult")
            .sees("Areas of need without a goal (10)");
        ada.does_not_see("The same supporter twice");
        adds(&mut wren, "/me/network", "Rowan Alder").await;
        let second = adds(&mut wren, "/me/network", "Aunt Rowan Alder").await;
        ada.opens(&page).await;
        ada.sees("The same supporter twice").sees("Rowan Alder is in the network").sees("The names are the same");

        answers(&mut ada, "The same supporter twice", "").await;
        assert_eq!(ada.page.status, 422);
        ada.sees("Say why");
        ada.opens(&page).await;
        answers(&mut ada, "The same supporter twice", "Two aunts of one name.").await;
        assert_eq!(ada.page.status, 303);
        ada.follow().await;
        ada.sees("Accepted. It comes back when its facts change.").sees("Accepted as it is (1)");
        ada.sees("Accepted by Ada Linden, personal adviser, on 10 February 2027: Two aunts of one name.");
        ada.sees("Planned twice (0)");

        // A fact changes: it is open again, and what was said of it is not lost.
        let change = format!("/me/network/{second}/change");
        wren.get(&change).await;
        let key = wren.form_key();
        let fields = [
            ("form_key", key.as_str()),
            ("version", "1"),
            ("name", "Great-aunt Rowan Alder"),
            ("kind", "family"),
            ("closeness", "close"),
        ];
        assert_eq!(wren.post(&change, &fields).await.status, 303);
        ada.opens(&page).await;
        ada.sees("Planned twice (1)").does_not_see("Accepted as it is");

        // It is settled: found no more.
        let remove = format!("/me/network/{second}/remove");
        wren.get(&remove).await;
        let key = wren.form_key();
        wren.post(&remove, &[("form_key", &key), ("why", "There is only one.")]).await;
        ada.opens(&page).await;
        ada.sees("Planned twice (0)").sees("Accepted once, found no more").sees("Two aunts of one name.");
        app.close().await;
    }
}

#[tokio::test]
async fn another_release_date_shows_what_it_breaks() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let page = format!("/people/{}/plan/findings", app.cast.person("wren"));
        let mut ada = app.visit_as("ada").await;
        ada.opens(&format!("{page}?if_released_on-day=12&if_released_on-month=2&if_released_on-year=2027")).await;
        ada.sees("If the release were on Friday 12 February 2027").sees("What that breaks");
        ada.sees("Nobody named to meet them at the gate").sees("It is two weeks away or less");
        ada.get(&format!("{page}?if_released_on-day=31&if_released_on-month=2&if_released_on-year=2027")).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("The date must be a real date");
        app.close().await;
    }
}

#[tokio::test]
async fn who_may_not_see_the_record_sees_no_findings_of_it() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren_id = app.cast.person("wren").to_string();
        for who in ["wren", "bram", "gale", "ivo"] {
            let mut visitor = app.visit_as(who).await;
            assert_eq!(visitor.get(&format!("/people/{wren_id}/plan/findings")).await.status, 404, "{who}");
            assert_eq!(visitor.get(&format!("/people/{wren_id}/network")).await.status, 404, "{who}");
        }
        let hazel = &mut app.visit_as("hazel").await;
        crate::limited_access::keeps_out(hazel, &wren_id, "ada@throughline.example").await;
        let mut ada = app.visit_as("ada").await;
        assert_ne!(ada.get(&format!("/people/{wren_id}/network")).await.status, 200);
        app.close().await;
    }
}

#[tokio::test]
async fn a_curfew_stands_against_an_appointment_until_one_of_them_is_moved() {
    use crate::release_day::{appointment, place, posts};
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren_id = app.cast.person("wren").to_string();
        let page = format!("/people/{wren_id}/plan/findings");
        // 25 days before the release: who is there on the first night is asked now.
        app.turn_to(jiff::civil::date(2027, 3, 15));
        let mut ada = app.visit_as("ada").await;
        let club = place(&mut ada, ("Heron Field", "other", "52.0, -1.5"), "9:00-21:00", "9:00-21:00").await;
        let at = |starts| {
            [("kind", "other"), ("with", "Heron club"), ("place", club.as_str()), ("starts", starts), ("minutes", "45")]
        };
        appointment(&mut ada, &wren_id, &at("6:30pm")).await;
        let curfew = [
            ("kind", "curfew"),
            ("words", "Be at home from 7pm to 7am."),
            ("source", "licence"),
            ("address", "12 Reed Street"),
            ("at", "52.0, -1.5"),
            ("from_at", "7pm"),
            ("to_at", "7am"),
        ];
        posts(&mut ada, &format!("/people/{wren_id}/licence/new"), &curfew).await;
        assert_eq!(ada.page.status, 303, "{}", ada.page.text());
        ada.opens(&page).await;
        ada.sees("Conflicts (1)").sees("An appointment falls into curfew hours").sees("18:30 to 19:15, at Heron Field");
        ada.sees("Curfew: at 12 Reed Street from 19:00 to 07:00")
            .sees("Concerns young adult, community offender manager");
        ada.sees("Nobody named for the first night");
        // The link leads to the form of this very appointment.
        let (_, after) = ada.page.body.split_once("An appointment falls into curfew hours").expect("found");
        let href =
            after.split('"').find(|part| part.contains("/appointments/")).expect("a way to settle it").to_owned();
        posts(&mut ada, &href, &at("3pm")).await;
        assert_eq!(ada.page.status, 303, "{}", ada.page.text());
        ada.opens(&page).await;
        ada.sees("Conflicts (0)").sees("Nothing contradicts anything else.");
        app.close().await;
    }
}
