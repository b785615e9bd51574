//! Who is found by a description, and who never is.

use std::collections::{BTreeMap, BTreeSet};

use domain::Date;
use domain::id::{AgencyId, PersonId};
use domain::person::{NameKind, PartDate, PersonName};
use jiff::civil::date;
use proptest::prelude::*;

use super::Standing;
use super::gather::Gathered;
use super::held::{Among, Held, Like};
use super::question::Question;
use super::rows::Record;
use crate::record::{Content, NamePart, RecordKind};

const TODAY: Date = date(2027, 2, 10);

fn person(number: u128) -> PersonId {
    PersonId::from_bits(number)
}

/// What a council's index says, now or until a later file.
fn record(of: u128, (given, family): (&str, &str), born_on: Option<Date>, postcode: &str, is_now: bool) -> Record {
    let name = PersonName::new(given, "", family);
    let content = Content {
        names: vec![NamePart::new(NameKind::Legal, &name)],
        postcode: Some(postcode.to_owned()).filter(|text| !text.is_empty()),
        identifiers: vec![("local_id".to_owned(), format!("X10000001/{}", 40_000 + of * 1_111))],
        ..Content::default()
    };
    let (agency, kind) = (AgencyId::from_bits(1), RecordKind::PersonIndex);
    Record { person: person(of), agency, kind, born_on, content, is_now }
}

fn held(records: &[Record]) -> Held {
    let mut people: BTreeMap<PersonId, Gathered> = BTreeMap::new();
    for record in records {
        people.entry(record.person).or_default().add(record);
    }
    Held::build(people).unwrap()
}

/// Six of a caseload: Thomas, who had another surname and another address; Wren and her twin; three others.
fn caseload() -> Held {
    let born = |year, month, day| Some(date(year, month, day));
    held(&[
        record(1, ("Thomas", "Alderson"), born(2006, 9, 12), "MF1 2AB", true),
        record(1, ("Thomas", "Birchall"), born(2006, 9, 12), "LK4 7QZ", false),
        record(2, ("Wren", "Rowanfield"), born(2007, 5, 1), "MF2 3CD", true),
        record(3, ("Robin", "Rowanfield"), born(2007, 5, 1), "MF2 3CD", true),
        record(4, ("Teal", "Hawthornby"), born(2005, 3, 24), "MF3 4EF", true),
        record(5, ("Merle", "Oakenshaw"), born(2006, 1, 20), "MF4 5GH", true),
        record(6, ("Linden", "Ashworth"), None, "", true),
    ])
}

fn everybody() -> BTreeSet<PersonId> {
    (1..=6).map(person).collect()
}

/// "given|family|other|day|month|year|postcode|number".
fn question(typed: &str) -> Question {
    let parts: Vec<&str> = typed.split('|').collect();
    let born = PartDate::parse([parts[3], parts[4], parts[5]], TODAY).unwrap();
    let text = |at: usize| parts[at].to_owned();
    Question { given: text(0), family: text(1), other: text(2), born, postcode: text(6), number: text(7) }
}

fn asks(held: &Held, typed: &str) -> Vec<Like> {
    held.ask(&question(typed), Among::These(&everybody()), TODAY).unwrap()
}

/// Of whom it is as likely as not.
fn likely(held: &Held, typed: &str) -> Vec<u128> {
    let is_likely = |one: &Like| one.bits >= 0.0;
    asks(held, typed).into_iter().filter(is_likely).map(|one| one.person.bits()).collect()
}

