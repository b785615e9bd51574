//! When two texts say the same: a rule that can be explained, and that does not shout at merely similar words.
//!
//! # What it says
//! Each text becomes a set of key words: lower case, without small words ("to", "the", "help", "with"), without the endings
//! of plurals and -ing or -ed, and with a few words of one meaning taken as one ("GP" and "doctor", "apply" and "claim").
//! Two texts say the same if
//!
//! - both have the same key words, two or more; or
//! - all key words of one, three or more, are among the other's, and the other has one or two more at most half as many;
//! - and in both cases they have the same numbers and the same words of denial ("not", "no", "stop").
//!
//! So each having a key word that the other lacks makes them different: "open a bank account" is not "close a bank account".
//!
//! # Source
//! Ours. People decide: a pair found is shown with both texts, and can be accepted as two different things.
//!
//! # Applies to
//! Steps, goals and appointments.
//!
//! # Example
//! "Help Wren open a bank account" and "Open bank account" are the same; "Visit Mum" and "Visit Dad" are not.

/// Key words beyond so many are not looked at: longer texts are the same only if their first ones are.
const WORDS_MAX: usize = 16;

/// Words that say nothing about what is done.
fn is_small(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "and"
            | "are"
            | "as"
            | "at"
            | "be"
            | "by"
            | "for"
            | "from"
            | "get"
            | "he"
            | "help"
            | "her"
            | "him"
            | "his"
            | "i"
            | "in"
            | "is"
            | "it"
            | "make"
            | "me"
            | "my"
            | "of"
            | "on"
            | "or"
            | "our"
            | "please"
            | "she"
            | "so"
            | "some"
            | "somebody"
            | "someone"
            | "sort"
            | "sure"
            | "support"
            | "that"
            | "the"
            | "their"
            | "them"
            | "they"
            | "this"
            | "to"
            | "up"
            | "us"
            | "want"
            | "we"
            | "will"
            | "with"
            | "you"
            | "your"
            | "own"
            | "new"
            | "out"
    )
}

/// Words of one meaning are read as one.
fn meaning(word: &str) -> Option<&'static str> {
    Some(match word {
        "apply" | "claim" | "application" => "apply",
        "doctor" | "gp" | "surgery" => "doctor",
        "book" | "arrange" | "organise" | "organize" | "set" | "fix" => "book",
        "flat" | "house" | "home" | "accommodation" | "housing" | "place" | "tenancy" => "flat",
        "find" | "look" | "search" | "source" => "find",
        "job" | "work" | "employment" => "job",
        "id" | "identification" | "identity" => "id",
        "mum" | "mother" | "mam" => "mum",
        "dad" | "father" => "dad",
        "nan" | "gran" | "grandmother" | "grandma" => "nan",
        "ring" | "call" | "phone" | "telephone" => "ring",
        "visit" | "see" | "meet" => "visit",
        "course" | "training" => "course",
        "jobcentre" | "jcp" => "jobcentre",
        _ => return None,
    })
}

/// Words of denial: a text with one never says the same as a text without.
fn is_denial(word: &str) -> bool {
    matches!(word, "not" | "no" | "stop" | "never" | "cancel" | "close" | "without" | "dont" | "cannot" | "avoid")
}

/// The key words of a text, as numbers in order: cheap to hold against another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct KeyWords {
    words: [u32; WORDS_MAX],
    count: u8,
    /// Numbers and denials among them, added up.
    marks: u32,
}

impl KeyWords {
    pub(super) fn of(text: &str) -> Self {
        let mut keys = Self::default();
        let mut buffer = String::with_capacity(24);
        each_word(text, &mut buffer, |word| keys.take(word));
        keys
    }

    fn take(&mut self, word: &str) {
        let hash = hash(word);
        let used = usize::from(self.count);
        let known = self.words.get(..used).is_some_and(|words| words.contains(&hash));
        if known || used >= WORDS_MAX {
            return;
        }
        if is_denial(word) || word.bytes().any(|byte| byte.is_ascii_digit()) {
            self.marks = self.marks.wrapping_add(hash);
        }
        if let Some(slot) = self.words.get_mut(used) {
            *slot = hash;
            self.count += 1;
        }
    }

    fn words(&self) -> &[u32] {
        self.words.get(..usize::from(self.count)).unwrap_or_default()
    }

    /// Whether both say the same.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        let (few, many) = if self.count <= other.count { (self, other) } else { (other, self) };
        let (less, more) = (few.count, many.count);
        let comparable = if less == more { less >= 2 } else { less >= 3 && (more - less) * 2 <= less };
        comparable && few.marks == many.marks && few.words().iter().all(|word| many.words().contains(word))
    }
}

/// Each key word of `text`: small words left out, endings taken off, words of one meaning as one.
fn each_word(text: &str, buffer: &mut String, mut take: impl FnMut(&str)) {
    // Nearly every text is plain letters, which need no tables of the world's scripts.
    if text.is_ascii() {
        for byte in text.bytes().chain([b' ']) {
            match byte {
                b'a'..=b'z' | b'0'..=b'9' => buffer.push(char::from(byte)),
                b'A'..=b'Z' => buffer.push(char::from(byte.to_ascii_lowercase())),
                b'\'' => {}
                _ => end_word(buffer, &mut take),
            }
        }
        return;
    }
    for c in text.chars().chain([' ']) {
        match c {
            '\'' | '’' => {}
            c if c.is_alphanumeric() => buffer.extend(c.to_lowercase()),
            _ => end_word(buffer, &mut take),
        }
    }
}

