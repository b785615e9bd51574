//! Pairs of a Splink model: made by its blocking rules, each once, and weighed.

use super::expression::{Records, Side};
use super::keys::{Keyed, RowKeys, items, key, ranks};
use super::value::Value;
use super::{Adjusted, Level, Rule, SplinkModel};
use crate::compare::{Pair, Sides};
use crate::error::LinkageError;
use crate::in_order::in_order;
use crate::people::People;
use crate::score::{Scored, Weighed};
use crate::words::Words;

/// The two records of a pair.
struct Both<'a> {
    ground: &'a Ground<'a>,
    pair: Pair,
    /// Items that stand for the whole of their lists.
    exploded: &'a [(usize, u32)],
}

impl<'a> Both<'a> {
    fn side(&self, side: Side) -> (&'a People, usize) {
        let sides = self.ground.sides;
        match side {
            Side::Left => (sides.left, self.pair.left),
            Side::Right => (sides.right, self.pair.right),
        }
    }

    fn word(&self, field: usize, value: u32) -> &'a str {
        let lexicons = self.ground.sides.held;
        let words: Option<&Words> = lexicons.of_field.get(field).and_then(|of| lexicons.words.get(*of));
        words.map_or("", |words| words.word(value))
    }

    /// A record's first value in a field; 0 is missing.
    fn number(&self, side: Side, field: usize) -> u32 {
        let (rows, row) = match side {
            Side::Left => (&self.ground.rows.0, self.pair.left),
            Side::Right => (&self.ground.rows.1, self.pair.right),
        };
        rows.get(row * self.ground.plain.len() + field).copied().unwrap_or(0)
    }

    /// Whether a field can be compared by the numbers of its values.
    fn is_plain(&self, field: usize) -> bool {
        self.exploded.is_empty() && self.ground.plain.get(field) == Some(&true)
    }
}

impl Records for Both<'_> {
    fn value(&self, side: Side, field: usize) -> Value<'_> {
        let (people, row) = self.side(side);
        if let Some((_, value)) = self.exploded.iter().find(|(exploded, _)| *exploded == field) {
            return Value::text(self.word(field, *value));
        }
        let first = self.number(side, field);
        if people.lists.get(field) == Some(&true) {
            let is_missing = first == 0 && !people.more.get(field).is_some_and(|more| more.knows(row));
            let items = people.all(field, row).map(|value| Value::text(self.word(field, value)));
            return if is_missing { Value::Missing } else { Value::List(items.collect()) };
        }
        if first == 0 { Value::Missing } else { Value::text(self.word(field, first)) }
    }

    fn is_missing(&self, side: Side, field: usize) -> bool {
        if self.is_plain(field) { self.number(side, field) == 0 } else { self.value(side, field) == Value::Missing }
    }

    fn same(&self, field: usize) -> Option<bool> {
        if !self.is_plain(field) {
            return self.value(Side::Left, field).same(&self.value(Side::Right, field));
        }
        match (self.number(Side::Left, field), self.number(Side::Right, field)) {
            (0, _) | (_, 0) => None,
            (left, right) => Some(left == right),
        }
    }

    fn with_shares(&self, side: Side, field: usize) -> Value<'_> {
        let (people, row) = self.side(side);
        let Value::List(items) = self.value(side, field) else { return Value::Missing };
        let numbers = people.all(field, row);
        let with_share = |(item, value): (Value<'_>, u32)| {
            let share = self.ground.share(field, value).unwrap_or_default();
            item.into_text().map(|text| Value::WithShare(text.into_owned().into(), share))
        };
        Value::List(items.into_iter().zip(numbers).filter_map(with_share).collect())
    }
}

/// The share of each value of a field among all that are known.
struct Shares(Vec<f64>);

