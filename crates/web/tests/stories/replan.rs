//! Release dates move: whoever brings the list in sees what it does first; those whose people they are see it afterwards.

use testkit::{TestApp, Visitor, databases};

use crate::import::brings_of_kind;

/// Wren's release comes nearly two months nearer.
const LIST: &str = "prison_number,date_of_birth,kind,date,as_of,source\r\n\
    A1234WR,2007-05-01,CRD,2027-02-19,2027-02-09,sentence calculation\r\n";

async fn decides(visitor: &mut Visitor<'_>, import: &str, what: &str) {
    visitor.post(&format!("{import}/{what}"), &[]).await;
    assert_eq!(visitor.page.status, 303, "{what}");
}

#[tokio::test]
async fn a_list_is_seen_before_it_counts_and_hurried_for_afterwards() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let (mut ivo, mut cass, mut ada) =
            (app.visit_as("ivo").await, app.visit_as("cass").await, app.visit_as("ada").await);
        cass.opens("/team/moved").await;
        cass.sees("No list of release dates was brought in within the last 28 days.");

        let fields = [("kind", "release-dates"), ("agency_code", "HMP"), ("agency_name", "Prison service")];
        let import = brings_of_kind(&mut ivo, &fields, ("dates.csv", LIST)).await;
        ivo.sees("Waiting to be applied").sees("1 new");
        let effect = format!("{import}/duties");
        ivo.opens(&effect).await;
        ivo.sees("1 person asked about on Wednesday 10 February 2027: 1 person with a change.");
        ivo.sees("Nothing has changed yet").sees("Hurry for these").sees("Cannot be done in time any more");
        ivo.sees("Wren Rowanfield").sees("49 days earlier");
        // A preview is nobody else's, and changes nothing.
        cass.opens("/team/moved").await;
        cass.sees("No list of release dates");
        assert_eq!(ada.get(&effect).await.status, 404);
        assert_eq!(cass.get(&effect).await.status, 404);
        ada.opens("/caseload").await;
        ada.sees("Fri 9 April 2027");

        decides(&mut ivo, &import, "apply").await;
        ivo.opens(&effect).await;
        ivo.sees("The list is applied");
        for (visitor, address) in [(&mut cass, "/team/moved"), (&mut ada, "/caseload/moved")] {
            visitor.opens(address).await;
            visitor.sees("brought in on Wednesday 10 February 2027").sees("Wren Rowanfield").sees("49 days earlier");
        }
        ada.opens("/caseload").await;
        ada.sees("Fri 19 February 2027").sees("Release dates that moved");
        ada.opens(&format!("/people/{}/release-dates", app.cast.person("wren"))).await;
        ada.sees("instead of Friday 9 April 2027 (conditional release date), 49 days earlier, by sentence calculation");
        ada.sees("Replaced, or of an earlier time in custody");
        // Bram works with Teal, whom the list does not name.
        let mut bram = app.visit_as("bram").await;
        bram.opens("/caseload/moved").await;
        bram.sees("changes nothing for the people you see here").does_not_see("Wren");
        // Whoever is on the list is told that their name was shown to somebody who does not work with them.
        let mut wren = app.visit_as("wren").await;
        wren.opens("/me/who-looked").await;
        wren.sees("Ivo Sycamore").sees("Cass Elmsworth");

        decides(&mut ivo, &import, "undo").await;
        ada.opens(&format!("/people/{}/release-dates", app.cast.person("wren"))).await;
        ada.does_not_see("Friday 19 February 2027").sees("Friday 9 April 2027");
        ivo.opens(&effect).await;
        ivo.sees("nothing of this counts");
        cass.opens("/team/moved").await;
        cass.sees("No list of release dates");
        decides(&mut ivo, &import, "discard").await;
        ivo.opens(&effect).await;
        ivo.sees("The list was thrown away").does_not_see("Wren");
        app.close().await;
    }
}

#[tokio::test]
async fn other_imports_and_refused_lists_have_no_such_page_or_say_why() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut ivo = app.visit_as("ivo").await;
        let fields = [("kind", "release-dates"), ("agency_code", "HMP"), ("agency_name", "Prison service")];
        let refused = brings_of_kind(&mut ivo, &fields, ("dates.csv", &LIST.replace("CRD", "SOON"))).await;
        ivo.opens(&format!("{refused}/duties")).await;
        ivo.sees("The list was refused, so it changes nothing.");
        let people = crate::import::indexed(&[crate::import::ROBIN]);
        let import = crate::import::brings(&mut ivo, "person_index.csv", &people).await;
        ivo.opens(&format!("{import}/duties")).await;
        ivo.sees("these files are not one");
        app.close().await;
    }
}
