//! Over two tables of the same people, whoever tries every whole number learns no more than the attacker by linear
//! programming says, but where fractions stand between: how often that matters is counted here.
#![expect(clippy::indexing_slicing, reason = "a test that cannot go on must stop")]

use disclosure::{Dimension, DisclosureError, Ledger, Profile, Protected, Shown, Table, protect};

/// Numbers that look drawn (splitmix64).
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % end
    }
}

/// People by three dimensions of two categories each: eight cells, the first dimension in the highest place.
type People = [u32; 8];

fn dimension(name: &str) -> Dimension {
    Dimension { name: name.to_owned(), categories: vec!["one".to_owned(), "two".to_owned()] }
}

/// The table of two of the three dimensions (0, 1, 2), summed over the third.
fn table(people: &People, rows: usize, columns: usize) -> Table {
    let names = ["a", "b", "c"];
    let bit = |cell: usize, dimension: usize| cell >> (2 - dimension) & 1;
    let mut counts = vec![vec![0; 2]; 2];
    for (cell, count) in people.iter().enumerate() {
        counts[bit(cell, rows)][bit(cell, columns)] += count;
    }
    let (rows, columns) = (dimension(names[rows]), dimension(names[columns]));
    Table { population: "p".to_owned(), filter: Vec::new(), rows, columns, counts }
}

/// Whether a table shows the same as another with these counts: hidden small counts are small, others anything.
fn fits(shown: &Protected, table: &Table, profile: &Profile) -> bool {
    table.places().all(|place| match shown.shown[place.row][place.column] {
        Shown::Count(count) => table.count(place) == count,
        // Who sees the symbol does not know which of the two it is; nobody is there where zeros are shown.
        Shown::Small | Shown::Protecting => table.count(place) > 0 || profile.least == 0,
    })
}

/// Every way to put so many people into eight cells.
fn every(total: u32, visit: &mut impl FnMut(&People)) {
    fn fill(at: usize, left: u32, people: &mut People, visit: &mut impl FnMut(&People)) {
        if at == 7 {
            people[7] = left;
            visit(people);
            return;
        }
        for count in 0..=left {
            people[at] = count;
            fill(at + 1, left - count, people, visit);
        }
    }
    fill(0, total, &mut [0; 8], visit);
}

#[test]
fn whole_numbers_tell_no_more_over_two_tables() {
    let profile = Profile { least: 3, width: 2, ..Profile::dfe_children_in_need() };
    let mut drawn = Drawn(61);
    let (mut attacked, mut narrower, mut given_away) = (0, 0, 0);
    for _ in 0..40 {
        let total = 9 + u32::try_from(drawn.below(5)).unwrap();
        let mut people: People = [0; 8];
        for _ in 0..total {
            people[usize::try_from(drawn.below(8)).unwrap()] += 1;
        }
        let tables = [table(&people, 0, 1), table(&people, 0, 2)];
        let mut ledger = Ledger::new();
        let released: Result<Vec<Protected>, DisclosureError> =
            tables.iter().map(|table| protect(table, &profile, &mut ledger)).collect();
        let Ok(released) = released else { continue };
        // Only where the total is shown is there an end to what can be tried.
        if released[0].shown[2][2] != Shown::Count(total) {
            continue;
        }
        let findings = ledger.audit("p").unwrap();
        let mut spans = vec![(u32::MAX, 0); findings.len()];
        every(total, &mut |other| {
            let others = [table(other, 0, 1), table(other, 0, 2)];
            if !released.iter().zip(&others).all(|(shown, table)| fits(shown, table, &profile)) {
                return;
            }
            for (finding, span) in findings.iter().zip(&mut spans) {
                if finding.filter.is_empty() {
                    let count = others[finding.release].count(finding.place);
                    *span = (span.0.min(count), span.1.max(count));
                }
            }
        });
        for (finding, (low, high)) in findings.iter().zip(spans).filter(|(finding, _)| finding.filter.is_empty()) {
            attacked += 1;
            assert!(
                low >= finding.span.low && finding.span.high.is_none_or(|end| high <= end),
                "{finding:?} {low} {high}"
            );
            narrower += u32::from(low > finding.span.low || finding.span.high.is_some_and(|end| high < end));
            given_away += u32::from(finding.is_safe() && high - low < profile.width && low < profile.least && high > 0);
        }
    }
    println!("{attacked} small counts, {narrower} told closer by whole numbers, {given_away} told too closely");
    assert!(attacked > 100);
    assert_eq!(given_away, 0, "of {attacked}");
}
