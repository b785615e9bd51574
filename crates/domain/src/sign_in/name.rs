//! The name a young adult signs in with: a bird, a water and two digits. Easy to remember, and it says nothing of them.

use core::fmt;

use super::common::{BIRDS, WATERS};

/// Text that is not a sign-in name: two words of our lists and two digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a sign-in name is two words and two digits, like wren-brook-41")]
pub struct NotASignInName;

/// A sign-in name: `wren-brook-41`. It is no secret; there are 64 × 64 × 90 = 368,640 of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SignInName {
    bird: &'static str,
    water: &'static str,
    number: u8,
}

impl SignInName {
    /// The name that these 64 random bits stand for. The caller tries again where it is taken.
    pub fn from_random(bits: [u8; 8]) -> Self {
        let rest = u64::from_le_bytes(bits);
        let pick = |list: &'static [&'static str; 64], at: u64| {
            usize::try_from(at % 64).ok().and_then(|at| list.get(at)).copied().unwrap_or("wren")
        };
        let number = u8::try_from(rest / 4_096 % 90).unwrap_or(0) + 10;
        Self { bird: pick(&BIRDS, rest), water: pick(&WATERS, rest / 64), number }
    }

    /// Reads a name however it is typed: capitals, and spaces or nothing where the hyphens are.
    pub fn parse(text: &str) -> Result<Self, NotASignInName> {
        let typed: String = text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
        let marks = text.chars().all(|c| c.is_ascii_alphanumeric() || c.is_whitespace() || c == '-');
        let digits_at = typed.find(|c: char| c.is_ascii_digit()).filter(|_| marks).ok_or(NotASignInName)?;
        let (words, digits) = typed.split_at(digits_at);
        let number = digits.parse().ok().filter(|number| (10..=99).contains(number)).ok_or(NotASignInName)?;
        // No bird followed by a water spells another such pair (tested), so the first that fits is the one.
        BIRDS
            .iter()
            .filter_map(|bird| words.strip_prefix(bird).map(|rest| (*bird, rest)))
            .find_map(|(bird, rest)| {
                let water = WATERS.iter().copied().find(|water| *water == rest)?;
                Some(Self { bird, water, number })
            })
            .ok_or(NotASignInName)
    }
}

impl fmt::Display for SignInName {
    /// `wren-brook-41`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.bird, self.water, self.number)
    }
}
