//! Runs held against every pair looked at one by one.

use std::fmt::Write as _;

use bytes::Bytes;
use domain::identifier::Scheme;
use proptest::prelude::*;
use tables::Source;

use super::*;
use crate::files::Task;
use crate::model::{Level, Signed};

const COLUMNS: &str = "id,first_name,middle_name,surname,alias_first,alias_surname,dob,postcode,gender,pnc";

/// A cell each for first, middle, surname, two aliases, date, postcode, gender, PNC; few values, so that they meet.
pub(crate) fn person() -> impl Strategy<Value = String> {
    let name = || {
        prop_oneof![
            4 => proptest::sample::select(vec!["Tom", "Thomas", "Ada", "Wren", "Wrenn", "Rowan", "Rown", "T", "Khan"]),
            1 => proptest::sample::select(vec!["Mary Ann", "Ann", "Smith-Jones", "Jones", "Ålund", "Alunde", ""]),
        ]
    };
    let alias = prop_oneof![3 => Just(""), 1 => proptest::sample::select(vec!["Tom", "Khan;Jones", "Ada", "Wrenn"])];
    let date = proptest::sample::select(vec![
        "1999-04-12",
        "1999-12-04",
        "1999-04-13",
        "2000-04-12",
        "1999-01-01",
        "1999-11-30",
        "1987-06-05",
        "",
    ]);
    let postcodes = vec!["LS1 1AA", "LS1 1AB", "LS1 2CC", "BD1 1AA", "LS1 1AA;BD1 1AA", "ZZ99 3VZ", "", "BD2 2ZZ"];
    let postcode = proptest::sample::select(postcodes);
    let gender = proptest::sample::select(vec!["F", "M", ""]);
    let pnc = proptest::sample::select(vec!["", "", "15/1A", "2015/0000001A", "15/2A", "16/1B"]);
    (name(), name(), name(), alias.clone(), alias, date, postcode, gender, pnc)
        .prop_map(|(a, b, c, d, e, f, g, h, i)| format!("{a},{b},{c},{d},{e},{f},{g},{h},{i}"))
}

pub(crate) fn file(people: &[String], prefix: &str) -> Source {
    let mut text = COLUMNS.to_owned();
    // One record with everything, so that no column is empty.
    let whole = "Linden,Ash,Elm,Oak,Yew,1970-02-03,NG1 1AA,F,14/77C".to_owned();
    for (at, person) in people.iter().chain([&whole]).enumerate() {
        write!(text, "\n{prefix}{at},{person}").unwrap();
    }
    Source::from_bytes(prefix, Bytes::from(text)).unwrap()
}

/// A model whose probabilities are whatever the numbers say.
pub(crate) fn model(task: Task<'_>, numbers: &[f64]) -> Model {
    let mut model = task.settings("Rowan", "2026-11-26").unwrap();
    let mut numbers = numbers.iter().cycle();
    for comparison in &mut model.comparisons {
        for level in &mut comparison.levels {
            level.m = numbers.next().copied();
            level.u = numbers.next().copied();
        }
        // Some levels are not told apart.
        let drop = numbers.next().copied().unwrap_or(0.0);
        comparison
            .levels
            .retain(|level| drop < 0.7 || matches!(level.level, Level::Exact | Level::Else | Level::Close));
    }
    let signed = |value| Signed { value, owner: "Rowan".into(), date: "2026-11-26".into(), reason: "a test".into() };
    model.prior = Some(signed(0.02));
    model
}

pub(crate) fn numbers() -> impl Strategy<Value = Vec<f64>> {
    proptest::collection::vec(0.001_f64..1.0, 40..60)
}

fn threads(threads: usize) -> Options {
    Options { threads, ..Options::default() }
}

/// Every pair, weighed one by one; those of a rule alone unless everybody is compared.
fn brute_force(files: &Files, model: &Model, by_rules: bool) -> Vec<(u32, u32, f64)> {
    let scorer = Scorer::new(model, &files.layout, &files.lexicons, &files.all()).unwrap();
    let sides = files.sides();
    let mut found = Vec::new();
    for left in 0..files.left.len() {
        let from = if files.is_within() { left + 1 } else { 0 };
        for right in from..files.right().len() {
            let pair = Pair { left, right };
            let made = || files.rules.rules.iter().any(|rule| files.rules.makes(rule, &sides, pair));
            let weight = scorer.weigh(&sides, pair).weight;
            if weight >= floor(model) && (!by_rules || made()) {
                found.push((u32::try_from(left).unwrap(), u32::try_from(right).unwrap(), weight));
            }
        }
    }
    found
}

