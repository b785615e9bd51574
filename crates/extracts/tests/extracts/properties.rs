//! What holds for every file: no bytes are too strange to be refused, and what is written reads back.

use domain::Date;
use domain::custody::{Alert, LegalStatus};
use domain::identifier::{Identifier, Scheme};
use domain::person::Sex;
use extracts::codes::{Code, List};
use extracts::columns::{
    CareEpisodeRow, CareLeaverReturnRow, ChildRow, Column, EPISODES, Format, HEADER, IndexedPerson, OC3, PERSON_INDEX,
    PRISON, PROBATION, PrisonRecord, ProbationRecord, Table, When,
};
use extracts::value::{AccessLimit, Field, UpnOrWhyNot};
use extracts::write::TableWriter;
use extracts::{At, Kind, Record, ReturnRow, Row};
use jiff::Span;
use jiff::civil::date;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::support::{context, read_files};

/// A right file of every table, and the return as XML.
fn right_files() -> Vec<(Kind, &'static str, Vec<u8>)> {
    let mut files = Vec::new();
    for kind in Kind::ALL {
        for table in kind.tables() {
            files.push((*kind, "a.csv", rows_of(table, &[examples(table), examples(table)])));
        }
    }
    let child = "<CHILD><HEADER><CHILDID>MD1</CHILDID><SEX>M</SEX><DOB>15/01/2008</DOB><ETHNIC>BAFR</ETHNIC><UASC>1</UASC>\
                 <ACCOM>U1</ACCOM><AREVIEW><REVIEW>11/02/2025</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW></HEADER>\
                 <EPISODE><DECOM>02/09/2021</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N1</CIN><PL>U6</PL></EPISODE></CHILD>";
    let xml = format!("<?xml version=\"1.0\"?><EXPSSDA903>{child}{child}</EXPSSDA903>");
    files.push((Kind::Ssda903, "a.xml", xml.into_bytes()));
    files
}

fn examples(table: &Table) -> Vec<String> {
    table.columns.iter().map(|column| column.example.to_owned()).collect()
}

fn rows_of(table: &Table, rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = TableWriter::start(table, Vec::new()).unwrap();
    for row in rows {
        writer.cells(row).unwrap();
    }
    writer.finish().unwrap()
}

/// Bytes that break files: quotes, separators, line ends, marks, the halves of letters.
const STRANGE: &[&[u8]] = &[
    b"\"",
    b",",
    b"\n",
    b"\r",
    b"\r\n",
    b"\0",
    b";",
    b"\t",
    b"\xFF\xFE",
    b"\xEF\xBB\xBF",
    b"\xC3",
    b"\xE9",
    b"<",
    b"</",
    b">",
    b"&",
    b"&#x0;",
    b"&amp;",
    b"<!--",
    b"]]>",
    b"<![CDATA[",
    b"<!DOCTYPE a [",
    b"31/02/2010",
    b"1900-01-01",
    b"zz",
    b"\xE2\x80\xAE",
    b"\xF0\x9F\x90\xA6",
    b"99999999999999999999",
    b"-1",
];

fn mutated(mut bytes: Vec<u8>, changes: &[(Index, Index, u8)]) -> Vec<u8> {
    for (place, strange, how) in changes {
        let at = place.index(bytes.len() + 1);
        let inserted = STRANGE[strange.index(STRANGE.len())];
        match how % 4 {
            0 => bytes.truncate(at),
            1 => drop(bytes.splice(at..at, inserted.iter().copied())),
            2 => drop(bytes.splice(at..(at + inserted.len()).min(bytes.len()), inserted.iter().copied())),
            _ => drop(bytes.drain(at..(at + usize::from(*how) / 8).min(bytes.len()))),
        }
    }
    bytes
}

