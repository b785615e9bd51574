//! Shapes and check digits of the prison's, probation's, school's, health's and council's numbers.

use super::{IdentifierRefused, Scheme};

type Canonical = Result<String, IdentifierRefused>;

/// Whether `text` follows `pattern`, in which `A` stands for a capital letter and `9` for a digit.
fn has_shape(text: &str, pattern: &str) -> bool {
    text.len() == pattern.len()
        && text.bytes().zip(pattern.bytes()).all(|(c, p)| match p {
            b'A' => c.is_ascii_uppercase(),
            _ => c.is_ascii_digit(),
        })
}

fn of_shape(scheme: Scheme, text: &str, pattern: &str) -> Canonical {
    if has_shape(text, pattern) { Ok(text.to_owned()) } else { Err(IdentifierRefused::Shape { scheme }) }
}

pub(super) fn prison_number(text: &str) -> Canonical {
    of_shape(Scheme::PrisonNumber, text, "A9999AA")
}

pub(super) fn crn(text: &str) -> Canonical {
    of_shape(Scheme::Crn, text, "A999999")
}

/// Codes of the looked-after children return that say why a child has no pupil number.
const NO_UPN: [&str; 5] = ["UN1", "UN2", "UN3", "UN4", "UN5"];

/// The letters I, O and S are never used: they read as 1, 0 and 5 (return rule 168).
pub(super) fn upn(text: &str) -> Canonical {
    if let Some(code) = NO_UPN.into_iter().find(|code| *code == text) {
        return Err(IdentifierRefused::SaysWhyThereIsNone { code });
    }
    let letters_read_well = !text.contains(['I', 'O', 'S']);
    if letters_read_well && (has_shape(text, "A999999999999") || has_shape(text, "A99999999999A")) {
        Ok(text.to_owned())
    } else {
        Err(IdentifierRefused::Shape { scheme: Scheme::Upn })
    }
}

/// Values of the letters of a pupil number, by their place.
const UPN_LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

/// The letter that a pupil number should begin with: each character behind it times its place in the number (the second
/// times 2, the thirteenth times 13), summed, modulo 23; a last letter stands for its own value (Government Data Standards
/// Catalogue, Unique Pupil Number 2.0; children in need census, rule 1510).
pub(super) fn upn_check_letter(upn: &str) -> Option<char> {
    let value = |c: u8| match c {
        b'0'..=b'9' => Some(usize::from(c - b'0')),
        _ => UPN_LETTERS.iter().position(|letter| *letter == c),
    };
    let sum = upn.bytes().zip(1_usize..).skip(1).try_fold(0, |sum, (c, place)| Some(sum + place * value(c)?))?;
    UPN_LETTERS.get(sum % 23).map(|letter| char::from(*letter))
}

/// Ten digits, often written 3-3-4. The last is 11 less the weighted sum (weights 10 down to 2) modulo 11; 11 is written
/// 0, and 10 is never given out (NHS data dictionary, NHS NUMBER, from memory).
pub(super) fn nhs_number(text: &str) -> Canonical {
    let digits: String = text.chars().filter(|c| *c != '-').collect();
    if !has_shape(&digits, "9999999999") {
        return Err(IdentifierRefused::Shape { scheme: Scheme::NhsNumber });
    }
    let sum: u32 = digits.bytes().zip((1..=10_u32).rev()).map(|(c, weight)| u32::from(c - b'0') * weight).sum();
    // With the check digit itself at weight 1 a right number sums to a multiple of 11.
    if sum.is_multiple_of(11) {
        Ok(digits)
    } else {
        Err(IdentifierRefused::CheckCharacter { scheme: Scheme::NhsNumber })
    }
}

/// The council's nine-character code, a slash, and at most ten characters of the CHILD column.
pub(super) fn local_id(text: &str) -> Canonical {
    let is_ok = text.split_once('/').is_some_and(|(authority, child)| {
        has_shape(authority, "A99999999")
            && (1..=10).contains(&child.len())
            && child.bytes().all(|c| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_' | b'/' | b'.'))
    });
    if is_ok { Ok(text.to_owned()) } else { Err(IdentifierRefused::Shape { scheme: Scheme::LocalId }) }
}
