//! Jaro and Jaro-Winkler similarity, from 0 to 1, on bytes.
//!
//! Source: Jaro (1989) and Winkler (1990), as strsim, rapidfuzz and DuckDB have it: the prefix counts where Jaro alone
//! is over 0.7, with 0.1 for each of up to four letters. Words of 64 bytes or fewer are matched with one bit a letter.

/// Letters of the common beginning that count.
const PREFIX: usize = 4;
/// What each of them is worth.
const PREFIX_WEIGHT: f64 = 0.1;
/// The prefix counts only above this.
const BOOST_OVER: f64 = 0.7;

/// Jaro-Winkler similarity.
pub(crate) fn jaro_winkler(left: &[u8], right: &[u8]) -> f64 {
    let jaro = jaro(left, right);
    if jaro <= BOOST_OVER {
        return jaro;
    }
    let prefix = left.iter().zip(right).take(PREFIX).take_while(|(a, b)| a == b).count();
    #[expect(clippy::cast_precision_loss, reason = "at most four")]
    let boost = PREFIX_WEIGHT * prefix as f64 * (1.0 - jaro);
    jaro + boost
}

/// Jaro similarity.
pub(crate) fn jaro(left: &[u8], right: &[u8]) -> f64 {
    if left.is_empty() || right.is_empty() {
        return if left.len() == right.len() { 1.0 } else { 0.0 };
    }
    if left == right {
        return 1.0;
    }
    let window = (left.len().max(right.len()) / 2).saturating_sub(1);
    let (matched, out_of_order) = if left.len() <= 64 && right.len() <= 64 {
        by_bits(left, right, window)
    } else {
        by_flags(left, right, window)
    };
    if matched == 0 {
        return 0.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "lengths of words")]
    let [matched, left, right, swapped] = [matched, left.len(), right.len(), out_of_order / 2].map(|n| n as f64);
    (matched / left + matched / right + (matched - swapped) / matched) / 3.0
}

/// How many letters match within the window, and how many of these stand in another order.
fn by_bits(left: &[u8], right: &[u8], window: usize) -> (usize, usize) {
    let (mut left_matched, mut right_matched) = (0_u64, 0_u64);
    for (at, letter) in left.iter().enumerate() {
        let from = at.saturating_sub(window);
        let to = (at + window + 1).min(right.len());
        let mut here = 0_u64;
        for (place, other) in right.iter().enumerate().take(to).skip(from) {
            here |= u64::from(letter == other) << place;
        }
        here &= !right_matched;
        if here != 0 {
            right_matched |= here & here.wrapping_neg();
            left_matched |= 1 << at;
        }
    }
    let matched = left_matched.count_ones() as usize;
    let mut out_of_order = 0;
    while left_matched != 0 {
        let letter = left.get(left_matched.trailing_zeros() as usize);
        let other = right.get(right_matched.trailing_zeros() as usize);
        out_of_order += usize::from(letter != other);
        left_matched &= left_matched - 1;
        right_matched &= right_matched.wrapping_sub(1);
    }
    (matched, out_of_order)
}

/// The same for words that do not fit into 64 bits.
fn by_flags(left: &[u8], right: &[u8], window: usize) -> (usize, usize) {
    let mut taken = vec![false; right.len()];
    let mut matched = Vec::new();
    for (at, letter) in left.iter().enumerate() {
        let from = at.saturating_sub(window);
        let to = (at + window + 1).min(right.len());
        let found = (from..to).find(|place| taken.get(*place) == Some(&false) && right.get(*place) == Some(letter));
        if let Some(place) = found.and_then(|place| taken.get_mut(place)) {
            *place = true;
            matched.push(*letter);
        }
    }
    let in_order = right.iter().zip(&taken).filter(|(_, taken)| **taken).map(|(letter, _)| letter);
    let out_of_order = matched.iter().zip(in_order).filter(|(a, b)| a != b).count();
    (matched.len(), out_of_order)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_published_examples() {
        for (left, right, expected) in [
            ("MARTHA", "MARHTA", 0.961_111),
            ("DWAYNE", "DUANE", 0.84),
            ("DIXON", "DICKSONX", 0.813_333),
            ("", "", 1.0),
            ("A", "", 0.0),
            ("ABC", "XYZ", 0.0),
        ] {
            let found = jaro_winkler(left.as_bytes(), right.as_bytes());
            assert!((found - expected).abs() < 1e-6, "{left} {right}: {found}");
        }
    }

    proptest! {
        #[test]
        fn strsim_says_the_same(left in "[A-E]{0,70}", right in "[A-E]{0,70}") {
            let ours = jaro_winkler(left.as_bytes(), right.as_bytes());
            prop_assert!((ours - strsim::jaro_winkler(&left, &right)).abs() < 1e-12);
        }

        #[test]
        fn bits_and_flags_say_the_same(left in "[A-D]{1,64}", right in "[A-D]{1,64}", window in 0_usize..40) {
            prop_assert_eq!(
                by_bits(left.as_bytes(), right.as_bytes(), window),
                by_flags(left.as_bytes(), right.as_bytes(), window)
            );
        }
    }
}
