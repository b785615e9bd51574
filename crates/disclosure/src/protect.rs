//! Protection: hide small counts, then as few others as keep every small one out of the attacker's reach.

use crate::attack::{Finding, Target, attack, attack_again};
use crate::ledger::Ledger;
use crate::profile::{Profile, Zeros};
use crate::system::Release;
use crate::table::{Place, Shown, Table};
use crate::{Dimension, DisclosureError};

/// A table that may be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Protected {
    /// The people that it counts.
    pub population: String,
    /// Its rows, without the total.
    pub rows: Dimension,
    /// Its columns, without the total.
    pub columns: Dimension,
    /// What is shown, row after row, totals at the end of each and in the last.
    pub shown: Vec<Vec<Shown>>,
    /// The same in words: counts, and the profile's symbol in place of what is hidden.
    pub words: Vec<Vec<String>>,
    /// The proof: what an attacker knows of each small count, in this and every earlier table of the same people.
    pub proof: Vec<Finding>,
}

/// Rectangles tried for one small count before whole lines are hidden.
const MOST_RECTANGLES: usize = 40;

/// Protects a table so that neither it nor all earlier ones in the ledger with it give a small count away, and enters
/// it in the ledger.
///
/// Errors: uneven tables, contradictions with earlier ones, and small counts that earlier tables give away whatever is
/// hidden: then nothing may be shown.
pub fn protect(table: &Table, profile: &Profile, ledger: &mut Ledger) -> Result<Protected, DisclosureError> {
    table.check()?;
    profile.check()?;
    let mut release = Release { table: table.clone(), profile: profile.clone(), shown: primary(table, profile) };
    let earlier = ledger.of(&table.population);
    let proof = loop {
        let proof = attack(&with(&earlier, &release))?;
        let Some((open, target)) = worst(&proof) else { break proof };
        widen(&earlier, &mut release, open, target)?;
    };
    let proof = if release.shown.contains(&Shown::Protecting) { shed(&earlier, &mut release)? } else { proof };
    let protected = shown(&release, proof.into_iter().map(|(finding, _)| finding).collect());
    ledger.enter(release);
    Ok(protected)
}

fn primary(table: &Table, profile: &Profile) -> Vec<Shown> {
    let shown = |place: Place| {
        let count = table.count(place);
        if profile.is_small(count) { Shown::Small } else { Shown::Count(profile.rounded(count)) }
    };
    table.places().map(shown).collect()
}

fn with<'a>(earlier: &[&'a Release], release: &'a Release) -> Vec<&'a Release> {
    earlier.iter().copied().chain([release]).collect()
}

/// The narrowest span that is not wide enough.
fn worst(proof: &[(Finding, Target)]) -> Option<&(Finding, Target)> {
    let open = proof.iter().filter(|(finding, _)| !finding.is_safe());
    open.min_by_key(|(finding, _)| finding.span.high.map(|high| high - finding.span.low))
}

/// What hiding a place costs: its count and a little, totals ten times as much.
fn cost(table: &Table, place: Place) -> u64 {
    let count = u64::from(table.count(place)) + 5;
    if table.is_total(place) { 10 * count } else { count }
}

/// Hides the cheapest rectangle that makes one figure safe; failing that, its row and column; failing that, all.
fn widen(earlier: &[&Release], release: &mut Release, open: &Finding, target: &Target) -> Result<(), DisclosureError> {
    let of = earlier.get(open.release).map_or(&release.table, |release| &release.table).clone();
    if of.rows == release.table.rows && of.columns == release.table.columns {
        for rectangle in rectangles(release, open.place).into_iter().take(MOST_RECTANGLES) {
            let mut trial = release.clone();
            if hide(&mut trial, &rectangle) && attack_again(&with(earlier, &trial), target)? {
                *release = trial;
                return Ok(());
            }
        }
        let (rows, columns) = release.table.size();
        let mut lines: Vec<Place> = (0..columns).map(|column| Place { row: open.place.row, column }).collect();
        lines.extend((0..rows).map(|row| Place { row, column: open.place.column }));
        if hide(release, &lines) {
            return Ok(());
        }
    }
    let all: Vec<Place> = release.table.places().collect();
    if hide(release, &all) {
        return Ok(());
    }
    let (row, column) = of.names(open.place);
    Err(DisclosureError::CannotProtect { row, column })
}

/// Hides places; says whether any was shown before and may be hidden.
fn hide(release: &mut Release, places: &[Place]) -> bool {
    let width = release.table.size().1;
    let zeros_stay = release.profile.zeros == Zeros::Shown;
    let mut changed = false;
    for place in places {
        let empty = release.table.count(*place) == 0;
        let shown = &mut release.shown[place.row * width + place.column];
        if matches!(shown, Shown::Count(_)) && !(empty && zeros_stay) {
            *shown = Shown::Protecting;
            changed = true;
        }
    }
    changed
}

/// Rectangles with the place at one corner, totals among them, the cheapest first. People can be moved around a
/// rectangle without changing any sum outside it.
fn rectangles(release: &Release, place: Place) -> Vec<[Place; 4]> {
    let (rows, columns) = release.table.size();
    let table = &release.table;
    let zeros_stay = release.profile.zeros == Zeros::Shown;
    let mut found: Vec<(u64, [Place; 4])> = Vec::new();
    for row in (0..rows).filter(|row| *row != place.row) {
        for column in (0..columns).filter(|column| *column != place.column) {
            let across = Place { row: place.row, column };
            let corners = [place, across, Place { row, column: place.column }, Place { row, column }];
            if zeros_stay && corners.iter().any(|corner| table.count(*corner) == 0) {
                continue;
            }
            let shown = corners.iter().filter(|corner| matches!(release.shown(**corner), Shown::Count(_)));
            found.push((shown.map(|corner| cost(table, *corner)).sum(), corners));
        }
    }
    found.sort_by_key(|(cost, corners)| (*cost, *corners));
    found.into_iter().map(|(_, corners)| corners).collect()
}

/// Shows again whatever turns out not to be needed, the dearest first; gives the proof of what is left.
fn shed(earlier: &[&Release], release: &mut Release) -> Result<Vec<(Finding, Target)>, DisclosureError> {
    let width = release.table.size().1;
    let mut hidden: Vec<Place> =
        release.table.places().filter(|place| release.shown(*place) == Shown::Protecting).collect();
    hidden.sort_by_key(|place| core::cmp::Reverse((cost(&release.table, *place), *place)));
    for place in hidden {
        let at = place.row * width + place.column;
        let count = release.profile.rounded(release.table.count(place));
        release.shown[at] = Shown::Count(count);
        if attack(&with(earlier, release))?.iter().any(|(finding, _)| !finding.is_safe()) {
            release.shown[at] = Shown::Protecting;
        }
    }
    attack(&with(earlier, release))
}

fn shown(release: &Release, proof: Vec<Finding>) -> Protected {
    let width = release.table.size().1;
    let rows: Vec<Vec<Shown>> = release.shown.chunks(width).map(<[Shown]>::to_vec).collect();
    let word = |shown: &Shown| match shown {
        Shown::Count(count) => count.to_string(),
        Shown::Small | Shown::Protecting => release.profile.symbol.clone(),
    };
    Protected {
        population: release.table.population.clone(),
        rows: release.table.rows.clone(),
        columns: release.table.columns.clone(),
        words: rows.iter().map(|row| row.iter().map(word).collect()).collect(),
        shown: rows,
        proof,
    }
}
