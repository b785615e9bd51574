//! Identifiers with their right check letters, each given to one person only.
//!
//! A person's number in the region is spread over the space of the identifier by `number * stride + start`, a
//! one-to-one map, so no table of used identifiers is kept however large the region is. Where a scheme has room that
//! real identifiers do not use, ours live there: prison numbers and CRNs begin with X, Y or Z, NHS numbers are in the
//! 999 range kept for tests, UPNs name an authority (990) that does not exist.

use crate::chance::{Chance, Topic};

/// The most people one region may hold: the smallest space below.
pub(crate) const MOST_PEOPLE: u32 = 900_000;

/// A prime that shares no factor with any space below, so that the spread is one to one.
const STRIDE: u64 = 48_271;

/// Check letters of PNC and CRO numbers; I, O and S are left out (justice notes, 5.2).
const POLICE_LETTERS: &[u8; 23] = b"ZABCDEFGHJKLMNPQRTUVWXY";

/// Check letters of unique pupil numbers (Department for Education guide to UPNs).
const PUPIL_LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

/// Where each sequence starts in this region.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sequences {
    start: u64,
}

impl Sequences {
    /// The sequences of the region with this seed.
    pub(crate) fn of(seed: u64) -> Self {
        Self { start: Chance::new(seed, 0, Topic::Sequences).below(1_000_000_000) }
    }

    fn spread(self, number: u32, salt: u64, space: u64) -> u64 {
        (u64::from(number) * STRIDE + self.start + salt * 7_919) % space
    }

    /// The authority's own number for a child: the CHILD of the statutory return, at most ten characters.
    pub(crate) fn local_id(self, number: u32) -> String {
        format!("MD{:06}", self.spread(number, 1, 1_000_000))
    }

    /// Prison number, as `Z1234AB`.
    pub(crate) fn prison(self, number: u32) -> String {
        let at = self.spread(number, 2, 3 * 26 * 26 * 10_000);
        let (head, digits) = (at / 10_000, at % 10_000);
        let (first, second, third) = (high_letter(head / 676), letter(head / 26), letter(head));
        format!("{first}{digits:04}{second}{third}")
    }

    /// Case reference number of probation, as `Z123456`.
    pub(crate) fn crn(self, number: u32) -> String {
        let at = self.spread(number, 3, 3_000_000);
        format!("{}{:06}", high_letter(at / 1_000_000), at % 1_000_000)
    }

    /// Police national computer number in its long form, `YYYY/NNNNNNNX`.
    pub(crate) fn pnc(self, number: u32, year: i16) -> String {
        let serial = self.spread(number, 4, 10_000_000);
        let check = police_check(year, 10_000_000, serial);
        format!("{year:04}/{serial:07}{check}")
    }

    /// Criminal records office number, `NNNNNN/YYX`.
    pub(crate) fn cro(self, number: u32, year: i16) -> String {
        let serial = self.spread(number, 5, 1_000_000);
        // The year is two digits and the serial six: together the number the check letter is taken from.
        let check = police_check(year, 1_000_000, serial);
        format!("{serial:06}/{:02}{check}", year.rem_euclid(100))
    }

    /// Unique pupil number: check letter, authority 990, school, year of entry, serial.
    pub(crate) fn upn(self, number: u32, year: i16) -> String {
        let at = self.spread(number, 6, 10_000_000);
        let digits = format!("990{:04}{:02}{:03}", at / 1_000, year.rem_euclid(100), at % 1_000);
        let sum: u64 = digits.bytes().zip(2_u64..).map(|(digit, weight)| u64::from(digit - b'0') * weight).sum();
        format!("{}{digits}", char_at(PUPIL_LETTERS, sum % 23))
    }

    /// NHS number in the test range, or none for the one in eleven whose check digit would be ten.
    pub(crate) fn nhs(self, number: u32) -> Option<String> {
        let digits = format!("999{:06}", self.spread(number, 7, 1_000_000));
        let sum: u64 =
            digits.bytes().zip((2_u64..=10).rev()).map(|(digit, weight)| u64::from(digit - b'0') * weight).sum();
        match 11 - sum % 11 {
            10 => None,
            11 => Some(format!("{digits}0")),
            check => Some(format!("{digits}{check}")),
        }
    }
}

fn char_at(letters: &[u8], at: u64) -> char {
    let at = usize::try_from(at).unwrap_or(0);
    letters.get(at).copied().map_or('Z', char::from)
}

fn letter(at: u64) -> char {
    char_at(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", at % 26)
}

fn high_letter(at: u64) -> char {
    char_at(b"XYZ", at % 3)
}

fn police_check(year: i16, shift: u64, serial: u64) -> char {
    let year = u64::try_from(year.rem_euclid(100)).unwrap_or(0);
    char_at(POLICE_LETTERS, (year * shift + serial) % 23)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn check_letters_agree_with_worked_examples() {
        // 2020/0000001 gives E: worked by hand, 200000001 mod 23 = 5.
        assert_eq!(police_check(2020, 10_000_000, 1), 'E');
        assert_eq!(char_at(POLICE_LETTERS, 0), 'Z');
    }

    #[test]
    fn nobody_shares_an_identifier() {
        let sequences = Sequences::of(7);
        let many = 0..50_000;
        for (scheme, of) in [
            ("local", Box::new(|n| sequences.local_id(n)) as Box<dyn Fn(u32) -> String>),
            ("prison", Box::new(|n| sequences.prison(n))),
            ("crn", Box::new(|n| sequences.crn(n))),
            ("pnc", Box::new(|n| sequences.pnc(n, 2019))),
            ("cro", Box::new(|n| sequences.cro(n, 2019))),
            ("upn", Box::new(|n| sequences.upn(n, 2012))),
        ] {
            let all: BTreeSet<String> = many.clone().map(of).collect();
            assert_eq!(all.len(), many.len(), "{scheme}");
        }
        let nhs: Vec<String> = many.clone().filter_map(|n| sequences.nhs(n)).collect();
        assert_eq!(nhs.iter().collect::<BTreeSet<_>>().len(), nhs.len());
        assert!(nhs.len() * 10 > many.len() * 9, "about one in eleven has none");
    }
}
