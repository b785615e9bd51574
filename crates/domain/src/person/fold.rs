//! Writing a name the one way it is looked up: no capitals, accents, apostrophes or hyphens.

/// Particles that people write with an apostrophe, a space or neither: O'Alder, O Alder, OAlder.
const JOINED_PARTICLES: [&str; 5] = ["o", "d", "l", "mc", "mac"];

/// The text as it is looked up: small letters, digits and single spaces.
///
/// Accents and apostrophes go, hyphens and other marks become spaces, and a lone O, D, L, Mc or Mac joins the word after
/// it, so that O'Alder, O Alder and OAlder are one. Folding twice is folding once.
pub fn fold(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => plain.push(c),
            // Apostrophes in the forms that keyboards and files hold, and combining accents.
            '\'' | '`' | '\u{b4}' | '\u{2bc}' | '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{300}'..='\u{36f}' => {}
            _ => match without_accent(c) {
                "" if c.is_alphanumeric() => plain.push(c),
                "" => plain.push(' '),
                letters => plain.push_str(letters),
            },
        }
    }
    let mut folded = String::with_capacity(plain.len());
    let mut words = plain.split_whitespace().peekable();
    while let Some(word) = words.next() {
        folded.push_str(word);
        if words.peek().is_some() && !JOINED_PARTICLES.contains(&word) {
            folded.push(' ');
        }
    }
    folded
}

/// The plain letters for a small Latin letter with an accent, stroke or ligature; empty if it is none of these.
/// Welsh needs circumflex, grave, acute and diaeresis on a, e, i, o, u, w and y.
const fn without_accent(c: char) -> &'static str {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | '\u{1ea1}'..='\u{1eb7}' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ð' | 'ď' | 'đ' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | '\u{1eb9}'..='\u{1ec7}' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | '\u{1ec9}'..='\u{1ecb}' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' | 'ŋ' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | '\u{1ecd}'..='\u{1ee3}' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | '\u{1ee5}'..='\u{1ef1}' => "u",
        'ŵ' | 'ẁ' | 'ẃ' | 'ẅ' => "w",
        'ý' | 'ÿ' | 'ŷ' | '\u{1ef3}'..='\u{1ef9}' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
}
