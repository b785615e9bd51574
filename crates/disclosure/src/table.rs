//! Tables of counts with their totals, before and after protection.

use crate::DisclosureError;

/// A dimension with its categories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    /// Its name, such as "region".
    pub name: String,
    /// Its categories, each person in exactly one.
    pub categories: Vec<String>,
}

/// The dimension of people by the release that first counted them, such as the cuts of data that grow: a table of the
/// second cut keeps the first category and the second. What nobody released, the people new in a cut, is attacked as a
/// table of its own; that nobody is new there tells nothing.
pub const FIRST_COUNTED: &str = "first counted";

/// Counts of people by two dimensions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Which people are counted, such as "released in 2026": tables of the same people are audited together.
    pub population: String,
    /// What the people are cut down to, by dimension and the categories that are kept; dimensions outside the table.
    pub filter: Vec<(Dimension, Vec<String>)>,
    /// The rows.
    pub rows: Dimension,
    /// The columns.
    pub columns: Dimension,
    /// Row after row, without totals.
    pub counts: Vec<Vec<u32>>,
}

/// A place in a table: a row or column at the end is the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Row; as many as there are rows means the total.
    pub row: usize,
    /// Column; as many as there are columns means the total.
    pub column: usize,
}

/// What is shown in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The count, rounded where the profile rounds.
    Count(u32),
    /// Hidden because it is small.
    Small,
    /// Hidden to protect another.
    Protecting,
}

impl Table {
    pub(crate) fn check(&self) -> Result<(), DisclosureError> {
        let (rows, columns) = (self.rows.categories.len(), self.columns.categories.len());
        if rows == 0 || columns == 0 {
            return Err(DisclosureError::Empty);
        }
        if self.counts.len() != rows {
            return Err(DisclosureError::Uneven { row: self.counts.len(), expected: rows, found: self.counts.len() });
        }
        for (row, counts) in self.counts.iter().enumerate() {
            if counts.len() != columns {
                return Err(DisclosureError::Uneven { row: row + 1, expected: columns, found: counts.len() });
            }
        }
        let mut names: Vec<&str> = vec![&self.rows.name, &self.columns.name];
        names.extend(self.filter.iter().map(|(dimension, _)| dimension.name.as_str()));
        twice("the table", &names)?;
        for dimension in self.dimensions() {
            let categories: Vec<&str> = dimension.categories.iter().map(String::as_str).collect();
            twice(&dimension.name, &categories)?;
        }
        Ok(())
    }

    pub(crate) fn dimensions(&self) -> impl Iterator<Item = &Dimension> {
        [&self.rows, &self.columns].into_iter().chain(self.filter.iter().map(|(dimension, _)| dimension))
    }

    /// Rows and columns, totals included.
    pub(crate) fn size(&self) -> (usize, usize) {
        (self.rows.categories.len() + 1, self.columns.categories.len() + 1)
    }

    /// Every place, totals included, row after row.
    pub fn places(&self) -> impl Iterator<Item = Place> + use<> {
        let (rows, columns) = self.size();
        (0..rows).flat_map(move |row| (0..columns).map(move |column| Place { row, column }))
    }

    /// The count in a place, totals included.
    pub fn count(&self, place: Place) -> u32 {
        let row = |counts: &[u32]| counts.get(place.column).copied().unwrap_or_else(|| counts.iter().sum());
        self.counts
            .get(place.row)
            .map_or_else(|| self.counts.iter().map(|counts| row(counts)).sum(), |counts| row(counts))
    }

    /// Whether a place is a total.
    pub(crate) fn is_total(&self, place: Place) -> bool {
        place.row == self.rows.categories.len() || place.column == self.columns.categories.len()
    }

    /// The category of a place's row and column, "Total" for totals.
    pub fn names(&self, place: Place) -> (String, String) {
        let of = |dimension: &Dimension, at: usize| {
            dimension.categories.get(at).cloned().unwrap_or_else(|| "Total".to_owned())
        };
        (of(&self.rows, place.row), of(&self.columns, place.column))
    }
}

fn twice(dimension: &str, names: &[&str]) -> Result<(), DisclosureError> {
    let again = names.iter().enumerate().find(|(at, name)| names[..*at].contains(name));
    again.map_or(Ok(()), |(_, name)| {
        Err(DisclosureError::Twice { dimension: dimension.to_owned(), name: (*name).to_owned() })
    })
}
