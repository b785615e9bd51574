//! The attacker: for each hidden or implied figure, every value that fits all that was ever shown.

use crate::DisclosureError;
use crate::profile::{Profile, Zeros};
use crate::system::{Knowledge, Release};
use crate::table::{Dimension, FIRST_COUNTED, Place, Shown, Table};

/// What an attacker knows of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The lowest value that fits.
    pub low: u32,
    /// The highest value that fits; none where nothing bounds it.
    pub high: Option<u32>,
}

/// A figure with what an attacker knows of it: a small count that is hidden, or one that nobody showed and that follows
/// from two tables, such as all places less all but one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The release that it is of, or follows from, in order: the last is the new one.
    pub release: usize,
    /// What the people are cut down to, by dimension and category.
    pub filter: Vec<(String, String)>,
    /// The place in the release's rows and columns.
    pub place: Place,
    /// The values that fit.
    pub span: Span,
    /// The width that the profile asks for.
    pub width: u32,
    /// Counts below this are small.
    pub least: u32,
    /// Whether it is disclosive to know that nobody is there.
    pub zeros: Zeros,
}

impl Finding {
    /// Whether the attacker is left with enough values, or with none that is small.
    pub fn is_safe(&self) -> bool {
        let Span { low, high } = self.span;
        let wide = high.is_none_or(|high| high - low >= self.width);
        let nobody = high == Some(0) && self.zeros == Zeros::Shown;
        wide || nobody || low >= self.least
    }
}

/// What is attacked: a place of a table that was released, or of one that follows from others.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    release: usize,
    table: Table,
    place: Place,
}

/// Attacks every small count of every release, and every figure that follows from filters; releases are of one
/// population. Gives each finding with what was attacked.
pub(crate) fn attack(releases: &[&Release]) -> Result<Vec<(Finding, Target)>, DisclosureError> {
    let mut knowledge = Knowledge::try_new(releases)?;
    let mut findings = Vec::new();
    for target in targets(releases) {
        if is_nobody_new(&mut knowledge, &target) {
            continue;
        }
        if let Some(release) = releases.get(target.release) {
            findings.push((finding(&mut knowledge, release, &target), target));
        }
    }
    Ok(findings)
}

/// Attacks one target again, after more was hidden.
pub(crate) fn attack_again(releases: &[&Release], target: &Target) -> Result<bool, DisclosureError> {
    let mut knowledge = Knowledge::try_new(releases)?;
    Ok(releases.get(target.release).is_some_and(|release| finding(&mut knowledge, release, target).is_safe()))
}

fn finding(knowledge: &mut Knowledge, release: &Release, target: &Target) -> Finding {
    let (low, high) = knowledge.span(&target.table, target.place);
    let high = high.is_finite().then_some(high as u32);
    let filter = target.table.filter.iter().map(|(dimension, kept)| (dimension.name.clone(), kept.join(" or ")));
    Finding {
        release: target.release,
        filter: filter.collect(),
        place: target.place,
        span: Span { low: low as u32, high },
        width: asked(&release.profile),
        least: release.profile.least,
        zeros: release.profile.zeros,
    }
}

/// Whether a target is of people new in some release, and everybody knows that there are none.
fn is_nobody_new(knowledge: &mut Knowledge, target: &Target) -> bool {
    let Table { filter, rows, columns, .. } = &target.table;
    let total = Place { row: rows.categories.len(), column: columns.categories.len() };
    filter.iter().any(|(dimension, _)| dimension.name == FIRST_COUNTED) && knowledge.span(&target.table, total).1 < 0.5
}

fn targets(releases: &[&Release]) -> Vec<Target> {
    let mut targets = Vec::new();
    for (at, release) in releases.iter().enumerate() {
        let small = release.table.places().filter(|place| release.shown(*place) == Shown::Small);
        targets.extend(small.map(|place| Target { release: at, table: release.table.clone(), place }));
        for table in implied(releases, &release.table) {
            targets.extend(table.places().map(|place| Target { release: at, table: table.clone(), place }));
        }
    }
    targets
}

/// The tables that were not released but follow where filters differ: this one's rows and columns for every other
/// choice of the dimensions that any release filters by.
fn implied(releases: &[&Release], table: &Table) -> Vec<Table> {
    let mut filters: Vec<&Dimension> = Vec::new();
    for (dimension, _) in releases.iter().flat_map(|release| &release.table.filter) {
        let is_own = dimension.name == table.rows.name || dimension.name == table.columns.name;
        if !is_own && !filters.iter().any(|known| known.name == dimension.name) {
            filters.push(dimension);
        }
    }
    let mut choices: Vec<Vec<(Dimension, Vec<String>)>> = vec![Vec::new()];
    for dimension in filters {
        let with = |choice: &Vec<(Dimension, Vec<String>)>, category: &String| {
            let mut choice = choice.clone();
            choice.push((dimension.clone(), vec![category.clone()]));
            choice
        };
        let more: Vec<_> = choices
            .iter()
            .flat_map(|choice| dimension.categories.iter().map(move |category| with(choice, category)))
            .collect();
        choices.extend(more);
    }
    let shape = |filter| Table { filter, ..table.clone() };
    let is_released = |filter: &Vec<(Dimension, Vec<String>)>| {
        releases.iter().any(|release| {
            let other = &release.table;
            other.rows.name == table.rows.name
                && other.columns.name == table.columns.name
                && other.filter.len() == filter.len()
                && filter.iter().all(|(dimension, categories)| {
                    other.filter.iter().any(|(own, kept)| own.name == dimension.name && kept == categories)
                })
        })
    };
    choices.into_iter().filter(|filter| !is_released(filter)).map(shape).collect()
}

/// A profile that lets the attacker know that hidden counts are small cannot ask for more than that leaves.
fn asked(profile: &Profile) -> u32 {
    match profile.known_of_hidden() {
        (low, Some(high)) => profile.width.min((high - low) as u32),
        (_, None) => profile.width,
    }
}
