//! Indexes that hold what the pages' most frequent questions ask for, so that they are answered without reading rows.
//!
//! - The latest contacts of everybody on a caseload: what counts as one stands in the index. The contacts of one person
//!   lie far apart, and a row of them is mostly its note.
//! - A name that is searched for: whose key it is and from which record; its other words by person.
//! - A search by date of birth.
//! - Nothing asks for identifiers by person: people's numbers are read from their records.

use sea_orm_migration::prelude::*;

use super::column::{index, index_name};

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        replace(manager, BEFORE, NOW).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        replace(manager, NOW, BEFORE).await
    }
}

/// Table and columns.
type Indexes = &'static [(&'static str, &'static [&'static str])];

const BEFORE: Indexes = &[
    ("contact", &["person_id", "visited_on"]),
    ("identifier", &["person_id"]),
    ("name_key", &["key", "person_id"]),
    ("name_key", &["person_id"]),
];

const NOW: Indexes = &[
    ("contact", &["person_id", "visited_on", "attended", "role", "withdrawn_at", "channel"]),
    ("name_key", &["key", "person_id", "record_id"]),
    ("name_key", &["person_id", "key"]),
    ("source_record", &["born_on"]),
];

async fn replace(manager: &SchemaManager<'_>, these: Indexes, with: Indexes) -> Result<(), DbErr> {
    for (table, columns) in these {
        manager.drop_index(Index::drop().name(index_name(table, columns)).table(*table).to_owned()).await?;
    }
    for (table, columns) in with {
        manager.create_index(index(table, columns, false)).await?;
    }
    Ok(())
}
