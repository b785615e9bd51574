//! Extracts that are read, and what becomes of each.

use std::io::Read;
use std::ops::ControlFlow;

use domain::care::{Placement, ReasonEnded};
use domain::custody::{LegalStatus, ReleaseDateKind};
use domain::person::Sex;
use extracts::columns::{CareEpisodeRow, IndexedPerson, PERSON_INDEX, PRISON, PROBATION, Table};
use extracts::value::AccessLimit;
use extracts::write::TableWriter;
use extracts::{Context, ExtractError, Kind, Limits, Record, Repair, ReturnRow, ReturnYear, Source, read};
use jiff::civil::date;

use crate::support::{context, read_files};

/// A file of one row made of the examples of a table's columns.
fn example_of(table: &Table) -> String {
    let mut writer = TableWriter::start(table, Vec::new()).unwrap();
    writer.cells(table.columns.iter().map(|column| column.example)).unwrap();
    String::from_utf8(writer.finish().unwrap()).unwrap()
}

fn only(kind: Kind, text: &str) -> Record {
    let (records, summary) = read_files(kind, &[("a.csv", text.as_bytes())]).unwrap();
    assert_eq!(summary.faults, []);
    assert_eq!(records.len(), 1);
    records.into_iter().next().unwrap()
}

fn repairs(kind: Kind, text: &str) -> Vec<(Option<&'static str>, Repair, u64, u64)> {
    let (_, summary) = read_files(kind, &[("a.csv", text.as_bytes())]).unwrap();
    assert_eq!(summary.faults, []);
    summary.repairs.iter().map(|found| (found.column, found.repair, found.rows, found.first_row)).collect()
}

#[test]
fn a_person_of_the_index_is_read() {
    let Record::Person(wren) = only(Kind::PersonIndex, &example_of(&PERSON_INDEX)) else { panic!("not a person") };
    assert_eq!(wren.local_id.value(), "X10000001/MD10442");
    assert_eq!((wren.given_name.as_deref(), wren.family_name.as_str()), (Some("Wren"), "Rowanfield"));
    assert_eq!((wren.date_of_birth, wren.sex), (date(2007, 5, 15), Some(Sex::Female)));
    assert_eq!(wren.limited_access, Some(AccessLimit::Restricted));
    assert_eq!((wren.at.row, wren.at.to_string().as_str()), (2, "a.csv, row 2"));
    assert_eq!(format!("{wren:?}"), "IndexedPerson of a.csv, row 2");
}

#[test]
fn a_prisoner_is_read_with_release_dates_and_alerts() {
    let Record::Prison(held) = only(Kind::Prison, &example_of(&PRISON)) else { panic!("not a prison record") };
    assert_eq!((held.prison_number.value(), held.legal_status), ("A1234BC", Some(LegalStatus::Sentenced)));
    let dates: Vec<_> = held.release_dates().into_iter().map(|found| (found.kind, found.on, found.as_of)).collect();
    let as_of = date(2026, 11, 20);
    assert_eq!(
        dates,
        [
            (ReleaseDateKind::Crd, date(2027, 2, 11), as_of),
            (ReleaseDateKind::Hdced, date(2026, 12, 14), as_of),
            (ReleaseDateKind::Sed, date(2028, 1, 19), as_of),
            (ReleaseDateKind::Led, date(2028, 1, 19), as_of),
        ]
    );
    assert_eq!(held.alerts.len(), 2);
    assert!(held.alerts[0].is_active(context().today) && !held.alerts[1].is_active(context().today));
    let without = example_of(&PRISON).replace("2027-02-11", "").replace("2026-12-14", "").replace("2028-01-19", "");
    let Record::Prison(held) = only(Kind::Prison, &without) else { panic!("not a prison record") };
    assert!(!held.has_release_dates() && held.release_dates().is_empty());
}

