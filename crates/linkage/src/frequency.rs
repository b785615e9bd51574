//! How common each value is: agreeing on a rare surname tells more than on a common one.

use hashbrown::HashTable;

use crate::people::People;
use crate::standard::Day;

/// What agreeing on each value of a field weighs against chance: the negative binary logarithm of its share.
#[derive(Debug)]
pub(crate) enum Rarity {
    /// By the number of a word.
    OfWord { bits: Vec<f64>, unseen: f64 },
    /// Of a day: the year's share times that of the day in the year. So 1 January and the 15th, which systems write
    /// where they know no better, weigh less; and a single day need not be seen often to be known.
    OfDay { year: Vec<f64>, day: Vec<f64>, unseen: f64 },
}

/// Years, and days in a year, are packed into 16 bits each.
pub(crate) const DAYS: usize = 1 << 16;

#[expect(clippy::cast_precision_loss, reason = "rows stay under 2^33")]
fn bits(count: u64, total: u64) -> f64 {
    -(count.max(1) as f64 / total.max(1) as f64).log2()
}

impl Rarity {
    /// Counts the words of a field in all files together: of how many of the records with a value each is a value. Further
    /// values count too, or a postcode that many have had and few have now would pass for a rare one.
    pub(crate) fn of_words(files: &[&People], field: usize, words: usize) -> Self {
        let mut counts = vec![0_u64; words];
        let mut total = 0;
        for people in files {
            for row in 0..people.values.get(field).map_or(0, Vec::len) {
                for value in people.all(field, row) {
                    if let Some(count) = counts.get_mut(value as usize) {
                        *count += 1;
                    }
                }
                total += u64::from(people.value(field, row) != 0);
            }
        }
        Self::OfWord { bits: counts.iter().map(|count| bits(*count, total)).collect(), unseen: bits(1, total) }
    }

    /// Counts the days of a field in all files together.
    pub(crate) fn of_days(files: &[&People], field: usize) -> Self {
        let mut years = vec![0_u64; DAYS];
        let mut days = vec![0_u64; DAYS];
        let mut total = 0;
        for people in files {
            let Some(values) = people.values.get(field) else { continue };
            for day in values.iter().filter(|value| **value != 0).map(|value| Day(*value)) {
                for (counts, at) in [(&mut years, day.year()), (&mut days, day.month_and_day())] {
                    if let Some(count) = counts.get_mut(at as usize) {
                        *count += 1;
                    }
                }
                total += 1;
            }
        }
        let shares = |counts: Vec<u64>| counts.into_iter().map(|count| bits(count, total)).collect();
        Self::OfDay { year: shares(years), day: shares(days), unseen: bits(1, total) }
    }

    /// The bits of a value.
    pub(crate) fn bits(&self, value: u32) -> f64 {
        match self {
            Self::OfWord { bits, unseen } => bits.get(value as usize).copied().unwrap_or(*unseen),
            Self::OfDay { year, day, unseen } => {
                let date = Day(value);
                let of = |shares: &Vec<f64>, at: u32| shares.get(at as usize).copied();
                of(year, date.year()).zip(of(day, date.month_and_day())).map_or(*unseen, |(year, day)| year + day)
            }
        }
    }
}

/// Full names that are more common than their parts would make them: Muhammad goes with Khan more often than chance.
#[derive(Debug, Default)]
pub(crate) struct JointNames {
    /// The two numbers of a name, and how many bits less than its parts it weighs.
    less: HashTable<(u64, f64)>,
}

fn spread(key: u64) -> u64 {
    let mixed = key.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ mixed >> 32
}

const fn joint(first: u32, surname: u32) -> u64 {
    (first as u64) << 32 | surname as u64
}

/// A full name is held to be as common as it is found beyond this many records: a person's own, one in each file.
const OWN_RECORDS: u64 = 2;

