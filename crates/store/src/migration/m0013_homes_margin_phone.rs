//! Until when somebody can stay where they sleep first, and where they live after that; how much time to spare their day
//! of release needs, and why; the number of a place.

use sea_orm_migration::prelude::*;

use super::column::{Column, added, day, number, text};

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const ADDED: &[(&str, Column)] = &[
    ("release_day", day("home_to").or_none()),
    ("release_day", text("later_homes").or_none()),
    ("release_day", number("margin").or_none()),
    ("release_day", text("margin_why").or_none()),
    ("place", text("phone").or_none()),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let backend = manager.get_database_backend();
        for (table, column) in ADDED {
            manager.alter_table(added(table, *column, backend)).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in ADDED.iter().rev() {
            manager.alter_table(Table::alter().table(*table).drop_column(column.name()).to_owned()).await?;
        }
        Ok(())
    }
}
