//! Names, postcodes, addresses for e-mail and other text.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use super::{Read, borrowed, upper_case};
use crate::fault::Because;
use crate::value::Value;

/// Most characters of a name.
const LONGEST_NAME: usize = 100;
/// Most characters of an address for e-mail (RFC 5321, 4.5.3.1, from memory).
const LONGEST_EMAIL: usize = 254;

/// Refuses line breaks and other characters that cannot be seen.
pub(super) fn no_control_characters(text: &str) -> Result<(), Because> {
    if text.contains(['\n', '\r']) {
        return Err(Because::LineBreak);
    }
    if text.bytes().any(|c| c < b' ' || c == 0x7F) || (!text.is_ascii() && text.chars().any(char::is_control)) {
        return Err(Because::ControlCharacter);
    }
    if !text.is_ascii() && text.contains(char::REPLACEMENT_CHARACTER) { Err(Because::LostCharacter) } else { Ok(()) }
}

/// Text of at most `longest` characters.
pub(super) fn of_at_most(text: &str, longest: usize) -> Result<Value<'_>, Because> {
    if text.len() > longest && text.chars().count() > longest {
        return Err(Because::TooLong { longest });
    }
    Ok(borrowed(text))
}

/// A name has a letter.
pub(super) fn name(text: &str) -> Result<Value<'_>, Because> {
    if !text.chars().any(char::is_alphabetic) {
        return Err(Because::NotAName);
    }
    of_at_most(text, LONGEST_NAME)
}

/// A whole number from 0 to `largest`.
pub(super) fn number(text: &str, largest: u16) -> Result<u16, Because> {
    let refused = Because::NotANumber { largest };
    if !text.bytes().all(|c| c.is_ascii_digit()) {
        return Err(refused);
    }
    text.parse().ok().filter(|number| *number <= largest).ok_or(refused)
}

/// A postcode in capitals with one space before its last three characters.
pub(super) fn postcode(text: &str) -> Read<'_> {
    let letters: String = text.chars().filter(|c| *c != ' ').map(|c| c.to_ascii_uppercase()).collect();
    let Some(split) = letters.len().checked_sub(3).filter(|split| (2..=4).contains(split)) else {
        return Err(Because::NotAPostcode);
    };
    let (outward, inward) = (letters.as_bytes().get(..split), letters.as_bytes().get(split..));
    let is_ok = matches!(outward, Some([first, rest @ ..])
            if first.is_ascii_uppercase() && rest.iter().all(u8::is_ascii_alphanumeric))
        && matches!(inward, Some([digit, rest @ ..])
            if digit.is_ascii_digit() && rest.iter().all(u8::is_ascii_uppercase));
    if !is_ok {
        return Err(Because::NotAPostcode);
    }
    let (Some(outward), Some(inward)) = (letters.get(..split), letters.get(split..)) else {
        return Err(Because::NotAPostcode);
    };
    Ok((Value::Text(Cow::Owned(format!("{outward} {inward}"))), upper_case(text)))
}

/// Something, one @, and a domain with a dot: more is for the mail server to say.
pub(super) fn email(text: &str) -> Result<Value<'_>, Because> {
    let is_ok = text.split_once('@').is_some_and(|(local, domain)| {
        let domain_is_ok = domain.contains('.')
            && domain.split('.').all(|part| !part.is_empty())
            && domain.bytes().all(|c| c.is_ascii_alphanumeric() || matches!(c, b'.' | b'-'));
        !local.is_empty() && !local.contains([' ', ',', ';', '<', '>']) && domain_is_ok
    });
    if is_ok { of_at_most(text, LONGEST_EMAIL) } else { Err(Because::NotAnEmail) }
}

/// A code of letters and digits, in capitals.
pub(super) fn capitals<'v>(text: &'v str, lengths: RangeInclusive<usize>, shape: &'static str) -> Read<'v> {
    if !lengths.contains(&text.len()) || !text.bytes().all(|c| c.is_ascii_alphanumeric()) {
        return Err(Because::NotOfShape { shape });
    }
    Ok(match upper_case(text) {
        None => (borrowed(text), None),
        repair => (Value::Text(Cow::Owned(text.to_ascii_uppercase())), repair),
    })
}
