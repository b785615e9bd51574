//! The order in which a panel reads people: by a rule, with those alike kept together.

use core::cmp::Reverse;

use super::rule::{Reasons, Rule};

/// A place in the order of a rule. Equal places are alike: nothing else decides between them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Placed {
    first: Reverse<usize>,
    all: Reverse<usize>,
    each: Vec<Reverse<bool>>,
}

impl Placed {
    /// The place of somebody with these reasons.
    pub fn of(rule: &Rule, reasons: &Reasons) -> Self {
        let has = |need| reasons.met.iter().any(|one| one.need == need);
        let each = rule.asked.iter().map(|asked| Reverse(has(asked.need)));
        Self {
            first: Reverse(reasons.met.iter().filter(|asked| asked.first).count()),
            all: Reverse(reasons.met.len()),
            each: if rule.by_list { each.collect() } else { Vec::new() },
        }
    }

    /// Why this place, in one sentence without a full stop.
    pub fn sentence(&self) -> String {
        let (Reverse(all), Reverse(first)) = (self.all, self.first);
        match (all, first) {
            (0, _) => "no reason by the rule".to_owned(),
            (1, 0) => "1 reason, not one that is looked at first".to_owned(),
            (1, _) => "1 reason, which is looked at first".to_owned(),
            (all, 0) => format!("{all} reasons, none of them looked at first"),
            (all, first) if first == all => format!("{all} reasons, all of them looked at first"),
            (all, first) => format!("{all} reasons, {first} of them looked at first"),
        }
    }
}

/// People in the order of their places, those alike together: each group holds everybody with the same place.
pub fn in_order<T>(people: impl IntoIterator<Item = (Placed, T)>) -> Vec<(Placed, Vec<T>)> {
    let mut sorted: Vec<(Placed, T)> = people.into_iter().collect();
    sorted.sort_by(|one, other| one.0.cmp(&other.0));
    let mut groups: Vec<(Placed, Vec<T>)> = Vec::new();
    for (placed, one) in sorted {
        match groups.last_mut().filter(|(last, _)| *last == placed) {
            Some((_, group)) => group.push(one),
            None => groups.push((placed, vec![one])),
        }
    }
    groups
}
