//! The people: a truth that links real rows, the personas, caseloads, care and custody of every kind.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Weekday};

use super::{Row, TODAY, region, rows};

#[test]
fn the_truth_links_rows_that_are_there_and_every_row_once() {
    let (folder, summary) = region(2_000, 1);
    let truth = rows(folder.path(), "truth.csv");
    assert_eq!(truth.len(), 2_000);
    for (file, column) in [
        ("person-index/person_index.csv", "local_id"),
        ("prison/prison.csv", "prison_number"),
        ("probation/probation.csv", "crn"),
    ] {
        let there: Vec<String> = rows(folder.path(), file).into_iter().map(|row| row[column].clone()).collect();
        let linked: Vec<String> =
            truth.iter().map(|row| row[column].clone()).filter(|value| !value.is_empty()).collect();
        assert_eq!(there, linked, "{file}");
        assert_eq!(there.iter().collect::<BTreeSet<_>>().len(), there.len(), "{file}: a key comes twice");
    }
    assert!(summary.twins > 5 && summary.siblings > 40, "{summary:?}");
    assert!(summary.birth_date_conflicts > 0, "{summary:?}");
    let joined = f64::from(summary.joined_in_prison) / f64::from(summary.in_prison_and_index);
    assert!((0.3..0.8).contains(&joined), "an identifier joins a share of people, not all: {summary:?}");
}

#[test]
fn the_personas_are_in_every_region() {
    for (people, seed) in [(2, 1), (10, 7), (1_000, 42)] {
        let (folder, _) = region(people, seed);
        let named = |file: &str, given: &str, family: &str| -> Vec<Row> {
            let alike = |row: &Row| row["given_name"] == given && row["family_name"] == family;
            rows(folder.path(), file).into_iter().filter(alike).collect()
        };
        let [index] = &named("person-index/person_index.csv", "Wren", "Rowanfield")[..] else { panic!("one Wren") };
        let [prison] = &named("prison/prison.csv", "Wren", "Rowanfield")[..] else { panic!("one Wren in prison") };
        let [probation] = &named("probation/probation.csv", "Wren", "Rowanfield")[..] else { panic!("one Wren") };
        assert_eq!(index["personal_adviser"], "Ada Linden");
        assert_eq!(index["prison_number"], prison["prison_number"]);
        assert_eq!((&index["pnc"], &index["pnc"]), (&prison["pnc"], &probation["pnc"]));
        assert!(!index["pnc"].is_empty());
        assert_eq!(index["date_of_birth"], prison["date_of_birth"]);
        assert_eq!(prison["establishment"], "HMP/YOI Larkmoor");
        assert_eq!(prison["prison_offender_manager"], "Dov Larchmont");
        assert_eq!(probation["community_offender_manager"], "Esk Willowby");
        assert!(prison["alerts"].starts_with("LCE:"));
        let release: Date = prison["crd"].parse().unwrap();
        assert_eq!(release.weekday(), Weekday::Friday);
        assert!((42..49).contains(&TODAY.until(release).unwrap().get_days()));
        let [teal] = &named("person-index/person_index.csv", "Teal", "Hawthornby")[..] else { panic!("one Teal") };
        assert_eq!(teal["personal_adviser"], "Ada Linden");
        assert!(named("prison/prison.csv", "Teal", "Hawthornby").is_empty());
    }
}

#[test]
fn ada_has_twenty_five_people_and_the_others_about_as_many() {
    let (folder, _) = region(1_000, 7);
    let mut caseloads: BTreeMap<String, u32> = BTreeMap::new();
    for row in rows(folder.path(), "person-index/person_index.csv") {
        *caseloads.entry(row["personal_adviser_email"].clone()).or_default() += 1;
    }
    caseloads.remove("");
    assert_eq!(caseloads["ada.linden@merrowdale.example"], 25);
    let people: u32 = caseloads.values().sum();
    let each = people as usize / caseloads.len();
    assert!((20..=28).contains(&each) && caseloads.values().all(|people| *people <= 35), "{caseloads:?}");
}

/// The date of birth in a row, however the agency writes it.
fn born(row: &Row) -> String {
    let text = &row["date_of_birth"];
    match text.split('/').collect::<Vec<_>>()[..] {
        [day, month, year] => format!("{year}-{month}-{day}"),
        _ => text.clone(),
    }
}

#[test]
fn an_equal_identifier_with_an_equal_birth_date_never_joins_two_people() {
    let (folder, _) = region(4_000, 5);
    let truth = rows(folder.path(), "truth.csv");
    // Under each number of a scheme: the dates of birth it came with, and whose it was then.
    let mut people: BTreeMap<(&str, String), BTreeMap<String, String>> = BTreeMap::new();
    let (mut joined, mut conflicts) = (0, 0);
    for (file, key) in [
        ("person-index/person_index.csv", "local_id"),
        ("prison/prison.csv", "prison_number"),
        ("probation/probation.csv", "crn"),
    ] {
        let person: BTreeMap<&str, &str> =
            truth.iter().map(|row| (row[key].as_str(), row["person"].as_str())).collect();
        for row in rows(folder.path(), file) {
            let whose = person[row[key].as_str()].to_owned();
            for scheme in ["prison_number", "crn", "pnc"] {
                let Some(value) = row.get(scheme).filter(|value| !value.is_empty()) else { continue };
                let dates = people.entry((scheme, value.clone())).or_default();
                conflicts += u32::from(dates.keys().any(|date| *date != born(&row)));
                if let Some(known) = dates.insert(born(&row), whose.clone()) {
                    assert_eq!(known, whose, "{scheme} joins two people");
                    joined += 1;
                }
            }
        }
    }
    assert!(joined > 350, "{joined} joins");
    assert!(conflicts > 15, "{conflicts} identifiers come with two dates of birth");
}