impl Shares {
    #[expect(clippy::cast_precision_loss, reason = "counts of records")]
    fn new(files: &[&People], field: usize) -> Self {
        let mut counts: Vec<u64> = Vec::new();
        let known = files.iter().flat_map(|people| (0..people.len()).flat_map(move |row| people.all(field, row)));
        for value in known {
            let at = value as usize;
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
    /// Within one file the place of each record in the order of ids, in which Splink says which record is the left one.
    ranks: Option<Vec<u32>>,
    how: How,
    /// The first values of the records of both sides, all of a record's together: a pair asks for many of them.
    rows: (Vec<u32>, Vec<u32>),
    /// Which fields no side has lists in.
    plain: Vec<bool>,
    /// For each comparison the most that it and all after it can add.
    bounds: Vec<f64>,
    shares: Vec<(usize, Shares)>,
}

/// Pairs, and how many each rule makes.
type Made = (Vec<Scored>, Vec<(Vec<String>, u64)>);

/// How a run goes about it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct How {
    /// Whether there is one file, which is searched for people who stand in it more than once.
    pub(crate) within: bool,
    /// Lighter pairs are not kept.
    pub(crate) floor: f64,
    pub(crate) threads: usize,
    /// The most pairs of a rule that compares everybody with everybody.
    pub(crate) everybody_up_to: u64,
}

/// Every pair that a rule makes and that weighs enough, and how many pairs each rule makes.
pub(crate) fn run(model: &SplinkModel, sides: &Sides<'_>, how: How) -> Result<Made, LinkageError> {
    let ground = Ground::new(model, sides, how)?;
    let rules: Vec<Keyed<'_>> = model.rules.iter().map(|rule| ground.keyed(rule)).collect();
    let lefts: Vec<u32> = (0_u32..).take(sides.left.len()).collect();
    let mut found = Vec::new();
    let mut made = Vec::new();
    for (at, rule) in rules.iter().enumerate() {
        let rows = rule.right.by_key();
        made.push((vec![rule.rule.name.clone()], ground.count(rule, &rows, &lefts)?));
        let earlier = rules.get(..at).unwrap_or_default();
        found.extend(in_order(&lefts, how.threads, |left| ground.pairs(*left, rule, &rows, earlier)));
    }
    Ok((found, made))
}

impl<'a> Ground<'a> {
    fn new(model: &'a SplinkModel, sides: &'a Sides<'a>, how: How) -> Result<Self, LinkageError> {
        let all = if how.within { vec![sides.left] } else { vec![sides.left, sides.right] };
        let mut fields = Vec::new();
        for level in model.comparisons.iter().flat_map(|comparison| &comparison.levels) {
            if let Some(adjusted) = level.rarity {
                if all.iter().any(|people| people.lists.get(adjusted.field) == Some(&true)) {
                    let column = model.layout.fields.get(adjusted.field).map_or("", |field| &field.column);
                    let part = format!("term frequency of {column}");
                    return Err(LinkageError::Model { part, why: "the column holds lists".to_owned() });
                }
                fields.push(adjusted.field);
            }
            level.condition.shares(&mut |field| fields.push(field));
        }
        fields.sort_unstable();
        fields.dedup();
        let shares: Vec<_> = fields.into_iter().map(|field| (field, Shares::new(&all, field))).collect();
        let bounds = bounds(model, &shares);
        let by_row = |people: &People| {
            (0..people.len())
                .flat_map(|row| (0..people.values.len()).map(move |field| people.value(field, row)))
                .collect()
        };
        let rows = (by_row(sides.left), by_row(sides.right));
        let plain = (0..sides.left.values.len()).map(|field| all.iter().all(|it| it.lists.get(field) != Some(&true)));
        let plain = plain.collect();
        Ok(Self { bounds, rows, plain, model, sides, ranks: how.within.then(|| ranks(sides.left)), how, shares })
    }

    /// How many pairs there are at all.
    fn everybody(&self) -> u64 {
        let (left, right) = (self.sides.left.len() as u64, self.sides.right.len() as u64);
        if self.how.within { left * left.saturating_sub(1) / 2 } else { left * right }
    }

    fn both(&self, pair: Pair) -> Both<'_> {
        Both { ground: self, pair, exploded: &[] }
    }