/// Whatever the bytes, there is an answer whose parts agree with each other.
fn answers(kind: Kind, name: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    match read_files(kind, &[(name, bytes)]) {
        Err(error) => prop_assert!(error.to_string().contains(name), "{error}"),
        Ok((records, summary)) => {
            prop_assert_eq!(u64::try_from(records.len()).unwrap(), summary.accepted());
            prop_assert_eq!(summary.faults.is_empty(), summary.refused() == 0);
            prop_assert!(records.iter().all(|record| record.at().row > 0));
            prop_assert!(summary.faults.iter().all(|fault| fault.to_string().starts_with(name)));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_bytes_have_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        for kind in Kind::ALL {
            answers(*kind, "a.csv", &bytes)?;
        }
    }

    #[test]
    fn any_bytes_after_a_header_row_have_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..200), which: Index) {
        let tables: Vec<_> = Kind::ALL.iter().flat_map(|kind| kind.tables().into_iter().map(move |table| (kind, table))).collect();
        let (kind, table) = tables[which.index(tables.len())];
        let mut file = rows_of(table, &[]);
        file.extend(bytes);
        answers(*kind, "a.csv", &file)?;
    }

    #[test]
    fn a_damaged_file_has_an_answer(
        which: Index,
        changes in proptest::collection::vec((any::<Index>(), any::<Index>(), any::<u8>()), 1..6),
    ) {
        let files = right_files();
        let (kind, name, bytes) = &files[which.index(files.len())];
        answers(*kind, name, &mutated(bytes.clone(), &changes))?;
    }
}

fn at() -> At {
    At { file: "a.csv".into(), row: 2 }
}

/// A day within the years of people alive, on or before the day of the tests.
fn past_day() -> impl Strategy<Value = Date> {
    (0..40_000_i64).prop_map(|days| context().today.saturating_sub(Span::new().days(days)))
}

/// Names as people have them, with what a CSV file must quote.
fn name() -> impl Strategy<Value = String> {
    "[A-ZÀ-Þ][a-zß-ÿ'’, \"-]{0,18}[a-z]"
}

fn digits(pattern: &'static str, scheme: Scheme) -> impl Strategy<Value = Identifier> {
    proptest::string::string_regex(pattern).unwrap().prop_filter_map("not a number of the scheme", move |text| {
        Identifier::parse(scheme, &text, context().today).ok()
    })
}

fn local_id() -> impl Strategy<Value = Identifier> {
    "[A-Z0-9][A-Z0-9_/.-]{0,9}".prop_map(|text| Identifier::local("X10000001", &text).unwrap())
}

fn code(list: List) -> impl Strategy<Value = &'static str> {
    let codes: Vec<&Code> = list.codes().iter().filter(|code| code.counts_in(2026)).collect();
    select(codes).prop_map(|code| code.code)
}

use proptest::option::of;

prop_compose! {
    fn indexed_person()(
        local_id in local_id(), family_name in name(),
        names in (of(name()), of(name()), of(name()), of(name())),
        date_of_birth in past_day(), sex in of(select(Sex::ALL)), ethnicity in of(code(List::Ethnicity)),
        postcode in of("[A-Z]{1,2}[0-9]{1,2} [0-9][A-Z]{2}"),
        upn in of(digits("[A-H][0-9]{12}", Scheme::Upn)),
        numbers in (of(digits("[A-Z][0-9]{4}[A-Z]{2}", Scheme::PrisonNumber)), of(digits("[A-Z][0-9]{6}", Scheme::Crn))),
        team in of(name()), personal_adviser in of(name()), email in of("[a-z.]{1,12}@[a-z]{1,8}\\.example"),
        limited_access in of(select(&[AccessLimit::Restricted, AccessLimit::Excluded][..])),
    ) -> IndexedPerson {
        let (given_name, middle_name, alias_given_name, alias_family_name) = names;
        let (prison_number, crn) = numbers;
        IndexedPerson {
            at: at(), local_id, given_name, middle_name, family_name, alias_given_name, alias_family_name, date_of_birth,
            sex, ethnicity, postcode, upn, nhs_number: None, prison_number, crn, pnc: None, team,
            personal_adviser, personal_adviser_email: email, limited_access,
        }
    }
}

