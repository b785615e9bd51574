//! The letters that papers are printed with, all under the SIL Open Font Licence, and which characters they have.
//!
//! Atkinson Hyperlegible Next was drawn for people who see badly; it has every letter of Welsh. What it lacks comes from the
//! Noto fonts: Greek, Cyrillic, Vietnamese, Arabic and the small pictures that people type on phones.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

macro_rules! font {
    ($path:literal) => {
        include_bytes!(concat!("../../../node_modules/@expo-google-fonts/", $path))
    };
}

/// Regular and bold letters of the text, and then those that are asked for what it lacks.
const FILES: [&[u8]; 5] = [
    font!("atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf"),
    font!("atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf"),
    font!("noto-sans/400Regular/NotoSans_400Regular.ttf"),
    font!("noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf"),
    font!("noto-emoji/400Regular/NotoEmoji_400Regular.ttf"),
];

/// The fonts, read once.
pub(crate) struct Fonts {
    /// What the typesetter knows of them.
    pub(crate) book: LazyHash<FontBook>,
    /// Themselves, in the order of the book.
    pub(crate) all: Vec<Font>,
}

/// The fonts of this program.
pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let all: Vec<Font> = FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&all)), all }
});

/// The characters that the font of the text has itself, as a class of a regular expression.
pub(crate) static COVERS: LazyLock<String> = LazyLock::new(|| {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for letter in FONTS.all.first().into_iter().flat_map(|font| font.info().coverage.iter()) {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == letter => *last = letter,
            _ => ranges.push((letter, letter)),
        }
    }
    let written = ranges.iter().map(|(first, last)| format!("\\u{{{first:x}}}-\\u{{{last:x}}}"));
    format!("[{}]", written.collect::<String>())
});

/// Whether some font of ours can print this character.
pub(crate) fn has(letter: char) -> bool {
    let plain = |letter: char| letter == ' ' || letter.is_ascii_graphic();
    plain(letter) || FONTS.all.iter().any(|font| font.info().coverage.contains(u32::from(letter)))
}
