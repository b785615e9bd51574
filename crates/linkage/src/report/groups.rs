//! How groups of people fare: whether one is linked less, shown to people more, or linked wrongly more than another.

use serde::Serialize;

use super::chance;
use crate::decide::{Decided, Decision};
use crate::files::Files;
use crate::model::{Kind, Level, Model};
use crate::run::Linked;
use crate::score::{Scorer, level_in};

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
    /// Why the rest of the expected matches was not linked.
    pub held_back: HeldBack,
}

/// Why expected matches of a group were not linked, as shares of all of them, and what those lack that weigh too little.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HeldBack {
    /// They weigh less than a link must.
    pub too_light: f64,
    /// Another pair with one of the two records weighs about as much, or a person has told the two apart.
    pub rival: f64,
    /// They look like twins or a household.
    pub flagged: f64,
    /// Of those that weigh too little, comparison by comparison.
    pub lacks: Vec<Lack>,
}

/// What expected matches that weigh too little have not to show in one comparison, as shares of them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Lack {
    /// The comparison.
    pub comparison: String,
    /// The value is not known on one side or both.
    pub missing: f64,
    /// It is known and not the same.
    pub differs: f64,
}

/// Comparisons that are named when it is said what matches lack.
const LACKS_NAMED: usize = 3;
/// What fewer lack is not named.
const LACKED_BY: f64 = 0.2;

impl HeldBack {
    /// The same in words: what whoever could mend it should know.
    pub fn words(&self) -> String {
        let percent = |share: f64| format!("{:.1} %", share * 100.0);
        let (light, rival, flagged) = (percent(self.too_light), percent(self.rival), percent(self.flagged));
        let text = format!(
            "Of their matches {light} weigh too little, {rival} have a rival or were told apart, {flagged} look like twins or a household."
        );
        let mut lacks: Vec<&Lack> = self.lacks.iter().filter(|lack| lack.missing + lack.differs >= LACKED_BY).collect();
        lacks.sort_by(|one, other| (other.missing + other.differs).total_cmp(&(one.missing + one.differs)));
        let named = lacks.iter().take(LACKS_NAMED).map(|lack| {
            let whole = |share: f64| format!("{:.0} %", share * 100.0);
            format!("{} (not known in {}, different in {})", lack.comparison, whole(lack.missing), whole(lack.differs))
        });
        let named = named.collect::<Vec<String>>().join(", ");
        if self.too_light > 0.0 && !named.is_empty() {
            format!("{text} Those that weigh too little lack {named}.")
        } else {
            text
        }
    }
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
    too_light: f64,
    rival: f64,
    flagged: f64,
    /// For each comparison what those that weigh too little have missing, and what differs.
    lacks: Vec<(f64, f64)>,
}

impl Sums {
    fn take(&mut self, pair: &Decided, join: f64, comparisons: usize) {
        let chance = chance(pair.weight);
        self.all += chance;
        if pair.decision != Decision::Link {
            self.hold_back(pair, chance, join, comparisons);
        }
        match pair.decision {
            Decision::Link => {
                self.linked += chance;
                self.links += 1.0;
            }
            Decision::Review => self.to_review += chance,
            Decision::None => {}
        }
    }

    fn hold_back(&mut self, pair: &Decided, chance: f64, join: f64, comparisons: usize) {
        if pair.scored.weighed.flag.is_some() {
            self.flagged += chance;
            return;
        }
        if pair.weight >= join {
            self.rival += chance;
            return;
        }
        self.too_light += chance;
        self.lacks.resize(comparisons, (0.0, 0.0));
        for (at, (missing, differs)) in self.lacks.iter_mut().enumerate() {
            match level_in(pair.scored.weighed.pattern, at) {
                Level::Missing => *missing += chance,
                Level::Exact => {}
                _ => *differs += chance,
            }
        }
    }

    fn held_back(&self, names: &[String]) -> HeldBack {
        let share = |part: f64, of: f64| if of > 0.0 { part / of } else { 0.0 };
        let lack = |(name, (missing, differs)): (&String, &(f64, f64))| Lack {
            comparison: name.clone(),
            missing: share(*missing, self.too_light),
            differs: share(*differs, self.too_light),
        };
        HeldBack {
            too_light: share(self.too_light, self.all),
            rival: share(self.rival, self.all),
            flagged: share(self.flagged, self.all),
            lacks: names.iter().zip(&self.lacks).map(lack).collect(),
        }
    }

