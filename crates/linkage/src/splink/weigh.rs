//! Pairs of a Splink model: made by its blocking rules, each once, and weighed.

use super::condition::{Records, Side, Value};
use super::{Adjusted, Comparison, Rule, SplinkModel};
use crate::compare::{Pair, Sides};
use crate::in_order::in_order;
use crate::people::People;
use crate::score::{Scored, Weighed};
use crate::words::Words;

/// The two records of a pair.
struct Both<'a> {
    left: &'a People,
    right: &'a People,
    words: &'a [Words],
    of_field: &'a [usize],
    pair: Pair,
}

impl Records for Both<'_> {
    fn text(&self, side: Side, field: usize) -> Option<&str> {
        let value = match side {
            Side::Left => self.left.value(field, self.pair.left),
            Side::Right => self.right.value(field, self.pair.right),
        };
        if value == 0 {
            return None;
        }
        Some(self.words.get(*self.of_field.get(field)?)?.word(value))
    }
}

/// The share of each value of a field among all that are known.
struct Shares(Vec<f64>);

impl Shares {
    #[expect(clippy::cast_precision_loss, reason = "counts of records")]
    fn new(files: &[&People], field: usize) -> Self {
        let mut counts: Vec<u64> = Vec::new();
        let known = files.iter().filter_map(|people| people.values.get(field)).flatten().filter(|value| **value != 0);
        for value in known {
            let at = *value as usize;
            if at >= counts.len() {
                counts.resize(at + 1, 0);
            }
            if let Some(count) = counts.get_mut(at) {
                *count += 1;
            }
        }
        let total: u64 = counts.iter().sum();
        Self(counts.into_iter().map(|count| count as f64 / total.max(1) as f64).collect())
    }
}

/// Everything that weighing needs.
struct Ground<'a> {
    model: &'a SplinkModel,
    sides: &'a Sides<'a>,
    within: bool,
    shares: Vec<(usize, Shares)>,
}

/// Every pair that a rule makes and that weighs `floor` or more, and how many pairs each rule makes.
pub(crate) fn run(
    model: &SplinkModel,
    sides: &Sides<'_>,
    within: bool,
    floor: f64,
    threads: usize,
) -> (Vec<Scored>, Vec<(Vec<String>, u64)>) {
    let adjusted = model.comparisons.iter().flat_map(|it| &it.levels).filter_map(|level| level.rarity);
    let mut fields: Vec<usize> = adjusted.map(|adjusted| adjusted.field).collect();
    fields.sort_unstable();
    fields.dedup();
    let all = if within { vec![sides.left] } else { vec![sides.left, sides.right] };
    let shares = fields.into_iter().map(|field| (field, Shares::new(&all, field))).collect();
    let ground = Ground { model, sides, within, shares };
    let keyed: Vec<Keyed> = model.rules.iter().map(|rule| ground.keyed(rule)).collect();
    let mut found = Vec::new();
    let mut made = Vec::new();
    for (at, rule) in model.rules.iter().enumerate() {
        let blocks = ground.blocks(keyed.get(at));
        made.push((vec![rule.name.clone()], blocks.iter().map(|(_, rights)| rights.len() as u64).sum()));
        let earlier = model.rules.iter().zip(&keyed).take(at);
        found.extend(in_order(&blocks, threads, |(left, rights)| {
            let mut pairs = Vec::new();
            for right in rights {
                let pair = Pair { left: *left as usize, right: *right as usize };
                let is_made = |(rule, keyed): (&Rule, &Keyed)| keyed.makes(pair) && ground.also(rule, pair);
                if !ground.also(rule, pair) || earlier.clone().any(is_made) {
                    continue;
                }
                let weight = ground.weigh(pair);
                if weight >= floor {
                    let weighed = Weighed { weight, pattern: 0, flag: None };
                    pairs.push(Scored { left: *left, right: *right, weighed });
                }
            }
            pairs
        }));
    }
    (found, made)
}

