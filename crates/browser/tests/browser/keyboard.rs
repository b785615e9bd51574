//! The story of the house by keys alone, with the focus in sight at every stop.

use fantoccini::key::Key;

use crate::browser::Browser;
use crate::site::Site;

/// Most stops between two things that a reader wants on one page.
const STOPS_MAX: usize = 40;

/// Whether the element with the focus shows it: by an outline or a shadow of its own, or on the label that is drawn for it.
const SHOWS_FOCUS: &str = "
    const one = document.activeElement;
    const shows = style => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
    const label = one.labels?.[0];
    return shows(getComputedStyle(one)) || (label != null && shows(getComputedStyle(label, '::before')));";

impl Browser<'_> {
    /// Presses Tab until the focus is on an element that fits; every stop on the way must show itself.
    pub(crate) async fn tabs_to(&self, css: &str) {
        for _ in 0..STOPS_MAX {
            self.presses(Key::Tab).await;
            let at = self.asks("return document.activeElement.outerHTML.slice(0, 200)").await;
            assert_eq!(self.asks(SHOWS_FOCUS).await, true, "the focus cannot be seen at {at}");
            if self.asks(&format!("return document.activeElement.matches({css:?})")).await == true {
                return;
            }
        }
        panic!("{css} is not reached by keys");
    }

    /// The id of the element with the focus.
    async fn focus(&self) -> String {
        self.asks("return document.activeElement.id").await.as_str().unwrap_or_default().to_owned()
    }
}

#[tokio::test]
async fn a_visit_is_recorded_by_keys_alone() {
    let site = Site::open().await;
    let ada = Browser::open(&site).await;
    let (name, secret) = site.app.cast.sign_in("ada");
    ada.opens("/sign-in").await;
    // The first stop of every page leads past what every page repeats.
    ada.presses(Key::Tab).await;
    assert_eq!(ada.asks("return document.activeElement.textContent").await, "Skip to main content");
    assert_eq!(ada.asks(SHOWS_FOCUS).await, true);
    ada.presses(Key::Enter).await;
    assert_eq!(ada.focus().await, "main-content");
    ada.tabs_to("#name").await;
    ada.writes(&name).await;
    ada.tabs_to("#password").await;
    ada.writes(&secret).await;
    ada.presses(Key::Enter).await;
    ada.arrives("/caseload").await;

    ada.tabs_to("tbody a").await;
    ada.presses(Key::Enter).await;
    ada.sees("Team around Wren").await;
    ada.tabs_to("[aria-labelledby=next-title] summary").await;
    ada.presses(Key::Space).await;
    ada.sees("Nothing on record says that it was done").await;
    ada.tabs_to("a[href$='/visits/new']").await;
    ada.presses(Key::Enter).await;

    // Sent empty: the summary of what is wrong takes the focus, and its links lead to the fields.
    ada.sees("Record a contact").await;
    ada.finds("#note").await;
    ada.tabs_to("main button[type=submit]:not([formaction])").await;
    ada.presses(Key::Enter).await;
    ada.sees("There is a problem").await;
    ada.finds(".govuk-error-summary:focus").await;
    assert_eq!(ada.complaints().await, [""; 0]);
    ada.tabs_to(".govuk-error-summary a").await;
    ada.presses(Key::Enter).await;
    assert_eq!(ada.focus().await, "channel");

    ada.presses(Key::Space).await;
    ada.presses(Key::Down).await;
    assert_eq!(ada.asks("return document.querySelector('[name=channel]:checked').value").await, "video");
    ada.tabs_to("[name=attended]").await;
    ada.presses(Key::Space).await;
    ada.tabs_to("[name=function]").await;
    ada.presses(Key::Space).await;
    ada.tabs_to("#note").await;
    ada.writes("Said hello over video.").await;
    ada.tabs_to("main button[type=submit]:not([formaction])").await;
    ada.presses(Key::Enter).await;
    ada.sees("next contact is due by 7 April 2027").await;
    ada.sees("Said hello over video.").await;
    assert_eq!(ada.complaints().await, [""; 0]);
    drop(ada);
    site.close().await;
}
