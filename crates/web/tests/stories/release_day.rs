//! The day of release on the pages: it is planned, it cannot be done, a change is proposed, accepted and undone; the date moves;
//! and the young adult reads it in plain words.

use testkit::{TestApp, Visitor, databases};

/// The value of a hidden field of the page.
pub(crate) fn field(visitor: &Visitor<'_>, name: &str) -> String {
    let (_, after) = visitor.page.body.split_once(&format!("name=\"{name}\" value=\"")).unwrap_or_default();
    after.split('"').next().unwrap_or_default().to_owned()
}

/// A form with the fields of the page that is open, and these in it.
pub(crate) async fn posts(visitor: &mut Visitor<'_>, path: &str, fields: &[(&str, &str)]) {
    visitor.get(path).await;
    let key = field(visitor, "form_key");
    let version = field(visitor, "version");
    let mut all = vec![("form_key", key.as_str()), ("version", version.as_str())];
    all.extend_from_slice(fields);
    visitor.post(path, &all).await;
}

/// Writes down a place, with the same hours from Monday to Thursday, and gives its id.
pub(crate) async fn place(
    visitor: &mut Visitor<'_>,
    (name, kind, at): (&str, &str, &str),
    hours: &str,
    friday: &str,
) -> String {
    let days = ["monday", "tuesday", "wednesday", "thursday"].map(|day| (day, hours));
    let mut fields = vec![("name", name), ("kind", kind), ("at", at), ("friday", friday), ("bank_holidays", "shut")];
    fields.extend(days);
    posts(visitor, "/places/new", &fields).await;
    assert_eq!(visitor.page.status, 303, "{name}");
    visitor.opens("/places").await;
    let (before, _) = visitor.page.body.split_once(&format!("\">{name}</a>")).unwrap_or_default();
    before.rsplit("/places/").next().unwrap_or_default().to_owned()
}

pub(crate) async fn appointment(visitor: &mut Visitor<'_>, person: &str, fields: &[(&str, &str)]) {
    posts(visitor, &format!("/people/{person}/appointments/new"), fields).await;
    assert_eq!(visitor.page.status, 303, "{fields:?}");
}

/// Wren leaves Larkmoor on Friday 9 April 2027: gate, home and two appointments, of which the second is after the bank shut.
pub(crate) async fn a_day_that_cannot_be(ada: &mut Visitor<'_>, wren: &str) {
    let gate = place(ada, ("HMP/YOI Larkmoor", "prison_gate", "52.081, -1.4416"), "all day", "all day").await;
    let probation = place(ada, ("Merrowdale Probation", "probation", "52.0, -1.5"), "9:00-17:00", "9:00-16:30").await;
    let bank = place(ada, ("Beck Bank", "bank", "52.0027, -1.4956"), "9:30-15:30", "9:30-13:00").await;
    let day = format!("/people/{wren}/release-day/edit");
    let fields = [
        ("gate", gate.as_str()),
        ("out_from", "9am"),
        ("out_to", "9:45am"),
        ("means", "public_transport"),
        ("home", "12 Reed Street"),
        ("home_at", "51.9919, -1.5175"),
        ("payment-day", "14"),
        ("payment-month", "5"),
        ("payment-year", "2027"),
        ("other", "25.50"),
        ("daily", "10"),
    ];
    posts(ada, &day, &fields).await;
    assert_eq!(ada.page.status, 303, "{}", ada.page.text());
    let first = [
        ("kind", "probation"),
        ("with", "Esk Willowby"),
        ("place", probation.as_str()),
        ("starts", "11am"),
        ("minutes", "45"),
        ("deadline", "IMMEDIATE_UPON_RELEASE"),
    ];
    appointment(ada, wren, &first).await;
    let second = [
        ("kind", "bank"),
        ("what", "card"),
        ("with", "Beck Bank"),
        ("place", bank.as_str()),
        ("starts", "2pm"),
        ("minutes", "20"),
        ("move_from", "9:30am"),
        ("move_to", "12:30pm"),
        ("early_possible", "yes"),
    ];
    appointment(ada, wren, &second).await;
}

