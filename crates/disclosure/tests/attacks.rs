//! Attackers who try everything: no table, and no two tables together, give a small count away.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on must stop")]

use disclosure::{
    Dimension, DisclosureError, FIRST_COUNTED, Finding, Ledger, Place, Profile, Protected, Shown, Table, protect,
};
use proptest::prelude::*;

fn dimension(name: &str, size: usize) -> Dimension {
    Dimension { name: name.to_owned(), categories: (0..size).map(|at| format!("{name} {at}")).collect() }
}

fn table(counts: &[&[u32]]) -> Table {
    Table {
        population: "released in 2026".to_owned(),
        filter: Vec::new(),
        rows: dimension("region", counts.len()),
        columns: dimension("ethnicity", counts[0].len()),
        counts: counts.iter().map(|row| row.to_vec()).collect(),
    }
}

fn released(table: &Table, profile: &Profile) -> Protected {
    protect(table, profile, &mut Ledger::new()).unwrap()
}

/// Every whole-number table that fits what is shown, found by filling cell after cell; gives the span of each cell.
struct Enumeration<'a> {
    protected: &'a Protected,
    rows: usize,
    columns: usize,
    lowest: u32,
    highest: u32,
    cells: Vec<u32>,
    span: Vec<(u32, u32)>,
}

impl Enumeration<'_> {
    fn shown(&self, row: usize, column: usize) -> Option<u32> {
        match self.protected.shown[row][column] {
            Shown::Count(count) => Some(count),
            Shown::Small | Shown::Protecting => None,
        }
    }

    fn fits(&self, sum: u32, shown: Option<u32>) -> bool {
        shown.map_or(sum >= self.lowest, |shown| shown == sum)
    }

    fn fill(&mut self, at: usize) {
        if at == self.rows * self.columns {
            let column_fits = (0..self.columns).all(|column| {
                let sum = (0..self.rows).map(|row| self.cells[row * self.columns + column]).sum();
                self.fits(sum, self.shown(self.rows, column))
            });
            let sum = self.cells.iter().sum();
            if column_fits && self.fits(sum, self.shown(self.rows, self.columns)) {
                for (span, cell) in self.span.iter_mut().zip(&self.cells) {
                    *span = (span.0.min(*cell), span.1.max(*cell));
                }
            }
            return;
        }
        let (row, column) = (at / self.columns, at % self.columns);
        let values = match self.shown(row, column) {
            Some(count) => count..=count,
            None => self.lowest..=self.highest,
        };
        for value in values {
            self.cells[at] = value;
            let row_fits = column + 1 < self.columns || {
                let sum = self.cells[row * self.columns..(row + 1) * self.columns].iter().sum();
                self.fits(sum, self.shown(row, self.columns))
            };
            if row_fits {
                self.fill(at + 1);
            }
        }
    }
}

fn spans(protected: &Protected, lowest: u32, highest: u32) -> Vec<(u32, u32)> {
    let (rows, columns) = (protected.shown.len() - 1, protected.shown[0].len() - 1);
    let cells = vec![0; rows * columns];
    let span = vec![(u32::MAX, 0); rows * columns];
    let mut all = Enumeration { protected, rows, columns, lowest, highest, cells, span };
    all.fill(0);
    all.span
}

