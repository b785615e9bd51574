//! First names that one person may go by: Tom and Thomas, Mo and Muhammad.

use hashbrown::HashTable;

/// Families of names, one a line.
const FAMILIES: &str = include_str!("nicknames.txt");

/// Which families each name belongs to.
#[derive(Debug, Default)]
pub(crate) struct Nicknames {
    /// Names with the families that they stand in, in order.
    of_name: HashTable<(&'static str, Vec<u16>)>,
}

fn hash(name: &str) -> u64 {
    // FNV-1a: a few hundred short names, looked up once for each distinct name of a file.
    name.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

impl Nicknames {
    /// The table that comes with the program.
    pub(crate) fn new() -> Self {
        let mut names = Self::default();
        let lines = FAMILIES.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        for (family, line) in (0_u16..).zip(lines) {
            let words = line.split([':', ' ']).filter(|word| !word.is_empty());
            words.for_each(|word| names.add(word, family));
        }
        names
    }

    fn add(&mut self, name: &'static str, family: u16) {
        let key = hash(name);
        match self.of_name.find_mut(key, |(other, _)| *other == name) {
            Some((_, families)) if families.last() == Some(&family) => {}
            Some((_, families)) => families.push(family),
            None => {
                self.of_name.insert_unique(key, (name, vec![family]), |(other, _)| hash(other));
            }
        }
    }

    fn families(&self, name: &str) -> &[u16] {
        self.of_name.find(hash(name), |(other, _)| *other == name).map_or(&[], |(_, families)| families)
    }

    /// One bit for each family: names without a bit in common share no family.
    pub(crate) fn bits(&self, name: &str) -> u32 {
        self.families(name).iter().fold(0, |bits, family| bits | 1 << (family % 32))
    }

    /// Whether one person may go by both.
    pub(crate) fn share_a_family(&self, left: &str, right: &str) -> bool {
        let right = self.families(right);
        self.families(left).iter().any(|family| right.contains(family))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_may_go_by_both_names() {
        let names = Nicknames::new();
        for (left, right, expected) in [
            ("THOMAS", "TOM", true),
            ("MO", "MUHAMMAD", true),
            ("BILL", "WILL", true),
            ("SAM", "SAMANTHA", true),
            ("SAMUEL", "SAMANTHA", false),
            ("ADA", "WREN", false),
        ] {
            assert_eq!(names.share_a_family(left, right), expected, "{left} {right}");
            assert!(!expected || names.bits(left) & names.bits(right) != 0);
        }
    }

    #[test]
    fn every_line_is_a_name_with_others_in_capitals() {
        for line in FAMILIES.lines().filter(|line| !line.starts_with('#')) {
            let (name, others) = line.split_once(": ").expect(line);
            assert!(
                others.split(' ').chain([name]).all(|word| word.bytes().all(|byte| byte.is_ascii_uppercase())),
                "{line}"
            );
        }
    }
}
