//! Whether a session's choice was fair to groups: a table a feature, small counts hidden, and where a share is far off.

use disclosure::{Dimension, Ledger, Profile, Shown, Table, Zeros, protect};
use domain::cohort::{CAUTION_BELOW, Compared, Feature, Features, Group, alarm, compare, ratio};

use super::session::SessionView;

/// Counts of one to four are hidden, and as many others as keep them so.
fn profile() -> Profile {
    Profile {
        name: "fairness".to_owned(),
        least: 5,
        zeros: Zeros::Shown,
        secondary: true,
        rounding: None,
        symbol: "c".to_owned(),
        width: 4,
    }
}

/// A count as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// The count.
    Count(u32),
    /// From 1 to 4.
    Small,
    /// Hidden so that another stays hidden.
    Protecting,
}

/// A group in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FairGroup {
    /// In words.
    pub words: String,
    /// How many were considered.
    pub considered: Cell,
    /// How many of them were chosen.
    pub chosen: Cell,
    /// "about 1 in 4"; nothing where a count is hidden.
    pub ratio: Option<String>,
    /// By how many points its share of the chosen differs from that of the considered, where that must be pointed out.
    pub alarm: Option<i64>,
}

/// One feature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FairTable {
    /// Which.
    pub feature: Feature,
    /// Its groups; none where nothing may be shown.
    pub groups: Vec<FairGroup>,
}

/// Whether a session's choice was fair to groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fairness {
    /// How many were considered, of those the reader may see.
    pub considered: Cell,
    /// How many of them were chosen.
    pub chosen: Cell,
    /// "about 1 in 4".
    pub ratio: Option<String>,
    /// Whether so few are chosen that chance alone makes large differences.
    pub few: bool,
    /// A table a feature; none where too few were chosen or left to show any.
    pub tables: Vec<FairTable>,
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn cell(count: u32) -> Cell {
    if (1..profile().least).contains(&count) { Cell::Small } else { Cell::Count(count) }
}

/// What may be shown of a session's choice as it stands.
pub fn fairness(view: &SessionView) -> Fairness {
    let is_chosen = |person| view.session.chosen().any(|one| one == person);
    let people: Vec<(&Features, bool)> = view.counted().map(|one| (&one.features, is_chosen(one.person))).collect();
    of(&people)
}

fn of(people: &[(&Features, bool)]) -> Fairness {
    let all = number(people.len());
    let chosen = number(people.iter().filter(|(_, chosen)| *chosen).count());
    let least = profile().least;
    // Every table shows the same totals: where one of them is small, no table is shown at all.
    let may_show = chosen >= least && all - chosen >= least;
    let compared = if may_show { compare(people) } else { Vec::new() };
    Fairness {
        considered: cell(all),
        chosen: if may_show || chosen == 0 { Cell::Count(chosen) } else { cell(chosen) },
        ratio: may_show.then(|| ratio(chosen, all)),
        few: chosen < CAUTION_BELOW,
        tables: compared.iter().map(|one| table(one, (all, chosen))).collect(),
    }
}

fn table(compared: &Compared, (all, chosen): (u32, u32)) -> FairTable {
    let groups = protected(compared).unwrap_or_default();
    let with = |(group, considered, chosen_of): (&Group, Cell, Cell)| {
        let shown = matches!((considered, chosen_of), (Cell::Count(_), Cell::Count(_)));
        FairGroup {
            words: group.words.clone(),
            considered,
            chosen: chosen_of,
            ratio: shown.then(|| ratio(group.chosen, group.considered)),
            alarm: shown.then(|| alarm(group, all, chosen)).flatten(),
        }
    };
    FairTable { feature: compared.feature, groups: groups.into_iter().map(with).collect() }
}

