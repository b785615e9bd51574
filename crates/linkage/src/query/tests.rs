//! Questions held against every record weighed one by one.

use bytes::Bytes;
use proptest::prelude::*;

use super::*;
use crate::model::Signed;

const COLUMNS: [&str; 6] = ["first_name", "surname", "dob", "postcode", "gender", "pnc"];

fn person() -> impl Strategy<Value = [&'static str; 6]> {
    let pick = proptest::sample::select::<&'static str>;
    (
        pick(vec!["Tom", "Thomas", "Ada", "Wren", "Wrenn", "T", ""]),
        pick(vec!["Khan", "Kahn", "Elm", "Smith-Jones", "Jones"]),
        pick(vec!["1999-04-12", "1999-12-04", "1999-01-01", "1987-06-05", ""]),
        pick(vec!["LS1 1AA", "LS1 1AB", "BD1 1AA", "LS1 1AA;BD1 1AA", ""]),
        pick(vec!["F", "M"]),
        pick(vec!["", "15/1A", "15/2A"]),
    )
        .prop_map(|(a, b, c, d, e, f)| [a, b, c, d, e, f])
}

fn file(people: &[[&str; 6]]) -> Source {
    let whole = ["Linden", "Elm", "1970-02-03", "NG1 1AA", "F", "14/77C"];
    let rows = people.iter().chain([&whole]).enumerate().map(|(at, cells)| format!("{at},{}", cells.join(",")));
    let text = std::iter::once(format!("id,{}", COLUMNS.join(","))).chain(rows).collect::<Vec<String>>().join("\n");
    Source::from_bytes("held", Bytes::from(text)).unwrap()
}

fn model(source: &Source) -> Model {
    let mut model = Task::Dedupe(source).settings("Rowan", "2026-11-26").unwrap();
    for (at, level) in model.comparisons.iter_mut().flat_map(|comparison| &mut comparison.levels).enumerate() {
        (level.m, level.u) = (Some(0.9 / f64::from(u8::try_from(at % 7 + 1).unwrap())), Some(0.05));
    }
    model.prior =
        Some(Signed { value: 0.05, owner: "Rowan".into(), date: "2026-11-26".into(), reason: "a test".into() });
    model
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_question_finds_whom_a_rule_makes_with_the_weight_of_a_run(
        people in proptest::collection::vec(person(), 1..20),
        asked in any::<proptest::sample::Index>(),
    ) {
        let source = file(&people);
        let model = model(&source);
        let held = Held::open(&source, &model).unwrap();
        let row = asked.index(people.len());
        let known: Vec<(&str, &str)> = COLUMNS.iter().copied().zip(people[row]).flat_map(|(column, cell)| {
            cell.split(';').map(move |value| (column, value))
        }).collect();
        let found = held.ask(&known, usize::MAX).unwrap();
        let files = &held.files;
        let sides = files.sides();
        let mut expected: Vec<(String, f64)> = Vec::new();
        for right in 0..files.left.len() {
            let pair = Pair { left: row, right };
            let weighed = held.scorer.weigh(&sides, pair);
            let made = files.rules.rules.iter().any(|rule| files.rules.makes(rule, &sides, pair));
            if made && weighed.weight >= model.thresholds.review.value {
                let is_twin = weighed.flag == Some(Flag::Twin);
                let weight = if is_twin { weighed.weight.min(model.thresholds.twin.value) } else { weighed.weight };
                expected.push((right.to_string(), weight));
            }
        }
        expected.sort_by(|one, other| other.1.total_cmp(&one.1));
        let weights = |found: &[(String, f64)]| found.iter().map(|(_, weight)| *weight).collect::<Vec<f64>>();
        let mut answer: Vec<(String, f64)> = found.iter().map(|it| (it.id.clone(), it.waterfall.weight)).collect();
        prop_assert_eq!(weights(&answer), weights(&expected));
        answer.sort_by(|one, other| one.0.cmp(&other.0));
        expected.sort_by(|one, other| one.0.cmp(&other.0));
        prop_assert_eq!(answer, expected);
        for one in &found {
            let sum: f64 = one.waterfall.steps.iter().map(|step| step.bits).sum();
            prop_assert!((sum - one.waterfall.weight).abs() < 1e-9, "the steps come to the weight");
        }
    }

    #[test]
    fn any_question_has_an_answer(cells in proptest::collection::vec(".{0,12}", 6)) {
        let source = file(&[]);
        let held = Held::open(&source, &model(&source)).unwrap();
        let known: Vec<(&str, &str)> = COLUMNS.iter().copied().zip(cells.iter().map(String::as_str)).collect();
        let _ = held.ask(&known, 3);
    }
}

