//! What somebody typed, as it can be printed: no character is lost in silence, and no word runs off the paper.

use std::fmt::Write as _;

use crate::fonts;

/// A word longer than this may be broken anywhere, so that it stays on the paper.
const LONG_WORD: usize = 24;

/// Where a line may end although nobody typed a space.
const MAY_BREAK: char = '\u{200B}';

/// Which characters are printed as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Letters {
    /// All that some font of ours has.
    All,
    /// Those of the languages written with Latin letters alone, where a rarer script cannot be set soundly.
    Latin,
}

impl Letters {
    fn has(self, letter: char) -> bool {
        match self {
            Self::All => fonts::has(letter),
            Self::Latin => letter < '\u{0250}' && fonts::has(letter),
        }
    }
}

/// `text` with its lines kept, marks that print nothing taken out, and what no font of ours has named by its number:
/// `[U+1200]`.
pub(crate) fn writable(text: &str, letters: Letters) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = 0_usize;
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                out.push('\n');
                run = 0;
            }
            _ if letter.is_whitespace() => {
                out.push(if letter == '\u{A0}' || letter == '\u{202F}' { '\u{A0}' } else { ' ' });
                run = 0;
            }
            // A hyphen or a dash that must not break is printed as one that may.
            '\u{2010}' | '\u{2011}' => {
                out.push('-');
                run = 0;
            }
            _ if prints_nothing(letter) => {}
            _ if letters.has(letter) => {
                run = broken(&mut out, run);
                out.push(letter);
            }
            _ => {
                run = broken(&mut out, run);
                // Writing into a String cannot fail.
                let _ = write!(out, "[U+{:04X}]", u32::from(letter));
                run += 7;
            }
        }
    }
    out
}

/// Lets the line end here where a word has grown too long, and counts on.
fn broken(out: &mut String, run: usize) -> usize {
    if run > 0 && run.is_multiple_of(LONG_WORD) {
        out.push(MAY_BREAK);
    }
    run + 1
}

/// Controls, joiners, marks of direction, selectors of a look, unassigned and private characters.
fn prints_nothing(letter: char) -> bool {
    let number = u32::from(letter);
    letter.is_control()
        || matches!(number,
            0xAD | 0x34F | 0x61C | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F
            | 0x202A..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFB
            | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF)
}