prop_compose! {
    fn alert()(code in "[A-Z0-9]{1,12}", from in past_day(), days in of(0..4_000_i64)) -> Alert {
        Alert { code, from, to: days.map(|days| from.saturating_add(Span::new().days(days))) }
    }
}

prop_compose! {
    fn prison_record()(
        prison_number in digits("[A-Z][0-9]{4}[A-Z]{2}", Scheme::PrisonNumber), family_name in name(),
        given_name in of(name()), establishment_code in "[A-Z0-9]{3}", establishment in of(name()),
        legal_status in of(select(LegalStatus::ALL)),
        dates in proptest::array::uniform10(of(0..9_000_i64)), as_of in past_day(), source in name(),
        alerts in proptest::collection::vec(alert(), 0..4),
    ) -> PrisonRecord {
        let born = date(1916, 2, 29);
        let [crd, ard, ped, hdced, hdcad, apd, sed, led, tused, confirmed_release_date] =
            dates.map(|days| days.map(|days| born.saturating_add(Span::new().days(days + 36_000))));
        PrisonRecord {
            at: at(), prison_number, given_name, middle_name: None, family_name, alias_given_name: None,
            alias_family_name: None, date_of_birth: born, sex: None, pnc: None, cro: None, establishment_code,
            establishment, received_on: None, legal_status, sentence_start: None, crd, ard, ped,
            hdced, hdcad, apd, sed, led, tused, confirmed_release_date, dates_as_of: Some(as_of),
            dates_source: Some(source), alerts, prison_offender_manager: None, prison_offender_manager_email: None,
            limited_access: None,
        }
    }
}

prop_compose! {
    fn probation_record()(
        crn in digits("[A-Z][0-9]{6}", Scheme::Crn), family_name in name(), date_of_birth in past_day(),
        region in of(name()), supervision_from in of(past_day()), community_offender_manager in of(name()),
    ) -> ProbationRecord {
        ProbationRecord {
            at: at(), crn, pnc: None, cro: None, prison_number: None, given_name: None, family_name,
            alias_given_name: None, alias_family_name: None, date_of_birth, sex: None, region, supervision_from,
            supervision_to: supervision_from.map(|from| from.saturating_add(Span::new().days(400))),
            community_offender_manager, community_offender_manager_email: None, limited_access: None,
        }
    }
}

prop_compose! {
    fn child_row()(
        child in local_id(), sex in select(Sex::ALL), date_of_birth in past_day(), ethnicity in code(List::Ethnicity),
        upn in of(prop_oneof![
            digits("[A-H][0-9]{12}", Scheme::Upn).prop_map(UpnOrWhyNot::Upn),
            select(&["UN1", "UN2", "UN3", "UN4", "UN5"][..]).prop_map(UpnOrWhyNot::WhyNot),
        ]),
        mother in of(code(List::ZeroOne)),
    ) -> ChildRow {
        ChildRow { at: at(), child, sex, date_of_birth, ethnicity, upn, mother, child_born_on: None }
    }
}

prop_compose! {
    fn care_episode_row()(
        child in local_id(), from in past_day(), days in of(0..90_i64),
        reason_new in code(List::ReasonNew), legal_status in code(List::CareLegalStatus), need in code(List::Need),
        placement in code(List::Placement), provider in of(code(List::PlacementProvider)),
        reason_ended in of(code(List::ReasonEnded)), reason_place_change in of(code(List::ReasonPlaceChange)),
        home_postcode in of("[A-Z]{1,2}[0-9]{1,2} [0-9][A-Z]{2}"), urn in of("[A-Z0-9]{1,8}"),
    ) -> CareEpisodeRow {
        let to = days.map(|days| from.saturating_add(Span::new().days(days)).min(context().today));
        CareEpisodeRow {
            at: at(), child, from, reason_new, legal_status, need, placement, provider, to, reason_ended,
            reason_place_change, home_postcode, placement_postcode: None, urn,
        }
    }
}

