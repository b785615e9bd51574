//! The story of the one plan in a browser, on each database: written on a phone without JavaScript, filled by three
//! professionals (one of them by keys alone), held against the licence, settled, agreed, printed as three, and broken by a
//! release date that comes three weeks nearer.

use fantoccini::key::Key;
use std::io::Write as _;
use std::process::Command;

use crate::browser::{Browser, PHONE};
use crate::site::Site;

const ROOM: &str = "I will have a room with a door I can lock";
const SISTER: &str = "I will cook for my sister every Sunday";

/// Twenty-five days before the release that is known.
const TODAY: jiff::civil::Date = jiff::civil::date(2027, 3, 15);

/// Wren's release comes three weeks nearer.
const NEARER: &str = "prison_number,date_of_birth,kind,date,as_of,source\r\n\
    A1234WR,2007-05-01,CRD,2027-03-19,2027-03-16,sentence calculation\r\n";

/// Sends the form with this field in it, not its draft.
async fn sends(browser: &Browser<'_>, field: &str) {
    browser.clicks(&format!("main form:has({field}) button[type=submit]:not([formaction])")).await;
}

/// Fills fields in by their ids.
async fn fills(browser: &Browser<'_>, fields: &[(&str, &str)]) {
    for (id, text) in fields {
        browser.types(&format!("#{id}"), text).await;
    }
}

/// Chooses the option of a select that has this text.
async fn chooses(browser: &Browser<'_>, id: &str, text: &str) {
    let select = browser.finds(&format!("#{id}")).await;
    select.select_by_label(text).await.expect("it can be chosen");
}

/// Opens the page of the goal with these words, from the plan at `plan`.
async fn opens_goal(browser: &Browser<'_>, plan: &str, words: &str) {
    browser.opens(plan).await;
    let path = format!(
        "//article[.//h3[contains(., '{words}')]]//p/a[contains(@href, '/goals/') and not(contains(@href, '/steps/'))]"
    );
    let link = browser.client.find(fantoccini::Locator::XPath(&path)).await.expect("the goal is in the plan");
    link.click().await.expect("it can be opened");
    browser.sees("Who agrees").await;
}

/// The young adult, on a phone without JavaScript.
async fn two_goals_on_a_phone(site: &Site) {
    let mut wren = Browser::without_script(site).await;
    wren.width(PHONE).await;
    wren.becomes("wren").await;
    wren.opens("/me").await;
    assert!(!wren.has("body.js-enabled").await, "scripts run, so this shows nothing");
    wren.follows("Your plan").await;
    for (area, words) in [("accommodation", ROOM), ("relationships_and_community", SISTER)] {
        wren.clicks("a.govuk-button[href='/me/plan/goals/new']").await;
        wren.types("#words", words).await;
        wren.clicks(&format!("input[name=area][value={area}]")).await;
        sends(&wren, "#words").await;
        wren.sees("Saved. Your goal is in your plan.").await;
        wren.follows("Your plan").await;
    }
    wren.sees(ROOM).await;
    wren.sees(SISTER).await;
    wren.keeps_picture("together-own-plan", PHONE).await;
}

/// Adds a step to the goal about a room.
async fn adds_step(browser: &Browser<'_>, words: &str, actor: &str) {
    opens_goal(browser, "/people/{wren}/plan", ROOM).await;
    browser.clicks("a[href$='/steps/new']").await;
    browser.types("#words", words).await;
    browser.clicks(&format!("input[name=actor][value={actor}]")).await;
    browser.clicks("input[name=voice][value=own]").await;
    sends(browser, "#words").await;
    browser.sees("Saved. The step is in the plan.").await;
}

/// The prison's officer adds a step by keys alone.
async fn adds_step_by_keys(dov: &Browser<'_>) {
    opens_goal(dov, "/people/{wren}/plan", ROOM).await;
    dov.tabs_to("a[href$='/steps/new']").await;
    dov.presses(Key::Enter).await;
    dov.finds("#words").await;
    dov.tabs_to("#words").await;
    dov.writes("Book a call with the landlord").await;
    dov.tabs_to("[name=actor]").await;
    // The third of those who may do it is the prison's officer.
    dov.presses(Key::Space).await;
    dov.presses(Key::Down).await;
    dov.presses(Key::Down).await;
    let chosen = dov.asks("return document.querySelector('[name=actor]:checked').value").await;
    assert_eq!(chosen, "prison_offender_manager");
    dov.tabs_to("[name=voice]").await;
    dov.presses(Key::Space).await;
    dov.tabs_to("main button[type=submit]:not([formaction])").await;
    dov.presses(Key::Enter).await;
    dov.sees("Saved. The step is in the plan.").await;
    dov.sees("Book a call with the landlord").await;
}

