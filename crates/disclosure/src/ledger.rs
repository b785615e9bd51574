//! The ledger of releases: every table ever shown, so that the next is audited together with them.

use crate::DisclosureError;
use crate::attack::{Finding, attack};
use crate::system::Release;
use crate::table::Table;

/// Tables released, in order.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    releases: Vec<Release>,
}

impl Ledger {
    /// A ledger without releases.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many tables were released.
    pub fn len(&self) -> usize {
        self.releases.len()
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.releases.is_empty()
    }

    /// Attacks everything released about these people.
    pub fn audit(&self, population: &str) -> Result<Vec<Finding>, DisclosureError> {
        let releases = self.of(population);
        if releases.is_empty() {
            return Ok(Vec::new());
        }
        Ok(attack(&releases)?.into_iter().map(|(finding, _)| finding).collect())
    }

    /// Forgets the releases of these tables: they turned out to count other people than what was taken for the same.
    pub fn forget(&mut self, forgets: impl Fn(&Table) -> bool) {
        self.releases.retain(|release| !forgets(&release.table));
    }

    pub(crate) fn of(&self, population: &str) -> Vec<&Release> {
        self.releases.iter().filter(|release| release.table.population == population).collect()
    }

    pub(crate) fn enter(&mut self, release: Release) {
        self.releases.push(release);
    }
}
