//! How the tables came to be: one list for both databases, never edited once released, only added to.
//!
//! Each migration brings a file of rows, `tests/data/<its name>.jsonl`, that fills what it made: the tests take
//! those rows from there to the newest tables.

mod column;
mod m0001_first_tables;
mod m0002_clock;
mod m0003_indexes_of_questions;
mod m0004_end_of_the_chain;
mod m0005_who_was_shown;
mod m0006_replan;
mod m0007_plan;
mod m0008_release_day;
mod m0009_network;
mod m0010_signed_return;
mod m0011_shared;
mod m0012_link_review;
mod m0013_homes_margin_phone;
mod m0014_care_status;
mod m0015_cohort;
mod m0016_reception;

use sea_orm::{ConnectionTrait, DbBackend};
use sea_orm_migration::prelude::*;

use crate::{Store, StoreError};

/// Every migration in order.
#[derive(Debug)]
pub(crate) struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_first_tables::Migration),
            Box::new(m0002_clock::Migration),
            Box::new(m0003_indexes_of_questions::Migration),
            Box::new(m0004_end_of_the_chain::Migration),
            Box::new(m0005_who_was_shown::Migration),
            Box::new(m0006_replan::Migration),
            Box::new(m0007_plan::Migration),
            Box::new(m0008_release_day::Migration),
            Box::new(m0009_network::Migration),
            Box::new(m0010_signed_return::Migration),
            Box::new(m0011_shared::Migration),
            Box::new(m0012_link_review::Migration),
            Box::new(m0013_homes_margin_phone::Migration),
            Box::new(m0014_care_status::Migration),
            Box::new(m0015_cohort::Migration),
            Box::new(m0016_reception::Migration),
        ]
    }
}

/// Number of the advisory lock under which one PostgreSQL session at a time changes tables.
const TABLES_LOCK: &str = "SELECT pg_advisory_xact_lock(7246003)";

impl Store {
    /// The migrations this program knows, in order: what a copy of the record says it was taken at is the last.
    pub fn migrations() -> Vec<String> {
        Migrator::migrations().iter().map(|migration| migration.name().to_owned()).collect()
    }

    /// How many migrations are still to be applied.
    pub async fn pending_migrations(&self) -> Result<usize, StoreError> {
        Ok(Migrator::get_pending_migrations(&self.writer).await?.len())
    }

    /// Applies the next `steps` migrations, or all: whole or not at all, even if the machine stops midway. Two programs
    /// that start at once take turns.
    pub async fn migrate_up(&self, steps: Option<u32>) -> Result<(), StoreError> {
        let tx = self.begin().await?;
        lock(tx.rows()).await?;
        Migrator::up(tx.rows(), steps).await?;
        tx.keep_unwritten().await
    }

    /// Takes the last `steps` migrations back, or all, **with everything their tables held**: for going back to an
    /// older version of the program, after a copy was made.
    pub async fn migrate_down(&self, steps: Option<u32>) -> Result<(), StoreError> {
        let tx = self.begin().await?;
        lock(tx.rows()).await?;
        Migrator::down(tx.rows(), steps).await?;
        tx.keep_unwritten().await
    }
}

async fn lock(rows: &impl ConnectionTrait) -> Result<(), StoreError> {
    if rows.get_database_backend() == DbBackend::Postgres {
        rows.execute_unprepared(TABLES_LOCK).await?;
    }
    Ok(())
}
