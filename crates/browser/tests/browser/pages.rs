//! Every page in every state: axe has nothing to say, nor has the console, and a narrow screen shows it all.

use std::collections::BTreeSet;

use web::Method;

use crate::browser::Browser;
use crate::imports::data_officer;
use crate::returns::returns;
use crate::site::Site;

/// A look at every page.
pub(crate) struct Walk<'s> {
    pub(crate) browser: Browser<'s>,
    faults: Vec<String>,
    /// Every route of which a state was looked at.
    pub(crate) routes: BTreeSet<&'static str>,
}

impl<'s> Walk<'s> {
    /// A walk in this browser.
    pub(crate) const fn on(browser: Browser<'s>) -> Self {
        Self { browser, faults: Vec::new(), routes: BTreeSet::new() }
    }

    /// Ends a walk: nothing was wrong.
    pub(crate) fn ends(self) {
        assert!(self.faults.is_empty(), "{} faults:\n{}", self.faults.len(), self.faults.join("\n"));
    }
}

impl Walk<'_> {
    /// Opens the page of a route; what stands in braces there is named in `path`.
    pub(crate) async fn opens(&mut self, route: &'static str, path: &str) {
        self.routes.insert(route);
        self.browser.opens(path).await;
    }

    /// Checks the page as it stands now.
    pub(crate) async fn state(&mut self, name: &str) {
        let faults = self.browser.faults(name).await;
        self.faults.extend(faults);
    }

    /// Opens and checks.
    pub(crate) async fn page(&mut self, name: &str, route: &'static str, path: &str) {
        self.opens(route, path).await;
        self.browser.does_not_see("There is nothing here that you can see").await;
        self.state(name).await;
    }

    /// Opens every reason on the page.
    pub(crate) async fn opens_details(&self) {
        self.browser.asks("document.querySelectorAll('details').forEach(one => one.open = true)").await;
    }

    /// Sends the page's form.
    pub(crate) async fn sends(&self) {
        self.browser.clicks("main form:last-of-type button.govuk-button:not(.govuk-button--secondary)").await;
    }
}

#[tokio::test]
async fn every_page_in_every_state_is_sound() {
    let site = Site::open().await;
    let browser = Browser::open(&site).await;
    let mut walk = Walk::on(browser);
    nobody(&mut walk).await;
    young_adult_before(&mut walk).await;
    adviser(&mut walk).await;
    events(&mut walk).await;
    crate::release_day::release_day(&mut walk).await;
    crate::network::young_adult(&mut walk).await;
    crate::network::worker(&mut walk).await;
    crate::asking::asking(&mut walk, &site).await;
    crate::care_status::care_status(&mut walk).await;
    crate::cohort::cohort(&mut walk).await;
    crate::plan::plan(&mut walk).await;
    crate::shared::shared(&mut walk).await;
    colleagues(&mut walk).await;
    crate::plans::statutory_plans(&mut walk, &site).await;
    data_officer(&mut walk).await;
    returns(&mut walk).await;
    crate::review::review(&mut walk, &site).await;
    walk.browser.becomes("hazel").await;
    walk.page("limited-access", "/limited-access", "/limited-access").await;
    walk.browser.follows("Linnet Ashbourne").await;
    walk.state("lists-from-files").await;
    young_adult_after(&mut walk).await;
    first_time(&mut walk).await;

    let looked_at = std::mem::take(&mut walk.routes);
    let routes = web::routes().into_iter().filter(|route| route.method == Method::Get).map(|route| route.path);
    let missed: Vec<&str> = routes.filter(|path| !looked_at.contains(path)).collect();
    assert!(missed.is_empty(), "no state of these pages is looked at here: {missed:?}");
    walk.ends();
    site.close().await;
}

async fn nobody(walk: &mut Walk<'_>) {
    walk.opens("/", "/").await;
    walk.browser.arrives("/sign-in").await;
    walk.page("sign-in", "/sign-in", "/sign-in").await;
    walk.browser.types("#name", "ada@throughline.example").await;
    walk.browser.types("#password", "not the password").await;
    walk.sends().await;
    walk.browser.sees("do not go together").await;
    walk.state("sign-in-error").await;
    walk.page("code", "/sign-in/code", "/sign-in/code").await;
    walk.sends().await;
    walk.browser.sees("There is a problem").await;
    walk.state("code-error").await;
    walk.page("signed-out", "/signed-out", "/signed-out").await;
    walk.page("privacy", "/privacy", "/privacy").await;
    walk.page("accessibility", "/accessibility", "/accessibility").await;
    walk.browser.opens("/nowhere").await;
    walk.state("not-found").await;
}

async fn young_adult_before(walk: &mut Walk<'_>) {
    walk.browser.becomes("wren").await;
    walk.opens("/me", "/me").await;
    walk.browser.sees("This is late, and it is not on you.").await;
    walk.state("own-late").await;
    walk.page("own-should", "/me/what-should-happen", "/me/what-should-happen").await;
    walk.opens_details().await;
    walk.state("own-should-why").await;
    walk.page("own-contacts-none", "/me/contacts", "/me/contacts").await;
    walk.page("own-events-none", "/me/events", "/me/events").await;
}

