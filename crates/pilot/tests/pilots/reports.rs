//! Reports: the same bytes on any number of threads, nothing before its time, nothing while a gate is shut.

use jiff::civil::date;
use pilot::gates::Standing;
use pilot::people::People;
use pilot::{Data, Given, run};

use crate::made::{alder, columns, evaluated, files, released, sealed, willow};

#[test]
fn the_same_protocol_data_and_engine_give_the_same_bytes_on_any_number_of_threads() {
    let pilot = alder();
    let on = |threads: usize| {
        let data = Data { columns: columns(&pilot.people), hash: "data".to_owned() };
        run(&sealed(&pilot.protocol, pilot.sealed_on), data, &Given::default(), threads).unwrap().files
    };
    let one = on(1);
    assert!(one.len() > 20);
    for threads in [2, 3, 16] {
        assert_eq!(on(threads), one);
    }
}

#[test]
fn a_pilot_of_61_says_what_it_cannot_show_and_what_twenty_would() {
    let outcome = evaluated(&alder(), &[], &Given::default());
    let analysis = &outcome.analysis;
    assert!(analysis.gates.0.iter().all(|gate| gate.standing == Standing::Open), "{:?}", analysis.gates);
    assert_eq!((analysis.took_part.submitted, analysis.took_part.matched), (61, 61));
    let summary = outcome.document.summary.join(" ");
    for words in [
        "Of 100 people who took part, about ",
        "This pilot alone cannot show a fall of 5 points: with 61 people",
        "is 11 in 100",
        "A pool of 20 pilots of this size would show a fall of 5 points with a chance of 92 in 100",
        "That is not a finding that it makes none",
    ] {
        assert!(summary.contains(words), "{words}: {summary}");
    }
    assert!(outcome.deviations.is_empty(), "{:?}", outcome.deviations);
    assert_eq!(analysis.recoverable, 0);
    // Every picture with its table twin, and every table as a file.
    let files = files(&outcome);
    for picture in ["love", "curves", "forest", "ways", "funnel", "starts"] {
        assert!(files.contains_key(format!("release/pictures/{picture}.svg").as_str()), "{picture}");
        assert!(files.contains_key(format!("release/tables/{picture}.csv").as_str()), "{picture}");
    }
}

#[test]
fn a_young_cohort_has_curves_with_numbers_at_risk_and_no_rate() {
    let outcome = evaluated(&willow(), &[], &Given::default());
    let analysis = &outcome.analysis;
    assert!(analysis.measures.is_none() && analysis.headline.is_none() && analysis.specifications.is_empty());
    assert_eq!(analysis.curves.shown.len(), 2);
    assert!(analysis.curves.shown.iter().all(|curve| curve.steps.iter().all(|step| step.left >= 10)));
    let files = files(&outcome);
    assert!(files.contains_key("release/pictures/curves.svg"));
    assert!(files["release/tables/curves.csv"].contains("Still watched"));
    assert!(outcome.document.summary[0].starts_with("It is too early for a result"));
    // Three days before the first is due, on the day, and a year later.
    let due = |cut| {
        let given = Given { cut: Some(cut), ..Given::default() };
        evaluated(&willow(), &[], &given).analysis.took_part.due
    };
    assert_eq!(due(date(2026, 11, 1)), 0);
    assert_eq!(due(date(2027, 12, 31)), 44);
}

#[test]
fn one_day_more_changes_only_those_due_that_day() {
    let pilot = alder();
    let protocol = sealed(&pilot.protocol, pilot.sealed_on).protocol;
    let read = |cut| People::read(&protocol, columns(&pilot.people), cut).unwrap();
    let mut day = date(2025, 9, 1);
    for _ in 0..20 {
        let next = day.tomorrow().unwrap();
        let (today, tomorrow) = (read(day), read(next));
        for (before, after) in today.rows.iter().zip(&tomorrow.rows) {
            let due = (before.is_due(&protocol, day), after.is_due(&protocol, next));
            let comes_due = pilot::maturity::months_after(before.start, 18) == Some(next);
            assert_eq!(due.0 != due.1, comes_due);
            if due.0 {
                assert_eq!(before.outcome(&protocol), after.outcome(&protocol));
            }
        }
        day = next;
    }
}

#[test]
fn a_shut_gate_shows_no_outcome_anywhere() {
    // A caliper so narrow that few find a match.
    for (replace, gate) in [
        (&[("caliper = 0.2", "caliper = 0.0000001")][..], "matched"),
        (&[("caliper = 0.2", "caliper = 40.0")][..], "alike"),
    ] {
        let outcome = evaluated(&alder(), replace, &Given::default());
        let shut: Vec<&str> = outcome.analysis.gates.closed().map(|gate| gate.name).collect();
        assert!(shut.contains(&gate), "{shut:?}");
        let analysis = &outcome.analysis;
        assert!(analysis.measures.is_none() && analysis.headline.is_none());
        assert!(analysis.families.iter().all(|family| family.table.is_none() && family.subgroups.is_empty()));
        assert!(analysis.oversight.places.is_none());
        let text = released(&outcome);
        assert!(text.contains("no result is shown, only how alike the groups are"), "{gate}");
        for told in ["Reoffended", "tables/measures.csv", "tables/counts.csv", "hazard ratio;"] {
            assert!(!text.contains(told), "{gate}: {told}");
        }
        assert!(text.contains("tables/love.csv"));
    }
}

