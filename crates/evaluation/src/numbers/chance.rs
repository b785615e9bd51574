//! Numbers from a seed: the same seed gives the same numbers on every machine.
//!
//! SplitMix64, counter based: number i of stream s does not depend on how many were drawn before, so that work can be
//! split over threads without changing a bit.

/// A stream of numbers.
#[derive(Debug, Clone)]
pub struct Chance {
    state: u64,
}

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

const fn mixed(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

impl Chance {
    /// The stream of this seed and number.
    pub const fn new(seed: u64, stream: u64) -> Self {
        Self { state: mixed(seed ^ mixed(stream.wrapping_add(GOLDEN))) }
    }

    /// The next 64 bits.
    pub const fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(GOLDEN);
        mixed(self.state)
    }

    /// The next number in [0, 1).
    pub const fn share(&mut self) -> f64 {
        (self.bits() >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }

    /// A whole number below `end`, which is above 0; evenly spread but for 1 in 2^32 at `end` below 2^32.
    pub const fn below(&mut self, end: usize) -> usize {
        ((self.bits() as u128 * end as u128) >> 64) as usize
    }

    /// Puts a slice into random order (Fisher and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            let other = self.below(at + 1);
            items.swap(at, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_even_and_repeat() {
        let mut chance = Chance::new(7, 1);
        let mean = (0..100_000).map(|_| chance.share()).sum::<f64>() / 100_000.0;
        assert!((mean - 0.5).abs() < 0.005);
        assert_eq!(Chance::new(7, 1).bits(), Chance::new(7, 1).bits());
        assert_ne!(Chance::new(7, 1).bits(), Chance::new(7, 2).bits());
        let mut items = [1, 2, 3, 4, 5];
        chance.shuffle(&mut items);
        items.sort_unstable();
        assert_eq!(items, [1, 2, 3, 4, 5]);
    }
}