    fn group(&self, kind: GroupKind, name: &str, comparisons: &[String]) -> Group {
        let share = |part: f64, of: f64| if of > 0.0 { part / of } else { 0.0 };
        Group {
            kind,
            name: name.to_owned(),
            expected_matches: self.all,
            linked: share(self.linked, self.all),
            to_review: share(self.to_review, self.all),
            wrong: share(self.links - self.linked, self.links),
            held_back: self.held_back(comparisons),
        }
    }
}

/// Every group with its rates, everybody first, and the alarms.
pub(super) fn groups(linked: &Linked, files: &Files, model: Option<&Model>) -> (Vec<Group>, Vec<Gap>) {
    let comparisons: Vec<String> =
        model.map_or_else(Vec::new, |model| model.comparisons.iter().map(|it| it.name.clone()).collect());
    let join = model.map_or(f64::INFINITY, |model| model.thresholds.join.value);
    let take = |sums: &mut Sums, pair: &Decided| sums.take(pair, join, comparisons.len());
    let mut everybody = Sums::default();
    let mut sums: std::collections::BTreeMap<(GroupKind, &str), Sums> = std::collections::BTreeMap::new();
    for pair in &linked.pairs {
        take(&mut everybody, pair);
        for (kind, name) in linked.scorer.iter().flat_map(|scorer| of_pair(scorer, files, pair)) {
            take(sums.entry((kind, name)).or_default(), pair);
        }
    }
    let all = everybody.group(GroupKind::Everybody, "everybody", &comparisons);
    let mut groups = vec![all.clone()];
    groups.extend(sums.iter().map(|((kind, name), sums)| sums.group(*kind, name, &comparisons)));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::{Flag, Scored, Weighed};

    fn pair(weight: f64, decision: Decision, flag: Option<Flag>, levels: [Level; 2]) -> Decided {
        let pattern = levels.iter().rev().fold(0, |pattern, level| pattern << 4 | *level as u64);
        let scored = Scored { left: 0, right: 0, weighed: Weighed { weight, pattern, flag } };
        Decided { scored, weight, margin: 0.0, decision }
    }

    #[test]
    fn it_is_said_why_matches_are_held_back_and_what_they_lack() {
        let mut sums = Sums::default();
        let (same, other, missing) = (Level::Exact, Level::Close, Level::Missing);
        for one in [
            pair(60.0, Decision::Link, None, [same, same]),
            pair(60.0, Decision::Link, None, [other, same]),
            pair(60.0, Decision::Review, None, [same, same]),
            pair(60.0, Decision::Review, Some(Flag::Twin), [other, same]),
            pair(50.0, Decision::Review, None, [same, missing]),
            pair(50.0, Decision::Review, None, [other, missing]),
            pair(50.0, Decision::None, None, [same, missing]),
            pair(50.0, Decision::None, None, [same, other]),
        ] {
            sums.take(&one, 55.0, 2);
        }
        let group = sums.group(GroupKind::Names, "it", &["dob".to_owned(), "pnc".to_owned()]);
        let near = |one: f64, other: f64| (one - other).abs() < 1e-9;
        assert!(near(group.linked, 0.25) && near(group.held_back.too_light, 0.5));
        assert!(near(group.held_back.rival, 0.125) && near(group.held_back.flagged, 0.125));
        let lacks = &group.held_back.lacks;
        assert!(near(lacks[0].missing, 0.0) && near(lacks[0].differs, 0.25));
        assert!(near(lacks[1].missing, 0.75) && near(lacks[1].differs, 0.25));
        assert_eq!(
            group.held_back.words(),
            "Of their matches 50.0 % weigh too little, 12.5 % have a rival or were told apart, 12.5 % look like twins or a \
             household. Those that weigh too little lack pnc (not known in 75 %, different in 25 %), dob (not known in 0 %, \
             different in 25 %)."
        );
    }

    #[test]
    fn nothing_is_lacked_where_nothing_is_too_light() {
        let mut sums = Sums::default();
        sums.take(&pair(60.0, Decision::Link, None, [Level::Exact; 2]), 55.0, 2);
        let words = sums.group(GroupKind::Names, "it", &[]).held_back.words();
        assert!(words.ends_with("0.0 % look like twins or a household."), "{words}");
    }
}
