//! Identifiers and codes without the noise that people type around them.

use domain::identifier::{Identifier, IdentifierRefused, Scheme};
use jiff::civil::{Date, date};

/// Writes letters and digits into `out`, in capitals, with nothing between; leaves it empty where there is none.
pub(crate) fn identifier(text: &str, out: &mut String) {
    out.clear();
    out.extend(text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_uppercase));
    // Without its spaces a text of two words is one.
    if super::is_unknown(out) || matches!(out.as_str(), "NOTKNOWN" | "NOTSTATED" | "NOTRECORDED") {
        out.clear();
    }
}

/// A PNC number as year in four digits, serial number in seven, and check letter: `15/1234A` is `20150001234A`.
/// Anything that is no PNC number stays an identifier.
pub(crate) fn pnc(text: &str, out: &mut String) {
    identifier(text, out);
    let Some((year, rest)) = text.split_once('/') else { return };
    let year = year.trim();
    let rest: String = rest.split_whitespace().collect();
    let serial = rest.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let check = rest.get(serial.len()..).unwrap_or_default();
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(year) || !is_number(serial) || serial.len() > 7 || check.len() > 1 {
        return;
    }
    let year = match (year.len(), year.parse::<u32>()) {
        (4, _) => year.to_owned(),
        // The PNC began in 1974; two digits from 40 on are of the last century.
        (1 | 2, Ok(short)) => (if short >= 40 { 1900 + short } else { 2000 + short }).to_string(),
        _ => return,
    };
    *out = format!("{year}{serial:0>7}{}", check.to_ascii_uppercase());
}

/// Two digits of a year in a PNC number are of this century up to 39, as [`pnc`] has it; no clock is asked.
const CENTURY: Date = date(2039, 12, 31);

/// A number of a scheme in its canonical form, empty where none is known; whether it has the form and the check character
/// that it should have.
pub(crate) fn checked(scheme: Scheme, text: &str, out: &mut String) -> bool {
    identifier(text, out);
    if out.is_empty() {
        return true;
    }
    let read = Identifier::parse(scheme, text, CENTURY);
    out.clear();
    match read {
        Ok(number) => {
            out.push_str(number.value());
            number.has_right_check_character()
        }
        // A code that says why there is no number.
        Err(IdentifierRefused::SaysWhyThereIsNone { .. }) => true,
        Err(_) => false,
    }
}

/// A gender as one letter, or the word that was written; unknown is missing.
pub(crate) fn gender(text: &str, out: &mut String) {
    code(text, out);
    match out.as_str() {
        "MALE" | "MAN" | "BOY" | "1" => "M".clone_into(out),
        "FEMALE" | "WOMAN" | "GIRL" | "2" => "F".clone_into(out),
        "U" | "0" | "9" | "X" => out.clear(),
        _ => {}
    }
}

/// Text in capitals with single spaces.
pub(crate) fn code(text: &str, out: &mut String) {
    out.clear();
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_uppercase));
    }
    if super::is_unknown(out) {
        out.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(read: fn(&str, &mut String), text: &str) -> String {
        let mut out = String::new();
        read(text, &mut out);
        out
    }

    #[test]
    fn a_pnc_number_has_one_way_to_be_written() {
        for (text, expected) in [
            ("2015/1958383B", "20151958383B"),
            ("15/1958383b", "20151958383B"),
            ("99/123A", "19990000123A"),
            (" 15 / 1234 A", "20150001234A"),
            ("unknown", ""),
            ("A-12 34", "A1234"),
        ] {
            assert_eq!(written(pnc, text), expected, "{text}");
        }
    }

    #[test]
    fn a_number_without_its_form_or_check_character_cannot_be_read() {
        use Scheme::{Crn, Cro, NhsNumber, Pnc, PrisonNumber, Upn};
        for (scheme, text, expected) in [
            (Pnc, "20/1e", Some("2020/0000001E")),
            (Pnc, " 2020/0000001E ", Some("2020/0000001E")),
            (Pnc, "99/123A", None),
            (Pnc, "39/1U", Some("2039/0000001U")),
            (Pnc, "40/1J", Some("1940/0000001J")),
            (Pnc, "2020/0000001F", None),
            (Pnc, "20200000001", None),
            (Pnc, "not known", Some("")),
            (Pnc, "n/a", Some("")),
            (Pnc, "-", Some("")),
            (Cro, "1/95v", Some("000001/95V")),
            (Cro, "SF95/1J", None),
            (PrisonNumber, "a1234bc", Some("A1234BC")),
            (PrisonNumber, "A12345C", None),
            (Crn, "X123456", Some("X123456")),
            (Crn, "123456", None),
            (Upn, "P207000016049", Some("P207000016049")),
            (Upn, "B207000016049", None),
            (Upn, "UN3", Some("")),
            (NhsNumber, "999 000 0018", Some("9990000018")),
            (NhsNumber, "9990000019", None),
        ] {
            let mut out = "left over".to_owned();
            let read = checked(scheme, text, &mut out);
            assert_eq!(read.then_some(out.as_str()), expected, "{text}");
        }
    }

    #[test]
    fn a_gender_is_one_letter() {
        for (text, expected) in [("male", "M"), ("F", "F"), ("2", "F"), ("u", ""), ("non-binary", "NON-BINARY")] {
            assert_eq!(written(gender, text), expected, "{text}");
        }
        assert_eq!(written(code, "  12  High  st "), "12 HIGH ST");
    }
}
