//! The clock picture of an invented young adult, and of a thousand random ones.

use super::*;
use crate::SMALLEST_TEXT;
use proptest::prelude::*;

fn day(year: i16, month: u8, date: u8) -> Day {
    Day::from_civil(year, month, date).unwrap()
}

fn event(day: Day, name: &str, state: State) -> Event {
    Event { day, name: name.to_owned(), state }
}

fn lane(name: &str, owner: &str, events: Vec<Event>) -> Lane {
    Lane { name: name.to_owned(), owner: owner.to_owned(), runs: None, events }
}

pub(crate) fn wren() -> Clocks {
    let release = day(2027, 1, 1);
    let stay = |from, until, place, name: &str| Stay { from, until, place, name: name.to_owned() };
    Clocks {
        id: "clocks".to_owned(),
        title: "One plan, three statutory clocks".to_owned(),
        today: day(2026, 11, 21),
        release: Some(release),
        lanes: vec![
            lane(
                "Pathway plan",
                "Leaving care",
                vec![
                    event(day(2026, 8, 4), "Reviewed", State::Done),
                    event(day(2027, 2, 1), "6-month review", State::Coming),
                ],
            ),
            lane(
                "Sentence plan",
                "Prison",
                vec![
                    event(day(2026, 8, 22), "Plan made", State::Done),
                    event(day(2026, 12, 18), "Licence conditions", State::Open),
                ],
            ),
            lane(
                "Release plan",
                "Probation",
                vec![
                    event(day(2026, 11, 9), "Housing referral", State::Overdue),
                    event(release, "First appointment", State::Coming),
                    event(day(2027, 2, 26), "8-week contact", State::Coming),
                ],
            ),
        ],
        stays: vec![
            stay(None, Some(release), Place::Custody, "In custody"),
            stay(Some(release), None, Place::Community, "In the community"),
        ],
        width: 920,
    }
}

fn words_of(picture: &Picture) -> Vec<&str> {
    picture.layout.texts.iter().map(|text| text.text.as_str()).collect()
}

#[test]
fn the_picture_of_one_person_is_sound_and_complete() {
    let picture = draw(&wren());
    assert_eq!(picture.layout.faults(SMALLEST_TEXT), [""; 0]);
    for words in [
        "Today 21 Nov",
        "Release Fri 1 Jan",
        "In custody",
        "In the community",
        "overdue 12 days",
        "open, due",
        "Jan 2027",
    ] {
        assert!(words_of(&picture).contains(&words), "{words}");
    }
}

#[test]
fn the_twins_say_the_same() {
    let picture = draw(&wren());
    assert_eq!(picture.table.headings.len(), 4);
    assert_eq!(picture.table.rows.len(), 7);
    assert_eq!(
        picture.table.rows.iter().find(|row| row.iter().any(|cell| cell == "Housing referral")).unwrap().join(" | "),
        "Monday 9 November 2026 | Release plan | Housing referral | Overdue by 12 days"
    );
    let release: Vec<&str> =
        picture.list.iter().filter(|item| item.day == day(2027, 1, 1)).map(|item| item.text.as_str()).collect();
    assert_eq!(release, ["Release", "First appointment"]);
    assert!(picture.list.is_sorted_by_key(|item| item.day));
    assert_eq!(
        picture.description,
        "From 4 August 2026 to 26 February 2027. Today is Saturday 21 November 2026. Release is on Friday 1 January 2027. \
         Overdue: Housing referral (Release plan), 9 November 2026. Next: Licence conditions (Sentence plan), \
         18 December 2026. All 7 dates are also in the table."
    );
}

#[test]
fn the_same_facts_give_the_same_picture() {
    assert_eq!(draw(&wren()).svg, draw(&wren()).svg);
}

#[test]
fn the_svg_needs_no_style_and_names_itself() {
    let svg = draw(&wren()).svg;
    for wanted in [
        "role=\"img\"",
        "aria-labelledby=\"clocks-title clocks-desc\"",
        "<title id=\"clocks-title\">",
        "<desc id=\"clocks-desc\">",
    ] {
        assert!(svg.contains(wanted), "{wanted}");
    }
    for unwanted in ["style", "class=", "<script", "href", " on"] {
        let in_tags = svg.split('<').filter_map(|part| part.split('>').next()).any(|tag| tag.contains(unwanted));
        assert!(!in_tags, "{unwanted}");
    }
}

