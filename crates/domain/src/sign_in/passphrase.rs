//! A passphrase somebody chooses for themselves: long rather than strange, and not what others would guess first.

use core::fmt;

use jiff::civil::Date;

use super::common::COMMON;

/// Fewest characters, unless there are [`PASSPHRASE_WORDS_MIN`] words.
pub const PASSPHRASE_LENGTH_MIN: usize = 12;

/// Words that are enough whatever their length.
pub const PASSPHRASE_WORDS_MIN: usize = 4;

/// Most characters. A hash takes any length; a limit keeps one request from taking the machine.
pub const PASSPHRASE_LENGTH_MAX: usize = 128;

/// Different characters below which a passphrase is a pattern.
const DIFFERENT_MIN: usize = 5;

/// Why a passphrase cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum PassphraseRefused {
    /// Too few characters and words.
    #[error("the passphrase has {characters} characters; it needs 12, or four words")]
    TooShort {
        /// Characters it has.
        characters: usize,
    },
    /// Too many characters.
    #[error("the passphrase has {characters} characters; 128 are the most")]
    TooLong {
        /// Characters it has.
        characters: usize,
    },
    /// The same few characters, or a run of the keyboard or the alphabet.
    #[error("the passphrase repeats or follows a pattern")]
    Pattern,
    /// It holds the sign-in name.
    #[error("the passphrase holds the sign-in name")]
    HoldsSignInName,
    /// It is made of the person's own name, with little besides.
    #[error("the passphrase is made of your own name")]
    HoldsOwnName,
    /// It holds the date of birth.
    #[error("the passphrase holds the date of birth")]
    HoldsBirthDate,
    /// Too many people would think of it.
    #[error("the passphrase is among those tried first")]
    Common,
}

/// Who chooses a passphrase, as far as others would guess it from that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Chooser<'a> {
    /// What they sign in with.
    pub sign_in_name: &'a str,
    /// Their names, all they are known by.
    pub names: &'a [String],
    /// Their date of birth, where it is known.
    pub born_on: Option<Date>,
}

/// A passphrase as typed, spaces around it taken off. It does not show in debugging output.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(String);

impl Passphrase {
    /// A passphrase typed to sign in: not judged, only tidied as it was when it was chosen.
    pub fn typed(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    /// A new passphrase, or every reason against it.
    pub fn choose(text: &str, by: &Chooser<'_>) -> Result<Self, Vec<PassphraseRefused>> {
        let Chooser { sign_in_name, names, born_on } = *by;
        let chosen = Self::typed(text);
        let plain = letters_and_digits(&chosen.0);
        let checks = [
            chosen.length_refused(),
            is_pattern(&plain).then_some(PassphraseRefused::Pattern),
            holds(&plain, &letters_and_digits(sign_in_name)).then_some(PassphraseRefused::HoldsSignInName),
            is_own_name(&plain, names).then_some(PassphraseRefused::HoldsOwnName),
            born_on.is_some_and(|date| holds_date(&plain, date)).then_some(PassphraseRefused::HoldsBirthDate),
            is_common(&plain).then_some(PassphraseRefused::Common),
        ];
        let refused: Vec<_> = checks.into_iter().flatten().collect();
        if refused.is_empty() { Ok(chosen) } else { Err(refused) }
    }

    /// The text, for hashing and comparing.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn length_refused(&self) -> Option<PassphraseRefused> {
        let characters = self.0.chars().count();
        let words = self.0.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 1).count();
        if characters > PASSPHRASE_LENGTH_MAX {
            Some(PassphraseRefused::TooLong { characters })
        } else if characters < PASSPHRASE_LENGTH_MIN && words < PASSPHRASE_WORDS_MIN {
            Some(PassphraseRefused::TooShort { characters })
        } else {
            None
        }
    }
}

impl fmt::Debug for Passphrase {
    /// Nothing of the passphrase: it may end in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(not shown)")
    }
}

/// What is left without capitals, spaces and marks: `Pass-word 12!` and `password12` are one guess.
fn letters_and_digits(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn holds(plain: &str, other: &str) -> bool {
    !other.is_empty() && plain.contains(other)
}

/// Fewest letters of a name that is looked for: shorter ones are in many words.
const NAME_LETTERS_MIN: usize = 3;

/// Whether a passphrase rests on the person's own names: without them, what is left would be too short.
fn is_own_name(plain: &str, names: &[String]) -> bool {
    let words = names.iter().flat_map(|name| name.split_whitespace()).map(letters_and_digits);
    let mut words: Vec<String> = words.filter(|word| word.chars().count() >= NAME_LETTERS_MIN).collect();
    // The longest first: "rowan" is taken out of "rowanfield" only where the whole is not there.
    words.sort_by_key(|word| core::cmp::Reverse(word.len()));
    let rest = words.iter().fold(plain.to_owned(), |rest, word| rest.replace(word.as_str(), ""));
    rest != plain && rest.chars().count() < PASSPHRASE_LENGTH_MIN
}

/// The date written in one of the ways people write it, without its marks.
fn holds_date(plain: &str, date: Date) -> bool {
    ["%d%m%Y", "%Y%m%d", "%-d%-m%Y", "%m%d%Y", "%-d%B%Y", "%d%B%Y", "%-d%b%Y"]
        .iter()
        .any(|form| plain.contains(&date.strftime(form).to_string().to_lowercase()))
}

/// Rows of the keyboard and of the alphabet that a pattern runs along, there or back.
const ROWS: [&str; 5] = [
    "01234567890123456789",
    "qwertyuiopasdfghjklzxcvbnm",
    "abcdefghijklmnopqrstuvwxyz",
    "1qaz2wsx3edc4rfv5tgb6yhn",
    "azertyuiop",
];

/// A few characters over and over, or a run of one row from end to end of the passphrase.
fn is_pattern(plain: &str) -> bool {
    let different = plain.chars().collect::<std::collections::BTreeSet<_>>().len();
    let backwards: String = plain.chars().rev().collect();
    different < DIFFERENT_MIN || ROWS.iter().any(|row| row.contains(plain) || row.contains(&backwards))
}

/// A common word, alone or repeated, with any digits before and after it.
fn is_common(plain: &str) -> bool {
    let word = plain.trim_matches(|c: char| c.is_ascii_digit());
    COMMON.iter().any(|common| !word.is_empty() && word.replace(common, "").is_empty())
}