/// A place, an appointment and a condition of Wren's licence, as Ada wrote them down: their ids.
pub(crate) async fn one_of_each(ada: &mut Visitor<'_>, wren: &str) -> [String; 3] {
    let place = place(ada, ("Beck Bank", "bank", "52.0, -1.5"), "9:00-17:00", "9:00-17:00").await;
    let fields = [("kind", "bank"), ("with", "Beck Bank"), ("place", place.as_str()), ("minutes", "20")];
    appointment(ada, wren, &fields).await;
    let fields = [("kind", "reporting"), ("words", "Report."), ("source", "licence")];
    posts(ada, &format!("/people/{wren}/licence/new"), &fields).await;
    ada.opens(&format!("/people/{wren}/release-day")).await;
    let id_after = |path: &str| {
        let mut links = ada.page.body.split(path).skip(1).filter_map(|after| after.split('"').next());
        links.find(|id| id.len() == 32).unwrap_or_default().to_owned()
    };
    let (appointment, condition) = (id_after("/appointments/"), id_after("/licence/"));
    [place, appointment, condition]
}

#[tokio::test]
async fn a_day_that_cannot_be_done_is_changed_with_one_button_and_back() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren_id = app.cast.person("wren").to_string();
        let path = format!("/people/{wren_id}/release-day");
        let mut ada = app.visit_as("ada").await;
        ada.opens(&path).await;
        ada.sees("Nobody can tell yet whether this day can be done")
            .sees("Somebody must first write down when they come out, and at which gate, and where they sleep the first night.");
        a_day_that_cannot_be(&mut ada, &wren_id).await;
        ada.opens(&path).await;
        ada.sees("This day cannot be done as it is planned")
            .sees("Bank: card is from 2pm to 2:20pm: Beck Bank is open on Fridays from 9:30am to 1pm.")
            .sees("Release is on a Friday")
            .sees("Offices open again on Monday 12 April 2027. Money, medicine and food must last for 3 days.")
            .sees("Move “Bank: card” to 12:15pm");
        // The payment from memory says so.
        ada.sees("£89.52: payment on release").sees("(not yet checked by us)").sees("are missing: 35 days");

        let proposal = field(&ada, "proposal");
        let key = field(&ada, "form_key");
        let accept = format!("{path}/accept");
        let fields = [("form_key", key.as_str()), ("proposal", proposal.as_str())];
        ada.post(&accept, &fields).await;
        ada.follow().await;
        ada.sees("Changed as proposed.").sees("This day can be done");
        ada.does_not_see("What is in the way");
        let (change, undo_key) = (field(&ada, "change"), field(&ada, "form_key"));
        // The same post again changes nothing.
        ada.post(&accept, &fields).await;
        assert!(ada.page.location.as_deref().is_some_and(|to| to.ends_with("done=known")), "{:?}", ada.page.location);
        // Another proposal that is none changes nothing.
        ada.post(&accept, &[("form_key", &"9".repeat(32)), ("proposal", "feed")]).await;
        assert!(ada.page.location.as_deref().is_some_and(|to| to.ends_with("done=gone")));

        let mut wren = app.visit_as("wren").await;
        wren.opens("/me/release-day").await;
        wren.sees("Your day of release").sees("Merrowdale Probation").sees("Leave at 9:45am, by train");
        wren.opens("/me/release-day/print").await;
        wren.sees("Your day of release");

        ada.post(&format!("{path}/undo"), &[("form_key", &undo_key), ("change", &change)]).await;
        ada.follow().await;
        ada.sees("Undone. Everything is as it was before.").sees("This day cannot be done as it is planned");
        wren.opens("/me/release-day").await;
        wren.sees("This day does not fit yet.");
        wren.opens("/me/who-looked").await;
        wren.sees("changed your day of release").sees("wrote down an appointment of yours");
        app.close().await;
    }
}

