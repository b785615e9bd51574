//! What may be shown: every count of people goes through the profile, together with every table shown before.
//!
//! A rate is shown only where its counts are shown: it is never worked out from parts that are hidden.

use disclosure::{Dimension, DisclosureError, Ledger, Profile, Shown, Table, protect};
use serde::{Deserialize, Serialize};

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

/// A table as it was released, with its counts: kept inside, so that later reports of the same data are audited with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// SHA-256 of the data that it counts.
    pub data: String,
    /// The profile it was released under.
    pub profile: String,
    /// Whom it counts.
    pub population: String,
    /// What the rows are.
    pub rows_are: String,
    /// The categories of the rows.
    pub categories: Vec<String>,
    /// What the columns are.
    pub columns_are: String,
    /// The categories of the columns.
    pub columns: Vec<String>,
    /// Row after row.
    pub counts: Vec<Vec<u32>>,
}

impl Entry {
    fn table(&self) -> Table {
        Table {
            population: self.population.clone(),
            filter: Vec::new(),
            rows: Dimension { name: self.rows_are.clone(), categories: self.categories.clone() },
            columns: Dimension { name: self.columns_are.clone(), categories: self.columns.clone() },
            counts: self.counts.clone(),
        }
    }
}

/// Counts, protects and enters in the ledger.
#[derive(Debug)]
pub struct Office<'a> {
    profile: &'a Profile,
    data: &'a str,
    ledger: Ledger,
    entries: Vec<Entry>,
}

impl<'a> Office<'a> {
    /// An office that has released these tables before. Those of other data count other people, and are not looked at.
    pub fn after(profile: &'a Profile, data: &'a str, earlier: &[Entry]) -> Result<Self, DisclosureError> {
        let mut office = Self { profile, data, ledger: Ledger::new(), entries: Vec::new() };
        for entry in earlier.iter().filter(|entry| entry.data == data) {
            if !office.entries.contains(entry) {
                let profile = Profile::named(&entry.profile).ok_or(DisclosureError::Profile)?;
                protect(&entry.table(), &profile, &mut office.ledger)?;
                office.entries.push(entry.clone());
            }
        }
        Ok(office)
    }

    /// Every table released, the earlier first.
    pub fn entries(self) -> Vec<Entry> {
        self.entries
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
        let entry = Entry {
            data: self.data.to_owned(),
            profile: self.profile.name.clone(),
            population: population.to_owned(),
            rows_are: rows_are.to_owned(),
            categories: categories.to_vec(),
            columns_are: columns_are.to_owned(),
            columns: names(columns),
            counts,
        };
        let protected = protect(&entry.table(), self.profile, &mut self.ledger)?;
        self.entries.push(entry);
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
        let mut office = Office::after(&profile, "data", &[]).unwrap();
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
        // A later report that leaves out the small place would give it away by what is missing: it hides more, or nothing
        // goes out.
        let entries = office.entries();
        let mut later = Office::after(&profile, "data", &entries).unwrap();
        let whole = [EVERYBODY.to_owned()];
        let everybody = std::iter::repeat_n((0, 0), 24).chain(std::iter::repeat_n((0, 1), 40));
        later.release("took part", ("everybody", &whole), ("outcome", &["yes", "no"]), everybody).unwrap();
        assert_eq!(later.recoverable(&["took part"]).unwrap(), 0);
        assert_eq!(later.entries().len(), 2);
        // Other data are other people.
        assert_eq!(Office::after(&profile, "other", &entries).unwrap().entries().len(), 0);
    }

    #[test]
    fn counts_that_contradict_an_earlier_table_are_refused() {
        let profile = Profile::dfe_children_looked_after();
        let categories = [EVERYBODY.to_owned()];
        let of = |office: &mut Office<'_>, with: usize| {
            let people = std::iter::repeat_n((0, 0), with).chain(std::iter::repeat_n((0, 1), 40));
            office.release("took part", ("everybody", &categories), ("outcome", &["yes", "no"]), people).map(|_| ())
        };
        let mut office = Office::after(&profile, "data", &[]).unwrap();
        of(&mut office, 24).unwrap();
        let mut later = Office::after(&profile, "data", &office.entries()).unwrap();
        assert_eq!(of(&mut later, 25), Err(DisclosureError::Contradiction));
    }
}
