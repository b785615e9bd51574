//! What was done and what lasted, recorded by hand: facts from which the clock works duties out.
//!
//! Duties themselves are never kept.

use sea_orm_migration::prelude::*;

use super::column::{Column, day, id, instant, make, of, text, version};

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        make(manager, &[("event", EVENT)], &[("event", &["person_id", "on_day"], false)]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("event").to_owned()).await
    }
}

const EVENT: &[Column] = &[
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
];
