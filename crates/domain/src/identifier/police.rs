//! Police numbers: the PNC and CRO numbers, which carry a check letter and come in long and short forms.

use super::{IdentifierRefused, Scheme};

type Canonical = Result<String, IdentifierRefused>;

/// Check letters by remainder; I, O and S are left out because they read as 1, 0 and 5.
const CHECK_LETTERS: &[u8; 23] = b"ZABCDEFGHJKLMNPQRTUVWXY";

/// The check letter of a police number: the two-digit year followed by the serial number, modulo 23.
fn check_letter(year_and_serial: &str) -> Option<char> {
    let number: u64 = year_and_serial.parse().ok()?;
    let at = usize::try_from(number % 23).ok()?;
    CHECK_LETTERS.get(at).map(|letter| char::from(*letter))
}

fn checked(scheme: Scheme, year_and_serial: &str, letter: char, canonical: String) -> Canonical {
    if check_letter(year_and_serial) == Some(letter) {
        Ok(canonical)
    } else {
        Err(IdentifierRefused::CheckCharacter { scheme })
    }
}

fn digits(text: &str, lengths: core::ops::RangeInclusive<usize>) -> bool {
    lengths.contains(&text.len()) && text.bytes().all(|c| c.is_ascii_digit())
}

/// Splits off the last letter: (before, letter).
fn last_letter(text: &str) -> Option<(&str, char)> {
    let letter = text.chars().next_back().filter(char::is_ascii_uppercase)?;
    text.strip_suffix(letter).map(|before| (before, letter))
}

/// Long `2020/0000001E`, short `20/1E`, or either without its slash when the serial number has all seven digits.
pub(super) fn pnc(text: &str, this_year: i16) -> Canonical {
    let scheme = Scheme::Pnc;
    let refused = IdentifierRefused::Shape { scheme };
    let (number, letter) = last_letter(text).ok_or(refused)?;
    let (year, serial) = match number.split_once('/') {
        Some(parts) => parts,
        None if digits(number, 9..=9) || digits(number, 11..=11) => number.split_at(number.len() - 7),
        None => return Err(refused),
    };
    if !(digits(year, 2..=2) || digits(year, 4..=4)) || !digits(serial, 1..=7) {
        return Err(refused);
    }
    let (century_written, short) = year.split_at(year.len() - 2);
    let century = match century_written.len() {
        2 => century_written,
        // A number cannot be older than the computer that gave it: a short year not yet reached is the last century's.
        _ if short.parse().is_ok_and(|yy: i16| yy > this_year.rem_euclid(100)) => "19",
        _ => "20",
    };
    checked(scheme, &format!("{short}{serial:0>7}"), letter, format!("{century}{short}/{serial:0>7}{letter}"))
}

/// `000123/95A` (serial number padded to six digits) or `SF95/123A` (not padded: records kept on file only).
pub(super) fn cro(text: &str) -> Canonical {
    let scheme = Scheme::Cro;
    let refused = IdentifierRefused::Shape { scheme };
    let (number, letter) = last_letter(text).ok_or(refused)?;
    let (left, right) = number.split_once('/').ok_or(refused)?;
    if let Some(year) = left.strip_prefix("SF") {
        if !digits(year, 2..=2) || !digits(right, 1..=6) {
            return Err(refused);
        }
        return checked(scheme, &format!("{year}{right}"), letter, format!("SF{year}/{right}{letter}"));
    }
    if !digits(left, 1..=6) || !digits(right, 2..=2) {
        return Err(refused);
    }
    checked(scheme, &format!("{right}{left:0>6}"), letter, format!("{left:0>6}/{right}{letter}"))
}
