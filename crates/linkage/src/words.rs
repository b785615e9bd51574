//! Words held once: each distinct value of a column has a number, and number 0 is a missing value.

use hashbrown::HashTable;

/// What can be told of a word without reading it: enough to rule most pairs of words out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Sign {
    /// Bits 0 to 25: which letters occur. Bits 26 to 30: the length. Bit 31: [`Sign::MORE`].
    pub(crate) letters: u32,
    /// The first four bytes.
    pub(crate) prefix: u32,
    /// One bit for each family of nicknames, several families to a bit.
    pub(crate) families: u32,
}

impl Sign {
    /// The word has parts, other letters than A to Z, or more than 30 of them: only reading it tells.
    pub(crate) const MORE: u32 = 1 << 31;
    /// The letters alone.
    pub(crate) const LETTERS: u32 = (1 << 26) - 1;

    fn of(word: &[u8]) -> Self {
        let mut letters = 0;
        let mut more = word.len() > 30;
        for byte in word {
            match byte {
                b'A'..=b'Z' => letters |= 1 << (byte - b'A'),
                _ => more = true,
            }
        }
        let mut first = [0; 4];
        first.iter_mut().zip(word).for_each(|(place, byte)| *place = *byte);
        let length = u32::try_from(word.len().min(31)).unwrap_or(31);
        let letters = letters | length << 26 | if more { Self::MORE } else { 0 };
        Self { letters, prefix: u32::from_le_bytes(first), families: 0 }
    }

    /// The length, 31 for longer words.
    pub(crate) const fn len(self) -> usize {
        (self.letters >> 26 & 31) as usize
    }
}

/// The distinct values of one or more columns.
#[derive(Debug, Default)]
pub(crate) struct Words {
    text: String,
    /// Where each ends; the first, which stands for missing, is empty.
    ends: Vec<u32>,
    signs: Vec<Sign>,
    table: HashTable<u32>,
}

/// A quick hash of a word; not for bytes that somebody chose to collide.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut hash = bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word.iter_mut().zip(chunk).for_each(|(place, byte)| *place = *byte);
        hash = (hash.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(FACTOR);
    }
    hash ^ hash >> 29
}

impl Words {
    /// How many numbers there are, the one for missing counted.
    pub(crate) fn len(&self) -> usize {
        self.ends.len().max(1)
    }

    /// The number of a word, new if it has not been seen; an empty word is missing.
    pub(crate) fn number(&mut self, word: &str) -> u32 {
        if word.is_empty() {
            return 0;
        }
        if self.ends.is_empty() {
            self.ends.push(0);
            self.signs.push(Sign::default());
        }
        let key = hash(word.as_bytes());
        let (text, ends) = (&self.text, &self.ends);
        let found = self.table.find(key, |number| held(text, ends, *number) == word);
        if let Some(number) = found {
            return *number;
        }
        let number = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        self.text.push_str(word);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        self.signs.push(Sign::of(word.as_bytes()));
        let (text, ends) = (&self.text, &self.ends);
        self.table.insert_unique(key, number, |other| hash(held(text, ends, *other).as_bytes()));
        number
    }

    /// The number of a word that has been seen.
    pub(crate) fn find(&self, word: &str) -> Option<u32> {
        if word.is_empty() {
            return Some(0);
        }
        let key = hash(word.as_bytes());
        self.table.find(key, |number| held(&self.text, &self.ends, *number) == word).copied()
    }

    /// The word of a number; empty for 0 and for numbers that were not given.
    pub(crate) fn word(&self, number: u32) -> &str {
        held(&self.text, &self.ends, number)
    }

    /// What can be told of the word without reading it.
    pub(crate) fn sign(&self, number: u32) -> Sign {
        self.signs.get(number as usize).copied().unwrap_or_default()
    }

    /// Says which families of nicknames each word belongs to.
    pub(crate) fn set_families(&mut self, families: impl Fn(&str) -> u32) {
        for number in 1..self.ends.len() {
            let bits = families(held(&self.text, &self.ends, u32::try_from(number).unwrap_or(u32::MAX)));
            if let Some(sign) = self.signs.get_mut(number) {
                sign.families = bits;
            }
        }
    }
}

fn held<'a>(text: &'a str, ends: &[u32], number: u32) -> &'a str {
    let at = number as usize;
    let from = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    let to = ends.get(at).copied().unwrap_or(from);
    text.get(from as usize..to as usize).unwrap_or_default()
}

/// Words of files that have been read, and behind them words that only one question has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lexicon<'a> {
    pub(crate) held: &'a Words,
    pub(crate) asked: &'a Words,
}

impl<'a> Lexicon<'a> {
    /// The word of a number.
    pub(crate) fn word(self, number: u32) -> &'a str {
        let (words, number) = self.home(number);
        words.word(number)
    }

    /// What can be told of the word.
    pub(crate) fn sign(self, number: u32) -> Sign {
        let (words, number) = self.home(number);
        words.sign(number)
    }

    fn home(self, number: u32) -> (&'a Words, u32) {
        let held = u32::try_from(self.held.len()).unwrap_or(u32::MAX);
        // The first number behind the held words is the first word of a question, which has number 1 there.
        if number < held { (self.held, number) } else { (self.asked, number - held + 1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_has_one_number() {
        let mut words = Words::default();
        let numbers: Vec<u32> = ["", "OAK", "ASH", "OAK", "ELM"].iter().map(|word| words.number(word)).collect();
        assert_eq!(numbers, [0, 1, 2, 1, 3]);
        assert_eq!((words.word(2), words.word(0), words.word(99)), ("ASH", "", ""));
        assert_eq!((words.find("ELM"), words.find("YEW")), (Some(3), None));
        assert_eq!(words.len(), 4);
    }

    #[test]
    fn words_of_a_question_stand_behind_the_held_ones() {
        let (mut held, mut asked) = (Words::default(), Words::default());
        held.number("OAK");
        asked.number("YEW");
        let lexicon = Lexicon { held: &held, asked: &asked };
        assert_eq!((lexicon.word(1), lexicon.word(2)), ("OAK", "YEW"));
        assert_eq!(lexicon.sign(2).len(), 3);
    }

    #[test]
    fn a_sign_tells_letters_and_what_only_reading_tells() {
        assert_eq!(Sign::of(b"ABBA").letters & Sign::LETTERS, 3);
        assert_eq!(Sign::of(b"ABBA").letters & Sign::MORE, 0);
        assert_ne!(Sign::of(b"SMITH JONES").letters & Sign::MORE, 0);
    }
}
