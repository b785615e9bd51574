//! Cells as agencies really write them, and what is said of each.

use domain::identifier::IdentifierRefused::{CheckCharacter, SaysWhyThereIsNone, Shape};
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::columns::Need;
use crate::kind::Kind;

fn against() -> Against<'static> {
    Against { today: date(2026, 11, 21), authority: "X10000001", year: 2026 }
}

fn column(format: Format) -> Column {
    Column { name: "c", format, need: Need::Optional, meaning: "", example: "" }
}

fn read_as(format: Format, cell: &str) -> Result<Value<'_>, Because> {
    read(&column(format), cell, against()).map(|(value, _)| value)
}

fn repairs(format: Format, cell: &str) -> Vec<Repair> {
    read(&column(format), cell, against()).unwrap().1.into_iter().flatten().collect()
}

const PAST: Format = Format::Date(When::UpToToday);
const ANY: Format = Format::Date(When::AnyDay);
const MOMENT: Format = Format::Moment(When::UpToToday);

#[test]
fn the_example_of_every_column_can_be_read() {
    for table in Kind::ALL.iter().flat_map(|kind| kind.tables()) {
        for column in table.columns {
            let found = read(column, column.example, against());
            let may_be_empty = column.need != Need::Required;
            assert!(found.is_ok() && (!column.example.is_empty() || may_be_empty), "{} {found:?}", column.name);
        }
    }
}

#[test]
fn days_are_read_in_two_shapes() {
    for text in ["2008-02-29", "29/02/2008", " 29/02/2008 "] {
        assert_eq!(read_as(PAST, text).unwrap(), Value::Date(date(2008, 2, 29)), "{text}");
    }
    for text in ["2008-02-29 00:00:00.000", "2008-02-29T00:00:00Z", "29/02/2008 00:00", "2008-02-29"] {
        assert_eq!(read_as(MOMENT, text).unwrap(), Value::Date(date(2008, 2, 29)), "{text}");
    }
    assert_eq!(repairs(MOMENT, "2008-02-29 00:00:00"), [Repair::Midnight]);
}

#[test]
fn each_mistake_in_a_day_has_its_own_reason() {
    let cases = [
        ("31/02/2010", Because::NoSuchDay),
        ("29/02/2009", Because::NoSuchDay),
        ("2010-13-32", Because::NoSuchDay),
        ("00/01/2010", Because::NoSuchDay),
        ("12/31/2008", Because::MonthFirst),
        ("15/05/07", Because::TwoDigitYear),
        ("1-5-07", Because::TwoDigitYear),
        ("15-May-07", Because::TwoDigitYear),
        ("39217", Because::SerialNumber),
        ("39217.0", Because::SerialNumber),
        ("0", Because::SerialNumber),
        ("01/01/1900", Because::Placeholder),
        ("1900-01-00", Because::Placeholder),
        ("1899-12-30", Because::Placeholder),
        ("31/12/9999", Because::Placeholder),
        ("0208-05-15", Because::Placeholder),
        ("22/11/2026", Because::AfterToday),
        ("2026-11-20 14:30", Because::TimeOfDay),
        ("2026-11-20 00:00:00", Because::TimeOfDay),
        ("15 May 2007", Because::NotADate),
        ("5/1/2008", Because::NotADate),
        ("2007", Because::NotADate),
        ("not known", Because::NotADate),
        ("٣١/٠٢/٢٠١٠", Because::NotADate),
        ("15/05/+207", Because::NotADate),
    ];
    for (text, because) in cases {
        assert_eq!(read_as(PAST, text).unwrap_err(), because, "{text}");
    }
    assert_eq!(read_as(ANY, "22/11/2026").unwrap(), Value::Date(date(2026, 11, 22)));
    assert_eq!(read_as(PAST, "21/11/2026").unwrap(), Value::Date(date(2026, 11, 21)));
    assert_eq!(read_as(MOMENT, "2026-11-20 14:30:00").unwrap_err(), Because::TimeOfDay);
}

#[test]
fn unknown_parts_of_a_day_stand_before_known_ones() {
    let read_as = |text| read_as(Format::PartialDate, text);
    for text in ["12/03/2012", "zz/03/2012", "ZZ/ZZ/2012", "zz/zz/zzzz"] {
        assert!(read_as(text).is_ok(), "{text}");
    }
    for (text, because) in [
        ("12/zz/2012", Because::NotADate),
        ("zz/03/zzzz", Because::NotADate),
        ("zz/13/2012", Because::NoSuchDay),
        ("zz/zz/1900", Because::Placeholder),
        ("31/02/2012", Because::NoSuchDay),
        ("zz/zz/12", Because::NotADate),
    ] {
        assert_eq!(read_as(text).unwrap_err(), because, "{text}");
    }
}

