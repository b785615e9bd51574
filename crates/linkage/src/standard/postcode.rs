//! A postcode without its space, and its outward part.

/// Writes the postcode into `out` in capitals without spaces; leaves it empty where there is none.
///
/// `ZZ99` and its kind stand for no fixed abode or an unknown address (NHS Data Dictionary, pseudo postcodes), and so
/// does the text NFA: two people without an address do not share one.
pub(crate) fn postcode(text: &str, out: &mut String) {
    out.clear();
    out.extend(text.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()));
    if out.starts_with("ZZ99")
        || matches!(out.as_str(), "NFA" | "NOFIXEDABODE" | "NOFIXEDADDRESS")
        || super::is_unknown(out)
    {
        out.clear();
    }
}

/// The outward part: all but the last three of a British postcode, the first two of any other.
pub(crate) fn outward(postcode: &str) -> &str {
    let bytes = postcode.as_bytes();
    let is_british = match bytes {
        [.., digit, a, b] => {
            (5..=7).contains(&bytes.len())
                && digit.is_ascii_digit()
                && a.is_ascii_alphabetic()
                && b.is_ascii_alphabetic()
                && bytes.first().is_some_and(u8::is_ascii_alphabetic)
        }
        _ => false,
    };
    let length = if is_british { bytes.len() - 3 } else { bytes.len().min(2) };
    postcode.get(..length).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_has_one_way_to_be_written() {
        for (text, expected, part) in [
            ("ls25 1fa", "LS251FA", "LS25"),
            ("L29  7AL", "L297AL", "L29"),
            ("2600", "2600", "26"),
            ("ZZ99 3VZ", "", ""),
            ("nfa", "", ""),
            ("", "", ""),
        ] {
            let mut out = String::new();
            postcode(text, &mut out);
            assert_eq!((out.as_str(), outward(&out)), (expected, part), "{text}");
        }
    }
}