fn found(linked: &Linked) -> Vec<(u32, u32, f64)> {
    let pair = |pair: &Decided| (pair.scored.left, pair.scored.right, pair.scored.weighed.weight);
    linked.pairs.iter().map(pair).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn each_pair_that_counts_is_found_once_with_the_weight_it_has_alone(
        left in proptest::collection::vec(person(), 1..25),
        right in proptest::collection::vec(person(), 1..25),
        numbers in numbers(),
        within in any::<bool>(),
        by_rules in any::<bool>(),
    ) {
        let (left, right) = (file(&left, "L"), file(&right, "R"));
        let task = if within {
            Task::LinkAndDedupe { left: &left, right: &right }
        } else {
            Task::Link { left: &left, right: &right }
        };
        let model = model(task, &numbers);
        let files = Files::read(task, &model).unwrap();
        let options = Options { threads: 1, exhaustive: Some(!by_rules), ..Options::default() };
        let linked = files.run(&model, &options).unwrap();
        prop_assert_eq!(found(&linked), brute_force(&files, &model, by_rules));
        let two = files.run(&model, &Options { threads: 2, ..options }).unwrap();
        prop_assert_eq!(two.pairs, linked.pairs);
    }

    #[test]
    fn a_weight_is_the_sum_of_its_levels(
        left in proptest::collection::vec(person(), 1..12),
        right in proptest::collection::vec(person(), 1..12),
        numbers in numbers(),
    ) {
        let (left, right) = (file(&left, "L"), file(&right, "R"));
        let task = Task::Link { left: &left, right: &right };
        let mut model = model(task, &numbers);
        for comparison in &mut model.comparisons {
            comparison.term_frequency = false;
        }
        let files = Files::read(task, &model).unwrap();
        let scorer = Scorer::new(&model, &files.layout, &files.lexicons, &files.all()).unwrap();
        for left in 0..files.left.len() {
            for right in 0..files.right().len() {
                let weighed = scorer.weigh(&files.sides(), Pair { left, right });
                let mut odds: f64 = 0.02 / 0.98;
                for (at, comparison) in model.comparisons.iter().enumerate() {
                    let level = crate::score::level_in(weighed.pattern, at);
                    if level != Level::Missing {
                        let level = comparison.level(level).expect("a level of the model");
                        odds *= level.m.unwrap() / level.u.unwrap();
                    }
                }
                prop_assert!((weighed.weight - odds.log2()).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn twins_are_never_linked_without_a_person(
        people in proptest::collection::vec(person(), 1..20),
        numbers in numbers(),
        join in -20.0_f64..20.0,
    ) {
        let twins = |first: &str| format!("{first},,Elm,,,1999-04-12,LS1 1AA,F,");
        let mut left = people.clone();
        left.push(twins("Linden"));
        let mut right = people;
        right.push(twins("Hazel"));
        let (left, right) = (file(&left, "L"), file(&right, "R"));
        let task = Task::Link { left: &left, right: &right };
        let mut model = model(task, &numbers);
        let thresholds = &mut model.thresholds;
        (thresholds.join.value, thresholds.keep.value, thresholds.review.value) = (join, join - 1.0, join - 2.0);
        thresholds.margin.value = 0.0;
        let files = Files::read(task, &model).unwrap();
        let linked = files.run(&model, &threads(1)).unwrap();
        let at = |people: &crate::people::People| u32::try_from(people.len() - 2).unwrap();
        let (one, other) = (at(&files.left), at(files.right()));
        let is_linked = |pair: &Decided| {
            pair.decision == Decision::Link && (pair.scored.left, pair.scored.right) == (one, other)
        };
        prop_assert!(!linked.pairs.iter().any(is_linked));
    }
}

#[test]
fn what_cannot_be_linked_is_said_with_its_file_column_and_row() {
    let good = file(&["Tom,,Khan,,,1999-04-12,LS1 1AA,F,15/1A".to_owned()], "good");
    let said = |text: &str| {
        let bad = Source::from_bytes("bad", Bytes::from(text.to_owned())).unwrap();
        let task = Task::Link { left: &good, right: &bad };
        let settings = Task::Dedupe(&good).settings("Rowan", "2026-11-26").unwrap();
        Files::read(task, &settings).unwrap_err().to_string()
    };
    assert!(said("id,surname\n1,Khan\n").contains("no column first_name in bad"), "{}", said("id,surname\n1,Khan\n"));
    assert_eq!(said(&format!("{COLUMNS}\n")), "bad has no rows");
    let row = "Tom,Lee,Khan,,,1999-04-12,LS1 1AA,F,15/1A";
    assert_eq!(said(&format!("{COLUMNS}\n7,{row}\n8,{row}\n7,{row}\n")), "bad, row 3: id 7 already stands in row 1");
    assert_eq!(said(&format!("{COLUMNS}\n,{row}\n")), "bad, row 1: no id in column id");
    let empty = said(&format!("{COLUMNS}\n1,Tom,Lee,Khan,,,1999-04-12,,F,15/1A\n"));
    assert_eq!(empty, "bad: column postcode is empty in every row");
    let unreadable = said(&format!("{COLUMNS}\n1,Tom,Lee,Khan,,,12 April,LS1 1AA,F,15/1A\n"));
    assert_eq!(unreadable, "bad: column dob is empty in every row: 1 value cannot be read, in row 1");
}

/// A PNC number with the right letter.
fn pnc(serial: usize) -> String {
    let number = |letter: char| format!("2015/{serial:07}{letter}");
    let mut out = String::new();
    let is_right = |letter: &char| crate::standard::checked(Scheme::Pnc, &number(*letter), &mut out);
    number("ABCDEFGHJKLMNPQRTUVWXYZ".chars().find(is_right).unwrap())
}

/// People with PNC numbers, that of some of them spoilt in one digit or left out.
fn people_with_pnc(spoilt: &[usize], left_out: &[usize]) -> Source {
    let cell = |at: usize| match () {
        () if left_out.contains(&at) => String::new(),
        () if spoilt.contains(&at) => pnc(at + 10).replace("2015/0", "2015/9"),
        () => pnc(at + 10),
    };
    let mut text = "id,first_name,surname,dob,pnc".to_owned();
    for at in 0..9 {
        write!(text, "\n{at},Tom,Elm,1999-04-1{at},{}", cell(at)).unwrap();
    }
    Source::from_bytes("it", Bytes::from(text)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_number_with_a_wrong_check_letter_counts_as_missing(
        left in proptest::collection::btree_set(0_usize..8, 0..4),
        right in proptest::collection::btree_set(0_usize..8, 0..4),
        numbers in numbers(),
    ) {
        let (left, right): (Vec<usize>, Vec<usize>) = (left.into_iter().collect(), right.into_iter().collect());
        let run = |sides: [Source; 2]| {
            let task = Task::Link { left: &sides[0], right: &sides[1] };
            let model = model(task, &numbers);
            prop_assert_eq!(model.comparisons.last().unwrap().checked_as.as_deref(), Some("pnc"));
            let files = Files::read(task, &model).unwrap();
            let linked = files.run(&model, &threads(1)).unwrap();
            Ok((found(&linked), files.unreadable()))
        };
        let (spoilt, unreadable) = run([people_with_pnc(&left, &[]), people_with_pnc(&right, &[])])?;
        let (missing, nothing) = run([people_with_pnc(&[], &left), people_with_pnc(&[], &right)])?;
        prop_assert_eq!(spoilt, missing);
        prop_assert!(nothing.iter().all(|it| it.values == 0 && it.first_rows.is_empty()));
        for (it, (side, rows)) in unreadable.iter().zip([("left", &left), ("right", &right)]) {
            prop_assert_eq!((it.side, it.column.as_str(), it.checked_as), (side, "pnc", Some("pnc")));
            prop_assert_eq!(it.values, rows.len() as u64);
            prop_assert_eq!(&it.first_rows, &rows.iter().map(|row| *row as u64 + 1).collect::<Vec<u64>>());
        }
    }
}

#[test]
fn numbers_are_checked_where_most_of_them_are_right_in_both_files() {
    let (right, wrong) = (people_with_pnc(&[1], &[2]), people_with_pnc(&[0, 1, 3, 5, 6], &[]));
    let checked = |left: &Source, right: &Source| {
        let model = Task::Link { left, right }.settings("Rowan", "2026-11-26").unwrap();
        model.comparisons.last().unwrap().checked_as.clone()
    };
    assert_eq!(checked(&right, &right).as_deref(), Some("pnc"));
    assert_eq!(checked(&right, &wrong), None, "a column of something else is compared as it stands");
    assert_eq!(
        checked(&right, &people_with_pnc(&[], &[0, 1, 2, 3, 4, 5, 6, 7, 8])),
        None,
        "nothing tells what it holds"
    );
    let mut model = Task::Dedupe(&right).settings("Rowan", "2026-11-26").unwrap();
    for (column, code) in [("surname", "pnc"), ("pnc", "local_id"), ("pnc", "shoe size")] {
        let mut changed = model.clone();
        let comparison = changed.comparisons.iter_mut().find(|comparison| comparison.column == column).unwrap();
        comparison.checked_as = Some(code.to_owned());
        let said = Model::parse("it", &changed.to_json()).unwrap_err().to_string();
        assert!(said.contains("cannot be checked as"), "{said}");
    }
    model.comparisons.last_mut().unwrap().checked_as = Some("cro".to_owned());
    let said = Files::read(Task::Dedupe(&right), &model).unwrap_err().to_string();
    assert_eq!(said, "it: column pnc is empty in every row: 8 values cannot be read, first in rows 1, 2, 4, 5, 6");
}

#[test]
fn a_column_that_one_file_has_not_is_named() {
    let source = |name: &str, columns: &str| {
        Source::from_bytes(
            name,
            Bytes::from(format!("id,{columns}\n1,{}\n", "x,".repeat(columns.matches(',').count()) + "x")),
        )
        .unwrap()
    };
    let (left, right) =
        (source("a.csv", "first_name,surname,dob,pnc"), source("b.csv", "first_name,last_name,postcode,pnc"));
    assert_eq!(
        Task::Link { left: &left, right: &right }.not_compared(),
        [
            "surname of a.csv is not compared: b.csv calls it last_name",
            "dob of a.csv is not compared: b.csv has no such column",
            "postcode of b.csv is not compared: a.csv has no such column",
        ]
    );
    assert!(Task::Dedupe(&left).not_compared().is_empty());
}

#[test]
fn a_model_without_rules_cannot_go_by_them() {
    let people = file(&["Tom,,Khan,,,1999-04-12,LS1 1AA,F,".to_owned()], "it");
    let mut model = model(Task::Dedupe(&people), &[0.5]);
    model.blocking_rules.clear();
    let files = Files::read(Task::Dedupe(&people), &model).unwrap();
    assert!(files.run(&model, &threads(1)).is_ok());
    let by_rules = Options { exhaustive: Some(false), ..threads(1) };
    assert!(files.run(&model, &by_rules).unwrap_err().to_string().contains("none that could make pairs"));
}

/// Postcodes of earlier addresses in a column of their own count like several in one cell: one that both have ever had is
/// one that both have, and none is taken for another.
#[test]
fn an_earlier_postcode_counts_wherever_it_stands() {
    let columns =
        |history: bool| if history { "id,surname,dob,postcode,postcode_history" } else { "id,surname,dob,postcode" };
    let file = |name: &str, history: bool, rows: &[[&str; 4]]| {
        let mut text = columns(history).to_owned();
        for (at, [surname, dob, postcode, earlier]) in rows.iter().enumerate() {
            let postcodes = if history { format!("{postcode},{earlier}") } else { [*postcode, earlier].join(";") };
            write!(text, "\n{name}{at},{surname},{dob},{postcodes}").unwrap();
        }
        Source::from_bytes(name, Bytes::from(text)).unwrap()
    };
    let lefts = [["Elm", "1999-04-12", "LS1 1AA", "BD1 1AA;HX1 1AA"], ["Oak", "1987-06-05", "NG1 1AA", ""]];
    let rights = [["Elm", "1999-04-12", "NG7 7ZZ", "HX1 1AA"], ["Oak", "1987-06-05", "LE1 1AA", "LE1 1AA"]];
    let weights = |history: bool| {
        let (left, right) = (file("a", history, &lefts), file("b", history, &rights));
        let task = Task::Link { left: &left, right: &right };
        let mut model = model(task, &[0.6, 0.05]);
        assert_eq!(model.comparisons.iter().any(|comparison| comparison.further.is_some()), history);
        for level in model.comparisons.iter_mut().flat_map(|comparison| &mut comparison.levels) {
            let is_exact = level.level == Level::Exact;
            (level.m, level.u) = if is_exact { (Some(0.9), Some(0.01)) } else { (Some(0.05), Some(0.5)) };
        }
        model.thresholds.review.value = -100.0;
        let files = Files::read(task, &model).unwrap();
        let linked = files.run(&model, &Options::default()).unwrap();
        let pairs = linked.pairs(&files).filter(|pair| pair.id_left[1..] == pair.id_right[1..]);
        pairs.map(|pair| (pair.id_left.to_owned(), pair.weight)).collect::<Vec<_>>()
    };
    let (apart, together) = (weights(true), weights(false));
    assert_eq!(apart, together);
    assert!(apart[0].1 > apart[1].1 + 3.0, "one shared, one not: {apart:?}");
}