async fn adviser(walk: &mut Walk<'_>) {
    walk.browser.becomes("ada").await;
    walk.page("caseload", "/caseload", "/caseload").await;
    walk.page("search", "/people", "/people").await;
    walk.page("search-found", "/people", "/people?q=rowan").await;
    walk.page("search-none", "/people", "/people?q=nightingale").await;
    walk.page("person-custody", "/people/{person}", "/people/{wren}").await;
    walk.opens_details().await;
    walk.state("person-custody-why").await;
    walk.page("all-duties", "/people/{person}/duties", "/people/{wren}/duties").await;
    walk.page("release-dates", "/people/{person}/release-dates", "/people/{wren}/release-dates").await;
    walk.page("limited-access", "/people/{person}", "/people/{merle}").await;
    let visit = "/people/{person}/visits/new";
    walk.page("visit", visit, "/people/{wren}/visits/new").await;
    walk.sends().await;
    walk.browser.sees("There is a problem").await;
    walk.browser.clicks("input[name=attended][value=declined]").await;
    walk.state("visit-errors").await;

    walk.browser.opens("/people/{wren}/visits/new").await;
    walk.browser.types("#note", "Wants to see the barbering course.\n\nI ask the education team by Friday.").await;
    walk.browser.clicks("button[formaction$='/visits/draft']").await;
    walk.browser.sees("Your draft is kept").await;
    walk.state("person-notice").await;
    walk.page("visit-draft", visit, "/people/{wren}/visits/new").await;
    fills_visit(&walk.browser, "3", "2", "2027").await;
    walk.sends().await;
    walk.browser.sees("Saved. The contact is on the record").await;
    walk.state("person-visited").await;
    walk.page("person-older", "/people/{person}", "/people/{wren}?before=2027-02-10.ffffffffffffffffffffffffffffffff")
        .await;
    walk.browser.opens("/people/{wren}").await;
    walk.browser.clicks(".tl-contacts a").await;
    walk.routes.insert("/people/{person}/visits/{contact}/withdraw");
    walk.browser.finds("#why").await;
    walk.state("withdraw").await;
    walk.sends().await;
    walk.browser.sees("There is a problem").await;
    walk.state("withdraw-error").await;
    walk.page("code-card-before", "/people/{person}/sign-in-code", "/people/{wren}/sign-in-code").await;
}

/// What was done: chosen, recorded, ended, taken back.
async fn events(walk: &mut Walk<'_>) {
    let (new, path) = ("/people/{person}/events/new", "/people/{wren}/events/new");
    walk.page("events-none", "/people/{person}/events", "/people/{wren}/events").await;
    walk.page("event-choose", new, path).await;
    walk.opens_details().await;
    walk.state("event-choose-all").await;
    walk.page("event-choose-duty", new, "/people/{wren}/events/new?duty=E-REV-6M").await;
    walk.page("event-death", new, "/people/{wren}/events/new?kind=death_known").await;
    walk.page("event-housing", new, "/people/{wren}/events/new?kind=housing_not_accepted").await;
    walk.sends().await;
    walk.browser.sees("There is a problem").await;
    walk.state("event-housing-errors").await;
    walk.page("event-lasts", new, "/people/{wren}/events/new?kind=learning").await;
    fills_date(&walk.browser, "on", ["4", "1", "2027"]).await;
    fills_date(&walk.browser, "to", ["3", "1", "2027"]).await;
    walk.sends().await;
    walk.browser.sees("The end must be on 4 January 2027").await;
    walk.state("event-lasts-errors").await;
    fills_date(&walk.browser, "to", ["", "", ""]).await;
    walk.sends().await;
    walk.browser.sees("Saved: In education or training.").await;

    walk.page("event", new, "/people/{wren}/events/new?kind=pathway_review").await;
    walk.browser.types("#note", "Wants a room near the college.").await;
    walk.browser.clicks("button[formaction$='/events/draft']").await;
    walk.browser.sees("Your draft is kept").await;
    walk.page("event-draft", new, "/people/{wren}/events/new?kind=pathway_review").await;
    fills_date(&walk.browser, "on", ["3", "2", "2027"]).await;
    walk.sends().await;
    walk.browser.sees("Saved: Pathway plan reviewed.").await;
    walk.state("person-recorded").await;
    walk.page("events", "/people/{person}/events", "/people/{wren}/events").await;
    walk.browser.clicks("a[href$='/end']").await;
    walk.routes.insert("/people/{person}/events/{event}/end");
    walk.browser.finds("#to-day").await;
    walk.state("event-end").await;
    walk.sends().await;
    walk.browser.sees("There is a problem").await;
    walk.state("event-end-error").await;
    walk.browser.opens("/people/{wren}/events").await;
    walk.browser.clicks("a[href$='/withdraw']").await;
    walk.routes.insert("/people/{person}/events/{event}/withdraw");
    walk.browser.finds("#why").await;
    walk.state("event-withdraw").await;
    walk.sends().await;
    walk.browser.sees("There is a problem").await;
    walk.state("event-withdraw-error").await;
    walk.browser.types("#why", "It was somebody else’s plan.").await;
    walk.sends().await;
    walk.browser.sees("Taken back: It was somebody else’s plan.").await;
    walk.state("events-withdrawn").await;
}

