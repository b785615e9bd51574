//! What is done with a pair: linked, shown to a person, or left apart.

use hashbrown::{HashMap, HashSet};
use serde::{Deserialize, Serialize};

use crate::model::Thresholds;
use crate::score::Scored;

/// What is done with a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// The two are held to be one person.
    Link,
    /// A person decides.
    Review,
    /// Nothing.
    None,
}

impl Decision {
    /// The word in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Review => "review",
            Self::None => "none",
        }
    }
}

/// A pair with what is done with it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Decided {
    pub(crate) scored: Scored,
    /// Bits, held down where the pair looks like twins.
    pub(crate) weight: f64,
    /// How many bits lie between this pair and the next best that shares a record with it; where none was kept, how far
    /// the pair lies over the floor.
    pub(crate) margin: f64,
    pub(crate) decision: Decision,
}

/// What people have said of pairs before.
#[derive(Debug, Default)]
pub(crate) struct Said {
    pub(crate) existing: HashSet<(u32, u32)>,
    pub(crate) excluded: HashSet<(u32, u32)>,
}

/// Decides every pair; they must be in the order of their records.
pub(crate) fn decide(
    pairs: Vec<Scored>,
    thresholds: &Thresholds,
    floor: f64,
    within: bool,
    said: &Said,
) -> Vec<Decided> {
    let twin = thresholds.twin.value;
    let margins = if within { margins_within(&pairs, thresholds, floor) } else { margins_between(&pairs, twin, floor) };
    let decided = pairs.into_iter().zip(margins).map(|(scored, margin)| {
        let weight = scored.weight(twin);
        let decision = decision(&scored, weight, margin, thresholds, said);
        Decided { scored, weight, margin, decision }
    });
    decided.collect()
}

fn decision(scored: &Scored, weight: f64, margin: f64, thresholds: &Thresholds, said: &Said) -> Decision {
    let key = (scored.left, scored.right);
    if said.excluded.contains(&key) {
        return Decision::None;
    }
    let is_flagged = scored.weighed.flag.is_some();
    let is_clear = !is_flagged && margin >= thresholds.margin.value;
    if said.existing.contains(&key) {
        // A link that was made is never parted silently: a person looks.
        return if weight >= thresholds.keep.value && is_clear { Decision::Link } else { Decision::Review };
    }
    if weight >= thresholds.join.value && is_clear {
        return Decision::Link;
    }
    // A flag holds the weight down, but hides nobody: it is the evidence that says who is looked at.
    if scored.weighed.weight >= thresholds.review.value { Decision::Review } else { Decision::None }
}

/// The best and the second best weight of each record.
#[derive(Clone, Copy)]
struct Best {
    first: f64,
    second: f64,
}

const NOBODY: Best = Best { first: f64::NEG_INFINITY, second: f64::NEG_INFINITY };

impl Best {
    fn take(&mut self, weight: f64) {
        if weight > self.first {
            self.second = self.first;
            self.first = weight;
        } else if weight > self.second {
            self.second = weight;
        }
    }

    /// The best of the others: of equals each is the other's rival.
    fn rival(self, weight: f64) -> f64 {
        if weight >= self.first { self.second } else { self.first }
    }
}

/// Between two files a person has one record in each, so every other pair of either record is a rival.
fn margins_between(pairs: &[Scored], twin: f64, floor: f64) -> Vec<f64> {
    let count = |of: fn(&Scored) -> u32| pairs.iter().map(of).max().map_or(0, |most| most as usize + 1);
    let mut lefts = vec![NOBODY; count(|pair| pair.left)];
    let mut rights = vec![NOBODY; count(|pair| pair.right)];
    for pair in pairs {
        let weight = pair.weight(twin);
        let both = lefts.get_mut(pair.left as usize).into_iter().chain(rights.get_mut(pair.right as usize));
        both.for_each(|best| best.take(weight));
    }
    let rival = |best: &[Best], at: u32, weight| best.get(at as usize).map_or(f64::NEG_INFINITY, |it| it.rival(weight));
    let margin = |pair: &Scored| {
        let weight = pair.weight(twin);
        weight - rival(&lefts, pair.left, weight).max(rival(&rights, pair.right, weight)).max(floor)
    };
    pairs.iter().map(margin).collect()
}