#[tokio::test]
async fn the_person_reads_the_rules_and_not_why() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren_id = app.cast.person("wren").to_string();
        let mut esk = app.visit_as("esk").await;
        let path = format!("/people/{wren_id}/licence/new");
        posts(&mut esk, &path, &[("kind", "exclusion_zone"), ("radius", "x"), ("words", "")]).await;
        assert_eq!(esk.page.status, 422);
        esk.sees("Enter how many metres the zone reaches").sees("Enter two numbers in England or Wales");
        let zone = [
            ("kind", "exclusion_zone"),
            ("radius", "500"),
            ("at", "52.2, -1.5"),
            ("words", "Do not go to Heron Lane or the streets round it."),
            ("for_workers", "Somebody who was hurt lives there."),
            ("source", "licence of 1 February 2027"),
        ];
        posts(&mut esk, &path, &zone).await;
        assert_eq!(esk.page.status, 303, "{}", esk.page.text());
        esk.follow().await;
        esk.sees("Do not go to Heron Lane").sees("For workers only: Somebody who was hurt lives there.");
        let mut wren = app.visit_as("wren").await;
        for page in ["/me/release-day", "/me/release-day/print"] {
            wren.opens(page).await;
            wren.sees("Do not go to Heron Lane");
            wren.does_not_see("hurt");
            wren.does_not_see("52.2");
        }
        app.close().await;
    }
}

#[tokio::test]
async fn an_appointment_is_changed_and_cancelled_and_two_people_lose_nothing() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren_id = app.cast.person("wren").to_string();
        let path = format!("/people/{wren_id}/release-day");
        let mut ada = app.visit_as("ada").await;
        posts(&mut ada, &format!("/people/{wren_id}/appointments/new"), &[("with", "Esk"), ("starts", "nine")]).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("Choose what the appointment is for").sees("Choose a place, or enter a number to ring");
        ada.sees("Enter a time like 9:30am or 14:00").sees("Enter how many minutes it takes");
        let phone = [
            ("kind", "housing"),
            ("with", "Alder Housing"),
            ("phone", "01632 960000"),
            ("on-day", "6"),
            ("on-month", "4"),
            ("on-year", "2027"),
            ("starts", "10am"),
            ("minutes", "20"),
        ];
        appointment(&mut ada, &wren_id, &phone).await;
        ada.opens(&path).await;
        ada.sees("Housing, with Alder Housing").sees("3 days before release");
        let (before, _) = ada.page.body.split_once("\">Housing, with Alder Housing").expect("listed");
        let id = before.rsplit('/').next().expect("its id").to_owned();
        let form = format!("/people/{wren_id}/appointments/{id}");
        // Dov opens the form; Ada changes it; Dov's words are not lost.
        let mut dov = app.visit_as("dov").await;
        dov.opens(&form).await;
        let (key, version) = (field(&dov, "form_key"), field(&dov, "version"));
        let mut moved = phone.to_vec();
        moved[6] = ("starts", "11am");
        posts(&mut ada, &form, &moved).await;
        assert_eq!(ada.page.status, 303);
        let mut dovs = phone.to_vec();
        dovs[1] = ("with", "Alder Housing, desk 4");
        dovs.extend([("form_key", key.as_str()), ("version", version.as_str())]);
        dov.post(&form, &dovs).await;
        assert_eq!(dov.page.status, 422);
        dov.sees("Ada Linden changed this meanwhile: Housing, at 11am, with Alder Housing.");
        assert!(dov.page.body.contains("Alder Housing, desk 4"));
        // Cancelling needs a reason, and stays readable.
        let cancel = format!("{form}/cancel");
        posts(&mut ada, &cancel, &[("reason", " ")]).await;
        ada.sees("Say why it is cancelled");
        posts(&mut ada, &cancel, &[("reason", "Alder Housing is shut.")]).await;
        ada.follow().await;
        ada.sees("The appointment is cancelled.").sees("Cancelled: Alder Housing is shut.");
        // Things to have sorted have owners.
        posts(&mut ada, &format!("{path}/items/medicine"), &[("state", "to_do"), ("who", "Dov Larchmont")]).await;
        ada.follow().await;
        ada.sees("Medicine for the first days").sees("Dov Larchmont sees to it").sees("Nobody sees to it yet");
        app.close().await;
    }
}

