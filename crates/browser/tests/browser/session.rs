//! A reader who does nothing for a while is warned and can stay.

use serde_json::json;

use crate::browser::Browser;
use crate::site::Site;

/// Lets a test turn the browser's own clock, by `window.later` milliseconds.
const CLOCK: &str = "window.later = 0; const now = Date.now.bind(Date); Date.now = () => now() + window.later;";

#[tokio::test]
async fn an_idle_reader_is_warned_and_stays() {
    let site = Site::open().await;
    let mut wren = Browser::open(&site).await;
    wren.tools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": CLOCK })).await;
    wren.becomes("wren").await;
    wren.opens("/me").await;
    assert!(!wren.has("dialog[open]").await);

    // Sixteen of the twenty minutes that a young adult's session waits, on both clocks.
    site.app.wait_minutes(16);
    wren.asks("window.later = 16 * 60 * 1000").await;
    wren.finds("dialog[open]").await;
    wren.sees("You will soon be signed out").await;
    assert_eq!(wren.faults("session-ends").await, [""; 0]);
    assert_eq!(wren.asks("return document.activeElement.textContent.trim()").await, "Stay signed in");
    wren.clicks("dialog button").await;
    wren.gone("dialog[open]").await;

    // Staying counts as doing something on the server too: twenty-six minutes after the page was opened it is there.
    site.app.wait_minutes(10);
    wren.opens("/me/contacts").await;
    wren.arrives("/me/contacts").await;
    drop(wren);
    site.close().await;
}

#[tokio::test]
async fn whoever_has_been_signed_in_for_twelve_hours_is_told_once_before_the_end() {
    let site = Site::open().await;
    let mut ada = Browser::open(&site).await;
    ada.tools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": CLOCK })).await;
    ada.becomes("ada").await;
    for _ in 0..15 {
        site.app.wait_minutes(47);
        ada.opens("/accessibility").await;
    }
    ada.opens("/people/{wren}/visits/new").await;
    assert!(!ada.has("dialog[open]").await);
    // A quarter of an hour is left, and the form keeps itself; ten minutes and a half later it is said that it ends.
    ada.asks("window.later = 10.5 * 60 * 1000").await;
    ada.finds("dialog[open]").await;
    ada.sees("You have been signed in for nearly 12 hours").await;
    assert_eq!(ada.faults("session-last").await, [""; 0]);
    assert_eq!(ada.asks("return document.activeElement.textContent.trim()").await, "Go back to the page");
    ada.clicks("[data-session-last] button").await;
    ada.gone("dialog[open]").await;
    ada.types("#note", "Finished in time.").await;
    assert!(!ada.has("dialog[open]").await, "it is said once");
    // Opened that late, the page says so itself.
    site.app.wait_minutes(11);
    ada.opens("/caseload").await;
    ada.sees("you will be signed out, whatever you do").await;
    assert_eq!(ada.faults("session-last-page").await, [""; 0]);
    assert!(!ada.has("dialog[open]").await);
    drop(ada);
    site.close().await;
}
