//! What may be shown: every count of people goes through the profile, together with every table shown before.
//!
//! A rate is shown only where its counts are shown: it is never worked out from parts that are hidden.

use disclosure::{Dimension, DisclosureError, FIRST_COUNTED, Ledger, Profile, Protected, Shown, Table, protect};
use domain::Date;
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

/// A table as it was released, with its counts: kept inside, so that later reports are audited with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// SHA-256 of the data that it counts.
    pub data: String,
    /// The cut of these data.
    pub cut: String,
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
    /// The cut and the data that it is of.
    fn of(&self) -> (String, String) {
        (self.cut.clone(), self.data.clone())
    }

    fn table(&self, filter: Vec<(Dimension, Vec<String>)>) -> Table {
        Table {
            population: self.population.clone(),
            filter,
            rows: Dimension { name: self.rows_are.clone(), categories: self.categories.clone() },
            columns: Dimension { name: self.columns_are.clone(), categories: self.columns.clone() },
            counts: self.counts.clone(),
        }
    }
}

/// Counts, protects and enters in the ledger.
///
/// People come to be counted: a later cut of the data counts those of an earlier one and some more, and what the two
/// differ by are those few. So tables of all cuts are attacked together, as long as no count falls from one cut to a
/// later one. Where one does, people left or facts were corrected, and what two tables differ by says nothing certain of
/// anybody: [`Office::apart`] names such populations.
#[derive(Debug)]
pub struct Office<'a> {
    profile: &'a Profile,
    /// The data, and their cut.
    own: (&'a str, String),
    /// Cuts and their data, the first first.
    cuts: Vec<(String, String)>,
    ledger: Ledger,
    entries: Vec<Entry>,
    apart: Vec<String>,
}

