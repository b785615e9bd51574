//! Two reviewers say whether two agencies' records are one person: one by keys alone, blind, and the next pair comes by
//! itself; a third settles what they do not agree on; and every page of it as it looks.

use fantoccini::key::Key;

use crate::browser::Browser;
use crate::pages::Walk;
use crate::site::Site;

/// Answers the pair that is open, by keys alone: skip to the content, choose, tick what decided it, write, save.
async fn answers_by_keys(browser: &Browser<'_>, downs: usize, why: &str) {
    browser.presses(Key::Tab).await;
    browser.presses(Key::Enter).await;
    browser.tabs_to("[name=saying]").await;
    browser.presses(Key::Space).await;
    for _ in 0..downs {
        browser.presses(Key::Down).await;
    }
    browser.tabs_to("[name=went_by][value=birth]").await;
    browser.presses(Key::Space).await;
    browser.tabs_to("#words").await;
    browser.writes(why).await;
    browser.tabs_to("main form button[type=submit]:not([formaction])").await;
    browser.presses(Key::Enter).await;
}

#[tokio::test]
async fn two_reviewers_disagree_about_twins_and_a_third_settles_it() {
    for site in Site::on_every_database().await {
        testkit::brings_links(&site.app).await;
        let mut browser = Browser::open(&site).await;
        browser.becomes("ivo").await;
        browser.opens("/links").await;
        browser.sees("3 pairs wait for you").await;
        browser.tabs_to("main form button").await;
        browser.presses(Key::Enter).await;
        let mut twins = None;
        for left in [2, 1, 0] {
            browser.sees("Are these the same person?").await;
            browser.does_not_see("bits").await;
            let at = browser.asks("return location.pathname").await.as_str().unwrap_or_default().to_owned();
            let is_twins = browser.words().await.contains("Rowanfield");
            answers_by_keys(&browser, usize::from(!is_twins), "Seen both files.").await;
            browser.sees("The score and the evidence are below").await;
            browser.sees("bits").await;
            assert_eq!(browser.complaints().await, [""; 0]);
            if is_twins {
                browser.sees("It waits for a second reviewer").await;
                twins = Some(at);
            } else {
                browser.sees("They are held to be two people").await;
            }
            // The next pair comes by one key.
            browser.tabs_to("#next").await;
            browser.presses(Key::Enter).await;
            if left == 0 {
                browser.sees("No pair waits for you").await;
            }
        }
        let twins = twins.expect("one of the three may be twins");

        browser.becomes("cass").await;
        browser.opens("/links").await;
        browser.sees("1 pair waits for you").await;
        browser.clicks("main form button").await;
        browser.arrives(&twins).await;
        browser.does_not_see("Seen both files").await;
        browser.clicks("[name=saying][value=different]").await;
        browser.clicks("[name=went_by][value=names]").await;
        browser.clicks("main form.tl-review button[type=submit]:not([formaction])").await;
        browser.sees("Two reviewers do not agree").await;
        browser.sees("Somebody who has not settles it").await;

        // A third settles it, by keys alone, with everything in sight.
        browser.becomes("jay").await;
        browser.opens(&twins).await;
        browser.sees("Settle it: are these the same person?").await;
        browser.sees("Seen both files").await;
        answers_by_keys(&browser, 1, "Rang both agencies: two people.").await;
        browser.sees("Settled.").await;
        browser.sees("They are held to be two people").await;
        assert_eq!(browser.complaints().await, [""; 0]);
        drop(browser);
        site.close().await;
    }
}

#[tokio::test]
async fn the_same_without_script() {
    for site in Site::on_every_database().await {
        testkit::brings_links(&site.app).await;
        let mut browser = Browser::without_script(&site).await;
        browser.becomes("ivo").await;
        browser.opens("/links").await;
        browser.clicks("main form button").await;
        browser.sees("Are these the same person?").await;
        browser.clicks("[name=saying][value=not_sure]").await;
        browser.types("#words", "Ask for a photo.").await;
        browser.clicks("main form.tl-review button[type=submit]:not([formaction])").await;
        browser.sees("It waits for a second reviewer").await;
        browser.clicks("#next").await;
        browser.sees("Are these the same person?").await;
        drop(browser);
        site.close().await;
    }
}

/// Looks at every page of review in every state.
pub(crate) async fn review(walk: &mut Walk<'_>, site: &Site) {
    walk.browser.becomes("cass").await;
    walk.page("links-empty", "/links", "/links").await;
    testkit::brings_links(&site.app).await;
    walk.page("links", "/links", "/links").await;
    let mut twins = String::new();
    for _ in 0..3 {
        walk.browser.opens("/links").await;
        walk.browser.clicks("main form button").await;
        walk.browser.sees("Are these the same person?").await;
        let at = walk.browser.asks("return location.pathname").await.as_str().unwrap_or_default().to_owned();
        if walk.browser.words().await.contains("Rowanfield") {
            twins = at;
            walk.routes.insert("/links/{pair}");
            walk.state("link-blind").await;
            walk.browser.clicks("main form.tl-review button[type=submit]:not([formaction])").await;
            walk.browser.sees("There is a problem").await;
            walk.state("link-blind-errors").await;
        }
        walk.browser.clicks("[name=saying][value=same]").await;
        walk.browser.clicks("[name=went_by][value=birth]").await;
        walk.browser.clicks("main form.tl-review button[type=submit]:not([formaction])").await;
        walk.browser.sees("The score and the evidence are below").await;
    }
    walk.state("link-decided").await;
    walk.browser.follows("Take this back").await;
    walk.routes.insert("/links/{pair}/undo");
    walk.browser.sees("Why are you taking it back?").await;
    walk.state("link-undo").await;
    walk.page("link-second", "/links/{pair}", &twins).await;
    walk.browser.becomes("ivo").await;
    walk.browser.opens("/links").await;
    walk.browser.clicks("main form button").await;
    walk.browser.clicks("[name=saying][value=different]").await;
    walk.browser.types("#words", "Two people: I have met both.").await;
    walk.browser.clicks("main form.tl-review button[type=submit]:not([formaction])").await;
    walk.browser.sees("Two reviewers do not agree").await;
    walk.state("link-attention").await;
    walk.page("links-attention", "/links", "/links").await;
}
