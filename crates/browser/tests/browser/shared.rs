//! What is shared with a mentor: a card is made, used on a phone, a step is done, and sharing stops and comes back; every page
//! of it in every state, and the same without a script and by keys alone.

use fantoccini::key::Key;
use testkit::Visitor;

use crate::browser::{Browser, PHONE};
use crate::pages::{Walk, fills_date};
use crate::site::Site;

/// A mentor of Wren's, who is checked, and a plan with a step of hers and one that is not.
struct Sorrel {
    /// Her id in the network.
    id: String,
    /// Wren's goal.
    goal: String,
}

impl Sorrel {
    async fn written_down(site: &Site) -> Self {
        let wren_id = site.app.cast.person("wren").to_string();
        let (mut wren, mut ada) = (site.app.visit_as("wren").await, site.app.visit_as("ada").await);
        let fields = [("name", "Sorrel Finch"), ("kind", "mentor"), ("closeness", "close")];
        posts(&mut wren, "/me/network/new", &fields).await;
        wren.get("/me/network").await;
        let (_, after) = wren.page.body.split_once("<strong>Sorrel Finch</strong>").expect("on the list");
        let (_, link) = after.split_once("href=\"/me/network/").expect("with links");
        let id = link.split('/').next().unwrap_or_default().to_owned();
        let fields = [("check", "fine"), ("why", "Asked probation.")];
        posts(&mut ada, &format!("/people/{wren_id}/network/{id}/check"), &fields).await;
        let words = "I will have a room of my own, near the college, with a kitchen where I can bake";
        posts(&mut wren, "/me/plan/goals/new", &[("words", words), ("area", "accommodation")]).await;
        let goal = wren.page.location.clone().expect("written").trim_end_matches("?done=goal").to_owned();
        for (words, actor, name) in
            [("Look at the room together", "mentor", "Sorrel Finch"), ("Ask about the rent", "personal_adviser", "")]
        {
            let fields = [("words", words), ("actor", actor), ("actor_name", name), ("state", "not_started")];
            posts(&mut wren, &format!("{goal}/steps/new"), &fields).await;
            assert_eq!(wren.page.status, 303, "{}", wren.page.text());
        }
        Self { id, goal: goal.trim_start_matches("/me/plan/goals/").to_owned() }
    }
}

async fn posts(visitor: &mut Visitor<'_>, path: &str, fields: &[(&str, &str)]) {
    visitor.opens(path).await;
    let key = visitor.form_key();
    let mut all = vec![("form_key", key.as_str())];
    all.extend_from_slice(fields);
    visitor.post(path, &all).await;
}

/// Uses the card: the code, the date of birth, a passphrase.
async fn uses(browser: &Browser<'_>, code: &str) {
    browser.opens("/sign-in/code").await;
    browser.types("#code", code).await;
    fills_date(browser, "born", ["27", "3", "1961"]).await;
    browser.clicks("main form button").await;
    browser.arrives("/sign-in/passphrase").await;
    browser.types("#passphrase", "otters under green bridges").await;
    browser.types("#again", "otters under green bridges").await;
    browser.clicks("main form button.govuk-button[type=submit]").await;
    browser.arrives("/shared").await;
}

/// Wren ticks what Sorrel can see.
async fn ticks(browser: &Browser<'_>, id: &str) {
    browser.opens(&format!("/me/network/{id}/sees")).await;
    for tick in ["areas][value=accommodation", "more][value=named", "more][value=release_day", "comment][value=yes"] {
        browser.clicks(&format!("input[name={tick}]")).await;
    }
    browser.clicks("main form button").await;
    browser.sees("You can change this at any time").await;
}

/// Every page and state, for the walk over all pages.
pub(crate) async fn shared(walk: &mut Walk<'_>) {
    let Sorrel { id, goal } = Sorrel::written_down(walk.browser.site).await;
    walk.browser.becomes("wren").await;
    walk.browser.opens(&format!("/me/network/{id}/code")).await;
    walk.browser.sees("so a code would open nothing").await;
    walk.state("own-supporter-code-nothing").await;
    ticks(&walk.browser, &id).await;
    walk.routes.insert("/me/network/{supporter}/code");
    walk.browser.opens(&format!("/me/network/{id}/code")).await;
    walk.sends().await;
    walk.browser.sees("Type their date of birth").await;
    walk.state("own-supporter-code-errors").await;
    fills_date(&walk.browser, "born", ["27", "3", "1961"]).await;
    walk.sends().await;
    let card = walk.browser.finds("[data-code]").await;
    let code = card.attr("data-code").await.expect("an attribute").expect("the code");
    walk.state("own-supporter-card").await;
    walk.browser.becomes("ada").await;
    walk.routes.insert("/people/{person}/network/{supporter}/code");
    walk.browser.opens(&format!("/people/{{wren}}/network/{id}/code")).await;
    walk.sends().await;
    walk.browser.sees("Choose how the young adult told you").await;
    walk.state("supporter-code-errors").await;

    walk.browser.forgets().await;
    uses(&walk.browser, &code).await;
    walk.routes.insert("/shared");
    walk.state("shared-list").await;
    walk.routes.insert("/shared/goals/{goal}");
    walk.browser.opens(&format!("/shared/goals/{goal}")).await;
    walk.state("shared-goal").await;
    walk.sends().await;
    walk.browser.sees("Write what you want to say").await;
    walk.state("shared-goal-errors").await;
    walk.browser.types("#words", "I know the landlord. I can come along on Saturday.").await;
    walk.sends().await;
    walk.browser.sees("can read it.").await;
    walk.browser.clicks("main form[action$='/done'] button").await;
    walk.browser.sees("Saved. The step is done.").await;
    walk.state("shared-goal-done").await;
    stopped(walk, &id).await;
}