#[test]
fn somebody_is_found_however_they_were_written_down() {
    let held = caseload();
    for (what, typed, expected) in [
        ("as they are", "Wren|Rowanfield||1|5|2007||", &[2][..]),
        ("a nickname", "Tom|Alderson||12|9|2006||", &[1]),
        ("names in each other's place", "Hawthornby|Teal||24|3|2005||", &[4]),
        ("names swapped, nothing else", "Hawthornby|Teal||||||", &[4]),
        ("a slip in the surname", "Merle|Oakenshawe||20|1|2006||", &[5]),
        ("day and month changed about", "Thomas|Alderson||9|12|2006||", &[1]),
        ("one digit of the date", "Teal|Hawthornby||25|3|2005||", &[4]),
        ("a former surname", "Thomas|Birchall||12|9|2006||", &[1]),
        ("a former surname as another name", "Thomas||Birchall|12|9|2006||", &[1]),
        ("an old postcode", "Thomas|Alderson|||||LK4 7QZ|", &[1]),
        ("an old postcode alone", "||||||LK4 7QZ|", &[1]),
        ("only a surname", "|Oakenshaw||||||", &[5]),
        ("the year of birth alone beside the name", "Teal|||||2005||", &[4]),
        ("a day and a month", "Merle|||20|1|||", &[5]),
        ("the council's own number", "|||||||45555", &[5]),
        ("without a date of birth on record", "Linden|Ashworth||3|3|2006||", &[6]),
        ("nobody", "Sorrel|Reedmace||2|2|2004||", &[]),
        ("nobody, with the birthday of somebody", "Sorrel|Reedmace||20|1|2006||", &[]),
        ("nothing", "|||||||", &[]),
    ] {
        assert_eq!(likely(&held, typed), expected, "{what}");
    }
}

#[test]
fn twins_are_told_of_and_a_surname_alone_finds_both() {
    let held = caseload();
    let found = asks(&held, "Wren|Rowanfield||1|5|2007|MF2 3CD|");
    assert_eq!(found[0].person, person(2));
    assert_eq!(found[0].flag, None);
    let twin = found.iter().find(|one| one.person == person(3)).unwrap();
    assert!(twin.flag.unwrap().contains("twins"), "{twin:?}");
    assert!(found[0].bits - twin.bits > held.ahead());
    let both = asks(&held, "|Rowanfield||1|5|2007||");
    assert!((both[0].bits - both[1].bits).abs() < held.ahead(), "{both:?}");
}

#[test]
fn the_evidence_is_of_what_was_asked() {
    let held = caseload();
    let found = asks(&held, "Tom|Alderson|||9|2006|MF9 9ZZ|");
    let evidence: Vec<(&str, Standing)> = found[0].evidence.iter().map(|one| (one.field, one.standing)).collect();
    assert_eq!(
        evidence,
        [
            ("given name", Standing::Nearly),
            ("family name", Standing::Agrees),
            ("postcode", Standing::Differs),
            ("year of birth", Standing::Agrees),
            ("month of birth", Standing::Agrees),
        ]
    );
    let unknown = asks(&held, "Linden|Ashworth|||9|2006||");
    assert!(unknown[0].evidence.iter().any(|one| (one.field, one.standing) == ("date of birth", Standing::Missing)));
    let number = asks(&held, "Wren|||||||A1234WR");
    assert!(number[0].evidence.iter().all(|one| one.field != "prison number"), "nobody here has one: {number:?}");
}

#[test]
fn nobody_is_like_anybody_where_nobody_is_held() {
    let held = held(&[]);
    assert_eq!(held.people(), 0);
    assert_eq!(held.ask(&question("Wren|Rowanfield||1|5|2007||"), Among::Everybody, TODAY).unwrap(), []);
}

#[test]
fn among_everybody_less_is_likely_than_among_few() {
    let held = caseload();
    let likely = |typed: &str| {
        let found = held.ask(&question(typed), Among::Everybody, TODAY).unwrap();
        let likely = found.into_iter().filter(|one| one.bits >= 0.0);
        likely.map(|one| one.person.bits()).collect::<Vec<_>>()
    };
    assert_eq!(likely("Merle|Oakenshaw||20|1|2006||"), [5]);
    assert_eq!(likely("Merla|Oakenshaw||21|1|2006||"), [5], "though no rule brings them");
    assert_eq!(likely("|Oakenshaw||||||"), [0; 0], "a surname alone is anybody's");
}