/// The key of each record under a rule; 0 where it has none.
struct Keyed {
    left: Vec<u32>,
    right: Vec<u32>,
}

impl Keyed {
    fn makes(&self, pair: Pair) -> bool {
        let (left, right) = (self.left.get(pair.left), self.right.get(pair.right));
        left == right && left.is_some_and(|key| *key != 0)
    }
}

impl Ground<'_> {
    fn both(&self, pair: Pair) -> Both<'_> {
        let lexicons = self.sides.held;
        let (left, right) = (self.sides.left, self.sides.right);
        Both { left, right, words: &lexicons.words, of_field: &lexicons.of_field, pair }
    }

    fn keyed(&self, rule: &Rule) -> Keyed {
        let mut words = Words::default();
        let mut keys = |side: Side, rows: usize| -> Vec<u32> {
            (0..rows)
                .map(|row| {
                    let both = self.both(Pair { left: row, right: row });
                    let mut key = String::new();
                    for (left, right) in &rule.keys {
                        let expression = if side == Side::Left { left } else { right };
                        match expression.value(&both) {
                            Value::Missing => return 0,
                            Value::Text(text) => key.push_str(&text),
                            Value::Number(number) => key.push_str(&number.to_string()),
                        }
                        key.push('\0');
                    }
                    words.number(&key)
                })
                .collect()
        };
        Keyed { left: keys(Side::Left, self.sides.left.len()), right: keys(Side::Right, self.sides.right.len()) }
    }

    /// Each left record with the right ones of its key; within one file only those that stand behind it.
    fn blocks(&self, keyed: Option<&Keyed>) -> Vec<(u32, Vec<u32>)> {
        let Some(keyed) = keyed else { return Vec::new() };
        let most = keyed.left.iter().chain(&keyed.right).max().copied().unwrap_or(0) as usize;
        let mut of_key: Vec<Vec<u32>> = vec![Vec::new(); most + 1];
        for (row, key) in (0_u32..).zip(&keyed.right) {
            if let Some(rows) = of_key.get_mut(*key as usize).filter(|_| *key != 0) {
                rows.push(row);
            }
        }
        let lefts = (0_u32..).zip(&keyed.left).filter(|(_, key)| **key != 0);
        let rights = |row: u32, key: u32| -> Vec<u32> {
            let rows = of_key.get(key as usize).map(Vec::as_slice).unwrap_or_default();
            rows.iter().copied().filter(|right| !self.within || *right > row).collect()
        };
        lefts.map(|(row, key)| (row, rights(row, *key))).filter(|(_, rights)| !rights.is_empty()).collect()
    }

    fn also(&self, rule: &Rule, pair: Pair) -> bool {
        let both = self.both(pair);
        rule.also.iter().all(|condition| condition.holds(&both) == Some(true))
    }

    fn weigh(&self, pair: Pair) -> f64 {
        let both = self.both(pair);
        let bits = |comparison: &Comparison| {
            let level = comparison.levels.iter().find(|level| level.condition.holds(&both) == Some(true));
            level.map_or(0.0, |level| level.bits + level.rarity.map_or(0.0, |it| self.adjustment(it, pair)))
        };
        self.model.comparisons.iter().fold(self.model.prior, |sum, comparison| sum + bits(comparison))
    }

    /// How much a rare value adds, or a common one takes: the larger share of the two counts.
    fn adjustment(&self, adjusted: Adjusted, pair: Pair) -> f64 {
        let Some((_, shares)) = self.shares.iter().find(|(field, _)| *field == adjusted.field) else { return 0.0 };
        let share = |people: &People, row| match people.value(adjusted.field, row) {
            0 => None,
            value => shares.0.get(value as usize).copied(),
        };
        let (left, right) = (share(self.sides.left, pair.left), share(self.sides.right, pair.right));
        let Some(larger) = left.into_iter().chain(right).reduce(f64::max) else { return 0.0 };
        adjusted.weight * (adjusted.u_exact / larger.max(adjusted.least)).log2()
    }
}
