//! Somebody of a young adult's network signs in: their account and code, what was said they may see beside areas, and which
//! of them wrote something in the plan.

use sea_orm_migration::prelude::*;

use super::column::{Column, added, flag, index, index_name, key};

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let backend = manager.get_database_backend();
        for (table, column) in ADDED {
            manager.alter_table(added(table, *column, backend)).await?;
        }
        // One account for one of the network. Two without one, of workers and young adults, are no two of the same.
        manager.create_index(index("account", &["supporter_id"], true)).await?;
        manager.create_index(index("sign_in_code", &["supporter_id"], false)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["account", "sign_in_code"] {
            let name = index_name(table, &["supporter_id"]);
            manager.drop_index(Index::drop().name(name).table(table).to_owned()).await?;
        }
        for (table, name) in NAMES.iter().rev() {
            manager.alter_table(Table::alter().table(*table).drop_column(*name).to_owned()).await?;
        }
        Ok(())
    }
}

/// The person of such an account or code is in whose network they are. A supporter has entries, and no row of their own.
const ADDED: &[(&str, Column)] = &[
    ("account", key("supporter_id").or_none()),
    ("sign_in_code", key("supporter_id").or_none()),
    // Of a word about what they may see.
    ("network_entry", flag("named").or_none()),
    ("network_entry", flag("release_day").or_none()),
    // Who of the network typed an entry, where they did it themselves.
    ("plan_entry", key("supporter_id").or_none()),
];

/// The same by name, to take them out again.
const NAMES: &[(&str, &str)] = &[
    ("account", "supporter_id"),
    ("sign_in_code", "supporter_id"),
    ("network_entry", "named"),
    ("network_entry", "release_day"),
    ("plan_entry", "supporter_id"),
];