/// The probation's officer writes the curfew down; the adviser an appointment that it forbids.
async fn a_curfew_and_an_appointment(esk: &Browser<'_>, ada: &Browser<'_>) {
    ada.opens("/places/new").await;
    fills(ada, &[("name", "Heron Field"), ("at", "52.0, -1.5"), ("friday", "9:00-21:00")]).await;
    chooses(ada, "kind", "Other").await;
    sends(ada, "#name").await;
    ada.sees("Saved.").await;
    ada.opens("/people/{wren}/appointments/new").await;
    chooses(ada, "kind", "Something else").await;
    chooses(ada, "place", "Heron Field").await;
    fills(ada, &[("with", "Heron club"), ("starts", "6:30pm"), ("minutes", "45")]).await;
    sends(ada, "#with").await;
    ada.sees("Saved.").await;

    esk.opens("/people/{wren}/licence/new").await;
    esk.clicks("input[name=kind][value=curfew]").await;
    fills(esk, &[("words", "Be at home from 7pm to 7am."), ("source", "licence of 15 March 2027")]).await;
    let curfew = [("address", "12 Reed Street"), ("at", "52.0, -1.5"), ("from_at", "7pm"), ("to_at", "7am")];
    fills(esk, &curfew).await;
    sends(esk, "#words").await;
    esk.sees("Be at home from 7pm to 7am.").await;
}

/// The findings are told on the plan's page; each is settled by the link that it offers.
async fn finds_and_settles(ada: &Browser<'_>) {
    ada.opens("/people/{wren}/plan").await;
    ada.sees("1 conflict").await;
    ada.clicks("a[data-findings]").await;
    ada.sees("An appointment falls into curfew hours").await;
    ada.sees("Curfew: at 12 Reed Street from 19:00 to 07:00").await;
    ada.sees("Nobody named for the first night").await;
    ada.sees("No address for the first night").await;
    assert_eq!(ada.faults("together-findings").await, [""; 0]);

    ada.clicks(".tl-findings a[href*='/appointments/']").await;
    ada.types("#starts", "3pm").await;
    sends(ada, "#starts").await;
    ada.sees("Saved.").await;
    ada.opens("/people/{wren}/plan/findings").await;
    ada.sees("Conflicts (0)").await;
    ada.clicks(".tl-findings a[href$='/items/first_night']").await;
    ada.clicks("input[name=state][value=sorted]").await;
    ada.types("#who", "Ada Linden").await;
    sends(ada, "#who").await;
    ada.sees("Saved.").await;
    ada.opens("/people/{wren}/plan/findings").await;
    ada.does_not_see("Nobody named for the first night").await;
    ada.clicks(".tl-findings a[href$='/release-day/edit']").await;
    fills(ada, &[("home", "12 Reed Street"), ("home_at", "52.0, -1.5")]).await;
    sends(ada, "#home").await;
    ada.sees("Saved.").await;
    ada.opens("/people/{wren}/plan/findings").await;
    ada.sees("Nothing contradicts anything else.").await;
    ada.does_not_see("No address for the first night").await;
}

/// Answers both goals as the reader; whoever is `against` disagrees with that of the sister.
async fn answers(browser: &Browser<'_>, plan: &str, against: Option<&str>) {
    for words in [ROOM, SISTER] {
        opens_goal(browser, plan, words).await;
        if browser.has("input[name=voice]").await {
            browser.clicks("form[action$='/answer'] input[name=voice][value=own]").await;
        }
        let why = against.filter(|_| words == SISTER);
        browser
            .clicks(&format!("input[name=answer][value={}]", if why.is_some() { "disagrees" } else { "agrees" }))
            .await;
        if let Some(why) = why {
            browser.types("#reason", why).await;
        }
        sends(browser, "#answer").await;
        browser.sees("Saved.").await;
    }
}

/// What a reader's program makes of the structure of a file.
async fn structure(browser: &Browser<'_>, path: &str) -> String {
    let bytes = browser.downloads(path).await;
    assert!(bytes.starts_with(b"%PDF-"), "{path}");
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(&bytes).expect("it is written");
    let read = Command::new("pdfinfo")
        .args(["-struct-text", "-enc", "UTF-8"])
        .arg(file.path())
        .output()
        .expect("pdfinfo is installed");
    // The program writes Latin letters of one byte.
    read.stdout.into_iter().map(char::from).collect()
}

