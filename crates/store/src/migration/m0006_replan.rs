//! What an import of release dates does to people's duties, for whoever decides about it and for the teams afterwards.
//!
//! Nobody could work it out later: once dates have moved, what was owed before is gone.

use sea_orm_migration::prelude::*;

use super::column::{Column, day, flag, id, instant, key, make, number, text};

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        make(manager, &[("replan", REPLAN), ("replan_change", CHANGE)], INDEXES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["replan_change", "replan"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

const REPLAN: &[Column] = &[
    id(),
    number("from_import").found_in("import", "no"),
    instant("at"),
    day("today"),
    number("people"),
    number("changed"),
];

// Persons go with an import that is thrown away, and must be able to: their id need not be found.
const CHANGE: &[Column] = &[
    id(),
    number("from_import").found_in("import", "no"),
    key("person_id"),
    text("rule"),
    text("kind"),
    day("due_before").or_none(),
    day("due_after").or_none(),
    flag("hurry"),
];

/// Table, columns, unique.
const INDEXES: &[(&str, &[&str], bool)] =
    &[("replan", &["from_import"], true), ("replan_change", &["from_import", "person_id"], false)];
