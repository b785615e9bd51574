//! Whatever is drawn: no text touches another, leaves the picture or is small; and each mark stands at its number.

use super::*;
use crate::{Picture, SMALLEST_TEXT};
use proptest::prelude::*;

fn sound(picture: &Picture) -> Result<(), TestCaseError> {
    prop_assert_eq!(picture.layout.faults(SMALLEST_TEXT), Vec::<String>::new());
    prop_assert!(!picture.svg.contains("NaN") && !picture.svg.contains("inf"), "{}", picture.svg);
    for row in &picture.table.rows {
        prop_assert_eq!(row.len(), picture.table.headings.len());
    }
    Ok(())
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        -100.0..100.0_f64,
        -1e9..1e9_f64,
        -1e-6..1e-6_f64,
        Just(0.0),
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(f64::NEG_INFINITY),
    ]
}

fn name() -> impl Strategy<Value = String> {
    "\\PC{0,40}"
}

proptest! {
    #[test]
    fn love_plots_are_sound(rows in prop::collection::vec((name(), number(), number()), 0..12), title in name()) {
        let rows = rows.into_iter().map(|(name, before, after)| LoveRow { name, before, after }).collect();
        sound(&love::draw(&Love { id: "love".to_owned(), title, rows, bands: (5.0, 10.0) }))?;
    }

    #[test]
    fn curves_are_sound(
        names in prop::collection::vec(name(), 0..3),
        steps in prop::collection::vec((0.0..400.0_f64, any::<u32>(), 0.0..100.0_f64), 0..20),
        until in number(),
        people in any::<u32>(),
    ) {
        let steps: Vec<Step> =
            steps.into_iter().map(|(time, at_risk, per_100)| Step { time, at_risk, per_100 }).collect();
        let curves = names.into_iter().map(|name| Curve { name, people, steps: steps.clone() }).collect();
        let (id, title) = ("km".to_owned(), "Curves".to_owned());
        sound(&curves::draw(&Curves { id, title, what: "Without".to_owned(), time: "Days".to_owned(), until, curves }))?;
    }

    #[test]
    fn forests_are_sound(
        rows in prop::collection::vec((name(), prop::option::of((number(), number(), number())), any::<bool>()), 0..10),
        sides in [name(), name()],
        no_difference in -2.0..2.0_f64,
        what in name(),
    ) {
        let row = |(name, estimate, is_whole)| ForestRow { name, estimate, is_whole, instead: "not shown".to_owned() };
        let rows = rows.into_iter().map(row).collect();
        let (id, title) = ("forest".to_owned(), "Forest".to_owned());
        sound(&forest::draw(&Forest { id, title, what, no_difference, sides, rows }))?;
    }

    #[test]
    fn specification_curves_are_sound(
        rows in prop::collection::vec((name(), number(), prop::option::of((number(), number()))), 0..50),
        own in prop::option::of(number()),
    ) {
        let rows = rows.into_iter().map(|(name, estimate, interval)| Specification { name, estimate, interval }).collect();
        let (id, title) = ("spec".to_owned(), "Specifications".to_owned());
        sound(&specifications::draw(&Specifications { id, title, what: "Points".to_owned(), rows, own }))?;
    }

    #[test]
    fn funnels_are_sound(
        spots in prop::collection::vec((name(), 0.0..1e6_f64, number(), number(), number()), 0..20), target in number(),
    ) {
        let spot = |(name, size, value, inner, outer): (String, f64, f64, f64, f64)| {
            Spot { name, size, value, limits: Limits { inner: (-inner, inner), outer: (-outer, outer) } }
        };
        let spots = spots.into_iter().map(spot).collect();
        let (id, title) = ("funnel".to_owned(), "Funnel".to_owned());
        sound(&funnel::draw(&Funnel { id, title, what: "Share".to_owned(), size: "People".to_owned(), target, spots }))?;
    }

    #[test]
    fn control_charts_are_sound(
        months in prop::collection::vec((name(), number(), any::<bool>()), 0..40),
        mean in number(),
        limits in (number(), number()),
    ) {
        let month = |(name, value, is_signal): (String, f64, bool)| {
            Month { name, value, signal: if is_signal { "outside a limit".to_owned() } else { String::new() } }
        };
        let months = months.into_iter().map(month).collect();
        let (id, title) = ("xmr".to_owned(), "XmR".to_owned());
        sound(&control::draw(&Control { id, title, what: "Starts".to_owned(), mean, limits, months }))?;
    }
}

/// Every `translate(x y)` of the SVG.
fn shapes(picture: &Picture) -> Vec<(f64, f64)> {
    let place = |part: &str| {
        let (x, y) = part.split(')').next()?.split_once(' ')?;
        Some((x.parse().ok()?, y.parse().ok()?))
    };
    picture.svg.split("translate(").skip(1).filter_map(place).collect()
}

#[test]
fn marks_stand_at_their_numbers() {
    let row = |name: &str, estimate: f64| ForestRow {
        name: name.to_owned(),
        estimate: Some((estimate, estimate - 5.0, estimate + 5.0)),
        is_whole: false,
        instead: String::new(),
    };
    let forest = Forest {
        id: "f".to_owned(),
        title: "t".to_owned(),
        what: "w".to_owned(),
        no_difference: 0.0,
        sides: [String::new(), String::new()],
        rows: vec![row("one", -10.0), row("two", 0.0), row("three", 10.0)],
    };
    let found = shapes(&forest::draw(&forest));
    let [(first, _), (second, _), (third, _)] = found[..] else { panic!("{found:?}") };
    assert!((second - f64::midpoint(first, third)).abs() < 0.11 && first < second, "{found:?}");
}

#[test]
fn what_may_not_be_shown_has_words_and_no_mark() {
    let row = ForestRow { name: "Oak".to_owned(), estimate: None, is_whole: false, instead: "not shown".to_owned() };
    let (id, sides) = ("f".to_owned(), [String::new(), String::new()]);
    let forest = Forest { id, title: "t".to_owned(), what: "w".to_owned(), no_difference: 0.0, sides, rows: vec![row] };
    let picture = forest::draw(&forest);
    assert!(shapes(&picture).is_empty() && picture.svg.contains("Oak: not shown"));
    assert_eq!(picture.table.rows[0][1], "not shown");
}
