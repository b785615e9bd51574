//! How groups of people fare: whether one is linked less, shown to people more, or linked wrongly more than another.

use serde::Serialize;

use super::chance;
use crate::decide::{Decided, Decision};
use crate::files::Files;
use crate::model::Kind;
use crate::run::Linked;
use crate::score::Scorer;

/// A gap of more than this to everybody, in shares of 1, is an alarm: five points in a hundred.
pub(crate) const ALARM: f64 = 0.05;
/// In a group with fewer expected matches than this a gap tells nothing.
const FEWEST_MATCHES: f64 = 50.0;
/// A full name that is so many bits more common than its parts is one of a community of names.
const COMMUNITY: f64 = -1.0;
/// A surname is common if one in a thousand has it.
const COMMON: f64 = 9.97;

/// What divides people into groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupKind {
    /// Everybody together.
    Everybody,
    /// How the names go together.
    Names,
    /// Sex or gender as recorded.
    Sex,
    /// Whether an address is known on both sides.
    Address,
}

/// One group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// What divides it from others.
    pub kind: GroupKind,
    /// Its name.
    pub name: String,
    /// Expected matches among the pairs that were found.
    pub expected_matches: f64,
    /// Of these the share that was linked.
    pub linked: f64,
    /// Of these the share that a person must decide.
    pub to_review: f64,
    /// Of the links the share that is wrong.
    pub wrong: f64,
}

/// A group that fares worse than everybody.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Gap {
    /// What divides the group from others.
    pub kind: GroupKind,
    /// The group.
    pub name: String,
    /// Which rate: linked, to review, or wrong.
    pub rate: &'static str,
    /// The group's rate less everybody's, in shares of 1.
    pub difference: f64,
}

#[derive(Default)]
struct Sums {
    all: f64,
    linked: f64,
    to_review: f64,
    links: f64,
}

impl Sums {
    fn take(&mut self, pair: &Decided) {
        let chance = chance(pair.weight);
        self.all += chance;
        match pair.decision {
            Decision::Link => {
                self.linked += chance;
                self.links += 1.0;
            }
            Decision::Review => self.to_review += chance,
            Decision::None => {}
        }
    }

    fn group(&self, kind: GroupKind, name: &str) -> Group {
        let share = |part: f64, of: f64| if of > 0.0 { part / of } else { 0.0 };
        Group {
            kind,
            name: name.to_owned(),
            expected_matches: self.all,
            linked: share(self.linked, self.all),
            to_review: share(self.to_review, self.all),
            wrong: share(self.links - self.linked, self.links),
        }
    }
}

/// Every group with its rates, everybody first, and the alarms.
pub(super) fn groups(linked: &Linked, files: &Files) -> (Vec<Group>, Vec<Gap>) {
    let mut everybody = Sums::default();
    let mut sums: std::collections::BTreeMap<(GroupKind, &str), Sums> = std::collections::BTreeMap::new();
    for pair in &linked.pairs {
        everybody.take(pair);
        for (kind, name) in linked.scorer.iter().flat_map(|scorer| of_pair(scorer, files, pair)) {
            sums.entry((kind, name)).or_default().take(pair);
        }
    }
    let all = everybody.group(GroupKind::Everybody, "everybody");
    let mut groups = vec![all.clone()];
    groups.extend(sums.iter().map(|((kind, name), sums)| sums.group(*kind, name)));
    let mut alarms = Vec::new();
    for group in groups.iter().filter(|group| group.expected_matches >= FEWEST_MATCHES) {
        let gaps = [
            ("linked", group.linked - all.linked, -1.0),
            ("to review", group.to_review - all.to_review, 1.0),
            ("wrong", group.wrong - all.wrong, 1.0),
        ];
        for (rate, difference, worse) in gaps {
            if difference * worse > ALARM {
                alarms.push(Gap { kind: group.kind, name: group.name.clone(), rate, difference });
            }
        }
    }
    (groups, alarms)
}

fn of_pair<'a>(scorer: &Scorer, files: &'a Files, pair: &Decided) -> Vec<(GroupKind, &'a str)> {
    let comparers = &scorer.comparers;
    let of_kind = |kind| comparers.iter().enumerate().find(|(_, comparer)| comparer.kind == kind);
    let (left, right) = (pair.scored.left as usize, pair.scored.right as usize);
    let mut groups = Vec::new();
    if let (Some((_, first)), Some((place, surname))) = (of_kind(Kind::FirstName), of_kind(Kind::Surname)) {
        let (first, name) = (files.left.value(first.field, left), files.left.value(surname.field, left));
        let group = if first == 0 || name == 0 {
            "a name is not known"
        } else if scorer.joint(first, name) <= COMMUNITY {
            "names that go together more than chance"
        } else if scorer.rarity(place, name).is_some_and(|bits| bits < COMMON) {
            "a common surname"
        } else {
            "other names"
        };
        groups.push((GroupKind::Names, group));
    }
    if let Some(sex) = files.layout.fields.iter().position(|it| it.standard == crate::layout::Standard::Gender) {
        let word = files.sides().lexicon(sex).map(|lexicon| lexicon.word(files.left.value(sex, left)));
        let word = word.filter(|word| !word.is_empty()).unwrap_or("not known");
        groups.push((GroupKind::Sex, word));
    }
    if let Some((_, postcode)) = of_kind(Kind::Postcode) {
        let known = files.left.value(postcode.field, left) != 0 && files.right().value(postcode.field, right) != 0;
        let group = if known { "an address on both sides" } else { "no address on one side" };
        groups.push((GroupKind::Address, group));
    }
    groups
}