/// Fills a date in, or empties it.
pub(crate) async fn fills_date(browser: &Browser<'_>, name: &str, parts: [&str; 3]) {
    for (part, text) in ["day", "month", "year"].into_iter().zip(parts) {
        browser.types(&format!("#{name}-{part}"), text).await;
    }
}

/// Fills the visit form in, the note apart.
pub(crate) async fn fills_visit(browser: &Browser<'_>, day: &str, month: &str, year: &str) {
    browser.types("#visited_on-day", day).await;
    browser.types("#visited_on-month", month).await;
    browser.types("#visited_on-year", year).await;
    browser.clicks("input[name=channel][value=in_person]").await;
    browser.clicks("input[name=attended][value=yes]").await;
    browser.clicks("input[name=function][value=wellbeing]").await;
}

async fn colleagues(walk: &mut Walk<'_>) {
    walk.browser.becomes("bram").await;
    walk.page("person-community", "/people/{person}", "/people/{teal}").await;
    walk.page("release-dates-none", "/people/{person}/release-dates", "/people/{teal}/release-dates").await;
    walk.browser.becomes("cass").await;
    walk.page("team", "/team", "/team").await;
    walk.page("team-duty", "/team", "/team?duty=E-REV-6M&state=overdue").await;
    walk.page("person-manager", "/people/{person}", "/people/{wren}").await;
    walk.page("events-manager", "/people/{person}/events", "/people/{wren}/events").await;
    walk.browser.becomes("dov").await;
    walk.page("caseload-prison", "/caseload", "/caseload").await;
    walk.page("visit-prison", "/people/{person}/visits/new", "/people/{wren}/visits/new").await;
    walk.browser.becomes("fen").await;
    walk.page("caseload-empty", "/caseload", "/caseload").await;
    walk.browser.becomes("gale").await;
    walk.opens("/home", "/home").await;
    walk.browser.arrives("/pilots").await;
    walk.page("pilots", "/pilots", "/pilots").await;
    let report = "/pilots/{pilot}";
    walk.page("pilot", report, "/pilots/alder-steps").await;
    walk.opens_details().await;
    walk.state("pilot-tables").await;
    walk.page("pilot-too-early", report, "/pilots/willow-start").await;
    // A file to keep: a story of the pages reads it.
    walk.routes.insert("/pilots/{pilot}/{file}");
    walk.browser.becomes("hazel").await;
    walk.page("audit", "/audit", "/audit").await;
    walk.page("search-lead", "/people", "/people?q=rowan").await;
    walk.page("who-looked-lead", "/people/{person}/who-looked", "/people/{wren}/who-looked").await;
    walk.page("limited-access-none", "/limited-access", "/limited-access").await;
    let lists = "/people/{person}/limited-access";
    walk.page("lists-none", lists, "/people/{wren}/limited-access").await;
    walk.browser.clicks("main form[action$='/limited-access'] button").await;
    walk.browser.sees("There is a problem").await;
    walk.state("lists-errors").await;
    walk.page("lists-excluded", lists, "/people/{merle}/limited-access").await;
}

async fn young_adult_after(walk: &mut Walk<'_>) {
    walk.browser.becomes("wren").await;
    walk.opens("/me", "/me").await;
    walk.browser.sees("by Wednesday 31 March, in 49 days").await;
    walk.state("own-in-time").await;
    walk.page("own-contacts", "/me/contacts", "/me/contacts").await;
    walk.page("own-events", "/me/events", "/me/events").await;
    walk.page("own-who-looked", "/me/who-looked", "/me/who-looked").await;
    walk.page("own-copy", "/me/copy", "/me/copy").await;
    walk.routes.extend(["/me/copy.txt", "/me/copy.json"]);
    crate::release_day::own(walk).await;
    walk.browser.becomes("teal").await;
    walk.page("own-community", "/me", "/me").await;
}

/// A printed code, used: the first time a young adult signs in.
async fn first_time(walk: &mut Walk<'_>) {
    walk.browser.becomes("ada").await;
    walk.browser.opens("/people/{wren}/sign-in-code").await;
    walk.sends().await;
    let card = walk.browser.finds("[data-code]").await;
    let code = card.attr("data-code").await.expect("an attribute").expect("the code");
    walk.state("code-card").await;

    walk.browser.forgets().await;
    walk.browser.opens("/sign-in/code").await;
    walk.browser.types("#code", &code).await;
    for (field, text) in [("#born-day", "1"), ("#born-month", "5"), ("#born-year", "2007")] {
        walk.browser.types(field, text).await;
    }
    walk.sends().await;
    walk.browser.arrives("/sign-in/passphrase").await;
    walk.routes.insert("/sign-in/passphrase");
    walk.state("passphrase").await;
    walk.browser.types("#passphrase", "short").await;
    walk.browser.types("#again", "short").await;
    walk.sends().await;
    walk.browser.sees("There is a problem").await;
    walk.state("passphrase-error").await;
}
