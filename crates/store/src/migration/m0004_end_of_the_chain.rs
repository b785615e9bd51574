//! The number of the audit's lines, kept beside them: that the end of the chain was cut off shows in it.

use sea_orm_migration::prelude::*;

use super::column::{number, table};

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The lines that are there already.
const COUNT: &str = "INSERT INTO chain_end (no, lines) SELECT 1, seq FROM audit ORDER BY seq DESC LIMIT 1";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [number("no").primary(), number("lines")];
        manager.create_table(table("chain_end", &columns, manager.get_database_backend())).await?;
        manager.get_connection().execute_unprepared(COUNT).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("chain_end").to_owned()).await
    }
}