#[test]
fn text_is_tidied_and_its_faults_are_told_apart() {
    let cases = [
        (Format::Name, "Wren\nJuniper", Because::LineBreak),
        (Format::Name, "Wren\u{7}", Because::ControlCharacter),
        (Format::Name, "Wren\u{85}", Because::ControlCharacter),
        (Format::Name, "Zo\u{FFFD}", Because::LostCharacter),
        (Format::Name, "123", Because::NotAName),
        (Format::Text(3), "four", Because::TooLong { longest: 3 }),
        (Format::Number(40), "41", Because::NotANumber { largest: 40 }),
        (Format::Number(40), "-1", Because::NotANumber { largest: 40 }),
        (Format::Number(40), "99999999", Because::NotANumber { largest: 40 }),
        (Format::Postcode, "XM4", Because::NotAPostcode),
        (Format::Postcode, "4XM 2RB", Because::NotAPostcode),
        (Format::Postcode, "XM4 RRB", Because::NotAPostcode),
        (Format::Postcode, "XM4 2RÉ", Because::NotAPostcode),
        (Format::Email, "ada.linden", Because::NotAnEmail),
        (Format::Email, "ada linden@merrowdale.example", Because::NotAnEmail),
        (Format::Email, "ada@merrowdale", Because::NotAnEmail),
        (Format::Establishment, "LARK", Because::NotOfShape { shape: "three letters or digits" }),
        (Format::Urn, "SC 34567", Because::NotOfShape { shape: "up to eight letters or digits" }),
        (Format::Alerts, "LCE:2026-03-02", Because::NotAnAlert),
        (Format::Alerts, "LCE:2026-03-02:2026-01-01", Because::NotAnAlert),
        (Format::Alerts, "LCE:31/02/2026:", Because::NoSuchDay),
        (Format::Alerts, "LCE:2027-03-02:", Because::AfterToday),
        (Format::Alerts, ":2026-03-02:", Because::NotAnAlert),
    ];
    for (format, text, because) in cases {
        assert_eq!(read_as(format, text).unwrap_err(), because, "{text}");
    }
    assert_eq!(read_as(Format::Name, "  Zoë \u{A0}").unwrap(), borrowed("Zoë"));
    assert_eq!(repairs(Format::Name, " Wren"), [Repair::Trimmed]);
    for text in ["xm42rb", "XM4 2RB", "XM42RB", "Xm4  2rB"] {
        assert_eq!(read_as(Format::Postcode, text).unwrap(), borrowed("XM4 2RB"), "{text}");
    }
    assert!(matches!(read_as(Format::Alerts, "lce:2026-03-02: ; AS:02/03/2026:2026-06-30;").unwrap(),
        Value::Alerts(alerts) if alerts.len() == 2 && alerts[0].code == "LCE" && alerts[0].to.is_none()));
}

#[test]
fn codes_are_read_as_the_year_has_them() {
    let placement = Format::Coded(List::Placement);
    assert_eq!(read_as(placement, "u6").unwrap(), Value::Code("U6"));
    assert_eq!(repairs(placement, "u6"), [Repair::UpperCase]);
    assert_eq!(read_as(placement, "U9").unwrap_err(), Because::NoSuchCode { list: List::Placement });
    let of_other_year = Because::CodeOfOtherYear { list: List::Placement, year: 2026, from: 0, to: 2024 };
    assert_eq!(read_as(placement, "H5").unwrap_err(), of_other_year);
    let words = Format::CodedWithWords(List::AccommodationKind);
    assert_eq!(read_as(words, "X - In custody").unwrap(), Value::Code("X"));
    assert_eq!(repairs(words, "X - In custody"), [Repair::WordsAfterCode]);
    assert_eq!(read_as(words, "In custody").unwrap_err(), Because::NoSuchCode { list: List::AccommodationKind });
    assert_eq!(read_as(Format::UpnOrWhyNot, "un3").unwrap(), Value::Code("UN3"));
}

#[test]
fn numbers_that_name_people_are_checked() {
    let refused = |scheme, text| read_as(Format::Numbered(scheme), text).unwrap_err();
    for (number, text, because) in [
        (Number::Prison, "A123BC", Shape { scheme: Scheme::PrisonNumber }),
        (Number::Crn, "X12345", Shape { scheme: Scheme::Crn }),
        (Number::Pnc, "2020/0000001F", CheckCharacter { scheme: Scheme::Pnc }),
        (Number::Nhs, "9990000019", CheckCharacter { scheme: Scheme::NhsNumber }),
        (Number::Upn, "UN3", SaysWhyThereIsNone { code: "UN3" }),
    ] {
        assert_eq!(refused(number, text), Because::Identifier(because), "{text}");
    }
    assert_eq!(
        read_as(Format::LocalId, "md10442").unwrap(),
        Value::Identifier(Identifier::local("X10000001", "MD10442").unwrap())
    );
    assert!(read_as(Format::LocalId, "MD123456789").is_err());
}

#[test]
fn an_empty_cell_is_not_known_unless_every_row_needs_it() {
    let required = Column { need: Need::Required, ..column(Format::Name) };
    for text in ["", "  ", "\u{A0}"] {
        assert_eq!(read_as(Format::Name, text).unwrap(), Value::Missing);
        assert_eq!(read(&required, text, against()).unwrap_err(), Because::Missing);
    }
}

proptest! {
    #[test]
    fn every_day_that_is_written_reads_back(days in 0..100_000_i64) {
        let day = date(1901, 1, 1).saturating_add(jiff::Span::new().days(days));
        let written = [format!("{day}"), format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())];
        for text in written {
            prop_assert_eq!(read_as(ANY, &text).unwrap(), Value::Date(day));
        }
    }

    #[test]
    fn no_text_is_too_strange_to_be_refused(text in any::<String>(), shape in "[0-9/:zZ\\-. T]{0,24}") {
        for table in Kind::ALL.iter().flat_map(|kind| kind.tables()) {
            for column in table.columns {
                let _ = read(column, &text, against());
                let _ = read(column, &shape, against());
            }
        }
    }
}
