//! The keys that records have under a blocking rule of Splink, and the order in which it puts the two of a pair.

use super::Rule;
use super::expression::{Records, Side};
use super::value::Value;
use crate::compare::Pair;
use crate::people::People;

/// The keys of each record under a rule, in order, each once.
#[derive(Debug)]
pub(super) enum RowKeys {
    /// One each; 0 for none.
    One(Vec<u32>),
    /// Any number, where a rule takes lists apart.
    Several { ends: Vec<usize>, keys: Vec<u32> },
}

impl RowKeys {
    pub(super) fn new(several: bool) -> Self {
        if several { Self::Several { ends: Vec::new(), keys: Vec::new() } } else { Self::One(Vec::new()) }
    }

    pub(super) fn push(&mut self, mut of_row: Vec<u32>) {
        match self {
            Self::One(keys) => keys.push(of_row.first().copied().unwrap_or(0)),
            Self::Several { ends, keys } => {
                of_row.sort_unstable();
                of_row.dedup();
                keys.extend(of_row);
                ends.push(keys.len());
            }
        }
    }

    fn rows(&self) -> usize {
        match self {
            Self::One(keys) => keys.len(),
            Self::Several { ends, .. } => ends.len(),
        }
    }

    pub(super) fn of(&self, row: u32) -> &[u32] {
        let row = row as usize;
        match self {
            Self::One(keys) => keys.get(row..=row).filter(|keys| *keys != [0]).unwrap_or_default(),
            Self::Several { ends, keys } => {
                let from = row.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
                ends.get(row).and_then(|to| keys.get(from..*to)).unwrap_or_default()
            }
        }
    }

    /// The records of each key, in order.
    pub(super) fn by_key(&self) -> Vec<Vec<u32>> {
        let (Self::One(keys) | Self::Several { keys, .. }) = self;
        let most = keys.iter().max().map_or(0, |most| *most as usize);
        let mut of_key: Vec<Vec<u32>> = vec![Vec::new(); most + 1];
        for row in (0_u32..).take(self.rows()) {
            for key in self.of(row) {
                if let Some(rows) = of_key.get_mut(*key as usize) {
                    rows.push(row);
                }
            }
        }
        of_key
    }
}

/// A rule, and the keys of both sides' records under it.
pub(super) struct Keyed<'a> {
    pub(super) rule: &'a Rule,
    pub(super) left: RowKeys,
    pub(super) right: RowKeys,
}

impl Keyed<'_> {
    /// The first key that both records of a pair have.
    pub(super) fn first(&self, pair: Pair) -> Option<u32> {
        if let (RowKeys::One(left), RowKeys::One(right)) = (&self.left, &self.right) {
            return left.get(pair.left).filter(|key| **key != 0 && right.get(pair.right) == Some(*key)).copied();
        }
        let row = |row: usize| u32::try_from(row).unwrap_or(u32::MAX);
        let (left, right) = (self.left.of(row(pair.left)), self.right.of(row(pair.right)));
        left.iter().find(|key| right.binary_search(key).is_ok()).copied()
    }
}

/// The key of a record under a rule; none where a part of it is missing.
pub(super) fn key(rule: &Rule, side: Side, record: &impl Records) -> Option<String> {
    // Not empty even where everybody has the same: an empty word has no number.
    let mut key = "\0".to_owned();
    for (left, right) in &rule.keys {
        let expression = if side == Side::Left { left } else { right };
        match expression.of(record) {
            Value::List(items) => {
                for item in items {
                    key.push_str(&item.into_text().unwrap_or_default());
                    key.push('\u{1}');
                }
            }
            other => key.push_str(&other.into_text()?),
        }
        key.push('\0');
    }
    Some(key)
}

/// The place of each record in the order of ids: as numbers where they are numbers, and those of a first file before
/// those of a second.
pub(super) fn ranks(people: &People) -> Vec<u32> {
    let id = |row: &usize| people.ids.get(*row).unwrap_or_default();
    let mut rows: Vec<usize> = (0..people.len()).collect();
    if rows.iter().all(|row| id(row).parse::<i64>().is_ok()) {
        rows.sort_by_key(|row| id(row).parse::<i64>().unwrap_or_default());
    } else {
        rows.sort_by(|one, other| id(one).cmp(id(other)));
    }
    if let Some(second) = people.second_from {
        rows.sort_by_key(|row| *row >= second);
    }
    let mut ranks = vec![0; rows.len()];
    for (rank, row) in (0_u32..).zip(rows) {
        if let Some(place) = ranks.get_mut(row) {
            *place = rank;
        }
    }
    ranks
}

/// Every choice of one item of each of a record's lists.
pub(super) fn items(people: &People, exploded: &[usize], row: usize) -> Vec<Vec<(usize, u32)>> {
    let mut choices = vec![Vec::new()];
    for field in exploded {
        let items: Vec<u32> = people.all(*field, row).collect();
        choices = choices
            .iter()
            .flat_map(|choice: &Vec<(usize, u32)>| {
                items.iter().map(move |item| choice.iter().copied().chain([(*field, *item)]).collect())
            })
            .collect();
    }
    choices
}
