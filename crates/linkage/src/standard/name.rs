//! A name in capitals from A to Z: accents folded, apostrophes dropped, hyphens as spaces.

/// Writes the name into `out`; leaves it empty where there is none.
pub(crate) fn name(text: &str, out: &mut String) {
    out.clear();
    for letter in text.chars() {
        match letter {
            'A'..='Z' => out.push(letter),
            'a'..='z' => out.push(letter.to_ascii_uppercase()),
            '\'' | '\u{2019}' | '\u{2018}' | '`' | '\u{b4}' | '.' => {}
            _ if letter.is_ascii() => space(out),
            _ => match folded(letter) {
                Some(plain) => out.push_str(plain),
                None if letter.is_alphabetic() => out.extend(letter.to_uppercase()),
                None => space(out),
            },
        }
    }
    out.truncate(out.trim_end().len());
    if super::is_unknown(out) {
        out.clear();
    }
}

fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// Latin letters with marks, as British systems write them without.
fn folded(letter: char) -> Option<&'static str> {
    Some(match letter {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' => "A",
        'Æ' | 'æ' => "AE",
        'Ç' | 'ç' | 'Ć'..='č' => "C",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => "E",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => "I",
        'Ð' | 'ð' | 'Ď'..='đ' => "D",
        'Ñ' | 'ñ' | 'Ń'..='ň' => "N",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' => "O",
        'Œ' | 'œ' => "OE",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' => "U",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' => "Y",
        'Ŵ' | 'ŵ' | 'Ẁ'..='ẅ' => "W",
        'Þ' | 'þ' => "TH",
        'ß' => "SS",
        'Ĝ'..='ģ' => "G",
        'Ĥ'..='ħ' => "H",
        'Ĵ' | 'ĵ' => "J",
        'Ķ' | 'ķ' => "K",
        'Ĺ'..='ł' => "L",
        'Ŕ'..='ř' => "R",
        'Ś'..='š' | 'Ș' | 'ș' => "S",
        'Ţ'..='ŧ' | 'Ț' | 'ț' => "T",
        'Ź'..='ž' => "Z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_name_has_one_way_to_be_written() {
        for (text, expected) in [
            ("O'Brien", "OBRIEN"),
            ("  smith - JONES ", "SMITH JONES"),
            ("Siân", "SIAN"),
            ("Łukasz", "LUKASZ"),
            ("St. John", "ST JOHN"),
            ("Weiß", "WEISS"),
            ("not known", ""),
            ("-", ""),
            ("", ""),
            ("Мария", "МАРИЯ"),
        ] {
            let mut out = "before".to_owned();
            super::name(text, &mut out);
            assert_eq!(out, expected, "{text}");
        }
    }
}
