//! The outward part of each postcode, worked out once.

use crate::standard::outward;
use crate::words::Words;

/// The outward part of each postcode, as a number.
#[derive(Debug, Default)]
pub(crate) struct Outwards {
    of_postcode: Vec<u32>,
    pub(crate) words: Words,
}

impl Outwards {
    /// Of every word of a dictionary of postcodes.
    pub(crate) fn new(postcodes: &Words) -> Self {
        let mut found = Self::default();
        for number in 0..postcodes.len() {
            let word = postcodes.word(u32::try_from(number).unwrap_or(u32::MAX));
            found.of_postcode.push(found.words.number(outward(word)));
        }
        found
    }

    /// The outward part's number; 0 for a missing postcode, and for one that is not held.
    pub(crate) fn of(&self, postcode: u32) -> u32 {
        self.of_postcode.get(postcode as usize).copied().unwrap_or(0)
    }
}