/// The counts as they may be shown; nothing where they cannot be protected without hiding a total that other tables show.
fn protected(compared: &Compared) -> Option<Vec<(&Group, Cell, Cell)>> {
    let name = compared.feature.words().to_owned();
    let table = Table {
        population: "considered".to_owned(),
        filter: Vec::new(),
        rows: Dimension { name, categories: compared.groups.iter().map(|group| group.words.clone()).collect() },
        columns: Dimension {
            name: "decided".to_owned(),
            categories: vec!["chosen".to_owned(), "not chosen".to_owned()],
        },
        counts: compared.groups.iter().map(|group| vec![group.chosen, group.considered - group.chosen]).collect(),
    };
    let done = protect(&table, &profile(), &mut Ledger::new()).ok()?;
    let cell = |row: usize, column: usize| {
        Some(match done.shown.get(row)?.get(column)? {
            Shown::Count(count) => Cell::Count(*count),
            Shown::Small => Cell::Small,
            Shown::Protecting => Cell::Protecting,
        })
    };
    let total = compared.groups.len();
    let totals_shown = (0..3).all(|column| matches!(cell(total, column), Some(Cell::Count(_))));
    if !totals_shown {
        return None;
    }
    compared.groups.iter().enumerate().map(|(row, group)| Some((group, cell(row, 2)?, cell(row, 0)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(groups: &[(&str, usize, usize)]) -> Vec<(Features, bool)> {
        let one = |words: &str, chosen| (Features::from([(Feature::Sex, words.to_owned())]), chosen);
        let of = |(words, considered, chosen): &(&str, usize, usize)| {
            (0..*considered).map(|at| one(words, at < *chosen)).collect::<Vec<_>>()
        };
        groups.iter().flat_map(of).collect()
    }

    fn shown(groups: &[(&str, usize, usize)]) -> (Fairness, Vec<FairGroup>) {
        let people = people(groups);
        let people: Vec<(&Features, bool)> = people.iter().map(|(features, chosen)| (features, *chosen)).collect();
        let fairness = of(&people);
        let sex = fairness.tables.iter().find(|table| table.feature == Feature::Sex);
        let groups = sex.map_or_else(Vec::new, |table| table.groups.clone());
        (fairness, groups)
    }

    #[test]
    fn large_counts_are_shown_with_their_ratio_and_a_difference_is_pointed_out() {
        let (fairness, groups) = shown(&[("Female", 300, 3 * 10), ("Male", 300, 10)]);
        assert_eq!((fairness.considered, fairness.chosen), (Cell::Count(600), Cell::Count(40)));
        let [female, male] = groups.as_slice() else { panic!("{groups:?}") };
        assert_eq!((female.considered, female.chosen), (Cell::Count(300), Cell::Count(30)));
        assert_eq!((female.ratio.as_deref(), female.alarm), (Some("about 1 in 10"), Some(25)));
        assert_eq!((male.ratio.as_deref(), male.alarm), (Some("about 1 in 30"), Some(-25)));
        assert!(!fairness.few);
    }

    #[test]
    fn a_small_count_is_hidden_and_cannot_be_worked_out() {
        let (_, groups) = shown(&[("Female", 200, 20), ("Male", 200, 12), ("Not held", 40, 2)]);
        let small: Vec<_> = groups.iter().filter(|group| group.chosen == Cell::Small).collect();
        assert_eq!(small.len(), 1);
        let hidden = groups.iter().filter(|group| !matches!(group.chosen, Cell::Count(_))).count();
        assert!(hidden >= 2, "one alone would follow from the total: {groups:?}");
        for group in groups.iter().filter(|group| !matches!(group.chosen, Cell::Count(_))) {
            assert_eq!((group.ratio.clone(), group.alarm), (None, None), "{}", group.words);
        }
    }

    #[test]
    fn with_few_chosen_or_few_left_nothing_is_shown() {
        for groups in [[("Female", 50, 4), ("Male", 50, 0)], [("Female", 10, 10), ("Male", 10, 7)]] {
            let (fairness, shown) = shown(&groups);
            assert!(fairness.tables.is_empty() && shown.is_empty(), "{groups:?}");
            assert_eq!(fairness.ratio, None);
        }
    }
}