#[test]
fn a_name_and_postcode_that_nobody_has_are_still_compared() {
    let source = file(&[["Thomas", "Khan", "1999-04-12", "LS1 1AA", "M", ""]]);
    let mut model = model(&source);
    model.prior.as_mut().unwrap().value = 0.9;
    let held = Held::open(&source, &model).unwrap();
    let known = [("first_name", "Tommy"), ("surname", "Khan"), ("dob", "1999-04-12"), ("postcode", "LS1 1AZ")];
    let found = held.ask(&known, 5).unwrap();
    let says: Vec<&str> = found[0].waterfall.steps.iter().map(|step| step.says.as_str()).collect();
    assert_eq!(found[0].id, "0");
    assert!(says.contains(&"names that one person may go by") && says.contains(&"one slip apart"), "{says:?}");
    let by_district = held.ask(&[("surname", "Khan"), ("postcode", "LS1 9ZZ"), ("first_name", "Thomas")], 5).unwrap();
    assert_eq!(by_district.len(), 1);
}

#[test]
fn several_names_in_one_text_are_several_values() {
    let source = file(&[["Thomas", "Khan", "1999-04-12", "LS1 1AA", "M", ""]]);
    let mut model = model(&source);
    model.prior.as_mut().unwrap().value = 0.9;
    let held = Held::open(&source, &model).unwrap();
    let ask = |known: &[(&str, &str)]| held.ask(known, 5).unwrap();
    let dob = ("dob", "1999-04-12");
    let apart = ask(&[("surname", "Elm"), ("surname", "Khan"), ("postcode", "BD1 1AA"), ("postcode", "LS1 1AA"), dob]);
    assert_eq!(apart, ask(&[("surname", "Elm;Khan"), ("postcode", "BD1 1AA; LS1 1AA"), dob]));
    assert_ne!(apart, ask(&[("surname", "Elm"), ("postcode", "BD1 1AA"), dob]));
}

#[test]
fn a_number_that_is_checked_is_checked_in_a_question_too() {
    let source = file(&[["Thomas", "Khan", "1999-04-12", "LS1 1AA", "M", "2020/0000001E"]]);
    let mut model = model(&source);
    model.prior.as_mut().unwrap().value = 0.9;
    model.comparisons.last_mut().unwrap().checked_as = Some("pnc".into());
    let held = Held::open(&source, &model).unwrap();
    assert_eq!(held.ask(&[("pnc", "20/1e"), ("surname", "Khan")], 5).unwrap().len(), 1);
    let said = held.ask(&[("pnc", "20/7654321E")], 5).unwrap_err().to_string();
    assert!(said.contains("PNC number") && !said.contains("7654321"), "{said}");
}

#[test]
fn among_some_records_each_is_weighed_whatever_the_rules_say() {
    let rowan = ["Rowan", "Elm", "1999-04-12", "", "M", ""];
    let source = file(&[rowan, ["Wren", "Elm", "1987-06-05", "", "F", ""], rowan]);
    let mut model = model(&source);
    model.thresholds.review.value = -100.0;
    let held = Held::open(&source, &model).unwrap();
    let ids = |found: Vec<Found>| found.into_iter().map(|one| one.id).collect::<Vec<_>>();
    // No rule is made of a surname alone.
    assert_eq!(ids(held.ask(&[("surname", "Elm")], 9).unwrap()), [""; 0]);
    assert_eq!(ids(held.ask_among(&[("surname", "Elm")], &[0, 1, 99], 9).unwrap()), ["0", "1"]);
    assert_eq!(held.ask_among(&[("surname", "Elm")], &[0, 1, 2], 1).unwrap().len(), 1);
}

#[test]
fn a_question_that_cannot_be_read_is_refused() {
    let source = file(&[]);
    let held = Held::open(&source, &model(&source)).unwrap();
    let said = |known: &[(&str, &str)]| held.ask(known, 5).unwrap_err().to_string();
    assert!(said(&[("shoe_size", "9")]).contains("the model has no such column"));
    assert!(said(&[("dob", "12 April")]).contains("\"12 April\" is no whole date"));
    for part in ["1999", "1999-04", "04/1999", "1999-04-"] {
        assert!(said(&[("surname", "Elm"), ("dob", part)]).contains("leave it out"), "{part}");
    }
    let nothing = "the question cannot be asked: it says nothing of the person";
    for known in [&[][..], &[("dob", "")], &[("surname", "-"), ("postcode", "NFA"), ("pnc", "unknown")]] {
        assert_eq!(said(known), nothing, "{known:?}");
    }
    assert!(held.ask(&[("surname", "Elm"), ("dob", " ")], 5).is_ok(), "what is empty is left out");
}
