//! Text that was typed to break things, or by people whose language our fonts do not have, never keeps a paper from being
//! printed.

use documents::{Column, Level, Part, Row, pdf};
use proptest::prelude::*;

use crate::paper;
use crate::reader::{printed, text};

const HOSTILE: &[&str] = &[
    "🙂🙃👨‍👩‍👧‍👦🏳️‍🌈🇬🇧👍🏽☎️✔️❤️‍🔥",
    "مرحبا بالعالم، اسمي نهر",
    "שלום עולם",
    "\u{202E}gnirts desrever\u{202C} \u{2066}isolated\u{2069}",
    "zero\u{200B}width\u{200D}joined\u{FEFF}mark\u{2060}word\u{AD}soft",
    "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30A} stacked",
    "\0\u{1}\u{7}\u{1B}[31mred\u{7F}\u{9F}",
    "\u{E000}\u{F8FF}\u{10FFFD} private \u{FFFE}\u{FFFF} \u{FFFD}",
    "漢字かなカナ 한국어 ไทย हिन्दी አማርኛ ትግርኛ ᚠᚢᚦ 𝔉𝔯𝔞𝔨𝔱𝔲𝔯 𓀀",
    "Привіт Ελληνικά Tiếng Việt ąęłżź șțăâî ŵŷ",
    "½ ¾ ① ② ™ © ® € £ ¥ → ⇒ ☐ ☑ ✓ ✗ ■ ● ◦ … — – ‘’ “” „ ‹›",
    "a\r\nb\rc\u{2028}d\u{2029}e\u{85}f\tg\u{B}h",
    "ﷺ ﷽ ﬀ ﬁ ﬂ ﬃ ﬄ",
];

#[test]
fn hostile_text_prints_everywhere() {
    for hostile in HOSTILE {
        let typed = (*hostile).to_owned();
        let document = paper::of(vec![
            Part::Heading(Level::Section, typed.clone()),
            Part::Text(typed.clone()),
            Part::Quote { words: typed.clone(), whose: typed.clone() },
            Part::List(vec![typed.clone()]),
            Part::Facts(vec![Row::new(typed.clone(), typed.clone())]),
            Part::Table {
                caption: typed.clone(),
                columns: vec![Column::new(typed.clone(), 1), Column::new(typed.clone(), 1)],
                rows: vec![vec![typed.clone(), typed.clone(), typed.clone()], vec![]],
            },
            Part::Signatures(vec![typed.clone()]),
        ]);
        let mut titled = document.clone();
        titled.title.clone_from(&typed);
        titled.foot.clone_from(&typed);
        titled.mark = Some(typed.clone());
        for document in [document, titled] {
            let printed = pdf(&document).unwrap_or_else(|why| panic!("{typed:?}: {why}"));
            text(&printed);
        }
    }
}

#[test]
fn other_scripts_that_we_have_letters_for_can_be_read_back() {
    for (typed, words) in
        [("Привіт Ελληνικά Tiếng Việt ąęłżź ŵŷ", "Привіт Ελληνικά Tiếng Việt ąęłżź ŵŷ"), ("so 🙂 today", "so 🙂 today")]
    {
        let read = text(&printed(&paper::words(typed)));
        assert!(read.contains(words), "{read}");
    }
}

#[test]
fn every_letter_with_an_accent_is_read_back_once() {
    let letters: Vec<char> = ('\u{C0}'..='\u{24F}').chain('\u{1E00}'..='\u{1EFF}').collect();
    for some in letters.chunks(96) {
        let typed: String = some.iter().flat_map(|letter| ['<', *letter, '>']).collect();
        let read: String = text(&printed(&paper::words(&typed))).split_whitespace().collect();
        let named = some.iter().map(|letter| format!("<[U+{:04X}]>", u32::from(*letter)));
        for (letter, named) in some.iter().zip(named) {
            assert!(read.contains(&format!("<{letter}>")) || read.contains(&named), "{letter} in {read}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_text_prints(typed in "\\PC{0,80}", other in any::<String>(), rows in proptest::collection::vec(any::<String>(), 0..4)) {
        let document = paper::of(vec![
            Part::Text(typed.clone()),
            Part::List(rows.clone()),
            Part::Facts(rows.iter().map(|row| Row::new(other.clone(), row.clone())).collect()),
            Part::Table {
                caption: other.clone(),
                columns: rows.iter().map(|row| Column::new(row.clone(), 0)).collect(),
                rows: vec![rows.clone(), vec![other.clone()]],
            },
            Part::Notice { title: typed, text: other },
        ]);
        let printed = pdf(&document);
        prop_assert!(printed.is_ok(), "{printed:?}");
    }
}