impl<'a> Office<'a> {
    /// An office that has released these tables before, of these data and of other cuts.
    pub fn after(
        profile: &'a Profile,
        (data, cut): (&'a str, Date),
        earlier: &[Entry],
    ) -> Result<Self, DisclosureError> {
        let own = (data, cut.to_string());
        let mut cuts: Vec<(String, String)> = Vec::new();
        for cut in earlier.iter().map(Entry::of).chain([(own.1.clone(), data.to_owned())]) {
            if !cuts.contains(&cut) {
                cuts.push(cut);
            }
        }
        // Stable: of one day's data the one released first comes first.
        cuts.sort_by(|one, other| one.0.cmp(&other.0));
        let mut office = Self { profile, own, cuts, ledger: Ledger::new(), entries: Vec::new(), apart: Vec::new() };
        for entry in earlier {
            if !office.entries.contains(entry) {
                let profile = Profile::named(&entry.profile).ok_or(DisclosureError::Profile)?;
                office.enter(entry.clone(), &profile)?;
            }
        }
        Ok(office)
    }

    /// What keeps a table to the people that its cut counts: nothing where there is one cut.
    fn filter(&self, entry: &Entry) -> Vec<(Dimension, Vec<String>)> {
        if self.cuts.len() < 2 {
            return Vec::new();
        }
        let names: Vec<String> = (1..=self.cuts.len()).map(|at| at.to_string()).collect();
        let at = self.cuts.iter().position(|cut| *cut == entry.of()).unwrap_or(self.cuts.len());
        let kept = names.iter().take(at + 1).cloned().collect();
        vec![(Dimension { name: FIRST_COUNTED.to_owned(), categories: names }, kept)]
    }

    fn enter(&mut self, entry: Entry, profile: &Profile) -> Result<Protected, DisclosureError> {
        let filter = self.filter(&entry);
        let table = entry.table(filter.clone());
        let other_cuts = |other: &Table| other.population == entry.population && other.filter != filter;
        let protected = match protect(&table, profile, &mut self.ledger) {
            Err(DisclosureError::Contradiction | DisclosureError::OtherCategories { .. }) if !filter.is_empty() => {
                self.ledger.forget(other_cuts);
                let protected = protect(&table, profile, &mut self.ledger)?;
                if !self.apart.contains(&entry.population) {
                    self.apart.push(entry.population.clone());
                }
                protected
            }
            protected => protected?,
        };
        self.entries.push(entry);
        Ok(protected)
    }

    /// How many other cuts were released before.
    pub fn other_cuts(&self) -> usize {
        self.cuts.len() - 1
    }

    /// Populations whose counts fell from one cut to a later one, so that their cuts were not attacked together.
    pub fn apart(&self) -> &[String] {
        &self.apart
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
            data: self.own.0.to_owned(),
            cut: self.own.1.clone(),
            profile: self.profile.name.clone(),
            population: population.to_owned(),
            rows_are: rows_are.to_owned(),
            categories: categories.to_vec(),
            columns_are: columns_are.to_owned(),
            columns: names(columns),
            counts,
        };
        let protected = self.enter(entry, self.profile)?;
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
    use jiff::civil::date;

    #[test]
    fn a_hidden_row_gives_no_counts() {
        let profile = Profile::dfe_children_looked_after();
        let mut office = Office::after(&profile, ("data", date(2026, 3, 1)), &[]).unwrap();
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
        let mut later = Office::after(&profile, ("data", date(2026, 3, 1)), &entries).unwrap();
        let whole = [EVERYBODY.to_owned()];
        let everybody = std::iter::repeat_n((0, 0), 24).chain(std::iter::repeat_n((0, 1), 40));
        later.release("took part", ("everybody", &whole), ("outcome", &["yes", "no"]), everybody).unwrap();
        assert_eq!(later.recoverable(&["took part"]).unwrap(), 0);
        assert_eq!(later.entries().len(), 2);
    }

    fn whole(office: &mut Office<'_>, with: usize, without: usize) -> Result<Released, DisclosureError> {
        let categories = [EVERYBODY.to_owned()];
        let people = std::iter::repeat_n((0, 0), with).chain(std::iter::repeat_n((0, 1), without));
        office.release("took part", ("everybody", &categories), ("outcome", &["yes", "no"]), people)
    }

    #[test]
    fn a_few_people_more_in_a_later_cut_are_hidden_and_many_are_not() {
        let profile = Profile::dfe_children_looked_after();
        let mut first = Office::after(&profile, ("spring", date(2026, 3, 1)), &[]).unwrap();
        assert!(!whole(&mut first, 24, 40).unwrap().hides());
        let entries = first.entries();
        let autumn = ("autumn", date(2026, 9, 1));
        let mut few = Office::after(&profile, autumn, &entries).unwrap();
        assert_eq!(few.other_cuts(), 1);
        assert!(whole(&mut few, 26, 47).unwrap().hides(), "two more with an outcome would be seen");
        assert_eq!(few.recoverable(&["took part"]).unwrap(), 0);
        let mut many = Office::after(&profile, autumn, &entries).unwrap();
        assert!(!whole(&mut many, 34, 55).unwrap().hides());
        // What was released goes on from ledger to ledger, and the same again is what it was.
        let entries = many.entries();
        assert_eq!(entries.len(), 2);
        let winter = Office::after(&profile, ("winter", date(2026, 12, 1)), &entries).unwrap();
        assert_eq!((winter.other_cuts(), winter.recoverable(&["took part"]).unwrap()), (2, 0));
        // An older cut released late is held against the newer one all the same.
        let mut late = Office::after(&profile, ("summer", date(2026, 6, 1)), &entries).unwrap();
        assert!(whole(&mut late, 33, 54).unwrap().hides());
    }

    #[test]
    fn cuts_in_which_a_count_falls_are_told_apart_and_named() {
        let profile = Profile::dfe_children_looked_after();
        let mut first = Office::after(&profile, ("spring", date(2026, 3, 1)), &[]).unwrap();
        whole(&mut first, 24, 40).unwrap();
        let mut later = Office::after(&profile, ("autumn", date(2026, 9, 1)), &first.entries()).unwrap();
        assert!(!whole(&mut later, 22, 47).unwrap().hides());
        assert_eq!(later.apart(), ["took part"]);
    }

    #[test]
    fn counts_that_contradict_an_earlier_table_are_refused() {
        let profile = Profile::dfe_children_looked_after();
        let categories = [EVERYBODY.to_owned()];
        let of = |office: &mut Office<'_>, with: usize| {
            let people = std::iter::repeat_n((0, 0), with).chain(std::iter::repeat_n((0, 1), 40));
            office.release("took part", ("everybody", &categories), ("outcome", &["yes", "no"]), people).map(|_| ())
        };
        let mut office = Office::after(&profile, ("data", date(2026, 3, 1)), &[]).unwrap();
        of(&mut office, 24).unwrap();
        let mut later = Office::after(&profile, ("data", date(2026, 3, 1)), &office.entries()).unwrap();
        assert_eq!(of(&mut later, 25), Err(DisclosureError::Contradiction));
    }
}
