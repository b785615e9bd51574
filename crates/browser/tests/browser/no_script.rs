//! The story of the house without JavaScript: on an old phone, behind a filter, on a bad line.

use crate::browser::Browser;
use crate::pages::fills_visit;
use crate::site::Site;

#[tokio::test]
async fn a_visit_is_recorded_without_script() {
    let site = Site::open().await;
    let mut browser = Browser::without_script(&site).await;
    browser.becomes("ada").await;
    browser.opens("/caseload").await;
    assert!(!browser.has("body.js-enabled").await, "scripts run, so this test shows nothing");
    browser.follows("Wren Rowanfield").await;
    browser.follows("Record a contact").await;
    browser.types("#note", "Wants to see the\nbarbering course.").await;
    browser.clicks("button[formaction$='/visits/draft']").await;
    browser.sees("Your draft is kept").await;
    browser.follows("Record a contact").await;
    browser.sees("This is your draft from 10:00").await;
    assert_eq!(browser.value("#note").await, "Wants to see the\nbarbering course.");

    browser.clicks("main form button[type=submit]:not([formaction]):not(.govuk-button--secondary)").await;
    browser.sees("There is a problem").await;
    assert_eq!(browser.value("#note").await, "Wants to see the\nbarbering course.");
    fills_visit(&browser, "3", "2", "2027").await;
    browser.clicks("main form button[type=submit]:not([formaction])").await;
    browser.sees("next contact is due by 31 March 2027").await;

    browser.becomes("wren").await;
    browser.opens("/me").await;
    browser.sees("by Wednesday 31 March, in 49 days").await;
    browser.clicks("a[href='/me/what-should-happen']").await;
    browser.does_not_see("Nothing on record says that it was done.").await;
    browser.clicks("main summary").await;
    browser.sees("Nothing on record says that it was done.").await;
    drop(browser);
    site.close().await;
}

#[tokio::test]
async fn a_duty_is_closed_without_script() {
    let site = Site::open().await;
    let mut browser = Browser::without_script(&site).await;
    browser.becomes("ada").await;
    browser.opens("/people/{wren}/events/new").await;
    browser.follows("Pathway plan reviewed").await;
    browser.types("#note", "Wants a room\nnear the college.").await;
    browser.clicks("button[formaction$='/events/draft']").await;
    browser.sees("Your draft is kept").await;
    browser.opens("/people/{wren}/events/new?kind=pathway_review").await;
    browser.sees("This is your draft from 10:00").await;
    assert_eq!(browser.value("#note").await, "Wants a room\nnear the college.");
    for (field, text) in [("#on-day", "3"), ("#on-month", "2"), ("#on-year", "2027")] {
        browser.types(field, text).await;
    }
    browser.clicks("main form button[type=submit]:not([formaction]):not(.govuk-button--secondary)").await;
    browser.sees("Saved: Pathway plan reviewed. That closes").await;
    drop(browser);
    site.close().await;
}
