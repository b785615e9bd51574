//! The code printed on a card and handed to a young adult: eight characters, used once, within seven days.

use core::fmt;

use jiff::Span;
use jiff::civil::Date;

/// The characters of a code. Of those that look alike on paper (0 O Q, 1 I L, 2 Z, 5 S, 8 B) none is used, of 6 and G
/// only G, of U and V only V; and no vowel, so that no code spells a word.
///
/// 20 characters in 8 places are 2.56 × 10¹⁰ codes, 34.6 bits. A code works only with its date of birth, and
/// [`super::PER_BIRTH_DATE`] allows 200 wrong tries a day from everywhere together: 1,400 in its seven days, 1 in 18 million
/// at best for each code that is out for that date. From one address it is [`super::PER_ACCOUNT`], a tenth of that.
const ALPHABET: &[u8; 20] = b"CDFGHJKMNPRTVWXY3479";

const LENGTH: usize = 8;

/// Days a code can be used after the day it was issued.
pub const CODE_DAYS: i8 = 7;

/// Text that cannot be a code: it needs eight characters of the alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code has 8 letters and digits; vowels and look-alikes are never used")]
pub struct NotACode;

/// A code, as somebody holds it. It is kept only as a hash, so it does not show in debugging output.
#[derive(Clone, PartialEq, Eq)]
pub struct SignInCode([u8; LENGTH]);

impl SignInCode {
    /// The code that these 128 random bits stand for. Codes are even to within one part in 2⁹³.
    pub fn from_random(bits: [u8; 16]) -> Self {
        let mut rest = u128::from_le_bytes(bits);
        let base = ALPHABET.len() as u128;
        Self(core::array::from_fn(|_| {
            let at = usize::try_from(rest % base).unwrap_or(0);
            rest /= base;
            ALPHABET.get(at).copied().unwrap_or(b'C')
        }))
    }

    /// Reads a code however it is typed: small or capital letters, with spaces, hyphens or dots anywhere.
    pub fn parse(text: &str) -> Result<Self, NotACode> {
        let mut typed =
            text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}' | '.'));
        let mut code = [0; LENGTH];
        for place in &mut code {
            let c = typed.next().ok_or(NotACode)?.to_ascii_uppercase();
            *place = ALPHABET.iter().copied().find(|known| char::from(*known) == c).ok_or(NotACode)?;
        }
        if typed.next().is_none() { Ok(Self(code)) } else { Err(NotACode) }
    }

    /// The eight characters without a hyphen: what is hashed.
    pub fn letters(&self) -> String {
        self.0.iter().copied().map(char::from).collect()
    }
}

impl fmt::Display for SignInCode {
    /// "CDFG-HJKM": as printed on the card.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, c) in self.0.iter().copied().map(char::from).enumerate() {
            if at == LENGTH / 2 {
                f.write_str("-")?;
            }
            write!(f, "{c}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for SignInCode {
    /// Nothing of the code: it may end in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignInCode(not shown)")
    }
}

/// Whether a code can still be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CodeState {
    /// It can, to the end of this day.
    Open {
        /// The last day.
        until: Date,
    },
    /// It has been used: a code works once.
    Used,
    /// Its seven days are over.
    Expired {
        /// The last day it worked.
        since: Date,
    },
}

impl CodeState {
    /// Whether the code can be used.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open { .. })
    }
}

/// The state on `today` of a code issued on `issued_on`: open to the end of the seventh day after.
pub fn code_state(issued_on: Date, is_used: bool, today: Date) -> CodeState {
    let until = issued_on.saturating_add(Span::new().days(i64::from(CODE_DAYS)));
    if is_used {
        CodeState::Used
    } else if today <= until {
        CodeState::Open { until }
    } else {
        CodeState::Expired { since: until }
    }
}
