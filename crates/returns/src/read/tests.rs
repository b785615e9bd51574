//! Files as they come: good ones, bad ones, and what is said of each.

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
