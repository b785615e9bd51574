//! The pages of returns: the year's return from missing fact to frozen copy, with and without JavaScript; and a check of files.

use crate::browser::{Browser, PHONE};
use crate::pages::{Walk, fills_visit};
use crate::site::Site;

const YEAR: &str = "/returns/year/2027";

/// Two care leavers, of whom one is said to have died and to study.
const OUTCOMES: &str = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nMD1,10/06/2007,YES,F2,U1\nMD2,10/06/2007,DIED,F2,0\n";
const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nMD1,F,10/06/2007,WBRI,A123456789012,,\n";

/// Fills in since when, where and what.
async fn records(browser: &Browser<'_>, form: &str, outcome: &str, suitable: bool) {
    browser.opens(&format!("/people/{{wren}}/events/new?kind={form}")).await;
    for (field, text) in [("#on-day", "1"), ("#on-month", "4"), ("#on-year", "2026")] {
        browser.types(field, text).await;
    }
    browser.clicks(&format!("input[name=outcome][value={outcome}]")).await;
    if suitable {
        browser.clicks("input[name=suitable][value=yes]").await;
    }
    browser.clicks("main form button[type=submit]:not([formaction]):not(.govuk-button--secondary)").await;
    browser.sees("Saved: ").await;
}

/// An adviser fills a missing fact in, the manager signs off, and the copy is frozen; from a phone as from a desk.
async fn the_year(mut browser: Browser<'_>) {
    browser.becomes("ada").await;
    browser.opens("/caseload").await;
    browser.follows("What the year’s return needs from you").await;
    browser.sees("Wren Rowanfield").await;
    browser.clicks("main a[href$='/visits/new']").await;
    fills_visit(&browser, "10", "5", "2026").await;
    browser.clicks("main form button[type=submit]:not([formaction])").await;
    browser.sees("Saved. The contact is on the record").await;
    records(&browser, "main_activity", "F2", false).await;
    records(&browser, "home", "U", true).await;
    browser.opens("/caseload/return").await;
    browser.sees("Everything that the return asks of you so far is on the record").await;

    browser.becomes("cass").await;
    browser.opens("/returns").await;
    browser.follows("Care leavers in the year to 31 March 2027").await;
    browser.sees("In the return: YES F2 U1").await;
    browser.follows("Sign this part off").await;
    browser.clicks("main form button[type=submit]").await;
    browser.sees("Say that you have read what is missing").await;
    browser.clicks("input[name=confirm]").await;
    browser.clicks("main form button[type=submit]").await;
    browser.sees("Signed off. This copy is frozen.").await;
    browser.finds("a[href$='/oc3.csv']").await;
}

#[tokio::test]
async fn a_missing_fact_is_recorded_and_the_return_signed_off() {
    for site in Site::on_every_database().await {
        let browser = Browser::open(&site).await;
        browser.width(PHONE).await;
        the_year(browser).await;
        site.close().await;
    }
}

#[tokio::test]
async fn the_same_without_script() {
    let site = Site::open().await;
    the_year(Browser::without_script(&site).await).await;
    site.close().await;
}

/// Looks at every page of returns.
pub(crate) async fn returns(walk: &mut Walk<'_>) {
    let event = "/people/{person}/events/new";
    walk.browser.becomes("ada").await;
    walk.page("return-lacking", "/caseload/return", "/caseload/return").await;
    walk.page("event-home", event, "/people/{wren}/events/new?kind=home").await;
    walk.sends().await;
    walk.browser.sees("There is a problem").await;
    walk.state("event-home-errors").await;
    walk.page("event-activity", event, "/people/{wren}/events/new?kind=main_activity").await;
    records(&walk.browser, "main_activity", "F2", false).await;
    records(&walk.browser, "home", "U", true).await;
    walk.browser.becomes("dov").await;
    walk.page("return-lacking-others", "/caseload/return", "/caseload/return").await;

    walk.browser.becomes("cass").await;
    walk.page("returns", "/returns", "/returns").await;
    walk.page("return-year", "/returns/year/{year}", YEAR).await;
    walk.page("return-sign", "/returns/year/{year}/sign", &format!("{YEAR}/sign")).await;
    walk.sends().await;
    walk.browser.sees("There is a problem").await;
    walk.state("return-sign-error").await;
    walk.browser.clicks("input[name=confirm]").await;
    walk.sends().await;
    walk.browser.sees("This copy is frozen").await;
    walk.routes.insert("/returns/signed/{signed}");
    walk.state("return-signed").await;
    // Files to keep: a story of the router reads them.
    walk.browser.finds("a[href$='/oc3.csv']").await;
    walk.routes.insert("/returns/signed/{signed}/{file}");
    walk.browser.becomes("ivo").await;
    walk.page("return-council", "/returns/year/{year}", YEAR).await;
    walk.browser.finds("a[href$='/whole/oc3.csv']").await;
    walk.routes.insert("/returns/year/{year}/whole/{file}");
    checks(walk).await;
}

async fn checks(walk: &mut Walk<'_>) {
    let folder = tempfile::Builder::new().prefix("throughline-return-").tempdir().expect("a folder");
    walk.page("check", "/returns/check", "/returns/check").await;
    walk.sends().await;
    walk.browser.sees("There is a problem").await;
    walk.state("check-errors").await;
    sends(walk, &folder, &[("notes.csv", "colour,shape\nred,round\n")]).await;
    walk.browser.sees("The files could not be checked").await;
    walk.routes.insert("/returns/check/{form}");
    walk.state("check-not-read").await;
    sends(walk, &folder, &[("header.csv", HEADER), ("oc3.csv", OUTCOMES)]).await;
    walk.browser.sees("to look at in this return of 2026").await;
    walk.state("check-by-rule").await;
    walk.opens_details().await;
    walk.state("check-why").await;
    walk.browser.finds("a[href$='/issues.csv']").await;
    walk.routes.insert("/returns/check/{form}/issues.csv");
    walk.browser.follows("By person").await;
    walk.browser.sees("MD2").await;
    walk.state("check-by-person").await;
    walk.browser.follows("MD2").await;
    walk.browser.sees("Child MD2").await;
    walk.state("check-narrowed").await;
}

async fn sends(walk: &Walk<'_>, folder: &tempfile::TempDir, files: &[(&str, &str)]) {
    let browser = &walk.browser;
    browser.opens("/returns/check").await;
    browser.clicks("input[name=year][value='2026']").await;
    let mut chosen = Vec::new();
    for (name, text) in files {
        let file = folder.path().join(name);
        std::fs::write(&file, text).expect("can write");
        chosen.push(file.display().to_string());
    }
    browser.finds("#files").await.send_keys(&chosen.join("\n")).await.expect("the files are chosen");
    walk.sends().await;
    browser.gone("#files").await;
    // Each look waits a moment by itself.
    while browser.has("main p[role=status] ~ p a[href^='/returns/check/']").await {
        browser.follows("Look again").await;
    }
}
