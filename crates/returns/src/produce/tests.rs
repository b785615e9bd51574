//! One invented person in each return, and what is missing where a fact is taken away.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx as ReadXlsx};
use domain::Date;
use domain::agency::Role;
use domain::care::{CareEpisode, CareLegalStatus, ReasonEnded};
use domain::duty::{CustodySpell, Event, EventKind};
use domain::event::{Activity, Circumstance, Lodging, Since};
use domain::snapshot::{Life, Missing, Noted, ReturnYear};
use jiff::civil::date;

use super::*;
use crate::day::Year;
use crate::table::{At, Table};
use crate::{Lookups, Return, check};

const AS_OF: Date = date(2027, 3, 31);
const YEAR: ReturnYear = ReturnYear(2027);

fn noted<T>(what: T) -> Noted<T> {
    Noted::new(what, format!("Ada Linden, {}", Role::PersonalAdviser.words()), Some(date(2026, 9, 1)))
}

#[expect(clippy::unnecessary_wraps, reason = "as the fields of a care leaver have it")]
fn text(text: &str) -> Option<Noted<String>> {
    Some(Noted::new(text.to_owned(), "Merrowdale’s person index".to_owned(), None))
}

/// Wren: 19 on 10 June 2026, left care at 18, seen in May, at college, in a tenancy.
fn wren() -> Leaver {
    let on = date(2026, 5, 20);
    let episode = CareEpisode {
        from: date(2020, 1, 1),
        to: Some(date(2025, 6, 10)),
        legal_status: CareLegalStatus::C2,
        placement: None,
        reason_new: None,
        reason_ended: Some(ReasonEnded::E5),
        reason_place_change: None,
    };
    let since = |is| noted(Since { from: on, is });
    Leaver {
        person: "p1".to_owned(),
        number: text("MD10442"),
        born_on: Some(Noted::new(date(2007, 6, 10), "Merrowdale’s person index".to_owned(), None)),
        sex: text("F"),
        ethnicity: text("WBRI"),
        upn: text("A123456789012"),
        team: text("Leaving care north"),
        adviser: text("Ada Linden"),
        episodes: vec![episode],
        life: Life {
            contacts: vec![noted(on)],
            since: vec![
                since(Circumstance::home(Lodging::Independent, true)),
                since(Circumstance::Activity(Activity::EducationFull)),
            ],
            events: vec![noted(Event { on, kind: EventKind::PathwayReview, outcome: None })],
            ..Life::default()
        },
        ..Leaver::default()
    }
}

fn values(product: Product, leaver: &Leaver) -> String {
    product.row(leaver, YEAR, AS_OF).map_or_else(String::new, |row| row.values().collect::<Vec<_>>().join("|"))
}

#[test]
fn one_person_in_each_return() {
    let wren = wren();
    assert_eq!(values(Product::Oc3, &wren), "MD10442|10/06/2007|YES|F2|U1");
    assert_eq!(values(Product::Header, &wren), "MD10442|F|10/06/2007|WBRI|A123456789012||");
    assert_eq!(
        values(Product::AnnexA9, &wren),
        "MD10442|b) Female|a) White|10/06/2007|19||c) Unknown|Leaving care north|Ada Linden|Ada Linden|b) Former relevant child|20/05/2026|a) In touch|20/05/2026|k) In a home of their own, halls or a flat share|a) Suitable|F2) Other education, full time"
    );
    assert_eq!(
        values(Product::SafeguardingLeavers, &wren),
        "CL-MD10442|MD10442|Former Relevant|YES|2026-05-20|U|1|F2|2026-05-20|Ada Linden|Leaving care north|"
    );
    assert_eq!(values(Product::Api, &wren), "MD10442|2026-05-20|F2|U|false");
}

#[test]
fn in_custody_is_letter_n_and_never_suitable() {
    let mut wren = wren();
    wren.life.custody.push(noted(CustodySpell {
        from: date(2026, 6, 1),
        to: None,
        legal_status: None,
        sentence_start: None,
    }));
    wren.life.since.push(noted(Since { from: date(2026, 6, 2), is: Circumstance::Activity(Activity::Neither) }));
    assert_eq!(values(Product::Oc3, &wren), "MD10442|10/06/2007|YES|G5|X2");
    assert!(
        values(Product::AnnexA9, &wren)
            .ends_with("|n) In custody|b) Not suitable|G5) Not in work or learning: other circumstances")
    );
}