impl JointNames {
    /// Counts full names in all files together.
    pub(crate) fn new(files: &[&People], fields: (usize, usize), rarity: (&Rarity, &Rarity)) -> Self {
        let mut names: Vec<u64> = Vec::new();
        for people in files {
            let both = people.values.get(fields.0).zip(people.values.get(fields.1));
            let pairs = both.into_iter().flat_map(|(first, surname)| first.iter().zip(surname));
            names.extend(pairs.filter(|(first, surname)| **first != 0 && **surname != 0).map(|(a, b)| joint(*a, *b)));
        }
        names.sort_unstable();
        let total = names.len() as u64;
        let mut found = Self::default();
        for run in names.chunk_by(|a, b| a == b) {
            let count = run.len() as u64;
            let Some(key) = run.first().filter(|_| count > OWN_RECORDS) else { continue };
            #[expect(clippy::cast_possible_truncation, reason = "the two halves that were put together")]
            let (first, surname) = ((key >> 32) as u32, *key as u32);
            let of_parts = rarity.0.bits(first) + rarity.1.bits(surname);
            let of_whole = bits(count - OWN_RECORDS, total);
            if of_whole < of_parts {
                found.less.insert_unique(spread(*key), (*key, of_whole - of_parts), |(key, _)| spread(*key));
            }
        }
        found
    }

    /// Every such name as one number with its bits, in order.
    pub(crate) fn all(&self) -> Vec<(u64, f64)> {
        let mut all: Vec<(u64, f64)> = self.less.iter().copied().collect();
        all.sort_unstable_by_key(|(key, _)| *key);
        all
    }

    /// Names as [`JointNames::all`] gives them.
    pub(crate) fn of(names: &[(u64, f64)]) -> Self {
        let mut found = Self::default();
        for (key, bits) in names {
            found.less.insert_unique(spread(*key), (*key, *bits), |(key, _)| spread(*key));
        }
        found
    }

    /// By how much agreeing on both names weighs less than on each of them, as a number of 0 or less.
    pub(crate) fn bits(&self, first: u32, surname: u32) -> f64 {
        let key = joint(first, surname);
        self.less.find(spread(key), |(other, _)| *other == key).map_or(0.0, |(_, bits)| *bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(values: Vec<Vec<u32>>) -> People {
        People { values, ..People::default() }
    }

    #[test]
    fn a_further_value_is_as_common_as_it_is() {
        let mut people = people(vec![vec![1, 2, 3, 4]]);
        people.more.push(crate::people::More::default());
        (0..4).for_each(|row| people.push_more(0, row, 5));
        let rarity = Rarity::of_words(&[&people], 0, 6);
        assert!(rarity.bits(5).abs() < 1e-12 && (rarity.bits(1) - 2.0).abs() < 1e-12);
    }

    #[test]
    fn a_rare_word_weighs_more() {
        let people = people(vec![vec![1, 1, 1, 2, 0]]);
        let rarity = Rarity::of_words(&[&people], 0, 3);
        assert!((rarity.bits(1) - 0.415).abs() < 1e-3 && (rarity.bits(2) - 2.0).abs() < 1e-12);
        assert!((rarity.bits(7) - 2.0).abs() < 1e-12, "a word that nobody has is as rare as one that one person has");
    }

    #[test]
    fn a_day_is_as_rare_as_its_year_and_its_day_in_the_year() {
        let people = people(vec![vec![0x1999_0101, 0x1999_0101, 0x1998_0101, 0x1998_0704]]);
        let rarity = Rarity::of_days(&[&people], 0);
        assert!((rarity.bits(0x1998_0704) - 3.0).abs() < 1e-12);
        assert!((rarity.bits(0x1999_0101) - 1.415).abs() < 1e-3);
    }

    #[test]
    fn names_that_go_together_weigh_less_together() {
        // Four with both names and four with neither: together they are as common as each alone.
        let firsts: Vec<u32> = (0..8).map(|at| if at < 4 { 1 } else { at }).collect();
        let people = people(vec![firsts.clone(), firsts.iter().map(|name| name + 10).collect()]);
        let (first, surname) = (Rarity::of_words(&[&people], 0, 8), Rarity::of_words(&[&people], 1, 18));
        let joint = JointNames::new(&[&people], (0, 1), (&first, &surname));
        // Beyond the person's own two records there are two of eight, which is what the parts say too.
        assert!(joint.bits(1, 11).abs() < 1e-12);
        assert!(joint.bits(4, 14).abs() < 1e-12);
        let mut names = vec![1; 64];
        names.extend(2..66);
        let people = People { values: vec![names; 2], ..People::default() };
        let rarity = Rarity::of_words(&[&people], 0, 66);
        let joint = JointNames::new(&[&people], (0, 1), (&rarity, &rarity));
        assert!(joint.bits(1, 1) < -0.9 && joint.bits(2, 2).abs() < 1e-12);
    }
}
