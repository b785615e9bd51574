//! Numbers in every form an agency writes them, and mistyped ones.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;

const TODAY: Date = date(2026, 11, 21);

fn read(scheme: Scheme, text: &str) -> Result<String, IdentifierRefused> {
    Identifier::parse(scheme, text, TODAY).map(|identifier| identifier.value().to_owned())
}

#[test]
fn every_form_reads_as_one() {
    use Scheme::{Crn, Cro, LocalId, NhsNumber, Pnc, PrisonNumber, Upn};
    for (scheme, text, canonical) in [
        (PrisonNumber, "A1234BC", "A1234BC"),
        (PrisonNumber, " a1234bc ", "A1234BC"),
        (PrisonNumber, "A1234 BC", "A1234BC"),
        (Crn, "x123456", "X123456"),
        (Pnc, "2020/0000001E", "2020/0000001E"),
        (Pnc, "20200000001E", "2020/0000001E"),
        (Pnc, "20/0000001E", "2020/0000001E"),
        (Pnc, "200000001E", "2020/0000001E"),
        (Pnc, "20/1e", "2020/0000001E"),
        (Pnc, "2020/1E", "2020/0000001E"),
        (Pnc, "26/1W", "2026/0000001W"),
        (Pnc, "27/1L", "1927/0000001L"),
        (Pnc, "95/1W", "1995/0000001W"),
        (Cro, "000001/95V", "000001/95V"),
        (Cro, "1/95v", "000001/95V"),
        (Cro, "SF95/1H", "SF95/1H"),
        (Upn, "a123456789012", "A123456789012"),
        (Upn, "A12345678901B", "A12345678901B"),
        (NhsNumber, "999 000 0018", "9990000018"),
        (NhsNumber, "999-000-0018", "9990000018"),
        (LocalId, "x10000001/ab-0042", "X10000001/AB-0042"),
    ] {
        assert_eq!(read(scheme, text).as_deref(), Ok(canonical), "{text}");
    }
}

#[test]
fn what_is_not_a_number_is_refused_with_the_reason() {
    use Scheme::{Crn, Cro, LocalId, NhsNumber, Pnc, PrisonNumber, Upn};
    let shape = |scheme| IdentifierRefused::Shape { scheme };
    let check = |scheme| IdentifierRefused::CheckCharacter { scheme };
    for (scheme, text, refused) in [
        (PrisonNumber, "  ", IdentifierRefused::Empty { scheme: PrisonNumber }),
        (PrisonNumber, "A12345C", shape(PrisonNumber)),
        (PrisonNumber, "A1234BCD", shape(PrisonNumber)),
        (PrisonNumber, "É1234BC", shape(PrisonNumber)),
        (Crn, "X12345", shape(Crn)),
        (Pnc, "2020/0000001F", check(Pnc)),
        (Pnc, "2020/00000011", shape(Pnc)),
        (Pnc, "020/1E", shape(Pnc)),
        (Pnc, "20/00000001E", shape(Pnc)),
        (Pnc, "2020-0000001E", shape(Pnc)),
        (Pnc, "201E", shape(Pnc)),
        (Pnc, "20/1É", shape(Pnc)),
        (Pnc, "/E", shape(Pnc)),
        (Cro, "SF95/1J", check(Cro)),
        (Cro, "1/1995X", shape(Cro)),
        (Cro, "SF95/X", shape(Cro)),
        (Upn, "I123456789012", shape(Upn)),
        (Upn, "A12345678901S", shape(Upn)),
        (Upn, "UN3", IdentifierRefused::SaysWhyThereIsNone { code: "UN3" }),
        (NhsNumber, "9990000019", check(NhsNumber)),
        (NhsNumber, "999000001", shape(NhsNumber)),
        (LocalId, "0042", shape(LocalId)),
        (LocalId, "X10000001/00000000042", shape(LocalId)),
        (LocalId, "X10000001/", shape(LocalId)),
    ] {
        assert_eq!(read(scheme, text), Err(refused), "{text}");
    }
}

#[test]
fn a_pupil_number_begins_with_the_letter_that_follows_from_the_rest() {
    for (text, expected) in [
        ("P207000016049", true),
        ("B207000016049", false),
        ("B801200005001", true),
        ("A801200005001", false),
        ("A00000000000A", true),
        // A last letter counts as its place in the letters: B is 1, 13 times.
        ("P00000000000B", true),
        ("A00000000000B", false),
    ] {
        let upn = Identifier::parse(Scheme::Upn, text, TODAY).unwrap();
        assert_eq!(upn.has_right_check_character(), expected, "{text}");
    }
    assert!(Identifier::parse(Scheme::Crn, "X123456", TODAY).unwrap().has_right_check_character());
}

