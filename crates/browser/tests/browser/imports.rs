//! The pages of a data officer: bring files in, look at what they would change, decide.

use tempfile::TempDir;

use crate::pages::Walk;

/// A council's index with every column.
const COLUMNS: &str = "local_id,given_name,family_name,date_of_birth,personal_adviser,personal_adviser_email,middle_name,\
    alias_given_name,alias_family_name,sex,ethnicity,postcode,upn,nhs_number,prison_number,crn,pnc,team,limited_access";
const ROBIN: &str = "MD77,Robin,Elderbeck,2007-03-04,Ada Linden,ada@throughline.example,,,,,,,,,,,,,";
/// Kept from some workers, whom the file does not name.
const LINNET: &str = "MD79,Linnet,Ashbourne,2007-06-04,Ada Linden,ada@throughline.example,,,,,,,,,,,,,excluded";
const BORN_ON_NO_DAY: &str = "MD78,Kite,Alderholt,2007-02-30,,,,,,,,,,,,,,,";

/// Wren's release comes nearly two months nearer.
const NEARER: &str = "prison_number,date_of_birth,kind,date,as_of,source\r\n\
    A1234WR,2007-05-01,CRD,2027-02-19,2027-02-09,sentence calculation\r\n";

/// Fills the form in with one file of a council's index and sends it.
async fn brings(walk: &Walk<'_>, folder: &TempDir, text: &str) {
    brings_of_kind(walk, folder, "person-index", text).await;
}

/// The same for files of any kind.
async fn brings_of_kind(walk: &Walk<'_>, folder: &TempDir, kind: &str, text: &str) {
    let file = folder.path().join(format!("{}.csv", kind.replace('-', "_")));
    std::fs::write(&file, text).expect("can write");
    let browser = &walk.browser;
    browser.opens("/imports").await;
    browser.clicks(&format!("input[name=kind][value={kind}]")).await;
    browser.types("#agency_code", if kind == "person-index" { "X10000001" } else { "HMP" }).await;
    browser.types("#agency_name", "Merrowdale").await;
    browser.finds("#files").await.send_keys(&file.display().to_string()).await.expect("the file is chosen");
    walk.sends().await;
    browser.gone("#files").await;
    // Each look waits a moment by itself.
    while browser.has("main a[href^='/imports/reading/']").await {
        browser.follows("Check again").await;
    }
}

async fn undoes_the_newest(walk: &Walk<'_>) {
    walk.browser.opens("/imports").await;
    walk.browser.clicks("main table a").await;
    walk.browser.clicks("form[action$='/undo'] button").await;
    walk.browser.sees("Everything is again as it was before").await;
    // One import waits at a time, and none that is undone stands in the way of the next.
    walk.browser.clicks("form[action$='/discard'] button").await;
    walk.browser.sees("Nothing of these files was kept").await;
}

/// Looks at every page of imports.
pub(crate) async fn data_officer(walk: &mut Walk<'_>) {
    let folder = tempfile::Builder::new().prefix("throughline-files-").tempdir().expect("a folder");
    walk.browser.becomes("ivo").await;
    walk.page("imports-none", "/imports", "/imports").await;
    walk.sends().await;
    walk.browser.sees("There is a problem").await;
    walk.state("imports-errors").await;

    brings(walk, &folder, "colour,shape\r\nred,round\r\n").await;
    walk.routes.insert("/imports/reading/{form}");
    walk.state("import-not-read").await;

    brings(walk, &folder, &format!("{COLUMNS}\r\n{BORN_ON_NO_DAY}\r\n")).await;
    walk.routes.insert("/imports/{import}");
    // A download, not a page: its link is here, its words are read in the stories of the router.
    walk.browser.finds("a[href$='/faults.csv']").await;
    walk.routes.insert("/imports/{import}/faults.csv");
    walk.state("import-refused").await;

    brings(walk, &folder, &format!("{COLUMNS}\r\n{ROBIN}\r\n")).await;
    walk.browser.sees("Waiting to be applied").await;
    walk.state("import-preview").await;
    walk.browser.clicks("form[action$='/apply'] button").await;
    walk.browser.sees("Everybody now sees what these files brought").await;
    walk.state("import-applied").await;
    walk.page("imports", "/imports", "/imports").await;

    brings(walk, &folder, &format!("{COLUMNS}\r\n{LINNET}\r\n")).await;
    walk.browser.clicks("form[action$='/apply'] button").await;
    walk.browser.sees("Everybody now sees what these files brought").await;

    brings_of_kind(walk, &folder, "release-dates", NEARER).await;
    walk.browser.clicks("main a[href$='/duties']").await;
    walk.routes.insert("/imports/{import}/duties");
    walk.browser.sees("Hurry for these").await;
    walk.state("import-duties").await;
    walk.browser.clicks(".govuk-back-link").await;
    walk.browser.clicks("form[action$='/apply'] button").await;
    walk.browser.sees("Everybody now sees what these files brought").await;
    walk.browser.becomes("cass").await;
    walk.page("team-moved", "/team/moved", "/team/moved").await;
    walk.browser.sees("Hurry for these").await;
    walk.browser.becomes("bram").await;
    walk.page("caseload-moved-none", "/caseload/moved", "/caseload/moved").await;
    walk.browser.becomes("ivo").await;
    undoes_the_newest(walk).await;

    // A release on the bank holiday of May, and one before the person came to prison.
    for (date, words, state) in [
        ("2027-05-03", "Release falls on a bank holiday", "person-bank-holiday"),
        ("2026-11-01", "The record contradicts itself", "person-contradiction"),
    ] {
        walk.browser.becomes("ivo").await;
        brings_of_kind(walk, &folder, "release-dates", &NEARER.replace("2027-02-19", date)).await;
        walk.browser.clicks("form[action$='/apply'] button").await;
        walk.browser.sees("Everybody now sees what these files brought").await;
        walk.browser.becomes("ada").await;
        walk.browser.opens("/people/{wren}").await;
        walk.browser.sees(words).await;
        walk.state(state).await;
        // The pages that come are of the dates as they were.
        walk.browser.becomes("ivo").await;
        undoes_the_newest(walk).await;
    }
}
