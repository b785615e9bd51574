//! Values that cannot be read and count as missing: how many there are, and where the first of them stand.

/// Values of one column that say something which cannot be read. What they say stands in no report: it may be somebody's
/// number, or their birthday.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Unreadable {
    /// How many.
    pub(crate) count: u64,
    /// The first rows that they stand in.
    pub(crate) rows: Vec<u64>,
}

/// So many rows are enough to find what is wrong with a column.
const ROWS_SHOWN: usize = 5;

impl Unreadable {
    pub(crate) fn add(&mut self, row: u64) {
        self.count += 1;
        if self.rows.len() < ROWS_SHOWN && self.rows.last() != Some(&row) {
            self.rows.push(row);
        }
    }

    pub(crate) fn append(&mut self, other: Self) {
        self.count += other.count;
        self.rows.extend(other.rows.into_iter().take(ROWS_SHOWN.saturating_sub(self.rows.len())));
    }

    /// In words, after the name of a column.
    pub(crate) fn words(&self) -> String {
        let values = if self.count == 1 { "1 value".to_owned() } else { format!("{} values", self.count) };
        format!("{values} cannot be read, {}", rows_in_words(self.count, &self.rows))
    }
}

/// `in row 2`, `in rows 2, 7`, or where there are more, `first in rows 2, 7, 9, 12, 15`.
pub(crate) fn rows_in_words(count: u64, first: &[u64]) -> String {
    let rows = first.iter().map(u64::to_string).collect::<Vec<String>>().join(", ");
    match first.len() {
        1 => format!("in row {rows}"),
        shown if count > shown as u64 => format!("first in rows {rows}"),
        _ => format!("in rows {rows}"),
    }
}
