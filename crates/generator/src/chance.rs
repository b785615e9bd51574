//! Chance, made repeatable: every person has their own streams, so any person can be made without making the others.
//!
//! ChaCha8 with the region's seed as key and (person, topic) as stream. The same seed gives the same bytes on every
//! machine: whole numbers only, no floating point, and what is drawn for one topic never shifts another.

use jiff::civil::Date;
use rand_chacha::ChaCha8Rng;
use rand_core::{RngCore, SeedableRng};

use crate::calendar::later;

/// What a stream decides. The number is part of the stream, so the order must not change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Topic {
    /// Whether the person shares a household with the person before.
    Household = 0,
    /// Birth, names, ethnicity, address.
    Identity = 1,
    /// The care history.
    Care = 2,
    /// Custody and supervision.
    Justice = 3,
    /// How the authority's index spells the person.
    Index = 4,
    /// How the prison spells them.
    Prison = 5,
    /// How probation spells them.
    Probation = 6,
    /// The statutory return's own columns.
    Return = 7,
    /// Where the sequences of identifiers start in this region.
    Sequences = 8,
    /// Workers' names.
    Worker = 9,
    /// Identifiers of the person themselves.
    Numbers = 10,
    /// What the prison's extract said four weeks ago.
    Earlier = 11,
    /// A person of a fictional pilot.
    Pilot = 12,
}

/// One stream of chance.
#[derive(Debug, Clone)]
pub(crate) struct Chance(ChaCha8Rng);

impl Chance {
    /// The stream of `topic` for the person (or worker) with this number.
    pub(crate) fn new(seed: u64, number: u32, topic: Topic) -> Self {
        let mut stream = ChaCha8Rng::seed_from_u64(seed);
        stream.set_stream(u64::from(number) * 16 + topic as u64);
        Self(stream)
    }

    /// A whole number from 0 to `end - 1`; 0 when `end` is 0.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        // The high half of a 64 by 64 bit product: the bias is below end / 2^64, far under one person.
        let wide = u128::from(self.0.next_u64()) * u128::from(end);
        u64::try_from(wide >> 64).unwrap_or(0)
    }

    /// A whole number from `first` to `last`, both included.
    pub(crate) fn between(&mut self, first: i32, last: i32) -> i32 {
        let span = u64::try_from(i64::from(last) - i64::from(first) + 1).unwrap_or(0);
        first.saturating_add(i32::try_from(self.below(span)).unwrap_or(0))
    }

    /// True in `rate` of 10,000 cases.
    pub(crate) fn hits(&mut self, rate: u32) -> bool {
        self.below(10_000) < u64::from(rate)
    }

    /// One of `these`, each as likely as the next.
    pub(crate) fn pick<T: Copy + Default>(&mut self, these: &[T]) -> T {
        let at = usize::try_from(self.below(these.len() as u64)).unwrap_or(0);
        these.get(at).copied().unwrap_or_default()
    }

    /// One of `these` by weight.
    pub(crate) fn weighted<T: Copy + Default>(&mut self, these: &[(u32, T)]) -> T {
        self.weighted_or(T::default(), these)
    }

    /// One of `these` by weight; `otherwise` when no weight is above 0.
    pub(crate) fn weighted_or<T: Copy>(&mut self, otherwise: T, these: &[(u32, T)]) -> T {
        let mut left = self.below(these.iter().map(|(weight, _)| u64::from(*weight)).sum());
        for (weight, thing) in these {
            let weight = u64::from(*weight);
            if left < weight {
                return *thing;
            }
            left -= weight;
        }
        otherwise
    }

    /// A day from `first` to `last`, both included; `first` when they are the wrong way round.
    pub(crate) fn day(&mut self, first: Date, last: Date) -> Date {
        let days = crate::calendar::days_between(first, last);
        if days <= 0 { first } else { later(first, self.between(0, days)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_are_their_own_and_repeat() {
        let draw = |seed, number, topic| Chance::new(seed, number, topic).below(1_000_000_007);
        assert_eq!(draw(7, 3, Topic::Care), draw(7, 3, Topic::Care));
        assert_ne!(draw(7, 3, Topic::Care), draw(7, 3, Topic::Justice));
        assert_ne!(draw(7, 3, Topic::Care), draw(7, 4, Topic::Care));
        assert_ne!(draw(7, 3, Topic::Care), draw(8, 3, Topic::Care));
    }

    #[test]
    fn draws_stay_in_range() {
        let mut chance = Chance::new(1, 1, Topic::Identity);
        for _ in 0..1_000 {
            assert!((-3..=4).contains(&chance.between(-3, 4)));
            assert!(["a", "b"].contains(&chance.pick(&["a", "b"])));
            assert_eq!(chance.weighted(&[(0, 1), (5, 2)]), 2);
        }
        assert_eq!(chance.below(0), 0);
        assert!(!chance.hits(0));
        assert!(chance.hits(10_000));
    }
}