/// Within one file a person may have many records, so a third record is a rival of a pair only where it does not belong
/// to both.
fn margins_within(pairs: &[Scored], thresholds: &Thresholds, floor: f64) -> Vec<f64> {
    let twin = thresholds.twin.value;
    let mut of_record: HashMap<u32, Vec<(u32, f64)>> = HashMap::new();
    let mut joined: HashSet<(u32, u32)> = HashSet::new();
    for pair in pairs {
        let weight = pair.weight(twin);
        of_record.entry(pair.left).or_default().push((pair.right, weight));
        of_record.entry(pair.right).or_default().push((pair.left, weight));
        if weight >= thresholds.join.value {
            joined.insert((pair.left.min(pair.right), pair.left.max(pair.right)));
        }
    }
    for others in of_record.values_mut() {
        others.sort_unstable_by(|one, two| two.1.total_cmp(&one.1).then(one.0.cmp(&two.0)));
    }
    let belongs = |one: u32, two: u32| joined.contains(&(one.min(two), one.max(two)));
    let rival = |of: u32, partner: u32| {
        let others = of_record.get(&of).map(Vec::as_slice).unwrap_or_default();
        let rival = others.iter().find(|(other, _)| *other != partner && !belongs(*other, partner));
        rival.map_or(f64::NEG_INFINITY, |(_, weight)| *weight)
    };
    let margin = |pair: &Scored| {
        let rival = rival(pair.left, pair.right).max(rival(pair.right, pair.left));
        pair.weight(twin) - rival.max(floor)
    };
    pairs.iter().map(margin).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::{Flag, Weighed};

    fn pair(left: u32, right: u32, weight: f64) -> Scored {
        Scored { left, right, weighed: Weighed { weight, pattern: 0, flag: None } }
    }

    fn thresholds() -> Thresholds {
        Thresholds::proposed("Rowan", "2026-11-26")
    }

    fn words(pairs: Vec<Scored>, within: bool, said: &Said) -> Vec<&'static str> {
        decide(pairs, &thresholds(), -3.0, within, said).iter().map(|decided| decided.decision.word()).collect()
    }

    #[test]
    fn a_pair_is_linked_from_the_threshold_on_with_nobody_near() {
        let pairs = vec![pair(0, 0, 10.0), pair(1, 1, 9.9), pair(2, 2, 0.0), pair(3, 3, -0.1)];
        assert_eq!(words(pairs, false, &Said::default()), ["link", "review", "review", "none"]);
    }

    #[test]
    fn a_rival_within_the_margin_needs_a_person() {
        let pairs = vec![pair(0, 0, 20.0), pair(0, 1, 17.1), pair(2, 2, 20.0), pair(3, 2, 17.0)];
        assert_eq!(words(pairs, false, &Said::default()), ["review", "review", "link", "review"]);
        let margins: Vec<f64> = margins_between(&[pair(0, 0, 20.0), pair(0, 1, 17.0)], -5.0, -3.0);
        assert_eq!(margins, [3.0, -3.0]);
        assert_eq!(margins_between(&[pair(0, 0, 9.0)], -5.0, -3.0), [12.0]);
    }

    #[test]
    fn a_flag_needs_a_person_however_much_the_pair_weighs() {
        for flag in [Flag::Twin, Flag::Household] {
            let mut pair = pair(0, 0, 30.0);
            pair.weighed.flag = Some(flag);
            assert_eq!(words(vec![pair], false, &Said::default()), ["review"]);
        }
    }

    #[test]
    fn a_link_that_was_made_stays_longer_and_is_never_parted_silently() {
        let said = Said { existing: (0..3).map(|at| (at, at)).collect(), excluded: [(3, 3)].into_iter().collect() };
        let pairs = vec![pair(0, 0, 6.0), pair(1, 1, 5.9), pair(2, 2, -2.0), pair(3, 3, 40.0)];
        assert_eq!(words(pairs, false, &said), ["link", "review", "review", "none"]);
    }

    #[test]
    fn within_a_file_three_records_of_one_person_are_no_rivals() {
        let three = vec![pair(0, 1, 20.0), pair(0, 2, 21.0), pair(1, 2, 19.0)];
        assert_eq!(words(three, true, &Said::default()), ["link", "link", "link"]);
        let torn = vec![pair(0, 1, 20.0), pair(0, 2, 20.0)];
        assert_eq!(words(torn, true, &Said::default()), ["review", "review"]);
    }
}
