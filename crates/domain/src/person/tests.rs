//! Hard names, hard searches, ages.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::identifier::{Identifier, Scheme};

const TODAY: Date = date(2026, 11, 21);

struct Line {
    is_found: bool,
    name: PersonName,
    typed: String,
}

/// The lines of `hard_names.txt`.
fn hard_names() -> Vec<Line> {
    let text = include_str!("hard_names.txt").replace("\\u0308", "\u{308}").replace("\\u0302", "\u{302}");
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let (is_found, fields) = line.split_at(1);
            let [given, middle, family, typed] = fields.split('|').collect::<Vec<_>>().try_into().expect(line);
            Line { is_found: is_found == "+", name: PersonName::new(given, middle, family), typed: typed.to_owned() }
        })
        .collect()
}

fn rank_of(name: &PersonName, typed: &str) -> Option<SearchRank> {
    let names = [(NameKind::Legal, name.clone())];
    let candidate = Candidate { names: &names, born_on: Some(date(2008, 3, 1)), identifiers: &[] };
    rank(&SearchText::parse(typed, TODAY), &candidate)
}

/// Whether a store that looks up `text` in the keys would fetch somebody of these keys.
fn is_looked_up(text: &SearchText, keys: &BTreeSet<String>) -> bool {
    text.lookups().iter().all(|set| set.iter().any(|start| keys.iter().any(|key| key.starts_with(start.as_str()))))
}