#[test]
fn a_row_with_a_gap_stays_and_says_what_is_missing_and_who_can_say_it() {
    let mut wren = wren();
    wren.life.since.pop();
    wren.upn = None;
    let row = Product::Oc3.row(&wren, YEAR, AS_OF).unwrap();
    assert_eq!(row.values().collect::<Vec<_>>(), ["MD10442", "10/06/2007", "YES", "", "U1"]);
    let header = Product::Header.row(&wren, YEAR, AS_OF).unwrap();
    assert!(!row.goes_out && !header.goes_out, "neither table tells of somebody of whom something is missing");
    let gaps: Vec<_> = row.gaps(Product::Oc3.columns()).map(|(column, gap)| (column, gap.missing)).collect();
    assert_eq!(gaps, [("ACTIV", Missing::Activity)]);
    assert_eq!(row.cells.get(2).unwrap().because.len(), 1, "what is known stays in sight");
    let mut list = Gaps::start(Vec::new()).unwrap();
    list.row(Product::Oc3, &row).unwrap();
    list.row(Product::Header, &header).unwrap();
    assert_eq!(list.count(), 2);
    let list = String::from_utf8(list.finish().unwrap()).unwrap();
    assert!(list.contains("MD10442,p1,OC3,ACTIV,What they mainly did,Personal adviser,"), "{list}");
    assert!(list.contains("MD10442,p1,Header,UPN,Unique pupil number,Data officer,"), "{list}");
}

#[test]
fn somebody_without_a_number_is_a_gap_and_no_row() {
    let nameless = Leaver { number: None, ..wren() };
    let row = Product::Oc3.row(&nameless, YEAR, AS_OF).unwrap();
    let mut csv = Csv::start(Product::Oc3, Vec::new()).unwrap();
    csv.row(&row).unwrap();
    assert_eq!(csv.finish().unwrap(), b"CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n");
    assert_eq!(row.gaps(Product::Oc3.columns()).next().unwrap().1.missing, Missing::Number);
}

#[test]
fn each_cell_leads_to_its_fact() {
    let mut trace = Trace::start(Vec::new()).unwrap();
    trace.row(Product::Oc3, &Product::Oc3.row(&wren(), YEAR, AS_OF).unwrap()).unwrap();
    let trace = String::from_utf8(trace.finish().unwrap()).unwrap();
    let line = "MD10442,p1,OC3,IN_TOUCH,YES,In touch on 20 May 2026,\"Ada Linden, Personal adviser\",2026-09-01";
    assert!(trace.lines().any(|one| one == line), "{trace}");
    assert_eq!(trace.lines().count(), 6, "a heading and one fact for each of five cells: {trace}");
}

#[test]
fn our_own_check_finds_nothing_in_it() {
    let mut given = Return::new(Year::try_new(2027).unwrap());
    let wren = wren();
    for (product, table) in [(Product::Oc3, Table::Oc3), (Product::Header, Table::Header)] {
        given.give(table, false);
        let row = product.row(&wren, YEAR, AS_OF).unwrap();
        given.add(At { table, previous: false, row: 2 }, row.values()).unwrap();
    }
    let mut found = Vec::new();
    let outcome = check(&mut given, &Lookups::default(), None, |issue| found.push(issue.rule.code()), |_| {});
    assert_eq!(found, Vec::<&str>::new());
    assert!(outcome.run.len() > 20, "{} rules looked", outcome.run.len());
}