async fn three_views_print(ada: &Browser<'_>) {
    for plan in ["pathway", "sentence", "release"] {
        ada.opens(&format!("/people/{{wren}}/plan/{plan}")).await;
        ada.sees(ROOM).await;
        ada.sees("Too dear on a Sunday").await;
        ada.finds(&format!("main a[href$='/plan/{plan}.pdf']")).await;
        let structure = structure(ada, &format!("/people/{{wren}}/plan/{plan}.pdf")).await;
        for element in ["H1", "H2", "LI", "TH"] {
            assert!(structure.contains(&format!("{element} ")), "{plan}: no {element}: {structure}");
        }
        let read = structure.replace(['"', '\n'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
        for words in [ROOM, SISTER, "Too dear on a Sunday", "Book a call with the landlord"] {
            assert!(read.contains(words), "{plan} does not print {words:?}: {read}");
        }
    }
}

/// A list of the prison's brings the release three weeks nearer.
async fn the_release_comes_nearer(ivo: &Browser<'_>) {
    let mut file = tempfile::Builder::new().suffix(".csv").tempfile().expect("a file");
    file.write_all(NEARER.as_bytes()).expect("it is written");
    ivo.opens("/imports").await;
    ivo.clicks("input[name=kind][value=release-dates]").await;
    fills(ivo, &[("agency_code", "HMP"), ("agency_name", "Prison service")]).await;
    ivo.finds("#files").await.send_keys(&file.path().display().to_string()).await.expect("the file is chosen");
    sends(ivo, "#files").await;
    ivo.gone("#files").await;
    // Each look waits a moment by itself.
    while ivo.has("main a[href^='/imports/reading/']").await {
        ivo.follows("Check again").await;
    }
    ivo.clicks("form[action$='/apply'] button").await;
    ivo.sees("Everybody now sees what these files brought").await;
}

#[tokio::test]
async fn one_plan_is_written_together_agreed_printed_and_broken_by_another_date() {
    for site in Site::on_every_database().await {
        site.app.turn_to(TODAY);
        two_goals_on_a_phone(&site).await;
        let (mut ada, mut dov, mut esk) =
            (Browser::open(&site).await, Browser::open(&site).await, Browser::open(&site).await);
        ada.becomes("ada").await;
        dov.becomes("dov").await;
        esk.becomes("esk").await;
        adds_step(&ada, "Look at rooms in Alderbrook", "personal_adviser").await;
        adds_step_by_keys(&dov).await;
        adds_step(&esk, "Check the address", "community_offender_manager").await;
        a_curfew_and_an_appointment(&esk, &ada).await;
        finds_and_settles(&ada).await;

        answers(&ada, "/people/{wren}/plan", None).await;
        answers(&dov, "/people/{wren}/plan", None).await;
        answers(&esk, "/people/{wren}/plan", Some("Too dear on a Sunday")).await;
        let mut wren = Browser::without_script(&site).await;
        wren.width(PHONE).await;
        wren.becomes("wren").await;
        answers(&wren, "/me/plan", None).await;
        for (browser, plan) in [(&wren, "/me/plan"), (&ada, "/people/{wren}/plan")] {
            browser.opens(plan).await;
            browser.sees("Disagrees “Too dear on a Sunday” Esk Willowby, 15 March 2027").await;
        }
        ada.sees("1 disagreement is in sight.").await;
        assert_eq!(ada.faults("together-plan").await, [""; 0]);
        three_views_print(&ada).await;
        ada.becomes("wren").await;
        ada.opens("/me/plan").await;
        assert_eq!(ada.faults("together-own-plan-agreed").await, [""; 0]);

        drop((wren, ada, dov, esk));

        // The day after, three days before the release that comes.
        site.app.turn_to(TODAY.tomorrow().expect("a day"));
        let mut ada = Browser::open(&site).await;
        ada.becomes("ivo").await;
        the_release_comes_nearer(&ada).await;
        ada.becomes("ada").await;
        ada.opens("/people/{wren}/plan").await;
        ada.sees("The release moved from Friday 9 April 2027 to Friday 19 March 2027 since Wren agreed.").await;
        assert_eq!(ada.faults("together-plan-moved").await, [""; 0]);
        ada.clicks("a[data-findings]").await;
        ada.sees("The release moved from Friday 9 April 2027 to Friday 19 March 2027 since the young adult agreed")
            .await;
        ada.sees("What that breaks").await;
        ada.sees("No first probation appointment").await;
        assert_eq!(ada.faults("together-moved").await, [""; 0]);
        drop(ada);
        site.close().await;
    }
}
