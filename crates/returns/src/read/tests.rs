//! Files as they come: good ones, bad ones, and what is said of each.

use std::io::{Cursor, Write};

use proptest::prelude::*;

use super::{Note, Of, ReadError, Reader};
use crate::day::Year;
use crate::store::Return;
use crate::table::Table;

fn read(name: &str, bytes: &[u8]) -> Result<(Return, Vec<Note>), ReadError> {
    let mut given = Return::new(Year::try_new(2026).unwrap());
    let mut reader = Reader::new(&mut given);
    reader.file(name, Of::This, bytes)?;
    let notes = reader.into_notes().into_iter().map(|noted| noted.note).collect();
    given.index();
    Ok((given, notes))
}

const OC3: &str = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nMD1,15/05/2006,YES,F2,U1\nMD2,16/05/2006,NO,0,X2\n";

fn oc3(given: &Return) -> Vec<(u32, String, String)> {
    let children = (0..given.children()).flat_map(|place| given.rows_of_child(place, false).oc3);
    children.map(|row| (row.at.row, row.child.to_owned(), row.accom.to_owned())).collect()
}

fn rows(list: &[(u32, &str, &str)]) -> Vec<(u32, String, String)> {
    list.iter().map(|(row, child, accom)| (*row, (*child).to_owned(), (*accom).to_owned())).collect()
}

#[test]
fn a_plain_file_is_read_as_it_stands() {
    let (given, notes) = read("oc3.csv", OC3.as_bytes()).unwrap();
    assert_eq!(notes, []);
    assert_eq!(oc3(&given), rows(&[(2, "MD1", "U1"), (3, "MD2", "X2")]));
}