#[test]
fn everybody_is_fifteen_to_twenty_five() {
    let (folder, _) = region(2_500, 3);
    let mut ages: BTreeMap<i16, u32> = BTreeMap::new();
    for row in rows(folder.path(), "person-index/person_index.csv") {
        let born_on: Date = row["date_of_birth"].parse().unwrap();
        *ages.entry(domain::person::age_on(born_on, TODAY).unwrap()).or_default() += 1;
    }
    assert_eq!(ages.keys().copied().collect::<Vec<_>>(), (15..=25).collect::<Vec<_>>());
    assert!(ages.values().all(|people| *people > 75), "{ages:?}");
}

#[test]
fn prisons_hold_people_of_every_legal_kind_and_release_nobody_at_a_weekend() {
    let (folder, _) = region(4_000, 42);
    let mut kinds: BTreeMap<String, u32> = BTreeMap::new();
    let (mut fridays, mut dated) = (0, 0);
    for row in rows(folder.path(), "prison/prison.csv") {
        *kinds.entry(row["legal_status"].clone()).or_default() += 1;
        for column in ["crd", "ard", "apd", "hdcad", "confirmed_release_date"] {
            let Ok(day) = row[column].parse::<Date>() else { continue };
            assert!(!matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday), "{column} on {day}");
            fridays += u32::from(day.weekday() == Weekday::Friday);
            dated += 1;
        }
        let remand = row["legal_status"] == "REMAND";
        assert!(!remand || (row["crd"].is_empty() && row["dates_as_of"].is_empty()));
    }
    for kind in ["SENTENCED", "REMAND", "RECALL", "CONVICTED_UNSENTENCED", "INDETERMINATE_SENTENCE", "UNKNOWN"] {
        assert!(kinds.get(kind).is_some_and(|people| *people > 0), "{kind}: {kinds:?}");
    }
    assert!(fridays * 5 > dated && fridays * 2 < dated, "{fridays} Fridays of {dated}");
}

#[test]
fn release_dates_have_moved_since_the_earlier_extract() {
    let (folder, _) = region(2_000, 7);
    let crd = |name: &str| -> BTreeMap<String, String> {
        rows(folder.path(), name).into_iter().map(|row| (row["prison_number"].clone(), row["crd"].clone())).collect()
    };
    let (now, before) = (crd("prison/prison.csv"), crd("prison-earlier/prison.csv"));
    assert!(before.len() < now.len() && before.keys().all(|number| now.contains_key(number)));
    let moved = before.iter().filter(|(number, date)| now[*number] != **date).count();
    assert!(moved * 20 > before.len() && moved * 3 < before.len(), "{moved} of {} dates moved", before.len());
}

#[test]
fn spellings_differ_between_agencies_at_about_the_stated_rates() {
    let (folder, _) = region(5_000, 11);
    let truth = rows(folder.path(), "truth.csv");
    let index: BTreeMap<String, Row> = rows(folder.path(), "person-index/person_index.csv")
        .into_iter()
        .map(|row| (row["local_id"].clone(), row))
        .collect();
    let prison: BTreeMap<String, Row> =
        rows(folder.path(), "prison/prison.csv").into_iter().map(|row| (row["prison_number"].clone(), row)).collect();
    let both: Vec<(&Row, &Row)> = truth
        .iter()
        .filter_map(|row| Some((index.get(&row["local_id"])?, prison.get(&row["prison_number"])?)))
        .collect();
    let differ =
        |column: &str| both.iter().filter(|(one, other)| one[column] != other[column]).count() * 100 / both.len();
    assert!(both.len() > 150, "{} people in both", both.len());
    let (given, family, date) = (differ("given_name"), differ("family_name"), differ("date_of_birth"));
    assert!((2..12).contains(&given) && (2..12).contains(&family) && (1..9).contains(&date), "{given} {family} {date}");
    let files = [index.values().collect::<Vec<_>>(), prison.values().collect()].concat();
    for (column, value) in [("limited_access", "restricted"), ("limited_access", "excluded")] {
        assert!(files.iter().any(|row| row[column] == value), "{column} {value}");
    }
    assert!(files.iter().any(|row| !row["alias_given_name"].is_empty()));
    assert!(files.iter().any(|row| !row["alias_family_name"].is_empty()));
    assert!(files.iter().any(|row| row.get("postcode").is_some_and(|postcode| postcode.starts_with("SV"))));
}

#[test]
fn the_counts_of_one_region_are_known() {
    let (folder, summary) = region(1_000, 7);
    let manifest = std::fs::read_to_string(folder.path().join("manifest.json")).unwrap();
    assert_eq!(manifest, include_str!("manifest_1000_7.json"));
    assert_eq!((summary.people, summary.files["prison/prison.csv"]), (1_000, 136));
}