#[test]
fn few_matches_are_let_through_only_for_an_estimand_stated_beforehand() {
    let narrow = ("caliper = 0.2", "caliper = 0.004");
    let stopped = evaluated(&alder(), &[narrow], &Given::default());
    assert!(stopped.analysis.measures.is_none(), "{:?}", stopped.analysis.gates);
    let share = stopped.analysis.compared.as_ref().unwrap().matched_share();
    assert!((0.49..0.8).contains(&share), "{share}");
    let stated = evaluated(&alder(), &[narrow, ("\"stop\"", "\"matched_only\"")], &Given::default());
    let gate = stated.analysis.gates.0.iter().find(|gate| gate.name == "matched").unwrap();
    assert_eq!(gate.standing, Standing::Amber);
}

#[test]
fn deviations_are_listed() {
    let pilot = alder();
    let cut = date(2027, 1, 1);
    let told = vec!["Two people were written down late.".to_owned()];
    let given = Given { cut: Some(cut), told, ..Given::default() };
    let outcome = evaluated(&pilot, &[], &given);
    assert_eq!(
        outcome.deviations,
        [
            "The data were cut on 1 January 2027; the protocol says 1 November 2026.",
            "Two people were written down late."
        ]
    );
    let text = released(&outcome);
    assert!(outcome.deviations.iter().all(|deviation| text.contains(deviation)));
}

#[test]
fn looks_widen_the_interval() {
    let looks = ("information = [1.0]", "information = [0.5, 1.0]\nboundary = \"o-brien-fleming\"");
    let level = |look| {
        let given = Given { look, ..Given::default() };
        evaluated(&alder(), &[looks], &given).analysis.level.level
    };
    let two_sided = |z: f64| 1.0 - evaluation::numbers::normal::two_sided(z);
    // The published boundary of two looks at 5 %: 1.9774309593 at the last, times the root of 2 at the first.
    assert!((level(None) - two_sided(1.977_430_959_3)).abs() < 1e-9);
    assert!((level(Some(1)) - two_sided(1.977_430_959_3 * 2.0_f64.sqrt())).abs() < 1e-9);
}

#[test]
fn rows_that_contradict_themselves_are_named() {
    let pilot = alder();
    let sealed = sealed(&pilot.protocol, pilot.sealed_on);
    let refused = |column: &str, row: usize, cell: Option<&str>| {
        let mut columns = columns(&pilot.people);
        columns.get_mut(column).unwrap()[row] = cell.map(str::to_owned);
        let data = Data { columns, hash: String::new() };
        run(&sealed, data, &Given::default(), 1).map(|_| ()).unwrap_err()
    };
    let first = columns(&pilot.people)["person"][0].clone();
    let offence = columns(&pilot.people)["offence_on"].iter().position(Option::is_some).unwrap();
    for (column, row, cell, words) in [
        ("person", 3, first.as_deref(), "rows 1 and 4 are of one person"),
        ("person", 3, None, "missing value in column person, row 4"),
        ("took_part", 0, Some("yes"), "column took_part, row 1 must be 0 or 1, found \"yes\""),
        (
            "released_on",
            9,
            Some("2024-13-01"),
            "column released_on, row 10 must be a day such as 2026-11-25, found \"2024-13-01\"",
        ),
        ("age", 5, Some("old"), "column age, row 6 must be a number, found \"old\""),
        ("age", 5, Some("inf"), "column age, row 6 must be a number, found \"inf\""),
        ("age", 5, None, "missing value in column age, row 6"),
        ("sex", 5, None, "missing value in column sex, row 6"),
        ("reoffences", 5, Some("-1"), "column reoffences, row 6 must be a whole number of 0 or more, found \"-1\""),
        ("proven_on", offence, None, "an offence without the day it was proven"),
        ("offence_on", offence, Some("2020-01-01"), "an offence before the start"),
        ("proven_on", offence, Some("2020-01-01"), "proven before the offence"),
    ] {
        let found = refused(column, row, cell).to_string();
        assert!(found.contains(words), "{column}: {found}");
    }
    let mut without = columns(&pilot.people);
    without.remove("area");
    let data = Data { columns: without, hash: String::new() };
    let found = run(&sealed, data, &Given::default(), 1).map(|_| ()).unwrap_err();
    assert_eq!(found.to_string(), "no column area");
}
