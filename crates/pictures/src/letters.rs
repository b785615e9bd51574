//! How wide words are, without a font at hand: a table that errs to the wide side.

use std::sync::LazyLock;

/// Letters by their width in thousandths of the type size.
///
/// Each is the wider of Atkinson Hyperlegible Next and Liberation Sans (which stands in for Arial), measured in Chromium
/// at 1,000 px and rounded up to the next 20.
const REGULAR: &[(u16, &str)] = &[
    (200, "'"),
    (240, "’‘"),
    (260, "ij|"),
    (280, " ,.:;l·îï"),
    (300, "!"),
    (320, "[f"),
    (340, "()`t"),
    (360, "\"]r{}"),
    (380, "-"),
    (400, "/I\\“”Î°"),
    (500, "*cksvxyzŷ"),
    (520, "J"),
    (560, "127?L^_aeghnou–éèêëàâäôöûü§á"),
    (580, "3bdpq"),
    (600, "$569<>~×"),
    (620, "+48FTZ£"),
    (640, "="),
    (660, "#0"),
    (680, "ABEKPSVXYÂÊŶ€"),
    (740, "&CDHNRUwŵÛ"),
    (780, "GOQÔ"),
    (840, "M½"),
    (860, "m"),
    (920, "%"),
    (960, "WŴ"),
];

/// The same for bold letters.
const BOLD: &[(u16, &str)] = &[
    (240, "'"),
    (280, ",.j|’‘"),
    (300, "i·î"),
    (320, " lï"),
    (340, "!():;[`"),
    (360, "]"),
    (380, "-ft"),
    (400, "r{}°"),
    (440, "/I\\Î"),
    (480, "\""),
    (500, "*“”"),
    (520, "z"),
    (560, "17_acksvxy–àâäŷ§á"),
    (580, "29Jeéèêë"),
    (600, "+3<>^~×"),
    (620, "$5=?FLTZbdghnopquôöûü"),
    (640, "468£"),
    (660, "0"),
    (680, "EPSVYÊŶ€"),
    (700, "X"),
    (740, "&ABCDHKNRUÂÛ"),
    (780, "#GOQwŵÔ"),
    (860, "M½"),
    (900, "m"),
    (960, "WŴ"),
    (980, "%@"),
];

/// Size and weight of letters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Face {
    pub(crate) size: f64,
    pub(crate) bold: bool,
}

impl Face {
    pub(crate) const fn regular(size: f64) -> Self {
        Self { size, bold: false }
    }

    pub(crate) const fn bold(size: f64) -> Self {
        Self { size, bold: true }
    }

    fn width_of(self, letter: char) -> f64 {
        f64::from(thousandths(letter, self.bold)) * self.size / 1_000.0
    }
}

/// Anything else: as wide as it is high, and emoji a little wider.
const WIDEST: u16 = 1_000;
const EMOJI: u16 = 1_400;

/// The tables spread out by letter, up to the last one that they hold.
static REGULAR_WIDTHS: LazyLock<Vec<u16>> = LazyLock::new(|| spread(REGULAR));
static BOLD_WIDTHS: LazyLock<Vec<u16>> = LazyLock::new(|| spread(BOLD));
/// Letters from here on are looked for in no table, but for a few marks such as `’`.
const SPREAD: u32 = 0x180;

fn spread(table: &[(u16, &str)]) -> Vec<u16> {
    (0..SPREAD).map(|code| char::from_u32(code).and_then(|letter| in_table(table, letter)).unwrap_or(WIDEST)).collect()
}

fn in_table(table: &[(u16, &str)], letter: char) -> Option<u16> {
    table.iter().find(|(_, letters)| letters.contains(letter)).map(|(width, _)| *width)
}

fn thousandths(letter: char, bold: bool) -> u16 {
    let letter = if letter == HOLD { ' ' } else { letter };
    let widths = if bold { &BOLD_WIDTHS } else { &REGULAR_WIDTHS };
    let near = usize::try_from(u32::from(letter)).ok().and_then(|code| widths.get(code).copied());
    let marks = || in_table(if bold { BOLD } else { REGULAR }, letter);
    near.or_else(marks).unwrap_or(if letter > '\u{ffff}' { EMOJI } else { WIDEST })
}

/// The width of a text in pixels at this type size; at least as wide as a browser draws it.
pub(crate) fn width(text: &str, face: Face) -> f64 {
    text.chars().map(|letter| face.width_of(letter)).sum()
}

/// Holds two words together on one line, as in "18 Dec".
pub(crate) const HOLD: char = '\u{a0}';

/// The text with its white space made single and anything that is not shown taken out.
pub(crate) fn tidy(text: &str) -> String {
    let shown: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let words = shown.split(|letter: char| letter.is_whitespace() && letter != HOLD).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Breaks a text into at most `most` lines no wider than `room`; what does not fit ends in `…`.
pub(crate) fn wrap(text: &str, face: Face, room: f64, most: usize) -> Vec<String> {
    let text = tidy(text);
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if width(line, face) + width(" ", face) + width(word, face) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let is_cut = lines.len() > most;
    lines.truncate(most);
    if let (true, Some(last)) = (is_cut, lines.last_mut()) {
        last.push('…');
    }
    lines.iter().map(|line| shorten(line, face, room)).filter(|line| !line.is_empty()).collect()
}

/// The text, cut to fit with `…` at its end where it is too wide.
pub(crate) fn shorten(text: &str, face: Face, room: f64) -> String {
    if width(text, face) <= room {
        return text.to_owned();
    }
    let mut short = String::new();
    let mut left = room - width("…", face);
    for letter in text.trim_end_matches('…').chars() {
        left -= face.width_of(letter);
        if left < 0.0 {
            break;
        }
        short.push(letter);
    }
    format!("{}…", short.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FACE: Face = Face::regular(16.0);

    #[test]
    fn words_break_between_words() {
        assert_eq!(wrap("Housing referral overdue", FACE, 140.0, 2), ["Housing referral", "overdue"]);
        assert_eq!(wrap("Housing referral to the council", FACE, 140.0, 1), ["Housing referral…"]);
        assert_eq!(wrap("  two \n spaces ", FACE, 140.0, 2), ["two spaces"]);
        assert_eq!(wrap("open, due 18\u{a0}Dec", FACE, 100.0, 2), ["open, due", "18\u{a0}Dec"]);
        assert_eq!(wrap("", FACE, 140.0, 2), [""; 0]);
    }

    #[test]
    fn every_letter_stands_in_one_row_of_the_table() {
        let letters: Vec<char> = REGULAR.iter().flat_map(|(_, letters)| letters.chars()).collect();
        for table in [REGULAR, BOLD] {
            for letter in &letters {
                assert_eq!(table.iter().filter(|(_, row)| row.contains(*letter)).count(), 1, "{letter}");
            }
        }
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_room(text in "\\PC{0,60}", room in 40.0..300.0_f64, most in 1..4_usize) {
            let lines = wrap(&text, FACE, room, most);
            prop_assert!(lines.len() <= most);
            for line in lines {
                prop_assert!(width(&line, FACE) <= room, "{}", line);
            }
        }
    }
}
