//! Bytes as a file of a return: read, and checked by every rule if they can be read.

use std::io::{Cursor, Write};

use returns::day::Year;
use returns::read::{Of, Reader};
use returns::sample::Sample;
use returns::{Return, Table, check};

/// Reads bytes as this year's and the previous year's file, and checks what was read.
pub fn is_read_or_refused(name: &str, bytes: &[u8]) {
    let year = 2023 + u16::try_from(bytes.len() % 5).unwrap();
    let mut given = Return::new(Year::try_new(year).unwrap());
    let mut reader = Reader::new(&mut given);
    for of in [Of::This, Of::Previous] {
        if let Err(error) = reader.file(name, of, bytes) {
            assert!(error.to_string().contains(name));
            return;
        }
    }
    for table in Table::ALL {
        given.give(table, false);
        given.give(table, true);
    }
    let mut issues = 0;
    let outcome = check(&mut given, &Sample::lookups().unwrap(), None, |issue| {
        assert!(issue.at.row > 0 && !issue.columns().is_empty());
        issues += 1;
    }, |_| {});
    assert_eq!(issues, outcome.issues);
}

/// A workbook with these bytes as the XML of its one sheet.
pub fn workbook(sheet: &[u8]) -> Vec<u8> {
    let parts: [(&str, &[u8]); 5] = [
        ("[Content_Types].xml", br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#),
        (
            "_rels/.rels",
            br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(name, stored).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