prop_compose! {
    fn care_leaver_return_row()(
        child in local_id(), date_of_birth in past_day(), in_touch in of(code(List::InTouch)),
        activity in of(code(List::Activity)), accommodation in of(code(List::Accommodation)),
    ) -> CareLeaverReturnRow {
        CareLeaverReturnRow { at: at(), child, date_of_birth, in_touch, activity, accommodation }
    }
}

/// Writes one record and reads it back.
fn read_back<R: Row>(kind: Kind, table: &Table, record: &R) -> Record {
    let mut writer = TableWriter::start(table, Vec::new()).unwrap();
    writer.record(record).unwrap();
    let bytes = writer.finish().unwrap();
    let (records, summary) = read_files(kind, &[("a.csv", &bytes)]).unwrap();
    assert_eq!(summary.faults, [], "{}", String::from_utf8_lossy(&bytes));
    assert_eq!(summary.repairs, [], "{}", String::from_utf8_lossy(&bytes));
    records.into_iter().next().unwrap()
}

proptest! {
    #[test]
    fn a_person_reads_back(person in indexed_person()) {
        let Record::Person(read) = read_back(Kind::PersonIndex, &PERSON_INDEX, &person) else { panic!() };
        prop_assert_eq!(*read, person);
    }

    #[test]
    fn a_prison_record_reads_back(held in prison_record()) {
        let Record::Prison(read) = read_back(Kind::Prison, &PRISON, &held) else { panic!() };
        prop_assert_eq!(*read, held);
    }

    #[test]
    fn a_probation_record_reads_back(known in probation_record()) {
        let Record::Probation(read) = read_back(Kind::Probation, &PROBATION, &known) else { panic!() };
        prop_assert_eq!(*read, known);
    }

    #[test]
    fn a_child_of_the_return_reads_back(child in child_row()) {
        let Record::Return(_, row) = read_back(Kind::Ssda903, &HEADER, &child) else { panic!() };
        prop_assert_eq!(*row, ReturnRow::Child(child));
    }

    #[test]
    fn an_episode_reads_back(episode in care_episode_row()) {
        let Record::Return(_, row) = read_back(Kind::Ssda903, &EPISODES, &episode) else { panic!() };
        prop_assert_eq!(*row, ReturnRow::Episode(episode));
    }

    #[test]
    fn a_care_leaver_of_the_return_reads_back(leaver in care_leaver_return_row()) {
        let Record::Return(_, row) = read_back(Kind::Ssda903, &OC3, &leaver) else { panic!() };
        prop_assert_eq!(*row, ReturnRow::CareLeaver(leaver));
    }

    #[test]
    fn a_row_read_twice_in_one_file_is_refused_the_second_time(person in indexed_person()) {
        let mut writer = TableWriter::start(&PERSON_INDEX, Vec::new()).unwrap();
        writer.record(&person).unwrap();
        writer.record(&person).unwrap();
        let (records, summary) = read_files(Kind::PersonIndex, &[("a.csv", &writer.finish().unwrap())]).unwrap();
        prop_assert_eq!((records.len(), summary.fault_count), (1, 1));
    }
}

#[test]
fn days_are_written_as_their_table_has_them() {
    let day = date(2007, 5, 15);
    assert_eq!(day.to_cell(Format::Date(When::AnyDay)), "2007-05-15");
    assert_eq!(day.to_cell(Format::ReturnDate(When::AnyDay)), "15/05/2007");
    let formats = |table: &Table| -> Vec<Column> { table.columns.to_vec() };
    assert!(formats(&EPISODES).iter().all(|column| !matches!(column.format, Format::Date(_))));
    assert!(formats(&PRISON).iter().all(|column| !matches!(column.format, Format::ReturnDate(_))));
}