fn end_word(buffer: &mut String, take: &mut impl FnMut(&str)) {
    if !buffer.is_empty() && !is_small(buffer) {
        let stem = stem(buffer);
        take(meaning(buffer).or_else(|| meaning(stem)).unwrap_or(stem));
    }
    buffer.clear();
}

/// The word without the endings of plurals, -ing and -ed, where enough is left.
fn stem(word: &str) -> &str {
    for (ending, left) in [("ing", 4), ("ed", 4)] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= left) {
            return stem;
        }
    }
    if word.ends_with("ss") { word } else { word.strip_suffix('s').filter(|stem| stem.len() >= 3).unwrap_or(word) }
}

/// FNV-1a.
fn hash(word: &str) -> u32 {
    word.bytes().fold(FIRST, |hash, byte| mix(hash, byte.into()))
}

const FIRST: u32 = 0x811c_9dc5;

const fn mix(hash: u32, next: u32) -> u32 {
    (hash ^ next).wrapping_mul(0x0100_0193)
}

/// Whether two texts say the same by the rule above.
pub fn same_words(one: &str, other: &str) -> bool {
    KeyWords::of(one).says_the_same(&KeyWords::of(other))
}

/// The key words that both texts have, in the order of the first: why they were found to say the same.
pub fn shared_words(one: &str, other: &str) -> Vec<String> {
    let (mut mine, mut theirs) = (Vec::new(), Vec::new());
    let mut buffer = String::new();
    each_word(one, &mut buffer, |word| mine.push(word.to_owned()));
    each_word(other, &mut buffer, |word| theirs.push(word.to_owned()));
    let mut shared: Vec<String> = Vec::new();
    for word in mine {
        if theirs.contains(&word) && !shared.contains(&word) {
            shared.push(word);
        }
    }
    shared
}

/// Whether two names are one person's, as far as names can say: the same words, or all of one, two or more, in the other.
/// "Rowan Alder" and "Aunt Rowan Alder" are, "Rowan" and "Rowan Alder" are not known to be.
pub fn same_name(one: &str, other: &str) -> bool {
    NameWords::of(one).is_same(&NameWords::of(other))
}

/// The words of a name, as numbers: cheap to hold against another's.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct NameWords {
    words: [u32; 8],
    count: usize,
}

impl NameWords {
    pub(super) fn of(name: &str) -> Self {
        let mut words = Self::default();
        let parts = name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
        for (slot, part) in words.words.iter_mut().zip(parts) {
            *slot = part.chars().flat_map(char::to_lowercase).fold(FIRST, |hash, c| mix(hash, u32::from(c)));
            words.count += 1;
        }
        words
    }

    fn words(&self) -> &[u32] {
        self.words.get(..self.count).unwrap_or_default()
    }

    pub(super) fn is_same(&self, other: &Self) -> bool {
        let (few, many) = if self.count <= other.count { (self, other) } else { (other, self) };
        let enough = few.count > 1 || (few.count == 1 && many.count == 1);
        enough && few.words().iter().all(|word| many.words().contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_say_the_same() {
        for (one, other) in [
            ("Open a bank account", "Help Wren to open a bank account"),
            ("Opening bank accounts", "open bank account"),
            ("Apply for Universal Credit", "Start Universal Credit claim"),
            ("Book a GP appointment", "Arrange doctor's appointment"),
            ("Find a flat in Larkmoor", "Look for accommodation in Larkmoor"),
            ("Get a birth certificate", "Sort out birth certificate"),
            ("Register with a GP in Larkmoor", "Register with the doctor in Larkmoor"),
            ("Ring Mum every Sunday", "Call mother every Sunday"),
            ("Enrol on the bricklaying course", "Enrol on bricklaying training"),
            ("Apply for provisional driving licence", "Apply for a provisional driving licence online"),
        ] {
            assert!(same_words(one, other), "{one} / {other}");
            assert!(same_words(other, one), "{other} / {one}");
        }
    }

    #[test]
    fn texts_that_are_merely_similar() {
        for (one, other) in [
            ("Open a bank account", "Close the bank account"),
            ("Apply for Universal Credit", "Apply for a birth certificate"),
            ("Book a GP appointment", "Register with a GP"),
            ("Visit Mum", "Visit Dad"),
            ("Visit Mum", "Visit Mum and Dad"),
            ("Take medicine every day", "Stop taking medicine every day"),
            ("Step 1 of the course", "Step 2 of the course"),
            ("Pay 20 pounds rent a week", "Pay 30 pounds rent a week"),
            ("Find a flat", "Find a job"),
            ("Phone", "Phone"),
            ("Help with a form", "Help with money"),
            ("Learn to cook three meals", "Learn to drive"),
            ("Meet the work coach on Monday", "Meet the work coach about the college bursary on Thursday"),
            ("", ""),
        ] {
            assert!(!same_words(one, other), "{one} / {other}");
            assert!(!same_words(other, one), "{other} / {one}");
        }
    }

    #[test]
    fn names_of_one_person() {
        for (one, other, same) in [
            ("Rowan Alder", "rowan alder", true),
            ("Rowan Alder", "Aunt Rowan Alder", true),
            ("Alder, Rowan", "Rowan Alder", true),
            ("Rowan", "rowan", true),
            ("Rowan", "Rowan Alder", false),
            ("Rowan Alder", "Ash Alder", false),
            ("", "", false),
            ("Rowan Alder", "", false),
        ] {
            assert_eq!(same_name(one, other), same, "{one} / {other}");
            assert_eq!(same_name(other, one), same, "{other} / {one}");
        }
    }

    #[test]
    fn which_words_are_shared() {
        assert_eq!(shared_words("Help Wren open a bank account", "Opening bank account"), ["open", "bank", "account"]);
    }
}
