//! A record that some may not see.

use testkit::{TestApp, Visitor, databases};

#[tokio::test]
async fn an_excluded_worker_is_told_whom_to_ask_and_nothing_else() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let merle = app.cast.person("merle").to_string();
        let mut ada = app.visit_as("ada").await;
        ada.opens("/caseload").await;
        ada.sees("Limited access").does_not_see("Oakenshaw");
        ada.get(&format!("/people/{merle}")).await;
        assert_eq!(ada.page.status, 404);
        ada.sees("Ask Cass Elmsworth about this record.").does_not_see("Oakenshaw");
        ada.get("/people?q=oakenshaw").await;
        ada.sees("Nobody found");
        assert_eq!(ada.post(&format!("/people/{merle}/visits/new"), &[]).await.status, 404);

        // A stranger to the circle learns nothing, not even that there is a list.
        let mut fen = app.visit_as("fen").await;
        fen.get(&format!("/people/{merle}")).await;
        fen.does_not_see("Cass").sees("There is nothing here that you can see.");
        let stranger = fen.page.text();
        fen.get("/people/00000000000000000000000000000123").await;
        assert_eq!(fen.page.text(), stranger, "not there and not allowed are one answer");

        let mut cass = app.visit_as("cass").await;
        cass.opens(&format!("/people/{merle}")).await;
        cass.sees("Merle Oakenshaw");
        app.close().await;
    }
}

/// The fields of a whole entry: Ada may not see the record, from today on.
const NOT_ADA: &[(&str, &str)] = &[
    ("list", "exclusion"),
    ("address", "Ada@throughline.example"),
    ("from-day", "10"),
    ("from-month", "2"),
    ("from-year", "2027"),
    ("message", "Ask Cass Elmsworth."),
];

/// Posts the form of the lists with its own key.
async fn adds(hazel: &mut Visitor<'_>, path: &str, fields: &[(&str, &str)]) -> String {
    hazel.get(path).await;
    let key = hazel.form_key();
    let mut all = vec![("form_key", key.as_str())];
    all.extend_from_slice(fields);
    hazel.post(path, &all).await;
    key
}

/// Keeps the worker with this address out of the record, and gives the entry's id.
pub(crate) async fn keeps_out(hazel: &mut Visitor<'_>, person: &str, address: &str) -> String {
    let path = format!("/people/{person}/limited-access");
    let whom = [("list", "exclusion"), ("address", address)];
    let rest = NOT_ADA.iter().filter(|(name, _)| !["list", "address"].contains(name));
    adds(hazel, &path, &whom.iter().chain(rest).copied().collect::<Vec<_>>()).await;
    hazel.follow().await;
    let end = hazel.page.attribute_after("tl-list__row", "action").unwrap_or_default();
    end.trim_end_matches("/end").rsplit('/').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn the_lead_adds_and_ends_an_entry_and_the_young_adult_reads_of_it() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren = app.cast.person("wren").to_string();
        let path = format!("/people/{wren}/limited-access");
        let record = format!("/people/{wren}");
        let mut ada = app.visit_as("ada").await;
        assert_eq!(ada.get(&record).await.status, 200);

        // From who looked the lead comes to the lists. Nobody is on them; the record itself stays shut.
        let mut hazel = app.visit_as("hazel").await;
        hazel.get(&format!("{record}/who-looked")).await;
        assert!(hazel.page.body.contains(&format!("href=\"{path}\"")));
        hazel.get(&path).await;
        hazel.sees("Who may see the record of Wren Rowanfield").sees("ada@throughline.example");
        hazel.sees("Whoever works with Wren Rowanfield may see the record.").does_not_see("Larkmoor, A1234WR");

        // Everything that is missing is told at once.
        adds(&mut hazel, &path, &[]).await;
        assert_eq!(hazel.page.status, 422);
        hazel.sees("Choose whether the worker may").sees("Enter the worker’s address").sees("Enter the first day");
        hazel.sees("Write what a worker who may not see the record is told");
        let stranger: Vec<_> =
            NOT_ADA.iter().map(|&(n, v)| (n, if n == "address" { "nobody@throughline.example" } else { v })).collect();
        adds(&mut hazel, &path, &stranger).await;
        hazel.sees("Nobody on record has this address");

        let key = adds(&mut hazel, &path, NOT_ADA).await;
        assert_eq!(hazel.page.location.as_deref(), Some(format!("{path}?done=added").as_str()));
        hazel.follow().await;
        hazel.sees("Ada Linden, personal adviser, Merrowdale").sees("From 10 February 2027");
        ada.get(&record).await;
        assert_eq!(ada.page.status, 404);
        ada.sees("Ask Cass Elmsworth.");

        // The same form once more adds nothing; with other words, or without its key, it is told.
        let mut again = vec![("form_key", key.as_str())];
        again.extend_from_slice(NOT_ADA);
        hazel.post(&path, &again).await;
        assert_eq!(hazel.page.location.as_deref(), Some(format!("{path}?done=added-before").as_str()));
        again.pop();
        again.push(("message", "Ask somebody else."));
        hazel.post(&path, &again).await;
        hazel.sees("This page was used before");
        hazel.post(&path, NOT_ADA).await;
        hazel.sees("This page was used before");
        adds(&mut hazel, &path, NOT_ADA).await;
        hazel.sees("This worker is on this list already, from 10 February 2027");

        // Ended, it counts no more from that moment, and stays to be read.
        hazel.get(&path).await;
        let end = hazel.page.attribute_after("tl-list__row", "action").expect("an entry can be ended");
        hazel.post(&end, &[]).await;
        hazel.follow().await;
        hazel.sees("The entry has ended").sees("Entries that are over");
        assert_eq!(ada.get(&record).await.status, 200);
        hazel.post(&end, &[]).await;
        assert_eq!(hazel.page.location.as_deref(), Some(format!("{path}?done=ended-before").as_str()));
        assert_eq!(hazel.post(&format!("{path}/{}/end", "0".repeat(32)), &[]).await.status, 404);

        let mut young = app.visit_as("wren").await;
        young.get("/me/who-looked").await;
        young.sees("Hazel Maplethorpe , information governance lead").sees("changed who may see your record");
        young.sees("looked at who may see your record").does_not_see("Ask Cass");
        app.close().await;
    }
}