    fn keyed<'r>(&self, rule: &'r Rule) -> Keyed<'r> {
        let mut words = Words::default();
        let mut keys = |side: Side, people: &People| {
            let mut keys = RowKeys::new(!rule.exploded.is_empty());
            for row in 0..people.len() {
                let choices = items(people, &rule.exploded, row);
                let of_choice = |exploded: &Vec<(usize, u32)>| {
                    key(rule, side, &Both { ground: self, pair: Pair { left: row, right: row }, exploded })
                };
                keys.push(choices.iter().filter_map(of_choice).map(|key| words.number(&key)).collect());
            }
            keys
        };
        Keyed { rule, left: keys(Side::Left, self.sides.left), right: keys(Side::Right, self.sides.right) }
    }

    /// The right records of a key; within one file only those whose ids stand behind the left one's.
    fn rights(&self, of_key: &[Vec<u32>], left: u32, key: u32) -> impl Iterator<Item = u32> {
        let rows = of_key.get(key as usize).map(Vec::as_slice).unwrap_or_default();
        rows.iter().copied().filter(move |right| {
            self.ranks.as_ref().is_none_or(|ranks| ranks.get(left as usize) < ranks.get(*right as usize))
        })
    }

    /// How many pairs a rule makes.
    fn count(&self, rule: &Keyed<'_>, rows: &[Vec<u32>], lefts: &[u32]) -> Result<u64, LinkageError> {
        if rule.rule.keys.is_empty() {
            let pairs = self.everybody();
            let way_on = "a blocking rule that asks for no equal values compares everybody: give the model other rules";
            let error = LinkageError::TooManyPairs { pairs, most: self.how.everybody_up_to, way_on };
            return if pairs > self.how.everybody_up_to { Err(error) } else { Ok(pairs) };
        }
        let of_left = |left: &u32| {
            rule.left.of(*left).iter().map(|key| self.rights(rows, *left, *key).count() as u64).sum::<u64>()
        };
        Ok(lefts.iter().map(of_left).sum())
    }

    /// The pairs of a left record that a rule makes and no earlier one, as far as they weigh enough.
    fn pairs(&self, left: u32, rule: &Keyed<'_>, rows: &[Vec<u32>], earlier: &[Keyed<'_>]) -> Vec<Scored> {
        let mut pairs = Vec::new();
        for key in rule.left.of(left) {
            for right in self.rights(rows, left, *key) {
                let pair = Pair { left: left as usize, right: right as usize };
                let is_made = |rule: &Keyed<'_>| rule.first(pair).is_some() && self.also(rule.rule, pair);
                if rule.first(pair) != Some(*key) || !self.also(rule.rule, pair) || earlier.iter().any(is_made) {
                    continue;
                }
                if let Some(weight) = self.weigh(pair) {
                    let in_order = (left.min(right), left.max(right));
                    let (left, right) = if self.how.within { in_order } else { (left, right) };
                    pairs.push(Scored { left, right, weighed: Weighed { weight, pattern: 0, flag: None } });
                }
            }
        }
        pairs
    }

    fn also(&self, rule: &Rule, pair: Pair) -> bool {
        let both = self.both(pair);
        rule.also.iter().all(|condition| condition.holds(&both) == Some(true))
    }

    /// What a pair weighs; none where that is less than what is kept.
    fn weigh(&self, pair: Pair) -> Option<f64> {
        let both = self.both(pair);
        let mut sum = self.model.prior;
        for (comparison, bound) in self.model.comparisons.iter().zip(&self.bounds) {
            if sum + bound < self.how.floor {
                return None;
            }
            let level = comparison.levels.iter().find(|level| level.condition.holds(&both) == Some(true));
            sum += level.map_or(0.0, |level| level.bits + level.rarity.map_or(0.0, |it| self.adjustment(it, pair)));
        }
        (sum >= self.how.floor).then_some(sum)
    }

    fn share(&self, field: usize, value: u32) -> Option<f64> {
        let (_, shares) = self.shares.iter().find(|(of, _)| *of == field)?;
        shares.0.get(value as usize).copied()
    }

    /// How much a rare value adds, or a common one takes: the larger share of the two counts.
    fn adjustment(&self, adjusted: Adjusted, pair: Pair) -> f64 {
        let both = self.both(pair);
        let share = |side| match both.number(side, adjusted.field) {
            0 => None,
            value => self.share(adjusted.field, value),
        };
        let (left, right) = (share(Side::Left), share(Side::Right));
        let Some(larger) = left.into_iter().chain(right).reduce(f64::max) else { return 0.0 };
        adjusted.weight * (adjusted.u_exact / larger.max(adjusted.least)).log2()
    }
}

/// For each comparison the most that it and all after it can add, a hair over what sums can be off by rounding.
fn bounds(model: &SplinkModel, shares: &[(usize, Shares)]) -> Vec<f64> {
    let rarest = |field: usize| {
        let shares = shares.iter().find(|(of, _)| *of == field).map(|(_, shares)| &shares.0);
        shares.into_iter().flatten().copied().filter(|share| *share > 0.0).fold(1.0, f64::min)
    };
    let most = |level: &Level| {
        let rarity = level.rarity.map_or(0.0, |it| it.weight * (it.u_exact / rarest(it.field).max(it.least)).log2());
        level.bits + rarity.max(0.0)
    };
    let mut bounds: Vec<f64> =
        model.comparisons.iter().map(|it| it.levels.iter().map(most).fold(0.0, f64::max)).collect();
    let mut after = 1e-6;
    for bound in bounds.iter_mut().rev() {
        after += *bound;
        *bound = after;
    }
    bounds
}