/// What Wren sees of it, and what the mentor, who is signed in, sees once she has stopped.
async fn stopped(walk: &mut Walk<'_>, id: &str) {
    let mentor = walk.browser.client.get_named_cookie("throughline").await.expect("signed in");
    walk.browser.becomes("wren").await;
    walk.page("own-who-can-see", "/me/who-can-see", "/me/who-can-see").await;
    walk.browser.opens(&format!("/me/network/{id}/shared")).await;
    walk.state("own-shared-all").await;
    walk.browser.opens("/me/who-can-see").await;
    walk.browser.clicks(&format!("form[action$='/{id}/stop'] button")).await;
    walk.browser.sees("Stopped. They see nothing now.").await;
    walk.state("own-who-can-see-stopped").await;
    walk.browser.forgets().await;
    walk.browser.client.add_cookie(mentor).await.expect("the cookie is taken");
    walk.browser.opens("/shared").await;
    walk.browser.sees("Nothing is shared with you here").await;
    walk.state("shared-nothing").await;
    walk.browser.becomes("wren").await;
    // Chromium's console tells of that page's own 404 once more when it is left.
    let late = walk.browser.complaints().await;
    let of_that_page = |one: &String| one.contains("/shared - Failed to load resource") && one.contains("404");
    assert!(late.iter().all(of_that_page), "{late:?}");
    walk.browser.opens("/me/who-can-see").await;
    walk.browser.clicks(&format!("form[action$='/{id}/again'] button")).await;
    walk.browser.sees("They can see it again.").await;
    walk.state("own-who-can-see-again").await;
}

#[tokio::test]
async fn a_mentor_sees_what_is_shared_and_no_page_of_it_has_a_fault() {
    let site = Site::open().await;
    let mut walk = Walk::on(Browser::open(&site).await);
    shared(&mut walk).await;
    walk.ends();
    site.close().await;
}

#[tokio::test]
async fn the_same_on_a_phone_without_a_script() {
    for site in Site::on_every_database().await {
        let Sorrel { id, goal } = Sorrel::written_down(&site).await;
        let mut browser = Browser::without_script(&site).await;
        browser.width(PHONE).await;
        browser.becomes("wren").await;
        ticks(&browser, &id).await;
        browser.opens(&format!("/me/network/{id}/code")).await;
        fills_date(&browser, "born", ["27", "3", "1961"]).await;
        browser.clicks("main form button").await;
        let card = browser.finds("[data-code]").await;
        let code = card.attr("data-code").await.expect("an attribute").expect("the code");
        browser.forgets().await;
        uses(&browser, &code).await;
        assert!(!browser.has("body.js-enabled").await, "scripts run, so this test shows nothing");
        browser.follows("Look at the room together").await;
        browser.arrives(&format!("/shared/goals/{goal}")).await;
        browser.does_not_see("Ada Linden").await;
        browser.clicks("main form[action$='/done'] button").await;
        browser.sees("Saved. The step is done.").await;
        browser.types("#words", "I can come along\non Saturday.").await;
        browser.clicks("main form[action$='/comment'] button").await;
        browser.sees("I can come along on Saturday.").await;
        let mentor = browser.client.get_named_cookie("throughline").await.expect("signed in");
        browser.becomes("wren").await;
        browser.opens("/me/who-can-see").await;
        browser.sees("They can sign in on their own phone.").await;
        browser.clicks(&format!("form[action$='/{id}/stop'] button")).await;
        browser.sees("Stopped. They see nothing now.").await;
        browser.forgets().await;
        browser.client.add_cookie(mentor).await.expect("the cookie is taken");
        browser.opens(&format!("/shared/goals/{goal}")).await;
        browser.sees("Nothing is shared with you here").await;
        drop(browser);
        site.close().await;
    }
}

#[tokio::test]
async fn a_step_is_done_and_sharing_is_stopped_by_keys_alone() {
    let site = Site::open().await;
    let Sorrel { id, goal } = Sorrel::written_down(&site).await;
    let mut browser = Browser::open(&site).await;
    browser.becomes("wren").await;
    ticks(&browser, &id).await;
    browser.opens(&format!("/me/network/{id}/code")).await;
    fills_date(&browser, "born", ["27", "3", "1961"]).await;
    browser.clicks("main form button").await;
    let card = browser.finds("[data-code]").await;
    let code = card.attr("data-code").await.expect("an attribute").expect("the code");
    browser.opens("/me/who-can-see").await;
    browser.tabs_to(&format!("form[action$='/{id}/stop'] button")).await;
    browser.presses(Key::Enter).await;
    browser.sees("Stopped. They see nothing now.").await;
    browser.tabs_to(&format!("form[action$='/{id}/again'] button")).await;
    browser.presses(Key::Enter).await;
    browser.sees("They can see it again.").await;
    browser.forgets().await;
    uses(&browser, &code).await;
    browser.tabs_to(&format!("main a[href='/shared/goals/{goal}']")).await;
    browser.presses(Key::Enter).await;
    browser.arrives(&format!("/shared/goals/{goal}")).await;
    browser.tabs_to("main form[action$='/done'] button").await;
    browser.presses(Key::Enter).await;
    browser.sees("Saved. The step is done.").await;
    assert_eq!(browser.complaints().await, [""; 0]);
    drop(browser);
    site.close().await;
}