#[test]
fn refusals_never_repeat_the_number() {
    for scheme in Scheme::ALL {
        let refused = Identifier::parse(*scheme, "2020/7654321Q", TODAY).unwrap_err().to_string();
        assert!(!refused.contains("7654321"), "{refused}");
    }
}

#[test]
fn a_childs_number_is_one_councils() {
    let of = |authority| Identifier::local(authority, "0042").unwrap();
    assert_ne!(of("X10000001"), of("X10000002"));
    assert_eq!(Identifier::local("X10000001", " "), Err(IdentifierRefused::Empty { scheme: Scheme::LocalId }));
}

/// The police letters worked out a second way: one digit at a time, as by hand.
fn letter_by_hand(digits: &str) -> char {
    let rest = digits.bytes().fold(0_usize, |rest, digit| (rest * 10 + usize::from(digit - b'0')) % 23);
    "ZABCDEFGHJKLMNPQRTUVWXY".chars().nth(rest).unwrap()
}

proptest! {
    #[test]
    fn the_canonical_form_reads_back_on_any_day(
        year in 1925_i16..2100, serial in 0_u32..10_000_000, cro in 0_u32..1_000_000, day in 1900_i16..2200,
    ) {
        let (yy, any_day) = (year % 100, date(day, 6, 30));
        let numbers = [
            (Scheme::Pnc, format!("{year}/{serial:07}{}", letter_by_hand(&format!("{yy:02}{serial:07}")))),
            (Scheme::Cro, format!("{cro:06}/{yy:02}{}", letter_by_hand(&format!("{yy:02}{cro:06}")))),
            (Scheme::Cro, format!("SF{yy:02}/{cro}{}", letter_by_hand(&format!("{yy:02}{cro}")))),
        ];
        for (scheme, text) in numbers {
            let kept = Identifier::parse(scheme, &text, any_day).unwrap();
            prop_assert_eq!(kept.value(), text.as_str());
            prop_assert_eq!(Identifier::parse(scheme, &kept.to_string(), TODAY), Ok(kept));
        }
    }

    #[test]
    fn every_single_mistyped_digit_of_a_pnc_number_is_caught(
        year in 1950_i16..2027, serial in 0_u32..10_000_000, at in 0_usize..7, other in 0_u32..10,
    ) {
        let digits = format!("{serial:07}");
        let letter = letter_by_hand(&format!("{:02}{digits}", year % 100));
        let mut mistyped: Vec<char> = digits.chars().collect();
        mistyped[at] = char::from_digit(other, 10).unwrap();
        let mistyped: String = mistyped.into_iter().collect();
        let read = Identifier::parse(Scheme::Pnc, &format!("{year}/{mistyped}{letter}"), TODAY);
        // 23 is prime and divides no power of ten: a single digit never leaves the remainder as it was.
        prop_assert_eq!(read.is_ok(), mistyped == digits);
    }

    #[test]
    fn every_single_mistyped_digit_of_a_pupil_number_is_caught(
        digits in proptest::collection::vec(0_u32..10, 12), at in 0_usize..12, other in 0_u32..10,
    ) {
        let upn = |digits: &[u32], letter: char| format!("{letter}{}", digits.iter().map(u32::to_string).collect::<String>());
        let is_right = |text: &str| Identifier::parse(Scheme::Upn, text, TODAY).unwrap().has_right_check_character();
        let right: Vec<char> = "ABCDEFGHJKLMNPQRTUVWXYZ".chars().filter(|letter| is_right(&upn(&digits, *letter))).collect();
        prop_assert_eq!(right.len(), 1);
        let mut mistyped = digits.clone();
        mistyped[at] = other;
        // Places are 2 to 13 and digits differ by less than 10: 23 is prime and divides no product of the two.
        prop_assert_eq!(is_right(&upn(&mistyped, right[0])), mistyped == digits);
    }

    #[test]
    fn no_text_panics_and_what_is_read_reads_back(text in "[0-9A-Za-zÉß/ -]{0,16}", at in 0_usize..7) {
        let scheme = Scheme::ALL[at];
        if let Ok(read) = Identifier::parse(scheme, &text, TODAY) {
            prop_assert_eq!(Identifier::parse(scheme, read.value(), TODAY), Ok(read));
        }
    }
}