#[test]
fn hard_names_are_found_and_others_are_not() {
    let lines = hard_names();
    assert!(lines.len() >= 200, "{} names", lines.len());
    let mut wrong = Vec::new();
    for Line { is_found, name, typed } in &lines {
        let rank = rank_of(name, typed);
        if rank.is_some() != *is_found {
            wrong.push(format!("{name:?} by {typed:?}: found is {}", rank.is_some()));
        }
        let keys = name_keys(&[(NameKind::Legal, name.clone())]);
        if *is_found && !is_looked_up(&SearchText::parse(typed, TODAY), &keys) {
            wrong.push(format!("{name:?} by {typed:?}: a store would not fetch it from {keys:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn better_matches_come_first_and_say_why() {
    let of = |typed: &str| rank_of(&PersonName::new("Rowan", "Linnet", "Ashfield"), typed).unwrap();
    let by = |typed: &str| of(typed).because.iter().map(|found| found.by).collect::<Vec<_>>();
    for (typed, why) in [
        ("ashfield", vec![FoundBy::FamilyIs]),
        ("ash", vec![FoundBy::FamilyBegins]),
        ("rowan ash", vec![FoundBy::GivenIs, FoundBy::FamilyBegins]),
        ("ash rowan", vec![FoundBy::FamilyBegins, FoundBy::GivenIs]),
        ("linnet", vec![FoundBy::Middle]),
        ("1/3/2008 ash", vec![FoundBy::BornOn, FoundBy::FamilyBegins]),
    ] {
        assert_eq!(by(typed), why, "{typed}");
    }
    let weights: Vec<u32> =
        ["1/3/08", "ashfield", "rowan", "ash", "row", "linnet"].map(|typed| of(typed).weight).into();
    assert!(weights.is_sorted_by(|a, b| a > b), "{weights:?}");
    assert_eq!(rank_of(&PersonName::new("William", "", "Ash"), "bill").unwrap().because[0].by, FoundBy::GivenForm);
}

#[test]
fn another_name_finds_the_person_and_says_less() {
    let names = [
        (NameKind::Legal, PersonName::new("Wren", "", "Rowanfield")),
        (NameKind::Alias, PersonName::new("Birdie", "", "Sedge")),
    ];
    let candidate = Candidate { names: &names, born_on: None, identifiers: &[] };
    let of = |typed: &str| rank(&SearchText::parse(typed, TODAY), &candidate);
    assert!(of("birdie sedge").unwrap().weight < of("wren rowanfield").unwrap().weight);
    assert_eq!(of("sedge").unwrap().because[0].in_name, Some(NameKind::Alias));
    assert!(of("birdie rowanfield").is_some(), "a given name of one and a family name of another");
    assert_eq!(of("birdie hawthorn"), None);
    assert_eq!(of("wren 1/3/2008"), None, "a date of birth that is not known does not agree");
}

#[test]
fn numbers_and_dates_are_recognised_wherever_they_stand() {
    let read = |typed: &str| SearchText::parse(typed, TODAY);
    let schemes = |typed: &str| read(typed).identifiers.iter().map(Identifier::scheme).collect::<Vec<_>>();
    for (typed, scheme) in [
        ("a1234bc", Scheme::PrisonNumber),
        ("rowan A1234BC", Scheme::PrisonNumber),
        ("x123456", Scheme::Crn),
        ("20/1E", Scheme::Pnc),
        ("2020/0000001E rowan", Scheme::Pnc),
        ("SF95/1H", Scheme::Cro),
        ("A123456789012", Scheme::Upn),
        ("999 000 0018", Scheme::NhsNumber),
        ("999-000-0018,", Scheme::NhsNumber),
        ("X10000001/0042", Scheme::LocalId),
    ] {
        assert_eq!(schemes(typed), [scheme], "{typed}");
    }
    for typed in ["1/3/2008", "01/03/2008", "2008-03-01", "1.3.08", "1 March 2008", "rowan 1 mar 2008", "1-3-08 rowan"]
    {
        assert_eq!(read(typed).born_on, Some(date(2008, 3, 1)), "{typed}");
        assert!(read(typed).identifiers.is_empty(), "{typed}");
    }
    assert_eq!(read("1/3/27").born_on, Some(date(1927, 3, 1)), "a birth cannot be ahead");
    for typed in ["31/2/2008", "1/3/2027", "1/13/2008", "1/3/1850", "1/3", "+1/3/2008", "1 m 2008"] {
        assert_eq!(read(typed).born_on, None, "{typed}");
    }
    assert_eq!(read("0042b").child_ids, BTreeSet::from(["0042B".to_owned()]));
    assert!(read(" , ").is_empty());
    assert_eq!(rank_of(&PersonName::new("Wren", "", "Sedge"), "  "), None);
}

#[test]
fn a_number_finds_only_who_holds_it() {
    let names = [(NameKind::Legal, PersonName::new("Wren", "", "Rowanfield"))];
    let identifiers =
        [Identifier::parse(Scheme::Pnc, "2020/1E", TODAY).unwrap(), Identifier::local("X10000001", "0042").unwrap()];
    let candidate = Candidate { names: &names, born_on: None, identifiers: &identifiers };
    for (typed, is_found) in [
        ("20/1e", true),
        ("20/1e wren", true),
        ("20/1e teal", false),
        ("A1234BC", false),
        ("A1234BC wren", false),
        ("0042", true),
        ("0043", false),
        ("x10000001/0042", true),
        ("20/1e 0042", true),
        ("20/1e 0043", false),
    ] {
        assert_eq!(rank(&SearchText::parse(typed, TODAY), &candidate).is_some(), is_found, "{typed}");
    }
}

#[test]
fn a_councils_number_is_found_even_if_it_reads_as_another() {
    let text = SearchText::parse("9990000018", TODAY);
    assert_eq!(text.identifiers.first().map(Identifier::scheme), Some(Scheme::NhsNumber));
    for identifiers in [
        [Identifier::local("X10000001", "9990000018").unwrap()],
        [Identifier::parse(Scheme::NhsNumber, "999 000 0018", TODAY).unwrap()],
    ] {
        let found = rank(&text, &Candidate { names: &[], born_on: None, identifiers: &identifiers }).unwrap();
        assert_eq!((found.because[0].by, found.because[0].typed.as_str()), (FoundBy::Number, "9990000018"));
    }
    assert!(text.child_ids.contains("9990000018"), "a store looks for both");
}

#[test]
fn ages() {
    let leap = date(2008, 2, 29);
    for (born_on, day, age) in [
        (date(2008, 3, 1), date(2026, 2, 28), Some(17)),
        (date(2008, 3, 1), date(2026, 3, 1), Some(18)),
        (date(2008, 3, 1), date(2008, 3, 1), Some(0)),
        (date(2008, 3, 1), date(2008, 2, 29), None),
        (leap, date(2024, 2, 28), Some(15)),
        (leap, date(2024, 2, 29), Some(16)),
        (leap, date(2026, 2, 28), Some(17)),
        (leap, date(2026, 3, 1), Some(18)),
    ] {
        assert_eq!(age_on(born_on, day), age, "born {born_on}, on {day}");
    }
    assert_eq!(birthday(leap, 18), date(2026, 3, 1));
    assert_eq!(birthday(leap, 20), date(2028, 2, 29));
    assert_eq!(birthday(Date::MAX, 16), Date::MAX);
}

#[test]
fn names_are_tidied_and_shown() {
    let name = PersonName::new("  Wren ", "Linnet   Dove", "Rowanfield");
    assert_eq!(
        (name.to_string(), name.family_first()),
        ("Wren Rowanfield".into(), "Rowanfield, Wren Linnet Dove".into())
    );
    for (name, shown, first) in [
        (PersonName::new("Wren", "", ""), "Wren", "Wren"),
        (PersonName::new("", "", "Rowanfield"), "Rowanfield", "Rowanfield"),
        (PersonName::default(), "", ""),
    ] {
        assert_eq!((name.to_string().as_str(), name.family_first().as_str()), (shown, first));
    }
}

#[test]
fn a_search_made_to_be_slow_is_not() {
    let ashes = "Ash Alder Aspen Almond Apple Acer Arbutus Azalea";
    let name = PersonName::new(ashes, ashes, &ashes.replace(' ', "-"));
    // Tried one way after another this would take hours: 24 words, each of which fits each place.
    assert_eq!(rank_of(&name, "a a a a a a").unwrap().weight, 6 * 60);
    assert_eq!(rank_of(&name, "a a a a a q"), None);
}

/// The greatest weight over every way there is, tried one after another.
fn heaviest(words: &[String], keys: &[key::NameKey], used: u64) -> Option<u32> {
    if words.is_empty() {
        return Some(0);
    }
    (1..=words.len().min(3))
        .flat_map(|length| keys.iter().map(move |key| (length, key)))
        .filter(|(_, key)| key.words & used == 0)
        .filter_map(|(length, key)| {
            let (run, rest) = words.split_at(length);
            let by = agree::agreement(&run.concat(), key)?;
            Some(by.weight_in(Some(key.kind)) + heaviest(rest, keys, used | key.words)?)
        })
        .max()
}

/// Names made of pieces that are hard to read.
fn hard_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "o", "'", " ", "-", "mc", "mac", "st", "saint", "d", "van", "ŵ", "É", "ß", "ash", "rowan", "a", "1", ".", "ab",
    ]);
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in prop_oneof![hard_text(), any::<String>()]) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn a_store_fetches_everybody_who_ranks(given in hard_text(), family in hard_text(), typed in hard_text()) {
        let name = PersonName::new(&given, "", &family);
        let text = SearchText::parse(&typed, TODAY);
        if rank_of(&name, &typed).is_some() {
            prop_assert!(is_looked_up(&text, &name_keys(&[(NameKind::Legal, name)])));
        }
    }

    #[test]
    fn the_best_way_is_found(given in "(a|ab|ash) (a|b|ash)", family in "(a|mcash|abab)[ -](ab|ash|st)", typed in "(a|ab|b|ash|st)( (a|ab|as|b)){0,3}") {
        let name = PersonName::new(&given, "", &family);
        let words = SearchText::parse(&typed, TODAY).words;
        let keys = key::keys_of(&[(NameKind::Legal, name.clone())]);
        prop_assert_eq!(rank_of(&name, &typed).map(|rank| rank.weight), heaviest(&words, &keys, 0));
    }

    #[test]
    fn a_name_finds_itself_in_either_order(given in "[a-zâŷ]{2,9}", family in "[A-Z][a-z]{1,8}(-[A-Z][a-z]{1,8})?") {
        let name = PersonName::new(&given, "", &family);
        for (typed, is_found) in [
            (format!("{given} {family}"), true),
            (format!("{family}, {given}"), true),
            (format!("{given} {family} zq"), false),
        ] {
            prop_assert_eq!(rank_of(&name, &typed).is_some(), is_found, "{}", typed);
        }
    }

    #[test]
    fn nothing_typed_panics(typed in any::<String>()) {
        let _ = rank_of(&PersonName::new("Wren", "", "Rowanfield"), &typed);
    }

    #[test]
    fn everybody_is_one_age_on_a_day(year in -9000_i16..9000, month in 1_i8..=12, day in 1_i8..=31, later in 0_i32..40_000) {
        prop_assume!(Date::new(year, month, day).is_ok());
        let born_on = date(year, month, day);
        let on = born_on.saturating_add(jiff::Span::new().days(later));
        let age = age_on(born_on, on).unwrap();
        prop_assert!(birthday(born_on, age) <= on && on < birthday(born_on, age + 1));
    }
}
