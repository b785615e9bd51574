//! What came of reading: how many rows of each file, what is wrong with which, and what was put right.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::fault::{Because, Place, Repair, Repaired, RowFault};
use crate::record::ReturnYear;

/// What came of reading an extract.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// The files in the order they were given. An XML file has one entry for each of its tables.
    pub files: Vec<FileSummary>,
    /// The first faults, as many as the limits allow.
    pub faults: Vec<RowFault>,
    /// How many faults there are in all.
    pub fault_count: u64,
    /// What was put right without asking.
    pub repairs: Vec<Repaired>,
}

impl Summary {
    /// Rows read and handed on, over all files.
    pub fn accepted(&self) -> u64 {
        self.files.iter().map(|file| file.accepted).sum()
    }

    /// Rows refused, over all files.
    pub fn refused(&self) -> u64 {
        self.files.iter().map(|file| file.refused).sum()
    }
}

/// What came of reading one table of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileSummary {
    /// The file's name.
    pub file: Arc<str>,
    /// The table it holds.
    pub table: &'static str,
    /// The year of the return it tells of; this year for files of other kinds.
    pub year: ReturnYear,
    /// Rows handed on.
    pub accepted: u64,
    /// Rows refused.
    pub refused: u64,
}

/// Faults and repairs as they are found.
#[derive(Default)]
pub(crate) struct Tally {
    most_faults: usize,
    faults: Vec<RowFault>,
    fault_count: u64,
    repairs: BTreeMap<(Option<&'static str>, Repair), (u64, u64)>,
    repaired: Vec<Repaired>,
}

impl Tally {
    pub(crate) fn new(most_faults: usize) -> Self {
        Self { most_faults, ..Self::default() }
    }

    /// Notes a fault; beyond the limit it is only counted. The same fault of the same place is said once: in XML the
    /// rows of one child share its date of birth.
    pub(crate) fn fault(&mut self, place: Place<'_>, because: Because, found: &str) {
        let mut of_row = self.faults.iter().rev().take_while(|fault| fault.row == place.1 && fault.file == *place.0);
        if of_row.any(|fault| fault.column == place.2 && fault.because == because) {
            return;
        }
        self.fault_count += 1;
        if self.faults.len() < self.most_faults {
            self.faults.push(RowFault::new(place, because, found));
        }
    }

    /// Notes that something was put right in a row.
    pub(crate) fn repair(&mut self, row: u64, column: Option<&'static str>, repair: Repair) {
        self.repairs.entry((column, repair)).and_modify(|(rows, _)| *rows += 1).or_insert((1, row));
    }

    /// The file ends: its repairs are written down under its name.
    pub(crate) fn end_file(&mut self, file: &Arc<str>) {
        let repairs = std::mem::take(&mut self.repairs);
        self.repaired.extend(repairs.into_iter().map(|((column, repair), (rows, first_row))| Repaired {
            file: Arc::clone(file),
            column,
            repair,
            rows,
            first_row,
        }));
    }

    pub(crate) fn into_summary(self, files: Vec<FileSummary>) -> Summary {
        Summary { files, faults: self.faults, fault_count: self.fault_count, repairs: self.repaired }
    }
}