#[test]
fn what_can_mean_one_thing_only_is_put_right_and_said() {
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(OC3.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let big: Vec<u8> = OC3.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let with_mark = [b"\xEF\xBB\xBF", OC3.as_bytes()].concat();
    let cases: Vec<(&str, Vec<u8>, Note)> = vec![
        ("UTF-16", utf16, Note::Utf16),
        ("UTF-16 without mark", big, Note::Utf16),
        ("mark", with_mark, Note::Mark),
        ("semicolons", OC3.replace(',', ";").into_bytes(), Note::Divider(';')),
        ("tabs", OC3.replace(',', "\t").into_bytes(), Note::Divider('\t')),
        ("line of the dividing sign", format!("sep=,\n{OC3}").into_bytes(), Note::DividerLine),
        ("commas at the end", OC3.replace('\n', ",,\n").into_bytes(), Note::EmptyColumns),
        ("small letters", OC3.replace("U1", "u1").replace("MD", "md").into_bytes(), Note::Capitals),
        ("names in small letters", OC3.replace("ACCOM", "accom").into_bytes(), Note::ColumnName),
        ("columns again", format!("{OC3}CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n").into_bytes(), Note::HeaderAgain),
        ("blank rows", format!("{OC3}\n,,,,\n").into_bytes(), Note::BlankRow),
        ("a dash of Windows", [OC3.as_bytes(), b"MD3,,\x96,,\n"].concat(), Note::Windows1252),
    ];
    for (name, bytes, note) in cases {
        let (given, notes) = read("oc3.csv", &bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(notes.contains(&note), "{name}: {notes:?}");
        let read: Vec<_> = oc3(&given).into_iter().map(|(_, child, accom)| (child, accom)).take(2).collect();
        assert_eq!(read, [("MD1".into(), "U1".into()), ("MD2".into(), "X2".into())], "{name}");
    }
}

#[test]
fn odd_dates_are_left_and_said() {
    for (date, note) in [
        ("39217", Note::DayNumbers),
        ("2007-05-15", Note::YearFirst),
        ("01/01/1900", Note::NineteenHundred),
        (" 15/05/2007", Note::SpacesAround),
    ] {
        let (given, notes) = read("oc3.csv", OC3.replace("15/05/2006", date).as_bytes()).unwrap();
        assert_eq!(notes, [note], "{date}");
        assert_eq!(given.rows_of_child(0, false).oc3.first().unwrap().dob.text, date);
    }
}

#[test]
fn what_cannot_be_read_is_refused_with_its_place() {
    let long = format!("{OC3}MD3,15/05/2006,{},F2,U1\n", "x".repeat(20_000));
    let endless = format!("{OC3}MD3,\"{}", "x".repeat(10 << 20));
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (b"".to_vec(), "f.csv is empty"),
        (b" \n \n".to_vec(), "f.csv is empty"),
        (b"%PDF-1.7".to_vec(), "f.csv is a PDF; give CSV, XML or a workbook (.xlsx)"),
        (b"<html><body>".to_vec(), "f.csv is a web page; give CSV, XML or a workbook (.xlsx)"),
        (
            OC3.replace(",ACCOM", "").into_bytes(),
            "f.csv, row 1 does not have the columns of a table of the return; it is most like OC3: it lacks ACCOM",
        ),
        (
            OC3.replace("ACCOM", "HOUSE").into_bytes(),
            "f.csv, row 1 does not have the columns of a table of the return; it is most like OC3: it lacks ACCOM; it also has HOUSE",
        ),
        (OC3.replace("ACCOM", "DOB").into_bytes(), "f.csv, row 1 has the column DOB twice"),
        (
            format!("{OC3}MD3,15/05/2006,YES,F2,U1,more\n").into_bytes(),
            "f.csv, row 4 has 6 cells where there are 5 columns",
        ),
        (long.into_bytes(), "f.csv, row 4, column IN_TOUCH holds more than 10,000 characters"),
        (endless.into_bytes(), "f.csv, row 4 is longer than a megabyte; is a quotation mark not closed?"),
        (
            OC3.replace("YES", "Y\u{1}S").into_bytes(),
            "f.csv, row 2, column IN_TOUCH holds a character that cannot be seen",
        ),
        (
            OC3.replace('\n', "\r").into_bytes(),
            "f.csv is text whose rows end in carriage returns alone: save it again as CSV; give CSV, XML or a workbook (.xlsx)",
        ),
        (b"PK\x03\x04 not a zip".to_vec(), "f.csv cannot be read as a workbook (.xlsx)"),
        (
            b"<a/>".to_vec(),
            "f.csv is XML of something else: its outermost element is not EXPSSDA903; give CSV, XML or a workbook (.xlsx)",
        ),
        (
            b"<EXPSSDA903><CHILD><HEADER><CHILDID>A</CHILDID><ODD>1</ODD></HEADER></CHILD></EXPSSDA903>".to_vec(),
            "f.csv, child 1 holds text where only elements may stand",
        ),
        (b"<EXPSSDA903><CHILD><HEADER><CHILDID>A</CHILDID>".to_vec(), "f.csv, child 1 is where the file breaks off"),
        (b"<!DOCTYPE x><EXPSSDA903/>".to_vec(), "f.csv, child 0 comes with a document type of its own"),
    ];
    for (bytes, expected) in cases {
        let error = read("f.csv", &bytes).map(|_| ()).unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn a_table_comes_once_for_each_year() {
    let mut given = Return::new(Year::try_new(2026).unwrap());
    let mut reader = Reader::new(&mut given);
    reader.file("a.csv", Of::This, OC3.as_bytes()).unwrap();
    reader.file("b.csv", Of::Previous, OC3.as_bytes()).unwrap();
    let twice = reader.file("c.csv", Of::This, OC3.as_bytes()).unwrap_err();
    assert_eq!(twice.to_string(), "c.csv holds the table OC3, and so does a.csv; give each table once");
}

#[test]
fn the_xml_form_gives_the_same_rows() {
    let xml = "<?xml version=\"1.0\"?><EXPSSDA903><CHILD><HEADER><CHILDID>MD1</CHILDID><SEX>F</SEX><DOB>15/05/2006</DOB>\
               <UASC>0</UASC><IN_TOUCH>yes</IN_TOUCH><ACTIV>F2</ACTIV><ACCOM>U1</ACCOM>\
               <AREVIEW><REVIEW>01/06/2025</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW></HEADER>\
               <EPISODE><DECOM>01/05/2020</DECOM><PL>U6</PL></EPISODE></CHILD></EXPSSDA903>";
    let (given, notes) = read("all.xml", xml.as_bytes()).unwrap();
    assert_eq!(notes, [Note::Capitals]);
    let rows = given.rows_of_child(0, false);
    assert_eq!((rows.headers.len(), rows.uasc.len(), rows.ad1.len()), (1, 0, 0));
    assert_eq!(rows.oc3.first().unwrap().in_touch, "YES");
    assert_eq!(rows.episodes.first().unwrap().place, "U6");
    assert_eq!(rows.reviews.first().unwrap().dob.text, "15/05/2006");
    assert!(given.is_given(Table::Uasc, false) && !given.is_given(Table::SwEpisodes, false));
}

/// A workbook with this XML in its one sheet.
fn workbook(sheet: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let parts = [
        ("[Content_Types].xml", format!("<Types xmlns='{package}/content-types'/>")),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns='{package}/relationships'><Relationship Id='rId1' Type='{office}/officeDocument' \
                 Target='xl/workbook.xml'/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns='{main}' xmlns:r='{office}'><sheets><sheet name='a' sheetId='1' r:id='rId1'/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns='{package}/relationships'><Relationship Id='rId1' Type='{office}/worksheet' \
                 Target='worksheets/sheet1.xml'/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                "<styleSheet xmlns='{main}'><cellXfs count='2'><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns='{main}'><sheetData>{sheet}</sheetData></worksheet>")),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn text_cell(place: &str, text: &str) -> String {
    format!("<c r='{place}' t='inlineStr'><is><t>{text}</t></is></c>")
}

fn sheet_of_oc3() -> String {
    let names: String = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM"
        .split(',')
        .zip('A'..)
        .map(|(name, column)| text_cell(&format!("{column}1"), name))
        .collect();
    let cells =
        [text_cell("A2", "MD1"), "<c r='B2' s='1'><v>38852</v></c>".to_owned(), text_cell("C2", "YES")].concat();
    format!("<row r='1'>{names}</row><row r='2'>{cells}<c r='D2' t='n'><v>0</v></c><c r='E2'/></row>")
}

#[test]
fn a_workbook_is_read_whatever_it_is_called_and_its_dates_become_days() {
    let (given, notes) = read("oc3.csv", &workbook(&sheet_of_oc3())).unwrap();
    assert_eq!(notes, [Note::Workbook]);
    let rows = given.rows_of_child(0, false).oc3;
    let row = rows.first().unwrap();
    assert_eq!((row.dob.text, row.in_touch, row.activ, row.at.row), ("15/05/2006", "YES", "0", 2));
}

#[test]
fn a_cell_far_away_costs_nothing() {
    let far = "<row r='1048576'><c r='XFD1048576' t='n'><v>1</v></c></row>";
    let (given, _) = read("oc3.xlsx", &workbook(&format!("{}{far}", sheet_of_oc3()))).unwrap();
    assert_eq!(given.rows(), 1);
}

#[test]
fn a_workbook_that_grows_beyond_measure_is_refused() {
    let packed = workbook(&sheet_of_oc3().repeat(2_000));
    let refused = super::workbook::unpacks_to_at_most(100_000, &packed, "bomb.xlsx").unwrap_err();
    assert_eq!(refused.to_string(), "bomb.xlsx unpacks to more than half a gigabyte");
    let empty = read("a.xlsx", &workbook("")).map(|_| ()).unwrap_err();
    assert_eq!(empty.to_string(), "a.xlsx has no sheet that is a table of the return");
}

proptest! {
    /// Any change of a few bytes of a good file is read or refused, and never breaks a reader or a rule.
    #[test]
    fn changed_bytes_are_read_or_refused(
        which in 0_usize..3,
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>(), 0_u8..3), 1..12),
    ) {
        let xml = "<?xml version='1.0'?><EXPSSDA903><CHILD><HEADER><CHILDID>MD1</CHILDID><DOB>15/05/2006</DOB></HEADER>\
                   <EPISODE><DECOM>01/05/2020</DECOM></EPISODE></CHILD></EXPSSDA903>";
        let mut bytes = match which {
            0 => OC3.as_bytes().to_vec(),
            1 => xml.as_bytes().to_vec(),
            _ => workbook(&sheet_of_oc3()),
        };
        for (place, byte, how) in changes {
            if bytes.is_empty() {
                break;
            }
            let place = place.index(bytes.len());
            match how {
                0 => bytes[place] = byte,
                1 => bytes.insert(place, byte),
                _ => _ = bytes.remove(place),
            }
        }
        if let Ok((mut given, _)) = read("a.csv", &bytes) {
            crate::check(&mut given, &crate::Lookups::default(), None, |_| {}, |_| {});
        }
    }
}
