//! The clock's tables: what was done, what lasts, and what a change of dates or law did to people's duties.
//!
//! Duties themselves are never kept: they are worked out when they are asked for. A re-plan keeps what *changed* at one
//! moment, since nobody could work that out afterwards.

use sea_orm_migration::prelude::*;

use super::column::{Column, day, id, index, instant, key, number, of, table, text, version};

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, columns) in TABLES {
            manager.create_table(table(name, columns, manager.get_database_backend())).await?;
        }
        for (table, columns, unique) in INDEXES {
            manager.create_index(index(table, columns, *unique)).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, _) in TABLES.iter().rev() {
            manager.drop_table(Table::drop().table(*name).to_owned()).await?;
        }
        Ok(())
    }
}

const TABLES: &[(&str, &[Column])] = &[
    (
        "event",
        &[
            id(),
            of("person_id", "person"),
            of("worker_id", "worker"),
            text("role"),
            text("kind"),
            day("on_day"),
            day("until_on").or_none(),
            text("outcome").or_none(),
            text("note"),
            instant("recorded_at"),
            instant("withdrawn_at").or_none(),
            text("withdrawn_why").or_none(),
            version("version"),
        ],
    ),
    (
        "replan",
        &[
            id(),
            instant("at"),
            key("account_id"),
            text("because"),
            number("import_no").or_none(),
            day("today"),
            number("people"),
            number("changed"),
        ],
    ),
    (
        "replan_change",
        &[
            id(),
            of("replan_id", "replan"),
            of("person_id", "person"),
            text("rule"),
            text("kind"),
            day("due_before").or_none(),
            day("due_after").or_none(),
            number("hurry"),
        ],
    ),
];

/// Table, columns, unique.
const INDEXES: &[(&str, &[&str], bool)] = &[
    ("event", &["person_id", "on_day"], false),
    ("replan", &["at"], false),
    ("replan", &["import_no"], false),
    ("replan_change", &["replan_id", "person_id"], false),
    ("replan_change", &["person_id"], false),
];