#[test]
fn states_differ_by_shape() {
    let shape = |state| {
        let clocks = Clocks { lanes: vec![lane("", "", vec![event(day(2026, 8, 4), "", state)])], ..wren() };
        draw(&clocks).svg.split("<g ").nth(1).unwrap().replace('#', "")
    };
    let shapes = [shape(State::Done), shape(State::Open), shape(State::Coming), shape(State::Overdue)];
    for (at, one) in shapes.iter().enumerate() {
        assert!(shapes.iter().skip(at + 1).all(|other| one != other));
    }
}

#[test]
fn dates_without_room_for_their_names_are_counted() {
    let many = (1..=28).map(|date| event(day(2026, 12, date), "A date among many", State::Coming)).collect();
    let picture = draw(&Clocks { lanes: vec![lane("Plan", "Prison", many)], ..wren() });
    assert_eq!(picture.layout.faults(SMALLEST_TEXT), [""; 0]);
    let named = words_of(&picture).iter().filter(|words| words.starts_with("A date")).count();
    assert!(named >= 3, "{named}");
    assert!(words_of(&picture).contains(&format!("{} more in table", 28 - named).as_str()), "{:?}", words_of(&picture));
}

#[test]
fn without_lanes_release_or_stays_there_is_still_a_picture() {
    let picture = draw(&Clocks { lanes: vec![], stays: vec![], release: None, ..wren() });
    assert_eq!(picture.layout.faults(SMALLEST_TEXT), [""; 0]);
    assert_eq!(picture.list.len(), 1);
}

#[test]
fn words_from_outside_are_escaped() {
    let hostile = "</text><script>alert('x')</script>";
    let mut clocks = wren();
    clocks.lanes.push(lane(hostile, hostile, vec![event(day(2026, 9, 1), hostile, State::Open)]));
    clocks.title = hostile.to_owned();
    clocks.id = hostile.to_owned();
    assert!(!draw(&clocks).svg.contains("<script"));
}

fn states() -> impl Strategy<Value = State> {
    prop_oneof![Just(State::Done), Just(State::Open), Just(State::Overdue), Just(State::Coming)]
}

prop_compose! {
    fn some_clocks()(
        span in prop_oneof![Just(30), Just(400), Just(20_000)],
    )(
        lanes in proptest::collection::vec(
            ("\\PC{0,24}", "\\PC{0,24}", proptest::collection::vec((0..span, "[A-Za-z0-9 ]{0,40}", states()), 0..14)), 0..5),
        today in 0..span,
        release in proptest::option::of(0..span),
        stays in proptest::collection::vec((proptest::option::of(0..span), proptest::option::of(0..span), "\\PC{0,20}"), 0..4),
        width in 0..1400_u16,
    ) -> Clocks {
        let day = |days: i32| Day::from_days_since_1970(20_000 + days);
        Clocks {
            id: "any".to_owned(),
            title: "Any".to_owned(),
            today: day(today),
            release: release.map(day),
            lanes: lanes.into_iter().map(|(name, owner, events)| Lane {
                name,
                owner,
                runs: None,
                events: events.into_iter().map(|(days, name, state)| Event { day: day(days), name, state }).collect(),
            }).collect(),
            stays: stays.into_iter().map(|(from, until, name)| {
                Stay { from: from.map(day), until: until.map(day), place: Place::Custody, name }
            }).collect(),
            width,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_text_touches_another_leaves_the_picture_crosses_a_line_or_is_small(clocks in some_clocks()) {
        let picture = draw(&clocks);
        prop_assert_eq!(picture.layout.faults(SMALLEST_TEXT), Vec::<String>::new());
        let shown = picture.narrowest / picture.layout.width;
        let smallest = picture.layout.texts.iter().map(|text| text.size * shown).fold(f64::INFINITY, f64::min);
        prop_assert!(smallest >= SMALLEST_TEXT - 0.001, "{}", smallest);
    }
}