#[test]
fn a_person_known_to_probation_is_read() {
    let Record::Probation(known) = only(Kind::Probation, &example_of(&PROBATION)) else { panic!("not probation") };
    assert_eq!((known.crn.value(), known.supervision_from), ("X123456", Some(date(2027, 2, 11))));
}

#[test]
fn every_table_of_the_return_is_read_and_written_back() {
    let files: Vec<(String, String)> =
        Kind::Ssda903.tables().into_iter().map(|table| (format!("{}.csv", table.name), example_of(table))).collect();
    let given: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let (records, summary) = read_files(Kind::Ssda903, &given).unwrap();
    assert_eq!((summary.accepted(), summary.refused(), summary.faults.len()), (12, 0, 0));
    for ((_, text), record) in files.iter().zip(&records) {
        let written = text.lines().nth(1).unwrap();
        assert_eq!(record.cells().join(","), written);
        assert!(matches!(record, Record::Return(ReturnYear::ThisYear, _)));
        assert!(record.key().starts_with("MD10"), "{record:?}");
    }
}

#[test]
fn the_year_before_has_its_own_files_and_codes() {
    let header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n";
    let (this, before) = (format!("{header}MD1,F,15/05/2007,WBRI,,,\n"), format!("{header}MD1,2,15/05/2007,WBRI,,,\n"));
    let context = Context { return_year: 2025, ..context() };
    let sources = [Source::new("Header.csv", this.as_bytes()), Source::new("in/HEADER_LAST.csv", before.as_bytes())];
    let mut years = Vec::new();
    let summary = read(Kind::Ssda903, sources, &context, &mut |record| {
        if let Record::Return(year, row) = record
            && let ReturnRow::Child(child) = *row
        {
            years.push((year, child.sex));
        }
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(years, [(ReturnYear::ThisYear, Sex::Female), (ReturnYear::YearBefore, Sex::Female)]);
    assert_eq!(summary.files[1].file.as_ref(), "HEADER_LAST.csv");
}

#[test]
fn a_council_may_have_nobody_in_a_table_of_the_return() {
    let (records, summary) = read_files(Kind::Ssda903, &[("dolo.csv", b"CHILD,DOB,DOLO_START,DOLO_END\r\n")]).unwrap();
    assert!(records.is_empty() && summary.files[0].table == "DoLo");
}

#[test]
fn an_episode_speaks_the_words_of_the_domain() {
    let text = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
                MD1,02/09/2016,S,J1,N6,R5,PR3,03/09/2017,E44,,,,\n";
    let context = Context { return_year: 2018, ..context() };
    let mut episodes = Vec::new();
    read(Kind::Ssda903, [Source::new("e.csv", text.as_bytes())], &context, &mut |record| {
        if let Record::Return(_, row) = record
            && let ReturnRow::Episode(row) = *row
        {
            episodes.push(row.episode().unwrap());
        }
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(episodes[0].placement, Some(Placement::R5));
    assert_eq!(episodes[0].reason_ended, Some(ReasonEnded::E48), "special guardianship as it was coded up to 2018");
}

#[test]
fn what_cannot_mean_anything_else_is_put_right_and_said() {
    let text = format!(
        "\u{FEFF}{}\r\n\r\n{}\r\n,,,,,,,,,,,,,,,,,,\r\n\r\n",
        PERSON_INDEX.names().map(|name| format!(" {}", name.to_uppercase())).collect::<Vec<_>>().join(","),
        "md10442, Wren ,,Rowanfield,,,2007-05-15,f,wbri,xm42rb,a123456789012,,,,,,,,Restricted",
    );
    let found = repairs(Kind::PersonIndex, &text);
    assert_eq!(
        found,
        [
            (None, Repair::ByteOrderMark, 1, 1),
            (None, Repair::BlankRow, 3, 2),
            (Some("ethnicity"), Repair::UpperCase, 1, 3),
            (Some("given_name"), Repair::Trimmed, 1, 3),
            (Some("limited_access"), Repair::UpperCase, 1, 3),
            (Some("local_id"), Repair::ColumnName, 1, 1),
            (Some("local_id"), Repair::UpperCase, 1, 3),
            (Some("postcode"), Repair::UpperCase, 1, 3),
            (Some("sex"), Repair::UpperCase, 1, 3),
            (Some("upn"), Repair::UpperCase, 1, 3),
        ]
    );
    let Record::Person(wren) = only(Kind::PersonIndex, &text) else { panic!("not a person") };
    assert_eq!((wren.at.row, wren.postcode.as_deref(), wren.given_name.as_deref()), (3, Some("XM4 2RB"), Some("Wren")));
}

#[test]
fn columns_come_in_any_order_and_the_last_row_may_lack_its_end() {
    let names: Vec<&str> = PROBATION.names().collect();
    let cells: Vec<&str> = PROBATION.columns.iter().map(|column| column.example).collect();
    let reversed = |cells: &[&str]| cells.iter().rev().copied().collect::<Vec<_>>().join(",");
    for end in ["", "\n", "\r\n", "\n\n\n"] {
        let text = format!("{}\n\n\n{}{end}", reversed(&names), reversed(&cells));
        let Record::Probation(known) = only(Kind::Probation, &text) else { panic!("not probation") };
        assert_eq!((known.crn.value(), known.at.row), ("X123456", 4), "{end:?}");
    }
}

#[test]
fn the_safeguarding_dataset_is_read_object_by_object() {
    let person = "pers_legacy_id,pers_person_id,pers_forename,pers_surname,pers_sex,pers_ethnicity,pers_dob,\
                  pers_common_child_id,pers_expected_dob\n\
                  ,MD10442,Wren,Rowanfield,F,WBRI,2007-05-15 00:00:00.000,9990000018,\n\
                  ,MD10999,,Rowanfield,,,,,2027-01-30 00:00:00.000\n";
    let address = "addr_person_id,addr_address_type,addr_address_start_date,addr_address_end_date,addr_address_postcode\n\
                   MD10442,Home,2024-09-01,,XM42RB\n";
    let leavers = "clea_table_id,clea_person_id,clea_care_leaver_eligibility,clea_care_leaver_in_touch,\
                   clea_care_leaver_latest_contact,clea_care_leaver_accommodation,clea_care_leaver_accom_suitable,\
                   clea_care_leaver_activity,clea_pathway_plan_review_date,clea_care_leaver_personal_advisor,\
                   clea_care_leaver_allocated_team,clea_care_leaver_worker_id\n\
                   C1,MD10442,former relevant,YES,2026-10-02,X - In custody,2,G5,2026-07-14,Ada Linden,North,W1\n";
    let files = [("p.csv", person.as_bytes()), ("a.csv", address.as_bytes()), ("c.csv", leavers.as_bytes())];
    let (records, summary) = read_files(Kind::PersonIndex, &files).unwrap();
    assert_eq!((summary.accepted(), summary.fault_count), (3, 0));
    assert!(summary.repairs.iter().any(|found| found.repair == Repair::NotBornYet && found.rows == 1));
    let [Record::Person(wren), Record::Address(home), Record::CareLeaver(leaver)] = records.as_slice() else {
        panic!("three records")
    };
    assert_eq!((wren.date_of_birth, wren.nhs_number.is_some()), (date(2007, 5, 15), true));
    assert_eq!((home.person_id.clone(), home.postcode.as_deref()), (wren.local_id.clone(), Some("XM4 2RB")));
    assert_eq!(
        (records[0].key(), records[1].key(), records[0].table().name),
        ("MD10442".into(), String::new(), "person-index")
    );
    assert_eq!((leaver.eligibility, leaver.accommodation), (Some("Former Relevant"), Some("X")));
}

/// The XML form of one child, and the CSV files that say the same.
const XML: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- made -->\n<EXPSSDA903>\n<CHILD><HEADER>\
    <CHILDID>MD1</CHILDID><UPN>UN3</UPN><SEX>M</SEX><DOB>15/01/2008</DOB><ETHNIC>BAFR</ETHNIC><UASC>1</UASC>\
    <DUC>15/01/2026</DUC><DATE_INT/><IN_TOUCH>YES</IN_TOUCH><ACTIV>F2</ACTIV><ACCOM>U1</ACCOM>\
    <AMISSING><MISSING>M</MISSING><MIS_START>01/02/2025</MIS_START><MIS_END/></AMISSING>\
    <AREVIEW><REVIEW>11/02/2025</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>\
    <AREVIEW><REVIEW>11/08/2025</REVIEW><REVIEW_CODE>PN2</REVIEW_CODE></AREVIEW><MOTHER/><MC_DOB/>\
    <PERMANENCE><PREV_PERM>Z1</PREV_PERM></PERMANENCE><OC2><SDQ_SCORE>14</SDQ_SCORE><CONVICTED>0</CONVICTED></OC2>\
    <AD_PLACED><DATE_PLACED></DATE_PLACED></AD_PLACED>\
    <SWEPISODE><SW_ID>SW1</SW_ID><SW_DECOM>01/06/2023</SW_DECOM><SW_REASON>FCONTA</SW_REASON></SWEPISODE></HEADER>\
    <EPISODE><DECOM>02/09/2021</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N1</CIN><PL>U6</PL><PL_POST>XM7 9TH</PL_POST>\
    <HOME_POST><![CDATA[XM4 2RB]]></HOME_POST><URN>1234567</URN><PLACE_PROVIDER>PR1</PLACE_PROVIDER>\
    <DEC>15/01/2026</DEC><REC>E&#53;</REC><REASON_PLACE_CHANGE/></EPISODE></CHILD>\n</EXPSSDA903>";

#[test]
fn xml_says_the_same_as_csv() {
    let csv = [
        ("h.csv", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nMD1,M,15/01/2008,BAFR,UN3,,\n"),
        ("u.csv", "CHILD,SEX,DOB,DUC\nMD1,M,15/01/2008,15/01/2026\n"),
        ("o.csv", "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nMD1,15/01/2008,YES,F2,U1\n"),
        ("m.csv", "CHILD,DOB,MISSING,MIS_START,MIS_END\nMD1,15/01/2008,M,01/02/2025,\n"),
        ("r.csv", "CHILD,DOB,REVIEW,REVIEW_CODE\nMD1,15/01/2008,11/02/2025,PN1\nMD1,15/01/2008,11/08/2025,PN2\n"),
        ("p.csv", "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\nMD1,15/01/2008,Z1,,\n"),
        (
            "2.csv",
            "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,\
             SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED\nMD1,15/01/2008,14,,0,,,,,,,\n",
        ),
        ("s.csv", "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\nMD1,15/01/2008,SW1,01/06/2023,,FCONTA\n"),
        (
            "e.csv",
            "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
             MD1,02/09/2021,S,C2,N1,U6,PR1,15/01/2026,E5,,XM4 2RB,XM7 9TH,1234567\n",
        ),
    ];
    let csv: Vec<(&str, &[u8])> = csv.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let (from_csv, _) = read_files(Kind::Ssda903, &csv).unwrap();
    let (from_xml, summary) = read_files(Kind::Ssda903, &[("a.xml", XML.as_bytes())]).unwrap();
    assert_eq!(summary.faults, []);
    let cells = |records: &[Record]| -> Vec<String> { records.iter().map(|record| record.cells().join(",")).collect() };
    assert_eq!(cells(&from_xml), cells(&from_csv));
    assert_eq!(summary.files.iter().map(|file| file.accepted).sum::<u64>(), 10);
    assert!(from_xml.iter().all(|record| record.at().row == 1));
}

#[test]
fn reading_stops_at_its_limits() {
    let text = format!("{}{}", example_of(&PROBATION), "X,,,,,,,,,,,,,,,\n".repeat(3_000));
    let limited = |limits| {
        let context = Context { limits, ..context() };
        read(Kind::Probation, [Source::new("p.csv", text.as_bytes())], &context, &mut |_| ControlFlow::Continue(()))
    };
    let summary = limited(Limits::default()).unwrap();
    assert_eq!((summary.faults.len(), summary.fault_count, summary.refused()), (1_000, 9_000, 3_000));
    let error = limited(Limits { rows: 3_000, ..Limits::default() }).unwrap_err();
    assert_eq!(error.to_string(), "p.csv has more than 3000 rows; give it in several files");
    let stopped =
        read(Kind::Probation, [Source::new("p.csv", text.as_bytes())], &context(), &mut |_| ControlFlow::Break(()));
    assert!(matches!(stopped, Err(ExtractError::Stopped { .. })));
    assert!(matches!(read_files(Kind::Prison, &[]), Err(ExtractError::NoFile)));
    let nowhere = Context::new(context().today, "Merrowdale");
    let found = read(Kind::Prison, [], &nowhere, &mut |_| ControlFlow::Continue(()));
    assert!(matches!(found, Err(ExtractError::Authority)));
}

/// Bytes that never end, after a beginning.
fn endless(start: &str, byte: u8) -> impl Read {
    std::io::Cursor::new(start.to_owned().into_bytes()).chain(std::io::repeat(byte))
}

#[test]
fn a_row_that_never_ends_is_not_held() {
    let header = PROBATION.names().collect::<Vec<_>>().join(",");
    let cases = [
        (Kind::Probation, format!("{header}\nX123456,\"")),
        (Kind::Probation, format!("{header}\n")),
        (Kind::Probation, String::from("crn")),
        (Kind::Ssda903, String::from("<EXPSSDA903><CHILD><HEADER><CHILDID>")),
        (Kind::Ssda903, String::from("<EXPSSDA903><CHI")),
        (Kind::Ssda903, String::from("<EXPSSDA903><!--")),
    ];
    for (kind, start) in cases {
        let source = Source::new("p.csv", endless(&start, b'x'));
        let found = read(kind, [source], &context(), &mut |_| ControlFlow::Continue(()));
        assert!(matches!(found, Err(ExtractError::RowTooLong { .. })), "{start} {found:?}");
    }
    let children = format!("<EXPSSDA903><CHILD>{}", "<EPISODE><LS>C2</LS></EPISODE>".repeat(100_000));
    assert!(matches!(
        read_files(Kind::Ssda903, &[("a.xml", children.as_bytes())]),
        Err(ExtractError::RowTooLong { .. })
    ));
}

/// A file whose disk fails after some bytes.
struct Failing(&'static [u8]);

impl Read for Failing {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.0.is_empty() { Err(std::io::Error::other("the disk failed")) } else { self.0.read(into) }
    }
}

#[test]
fn a_disk_that_fails_is_said_to_fail() {
    for (kind, bytes) in [(Kind::Prison, &b"prison_number,"[..]), (Kind::Ssda903, b"<EXPSSDA903>"), (Kind::Prison, b"")]
    {
        let found = read(kind, [Source::new("p", Failing(bytes))], &context(), &mut |_| ControlFlow::Continue(()));
        assert!(matches!(found, Err(ExtractError::Unreadable { .. })), "{found:?}");
    }
}

#[test]
fn rows_are_written_only_with_all_their_cells() {
    let mut writer = TableWriter::start(&PRISON, Vec::new()).unwrap();
    assert!(writer.cells(["A1234BC"]).is_err());
    let _: fn(&mut TableWriter<Vec<u8>>, &IndexedPerson) -> std::io::Result<()> = TableWriter::record;
    let _: fn(&CareEpisodeRow) -> Option<domain::care::CareEpisode> = CareEpisodeRow::episode;
}