#[test]
fn a_workbook_holds_the_list_and_is_the_same_each_time() {
    let made = || {
        let mut book = Xlsx::start(Product::AnnexA9).unwrap();
        book.row(&Product::AnnexA9.row(&wren(), YEAR, AS_OF).unwrap()).unwrap();
        book.finish().unwrap()
    };
    let bytes = made();
    assert_eq!(bytes, made());
    let mut book: ReadXlsx<_> = ReadXlsx::new(Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range("Annex A list 9").unwrap();
    assert_eq!(sheet.get_size(), (2, 17));
    assert_eq!(sheet.get_value((1, 3)), Some(&Data::String("10/06/2007".to_owned())));
}

#[test]
fn the_block_of_the_api_is_json() {
    let mut out = Json::start(AS_OF, Vec::new()).unwrap();
    let row = Product::Api.row(&wren(), YEAR, AS_OF).unwrap();
    out.row(&row).unwrap();
    out.row(&row).unwrap();
    let read: serde_json::Value = serde_json::from_slice(&out.finish().unwrap()).unwrap();
    assert_eq!(read["as_of"], "2027-03-31");
    assert_eq!(read["children"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        read["children"][0],
        serde_json::json!({
            "la_child_id": "MD10442",
            "care_leavers": { "contact_date": "2026-05-20", "activity": "F2", "accommodation": "U", "purge": false }
        })
    );
}

#[test]
fn whom_the_lists_leave_out() {
    let young = Leaver { born_on: Some(Noted::new(date(2012, 1, 1), String::new(), None)), ..wren() };
    let old = Leaver { born_on: Some(Noted::new(date(2001, 6, 10), String::new(), None)), ..wren() };
    let unknown = Leaver { born_on: None, ..wren() };
    for leaver in [young, old, unknown] {
        for product in Product::ALL {
            assert_eq!(product.row(&leaver, YEAR, AS_OF), None, "{product:?}");
        }
    }
}

/// Somebody with a birthday and a life like these; whole or not.
fn somebody(number: usize, age: i16, born: i64, life: (usize, usize, u8)) -> Leaver {
    let (lodging, activity, touch) = life;
    let birthday = date(2026, 4, 20).saturating_add(jiff::Span::new().days(born));
    let on = birthday.saturating_sub(jiff::Span::new().days(20));
    let lodging = Lodging::ALL[lodging % Lodging::ALL.len()];
    let activity = Activity::ALL[activity % Activity::ALL.len()];
    let mut one = wren();
    one.person = format!("p{number}");
    one.number = text(&format!("MD{number}"));
    one.upn = text(&format!("A{:012}", 100_000_000_000_u64 + number as u64));
    one.sex = text(if number.is_multiple_of(3) { "M" } else { "F" });
    one.born_on = Some(Noted::new(birthday.saturating_sub(jiff::Span::new().years(age)), String::new(), None));
    one.life = Life {
        contacts: if touch == 0 { vec![] } else { vec![noted(on)] },
        since: vec![
            noted(Since { from: on, is: Circumstance::home(lodging, touch == 1) }),
            noted(Since { from: on, is: Circumstance::Activity(activity) }),
        ],
        ..Life::default()
    };
    if touch == 3 {
        one.life.custody.push(noted(CustodySpell { from: on, to: None, legal_status: None, sentence_start: None }));
    }
    one
}

proptest::proptest! {
    /// Whatever somebody's life was like, what goes out has no fault, alone and together.
    #[test]
    fn our_own_check_finds_nothing_in_a_whole_council(
        lives in proptest::collection::vec((17_i16..22, 0_i64..300, (0_usize..40, 0_usize..40, 0_u8..4)), 1..40),
    ) {
        let mut given = Return::new(Year::try_new(2027).unwrap());
        for (product, table) in [(Product::Oc3, Table::Oc3), (Product::Header, Table::Header)] {
            given.give(table, false);
            for (number, (age, born, life)) in lives.iter().enumerate() {
                let row = product.row(&somebody(number, *age, *born, *life), YEAR, AS_OF);
                if let Some(row) = row.filter(|row| row.goes_out) {
                    let at = At { table, previous: false, row: u32::try_from(number).unwrap() + 2 };
                    given.add(at, row.values()).unwrap();
                }
            }
        }
        let mut found = Vec::new();
        check(&mut given, &Lookups::default(), None, |issue| found.push((issue.rule.code(), issue.at.row)), |_| {});
        proptest::prop_assert_eq!(found, vec![]);
    }
}