#[tokio::test]
async fn a_restriction_leaves_the_named_worker_alone_with_the_record() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren = app.cast.person("wren").to_string();
        let path = format!("/people/{wren}/limited-access");
        let mut hazel = app.visit_as("hazel").await;
        let only_ada: Vec<_> = NOT_ADA.iter().map(|&(n, v)| (n, if n == "list" { "restriction" } else { v })).collect();
        adds(&mut hazel, &path, &only_ada).await;
        for (who, status) in [("ada", 200), ("dov", 404), ("cass", 404)] {
            let mut worker = app.visit_as(who).await;
            assert_eq!(worker.get(&format!("/people/{wren}")).await.status, status, "{who}");
        }
        // Those who answer for the lists keep sight of them, and of nothing else.
        assert_eq!(hazel.get(&path).await.status, 200);
        assert_eq!(hazel.get(&format!("/people/{wren}")).await.status, 404);
        let mut young = app.visit_as("wren").await;
        assert_eq!(young.opens("/me").await.status, 200);
        app.close().await;
    }
}

#[tokio::test]
async fn a_mark_that_names_nobody_waits_for_the_lead_until_it_is_settled() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut ivo = app.visit_as("ivo").await;
        let mut robin = crate::import::indexed(&[crate::import::ROBIN]);
        // The mark is in the last column.
        robin.truncate(robin.trim_end().len());
        let import = crate::import::brings(&mut ivo, "person_index.csv", &format!("{robin}excluded\r\n")).await;
        let mut hazel = app.visit_as("hazel").await;
        hazel.get("/limited-access").await;
        hazel.sees("Nothing is left to settle");
        ivo.post(&format!("{import}/apply"), &[]).await;
        ivo.follow().await;

        hazel.get("/limited-access").await;
        hazel.sees("1 record, the oldest first").sees("Robin Elderbeck").sees("Merrowdale").sees("10 February 2027");
        let lists = hazel.page.attribute_after("scope=\"row\"", "href").expect("a link to the lists");
        hazel.get(&lists).await;
        hazel.sees("From an agency’s files.").sees("Ada Linden");
        let robin = lists.trim_start_matches("/people/").trim_end_matches("/limited-access").to_owned();
        keeps_out(&mut hazel, &robin, "bram@throughline.example").await;
        hazel.sees("Bram Alderson");
        let standing_in =
            hazel.page.body.split("tl-list__row").find(|part| part.contains("From an agency")).expect("it");
        let (_, action) = standing_in.split_once("action=\"").expect("it can be ended");
        let end = action.split('"').next().expect("an address").to_owned();
        hazel.post(&end, &[]).await;
        hazel.get("/limited-access").await;
        hazel.sees("Nothing is left to settle");

        // A worker who is excluded from somebody's record learns nothing about it, whatever they answer for.
        let merle = format!("/people/{}/limited-access", app.cast.person("merle"));
        assert_eq!(hazel.get(&merle).await.status, 200);
        keeps_out(&mut hazel, &app.cast.person("merle").to_string(), "hazel@throughline.example").await;
        assert_eq!(hazel.get(&merle).await.status, 404);
        app.close().await;
    }
}