/// A small profile of our own, so that trying everything ends.
fn own() -> Profile {
    Profile { name: "own".to_owned(), least: 3, width: 2, ..Profile::dfe_children_in_need() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn trying_every_table_finds_no_small_count(cells in prop::collection::vec(0_u32..7, 6)) {
        let table = table(&[&cells[..2], &cells[2..4], &cells[4..]]);
        if let Ok(protected) = protect(&table, &own(), &mut Ledger::new()) {
            let spans = spans(&protected, 1, 12);
            for place in table.places().filter(|place| place.row < 3 && place.column < 2) {
                if protected.shown[place.row][place.column] == Shown::Small {
                    let (low, high) = spans[2 * place.row + place.column];
                    prop_assert!(high - low >= 2, "{place:?}: {low} to {high} in {:?}", protected.words);
                    // The proof says the same.
                    let proof = protected.proof.iter().find(|finding| finding.place == place).unwrap();
                    prop_assert_eq!(proof.span.low, low);
                    prop_assert!(proof.span.high.is_none_or(|most| most >= 12 || most == high));
                }
            }
        }
    }

    #[test]
    fn what_is_shown_is_true(cells in prop::collection::vec(0_u32..40, 20), profile in 0_usize..3) {
        let profile = [Profile::dfe_children_in_need(), Profile::nhs(), Profile::sacro()][profile].clone();
        let rows: Vec<&[u32]> = cells.chunks(4).collect();
        let table = table(&rows);
        let protected = match protect(&table, &profile, &mut Ledger::new()) {
            Ok(protected) => protected,
            Err(DisclosureError::CannotProtect { .. }) => return Ok(()),
            Err(refused) => return Err(TestCaseError::fail(refused.to_string())),
        };
        let base = profile.rounding.unwrap_or(1);
        for place in table.places() {
            let count = table.count(place);
            match protected.shown[place.row][place.column] {
                Shown::Count(shown) => {
                    prop_assert!(shown.abs_diff(count) <= base / 2);
                    prop_assert!(count == 0 && profile.name != "sacro-10" || count >= profile.least);
                }
                Shown::Small => prop_assert!(count < profile.least),
                Shown::Protecting => prop_assert!(count > 0 || profile.name == "sacro-10"),
            }
        }
        prop_assert!(protected.proof.iter().all(Finding::is_safe));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Everybody, then one site, then the other: whatever is released, all of it together gives nobody away.
    #[test]
    fn the_ledger_holds_over_three_releases(alder in prop::collection::vec(0_u32..30, 6), rowan in prop::collection::vec(0_u32..12, 6)) {
        let rows = |cells: &[u32]| vec![cells[..3].to_vec(), cells[3..].to_vec()];
        let both: Vec<u32> = alder.iter().zip(&rowan).map(|(one, other)| one + other).collect();
        let whole = table(&[&both[..3], &both[3..]]);
        let sites = Dimension { name: "site".to_owned(), categories: vec!["Alder".to_owned(), "Rowan".to_owned()] };
        let site = |name: &str, cells: &[u32]| {
            Table { filter: vec![(sites.clone(), vec![name.to_owned()])], counts: rows(cells), ..whole.clone() }
        };
        let mut ledger = Ledger::new();
        let profile = Profile::dfe_children_in_need();
        for next in [whole.clone(), site("Alder", &alder), site("Rowan", &rowan)] {
            match protect(&next, &profile, &mut ledger) {
                Ok(_) | Err(DisclosureError::CannotProtect { .. }) => {}
                Err(refused) => return Err(TestCaseError::fail(refused.to_string())),
            }
            prop_assert!(ledger.audit("released in 2026").unwrap().iter().all(Finding::is_safe));
        }
    }
}

#[test]
fn one_small_count_hides_three_others() {
    let table = table(&[&[20, 3, 30], &[15, 25, 40], &[12, 22, 18]]);
    let protected = released(&table, &Profile::dfe_children_in_need());
    let hidden = protected.words.iter().flatten().filter(|word| *word == "c").count();
    assert_eq!(hidden, 4, "{:?}", protected.words);
    assert_eq!(protected.shown[0][1], Shown::Small);
    assert_eq!(protected.shown[3][3], Shown::Count(185));
}

#[test]
fn a_table_without_small_counts_is_shown_whole() {
    let table = table(&[&[20, 0], &[15, 25]]);
    let protected = released(&table, &Profile::dfe_children_in_need());
    assert_eq!(protected.words, [["20", "0", "20"], ["15", "25", "40"], ["35", "25", "60"]]);
    assert!(protected.proof.is_empty());
}

#[test]
fn the_nhs_rounds_what_it_shows() {
    let table = table(&[&[23, 3], &[12, 48]]);
    let protected = released(&table, &Profile::nhs());
    assert_eq!(protected.words, [["25", "*", "25"], ["10", "50", "60"], ["35", "50", "85"]]);
    assert!(protected.proof.iter().all(Finding::is_safe));
}

/// Sixty-one people in a first table; in a second, all of them but those of one site.
#[test]
fn the_difference_of_two_tables_gives_nobody_away() {
    let whole = table(&[&[20, 14], &[18, 9]]);
    let profile = Profile::dfe_children_in_need();
    let sites = Dimension { name: "site".to_owned(), categories: vec!["Alder".to_owned(), "Rowan".to_owned()] };
    let alder = Table {
        filter: vec![(sites.clone(), vec!["Alder".to_owned()])],
        counts: vec![vec![18, 10], vec![15, 9]],
        ..whole.clone()
    };
    // Alone it holds nothing small and is shown whole.
    assert!(protect(&alder, &profile, &mut Ledger::new()).unwrap().words.iter().flatten().all(|word| word != "c"));
    // After the first it would say that Rowan has 2, 4, 3 and nobody: enough of it is hidden that it does not.
    let mut ledger = Ledger::new();
    protect(&whole, &profile, &mut ledger).unwrap();
    let after = protect(&alder, &profile, &mut ledger).unwrap();
    assert!(after.words.iter().flatten().any(|word| word == "c"), "{:?}", after.words);
    assert!(after.proof.iter().any(|finding| finding.filter == [("site".to_owned(), "Rowan".to_owned())]));
    assert!(ledger.audit("released in 2026").unwrap().iter().all(Finding::is_safe));
    assert_eq!(ledger.len(), 2);
    // Tables of other people say nothing of these.
    let others = Table { population: "released in 2025".to_owned(), ..alder };
    assert!(protect(&others, &profile, &mut ledger).unwrap().words.iter().flatten().all(|word| word != "c"));
}

fn cuts() -> Dimension {
    Dimension { name: FIRST_COUNTED.to_owned(), categories: ["1", "2", "3"].map(str::to_owned).to_vec() }
}

/// A table of the people counted by so many cuts.
fn counted_by(cut: usize, counts: &[&[u32]]) -> Table {
    let kept = cuts().categories.into_iter().take(cut).collect();
    Table { filter: vec![(cuts(), kept)], ..table(counts) }
}

#[test]
fn a_few_people_more_in_a_later_cut_are_not_given_away_by_what_two_tables_differ_by() {
    let profile = Profile::dfe_children_in_need();
    let later = counted_by(2, &[&[22, 14], &[18, 13]]);
    assert!(protect(&later, &profile, &mut Ledger::new()).unwrap().words.iter().flatten().all(|word| word != "c"));
    let mut ledger = Ledger::new();
    protect(&counted_by(1, &[&[20, 14], &[18, 9]]), &profile, &mut ledger).unwrap();
    let after = protect(&later, &profile, &mut ledger).unwrap();
    assert!(after.words.iter().flatten().any(|word| word == "c"), "{:?}", after.words);
    assert!(after.proof.iter().any(|finding| finding.filter == [(FIRST_COUNTED.to_owned(), "2".to_owned())]));
    assert!(ledger.audit("released in 2026").unwrap().iter().all(Finding::is_safe));
}

#[test]
fn many_people_more_and_nobody_more_hide_nothing() {
    for profile in [Profile::dfe_children_in_need(), Profile::sacro()] {
        let mut ledger = Ledger::new();
        let first = [[40_u32, 34], [38, 29]];
        for (cut, more) in [(1, 0), (2, 30), (3, 30)] {
            let counts = first.map(|row| row.map(|count| count + more));
            let table = counted_by(cut, &[&counts[0], &counts[1]]);
            let shown = protect(&table, &profile, &mut ledger).unwrap();
            assert!(shown.shown.iter().flatten().all(|shown| matches!(shown, Shown::Count(_))), "{cut}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Three cuts of people who come to be counted: whatever is released, all of it together gives nobody away.
    #[test]
    fn the_ledger_holds_over_cuts_that_grow(
        first in prop::collection::vec(0_u32..30, 4), more in prop::collection::vec(0_u32..9, 8), which in 0_usize..3,
    ) {
        let profile = [Profile::dfe_children_in_need(), Profile::nhs(), Profile::sacro()][which].clone();
        let mut counts = first;
        let mut ledger = Ledger::new();
        for cut in 1..=3 {
            if cut > 1 {
                counts.iter_mut().zip(&more[(cut - 2) * 4..]).for_each(|(count, more)| *count += more);
            }
            match protect(&counted_by(cut, &[&counts[..2], &counts[2..]]), &profile, &mut ledger) {
                Ok(_) | Err(DisclosureError::CannotProtect { .. }) => {}
                Err(refused) => return Err(TestCaseError::fail(refused.to_string())),
            }
            prop_assert!(ledger.audit("released in 2026").unwrap().iter().all(Finding::is_safe));
        }
    }
}

#[test]
fn contradictions_and_other_categories_are_named() {
    let mut ledger = Ledger::new();
    let profile = Profile::dfe_children_in_need();
    let first = table(&[&[20, 14], &[18, 9]]);
    protect(&first, &profile, &mut ledger).unwrap();
    let other = table(&[&[20, 15], &[18, 9]]);
    assert_eq!(protect(&other, &profile, &mut ledger).unwrap_err(), DisclosureError::Contradiction);
    let mut renamed = first.clone();
    renamed.rows.categories[1] = "elsewhere".to_owned();
    assert!(matches!(protect(&renamed, &profile, &mut ledger).unwrap_err(), DisclosureError::OtherCategories { .. }));
    let mut uneven = first.clone();
    uneven.counts[1].pop();
    assert!(matches!(protect(&uneven, &profile, &mut ledger), Err(DisclosureError::Uneven { .. })));
    assert_eq!(ledger.len(), 1);
    let weak = Profile { secondary: false, rounding: None, ..profile };
    assert_eq!(protect(&first, &weak, &mut ledger).unwrap_err(), DisclosureError::Profile);
    let place = Place { row: 2, column: 2 };
    assert_eq!((first.count(place), first.names(place)), (61, ("Total".to_owned(), "Total".to_owned())));
}
