//! What may be shown: every count of people goes through the profile, together with every table shown before.
//!
//! A rate is shown only where its counts are shown: it is never worked out from parts that are hidden.

use disclosure::{Dimension, DisclosureError, Ledger, Profile, Shown, Table, protect};

/// The words for a person who is in no category of its own.
pub const EVERYBODY: &str = "Everybody";

/// A protected table of people by category and outcome, totals at the ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Released {
    /// Whom it counts.
    pub population: String,
    /// What the rows are.
    pub rows_are: String,
    /// The categories.
    pub categories: Vec<String>,
    /// What the columns are.
    pub columns: Vec<String>,
    /// Row after row, totals at the ends: a count or the profile's symbol.
    pub words: Vec<Vec<String>>,
    /// The counts that are shown; none where hidden.
    pub counts: Vec<Vec<Option<u32>>>,
    /// Small counts that were attacked, none of which can be recovered.
    pub attacked: usize,
}

impl Released {
    /// The counts of a row, its total last, if every one is shown. The row after the last category is the total.
    pub fn row(&self, at: usize) -> Option<Vec<u32>> {
        self.counts.get(at)?.iter().copied().collect()
    }

    /// The row of a category.
    pub fn of(&self, category: &str) -> Option<Vec<u32>> {
        self.row(self.categories.iter().position(|name| name == category)?)
    }

    /// The row of totals.
    pub fn total(&self) -> Option<Vec<u32>> {
        self.row(self.categories.len())
    }

    /// Whether anything is hidden.
    pub fn hides(&self) -> bool {
        self.counts.iter().flatten().any(Option::is_none)
    }
}

/// Counts, protects and enters in the ledger.
#[derive(Debug)]
pub struct Office<'a> {
    profile: &'a Profile,
    ledger: Ledger,
}

impl<'a> Office<'a> {
    /// An office that has released nothing yet.
    pub fn new(profile: &'a Profile) -> Self {
        Self { profile, ledger: Ledger::new() }
    }

    /// The symbol of a hidden count.
    pub fn symbol(&self) -> &str {
        &self.profile.symbol
    }

    /// A table of people: each has a category and a column, by their places.
    pub fn release(
        &mut self,
        population: &str,
        (rows_are, categories): (&str, &[String]),
        (columns_are, columns): (&str, &[&str]),
        people: impl Iterator<Item = (usize, usize)>,
    ) -> Result<Released, DisclosureError> {
        let mut counts = vec![vec![0_u32; columns.len()]; categories.len()];
        for (row, column) in people {
            if let Some(cell) = counts.get_mut(row).and_then(|row| row.get_mut(column)) {
                *cell += 1;
            }
        }
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<String>>();
        let table = Table {
            population: population.to_owned(),
            filter: Vec::new(),
            rows: Dimension { name: rows_are.to_owned(), categories: categories.to_vec() },
            columns: Dimension { name: columns_are.to_owned(), categories: names(columns) },
            counts,
        };
        let protected = protect(&table, self.profile, &mut self.ledger)?;
        let count = |shown: &Shown| match shown {
            Shown::Count(count) => Some(*count),
            Shown::Small | Shown::Protecting => None,
        };
        Ok(Released {
            population: population.to_owned(),
            rows_are: rows_are.to_owned(),
            categories: categories.to_vec(),
            columns: names(columns),
            words: protected.words,
            counts: protected.shown.iter().map(|row| row.iter().map(count).collect()).collect(),
            attacked: protected.proof.len(),
        })
    }

    /// Small counts that an attacker who does all arithmetic on everything released could recover: 0, or nothing goes out.
    pub fn recoverable(&self, populations: &[&str]) -> Result<usize, DisclosureError> {
        let mut found = 0;
        for population in populations {
            found += self.ledger.audit(population)?.iter().filter(|finding| !finding.is_safe()).count();
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_row_gives_no_counts() {
        let profile = Profile::dfe_children_looked_after();
        let mut office = Office::new(&profile);
        let categories = ["Elm".to_owned(), "Oak".to_owned(), "Yew".to_owned()];
        let mut people = Vec::new();
        for (category, with, without) in [(0, 12, 20), (1, 3, 9), (2, 9, 11)] {
            people.extend(std::iter::repeat_n((category, 0), with).chain(std::iter::repeat_n((category, 1), without)));
        }
        let released = office
            .release("took part", ("place", &categories), ("outcome", &["yes", "no"]), people.into_iter())
            .unwrap();
        assert_eq!(released.of("Oak"), None);
        assert_eq!(released.total(), Some(vec![24, 40, 64]));
        assert!(released.hides());
        assert_eq!(office.recoverable(&["took part"]).unwrap(), 0);
    }
}