fn word() -> impl Strategy<Value = String> {
    let names =
        ["Wren", "Tom", "Thomas", "Robin", "Rowanfield", "Alderson", "Birchall", "Teal", "", "o’Reed-Ash", "🌳"];
    proptest::sample::select(names.to_vec()).prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nobody_outside_the_scope_is_ever_shown(
        people in proptest::collection::vec((word(), word(), 0_i16..4, proptest::bool::ANY), 0..25),
        scope in proptest::collection::btree_set(0_u128..30, 0..10),
        (given, family, other, number) in (word(), word(), word(), ".{0,12}"),
        born in (0_i16..5, proptest::option::of(1_i8..13)),
    ) {
        let records: Vec<Record> = (0_u128..).zip(&people).map(|(id, (given, family, year, now))| {
            record(id, (given, family), Some(date(2003 + year, 5, 1)), "MF1 2AB", *now)
        }).collect();
        let held = held(&records);
        let scope: BTreeSet<PersonId> = scope.into_iter().map(person).collect();
        let born = PartDate { year: Some(2003 + born.0), month: born.1, day: None };
        let asked = Question { given, family, other, born, postcode: "MF1 2AB".to_owned(), number };
        let found = held.ask(&asked, Among::These(&scope), TODAY).unwrap();
        prop_assert!(found.iter().all(|one| scope.contains(&one.person)));
        let once: BTreeSet<PersonId> = found.iter().map(|one| one.person).collect();
        prop_assert_eq!(once.len(), found.len(), "each once");
        prop_assert!(found.windows(2).all(|two| two[0].bits >= two[1].bits), "the likeliest first");
        for one in held.ask(&asked, Among::Everybody, TODAY).unwrap() {
            prop_assert!(one.bits.is_finite());
        }
    }
}

/// `cargo test -p casework --release --lib likeness::tests::measure -- --ignored --nocapture`: docs/measured/linkage.md.
#[test]
#[ignore = "takes a while and asserts nothing of speed"]
fn measure_questions_among_100_000() {
    #[expect(clippy::disallowed_methods, reason = "a measurement")]
    let now = std::time::Instant::now;
    let resident = || {
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let line = |name: &str| status.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
        (line("VmRSS"), line("VmHWM"))
    };
    let mut state = 7_u64;
    let mut chance = move |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let syllables = ["al", "ber", "cor", "den", "el", "fen", "gar", "hol", "is", "jar", "kel", "lin", "mor", "nel"];
    let mut name = |most: u64, parts: usize| {
        // Some names are far commoner than others.
        let mut number = chance(most).min(chance(most));
        (0..parts).fold(String::new(), |mut text, _| {
            text.push_str(syllables[(number % 14) as usize]);
            number /= 14;
            text
        })
    };
    let mut records = Vec::new();
    let mut described = Vec::new();
    for id in 0..100_000_u128 {
        let (given, family) = (name(1_500, 3), name(14_000, 4));
        let day = jiff::ToSpan::days(i64::try_from(id * 7_919 % 3_650).unwrap());
        let born_on = date(2001, 3, 1).checked_add(day).unwrap();
        let postcode = format!("MF{} {}AB", id % 97, id % 9);
        records.push(record(id, (&given, &family), Some(born_on), &postcode, true));
        if id % 20 == 0 {
            described.push((given, family, born_on, postcode));
        }
    }
    let before = resident();
    let began = now();
    let held = held(&records);
    println!("built: {:?} with gathering, {} people; resident before {before:?}", began.elapsed(), held.people());
    drop(records);
    println!("resident after {:?}", resident());
    let caseload: BTreeSet<PersonId> = (0..25).map(|at| person(at * 3_001)).collect();
    for (what, among) in [("everybody", Among::Everybody), ("a caseload of 25", Among::These(&caseload))] {
        let mut took = Vec::new();
        for (at, (given, family, born_on, postcode)) in described.iter().enumerate() {
            let day = if at % 3 == 0 { born_on.checked_add(jiff::ToSpan::days(1)).unwrap() } else { *born_on };
            let born = PartDate { year: Some(day.year()), month: Some(day.month()), day: Some(day.day()) };
            let postcode = if at % 2 == 0 { postcode.clone() } else { String::new() };
            let asked =
                Question { given: given.clone(), family: family.clone(), born, postcode, ..Question::default() };
            let began = now();
            let found = held.ask(&asked, among, TODAY).unwrap();
            took.push((began.elapsed(), found.len()));
        }
        took.sort();
        let at = |share: usize| took[took.len() * share / 1_000].0;
        println!("{what}: {} questions, p50 {:?}, p99 {:?}, longest {:?}", took.len(), at(500), at(990), took.last());
    }
}
