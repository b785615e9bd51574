//! Whose names were in a list or a search: on its audit line, and once a day to be found by the person.

use sea_orm_migration::prelude::*;

use super::column::{added, day, id, index, key, number, table, text};

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let backend = manager.get_database_backend();
        manager.alter_table(added("audit", text("people").or_none(), backend)).await?;
        // Persons go with an import that is thrown away; that a name was shown stays, as it does in the audit.
        let columns = [id(), key("person_id"), key("account_id"), text("action"), day("on_day"), number("seq")];
        manager.create_table(table("shown", &columns, backend)).await?;
        manager.create_index(index("shown", &["person_id", "account_id", "action", "on_day"], true)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("shown").to_owned()).await?;
        manager.alter_table(Table::alter().table("audit").drop_column("people").to_owned()).await
    }
}
