//! Whether a panel's choice was fair to groups: of each, how many were considered and how many chosen, and where that is far off.

use std::collections::BTreeMap;

use crate::agency::coded;
use crate::reason::{Force, Source};

/// When a difference is pointed out.
pub const ALARM_RULE: Source = Source {
    citation: "Ours: 10 points or more between a group’s share of the chosen and of the considered, from 10 people in the group and 10 chosen on",
    force: Force::Local,
    verified: false,
};

/// By how many points a share must differ.
const POINTS: i64 = 10;

/// From how many people on, in the group and among the chosen, a difference is pointed out.
const LEAST: u32 = 10;

/// With fewer chosen than this, chance alone makes such differences often.
pub const CAUTION_BELOW: u32 = 30;

coded! {
    /// By what people are grouped.
    Feature {
        /// Sex.
        Sex = "sex", "Sex";
        /// Age.
        Age = "age", "Age";
        /// Ethnicity.
        Ethnicity = "ethnicity", "Ethnicity";
        /// In custody or not.
        Custody = "custody", "In custody";
        /// The council that looked after them.
        Authority = "authority", "Council";
        /// Whether a name is known.
        Name = "name", "Name";
        /// Whether where they live is recorded.
        Home = "home", "Where they live";
    }
}

/// What somebody is grouped by, as words: "Not held" where nothing is.
pub type Features = BTreeMap<Feature, String>;

/// A group: how many were considered, and how many of them chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// In words.
    pub words: String,
    /// How many were considered.
    pub considered: u32,
    /// How many of them were chosen.
    pub chosen: u32,
}

/// Everybody by one feature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Which.
    pub feature: Feature,
    /// Its groups by their words, with the youngest first and what is not held last.
    pub groups: Vec<Group>,
}

/// What stands where nothing is held.
const NOT_HELD: &str = "Not held";

/// Everybody who was considered, and whether they were chosen, by every feature.
pub fn compare(people: &[(&Features, bool)]) -> Vec<Compared> {
    let of = |feature: &Feature| {
        let mut groups: BTreeMap<&str, Group> = BTreeMap::new();
        for (features, chosen) in people {
            let words = features.get(feature).map_or(NOT_HELD, String::as_str);
            let new = || Group { words: words.to_owned(), considered: 0, chosen: 0 };
            let group = groups.entry(words).or_insert_with(new);
            group.considered += 1;
            group.chosen += u32::from(*chosen);
        }
        let mut groups: Vec<Group> = groups.into_values().collect();
        groups.sort_by_key(|group| (group.words == NOT_HELD, !group.words.starts_with("Under ")));
        Compared { feature: *feature, groups }
    };
    Feature::ALL.iter().map(of).collect()
}

/// By how many points the share of the chosen differs from that of the considered, where that must be pointed out: above
/// nought where the group was chosen more often.
pub fn alarm(group: &Group, considered: u32, chosen: u32) -> Option<i64> {
    if group.considered < LEAST || chosen < LEAST || considered == 0 {
        return None;
    }
    // In thousandths, so that 9.96 points are not taken for ten.
    let share = |part: u32, whole: u32| i64::from(part) * 1_000 / i64::from(whole);
    let points = share(group.chosen, chosen) - share(group.considered, considered);
    (points.abs() >= POINTS * 10).then_some(points / 10)
}

/// "about 1 in 4": a ratio in words.
pub fn ratio(part: u32, whole: u32) -> String {
    if whole == 0 || part == 0 {
        return "none".to_owned();
    }
    if part >= whole {
        return "all".to_owned();
    }
    if part * 2 > whole {
        return format!("about {} in 10", (part * 10 + whole / 2) / whole);
    }
    format!("about 1 in {}", (whole + part / 2) / part)
}
