//! The story of the house: a newcomer sees a caseload, opens a person, records a visit, sees the deadline move; the
//! young adult sees it too, on a phone, and why. And no word that was typed is lost.

use crate::browser::{Browser, PHONE};
use crate::pages::fills_visit;
use crate::site::Site;

const NOTE: &str = "He said: \"I’d rather <do> it & see\".\n\nNext week then: Ada rings the college.";

#[tokio::test]
async fn a_visit_moves_the_deadline_and_the_young_adult_sees_it_and_why() {
    for site in Site::on_every_database().await {
        let mut ada = Browser::open(&site).await;
        ada.opens("/").await;
        ada.becomes("ada").await;
        ada.opens("/home").await;
        ada.arrives("/caseload").await;
        ada.sees("466 days late").await;
        ada.follows("Wren Rowanfield").await;
        ada.sees("86 days late").await;
        ada.sees("16 November 2026").await;
        ada.follows("Record a contact").await;
        fills_visit(&ada, "3", "2", "2027").await;
        ada.types("#note", "Wants to see the barbering course.").await;
        ada.clicks("main form button[type=submit]:not([formaction])").await;
        ada.sees("next contact is due by 31 March 2027").await;
        ada.sees("Wants to see the barbering course.").await;
        ada.clicks("[aria-labelledby=next-title] summary").await;
        ada.sees("Last done on 3 February 2027").await;
        assert_eq!(ada.complaints().await, [""; 0]);

        let mut wren = Browser::open(&site).await;
        wren.width(PHONE).await;
        wren.becomes("wren").await;
        wren.opens("/home").await;
        wren.arrives("/me").await;
        wren.sees("by Wednesday 31 March, in 49 days").await;
        wren.does_not_see("86 days late").await;
        wren.sees("Wants to see the barbering course.").await;
        wren.clicks("a[href='/me/what-should-happen']").await;
        wren.arrives("/me/what-should-happen").await;
        wren.asks("document.querySelectorAll('details').forEach(one => one.open = true)").await;
        wren.sees("Last done on 3 February 2027").await;
        wren.opens("/me").await;
        wren.follows("Who looked at your record").await;
        wren.sees("Ada Linden").await;
        assert_eq!(wren.complaints().await, [""; 0]);
        drop((ada, wren));
        site.close().await;
    }
}

#[tokio::test]
async fn what_was_typed_outlives_the_session() {
    let site = Site::open().await;
    let mut ada = Browser::open(&site).await;
    ada.becomes("ada").await;
    ada.opens("/people/{wren}/visits/new").await;
    ada.types("#note", NOTE).await;
    ada.sees("Saved ").await;

    ada.forgets().await;
    ada.opens("/people/{wren}/visits/new").await;
    ada.arrives("/sign-in").await;
    let (name, secret) = site.app.cast.sign_in("ada");
    ada.types("#name", &name).await;
    ada.types("#password", &secret).await;
    ada.clicks("main form button[type=submit]").await;
    ada.sees("This is your draft from").await;
    assert_eq!(ada.value("#note").await, NOTE);
    assert_eq!(ada.value("#visited_on-day").await, "10");
    drop(ada);
    site.close().await;
}