#[tokio::test]
async fn somebody_without_a_date_is_asked_about_today() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let teal = app.cast.person("teal").to_string();
        let mut bram = app.visit_as("bram").await;
        bram.opens(&format!("/people/{teal}/release-day")).await;
        bram.sees("If Teal were released today").sees("No release date is known.");
        app.close().await;
    }
}

#[tokio::test]
async fn another_margin_is_asked_for_with_a_reason_and_the_homes_after_the_first_are_held_against_it() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren = app.cast.person("wren").to_string();
        let mut ada = app.visit_as("ada").await;
        let (day, edit) = (format!("/people/{wren}/release-day"), format!("/people/{wren}/release-day/edit"));
        let findings = format!("/people/{wren}/plan/findings");
        let gate = place(&mut ada, ("HMP/YOI Larkmoor", "prison_gate", "52.081, -1.4416"), "all day", "all day").await;
        let fields = [
            ("gate", gate.as_str()),
            ("out_from", "9am"),
            ("out_to", "9:45am"),
            ("means", "public_transport"),
            ("home", "Ash Grove hostel"),
            ("home_at", "51.9919, -1.5175"),
        ];
        posts(&mut ada, &edit, &fields).await;
        ada.opens(&day).await;
        ada.sees("This day can be done").sees("At least 20 are asked for: a bus that does not come");

        // Two hours and a half longer than anything could take that day: without a reason they are not taken.
        let with = |more: &[(&'static str, &'static str)]| [&fields[..], more].concat();
        posts(&mut ada, &edit, &with(&[("margin", "350")])).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("Say why so many minutes");
        posts(&mut ada, &edit, &with(&[("margin", "350"), ("margin_why", "one train a day")])).await;
        assert_eq!(ada.page.status, 303, "{}", ada.page.text());
        ada.opens(&day).await;
        ada.sees("This day is tight").sees("At least 350 minutes are asked for: one train a day.");

        // The hostel ends after a fortnight, and nobody knows what comes then.
        let stay = [("stay-day", "23"), ("stay-month", "4"), ("stay-year", "2027")];
        posts(&mut ada, &edit, &with(&stay)).await;
        ada.opens(&findings).await;
        ada.sees("The address ends within four weeks of release");
        posts(&mut ada, &edit, &with(&[&stay[..], &[("later_homes", "in April, a flat")]].concat())).await;
        assert_eq!(ada.page.status, 422);
        ada.sees("Enter each address on a line");
        let flat = [("later_homes", "2027-04-23 - 14 Mill Lane")];
        posts(&mut ada, &edit, &with(&[&stay[..], &flat[..]].concat())).await;
        ada.opens(&findings).await;
        ada.does_not_see("The address ends within four weeks").does_not_see("Two addresses for the same nights");
        ada.opens(&day).await;
        ada.sees("Ash Grove hostel until Friday 23 April 2027").sees("14 Mill Lane from Friday 23 April 2027");
        // Without the day on which the hostel ends, both are for the same nights.
        posts(&mut ada, &edit, &with(&flat)).await;
        ada.opens(&findings).await;
        ada.sees("Two addresses for the same nights").sees("14 Mill Lane");
        app.close().await;
    }
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one day of release, from the call to the licence")]
async fn a_call_has_a_number_or_somebody_who_asks_for_it_and_nobody_meets_whom_the_licence_forbids() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren = app.cast.person("wren").to_string();
        let path = format!("/people/{wren}/release-day");
        let mut ada = app.visit_as("ada").await;
        a_day_that_cannot_be(&mut ada, &wren).await;
        // Shut that Friday, and it could be by phone: of the two places only one has a number.
        for (name, number) in [("Reed Housing", ""), ("Sedge Housing", "0100 555 0142")] {
            let mut fields = vec![("name", name), ("kind", "housing"), ("at", "52.0, -1.5"), ("phone", number)];
            fields.extend(["monday", "tuesday"].map(|day| (day, "9:00-17:00")));
            posts(&mut ada, "/places/new", &fields).await;
            assert_eq!(ada.page.status, 303, "{}", ada.page.text());
            ada.opens("/places").await;
            let (before, _) = ada.page.body.split_once(&format!("\">{name}</a>")).unwrap_or_default();
            let place = before.rsplit("/places/").next().unwrap_or_default().to_owned();
            let fields = [
                ("kind", "housing"),
                ("with", name),
                ("place", place.as_str()),
                ("starts", "3pm"),
                ("minutes", "15"),
                ("phone_possible", "yes"),
                ("deadline", "SPECIFIC_DATE_TIME"),
                ("last-day", "9"),
                ("last-month", "4"),
                ("last-year", "2027"),
            ];
            appointment(&mut ada, &wren, &fields).await;
            ada.opens(&path).await;
            let (key, proposal) = (field(&ada, "form_key"), field(&ada, "proposal"));
            let fields = [("form_key", key.as_str()), ("proposal", proposal.as_str())];
            ada.post(&format!("{path}/accept"), &fields).await;
            ada.follow().await;
            ada.sees("Changed as proposed.");
            if number.is_empty() {
                ada.sees("Number to ring: Housing")
                    .sees("Ada Linden sees to it")
                    .sees("By phone. Ada Linden asks for the number");
                // Out of the way of the next.
                let (before, _) = ada.page.body.split_once("\">Number to ring").unwrap_or_default();
                let href = before.rsplit('"').next().unwrap_or_default().to_owned();
                posts(&mut ada, &format!("{href}/cancel"), &[("reason", "Done by letter.")]).await;
                assert_eq!(ada.page.status, 303, "{href}");
                ada.follow().await;
                ada.does_not_see("Number to ring: Housing");
            } else {
                ada.sees("By phone: 0100 555 0142").does_not_see("Number to ring: Housing");
            }
        }
        // Half a sentence about who meets her outlives the session.
        let item = format!("{path}/items/met_by");
        ada.opens(&item).await;
        let key = field(&ada, "form_key");
        let typed = [("form_key", key.as_str()), ("version", "0"), ("words", "Her aunt, if the tr")];
        assert_eq!(ada.post(&format!("{item}/draft"), &typed).await.status, 303);
        let mut ada = app.visit_as("ada").await;
        ada.opens(&item).await;
        ada.sees("This is your draft from").sees("Her aunt, if the tr");
        let condition =
            [("kind", "no_contact"), ("name", "Esk Willowby"), ("words", "Stay away from Esk."), ("source", "licence")];
        posts(&mut ada, &format!("/people/{wren}/licence/new"), &condition).await;
        assert_eq!(ada.page.status, 303, "{}", ada.page.text());
        ada.opens(&path).await;
        ada.sees("This day cannot be done as it is planned")
            .sees("Probation is with Esk Willowby, whom the licence forbids to meet (Stay away from Esk.)");
        posts(&mut ada, &format!("{path}/items/met_by"), &[("state", "sorted"), ("who", "esk willowby")]).await;
        ada.opens(&item).await;
        ada.does_not_see("This is your draft");
        ada.opens(&path).await;
        ada.sees("Who meets them at the gate: esk willowby, whom the licence forbids to meet");
        app.close().await;
    }
}
