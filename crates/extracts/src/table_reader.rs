//! Rows of one table become records, or faults that say why not.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use crate::agreement::disagreements;
use crate::cell::{self, Against, LONGEST_CELL};
use crate::columns::{PERSON, Table};
use crate::fault::{Because, Place, Repair};
use crate::record::{At, Make, Record, ReturnYear, maker};
use crate::summary::{FileSummary, Tally};
use crate::value::{Value, Values};

/// The reader of one table of one file.
pub(crate) struct TableReader<'c> {
    pub(crate) table: &'static Table,
    pub(crate) file: Arc<str>,
    against: Against<'c>,
    year: ReturnYear,
    make: Option<Make>,
    /// Places of the key's columns.
    key: Vec<usize>,
    /// A digest of each key that came, with the row it came in: at most some 50 bytes a row, and nothing else grows with
    /// the file.
    seen: HashMap<u64, u32>,
    accepted: u64,
    refused: u64,
}

impl<'c> TableReader<'c> {
    pub(crate) fn new(table: &'static Table, file: Arc<str>, against: Against<'c>, year: ReturnYear) -> Self {
        Self {
            table,
            file,
            against,
            year,
            make: maker(table),
            key: table.key.iter().filter_map(|name| table.place(name)).collect(),
            seen: HashMap::new(),
            accepted: 0,
            refused: 0,
        }
    }

    /// Reads one row, whose cells are asked for by the place of their column in the table.
    pub(crate) fn row<'v>(
        &mut self,
        row: u64,
        cell: impl Fn(usize) -> Option<&'v str>,
        tally: &mut Tally,
    ) -> Option<Record> {
        if self.is_not_born_yet(&cell) {
            tally.repair(row, None, Repair::NotBornYet);
            return None;
        }
        let record = self.record(row, cell, tally);
        match record {
            Some(_) => self.accepted += 1,
            None => self.refused += 1,
        }
        record
    }

    /// Refuses a row that cannot be divided into cells.
    pub(crate) fn refuse(&mut self, row: u64, because: Because, tally: &mut Tally) {
        tally.fault(Place(&self.file, row, None), because, "");
        self.refused += 1;
    }

    fn record<'v>(&mut self, row: u64, cell: impl Fn(usize) -> Option<&'v str>, tally: &mut Tally) -> Option<Record> {
        let values = self.values(row, &cell, tally)?;
        if let Some(first_row) = self.same_key(row, &values) {
            let place = self.key.first().copied().unwrap_or_default();
            let found = cell(place).unwrap_or_default();
            tally.fault(Place(&self.file, row, self.table.key.first().copied()), Because::SameAs { first_row }, found);
            return None;
        }
        let at = At { file: Arc::clone(&self.file), row };
        let Some(record) = self.make.and_then(|make| make(at, &mut Values::new(values), self.year)) else {
            tally.fault(Place(&self.file, row, None), Because::Missing, "");
            return None;
        };
        let disagreements = disagreements(&record);
        for (column, because) in &disagreements {
            let found = self.table.place(column).and_then(&cell).unwrap_or_default();
            tally.fault(Place(&self.file, row, Some(column)), *because, found);
        }
        disagreements.is_empty().then_some(record)
    }

    /// The values of a row, or a fault for each cell that has one.
    fn values<'v>(
        &self,
        row: u64,
        cell: &impl Fn(usize) -> Option<&'v str>,
        tally: &mut Tally,
    ) -> Option<Vec<Value<'v>>> {
        let mut values = Vec::with_capacity(self.table.columns.len());
        for (place, column) in self.table.columns.iter().enumerate() {
            let Some(text) = cell(place) else {
                values.push(Value::Missing);
                continue;
            };
            match read_cell(column, text, self.against) {
                Ok((value, repairs)) => {
                    repairs.into_iter().flatten().for_each(|repair| tally.repair(row, Some(column.name), repair));
                    values.push(value);
                }
                Err(because) => tally.fault(Place(&self.file, row, Some(column.name)), because, text),
            }
        }
        (values.len() == self.table.columns.len()).then_some(values)
    }

    /// The row in which the key of these values came before.
    fn same_key(&mut self, row: u64, values: &[Value<'_>]) -> Option<u64> {
        if self.key.is_empty() {
            return None;
        }
        let mut digest = DefaultHasher::new();
        for value in self.key.iter().filter_map(|place| values.get(*place)) {
            match value {
                Value::Text(text) => text.hash(&mut digest),
                Value::Identifier(identifier) => identifier.value().hash(&mut digest),
                Value::Date(date) => date.hash(&mut digest),
                Value::Code(code) => code.hash(&mut digest),
                _ => 0.hash(&mut digest),
            }
        }
        match self.seen.entry(digest.finish()) {
            Entry::Occupied(first) => Some(u64::from(*first.get())),
            Entry::Vacant(free) => {
                free.insert(u32::try_from(row).unwrap_or(u32::MAX));
                None
            }
        }
    }

    /// The Standard Safeguarding Dataset holds unborn children, with an expected date and no date of birth.
    fn is_not_born_yet<'v>(&self, cell: &impl Fn(usize) -> Option<&'v str>) -> bool {
        let has = |name| self.table.place(name).and_then(cell).is_some_and(|text| !text.trim().is_empty());
        self.table.name == PERSON.name && !has("pers_dob") && has("pers_expected_dob")
    }

    pub(crate) fn into_summary(self) -> FileSummary {
        FileSummary {
            file: self.file,
            table: self.table.name,
            year: self.year,
            accepted: self.accepted,
            refused: self.refused,
        }
    }
}

fn read_cell<'v>(
    column: &crate::columns::Column,
    text: &'v str,
    against: Against<'_>,
) -> Result<(Value<'v>, cell::Repairs), Because> {
    if text.len() > LONGEST_CELL && text.chars().count() > LONGEST_CELL {
        return Err(Because::TooLong { longest: LONGEST_CELL });
    }
    cell::read(column, text, against)
}
