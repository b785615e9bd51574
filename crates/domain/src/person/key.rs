//! The texts that a person's names are looked up by: each word, words written as one, and other spellings of particles.

use std::collections::BTreeSet;

use super::{NameKind, PersonName, fold};

/// Words of one part of a name that are looked up by; no name in the tests has half as many.
const WORDS_MAX: usize = 12;

/// Which part of the name a key comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum KeyPart {
    Given,
    Middle,
    Family,
}

/// One text that a name is looked up by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NameKey {
    pub(super) text: String,
    pub(super) part: KeyPart,
    pub(super) kind: NameKind,
    /// Which words of the person's names it holds, one bit each: two words typed never agree with one word.
    pub(super) words: u64,
}

/// The folded texts by which a store keeps these names: somebody is looked for by the beginning of one of them.
pub fn name_keys(names: &[(NameKind, PersonName)]) -> BTreeSet<String> {
    keys_of(names).into_iter().map(|key| key.text).collect()
}

/// Every key of these names.
pub(super) fn keys_of(names: &[(NameKind, PersonName)]) -> Vec<NameKey> {
    let mut keys = Vec::new();
    let mut next_word = 0_u32;
    for (kind, name) in names {
        for (part, text) in
            [(KeyPart::Given, &name.given), (KeyPart::Middle, &name.middle), (KeyPart::Family, &name.family)]
        {
            let words = words_of(text);
            for (at, text) in after_apostrophes(text, &words) {
                keys.push(NameKey { text, part, kind: *kind, words: bit(next_word, at) });
            }
            for from in 0..words.len() {
                for to in from + 1..=words.len() {
                    // Words written as one: every run of a name's words, of which a single word is the shortest.
                    let Some(run) = words.get(from..to) else { continue };
                    let bits = (from..to).fold(0, |bits, at| bits | bit(next_word, at));
                    for text in spellings(&run.concat()) {
                        keys.push(NameKey { text, part, kind: *kind, words: bits });
                    }
                }
            }
            next_word = next_word.saturating_add(u32::try_from(words.len()).unwrap_or(u32::MAX));
        }
    }
    keys
}

/// The bit of the word at `at`; none beyond 64 words, which no name has.
fn bit(first: u32, at: usize) -> u64 {
    let at = first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
    1_u64.checked_shl(at).unwrap_or(0)
}

fn words_of(text: &str) -> Vec<String> {
    fold(text).split(' ').filter(|word| !word.is_empty()).take(WORDS_MAX).map(str::to_owned).collect()
}

/// What stands after an apostrophe, so that Alder finds O'Alder, with the place of its word among `words`.
fn after_apostrophes(text: &str, words: &[String]) -> Vec<(usize, String)> {
    let pieces = text.split(|c: char| c.is_whitespace() || c == '-');
    pieces
        .filter_map(|piece| {
            let (_, after) = piece.split_once(['\'', '\u{2019}', '`'])?;
            let whole = fold(piece);
            let at = words.iter().position(|word| *word == whole)?;
            Some((at, fold(after))).filter(|(_, after)| after.len() >= 3)
        })
        .collect()
}

/// The ways a folded word is also spelt: Mc and Mac, St and Saint.
fn spellings(word: &str) -> Vec<String> {
    let mut all = vec![word.to_owned()];
    let rest_of = |prefix: &str| word.strip_prefix(prefix).filter(|rest| rest.len() >= 3);
    if let Some(rest) = rest_of("mac") {
        all.push(format!("mc{rest}"));
    } else if let Some(rest) = rest_of("mc") {
        all.push(format!("mac{rest}"));
    }
    match word {
        "st" => all.push("saint".to_owned()),
        "saint" => all.push("st".to_owned()),
        _ => {}
    }
    if let Some(rest) = rest_of("saint") {
        all.push(format!("st{rest}"));
    } else if let Some(rest) = rest_of("st") {
        all.push(format!("saint{rest}"));
    }
    all
}
